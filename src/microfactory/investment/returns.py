"""What a firm's capital yields: one curve with a steep part, or two technologies to choose from."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Protocol

import numpy as np
import numpy.typing as npt

from microfactory.problems import Problem, ProblemsFound, shown, stop_if_any

Floats = npt.NDArray[np.float64]


class Returns(Protocol):
    """What capital yields in a period."""

    def __call__(self, capital: npt.ArrayLike) -> Floats:
        """Return the output of each capital, in the same unit."""


def _are_numbers(curve: object) -> None:
    """Raise if a parameter is no number at all."""
    problems = [
        Problem(f"{type(curve).__name__}.{each.name}", shown(getattr(curve, each.name)), "a number")
        for each in fields(curve)  # type: ignore[arg-type]
        if not isinstance(getattr(curve, each.name), int | float | np.number)
    ]
    stop_if_any(problems)


def _refuse(curve: object, wrong: dict[str, str]) -> None:
    problems = [
        Problem(f"{type(curve).__name__}.{name}", f"{getattr(curve, name):g}", expected)
        for name, expected in wrong.items()
    ]
    problems += [
        Problem(f"{type(curve).__name__}.{each.name}", "no finite number", "a finite number")
        for each in fields(curve)  # type: ignore[arg-type]
        if not math.isfinite(getattr(curve, each.name))
    ]
    if problems:
        raise ProblemsFound(problems)


@dataclass(frozen=True)
class Hill:
    """An S-shaped curve: ``top * k**n / (half**n + k**n)``.

    Parameters
    ----------
    top
        What much capital yields at the most.
    half
        Capital that yields half of it.
    steepness
        The exponent n; above 1 the curve begins flat, and a threshold is possible.

    Raises
    ------
    ProblemsFound
        If a parameter is not finite and above zero.

    References
    ----------
    The shape of Banerjee & Duflo (2011), Poor Economics, ch. 9; Figure 16 of the thesis.

    Examples
    --------
    >>> Hill(top=5, half=2, steepness=2)([0, 1, 4]).tolist()
    [0.0, 1.0, 4.0]
    """

    top: float
    half: float
    steepness: float

    def __post_init__(self) -> None:
        _are_numbers(self)
        _refuse(
            self, {name: "a number above 0" for name, value in vars(self).items() if value <= 0}
        )

    def __call__(self, capital: npt.ArrayLike) -> Floats:
        """Return the output of each capital; none below nothing."""
        share = np.maximum(np.asarray(capital, dtype=float), 0.0) / self.half
        with np.errstate(over="ignore"):
            power = share**self.steepness
        # Beyond the largest float the fraction is 1.
        found: Floats = self.top * np.divide(
            power, 1 + power, out=np.ones_like(power), where=np.isfinite(power)
        )
        return found


@dataclass(frozen=True)
class TwoTechnologies:
    """A low technology that needs no start, a high one that does; a firm takes what yields more.

    The low one yields ``low * k**curvature``, the high one ``high * (k - fixed_cost)**curvature``, as
    in Skiba (1978): each is concave, the better of the two is not.

    Parameters
    ----------
    low, high
        Output at one unit of capital that counts.
    fixed_cost
        Capital that the high technology needs before it yields anything.
    curvature
        Elasticity of output, above 0 and below 1.

    Raises
    ------
    ProblemsFound
        If a parameter is outside its range.

    References
    ----------
    Skiba (1978), Econometrica 46: 527-539.

    Examples
    --------
    >>> two = TwoTechnologies(low=1, high=2, fixed_cost=3, curvature=0.5)
    >>> two([1, 4, 5]).round(3).tolist(), two.switch
    ([1.0, 2.0, 2.828], 4.0)
    """

    low: float
    high: float
    fixed_cost: float
    curvature: float

    def __post_init__(self) -> None:
        _are_numbers(self)
        wrong = {name: "a number above 0" for name in ("low", "high") if getattr(self, name) <= 0}
        if self.fixed_cost < 0:
            wrong["fixed_cost"] = "0 or more"
        if not 0 < self.curvature < 1:
            wrong["curvature"] = "above 0 and below 1"
        if self.high <= self.low:
            wrong["high"] = "more than the low technology yields"
        _refuse(self, wrong)

    def __call__(self, capital: npt.ArrayLike) -> Floats:
        """Return the output of each capital, by the technology that yields more."""
        found: Floats = np.maximum(self.by_low(capital), self.by_high(capital))
        return found

    def by_low(self, capital: npt.ArrayLike) -> Floats:
        """Return the output by the low technology: the curve OP of Figure 16."""
        found: Floats = (
            self.low * np.maximum(np.asarray(capital, dtype=float), 0.0) ** self.curvature
        )
        return found

    def by_high(self, capital: npt.ArrayLike) -> Floats:
        """Return the output by the high technology: the curve QR of Figure 16."""
        counts = np.maximum(np.asarray(capital, dtype=float) - self.fixed_cost, 0.0)
        found: Floats = self.high * counts**self.curvature
        return found

    @property
    def switch(self) -> float:
        """The capital from which on the high technology yields more."""
        ratio = (self.low / self.high) ** (1 / self.curvature)
        return float(self.fixed_cost / (1 - ratio))
