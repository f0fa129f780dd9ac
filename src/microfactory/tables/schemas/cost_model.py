"""Cost against volume: the parameters of each production model, and what follows from them."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade
from microfactory.tables.columns import count, flag, number, text

MODEL_PARAMETERS = pa.DataFrameSchema(
    {
        "model": text("production model, or shared by all"),
        "parameter": text("key of the parameter"),
        "label": text("what it is called in a report"),
        "unit": text("unit of low and high"),
        "low": number("lowest value", "see column unit", nullable=False),
        "high": number("highest value", "see column unit", nullable=False),
        "spread": text("what is even: the value, or its logarithm", isin=["even", "log"]),
        "basis": text(
            "printed; derived from several cells; read from words; or an assumption",
            isin=["printed", "derived", "reading", "assumption"],
        ),
        "grade": text("worst grade of what went in; empty: an assumption", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "cells": text("transcribed cells, as table/row/column, separated by a space"),
        "note": text("how it was read, or the reason of an assumption's range"),
    },
    strict=True,
    ordered=True,
    unique=["model", "parameter"],
    description="Parameters of the cost model, each an interval with its evidence.",
)

COST_CURVES = pa.DataFrameSchema(
    {
        "model": text("production model"),
        "volume": number("good pieces wanted of one line in a season", "piece", nullable=False),
        "cost": number(
            "cost a piece, all parameters at their middle; empty: cannot be made", "USD_2017/piece"
        ),
        "low": number("5th percentile of the cost a piece over all parameters", "USD_2017/piece"),
        "high": number("95th percentile of the cost a piece", "USD_2017/piece"),
        "possible": number("share of draws in which the model can make the volume", "1"),
    },
    strict=True,
    ordered=True,
    unique=["model", "volume"],
    description="Cost a piece against volume, for every production model.",
)

COST_BUCKETS = pa.DataFrameSchema(
    {
        "model": text("production model"),
        "volume": number("good pieces wanted of one line in a season", "piece", nullable=False),
        "order": number(
            "good pieces bought: the minimum order, where more are not wanted", "piece"
        ),
        "bucket": text("what the money goes to"),
        "cost": number("cost a wanted piece, all parameters at their middle", "USD_2017/piece"),
    },
    strict=True,
    ordered=True,
    unique=["model", "volume", "bucket"],
    description="Where the cost of a piece goes, at some volumes.",
)

CROSSOVERS = pa.DataFrameSchema(
    {
        "first": text("production model"),
        "second": text("the model that it is compared with"),
        "number": count("place among the crossovers of the pair, from 1; 0: they never cross", "1"),
        "volume": number("where the cheaper one changes; empty: nowhere", "piece"),
        "below": text("the cheaper model below; empty: they are the same"),
        "above": text("the cheaper model above"),
        "at": text(
            "where the curves meet, at a step of one of them, or nowhere",
            isin=["curve", "step", "none"],
        ),
    },
    strict=True,
    ordered=True,
    unique=["first", "second", "number"],
    description="Every volume at which two models change places, all parameters at their middle.",
)

CROSSOVER_RANGES = pa.DataFrameSchema(
    {
        "first": text("production model"),
        "second": text("the model that it is compared with"),
        "share": number("share of draws in which they cross at all", "1"),
        "several": number("share of draws in which they cross more than once", "1"),
        "first_cheaper": number("share of draws in which the first is always cheaper", "1"),
        "second_cheaper": number("share of draws in which the second is always cheaper", "1"),
        "low": number("5th percentile of the first crossover, where there is one", "piece"),
        "median": number("median of the first crossover", "piece"),
        "high": number("95th percentile of the first crossover", "piece"),
    },
    strict=True,
    ordered=True,
    unique=["first", "second"],
    description="How sure the crossovers are, over all that the parameters may be.",
)

MINIMUM_ORDERS = pa.DataFrameSchema(
    {
        "model": text("production model"),
        **{
            f"{name}_{end}": number(f"{words}, {told}", unit)
            for name, words, unit in (
                ("setup", "set-up cost of a product line", "USD_2017"),
                ("brand", "part of it that the brand bears", "USD_2017"),
            )
            for end, told in (("low", "lowest"), ("high", "highest"))
        },
        **{
            f"{name}_{end}": number(f"{words}, {told} percentile", unit)
            for name, words, unit in (
                ("contribution", "receipts less what a piece costs", "USD_2017/piece"),
                ("needed", "pieces that pay for what the order costs once", "piece"),
            )
            for end, told in (("low", "5th"), ("high", "95th"))
        },
        "minimum_low": number("lowest minimum order", "piece"),
        "minimum_high": number("highest minimum order", "piece"),
        "follows": flag("the minimum order can be the pieces that pay for the set-up"),
    },
    strict=True,
    ordered=True,
    unique=["model"],
    description="Set-up costs, who bears them, and minimum orders, which do not follow from them.",
)

_WIN = {
    "volume": number("expected demand, or pieces wanted", "piece", nullable=False),
    "uncertainty": number(
        "coefficient of variation of demand at the reference lead time; empty: demand is certain",
        "1",
    ),
    "model": text(
        "production model, two as early+late for an early order and a late one, or none where nobody earns"
    ),
    "probability": number("share of draws in which it wins", "1"),
    "standard_error": number("Monte Carlo standard error of the share", "1"),
    "possible": number("share of draws in which it can make the volume", "1"),
    "mean": number(
        "mean cost a piece (certain demand), or expected profit a piece of demand", "USD_2017/piece"
    ),
    "sd": number("standard deviation of the same over the draws", "USD_2017/piece"),
}

WINNERS = pa.DataFrameSchema(
    {
        "among": text(
            "all models, those of Table 6, or these with pairs of an early and a late order",
            isin=["all", "table_6", "quick_response"],
        ),
        **_WIN,
    },
    strict=True,
    ordered=True,
    unique=["among", "volume", "uncertainty", "model"],
    description="Which model wins, with its probability, by volume and uncertainty of demand.",
)

SCENARIOS = pa.DataFrameSchema(
    {"scenario": text("what is other than in the data"), **_WIN},
    strict=True,
    ordered=True,
    unique=["scenario", "volume", "uncertainty", "model"],
    description="Which of the models of Table 6 wins when one thing is changed.",
)

DRIVERS = pa.DataFrameSchema(
    {
        "one": text("production model"),
        "other": text("the model that it is compared with"),
        "volume": number("expected demand", "piece", nullable=False),
        "uncertainty": number("coefficient of variation at the reference lead time", "1"),
        "model": text("whose parameter it is, or shared"),
        "parameter": text("key of the parameter"),
        "label": text("what it is called in a report"),
        "basis": text("printed, derived, reading or assumption"),
        "first": number("first-order Sobol index; noise can bring it below zero", "1"),
        "total": number("total Sobol index", "1"),
    },
    strict=True,
    ordered=True,
    unique=["one", "other", "volume", "model", "parameter"],
    description="What drives the gap in expected profit between two models.",
)

RESPONSES = pa.DataFrameSchema(
    {
        "early": text("model that the early order goes to"),
        "late": text("model that the late order goes to"),
        "volume": number("expected demand", "piece", nullable=False),
        "uncertainty": number("coefficient of variation at the reference lead time", "1"),
        "learnt": number(
            "share of the variance of log demand that is known by the late order, median", "1"
        ),
        "early_order": number("early order, median", "piece"),
        "late_order": number("expected late order, median", "piece"),
        **{
            name: number(f"mean expected profit a piece of demand, {words}", "USD_2017/piece")
            for name, words in (
                ("early_alone", "the early model alone"),
                ("late_alone", "the late model alone"),
                ("together", "both orders"),
            )
        },
        "worthwhile": number(
            "share of draws in which both earn more than either alone, by what is asked for", "1"
        ),
    },
    strict=True,
    ordered=True,
    unique=["early", "late", "volume", "uncertainty"],
    description="What a quick second order adds to a cheap early one, over all that the parameters may be.",
)

ANCHORS = pa.DataFrameSchema(
    {
        "model": text("production model"),
        "firm": text("column of Table 6"),
        "batch_low": number("smallest batch in Table 6", "piece"),
        "batch_high": number("largest batch in Table 6", "piece"),
        "printed_low": number("lowest sum of the printed buckets", "USD_2017/piece"),
        "printed_high": number("highest sum of the printed buckets", "USD_2017/piece"),
        "model_low": number("5th percentile of the modelled cost", "USD_2017/piece"),
        "model_middle": number("median of the modelled cost", "USD_2017/piece"),
        "model_high": number("95th percentile of the modelled cost", "USD_2017/piece"),
    },
    strict=True,
    ordered=True,
    unique=["model"],
    description="The modelled cost a piece beside the buckets of Table 6.",
)
