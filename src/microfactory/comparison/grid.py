"""The table that every comparison starts from: cases by indicators, each cell an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Grid:
    """Cases by indicators, in natural units; made by `microfactory.comparison.read_grid`.

    Attributes
    ----------
    cases, indicators, themes
        Labels of the rows and of the columns, and the theme of each column.
    direction
        +1 where higher is better, -1 where lower is better.
    low, high
        The interval of each cell. An open end stands at the end of the indicator's scale, an
        unknown cell is the whole scale, and a cell that does not apply is NaN.
    scale_low, scale_high
        The natural scale of each indicator; an end may be infinite, and no value is.
    known, applies
        Whether something is known of the cell, and whether the indicator applies to the case.
    left_out
        Indicators that `common` took out, because they do not apply to every case.
    """

    cases: tuple[str, ...]
    indicators: tuple[str, ...]
    themes: tuple[str, ...]
    direction: Floats
    low: Floats
    high: Floats
    scale_low: Floats
    scale_high: Floats
    known: Bools
    applies: Bools
    left_out: tuple[str, ...] = ()

    @property
    def worst(self) -> Floats:
        """The worst value of each cell, on an axis where more is better."""
        return np.where(self.direction > 0, self.low, -self.high)

    @property
    def best(self) -> Floats:
        """The best value of each cell, on an axis where more is better."""
        return np.where(self.direction > 0, self.high, -self.low)

    def row(self, case: str) -> int:
        """Return the position of a case."""
        return _position(case, self.cases, "case")

    def column(self, indicator: str) -> int:
        """Return the position of an indicator."""
        return _position(indicator, self.indicators, "indicator")

    def select(
        self, *, cases: Sequence[str] | None = None, indicators: Sequence[str] | None = None
    ) -> Grid:
        """Return the part of the grid with these cases and these indicators, in this order."""
        rows = [self.row(case) for case in (self.cases if cases is None else cases)]
        wanted = self.indicators if indicators is None else indicators
        columns = [self.column(indicator) for indicator in wanted]
        cells = np.ix_(rows, columns)
        return replace(
            self,
            cases=tuple(self.cases[i] for i in rows),
            indicators=tuple(self.indicators[k] for k in columns),
            themes=tuple(self.themes[k] for k in columns),
            direction=self.direction[columns],
            low=self.low[cells],
            high=self.high[cells],
            scale_low=self.scale_low[columns],
            scale_high=self.scale_high[columns],
            known=self.known[cells],
            applies=self.applies[cells],
        )

    def common(self) -> Grid:
        """Return the grid of what applies to every case; ``left_out`` names the other indicators.

        Narrowing a comparison to what applies to all is a choice of scope, so it is asked for,
        never done silently.
        """
        everywhere = np.all(self.applies, axis=0)
        kept = [self.indicators[k] for k in np.flatnonzero(everywhere)]
        out = tuple(self.indicators[k] for k in np.flatnonzero(~everywhere))
        return replace(self.select(indicators=kept), left_out=self.left_out + out)


def _position(name: str, names: tuple[str, ...], kind: str) -> int:
    if name not in names:
        hint = did_you_mean(name, names)
        raise ProblemsFound([Problem(kind, shown(name), f"one of {', '.join(names)}", hint)])
    return names.index(name)
