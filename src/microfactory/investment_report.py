"""The sections of the investment notebook: the curve, what becomes of firms, who escapes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import figures, investment, registers, tables
from microfactory.asking import Basis
from microfactory.assumptions import assumptions
from microfactory.investment import Growth, TwoTechnologies, lucky_factors, threshold
from microfactory.reading import Drawn, Prose, draw, joined

Floats = npt.NDArray[np.float64]
ILLUSTRATION = "after Figure 16 of the thesis, which has no scale; the numbers are illustrative"

BASIS = Basis(
    "assumed values for both technologies, saving, luck and interest, below; nothing here was measured",
    population="imagined firms",
    sources=("waldman_brown_2018",),
    at="Figure 16, which has no scale",
    status="illustration",
)


def two_technologies() -> Growth:
    """Return the growth by the better of two technologies, with the values that are assumed."""
    value = {name: one.value for name, one in assumptions("investment").items()}
    return Growth(
        TwoTechnologies(
            low=value["low_output"],
            high=value["high_output"],
            fixed_cost=value["fixed_cost"],
            curvature=value["curvature"],
        )
    )


def firms(start: float, spread: float, *, number: int, periods: int) -> tuple[Floats, Floats]:
    """Return what some firms begin with, around a middle one, and the luck of each in every period.

    Parameters
    ----------
    start
        Capital of the middle firm.
    spread
        Of a period's luck, standard deviation of its logarithm.
    """
    rng = np.random.default_rng(registers.params().seed)
    apart = assumptions("investment")["spread_start"].value
    begun: Floats = start * np.exp(apart * rng.standard_normal(number))
    return begun, lucky_factors(rng, spread, (periods, number))


def smallest_loan(growth: Growth, start: float, upper: float, periods: int) -> float | None:
    """Return the least financing that takes a firm over the threshold, at the assumed interest."""
    interest = assumptions("investment")["interest"].value
    return investment.smallest_loan(growth, start, upper, periods, interest)


def curve(growth: Growth, points: pd.DataFrame, upper: float) -> Drawn:
    """Return the curve of Figure 16 with its fixed points.

    Parameters
    ----------
    growth
        How capital moves.
    points
        As `microfactory.investment.fixed_points` gives them.
    upper
        Where the axis ends.
    """
    capital = np.linspace(0, upper, 401)
    others = {}
    if isinstance(growth.returns, TwoTechnologies):
        kept = (1 - growth.depreciation) * capital
        others = {
            "low technology alone": growth.saving * growth.returns.by_low(capital) + kept,
            "high technology alone": growth.saving * growth.returns.by_high(capital) + kept,
        }
    shown = points.loc[points["capital"] <= upper]
    return draw(
        figures.returns_curve(capital, growth(capital), shown, others),
        alt=f"Next period's capital against this period's. {_rests(shown)}",
        title="Where capital comes to rest, and where it parts",
        caption=f"Above the dotted line a firm grows, below it shrinks. {_rests(shown)}",
        source=ILLUSTRATION,
        basis=BASIS,
    )


def _rests(points: pd.DataFrame) -> str:
    words = [f"{row['capital']:.3g} ({row['kind']})" for row in points.to_dict("records")]
    return f"It stays as it is at {joined(words)}."


def verdict(points: pd.DataFrame, start: float, loan: float | None) -> Prose:
    """Return what the curve means for one firm: where the threshold is, and what takes it over.

    Parameters
    ----------
    points
        As `microfactory.investment.fixed_points` gives them.
    start
        The firm's own capital.
    loan
        As `microfactory.investment.smallest_loan` gives it.
    """
    edge = threshold(points)
    if edge is None:
        return Prose(
            "This curve has no threshold: every firm ends at the same place, sooner or later."
        )
    if start > edge:
        return Prose(
            f"A firm with capital of {start:g} is above the threshold of {edge:.3g} and grows.",
            basis=BASIS,
            what="One firm beside the threshold",
        )
    if loan is None:
        return Prose(
            f"A firm with capital of {start:g} is below the threshold of {edge:.3g}, and no loan that was "
            "tried takes it over, its repayment included.",
            basis=BASIS,
            what="One firm beside the threshold",
        )
    return Prose(
        f"A firm with capital of {start:g} is below the threshold of {edge:.3g} and shrinks. A gift of "
        f"{edge - start:.3g} would take it over; a loan has to be larger, since it is paid back: "
        f"{loan:.3g}. Half of it does nothing in the end.",
        basis=BASIS,
        what="One firm beside the threshold",
    )


def fates(capital: Floats, points: pd.DataFrame, *, lucky: bool) -> Drawn:
    """Return what becomes of firms over time.

    Parameters
    ----------
    capital
        As `microfactory.investment.paths` gives it.
    points
        As `microfactory.investment.fixed_points` gives them.
    lucky
        Whether luck plays.
    """
    edge = threshold(points)
    up = int((capital[-1] > edge).sum()) if edge is not None else 0
    firms = capital.shape[1]
    how = "with luck" if lucky else "without luck"
    return draw(
        figures.fates(capital, edge),
        alt=f"Capital of {firms} firms over {len(capital) - 1} periods, {how}: {up} end above the threshold.",
        title=f"What becomes of {firms} firms, {how}",
        source=ILLUSTRATION,
        basis=BASIS,
    )


def escapes() -> Drawn:
    """Return who escapes, by the size of the loan."""
    found = tables.read("investment/escapes")
    calm = found.loc[~found["shocks"]].drop_duplicates("loan").set_index("loan")["escaped"]
    none, most = float(calm.iloc[0]), float(calm.iloc[-1])
    return draw(
        figures.escapes(found),
        alt=(
            f"Share of firms above the threshold against the size of the loan: {100 * none:.0f}% without "
            f"one, {100 * most:.0f}% with the largest, without luck; with luck some fall back and some "
            "get over by themselves."
        ),
        title="Who gets over the threshold, by the size of the loan",
        caption=(
            "Every firm takes the same loan and pays it back. Bars are 95 percent intervals of the draw. "
            "Luck takes some over by itself and throws others back; what has fallen to nothing does not "
            "begin again here, so with more luck fewer are left in the end, and a very large loan that "
            "is paid back can leave less than a middling one."
        ),
        source=ILLUSTRATION,
        basis=BASIS,
    )
