"""What the answer hangs on: the year with each assumption at either end of its range, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from microfactory.assumptions import Assumption
from microfactory.progress import Watch, unwatched
from microfactory.virtual_factory.measures import measures
from microfactory.virtual_factory.policies import Policy
from microfactory.virtual_factory.population import Printed
from microfactory.virtual_factory.scenario import run, scenario

#: What is looked at, as `microfactory.virtual_factory.MEASURES` names it.
LOOKED_AT = ("top_tenth", "without_work", "first_pass", "unmet")


def sensitivity(
    printed: Printed,
    assumed: Mapping[str, Assumption],
    policies: Mapping[str, Policy],
    seed: int,
    living_wage: float,
    watch: Watch = unwatched,
) -> pd.DataFrame:
    """Return what a year is like with one assumption at an end of its range and the others as they are.

    Parameters
    ----------
    printed
        What the thesis says.
    assumed
        ``data/assumptions/virtual_factory.yaml``.
    policies
        Who is given what, by the words for it.
    seed
        Of people, orders and the year; the same for all.
    living_wage
        What a year's living wage is, USD.
    watch
        Is handed the assumptions to show how far it is.

    Returns
    -------
    One row an assumption, end and policy: ``assumption``, ``label``, ``end`` (low or high), ``value``,
    ``policy``, and the measures of `LOOKED_AT`.
    """
    usual = {name: one.value for name, one in assumed.items()}
    rows = []
    for name, one in watch(list(assumed.items()), "assumptions"):
        for end, value in (("low", one.low), ("high", one.high)):
            setting = scenario(printed, usual | {name: value}, seed)
            for words, policy in policies.items():
                found = measures(run(setting, policy), setting.profit, living_wage)
                rows.append(
                    {
                        "assumption": name,
                        "label": one.label,
                        "end": end,
                        "value": value,
                        "policy": words,
                        **{measure: found[measure] for measure in LOOKED_AT},
                    }
                )
    return pd.DataFrame(rows)


def widest(found: pd.DataFrame, measure: str, policy: str) -> Sequence[str]:
    """Return the assumptions, the one first that moves a measure most between the ends of its range.

    Parameters
    ----------
    found
        As `sensitivity` gives it.
    measure, policy
        Which column, and of which policy.
    """
    of = found.loc[found["policy"] == policy].pivot_table(
        index="assumption", columns="end", values=measure
    )
    moved = (of["high"] - of["low"]).abs().sort_index()
    return list(moved.sort_values(ascending=False, kind="stable").index)
