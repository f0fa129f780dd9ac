"""Establishments by size, and laws of their size."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.tables.columns import count, number, text

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
