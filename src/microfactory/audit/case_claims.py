"""Arithmetic that holds for any firm, asked of a case file: contradictions among its own facts.

The rules are claims like those of the thesis, with variables in the place of cells. Records of one
variable may disagree; a rule is broken only when no choice among the records of one time keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import pandas as pd

from microfactory.audit.printed import Figures, Printed, whole
from microfactory.audit.registry import Claim, Compute, Registry
from microfactory.audit.verdict import Outcome, Verdict, judge
from microfactory.audit.wording import arithmetic, range_text
from microfactory.problems import Problem
from microfactory.quantity import Interval, UnitError, convert
from microfactory.registers import Variable

#: So many choices among records are tried; a variable with more records than that is none to check.
MOST_CHOICES = 200
RULES = Registry()


def rule(
    printed: str | Printed, says: str, how: str, *variables: str, relation: str = "equal to"
) -> Callable[[Compute], Claim]:
    """Return a decorator that registers a rule on variables, which are its parameters' names."""
    return RULES.claim(
        says=says,
        printed=f"facts/{printed}/value" if isinstance(printed, str) else printed,
        inputs={name: f"facts/{name}/value" for name in variables},
        severity="moderate",
        how=how,
        relation=relation,
    )


@rule(
    whole(),
    "shares of sales to others and through own channels make the whole",
    "{sales_share_wholesale} + {sales_share_direct}",
    "sales_share_wholesale",
    "sales_share_direct",
)
def sales_shares(sales_share_wholesale: float, sales_share_direct: float) -> float:
    """Return the sum."""
    return sales_share_wholesale + sales_share_direct


@rule(
    "sales_share_direct",
    "stores and ecommerce make the sales through own channels",
    "{sales_share_stores} + {sales_share_ecommerce}",
    "sales_share_stores",
    "sales_share_ecommerce",
)
def direct_sales(sales_share_stores: float, sales_share_ecommerce: float) -> float:
    """Return the sum."""
    return sales_share_stores + sales_share_ecommerce


@rule(
    whole(),
    "what was invested and what was not make the whole",
    "{invested_share} + {not_invested_share}",
    "invested_share",
    "not_invested_share",
)
def invested(invested_share: float, not_invested_share: float) -> float:
    """Return the sum."""
    return invested_share + not_invested_share


@rule(
    "invested_share",
    "workers invest no more of their revenue than they keep of it",
    "{worker_profit_margin}",
    "worker_profit_margin",
    relation="at most",
)
def invested_of_what_is_kept(worker_profit_margin: float) -> float:
    """Return what is kept."""
    return worker_profit_margin


@rule(
    "workers_active",
    "the kinds of workers make the active ones",
    "{workshop_owners} + {employees_full_time} + {employees_part_time} + {piece_workers}",
    "workshop_owners",
    "employees_full_time",
    "employees_part_time",
    "piece_workers",
)
def active_workers(
    workshop_owners: float,
    employees_full_time: float,
    employees_part_time: float,
    piece_workers: float,
) -> float:
    """Return the sum."""
    return workshop_owners + employees_full_time + employees_part_time + piece_workers


@rule(
    "employees_full_and_part_time",
    "full-time and part-time employees make all employees",
    "{employees_full_time} + {employees_part_time}",
    "employees_full_time",
    "employees_part_time",
)
def employees(employees_full_time: float, employees_part_time: float) -> float:
    """Return the sum."""
    return employees_full_time + employees_part_time


@rule(
    "workers_active",
    "the active workers are among the registered ones",
    "{workers_registered}",
    "workers_registered",
    relation="at most",
)
def registered_workers(workers_registered: float) -> float:
    """Return the registered ones."""
    return workers_registered


@rule(
    "full_time_share",
    "the share of full-time workers follows from their number",
    "100 x ({workshop_owners} + {employees_full_time}) / {workers_active}",
    "workshop_owners",
    "employees_full_time",
    "workers_active",
)
def full_time(
    workshop_owners: float, employees_full_time: float, workers_active: float
) -> Mapping[str, float]:
    """Return the share, with owners counted and not."""
    return {
        "with owners": 100 * (workshop_owners + employees_full_time) / workers_active,
        "without them": 100 * employees_full_time / workers_active,
    }


@rule(
    "manufacturer_margin",
    "what a piece costs its maker is no more than what he receives",
    "{worker_margin_revenue} + {shipping_cost} + {overhead_cost}",
    "worker_margin_revenue",
    "shipping_cost",
    "overhead_cost",
    relation="at least",
)
def buckets(worker_margin_revenue: float, shipping_cost: float, overhead_cost: float) -> float:
    """Return the sum, without materials, which workers may pay out of what they get."""
    return worker_margin_revenue + shipping_cost + overhead_cost


@rule(
    "retail_price",
    "the maker receives no more than the consumer pays",
    "{manufacturer_margin}",
    "manufacturer_margin",
    relation="at least",
)
def receipts(manufacturer_margin: float) -> float:
    """Return the receipts."""
    return manufacturer_margin


@rule(
    "worker_profit_margin",
    "the workers' margin follows from their revenue and profit of a piece",
    "100 x {worker_margin_profit} / {worker_margin_revenue}",
    "worker_margin_profit",
    "worker_margin_revenue",
)
def workers_margin(worker_margin_profit: float, worker_margin_revenue: float) -> float:
    """Return the margin."""
    return 100 * worker_margin_profit / worker_margin_revenue


@rule(
    "worker_piece_share",
    "the workers' share of a piece follows from its buckets",
    "100 x {worker_margin_revenue} / {manufacturer_margin}",
    "worker_margin_revenue",
    "manufacturer_margin",
)
def piece_share(worker_margin_revenue: float, manufacturer_margin: float) -> float:
    """Return the share."""
    return 100 * worker_margin_revenue / manufacturer_margin


