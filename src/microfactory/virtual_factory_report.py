"""The sections of the notebook on the virtual factory; everything in it is synthetic and says so."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import figures, tables, virtual_factory
from microfactory.asking import Basis
from microfactory.assumptions import assumptions
from microfactory.progress import shown
from microfactory.reading import Drawn, Prose, Table, draw, table
from microfactory.virtual_factory import (
    GRADED,
    MEASURES,
    Scenario,
    Year,
    grade_shares,
    measures,
    read_printed,
    scenario,
)

GROUPS = ("soko", "interviews")
SYNTHETIC = "synthetic network and orders, made from Tables 6, 10 and 11 and the assumptions below"
#: What a page says of each grade that is no sentence of the model.
BEHIND = {
    "quality": "share rejected, with practice",
    "timeliness": "inspections attended",
    "responsiveness": "offers answered",
    "capacity": "pieces a day",
    "availability": "days worked",
}

#: Soko's years, for which shares rejected are printed.
YEARS = {"year_1": "First year", "year_2": "Second year", "year_3": "Third year"}
BASIS = Basis(
    "a simulated year of a synthetic network and its orders; the assumptions are below",
    population="synthetic artisans and orders",
    sources=("waldman_brown_2018",),
    at="Tables 6, 10 and 11",
    status="simulation",
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


def setting(seed: int) -> Scenario:
    """Return the synthetic network and its orders for a seed."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in GROUPS], ignore_index=True)
    assumed = {name: one.value for name, one in assumptions("virtual_factory").items()}
    return scenario(read_printed(cells), assumed, seed)


def run(of: Scenario, fairness: float) -> Year:
    """Return the year of a scenario under a fair flow, and show how far it is to whoever waits."""
    return virtual_factory.run(of, virtual_factory.fairly(fairness), watch=shown)


def grades(of: Scenario) -> Table:
    """Return the five grades: what each does in the model, and how many artisans have which."""
    people = of.people
    numbers = {
        "quality": people.rejection_floor,
        "timeliness": people.punctual,
        "responsiveness": people.replies,
        "capacity": people.rate,
        "availability": people.availability,
    }
    rows = [
        {
            "grade": name.capitalize(),
            "does": GRADED[name],
            "behind": _range(name, numbers[name]),
            **{f"g{place}": f"{100 * share:.0f}%" for place, share in enumerate(shares)},
        }
        for name, shares in zip(GRADED, grade_shares(people), strict=True)
    ]
    columns = [
        {"key": "grade", "label": "Grade"},
        {"key": "does", "label": "What it does here"},
        {"key": "behind", "label": "The number behind it, middle half"},
    ]
    columns += [{"key": f"g{place}", "label": str(place), "kind": "number"} for place in range(5)]
    return table(
        rows,
        columns,
        f"Five grades of {len(people):,} synthetic artisans, from 0 to 4",
        note=(
            "The thesis names the five and gives no weights, so each counts the same in the one grade by which "
            "orders are shared out. Newcomers have at most grade 1 in the first three: nobody knows them yet."
        ),
        basis=BASIS,
    )


def _range(name: str, numbers: npt.NDArray[np.float64]) -> str:
    low, high = np.quantile(numbers, [0.25, 0.75])
    if name == "capacity":
        return f"{BEHIND[name]}: {low:.1f} to {high:.1f}"
    return f"{BEHIND[name]}: {100 * low:.0f}% to {100 * high:.0f}%"


def one_year(year: Year, of: Scenario) -> Prose:
    """Return what one year was like, in a sentence."""
    found = measures(year, of.profit, float("inf"))
    pieces = int(year.days["delivered"].sum())
    return Prose(
        f"In the synthetic year {pieces:,} pieces were delivered, {found['late']:.1f}% of them late; "
        f"{found['first_pass']:.1f}% of the inspected pieces passed. The Gini coefficient of earnings is "
        f"{found['gini']:.2f}, {found['without_work']:.1f}% of the artisans had no work, and the best-paid tenth "
        f"earned {found['top_tenth']:.1f}%.",
        basis=BASIS,
        what="The synthetic network",
    )


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
        "too little to share, whoever gets it. This rests on what is assumed below, foremost on how far artisans "
        "differ in quality and how many pieces a day they make, and on a network in which surge artisans are "
        "called for the holidays only.",
        basis=BASIS,
        what="The synthetic network",
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


