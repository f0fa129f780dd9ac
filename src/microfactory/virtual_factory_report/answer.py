"""Whether the gains go to a handful: the policies side by side, who lives of it, and what that hangs on."""

from __future__ import annotations

import pandas as pd

from microfactory import figures, tables
from microfactory.assumptions import assumptions
from microfactory.reading import Drawn, Prose, Table, draw, table
from microfactory.virtual_factory import MEASURES, widest
from microfactory.virtual_factory_report.network import BASIS, SYNTHETIC


def policies() -> Table:
    """Return the policies side by side."""
    found = tables.read("virtual_factory/policies")
    names = list(dict.fromkeys(found["policy"]))
    measured = _measured()
    rows = [
        {"measure": MEASURES[name][0]}
        | {policy: _shown(name, float(measured.loc[name, policy])) for policy in names}
        for name in MEASURES
    ]
    columns = [{"key": "measure", "label": "In a year"}]
    columns += [{"key": name, "label": name.capitalize(), "kind": "number"} for name in names]
    return table(
        rows,
        columns,
        "The same synthetic orders, shared out in four ways",
        note=(
            "A living wage is that of a single adult in Kenya at its lower end (WageIndicator 2018), over "
            "312 working days. Earnings are an artisan's profit on delivered pieces, from this network alone."
        ),
        basis=BASIS,
    )


def verdict() -> Prose:
    """Return the answer to the thesis's open question, on this synthetic network."""
    measured = _measured()
    best, fair = measured["best artisans first"], measured["fair flow"]
    return Prose(
        "Does it concentrate the gains among a handful of top artisans? **Among a few hundred, yes, if the best "
        "come first; by a fair rule, no; among a handful, under neither.** Given to the best first, the same "
        f"orders pay {best['top_tenth']:.0f}% of all earnings to a tenth of the artisans, and {best['without_work']:.0f}% have "
        f"no work at all in the year. Shared out fairly they leave {fair['without_work']:.0f}% without work and the best-paid "
        f"tenth with {fair['top_tenth']:.0f}%. Fairness costs little quality: {fair['first_pass']:.0f}% of inspected pieces pass "
        f"instead of {best['first_pass']:.0f}%. What it cannot do is feed everyone. {_nobody(best, fair)} All that "
        "artisans were paid in 2017, spread over all of them, is a fraction of a living wage each, so there is "
        f"too little to share, whoever gets it. {_moved()} It also rests on a network in which surge artisans are "
        "called for the holidays only, and in which nobody leaves.",
        basis=BASIS,
        what="The synthetic network",
    )


def livings() -> Table:
    """Return who gets a full-time living, by kind of artisan, under the best-first and the fair rule."""
    found = tables.read("virtual_factory/livings")
    rules = ("best artisans first", "fair flow")
    columns = [
        {"key": "kind", "label": "Kind of artisan (Table 11)"},
        {"key": "artisans", "label": "Artisans", "kind": "number"},
    ]
    cells: dict[str, dict[str, str]] = {}
    for place, rule in enumerate(rules):
        words = rule.capitalize()
        columns += [
            {"key": f"earnings{place}", "label": f"{words}: mean earnings", "kind": "number"},
            {"key": f"none{place}", "label": "without work", "kind": "number"},
            {"key": f"living{place}", "label": "full-time living", "kind": "number"},
        ]
        for row in found.loc[found["policy"] == rule].to_dict("records"):
            cells.setdefault(row["kind"], {}).update(
                {
                    "kind": row["kind"].capitalize(),
                    "artisans": f"{row['artisans']:,}",
                    f"earnings{place}": f"${row['earnings']:,.0f}",
                    f"none{place}": f"{row['without_work']:,}",
                    f"living{place}": f"{row['living_wage']:,}",
                }
            )
    return table(
        list(cells.values()),
        columns,
        "Who gets a full-time living from the synthetic year",
        note="Surge artisans, the last two kinds, are called in the last quarter only.",
        basis=BASIS,
    )


