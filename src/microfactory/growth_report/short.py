"""The answers on growth in a few sentences."""

from __future__ import annotations

import math

from microfactory.asking import basis
from microfactory.growth_report.found import STATEMENTS, Growth, steps_of, value_of
from microfactory.reading import (
    Prose,
    amount,
    joined,
    number,
)


def in_short(found: Growth) -> Prose:
    """Return the answers in a few sentences, or that there are none."""
    said = [
        text
        for part in (_levels_said, _break_even_said, _capacity_said, _pay_said)
        if (text := part(found))
    ]
    if not said:
        return Prose(
            "The evidence on this case has **no figures** that would say what it takes to break even, how "
            "its capacity is used, or how far its gross profits have come."
        )
    behind = basis(
        "the growth, accounts, capacity and pay that are stated",
        *(found.levels, found.break_even, found.capacities, found.earnings, found.full_time),
        population=found.name,
    )
    return Prose(" ".join(said), behind, f"Growth of {found.name}")


def _levels_said(found: Growth) -> str:
    last = found.levels.loc[
        (found.levels["series"] == "gross_profit") & (found.levels["status"] == "observed")
    ]
    if last.empty:
        return ""
    newest = last.loc[last["year"] == last["year"].max()]
    first = int(found.levels["year"].min())
    span = amount(newest["index_low"].min(), newest["index_high"].max(), "1")
    return (
        f"From {first} to {newest['year'].max()} gross profits grew to **{span} times** what they were, "
        "by how the printed growth is read."
    )


def _break_even_said(found: Growth) -> str:
    steps = steps_of(found)
    if not steps:
        return ""
    needed, factor = steps["break_even_revenue"], steps["break_even_factor"]
    text = (
        f"At its gross margin and with its overhead it breaks even at a revenue of "
        f"**{value_of(needed)}**, {number(factor['low'])} times what it had; before rounding, "
        f"{value_of(needed, 'rounded_')}."
    )
    if "result_at_claim" in steps:
        result, claim = steps["result_at_claim"], steps["claimed_factor"]
        verdict = "would not do" if result["high"] < 0 else "would do"
        text += f" A revenue {number(claim['low'])} times as high, as the source has it, {verdict}"
        if (result["low"] < 0) != (result["rounded_high"] < 0):
            text += " as printed, and could within the rounding of the loss"
        text += "."
    return text


def _capacity_said(found: Growth) -> str:
    apart = found.capacity_pairs.loc[found.capacity_pairs["agree"] == "no"]
    told = []
    for row in apart.to_dict("records"):
        factor = amount(row["apart_low"], row["apart_high"], "1")
        told.append(
            f"{STATEMENTS[row['one']]} and {STATEMENTS[row['other']]} are a factor of {factor} apart"
        )
    return f"Of what is said on capacity, {joined(told)}." if told else ""


def _pay_said(found: Growth) -> str:
    rows = found.full_time.loc[
        (found.full_time["scenario"] == "as_it_was") & (found.full_time["kind"] == "decent_level")
    ]
    if rows.empty:
        return ""
    span = amount(rows["people_low"].min(), rows["people_high"].max(), "1")
    heads = found.earnings.loc[found.earnings["group"] == "full_time", "heads_low"]
    now = f", where {heads.iloc[0]:,.0f} are called full-time" if len(heads) else ""
    return (
        f"What the workers kept of the year could pay **{_whole(span)} people** a living wage{now}."
    )


def _whole(text: str) -> str:
    """Return numbers of people without a fraction."""
    return " to ".join(
        f"{math.floor(float(part.replace(',', ''))):,}" for part in text.split(" to ")
    )