def rework() -> Table:
    """Return the year at each printed rate of rejection, with the closed form beside."""
    rows = [
        {
            "year": YEARS.get(row["year"], row["year"]),
            "rejection": f"{row['rejection']:.0f}%",
            "made": f"{row['made']:.3f}",
            "expected": f"{row['expected']:.3f}",
            "late": f"{row['late']:.1f}%",
            "unmet": f"{row['unmet']:.1f}%",
        }
        for row in tables.read("virtual_factory/rework").to_dict("records")
    ]
    columns = [
        {"key": "year", "label": "Soko's"},
        {"key": "rejection", "label": "Rejected (printed)", "kind": "number"},
        {"key": "made", "label": "Inspections for each delivered piece", "kind": "number"},
        {"key": "expected", "label": "By 1/(1-p)", "kind": "number"},
        {"key": "late", "label": "Late", "kind": "number"},
        {"key": "unmet", "label": "Unmet", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "The synthetic year at each of Soko's rates of rejection, the same for all artisans",
        note="Every rejected piece goes back to its artisan and is made again. Its rework is not paid.",
        basis=BASIS,
    )


def held_against() -> Table:
    """Return what came out beside what is printed and was not put in."""

    def said(value: float, unit: str) -> str:
        return f"${value:,.0f}" if unit.startswith("USD") else f"{100 * value:.0f}%"

    rows = []
    for row in tables.read("virtual_factory/held_against").to_dict("records"):
        low, high = said(row["low"], row["unit"]), said(row["high"], row["unit"])
        printed = high if row["low"] == row["high"] else f"{low} to {high}"
        rows.append(
            {
                "what": row["what"][0].upper() + row["what"][1:],
                "printed": f"up to {high}" if row["low"] == 0 else printed,
                "simulated": said(row["simulated"], row["unit"]),
            }
        )
    columns = [
        {"key": "what", "label": "In a year"},
        {"key": "printed", "label": "Printed of Soko", "kind": "number"},
        {"key": "simulated", "label": "Synthetic year, fair flow", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "What came out, beside what is printed",
        note=(
            "The pieces of a day were chosen so that the first fits. Rejections were not fitted; a fair rule gives "
            "work to beginners too. The third is a limit of the model, which it does not reach. The fourth was put "
            "in as orders; what is missing was unmet or unfinished."
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


def days() -> Drawn:
    """Return where the pieces are through the year."""
    found = tables.read("virtual_factory/days")
    in_hand = (found["to_make"] + found["waiting"]).to_numpy()
    busiest = int(in_hand.argmax())
    return draw(
        figures.year_of_pieces(found),
        alt=(
            f"Pieces to make, waiting for inspection and to make again, day by day: the most on working "
            f"day {busiest}, {in_hand[busiest]:,.0f} pieces."
        ),
        title="A year of the virtual factory, day by day",
        caption="Thirteen cycles of four weeks under the fair flow. Three quarters of all sales are in the last quarter.",
        source=SYNTHETIC,
        basis=BASIS,
    )


def batches() -> Table:
    """Return what minimum batches cost, with the gap that is left."""
    rows = [
        {
            "batch": f"{row['batch']}",
            "able": f"{100 * row['able']:.0f}%",
            "parts": f"{row['parts']:,}",
            "cost": f"{row['cost']:,.0f}",
            "gap": f"{100 * row['gap']:.2f}%",
            "unmet": f"{row['unmet']:,}",
        }
        for row in tables.read("virtual_factory/batches").to_dict("records")
    ]
    columns = [
        {"key": "batch", "label": "Least batch", "kind": "number", "unit": "pieces"},
        {"key": "able", "label": "Artisans who can make one in the time", "kind": "number"},
        {"key": "parts", "label": "Parts that lines are split into", "kind": "number"},
        {"key": "cost", "label": "Cost", "kind": "number", "unit": "pieces of rework"},
        {"key": "gap", "label": "Left to gain at most", "kind": "number"},
        {"key": "unmet", "label": "Unmet", "kind": "number", "unit": "pieces"},
    ]
    return table(
        rows,
        columns,
        "What a minimum batch for each artisan costs, in the fullest cycle of the synthetic year",
        note=(
            "A batch of 30 is printed for Soko (Table 6). Most artisans of this synthetic network cannot make so "
            "many in the time, so pieces stay unmet, and each of those costs as much as a thousand reworked ones; in Soko's workshops "
            "three to five people share a batch, which is not modelled. "
            "The gap is to a bound that holds for all pairs of artisan and line, not only for those looked at."
        ),
        basis=BASIS,
    )
