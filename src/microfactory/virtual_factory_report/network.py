"""The synthetic network of a seed, what its grades are, and a year of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import tables, virtual_factory
from microfactory.asking import Basis
from microfactory.assumptions import assumptions
from microfactory.progress import shown
from microfactory.reading import Prose, Table, table
from microfactory.virtual_factory import (
    GRADED,
    Scenario,
    Year,
    grade_shares,
    measures,
    read_printed,
    scenario,
)

GROUPS = ("soko", "interviews")
#: Where the numbers of all sections come from.
SYNTHETIC = "synthetic network and orders, made from Tables 6, 10 and 11 and the assumptions below"
BASIS = Basis(
    "a simulated year of a synthetic network and its orders; the assumptions are below",
    population="synthetic artisans and orders",
    sources=("waldman_brown_2018",),
    at="Tables 6, 10 and 11",
    status="simulation",
)
#: What a page says of each grade that is no sentence of the model.
BEHIND = {
    "quality": "share rejected, with practice",
    "timeliness": "inspections attended",
    "responsiveness": "offers answered",
    "capacity": "pieces a day",
    "availability": "days worked",
}


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
