"""The sections on tradeoffs: stages across cases, figures side by side, and what is said in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from microfactory import casebook, figures, registers, tables, value_chain
from microfactory.asking import basis
from microfactory.costs import by_bucket
from microfactory.evidence import Source
from microfactory.reading import Drawn, Prose, Table, amount, asked, capital, draw, joined, table
from microfactory.tradeoffs import AREAS, TRADEOFFS

#: Parts of the framework that are no tradeoffs.
OTHERS = [area for area in AREAS if area not in TRADEOFFS]
INDUSTRY = "thesis_table_04_jewelry_stages"
KINDS: Mapping[str, str] = {
    "traditional_handmade": "Traditional handmade",
    "modern_handmade": "Modern handmade",
    "mass_produced": "Mass-produced",
}


@dataclass(frozen=True)
class Evidence:
    """What is said of some cases, as the pipeline wrote it."""

    names: Mapping[str, str]
    said: pd.DataFrame
    framework: pd.DataFrame
    sources: Mapping[str, Source]


def said_of(cases: str | Sequence[str]) -> Evidence:
    """Return what is said of cases.

    Parameters
    ----------
    cases
        Ids, or one text with the ids separated by spaces.
    """
    chosen = cases.split() if isinstance(cases, str) else list(cases)
    return Evidence(
        {case: casebook.name_of(case) for case in chosen},
        tables.read_each("tradeoffs", chosen),
        tables.read("tradeoffs/framework"),
        registers.sources(),
    )


def coverage(found: Evidence) -> Prose:
    """Return on how many of the items something is said of each case."""
    told = []
    for case, name in found.names.items():
        own = found.said.loc[found.said["case"] == case]
        spoken = own.loc[own["kind"] != "nothing", "item"].nunique()
        told.append(f"{name}: **{spoken} of {len(found.framework)}**")
    return Prose(
        f"Something is said on {joined(told)} items of the framework. What is not said is not filled in, "
        "and nothing is added up: the thesis keeps the tradeoffs apart, and so does this.",
        basis=basis("what is said on each item of Table 2", found.said, at="Table 2"),
        what="Items on which something is said",
    )


def figures_table(found: Evidence) -> Table | Prose:
    """Return every figure on a tradeoff, case by case."""
    known = found.said.loc[found.said["kind"] == "indicator"]
    rows = []
    for (item, key), group in known.groupby(["item", "key"], sort=False):
        first = group.iloc[0]
        row: dict[str, Any] = {"area": AREAS[first["area"]], "what": capital(str(first["what"]))}
        row["item"] = str(first["label"])
        for each in group.to_dict("records"):
            row[each["case"]] = _figure(found, each, f"{item}-{key}")
        rows.append(row)
    if not rows:
        return Prose("There is no figure on any of them.")
    order = {label: place for place, label in enumerate(AREAS.values())}
    rows.sort(key=lambda row: order[row["area"]])
    columns = [
        {"key": "what", "label": "Figure"},
        {"key": "area", "label": "Tradeoff"},
        {"key": "item", "label": "Sub-criterion"},
    ]
    columns += [
        {"key": case, "label": name, "kind": "number"} for case, name in found.names.items()
    ]
    filled = [{column["key"]: row.get(column["key"], "") for column in columns} for row in rows]
    return table(
        filled,
        columns,
        "Where there are numbers",
        note=(
            "An empty cell: the figure was not looked for. A figure that is told of several "
            "populations stands once for each."
        ),
        basis=basis("what is said on each item of Table 2", found.said, at="Table 2"),
    )


def _figure(found: Evidence, row: Mapping[Any, Any], key: str) -> Any:
    known = row["state"] == "known"
    shown = row["value"] or amount(row["low"], row["high"], str(row["unit"]))
    return asked(
        f"trade-{row['case']}-{key}",
        shown,
        row,
        found.sources,
        what=f"{capital(str(row['what']))}, {found.names[row['case']]}",
        missing="" if known else str(row["state"]),
    )


def findings_table(found: Evidence, *areas: str) -> Table | Prose:
    """Return what is said in words on the items of some areas, with its place.

    Parameters
    ----------
    areas
        Keys of `microfactory.tradeoffs.AREAS`; all six tradeoffs where none is named.
    """
    chosen = areas or tuple(TRADEOFFS)
    words = found.said.loc[(found.said["kind"] == "finding") & found.said["area"].isin(chosen)]
    rows = []
    for item in found.framework.loc[found.framework["area"].isin(chosen)].to_dict("records"):
        own = words.loc[words["item"] == item["item"]]
        row: dict[str, Any] = {"item": capital(item["label"]), "area": item["area_label"]}
        row |= dict.fromkeys(found.names)
        for each in own.to_dict("records"):
            number = each["key"].removeprefix("finding").replace("_", "-")  # of several findings
            said = asked(
                f"said-{each['case']}-{each['item']}{number}",
                capital(str(each["value"])),
                each,
                found.sources,
                what=f"{item['area_label']}: {item['label']}, {found.names[each['case']]}",
                value="In words",
            )
            row[each["case"]] = Markup("; ").join(filter(None, (row[each["case"]], said)))
        rows.append(row)
    columns = [{"key": "item", "label": "Item"}]
    if len(chosen) > 1:
        columns.append({"key": "area", "label": "Part"})
    columns += [{"key": case, "label": name, "kind": "long"} for case, name in found.names.items()]
    return table(
        rows,
        columns,
        _about(chosen),
        note="In words of this project; press a finding to see its place. Unknown: nothing is said.",
        basis=basis("what is said on each item of Table 2", found.said, at="Table 2"),
    )


def _about(areas: Sequence[str]) -> str:
    """Return the caption of a table of findings; no two tables of a page have the same."""
    if len(areas) == 1:
        return AREAS[areas[0]]
    return f"What is said in words{'' if set(areas) <= set(TRADEOFFS) else ' of factors, stages and decisions'}"


def other_findings(found: Evidence) -> Table | Prose:
    """Return what is said on exogenous factors, the stages of Figure 12 and the decisions."""
    return findings_table(found, *OTHERS)


def stages_figure(found: Evidence) -> Drawn:
    """Return who does which stage, case beside case."""
    chains = {name: tables.read(f"value_chain/{case}") for case, name in found.names.items()}
    kept = {name: value_chain.captured(chain) for name, chain in chains.items()}
    told = [f"{name} keeps {amount(span.low, span.high, 'percent')}" for name, span in kept.items()]
    return draw(
        figures.stage_grid(chains, kept),
        alt=f"Who does which stage of production, {joined(list(chains))}. {capital('; '.join(told))}.",
        title="Who does which stage, and what of the margin stays",
        caption=(
            "Blue: in-house; orange: contracted; light blue: with a partner; white: the customer; "
            "hatched: not said. Under each column the share of the margin that the firm keeps."
        ),
        source="Tables 4 and 8 of the thesis, margin estimates of Croston and Drogs",
        wide=True,
        basis=basis(
            "who does each stage, and its share of the margin",
            *chains.values(),
            at="Tables 4 and 8",
        ),
    )


def receipts_table(found: Evidence) -> Table:
    """Return what the manufacturers receive beside what the stages that they do would give."""
    rows = []
    for case, name in found.names.items():
        buckets = by_bucket(tables.read(f"costs/{case}"))
        chain = tables.read(f"value_chain/{case}")
        kept = value_chain.captured(chain)
        receipts, retail = buckets["receipts"], buckets["retail_price"]
        known = receipts["state"] == retail["state"] == "known"
        rows.append(
            {
                "case": name,
                "receipts": amount(receipts["retail_low"], receipts["retail_high"], "percent")
                if known
                else None,
                "kept": amount(kept.low, kept.high, "percent"),
            }
        )
    columns = [
        {"key": "case", "label": "Case"},
        {
            "key": "receipts",
            "label": "Received by the manufacturer, of the price",
            "kind": "number",
        },
        {"key": "kept", "label": "Kept of the margin by its stages", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "Table 6 beside Table 8",
        note=(
            "The receipts of Table 6 equal the margin of manufacturing, and at Soko that of design and "
            "manufacturing: no part of wholesale and retail, although it is called vertically integrated."
        ),
        basis=basis(
            "the receipts of Table 6, and the shares of the margin of the stages that are done in-house",
            *(
                tables.read(f"{kind}/{case}")
                for kind in ("costs", "value_chain")
                for case in found.names
            ),
            at="Tables 6 and 8",
        ),
    )


def industry_table() -> Table:
    """Return Table 4: who does which stage in each kind of jewelry production."""
    cells = tables.read("cells/interviews")
    own = cells.loc[cells["table"] == INDUSTRY]
    rows = []
    for stage in dict.fromkeys(own["row"]):
        by = {str(cell["column"]): cell for cell in own.loc[own["row"] == stage].to_dict("records")}
        share = by["margin_share"]["low"]
        row = {
            "stage": capital(str(stage).replace("_", " ")),
            "margin": "" if math.isnan(share) else amount(share, share, "percent"),
        }
        for kind in KINDS:
            cell = by[kind]
            text = str(cell["value"]).replace("|", ", ")
            row[kind] = text or amount(cell["low"], cell["high"], str(cell["unit"]))
        rows.append(row)
    columns = [
        {"key": "stage", "label": "Stage"},
        {"key": "margin", "label": "Share of the margin", "kind": "number"},
    ]
    columns += [{"key": kind, "label": label, "kind": "long"} for kind, label in KINDS.items()]
    return table(
        rows,
        columns,
        "Stages of jewelry production in general, Table 4",
        basis=basis("two interviews", own, at="Table 4"),
    )
