"""The sections of the firm-size notebook: Figure 1 from the census, shares, and laws of size."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from microfactory import figures, paths, registers, tables
from microfactory.article import slug
from microfactory.asking import Basis
from microfactory.evidence import Source
from microfactory.reading import Drawn, Prose, Table, asked, draw, table

MANUFACTURING, JEWELRY = "31----", "339910"
#: Zipf exponent of US firms by employees: R. L. Axtell, Science 293 (2001) 1818.
AXTELL = 1.059
INDUSTRIES = {
    "31----": "All manufacturing",
    "311///": "Food",
    "312///": "Beverages and tobacco",
    "313///": "Textile mills",
    "314///": "Textile products",
    "315///": "Apparel",
    "316///": "Leather",
    "321///": "Wood products",
    "322///": "Paper",
    "323///": "Printing",
    "324///": "Petroleum and coal",
    "325///": "Chemicals",
    "326///": "Plastics and rubber",
    "327///": "Nonmetallic minerals",
    "331///": "Primary metals",
    "332///": "Fabricated metals",
    "333///": "Machinery",
    "334///": "Computers and electronics",
    "335///": "Electrical equipment",
    "336///": "Transport equipment",
    "337///": "Furniture",
    "339///": "Miscellaneous",
    "339910": "Jewelry and silverware",
}

#: What stands behind the numbers that have no card of their own.
CENSUS = Basis(
    "counts of establishments in classes",
    population="manufacturing establishments with employees, United States",
    year="2012",
    grade="A",
    sources=("census_cbp_2012",),
)


def _classes(naics: str) -> pd.DataFrame:
    classes = tables.read("census/size_classes")
    return classes.loc[classes["naics"] == naics].reset_index(drop=True)


def in_short(naics: str) -> Prose:
    """Return what part of places and of people the cut-offs of the thesis give, in a sentence or two."""
    found = tables.read("firm_sizes/shares")
    groups = {
        str(row["group"]): row for row in found.loc[found["naics"] == naics].to_dict("records")
    }
    craft, mass = (
        [
            f"{100 * row[f'{name}_low']:.0f}%"
            if f"{100 * row[f'{name}_low']:.0f}" == f"{100 * row[f'{name}_high']:.0f}"
            else f"{100 * row[f'{name}_low']:.0f} to {100 * row[f'{name}_high']:.0f}%"
            for name in ("establishment_share", "employment_share")
        ]
        for row in (groups["craft"], groups["mass"])
    )
    laws = tables.read("firm_sizes/laws")
    favoured = set(laws.loc[laws["naics"] == naics, "favoured"])
    nearer = (
        " Above every cut-off that was tried a lognormal law is nearer to the counts than a power law."
        if favoured == {"lognormal"}
        else ""
    )
    return Prose(
        f"**{craft[0]} of the factories are craft by the cut-off of the thesis, and employ {craft[1]} of the "
        f"people; {mass[0]} are mass production, and employ {mass[1]}.** What lies between is neither by "
        f"size alone.{nearer}",
        basis=CENSUS,
        what=f"{INDUSTRIES[naics]}, United States",
    )


def histogram(naics: str) -> Drawn:
    """Return Figure 1 of the thesis, drawn from the census."""
    classes = _classes(naics)
    counts = classes.loc[classes["size_class"] != "total", "establishments"]
    return draw(
        figures.firm_sizes(classes),
        alt=(
            f"Bar chart on a logarithmic scale of establishments by number of employees, "
            f"{INDUSTRIES[naics].lower()}, United States 2012: {counts.iloc[0]:,} with one to four, "
            f"{counts.iloc[-1]:,} with a thousand or more."
        ),
        title=f"{INDUSTRIES[naics]}: establishments by number of employees",
        caption="Establishments, not firms: a firm may have several.",
        source="U.S. Census Bureau, County Business Patterns 2012",
        basis=CENSUS,
    )


def cross_check() -> Prose:
    """Return how the count compares with the other census of the same year."""
    classes = _classes(MANUFACTURING)
    total = int(classes.loc[classes["size_class"] == "total", "establishments"].iloc[0])
    other = int(tables.read("census/states")["establishments"].sum())
    return Prose(
        f"County Business Patterns counts {total:,} manufacturing establishments in 2012; the Economic "
        f"Census of the same year, summed over the states, {other:,}: {total - other:,} fewer, or "
        f"{100 * (total - other) / total:.2f}%.",
        basis=CENSUS,
        what="Establishments in the two censuses",
    )


def shares(*codes: str) -> Table:
    """Return which part of establishments and of employees is craft, undecided and mass."""
    found = tables.read("firm_sizes/shares")
    chosen = codes or tuple(INDUSTRIES)
    rows = []
    for code in chosen:
        rows_of = found.loc[found["naics"] == code].to_dict("records")
        groups = {str(each["group"]): each for each in rows_of}
        row: dict[str, Markup | str] = {"industry": INDUSTRIES[code]}
        for group in ("craft", "undecided", "mass"):
            row[f"{group}_count"] = _percent(groups[group], "establishment_share", "establishments")
            row[f"{group}_people"] = _percent(groups[group], "employment_share", "employees")
        rows.append(row)
    columns = [{"key": "industry", "label": "Industry"}]
    for group, words in (
        ("craft", "under 10"),
        ("undecided", "10 to 499"),
        ("mass", "500 and more"),
    ):
        columns.append(
            {"key": f"{group}_count", "label": f"Establishments {words}", "kind": "number"}
        )
        columns.append({"key": f"{group}_people", "label": f"Employees {words}", "kind": "number"})
    return table(
        rows,
        columns,
        "Craft, undecided and mass by the cut-offs of the thesis",
        note=(
            "An interval where the Census withheld a class: it is bounded by the class's limits and by "
            "the published total, and never taken as zero."
        ),
        basis=CENSUS,
    )


def _percent(row: Mapping[Any, Any], name: str, people: str) -> Markup | str:
    low, high = 100 * float(row[f"{name}_low"]), 100 * float(row[f"{name}_high"])
    if math.isnan(low) or math.isnan(high):
        return "unknown"
    shown = f"{low:.1f}%" if f"{low:.1f}" == f"{high:.1f}" else f"{low:.1f} to {high:.1f}%"
    industry = INDUSTRIES[row["naics"]]
    group = str(row["group"]).replace("_", " ")
    return _counted(
        f"{row['naics']}-{group}-{name}",
        shown,
        f"{industry}: {people} that are {group}",
        "observed",
    )


@cache
def _register(_root: Path) -> Mapping[str, Source]:
    """Return the sources of a project, read once for all numbers of the page."""
    return registers.sources()


def _counted(key: str, shown: str, what: str, status: str, note: str = "") -> Markup:
    """Return a number that comes from the census of 2012, with its card."""
    row = {
        "year": "2012",
        "population": "manufacturing establishments with employees, United States",
        "status": status,
        "grade": "A",
        "source": "census_cbp_2012",
        "note": note,
    }
    return asked(slug(key), shown, row, _register(paths.root()), what=what)


def laws(naics: str, cutoff: float) -> Drawn:
    """Return the fitted laws over the counts."""
    found = tables.read("firm_sizes/laws")
    own = found.loc[found["naics"] == naics]
    return draw(
        figures.size_laws(_classes(naics), own, cutoff),
        alt=(
            f"Counter-cumulative counts of establishments by employees on two logarithmic scales, "
            f"{INDUSTRIES[naics].lower()}. The lognormal law bends with the counts; the Pareto law is a "
            "straight line."
        ),
        title=f"{INDUSTRIES[naics]}: two laws, fitted from {cutoff:g} employees up",
        caption="Fitted by maximum likelihood to the counts in classes, truncated at the cut-off.",
        source="U.S. Census Bureau, County Business Patterns 2012",
        basis=CENSUS,
    )


def laws_table(naics: str) -> Table:
    """Return the fits above every cut-off, with goodness of fit and comparison."""
    found = tables.read("firm_sizes/laws")
    rows = []
    for cutoff, pair in found.loc[found["naics"] == naics].groupby("cutoff"):
        by = {str(row["family"]): row for row in pair.to_dict("records")}
        lognormal, pareto = by["lognormal"], by["pareto"]
        rows.append(
            {
                "cutoff": f"{cutoff:g}",
                "n": f"{lognormal['n']:,}" if pd.notna(lognormal["n"]) else None,
                "alpha": _fitted(pareto, _interval(pareto, "alpha"), "Pareto exponent"),
                "pareto_p": _fitted(pareto, _p(pareto["p_value"]), "Pareto law, p"),
                "lognormal": _fitted(
                    lognormal,
                    f"{lognormal['mu']:.2f}, {lognormal['sigma']:.2f}",
                    "Lognormal law, mean and deviation of the logarithm",
                ),
                "lognormal_p": _fitted(lognormal, _p(lognormal["p_value"]), "Lognormal law, p"),
                "vuong": _fitted(lognormal, _p(lognormal["vuong_p"]), "Vuong test, p"),
                "favoured": lognormal["favoured"] or None,
            }
        )
    columns = [
        {"key": "cutoff", "label": "From employees", "kind": "number"},
        {"key": "n", "label": "Establishments", "kind": "number"},
        {"key": "alpha", "label": "Pareto exponent", "kind": "number"},
        {"key": "pareto_p", "label": "Pareto p", "kind": "number"},
        {"key": "lognormal", "label": "Lognormal μ, σ", "kind": "number"},
        {"key": "lognormal_p", "label": "Lognormal p", "kind": "number"},
        {"key": "vuong", "label": "Vuong p", "kind": "number"},
        {"key": "favoured", "label": "Favoured"},
    ]
    return table(
        rows,
        columns,
        f"{INDUSTRIES[naics]}: laws of size above each cut-off",
        note=(
            "p of a law: parametric bootstrap with a new fit to every draw; a small p rejects the law. "
            "Vuong p: between the two laws. In brackets, 95% bootstrap intervals."
        ),
        basis=CENSUS,
    )


def sectors(*cutoffs: float) -> Table:
    """Return the verdict on both laws for every industry, above the given cut-offs."""
    found = tables.read("firm_sizes/laws")
    rows = []
    for code, industry in INDUSTRIES.items():
        row: dict[str, str | None] = {"industry": industry}
        for cutoff in cutoffs:
            pair = found.loc[(found["naics"] == code) & (found["cutoff"] == cutoff)]
            by = {str(each["family"]): each for each in pair.to_dict("records")}
            row[f"alpha_{cutoff:g}"] = _interval(by["pareto"], "alpha")
            row[f"lognormal_{cutoff:g}"] = _p(by["lognormal"]["p_value"])
            row[f"pareto_{cutoff:g}"] = _p(by["pareto"]["p_value"])
            row[f"favoured_{cutoff:g}"] = by["lognormal"]["favoured"] or None
        rows.append(row)
    columns = [{"key": "industry", "label": "Industry"}]
    for cutoff in cutoffs:
        start = f"from {cutoff:g}"
        columns += [
            {"key": f"lognormal_{cutoff:g}", "label": f"Lognormal p, {start}", "kind": "number"},
            {"key": f"pareto_{cutoff:g}", "label": f"Pareto p, {start}", "kind": "number"},
            {"key": f"alpha_{cutoff:g}", "label": f"Pareto exponent, {start}", "kind": "number"},
            {"key": f"favoured_{cutoff:g}", "label": f"Favoured, {start}"},
        ]
    return table(rows, columns, "Both laws, industry by industry", basis=CENSUS)


def _fitted(row: Mapping[Any, Any], shown: str | None, what: str) -> Markup | None:
    """Return a number of a fit with its card; one that is not there stays unknown."""
    if shown is None:
        return None
    start = f"{row['cutoff']:g}"
    return _counted(
        f"{what}-{row['naics']}-{start}",
        shown,
        f"{INDUSTRIES[row['naics']]}: {what}, from {start} employees up",
        "estimate",
        "Fitted by maximum likelihood to the counts in classes, truncated at the cut-off.",
    )


def _interval(row: Mapping[Any, Any], name: str) -> str:
    if math.isnan(row[name]):
        return "not fitted"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    ends = "" if math.isnan(low) else f" ({low:.2f} to {high:.2f})"
    return f"{row[name]:.2f}{ends}"


def _p(value: float) -> str | None:
    if math.isnan(value):
        return None
    return "< 0.01" if value < 0.01 else f"{value:.2f}"


def exponents(*codes: str) -> Drawn:
    """Return how the Pareto exponent moves with the cut-off."""
    labels = {code: INDUSTRIES[code] for code in codes}
    found = tables.read("firm_sizes/laws")
    return draw(
        figures.exponents(found, labels, AXTELL),
        alt=(
            f"Pareto exponent against the cut-off for {', '.join(labels.values()).lower()}: it rises with "
            f"the cut-off and crosses the {AXTELL} that Axtell found for firms."
        ),
        title="A power law would keep its exponent",
        caption="Fitted to the same counts from higher and higher cut-offs.",
        source="U.S. Census Bureau, County Business Patterns 2012; Axtell 2001",
        basis=CENSUS,
    )
