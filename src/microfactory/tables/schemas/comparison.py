"""What is certain between cases."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade
from microfactory.tables.columns import count, flag, number, text

PAIRS = pa.DataFrameSchema(
    {
        "case": text("id of one case"),
        "other": text("id of the other case"),
        "status": text("what holds between them under every completion, or open"),
        "can_be_over": flag("under some completion the case dominates the other"),
        "can_be_under": flag("under some completion the other dominates the case"),
        "can_be_equal": flag("under some completion they are equal throughout"),
        "can_be_incomparable": flag("under some completion each is better somewhere"),
        "shared": count("indicators that apply to both", "1"),
        "left_out": text("indicators that apply to one only, joined by |"),
        "theme": text("consideration that is compared, or all"),
    },
    strict=True,
    ordered=True,
    unique=["case", "other", "theme"],
    description="Dominance between cases over everything that is not known.",
)

STATEMENTS = pa.DataFrameSchema(
    {
        "case": text("id of one case"),
        "other": text("id of the other case"),
        "indicator": text("key of the indicator"),
        "theme": text("consideration of chapter 3"),
        "low": number("lowest value of the case", "unit of the indicator"),
        "high": number("highest value of the case", "unit of the indicator"),
        "known": flag("the case's value is known"),
        "other_low": number("lowest value of the other case", "unit of the indicator"),
        "other_high": number("highest value of the other case", "unit of the indicator"),
        "other_known": flag("the other case's value is known"),
        "statement": text("what holds whatever is unknown; better is in the indicator's direction"),
        "grade": text("worst grade of what is known of the two", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml of what is known, separated by a space"),
        "self_reported": flag("what is known of the two comes from the firms themselves"),
    },
    strict=True,
    ordered=True,
    unique=["case", "other", "indicator"],
    description="What is necessarily true of two cases; open statements are left out.",
)

RANKS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "layer": count("layer in the diagram of the partial order, 1 on top", "1"),
        "best_rank": count("best rank in any order that agrees with what is certain", "1"),
        "worst_rank": count("worst rank in any such order", "1"),
        "over_it": count("cases that are certainly better", "1"),
        "under_it": count("cases that are certainly worse", "1"),
        "scope": text("key of the indicator or consideration that is compared, or all"),
        "level": text("what the scope is", isin=["all", "theme", "indicator"]),
        "mean_rank": number("mean rank over all orders that agree with what is certain", "1"),
        "mean_rank_error": number("its sampling error; 0 where all orders were counted", "1"),
    },
    strict=True,
    ordered=True,
    unique=["case", "scope"],
    description="Rank intervals over everything that is not known: as wholes, by theme and indicator.",
)

LINES = pa.DataFrameSchema(
    {
        "scope": text("key of the indicator or consideration that is compared, or all"),
        "level": text("what the scope is", isin=["all", "theme", "indicator"]),
        "better": text("id of the case that is certainly better"),
        "worse": text("id of the case that is certainly worse"),
    },
    strict=True,
    ordered=True,
    unique=["scope", "better", "worse"],
    description="Lines of the Hasse diagrams: what is certain, without what follows from it.",
)

NEXT_FACTS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "indicator": text("key of the indicator"),
        "known": flag("the value is known, though not exactly"),
        "could_settle": count("open pairs that some answer would settle", "1"),
        "could_order": count("open pairs that some answer would order", "1"),
        "best_answer": count("pairs that the most telling answer would settle", "1"),
        "least_answer": count("pairs that every answer would settle", "1"),
        "expected": number("pairs settled on average over the scale", "1"),
        "in_the_way": count("open pairs in which the value alone stands in the way", "1"),
        "in_theme": count("pairs open in the consideration that some answer would settle", "1"),
        "in_indicator": count("pairs open on the indicator that some answer would settle", "1"),
        "needs": text("facts or benchmarks that are missing for it, separated by a space"),
        "decides": count("open comparisons at the three levels that it could settle", "1"),
    },
    strict=True,
    ordered=True,
    unique=["case", "indicator"],
    description="Facts worth collecting next, by how many open comparisons each would decide.",
)
