"""The sections of the audit's page: the summary, the findings with their arithmetic, the full ledger."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from microfactory import tables
from microfactory.asking import Basis, basis, of_row, opening
from microfactory.page import render_macro
from microfactory.reading import Prose, Table, amount, joined, number, plain, table
from microfactory.tables.schemas.audit import AUDIT_VERDICTS, SEVERITIES

#: What each verdict means, for the reader who meets it first.
VERDICTS: Mapping[str, str] = {
    "consistent": "the figures as printed give the printed figure",
    "consistent within rounding": "not as printed, but figures that would be printed so do",
    "ambiguous": "of several readings some hold and some do not",
    "inconsistent": "no figures that would be printed so give it, in any reading",
    "not checkable": "something that the check needs is not there",
}
WEIGHTS: Mapping[str, str] = {
    "major": "a conclusion of the thesis rests on it",
    "moderate": "a figure that readers quote",
    "minor": "a slip at most",
}
#: From here on a number of years is a year of the calendar.
FIRST_YEAR = 1000
HOLDS = ("consistent", "consistent within rounding")


def _behind() -> Basis:
    """Return what stands behind a count of verdicts."""
    return basis(
        "the verdicts on all claims, each recomputed from what is printed",
        _ledger(),
        population="the quantitative claims of the thesis",
    )


def _ledger() -> pd.DataFrame:
    return tables.read("audit/ledger")


def _of(found: pd.DataFrame, claim: str) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in found.loc[found["claim"] == claim].to_dict("records")
    ]


def headline() -> Prose:
    """Return the result in two sentences that can be cited."""
    found = _ledger()
    counts = found["verdict"].value_counts()
    holding = int(sum(counts.get(one, 0) for one in HOLDS))
    checked = len(found) - int(counts.get("not checkable", 0))
    severe = found.loc[(found["severity"] == "major") & (found["verdict"] == "inconsistent")]
    open_ = found.loc[(found["severity"] == "major") & (found["verdict"] == "ambiguous")]
    return Prose(
        f"**Of {len(found)} quantitative claims, {checked} can be checked, and {holding} of them hold "
        f"({100 * holding / checked:.0f}%).** {int(counts.get('ambiguous', 0))} hold in one reading and "
        f"not in another, {int(counts.get('inconsistent', 0))} hold in none. Of the claims on which a "
        f"conclusion rests, {_count(len(severe), 'is', 'are')} inconsistent and "
        f"{_count(len(open_), 'depends', 'depend')} on the reading.",
        basis=_behind(),
        what="The audit",
    )


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def summary() -> Table:
    """Return how many claims there are of each verdict and weight."""
    found = _ledger()
    rows = []
    for verdict in AUDIT_VERDICTS:
        of_it = found.loc[found["verdict"] == verdict]
        row: dict[str, Any] = {
            "verdict": _badge(verdict),
            "means": VERDICTS[verdict],
            "all": str(len(of_it)),
        }
        for severity in SEVERITIES:
            row[severity] = str(int((of_it["severity"] == severity).sum()))
        rows.append(row)
    return table(
        rows,
        [
            {"key": "verdict", "label": "Verdict"},
            {"key": "means", "label": "It means"},
            *({"key": one, "label": one.capitalize(), "kind": "number"} for one in SEVERITIES),
            {"key": "all", "label": "All", "kind": "number"},
        ],
        "Verdicts on the quantitative claims of the thesis",
        note=" ".join(f"{one.capitalize()}: {WEIGHTS[one]}." for one in SEVERITIES),
        basis=_behind(),
    )


def by_place() -> Table:
    """Return the verdicts by chapter."""
    found = _ledger()
    rows = []
    for chapter in sorted(found["chapter"].unique()):
        group = found.loc[found["chapter"] == chapter]
        counts = group["verdict"].value_counts()
        row = {
            "chapter": f"Chapter {chapter}" if chapter else "Before ch. 1",
            "all": str(len(group)),
        }
        rows.append({**row, **{one: str(int(counts.get(one, 0))) for one in AUDIT_VERDICTS}})
    return table(
        rows,
        [
            {"key": "chapter", "label": "Where"},
            *({"key": one, "label": one.capitalize(), "kind": "number"} for one in AUDIT_VERDICTS),
            {"key": "all", "label": "All", "kind": "number"},
        ],
        "Verdicts by chapter",
        basis=_behind(),
    )


def findings(severity: str, verdict: str) -> Table:
    """Return the findings of one weight and verdict as cards with their arithmetic.

    Parameters
    ----------
    severity
        major, moderate or minor.
    verdict
        One of the verdicts.
    """
    found = _ledger()
    chosen = found.loc[(found["severity"] == severity) & (found["verdict"] == verdict)]
    readings, needed = tables.read("audit/readings"), tables.read("audit/needed")
    cards = [
        _card(row, _of(readings, row["claim"]), _of(needed, row["claim"]))
        for row in ({str(k): v for k, v in each.items()} for each in chosen.to_dict("records"))
    ]
    return Table(render_macro("claims", [_asked(card, "found") for card in cards]), _as_text(cards))


def _as_text(cards: list[dict[str, Any]]) -> str:
    """Return claims as lines, for a terminal and for the committed output of the notebook."""
    if not cards:
        return "none"
    lines = []
    for card in cards:
        computed = card["arithmetic"] or "; ".join(
            f"{one['label']}: {one['value']} ({one['verdict']})" for one in card["readings"]
        )
        lines.append(
            f"{card['id']} [{card['verdict']}, {card['severity']}] {card['says']} "
            f"Printed {card['printed'] or card['words']}; computed {computed or card['missing']}"
        )
    return "\n".join(lines)


def _card(
    row: Mapping[str, Any], readings: list[dict[str, Any]], needed: list[dict[str, Any]]
) -> dict[str, Any]:
    unit = str(row["unit"])
    single = len(readings) < 2
    return {
        "id": row["claim"],
        "says": row["says"],
        "at": row["at"],
        "verdict": row["verdict"],
        "severity": row["severity"],
        "grade": row["grade"],
        "printed": _amount(row["printed_low"], row["printed_high"], unit),
        "words": row["printed"] if _tells_more(str(row["printed"])) else "",
        "relation": "" if row["relation"] == "equal to" else row["relation"],
        "arithmetic": row["arithmetic"] if single else "",
        "readings": []
        if single
        else [
            {
                "label": one["reading"],
                "value": _computed(row, one, unit),
                "verdict": one["verdict"],
            }
            for one in readings
        ],
        "gap": _gap(row),
        "note": row["note"],
        "missing": row["missing"],
        "needed": [_needed(one) for one in needed],
        "behind": of_row("", row)._replace(
            how=row["arithmetic"] or "what stands below the claim", status="printed"
        ),
    }


def _asked(card: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return a claim whose numbers open one card, which stands at what is printed.

    Parameters
    ----------
    card
        The claim.
    where
        Which of the places of the page it stands at.
    """
    key = f"{where}-{card['id']}".replace("_", "-")
    printed = card["printed"] or card["words"] or "in words"
    behind: Basis = card["behind"]
    new = dict(card)
    new["printed"] = render_macro(
        "fact", key, printed, **behind.card(str(card["says"]), card["printed"] or "no number")
    )
    for name in ("says", "arithmetic", "gap", "note", "missing"):
        new[name] = opening(str(card[name]), key)
    new["again"] = "" if where == "found" else render_macro("asks", key, printed)
    new["words"] = card["words"] if card["printed"] else ""
    new["needed"] = [opening(one, key) for one in card["needed"]]
    new["readings"] = [
        {name: text if name == "verdict" else opening(text, key) for name, text in one.items()}
        for one in card["readings"]
    ]
    return new


