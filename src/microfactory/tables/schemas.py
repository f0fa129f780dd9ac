"""One schema a tidy table: what every column means and in which unit it is.

The data dictionary and the tests iterate over `SCHEMAS`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing, Status
from microfactory.tables.columns import count, evidence, flag, number, observation, text

CELLS = pa.DataFrameSchema(
    {
        "table": text("name of the raw table"),
        "row": text("key of the row"),
        "column": text("key of the column"),
        **observation(),
        **evidence(),
    },
    strict=True,
    ordered=True,
    unique=["table", "row", "column"],
    description="Transcribed cells, one row a printed figure.",
)

FACTS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "variable": text("key of data/variables.yaml"),
        "record": count(
            "position among the records of the variable; conflicting ones coexist", "1"
        ),
        **observation(),
        **evidence(),
        "cell": text("transcribed cell that the fact is, as table/row/column"),
    },
    strict=True,
    ordered=True,
    unique=["case", "variable", "record"],
    description="What is known of a case, one row an observation, gaps included.",
)

CASE_STAGES = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "stage": text("stage of production"),
        "performer": text("who does it; empty where not said"),
        "relation": text("how the performer stands to the firm, several joined by |"),
        "sales_share": number("share of the firm's sales made at this stage", "percent"),
        "grade": text("quality of the evidence, A best", isin=["", *Grade]),
        "source": text("key of data/sources.yaml: who says it"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "stage"],
    description="Who does which stage of production, as the case file says it.",
)

CENSUS_SIZE_CLASSES = pa.DataFrameSchema(
    {
        "naics": text("NAICS 2012 code as the Census writes it"),
        "level": text("manufacturing, three-digit sector or jewelry"),
        "size_class": text("employment size class, or total"),
        "low": number("fewest employees of the class", "person/establishment"),
        "high": number("most employees of the class; empty: open", "person/establishment"),
        "establishments": count(
            "establishments of the class; empty where withheld", "establishment", nullable=True
        ),
        "employment": number("employees in mid-March; empty where withheld", "person"),
        "employment_flag": text("noise or disclosure flag as published", isin=["", *"DGHJNS"]),
        "employment_missing": text("why employment is empty"),
    },
    strict=True,
    ordered=True,
    unique=["naics", "size_class"],
    description="Establishments by employment size class, County Business Patterns 2012.",
)

CENSUS_STATES = pa.DataFrameSchema(
    {
        "state_fips": text("FIPS code of the state"),
        "state": text("name of the state"),
        "establishments": count("manufacturing establishments", "establishment"),
        "employees": number("employees; empty where withheld", "person"),
    },
    strict=True,
    ordered=True,
    unique=["state_fips"],
    description="Manufacturing by state, Economic Census 2012; a cross-check of the count.",
)

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

VALUE_CHAIN = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "stage": text("stage of production"),
        "label": text("what the stage is called"),
        "performer": text("who does it; empty where not said"),
        "relation": text("how the performer stands to the firm, several joined by |"),
        "margin": number("share of the margin that goes with the stage", "percent"),
        "captured_low": number("lowest share of the margin that the firm keeps", "percent"),
        "captured_high": number("highest share of the margin that the firm keeps", "percent"),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "stage"],
    description="Who does which stage of production, and what share of the margin stays.",
)

BUCKETS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "bucket": text("key of the bucket"),
        "label": text("what it is called in a report"),
        "low": number("lowest value", "see column unit"),
        "high": number("highest value", "see column unit"),
        "unit": text("money of a stated year a piece; the same in all rows of a case"),
        "share_low": number("lowest share of what the manufacturer receives", "percent"),
        "share_high": number("highest share of what the manufacturer receives", "percent"),
        "retail_low": number("lowest share of the retail price", "percent"),
        "retail_high": number("highest share of the retail price", "percent"),
        "state": text("known, negligible, or why not", isin=["known", "negligible", *Missing]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "bucket"],
    description="Unit economics of one piece: what goes where of the manufacturer's receipts.",
)

VERDICTS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "name": text("what the case is called"),
        "type": text("production model, blended, none or undetermined"),
        "possible": text("answers that some completion has, joined by |"),
        "parts": text("production models of the parts of a blended product, joined by |"),
        "source_class": text("the class that the source itself names; empty: none"),
        "source_at": text("where the source names it"),
        "source_note": text("what a reader must know of it"),
        "agrees": text(
            "whether the answer is the source's class", isin=["yes", "no", "not compared"]
        ),
        "readings": text("readings of Table 1 under which the answer differs, separated by ;"),
    },
    strict=True,
    ordered=True,
    unique=["case"],
    description="The production model of every case, beside the class that the source names.",
)

SENSITIVITY = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "part": text("step of production; empty: the whole"),
        "on": text("criterion or discriminator"),
        "given": text("what the case says"),
        "instead": text("what it is changed to, or unknown"),
        "type": text("the answer then"),
        "possible": text("answers that are possible then, joined by |"),
        "changes": flag("the answer differs from the one as it is"),
    },
    strict=True,
    ordered=True,
    description="What the answer would be if one fact were another, or not known.",
)

SIZE_SHARES = pa.DataFrameSchema(
    {
        "naics": text("NAICS 2012 code as the Census writes it"),
        "level": text("manufacturing, three-digit sector or jewelry"),
        "group": text("by the cut-offs of the thesis", isin=["craft", "undecided", "mass"]),
        **{
            f"{what}_{end}": number(f"{words}, {end}est that the published classes allow", unit)
            for what, words, unit in (
                ("establishments", "establishments", "establishment"),
                ("establishment_share", "share of establishments", "1"),
                ("employment", "employees", "person"),
                ("employment_share", "share of employees", "1"),
            )
            for end in ("low", "high")
        },
    },
    strict=True,
    ordered=True,
    unique=["naics", "group"],
    description="Craft, undecided and mass establishments by the cut-offs of the thesis.",
)

SIZE_LAWS = pa.DataFrameSchema(
    {
        "naics": text("NAICS 2012 code as the Census writes it"),
        "level": text("manufacturing, three-digit sector or jewelry"),
        "cutoff": number("fewest employees of the classes that are fitted", "person/establishment"),
        "family": text("law", isin=["lognormal", "pareto"]),
        "n": count("establishments that are fitted", "establishment", nullable=True),
        "classes": count("size classes that are fitted", "1", nullable=True),
        **{
            f"{name}{end}": number(f"{words}{told}", "1")
            for name, words in (
                ("alpha", "tail exponent of the counter-cumulative distribution (Pareto)"),
                ("mu", "mean of the logarithm (lognormal); infinite at the Pareto limit"),
                ("sigma", "standard deviation of the logarithm (lognormal)"),
            )
            for end, told in (
                ("", ""),
                ("_low", ", lower end of the 95 percent bootstrap interval"),
                ("_high", ", upper end of the 95 percent bootstrap interval"),
            )
        },
        "log_likelihood": number("multinomial log likelihood", "1"),
        "g": number("likelihood-ratio statistic of the fit", "1"),
        "dissimilarity": number("share of establishments in a wrong class", "1"),
        "p_value": number("parametric bootstrap of the fit", "1"),
        "log_ratio": number("log likelihood of the lognormal over the Pareto", "1"),
        "vuong_p": number("p-value of Vuong's test between the two", "1"),
        "nested_p": number("p-value of the test at the Pareto limit", "1"),
        "favoured": text("law that is favoured, or undecided"),
        "missing": text("why a row has no numbers"),
    },
    strict=True,
    ordered=True,
    unique=["naics", "cutoff", "family"],
    description="Laws of establishment size fitted to the binned counts, above several cut-offs.",
)

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
    },
    strict=True,
    ordered=True,
    unique=["case"],
    description="Rank intervals over everything that is not known.",
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
    },
    strict=True,
    ordered=True,
    unique=["case", "indicator"],
    description="Facts worth collecting next, by how many open comparisons each would decide.",
)

SCHEMAS: Mapping[str, pa.DataFrameSchema] = {
    "cells": CELLS,
    "facts": FACTS,
    "case_stages": CASE_STAGES,
    "census_size_classes": CENSUS_SIZE_CLASSES,
    "census_states": CENSUS_STATES,
    "benchmarks": BENCHMARKS,
    "ethics": PROFILE,
    "pairs": PAIRS,
    "statements": STATEMENTS,
    "ranks": RANKS,
    "next_facts": NEXT_FACTS,
    "verdicts": VERDICTS,
    "sensitivity": SENSITIVITY,
    "size_shares": SIZE_SHARES,
    "size_laws": SIZE_LAWS,
    "value_chain": VALUE_CHAIN,
    "costs": BUCKETS,
}
