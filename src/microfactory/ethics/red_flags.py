"""Red flags: what nothing else makes good. Each is listed by itself and enters no comparison.

A flag is raised, possible or clear on the evidence that there is. Without evidence it is unknown,
which is not the same as clear.
"""

from __future__ import annotations

import pandas as pd

from microfactory.ethics.known import Finding, Gap, Known, over
from microfactory.ethics.registry import FLAG_STATES, Kind, indicator
from microfactory.quantity import Interval

UNKNOWN = "unknown"


READINGS = {
    "raised": "a source says so",
    "possible": "sources disagree",
    "clear": "a source denies it",
}


def _answer(known: Known, name: str) -> str:
    """Return the state of a flag that a yes-or-no question answers."""
    answers = known.category(name)
    if len(answers) > 1:
        return "possible"
    return "raised" if answers == ("yes",) else "clear"


def _asked(known: Known, name: str) -> Finding:
    state = _answer(known, name)
    return Finding((state,), reading=READINGS[state])


@indicator(
    theme="responsible_sourcing",
    label="Forced labour",
    kind=Kind.RED_FLAG,
    needs=["forced_labour"],
    reference="ILO Forced Labour Convention, 1930 (No. 29)",
)
def forced_labour(known: Known) -> Finding:
    """Whether anyone in the chain works under force, bondage or indenture."""
    return _asked(known, "forced_labour")


@indicator(
    theme="responsible_sourcing",
    label="Child labour",
    kind=Kind.RED_FLAG,
    needs=["child_labour"],
    reference="ILO Minimum Age Convention, 1973 (No. 138)",
)
def child_labour(known: Known) -> Finding:
    """Whether children work anywhere in the chain."""
    return _asked(known, "child_labour")


@indicator(
    theme="living_wage",
    label="Wage under the legal floor",
    kind=Kind.RED_FLAG,
    needs=["worker_wage"],
    instead=[["wage_below_legal_floor"]],
    uses=["work_grade", "pay_period", "wage_below_legal_floor", "benefits_in_kind"],
    benchmark="legal floor",
    reference="ILO Minimum Wage Fixing Convention, 1970 (No. 131)",
)
def wage_below_legal_floor(known: Known) -> Finding:
    """Whether anyone is paid less than the legal minimum, by what is said or by the wage itself.

    The worst of the two counts. Wages are taken with what rounding may have hidden, and benefits in
    kind leave open what a low wage in cash is worth.
    """
    found = []
    if known.has("wage_below_legal_floor"):
        state = _answer(known, "wage_below_legal_floor")
        found.append((state, READINGS[state]))
    if known.has("worker_wage"):
        try:
            ratio = _over_floor(known)
        except Gap:
            if not found:
                raise
        else:
            words = f"wage over legal floor {ratio.low:.2f} to {ratio.high:.2f}, rounding included"
            found.append((_state_of(ratio, known), words))
    state, reading = min(found, key=lambda one: FLAG_STATES.index(one[0]))
    return Finding((state,), reading=reading)


def _over_floor(known: Known) -> Interval:
    year = known.price_year("worker_wage")
    wage = known.interval("worker_wage", f"USD_{year}/day", rounded=True)
    return over(wage, known.legal_floor(year))


def _state_of(ratio: Interval, known: Known) -> str:
    in_cash = known.has("benefits_in_kind") and known.category("benefits_in_kind") != ("none",)
    if ratio.low >= 1:
        return "clear"
    return "raised" if ratio.high < 1 and not in_cash else "possible"


@indicator(
    theme="personal_safety",
    label="Safety equipment withheld",
    kind=Kind.RED_FLAG,
    needs=["safety_equipment_withheld"],
    reference="ILO Occupational Safety and Health Convention, 1981 (No. 155), article 16",
)
def safety_equipment_withheld(known: Known) -> Finding:
    """Whether dangerous work is done without the equipment that it needs being given."""
    return _asked(known, "safety_equipment_withheld")


@indicator(
    theme="customer_wellbeing",
    label="Detectable lead",
    kind=Kind.RED_FLAG,
    needs=["detectable_lead"],
    reference="California Health and Safety Code 25214.1, metal-containing jewelry",
)
def detectable_lead(known: Known) -> Finding:
    """Whether tests find lead in the finished product."""
    return _asked(known, "detectable_lead")


@indicator(
    theme="responsible_sourcing",
    label="Conflict minerals",
    kind=Kind.RED_FLAG,
    needs=["conflict_minerals"],
    reference="OECD (2016), Due Diligence Guidance for Responsible Supply Chains of Minerals",
)
def conflict_minerals(known: Known) -> Finding:
    """Whether materials come from mines that finance armed conflict."""
    return _asked(known, "conflict_minerals")


@indicator(
    theme="environment",
    label="Gross environmental negligence",
    kind=Kind.RED_FLAG,
    needs=["environmental_negligence"],
    reference="United Nations Global Compact, principles 7 to 9",
)
def environmental_negligence(known: Known) -> Finding:
    """Whether production harms its surroundings through gross neglect."""
    return _asked(known, "environmental_negligence")


def red_flags(profile: pd.DataFrame) -> pd.DataFrame:
    """Return the red flags of a profile, worst first, with unknown for what is not known.

    Parameters
    ----------
    profile
        `microfactory.tables.PROFILE`, of one or more cases.

    Returns
    -------
    The rows of the flags; ``value`` is raised, possible, clear, unknown or not_applicable.
    """
    flags = profile[profile["kind"] == Kind.RED_FLAG].copy()
    states = flags["value"].where(flags["state"] == "known", UNKNOWN)
    flags["value"] = states.where(flags["state"] != "not_applicable", "not_applicable")
    order = ["raised", "possible", UNKNOWN, "clear", "not_applicable"]
    flags["order"] = flags["value"].map(order.index)
    flags = flags.sort_values(["case", "order"], kind="stable").drop(columns="order")
    return flags.reset_index(drop=True)