@rule(
    "shipping_share",
    "the share of shipping follows from the buckets of a piece",
    "100 x {shipping_cost} / {manufacturer_margin}",
    "shipping_cost",
    "manufacturer_margin",
)
def shipping(shipping_cost: float, manufacturer_margin: float) -> float:
    """Return the share."""
    return 100 * shipping_cost / manufacturer_margin


@rule(
    "profit_margin_gross",
    "the gross margin is no more than what workers leave of a piece",
    "100 x (1 - {worker_margin_revenue} / {manufacturer_margin})",
    "worker_margin_revenue",
    "manufacturer_margin",
    relation="at most",
)
def gross_margin(worker_margin_revenue: float, manufacturer_margin: float) -> float:
    """Return what is left after the workers; whatever else is a cost only lowers it."""
    return 100 * (1 - worker_margin_revenue / manufacturer_margin)


@rule(
    "worker_revenue_share",
    "the workers' share of revenue follows from the two totals",
    "100 x {worker_revenue_total} / {annual_revenue}",
    "worker_revenue_total",
    "annual_revenue",
)
def revenue_share(worker_revenue_total: float, annual_revenue: float) -> float:
    """Return the share."""
    return 100 * worker_revenue_total / annual_revenue


@rule(
    "revenue_factor",
    "the factor of revenue follows from its growth",
    "1 + {revenue_growth} / 100",
    "revenue_growth",
)
def revenue_grown(revenue_growth: float) -> float:
    """Return the factor."""
    return 1 + revenue_growth / 100


@rule(
    "gross_profit_factor",
    "the factor of gross profits follows from their growth",
    "1 + {gross_profit_growth} / 100",
    "gross_profit_growth",
)
def profits_grown(gross_profit_growth: float) -> float:
    """Return the factor."""
    return 1 + gross_profit_growth / 100


@rule(
    "survey_share",
    "the share surveyed follows from the numbers",
    "100 x {surveyed} / {workers_active}",
    "surveyed",
    "workers_active",
)
def surveyed_share(surveyed: float, workers_active: float) -> float:
    """Return the share."""
    return 100 * surveyed / workers_active


@rule(
    "trained_share",
    "the share trained follows from the numbers",
    "100 x {surveyed_trained} / {surveyed}",
    "surveyed_trained",
    "surveyed",
)
def trained(surveyed_trained: float, surveyed: float) -> float:
    """Return the share."""
    return 100 * surveyed_trained / surveyed


def contradictions(facts: pd.DataFrame, variables: Mapping[str, Variable]) -> list[Problem]:
    """Return the rules that the facts of a case break, as warnings.

    Parameters
    ----------
    facts
        Of one case (`microfactory.tables.FACTS`).
    variables
        ``data/variables.yaml``, for the units in which records of one variable are compared.
    """
    records: dict[str, list[dict[str, Any]]] = {}
    for row in facts.to_dict("records"):
        record = _in_the_unit_of(row, variables)
        if record is not None:
            records.setdefault(record["row"], []).append(record)
    found = (_broken(one, records) for one in RULES)
    return [_problem(outcome) for outcome in found if outcome is not None]


def _in_the_unit_of(
    row: Mapping[Any, Any], variables: Mapping[str, Variable]
) -> dict[str, Any] | None:
    """Return a record as a cell, in the unit of its variable; nothing for what is no observation."""
    name = str(row["variable"])
    unit = variables[name].unit if name in variables else ""
    if row["missing"] or not unit or row["status"] == "target":
        return None
    cell = {str(key): value for key, value in row.items()}
    cell |= {"table": "facts", "row": name, "column": "value"}
    whole_number = {"low": row["low"], "high": row["high"], "resolution": row["resolution"]}
    if row["unit"] != unit:
        try:
            factor = convert(Interval.exactly(1), str(row["unit"]), unit).low
        except UnitError:
            return None  # another currency or another price year
        cell |= {key: value * factor for key, value in whole_number.items()} | {"unit": unit}
    return cell


def _broken(rule_: Claim, records: Mapping[str, list[dict[str, Any]]]) -> Outcome | None:
    """Return the mildest outcome of a rule, if it is broken whatever record is chosen."""
    names = [key.split("/")[1] for key in _keys(rule_)]
    if any(name not in records for name in names):
        return None
    choices = [records[name] for name in names]
    broken: Outcome | None = None
    for tried, choice in enumerate(product(*choices)):
        if tried >= MOST_CHOICES:
            return None
        if not _of_one_time(choice):
            continue
        try:
            outcome = judge(rule_, Figures(pd.DataFrame(list(choice))))
        except ArithmeticError:
            continue
        if outcome.verdict is not Verdict.INCONSISTENT:
            return None
        if broken is None or outcome.gap < broken.gap:
            broken = outcome
    return broken


def _keys(rule_: Claim) -> Iterator[str]:
    if isinstance(rule_.printed, str):
        yield rule_.printed
    yield from rule_.inputs.values()


def _of_one_time(choice: tuple[dict[str, Any], ...]) -> bool:
    """Whether records speak of one time; one without a year may be of any."""
    return len({record["year"] for record in choice if record["year"]}) < 2


def _problem(outcome: Outcome) -> Problem:
    claim, nearest = outcome.claim, outcome.nearest
    variables = " and ".join(key.split("/")[1] for key in _keys(claim))
    printed = range_text(outcome.printed.face) if outcome.printed else ""
    stated = f"{printed} against {arithmetic(outcome)}" if nearest else printed
    return Problem(
        f"facts {variables}",
        stated,
        claim.says,
        "Facts of a case may disagree; if both are as the sources have them, say so in a note.",
        severity="warning",
    )
