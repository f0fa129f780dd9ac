"""The register of indicators: one decorated function each, in one place each.

The catalogue, the profile, the report and the contract tests iterate over it; a new indicator is a
function and nothing else.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from microfactory.ethics.known import Finding, Known
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown
from microfactory.quantity import Interval, parse_unit

#: The considerations of chapter 3, in its order, and how they are called in a report.
THEMES = {
    "living_wage": "Living wage",
    "job_security": "Job security",
    "personal_safety": "Personal safety",
    "work_life_balance": "Work-life balance",
    "advancement": "Opportunities for advancement",
    "meaningfulness": "Meaningfulness",
    "shared_value": "Shared value creation",
    "autonomy": "Autonomy and empowerment",
    "customer_wellbeing": "Customer wellbeing",
    "community": "Community",
    "responsible_sourcing": "Responsible sourcing",
    "environment": "Environment",
}
#: Levels of most questions, worst first.
YES = ("no", "partly", "yes")
#: What a measure is read beside that has no norm, level or limit at hand.
NONE = "none is published"
#: What a red flag may say, worst first, when something is known.
FLAG_STATES = ("raised", "possible", "clear")

Compute = Callable[[Known], Finding | Interval | tuple[str, ...]]


class Kind(StrEnum):
    """What an indicator's value is."""

    MEASURE = "measure"
    LEVEL = "level"
    CATEGORY = "category"
    RED_FLAG = "red_flag"


@dataclass(frozen=True)
class Indicator:
    """One indicator: what it says, what it needs, and the function that finds it.

    Parameters
    ----------
    id, theme, label
        Key, consideration of chapter 3, and what it is called in a report.
    kind
        A measure; a level on an ordered scale, of which only the order means something; a category
        without an order; or a red flag.
    unit, direction, scale
        Unit of the value; 1 where higher is better, -1 where lower is, 0 where neither can be said;
        lowest and highest value that it can have. What has no direction is shown and not compared.
    levels
        The levels, worst first.
    needs
        Variables without which it is not known.
    instead
        Other sets of variables, any of which does as well, in order of preference.
    uses
        Variables that sharpen it where they are known.
    falls_with
        Of the variables, those whose rise lowers the value; with the others it rises.
    benchmark
        What it is read beside: keys of the table of benchmarks, or a level in words with its reason.
        A level is read beside its best one, a red flag beside none at all.
    reference
        The publication that it follows.
    doc
        What it means, in full.
    compute
        The function.
    """

    id: str
    theme: str
    label: str
    kind: Kind
    unit: str
    direction: int
    scale: tuple[float, float]
    levels: tuple[str, ...]
    needs: tuple[str, ...]
    instead: tuple[tuple[str, ...], ...]
    uses: tuple[str, ...]
    falls_with: tuple[str, ...]
    benchmark: str
    reference: str
    doc: str
    compute: Compute

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The sets of variables of which one has to be known."""
        return (self.needs, *self.instead)


class Registry:
    """Indicators in the order in which they were written."""

    def __init__(self) -> None:
        self._indicators: dict[str, Indicator] = {}

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators.values())

    def __len__(self) -> int:
        return len(self._indicators)

    def __getitem__(self, name: str) -> Indicator:
        if name not in self._indicators:
            hint = did_you_mean(name, self._indicators)
            raise ProblemsFound([Problem("indicator", shown(name), "a known indicator", hint)])
        return self._indicators[name]

    def indicator(
        self,
        *,
        theme: str,
        label: str,
        reference: str,
        needs: Sequence[str],
        unit: str = "1",
        direction: int = 1,
        scale: tuple[float, float] | None = None,
        levels: Sequence[str] = (),
        kind: Kind | None = None,
        instead: Sequence[Sequence[str]] = (),
        uses: Sequence[str] = (),
        falls_with: Sequence[str] = (),
        benchmark: str = "",
    ) -> Callable[[Compute], Compute]:
        """Return a decorator that registers a function as an indicator under its own name.

        The parameters are those of `Indicator`. With ``levels`` it is a level and its scale counts
        them from 0; otherwise it is a measure unless ``kind`` says else.

        Raises
        ------
        ValueError
            If the theme is none, the id is taken, the function says nothing of itself, or a measure
            has no scale or says nothing of its benchmark.
        UnitError
            If the unit is none.

        Examples
        --------
        >>> register = Registry()
        >>> @register.indicator(theme="autonomy", label="Tools", levels=YES, needs=["owns_means"],
        ...                     reference="Nobody (1900)")
        ... def owns_tools(known):
        ...     "Whether workers own their tools."
        ...     return known.category("owns_means")
        >>> register["owns_tools"].scale
        (0.0, 2.0)
        """
        of = kind or (Kind.LEVEL if levels else Kind.MEASURE)
        if of is Kind.LEVEL:
            scale = (0.0, len(levels) - 1.0)
        elif of is not Kind.MEASURE:
            direction, scale = 0, (0.0, 0.0)
        beside = benchmark or _beside(of, levels)
        if theme not in THEMES:
            raise ValueError(f"{theme!r} is no consideration of chapter 3")
        parse_unit(unit)

        def register(function: Compute) -> Compute:
            name = function.__name__
            if name in self._indicators:
                raise ValueError(f"an indicator {name!r} is registered already")
            if scale is None or not function.__doc__:
                raise ValueError(f"{name} needs a scale and a docstring")
            if not beside:
                raise ValueError(f"{name} needs a benchmark, or to say that there is none")
            self._indicators[name] = Indicator(
                id=name,
                theme=theme,
                label=label,
                kind=of,
                unit=unit,
                direction=direction,
                scale=scale,
                levels=tuple(levels),
                needs=tuple(needs),
                instead=tuple(tuple(way) for way in instead),
                uses=tuple(uses),
                falls_with=tuple(falls_with),
                benchmark=beside,
                reference=reference,
                doc=inspect.cleandoc(function.__doc__),
                compute=function,
            )
            return function

        return register

    def catalogue(self) -> pd.DataFrame:
        """Return one row an indicator, in the order of the themes.

        ``scale_low``, ``scale_high``, ``direction`` and ``theme`` are what a comparison asks for;
        those of direction 0 are not for comparing. ``needs`` separates variables by a space and
        ways that do as well by a bar.
        """
        rows = [
            {
                "indicator": one.id,
                "theme": one.theme,
                "label": one.label,
                "kind": str(one.kind),
                "unit": one.unit,
                "direction": one.direction,
                "scale_low": one.scale[0],
                "scale_high": one.scale[1],
                "levels": " < ".join(one.levels),
                "needs": " | ".join(" ".join(way) for way in one.ways),
                "uses": " ".join(one.uses),
                "benchmark": one.benchmark,
                "reference": one.reference,
                "meaning": " ".join(one.doc.split()),
            }
            for theme in THEMES
            for one in self
            if one.theme == theme
        ]
        return pd.DataFrame(rows)


def _beside(kind: Kind, levels: Sequence[str]) -> str:
    """Return what an indicator is read beside by its kind; a measure has to say so itself."""
    return {
        Kind.LEVEL: f"the best level, {levels[-1]}" if levels else "",
        Kind.CATEGORY: "none: no kind is the better one",
        Kind.RED_FLAG: "none at all",
    }.get(kind, "")


#: The one register; the modules of this package fill it.
REGISTRY = Registry()
indicator = REGISTRY.indicator
