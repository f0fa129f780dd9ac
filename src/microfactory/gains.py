"""What one more fact would add: the indicators that it opens, alone or together with others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from microfactory.ethics import REGISTRY
from microfactory.ethics.registry import Indicator


@dataclass(frozen=True)
class Gain:
    """A fact that is not there, and what it would open.

    Parameters
    ----------
    variable
        Key of ``data/variables.yaml``.
    opens
        Labels of the indicators that it would open by itself.
    helps
        Labels of those that would need it and other facts besides.
    """

    variable: str
    opens: tuple[str, ...]
    helps: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it would add, in words."""
        if not self.opens:
            return f"helps towards {_some(self.helps)}"
        return f"opens {_some(self.opens)}"


def _some(labels: Sequence[str]) -> str:
    shown = "; ".join(labels[:3])
    return shown if len(labels) <= 3 else f"{shown}; and {len(labels) - 3} more"


def gains(
    known: Collection[str],
    closed: Collection[str] = (),
    indicators: Iterable[Indicator] = REGISTRY,
) -> list[Gain]:
    """Return the facts that are not there, those that would add most first.

    Parameters
    ----------
    known
        Variables with an observation.
    closed
        Variables that cannot be asked for: not applicable, or asked and not known.
    indicators
        Those that count; by default all of the register.

    Notes
    -----
    A fact that opens an indicator by itself counts one for it. One of several facts that are
    needed together counts its part, so that five facts for one indicator come after one fact for
    one. Ties keep the order of the register.

    Examples
    --------
    >>> [gain.variable for gain in gains({"worker_wage"})][:1] != ["worker_wage"]
    True
    """
    opens: dict[str, list[str]] = {}
    helps: dict[str, list[str]] = {}
    weight: dict[str, float] = {}
    for indicator in indicators:
        gaps = [set(way) - set(known) for way in indicator.ways]
        if not all(gaps):
            continue
        shares: dict[str, float] = {}
        for gap in gaps:
            for name in gap if gap.isdisjoint(closed) else ():
                shares[name] = max(shares.get(name, 0.0), 1 / len(gap))
        for name in sorted(shares, key=_place(indicator)):
            weight[name] = weight.get(name, 0.0) + shares[name]
            (opens if shares[name] == 1 else helps).setdefault(name, []).append(indicator.label)
    ordered = sorted(weight, key=lambda name: -weight[name])
    return [Gain(name, tuple(opens.get(name, ())), tuple(helps.get(name, ()))) for name in ordered]


def _place(indicator: Indicator) -> Callable[[str], int]:
    order = [name for way in indicator.ways for name in way]
    return order.index


def informative(variables: Iterable[str], indicators: Iterable[Indicator] = REGISTRY) -> list[str]:
    """Return variables in the order in which asking for them pays, from a case with nothing known.

    Each next one is the one that adds most to those before it; what no indicator needs comes last,
    in the order given.
    """
    left, chosen = list(variables), list[str]()
    indicators = list(indicators)
    while True:
        found = next(
            (gain for gain in gains(chosen, (), indicators) if gain.variable in left), None
        )
        if found is None:
            return chosen + left
        chosen.append(found.variable)
        left.remove(found.variable)
