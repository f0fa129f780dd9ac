import math

import pandas as pd

from microfactory.ethics import REGISTRY, THEMES, coverage

from .building import fact, gap, profile_of

FOUND = profile_of(
    fact("healthcare", "no", source="waldman_brown_2018", grade="C"),
    fact("safety_code", "yes"),
    gap("injuries", "unknown", "declined"),
    gap("work_near_home", "not_applicable", "one factory"),
)


def test_counts_add_up_for_each_theme_and_over_all():
    found = coverage(FOUND).set_index("theme")
    states = ["known", "unknown", "not_applicable", "not_researched"]
    assert (found[states].sum(axis=1) == found["indicators"]).all()
    assert list(found.index) == ["all", *THEMES]
    assert found.loc["all", "indicators"] == len(REGISTRY)
    assert (
        found.drop(index="all").sum(numeric_only=True)[states] == found.loc["all", states]
    ).all()


def test_worst_grade_and_the_firm_s_own_word():
    found = coverage(FOUND).set_index("theme")
    safety = found.loc["personal_safety"]
    assert safety[["known", "unknown"]].tolist() == [2, 1]
    assert (safety["worst_grade"], safety["self_reported"]) == ("C", 0.5)
    assert found.loc["work_life_balance", "not_applicable"] == 1
    assert math.isnan(found.loc["environment", "self_reported"])
    assert found.loc["environment", "worst_grade"] == ""


def test_several_cases_stand_one_under_the_other():
    two = pd.concat([FOUND, FOUND.assign(case="other")])
    assert coverage(two)["case"].unique().tolist() == ["case", "other"]