def _tells_more(words: str) -> bool:
    """Whether printed words say more than their number: those without one, and short enough."""
    return bool(words) and not any(letter.isdigit() for letter in words.split(" ")[0])


def _computed(row: Mapping[str, Any], one: Mapping[str, Any], unit: str) -> str:
    """Return what a reading gives, after its formula where the claim writes one for it."""
    start = f"{one['reading']}: "
    value = _amount(one["low"], one["high"], unit)
    for line in str(row["arithmetic"]).split("; "):
        formula = line.removeprefix(start).rpartition(" = ")[0] if line.startswith(start) else ""
        if formula:
            return f"{formula} = {value}"
    return value


def _amount(low: float, high: float, unit: str) -> str:
    """Return a value with its unit; a factor or share of one is a bare number."""
    if math.isnan(low) and math.isnan(high):
        return ""
    if unit == "year" and low >= FIRST_YEAR:
        return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
    return amount(low, high, unit)


def _gap(row: Mapping[str, Any]) -> str:
    """Return how far the nearest reading is from the print; nothing where it meets it."""
    if not row["gap"] or math.isnan(row["gap"]) or row["verdict"] in HOLDS:
        return ""
    if row["verdict"] == "ambiguous":
        return ""
    text = _amount(row["gap"], row["gap"], str(row["unit"]))
    share = row["gap_share"]
    return text if math.isnan(share) else f"{text}, {number(share)}% of the printed figure"


