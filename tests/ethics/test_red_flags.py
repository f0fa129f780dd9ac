import pytest

from microfactory.ethics import REGISTRY, Kind, red_flags

from .building import fact, gap, profile_of, row_of

FLAGS = [one.id for one in REGISTRY if one.kind is Kind.RED_FLAG]


def wage(value=None, **said):
    return fact("worker_wage", value, **({"unit": "USD_2017/day"} | said))


def test_nothing_known_is_unknown_and_not_clear():
    flags = red_flags(profile_of(fact("firm_age", 5, unit="year")))
    assert sorted(flags["indicator"]) == sorted(FLAGS)
    assert set(flags["value"]) == {"unknown"}
    assert set(flags["low"].isna()) == {True}


@pytest.mark.parametrize("name", sorted(set(FLAGS) - {"wage_below_legal_floor"}))
def test_a_question_raises_or_clears_its_flag(name):
    assert row_of(name, fact(name, "yes"))["value"] == "raised"
    assert row_of(name, fact(name, "no"))["value"] == "clear"
    disagree = [fact(name, "yes"), fact(name, "no", source="soko_company")]
    assert row_of(name, *disagree)["value"] == "possible"


def test_nothing_compensates_a_flag():
    good = [fact("detectable_lead", "no"), fact("healthcare", "yes"), wage(100)]
    flags = red_flags(profile_of(*good, fact("child_labour", "yes")))
    assert flags.loc[0, "indicator"] == "child_labour"
    assert flags.loc[0, "value"] == "raised"
    assert list(flags["value"][-2:]) == ["clear", "clear"]


@pytest.mark.parametrize(
    "value, expected", [(3, "raised"), (5, "possible"), (6.5, "clear"), (7, "clear")]
)
def test_a_wage_raises_the_flag_of_the_floor(value, expected):
    row = row_of("wage_below_legal_floor", wage(value))
    assert row["value"] == expected and row["reading"].startswith("wage over legal floor")


def test_rounding_and_benefits_leave_the_flag_open():
    assert row_of("wage_below_legal_floor", wage(6.5, resolution=1))["value"] == "possible"
    in_kind = fact("benefits_in_kind", "food|lodging")
    assert row_of("wage_below_legal_floor", wage(3), in_kind)["value"] == "possible"
    none = fact("benefits_in_kind", "none")
    assert row_of("wage_below_legal_floor", wage(3), none)["value"] == "raised"


def test_the_worse_of_what_is_said_and_what_is_paid_counts():
    denied, said = fact("wage_below_legal_floor", "no"), fact("wage_below_legal_floor", "yes")
    assert row_of("wage_below_legal_floor", wage(3), denied)["value"] == "raised"
    assert row_of("wage_below_legal_floor", wage(100), said)["value"] == "raised"
    assert row_of("wage_below_legal_floor", wage(100), denied)["value"] == "clear"
    assert row_of("wage_below_legal_floor", denied)["value"] == "clear"


def test_without_a_floor_the_wage_says_nothing():
    row = row_of("wage_below_legal_floor", wage(3), country="US")
    assert (row["state"], row["needs"]) == ("not_researched", "legal_floor")
    denied = fact("wage_below_legal_floor", "no")
    assert row_of("wage_below_legal_floor", wage(3), denied, country="US")["value"] == "clear"


def test_not_applicable_is_a_state_of_its_own():
    flags = red_flags(profile_of(gap("conflict_minerals", "not_applicable", "no minerals")))
    assert flags.iloc[-1][["indicator", "value"]].tolist() == [
        "conflict_minerals",
        "not_applicable",
    ]
