"""Profiles compared: what stands behind a statement, facts worth collecting, claims in words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory import casebook, tables
from microfactory import profile_comparison as found_in
from microfactory.comparison import UNDECIDED, Verdict, next_facts
from microfactory.evidence import worst_grade
from microfactory.problems import ProblemsFound
from microfactory.stages import ethics

CASES = ["soko_branded", "au_enterprises", "fossil_outsourced"]


@pytest.fixture(scope="module")
def profiles():
    return [ethics.profile_afresh(casebook.read(case)) for case in CASES]


@pytest.fixture(scope="module")
def compared(profiles):
    return found_in.compare_profiles(profiles, np.random.default_rng(1))


def row_of(profile, indicator):
    return profile.loc[profile["indicator"] == indicator].iloc[0]


def blank(profile, indicator):
    """The same profile before the indicator was known."""
    gap = profile.copy()
    here = gap["indicator"] == indicator
    gap.loc[here, ["low", "high", "sure_low", "sure_high"]] = np.nan
    gap.loc[here, "state"], gap.loc[here, ["grade", "sources"]] = "not_researched", ""
    return gap


def test_the_tables_have_their_schemas(compared):
    for name in ("pairs", "lines", "statements", "ranks", "next_facts"):
        tables.conform(getattr(compared, name), getattr(tables, name.upper()))


def test_a_statement_has_the_values_as_stated_and_the_weakest_evidence(compared, profiles):
    said = compared.statements.set_index(["case", "other", "indicator"])
    row = said.loc[("soko_branded", "au_enterprises", "worker_share_of_price")]
    soko, au = (row_of(profile, "worker_share_of_price") for profile in profiles[:2])
    assert (row["low"], row["other_low"]) == (soko["low"], au["low"]) == pytest.approx((7, 8))
    assert row["grade"] == worst_grade([soko["grade"], au["grade"]])
    assert set(row["sources"].split()) == {*soko["sources"].split(), *au["sources"].split()}
    assert row["statement"] == "worse"
    alone = said.loc[("soko_branded", "au_enterprises", "safety_code")]
    assert alone["grade"] == row_of(profiles[0], "safety_code")["grade"]
    assert not alone["other_known"]


def test_nothing_undecided_is_said(compared):
    assert not compared.statements["statement"].isin(UNDECIDED).any()


def test_a_fact_that_was_missing_never_turns_a_statement_round(profiles):
    """Every known indicator of Au is forgotten in turn: what was certain without it still is."""
    stronger = {"at least as good": {"better", "equal"}, "at most as good": {"worse", "equal"}}
    full = found_in.compare_profiles(profiles[:2], np.random.default_rng(1)).statements
    said = dict(zip(full["indicator"], full["statement"], strict=True))
    au = profiles[1]
    comparable = set(found_in.comparable_indicators()["indicator"])
    known = [name for name in au.loc[au["state"] == "known", "indicator"] if name in comparable]
    assert len(known) >= 5
    for name in known:
        less = found_in.compare_profiles(
            [profiles[0], blank(au, name)], np.random.default_rng(1)
        ).statements
        for indicator, statement in zip(less["indicator"], less["statement"], strict=True):
            assert said[indicator] in {statement, *stronger.get(statement, set())}


def test_ranks_of_wholes_considerations_and_indicators(compared):
    price = compared.ranks.loc[compared.ranks["scope"] == "worker_share_of_price"]
    assert price.set_index("case")["best_rank"].to_dict() == {
        "soko_branded": 2,
        "au_enterprises": 1,
        "fossil_outsourced": 3,
    }
    assert (price["best_rank"] == price["worst_rank"]).all()
    assert (price["mean_rank"] == price["best_rank"]).all()
    lines = compared.lines.loc[compared.lines["scope"] == "worker_share_of_price"]
    assert list(zip(lines["better"], lines["worse"], strict=True)) == [
        ("soko_branded", "fossil_outsourced"),
        ("au_enterprises", "soko_branded"),
    ], "the line from Au to Fossil follows from the two"
    assert set(compared.ranks["level"]) == {"all", "theme", "indicator"}


def test_facts_are_ranked_by_the_open_comparisons_that_they_could_decide(compared, profiles):
    facts = compared.next_facts
    levels = ["could_settle", "in_theme", "in_indicator"]
    assert (facts["decides"] == facts[levels].sum(axis=1)).all()
    assert facts["decides"].is_monotonic_decreasing
    grid = found_in.grid_of(profiles)
    alone = next_facts(grid.select(indicators=["owns_means"]))
    told = facts.loc[facts["indicator"] == "owns_means"].set_index("case")["in_indicator"]
    assert told.to_dict() == dict(zip(alone["case"], alone["could_settle"], strict=True))
    assert told["fossil_outsourced"] == 2
    unknown = facts.loc[~facts["known"] & (facts["indicator"] == "wage_to_legal_floor")]
    assert set(unknown["needs"]) == {"legal_floor"}


def test_a_case_is_compared_once(profiles):
    with pytest.raises(ProblemsFound, match="soko_branded twice"):
        found_in.grid_of([profiles[0], profiles[0]])


def test_one_case_alone_has_no_pair_and_one_rank(profiles):
    alone = found_in.compare_profiles(profiles[:1], np.random.default_rng(1))
    assert alone.pairs.empty and alone.statements.empty and alone.lines.empty
    assert set(alone.ranks["worst_rank"]) == {1}
    assert (alone.next_facts["decides"] == 0).all()


def test_thirty_cases_are_compared(profiles):
    many = [profiles[k % 3].assign(case=f"case_{k}") for k in range(30)]
    found = found_in.compare_profiles(many, np.random.default_rng(1))
    assert len(found.pairs) == 13 * 30 * 29 / 2
    price = found.ranks.loc[found.ranks["scope"] == "worker_share_of_price"].set_index("case")
    # Ten of each: those of Au take the first ten places, those of Fossil the last.
    assert tuple(price.loc["case_1", ["best_rank", "worst_rank"]]) == (1, 10)
    assert tuple(price.loc["case_2", ["best_rank", "worst_rank"]]) == (21, 30)
    assert price.loc["case_0", "mean_rank"] == pytest.approx(15.5, abs=0.5)
    assert price.loc["case_0", "mean_rank_error"] > 0, "30 connected cases are sampled"


def test_a_claim_about_what_has_no_better_end(profiles):
    finding = found_in.judge_claim(
        profiles[:2], "soko_branded", "au_enterprises", "daily_wage", "lower"
    )
    assert finding.verdict is Verdict.HOLDS
    late = profiles[1].assign(unit=profiles[1]["unit"].str.replace("USD_2017", "USD_2018"))
    with pytest.raises(ProblemsFound, match="prices of different years"):
        found_in.judge_claim(
            [profiles[0], late], "soko_branded", "au_enterprises", "daily_wage", "lower"
        )


def test_considerations_count_alike_unless_weights_are_limited(profiles):
    result, left_out = found_in.acceptability(profiles, np.random.default_rng(1), draws=2000)
    assert "women_led_workshops" in left_out and not set(left_out) & set(result.indicators)
    sample = result.weights.sample(np.random.default_rng(2), 4000)
    themes = pd.Series(found_in.grid_of(profiles).common().themes)
    sums = pd.DataFrame(sample.T).groupby(themes.to_numpy()).sum().mean(axis=1)
    assert sums.to_numpy() == pytest.approx(1 / len(sums), abs=0.01)
    limited, _ = found_in.acceptability(
        profiles, np.random.default_rng(1), draws=2000, ranges={"owns_means": (0.5, 0.6)}
    )
    assert limited.rank[0, 0] > result.rank[0, 0] + 0.1, "Soko's workers own their means"
