"""Where the money for a piece goes, who does which stage, and who keeps the margin."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from microfactory import figures, value_chain
from microfactory.asking import of_row
from microfactory.case_report.behind import behind
from microfactory.casebook import Results
from microfactory.costs import by_bucket
from microfactory.evidence import union_of_sources, worst_grade
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    amount,
    asked,
    capital,
    draw,
    graded,
    joined,
    plain,
    table,
)


def costs_figure(results: Results) -> Drawn | Prose:
    """Return the waterfall from the retail price to what is left, or say that it cannot be drawn."""
    buckets = by_bucket(results.costs)
    if buckets["receipts"]["state"] != "known":
        note = results.case.unknown.get("manufacturer_margin", "")
        because = f": {plain(note)}" if note else ""
        return Prose(
            f"What the manufacturer receives for a piece is **not known**{because}.",
            basis=behind(results, "the amounts of a piece", results.costs, at="Table 6"),
            what="What the manufacturer receives",
        )
    told = [
        f"{row['label']} {_bucket_text(row)}"
        for name, row in buckets.items()
        if name not in ("retail_price", "others", "receipts")
    ]
    priced = ""
    if buckets["retail_price"]["state"] == "known":
        priced = f" of {_bucket_text(buckets['retail_price'])} in the shop"
    return draw(
        figures.cost_buckets(results.costs, _money(results)),
        alt=(
            f"Waterfall of one piece:{priced} the manufacturer receives "
            f"{_bucket_text(buckets['receipts'])}; {joined(told)}."
        ),
        title="From the price of one piece to what is left",
        caption=(
            "Each bar hangs from where the one above it ended. "
            "Pale: between the lowest and the highest value of the evidence."
        ),
        source="Table 6 of the thesis, estimates of Drogs, Peinovich and Croston",
        basis=behind(results, "the amounts of a piece", results.costs, at="Table 6"),
    )


def _bucket_text(row: Mapping[Any, Any]) -> str:
    if row["state"] == "negligible":
        return "negligible"
    if row["state"] != "known":
        return "unknown"
    money = str(row["unit"]).partition("/")[0]
    return amount(row["low"], row["high"], money).partition(" (")[0]


def costs_table(results: Results) -> Table:
    """Return the buckets in dollars, per hundred of receipts and per hundred of retail price."""
    rows = [
        {
            "label": capital(str(row["label"])),
            "amount": _amount(results, row),
            "rounded": _rounded(row),
            "share": _percent(results, row, "share", "what the manufacturer receives"),
            "retail": _percent(results, row, "retail", "the retail price"),
            "grade": graded(row["grade"]),
            "note": row["note"],
            "card": of_row("the amounts of a piece", row),
        }
        for row in results.costs.to_dict("records")
        if row["state"] != "not_researched"
    ]
    columns = [
        {"key": "label", "label": "Bucket"},
        {"key": "amount", "label": "A piece", "kind": "number"},
        {"key": "rounded", "label": "Before rounding", "kind": "number"},
        {"key": "share", "label": "Of receipts", "kind": "number"},
        {"key": "retail", "label": "Of retail price", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
        {"key": "note", "label": "Note", "kind": "long"},
    ]
    return table(
        rows,
        columns,
        "Unit economics of one piece",
        subtitle=_money(results),
        note=(
            "Before rounding: what the printed figures may stand for, half a unit of the last digit "
            "each way. Firms whose receipts cover other stages compare per hundred of the retail price."
        ),
        basis=behind(results, "the amounts of a piece", results.costs, at="Table 6"),
    )


def _rounded(row: Mapping[Any, Any]) -> str:
    if row["state"] == "negligible" or not math.isfinite(row["rounded_low"]):
        return ""
    sign = "$" if str(row["unit"]).startswith("USD_") else ""
    return f"{sign}{_fine(row['rounded_low'])} to {_fine(row['rounded_high'])}"


def _fine(value: float) -> str:
    """Return money with its cents, and with the half of one where there is one."""
    return f"{value:,.3f}".removesuffix("0")


def _amount(results: Results, row: Mapping[Any, Any]) -> Markup:
    known = row["state"] in ("known", "negligible")
    return asked(
        f"cost-{row['bucket']}",
        _bucket_text(row),
        row,
        results.sources,
        what=capital(str(row["label"])),
        value=amount(row["low"], row["high"], str(row["unit"])) if row["state"] == "known" else "",
        missing="" if known else str(row["state"]),
    )


def _percent(results: Results, row: Mapping[Any, Any], of: str, whole: str) -> Markup | str:
    low, high = row[f"{of}_low"], row[f"{of}_high"]
    if math.isnan(low):
        return ""
    return asked(
        f"cost-{row['bucket']}-of-{of}",
        amount(low, high, "percent"),
        row,
        results.sources,
        what=f"{capital(str(row['label']))}, of {whole}",
        note=f"{row['note']}{'. ' if row['note'] else ''}Computed from the amounts.",
    )


def stages_figure(results: Results) -> Drawn:
    """Return who does which stage."""
    told = [
        f"{row['label']}: {row['performer'] or 'not said'}"
        for row in results.value_chain.to_dict("records")
    ]
    return draw(
        figures.stage_map(results.value_chain),
        alt=f"Stages of production and who does them. {'; '.join(told)}.",
        title="Who does which stage",
        caption=(
            "Length: the stage's share of the margin of a necklace. Blue: in-house; orange: contracted; "
            "light blue: with a partner; white: the customer; hatched: not said."
        ),
        source="Tables 4 and 8 of the thesis, margin estimates of Croston and Drogs",
        basis=behind(
            results,
            "who does each stage, and its share of the margin",
            results.value_chain,
            at="Tables 4 and 8",
        ),
    )


def stages_text(results: Results) -> Prose:
    """Return what share of the margin the firm keeps, and why it is not a single number."""
    kept = value_chain.captured(results.value_chain)
    chain = results.value_chain
    open_stages = chain.loc[
        chain["margin"].notna() & (chain["captured_high"] > chain["captured_low"]), "label"
    ]
    share = amount(kept.low, kept.high, "percent")
    text = f"It keeps [{share}](#fact-kept-all) of the margin."
    if len(open_stages):
        text += (
            f" How much of {joined(list(open_stages))} stays with the firm is not said, so the answer is "
            "an interval."
        )
    sold = results.facts.loc[results.facts["variable"] == "sales_share_direct"]
    if len(sold):
        text += " A stage at which only a part of the products is sold counts for that part."
    return Prose(
        text,
        basis=behind(
            results,
            "who does each stage, and its share of the margin",
            results.value_chain,
            at="Tables 4 and 8",
        ),
        what="Who keeps the margin",
    )


def stages_table(results: Results) -> Table:
    """Return the numbers of the figure: each stage's share of the margin, and what the firm keeps."""
    rows: list[dict[str, Any]] = []
    for row in results.value_chain.to_dict("records"):
        said = row["performer"] != ""
        rows.append(
            {
                "stage": capital(str(row["label"])),
                "performer": row["performer"] or None,
                "margin": _share(results, row, "margin", row["margin"], row["margin"]),
                "kept": _share(results, row, "kept", row["captured_low"], row["captured_high"]),
                "grade": graded(row["grade"]) if said else "",
                "note": row["note"],
            }
        )
    kept = value_chain.captured(results.value_chain)
    whole = {
        "sources": " ".join(
            union_of_sources(str(keys).split() for keys in results.value_chain["sources"])
        ),
        "grade": worst_grade(results.value_chain["grade"]),
        "at": "ch. 4, Table 8",
        "stage": "all",
        "label": "all stages",
    }
    total = _share(results, whole, "kept", kept.low, kept.high)
    rows.append(
        {
            "stage": "All stages",
            "performer": "",
            "margin": "",
            "kept": total,
            "grade": graded(str(whole["grade"] or "")),
            "note": "Added up; a stage of which nothing is said may be kept wholly or not at all.",
        }
    )
    columns = [
        {"key": "stage", "label": "Stage"},
        {"key": "performer", "label": "Done by"},
        {"key": "margin", "label": "Share of the margin", "kind": "number"},
        {"key": "kept", "label": "Kept by the firm", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
        {"key": "note", "label": "Note", "kind": "long"},
    ]
    return table(
        rows,
        columns,
        "Stages of production, and who keeps the margin",
        basis=behind(
            results,
            "who does each stage, and its share of the margin",
            results.value_chain,
            at="Tables 4 and 8",
        ),
    )


def _share(
    results: Results, row: Mapping[Any, Any], of: str, low: float, high: float
) -> Markup | str:
    if math.isnan(low):
        return "no share printed" if of == "margin" else ""
    words = {
        "margin": "share of the margin of a necklace",
        "kept": "kept by the firm, of the margin",
    }
    return asked(
        f"{of}-{row['stage']}",
        amount(low, high, "percent"),
        row,
        results.sources,
        what=f"{capital(str(row['label']))}: {words[of]}",
    )


def _money(results: Results) -> str:
    """Return the money that the costs are stated in, in words."""
    code, _, year = str(results.costs["unit"].iloc[0]).partition("/")[0].partition("_")
    return f"{'US dollars' if code == 'USD' else code} of {year}"
