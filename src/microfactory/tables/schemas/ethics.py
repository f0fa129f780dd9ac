"""Benchmarks, and ethics profiles read beside them."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing, Status
from microfactory.tables.columns import count, flag, number, text

BENCHMARKS = pa.DataFrameSchema(
    {
        "benchmark": text("key of the benchmark"),
        "kind": text(
            "legal floor, decent level, poverty line, or a figure of others to read beside",
            isin=["legal_floor", "decent_level", "poverty_line", "reference"],
        ),
        "country": text("ISO code of the country; empty where it is no one country's"),
        "place": text("where it holds"),
        "for_whom": text("grade of work, household or kind of worker that it is for"),
        "year": count("year in force, or of the prices; empty: not stated", "year", nullable=True),
        "low": number("lower end", "see column unit"),
        "high": number("upper end", "see column unit"),
        "unit": text("unit of low and high"),
        "usd_per_day_low": number("lower end per working day", "USD of the same year / day"),
        "usd_per_day_high": number("upper end per working day", "USD of the same year / day"),
        "basis": text("quoted, or derived and how", isin=["quoted", "derived"]),
        "derivation": text("the arithmetic of a derived row, in words"),
        "status": text("kind of statement", isin=list(Status)),
        "grade": text("quality of the evidence, A best", isin=list(Grade)),
        "source": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["benchmark", "country", "year"],
    description="Wage floors, living wages, poverty lines and figures of others, dated and placed.",
)

PROFILE = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "indicator": text("key of the indicator"),
        "theme": text("consideration of chapter 3 that it speaks to"),
        "label": text("what it is called in a report"),
        "kind": text(
            "a measure, a level of an ordered scale, a category, or a red flag",
            isin=["measure", "level", "category", "red_flag"],
        ),
        "low": number("lowest value that the evidence allows; a level counts from 0", "see unit"),
        "high": number("highest value that the evidence allows; empty: open", "see unit"),
        "sure_low": number("lowest value once what print rounded away is put back", "see unit"),
        "sure_high": number("highest value once what print rounded away is put back", "see unit"),
        "value": text("the level, category or state of the flag, in words"),
        "unit": text("unit of low and high"),
        "direction": count("1: higher is better; -1: lower is better; 0: neither", "1"),
        "state": text("known, or why not", isin=["known", *Missing]),
        "reading": text("what the value says beside its benchmark"),
        "floor_low": number("lower end of the legal floor, where one is set", "see unit"),
        "floor_high": number("upper end of the legal floor", "see unit"),
        "decent_low": number("lower end of the decent level, where one is set", "see unit"),
        "decent_high": number("upper end of the decent level", "see unit"),
        "status": text("weakest kind of statement that went in", isin=["", *Status]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "year": text("year or years that it speaks of"),
        "population": text("whose number it is"),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "self_reported": flag("every fact in it comes from the firm itself"),
        "conflict": text("other records that disagree"),
        "needs": text("facts or benchmarks that are missing, separated by a space"),
        "note": text("assumptions and cautions"),
    },
    strict=True,
    ordered=True,
    unique=["case", "indicator"],
    description="Ethics profile of a case, one row an indicator; never added up.",
)
