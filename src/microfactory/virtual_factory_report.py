"""The sections of the notebook on the virtual factory; everything in it is synthetic and says so."""

from __future__ import annotations

import pandas as pd

from microfactory import figures, tables
from microfactory.asking import Basis
from microfactory.assumptions import assumptions
from microfactory.reading import Drawn, Prose, Table, draw, table
from microfactory.virtual_factory import (
    MEASURES,
    Scenario,
    Year,
    measures,
    read_printed,
    scenario,
)

GROUPS = ("soko", "interviews")
SYNTHETIC = "synthetic network and orders, made from Tables 6, 10 and 11 and the assumptions below"

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
    return f"${value:,.0f}" if unit.startswith("USD") else f"{value:,.0f}"


def setting(seed: int) -> Scenario:
    """Return the synthetic network and its orders for a seed."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in GROUPS], ignore_index=True)
    assumed = {name: one.value for name, one in assumptions("virtual_factory").items()}
    return scenario(read_printed(cells), assumed, seed)


def one_year(year: Year, of: Scenario) -> Prose:
    """Return what one year was like, in a sentence."""
    found = measures(year, of.profit, float("inf"))
    pieces = int(year.days["delivered"].sum())
    return Prose(
        f"{pieces:,} pieces were delivered, {found['late']:.1f}% of them late; "
        f"{found['first_pass']:.1f}% passed inspection at once. The Gini coefficient of earnings is "
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
        "The same orders, shared out in four ways",
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
        "Does it concentrate the gains among a handful of top artisans? It depends on the rule, and less on "
        f"the network. Given to the best first, a tenth of the artisans earns {best['top_tenth']:.0f}% and "
        f"{best['without_work']:.0f}% have no work at all in the year; shared out fairly, the same orders leave "
        f"{fair['without_work']:.0f}% without work and the top tenth with {fair['top_tenth']:.0f}%. The price is "
        f"quality: {best['first_pass']:.0f}% of pieces pass inspection at once under the first rule and "
        f"{fair['first_pass']:.0f}% under the second. There is not enough to share: even the whole of what "
        "artisans were paid in 2017, spread over all of them, is far from a living wage each, so fairness "
        f"and full-time work pull against each other ({best['living_wage']:.0f} artisans with a living wage "
        f"under the first rule, {fair['living_wage']:.0f} under the second).",
        basis=BASIS,
        what="The synthetic network",
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
            f"Pieces that pass at once against the Gini coefficient of earnings: from "
            f"{first['first_pass']:.0f}% at {first['gini']:.2f} without fairness to "
            f"{last['first_pass']:.0f}% at {last['gini']:.2f} at its highest weight."
        ),
        title="What fairness costs",
        caption=(
            "Each dot is a year under one weight of fairness, written beside it: what it costs, in pieces of "
            "rework, to give a piece to someone who already has a fair share."
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
            "gap": f"{100 * row['gap']:.0f}%",
            "unmet": f"{row['unmet']:,}",
        }
        for row in tables.read("virtual_factory/batches").to_dict("records")
    ]
    columns = [
        {"key": "batch", "label": "Least batch", "kind": "number", "unit": "pieces"},
        {"key": "able", "label": "Artisans who can make one", "kind": "number"},
        {"key": "parts", "label": "Parts that lines are split into", "kind": "number"},
        {"key": "cost", "label": "Cost", "kind": "number", "unit": "pieces of rework"},
        {"key": "gap", "label": "Left to gain at most", "kind": "number"},
        {"key": "unmet", "label": "Unmet", "kind": "number", "unit": "pieces"},
    ]
    return table(
        rows,
        columns,
        "What a minimum batch for each artisan costs, in the fullest cycle",
        note=(
            "A batch of 30 is printed for Soko (Table 6). The gap is to what is possible without batches, so it "
            "is an upper end: a part of it is the price of the batch itself."
        ),
        basis=BASIS,
    )