def hangs_on(rows: int = 6) -> Table:
    """Return which assumptions move the answer most, each at both ends of its range.

    Parameters
    ----------
    rows
        How many of them.
    """
    found, assumed = tables.read("virtual_factory/sensitivity"), assumptions("virtual_factory")
    rules = ("best artisans first", "fair flow")
    shown_rows = []
    for name in widest(found, "top_tenth", rules[0])[:rows]:
        own = found.loc[found["assumption"] == name].set_index(["policy", "end"])
        one = assumed[name]
        cells = {"label": one.label, "range": f"{one.low:g} to {one.high:g}"}
        for place, rule in enumerate(rules):
            for column in ("top_tenth", "without_work"):
                low, high = (own[column].to_dict()[rule, end] for end in ("low", "high"))
                cells[f"{column}{place}"] = f"{low:.0f}% to {high:.0f}%"
        shown_rows.append(cells)
    columns = [
        {"key": "label", "label": "Assumption"},
        {"key": "range", "label": "From its low to its high end", "kind": "number"},
    ]
    for place, rule in enumerate(rules):
        columns += [
            {
                "key": f"top_tenth{place}",
                "label": f"{rule.capitalize()}: top tenth earns",
                "kind": "number",
            },
            {"key": f"without_work{place}", "label": "without work", "kind": "number"},
        ]
    return table(
        shown_rows,
        columns,
        "What the answer hangs on: the synthetic year with one assumption at a time at its ends",
        note=(
            "The others stay as they are. Many pieces a day would mean far less use of the capacity outside the "
            "holidays than is printed, so the upper end of the first is unlikely."
        ),
        basis=BASIS,
    )


def lorenz() -> Drawn:
    """Return who earns how much under each policy."""
    measured = _measured()
    gini = dict(zip(measured.columns, measured.loc["gini"].to_numpy(dtype=float), strict=True))
    words = "; ".join(f"{policy} {value:.2f}" for policy, value in gini.items())
    return draw(
        figures.lorenz_curves(tables.read("virtual_factory/lorenz")),
        alt=f"Lorenz curves of artisans' earnings. Gini coefficients: {words}.",
        title="Who earns how much",
        caption="The further a curve hangs below the dotted line, the more unequal are the earnings.",
        source=SYNTHETIC,
        basis=BASIS,
    )


def front() -> Drawn:
    """Return what fairness costs."""
    found = tables.read("virtual_factory/front")
    first, last = found.iloc[0], found.iloc[-1]
    return draw(
        figures.fairness_front(found),
        alt=(
            f"Inspected pieces that pass against the Gini coefficient of earnings: from "
            f"{first['first_pass']:.0f}% at {first['gini']:.2f} without fairness to "
            f"{last['first_pass']:.0f}% at {last['gini']:.2f} at its highest weight."
        ),
        title="What fairness costs",
        caption=(
            "Each dot is a year under one weight of fairness, written beside it: what it costs, in pieces of "
            "rework, to give a piece to someone who already has a fair share. Filled dots are on the Pareto front: "
            "no other weight is as good in quality, equality, lateness and unmet demand, and better in one."
        ),
        source=SYNTHETIC,
        basis=BASIS,
    )


def _measured() -> pd.DataFrame:
    found = tables.read("virtual_factory/policies")
    return found.pivot_table(index="measure", columns="policy", values="value").loc[list(MEASURES)]


def _shown(name: str, value: float) -> str:
    unit = MEASURES[name][1]
    if unit == "percent":
        return f"{value:.1f}%"
    if unit == "1":
        return f"{value:.2f}"
    if unit == "day":
        return f"{value:.1f}"
    return f"${value:,.0f}" if unit.startswith("USD") else f"{value:,.0f}"


def _moved() -> str:
    """Return how far the answer moves with the assumptions, in two sentences."""
    found = tables.read("virtual_factory/sensitivity")
    ends = found.groupby("policy")["top_tenth"].agg(["min", "max"])
    first, second = ends.loc["best artisans first"], ends.loc["fair flow"]
    names = widest(found, "top_tenth", "best artisans first")[:2]
    labels = [assumptions("virtual_factory")[name].label for name in names]
    words = " and ".join(f"“{label[0].lower()}{label[1:]}”" for label in labels)
    return (
        "Whichever of the assumptions below is moved to either end of its range, the best-paid tenth earns "
        f"{first['min']:.0f}% to {first['max']:.0f}% under the first rule and {second['min']:.0f}% to "
        f"{second['max']:.0f}% under the second; what moves it most is {words}."
    )


def _nobody(best: pd.Series, fair: pd.Series) -> str:
    """Return how many earn a full-time living, in a sentence."""
    first, second = (round(float(one["living_wage"])) for one in (best, fair))
    if not first and not second:
        return "Under no rule does anyone earn a full-time living from this work alone."
    return (
        f"A full-time living from this work alone is earned by {_people(first)} under the first rule and "
        f"by {_people(second)} under the second."
    )


def _people(count: int) -> str:
    return {0: "nobody", 1: "one artisan"}.get(count, f"{count:,} artisans")