def _needed(row: Mapping[str, Any]) -> str:
    value = _amount(row["low"], row["high"], str(row["unit"]))
    if math.isnan(row["as_printed"]):
        return f"{row['says']}: {value}"
    printed = _amount(row["as_printed"], row["as_printed"], str(row["unit"]))
    return f"{_cell_words(str(row['says']))} would have to be {value} instead of {printed}"


def _cell_words(key: str) -> str:
    """Return the key of a cell in words.

    Examples
    --------
    >>> _cell_words("thesis_table_11_artisans/lead_artisans/y2017")
    'lead artisans (y2017, Table 11)'
    """
    name, row, column = key.split("/")
    parts = name.split("_")
    place = f"Table {int(parts[2])}" if parts[1] == "table" else "text"
    return f"{row.replace('_', ' ')} ({column.replace('_', ' ').replace('@', ', ')}, {place})"


def denominators(column: str) -> Table:
    """Return which whole each cell of a column of shares fits.

    Parameters
    ----------
    column
        ``table_09`` or ``table_10``.
    """
    found = tables.read("audit/denominators")
    found = found.loc[found["column"] == column]
    rows = []
    for row in ({str(k): v for k, v in each.items()} for each in found.to_dict("records")):
        if row["kind"] == "whole number" and row["cells"] == 1:
            continue
        whole = number(row["low"])
        if row["high"] != row["low"]:
            whole = f"{whole} to {number(row['high'])}"
        rows.append(
            {
                "whole": row["candidate"] or "best of all whole numbers up to 10,000",
                "number": whole,
                "reproduced": f"{row['reproduced']} of {row['cells']}",
                "fails": _fails(str(row["fails"])),
            }
        )
    single = found.loc[(found["kind"] == "whole number") & (found["cells"] == 1)]
    sets = [
        f"{row['fits'].replace('_', ' ')}: {number(row['low'])} to {number(row['high'])}"
        for row in single.to_dict("records")
    ]
    return table(
        rows,
        [
            {"key": "whole", "label": "Share of"},
            {"key": "number", "label": "Number", "kind": "number"},
            {"key": "reproduced", "label": "Cells reproduced", "kind": "number"},
            {"key": "fails", "label": "What it gives elsewhere"},
        ],
        str(found["label"].iloc[0]),
        note=f"Whole numbers that reproduce each cell by itself: {'; '.join(sets)}.",
        basis=_behind(),
    )


def whole(column: str) -> Prose:
    """Return which whole fits most cells of a column of shares, in a sentence.

    Parameters
    ----------
    column
        ``table_09`` or ``table_10``.
    """
    found = tables.read("audit/denominators")
    found = found.loc[(found["column"] == column) & (found["kind"] == "candidate")]
    best = found.sort_values("reproduced", ascending=False, kind="stable").iloc[0]
    text = (
        f"Of what the text names, the number of {best['candidate']}, {number(best['low'])}, fits most "
        f"cells at once: {best['reproduced']} of {best['cells']}"
    )
    others = f"; elsewhere it gives {_fails(str(best['fails']))}" if best["fails"] else ""
    return Prose(f"{text}{others}.", basis=_behind(), what=str(best["label"]))


def _fails(text: str) -> str:
    parts = [part.replace("_", " ").replace("=", " ") for part in text.split()]
    return joined(parts)


def ledger() -> Table:
    """Return every claim in one table, with what a search needs on each row."""
    rows = []
    readings = tables.read("audit/readings")
    for row in ({str(k): v for k, v in each.items()} for each in _ledger().to_dict("records")):
        card = _card(row, _of(readings, row["claim"]), [])
        rows.append(
            {
                **card,
                "chapter": row["chapter"],
                "verdict_key": str(row["verdict"]).replace(" ", "-"),
            }
        )
    return Table(
        render_macro(
            "ledger",
            [_asked(row, "all") for row in rows],
            "Every claim, in the order of the thesis",
        ),
        _as_text(rows),
    )


def _badge(verdict: str) -> Markup:
    return render_macro("verdict", verdict)


def how_to_cite() -> Prose:
    """Return how to cite the audit, with the counts that stand for it."""
    found = _ledger()
    counts = found["verdict"].value_counts()
    listed = joined([f"{int(counts.get(one, 0))} {one}" for one in AUDIT_VERDICTS])
    return Prose(
        plain(
            f"microfactory: audit of A. Waldman-Brown, Economic Inclusivity through Networked SME "
            f"Production (MIT, 2018). {len(found)} claims: {listed}."
        ),
        basis=_behind(),
        what="The audit",
    )
