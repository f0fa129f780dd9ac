"""What a file is good for agrees with what is computed from it."""

from __future__ import annotations

from microfactory import cases
from microfactory.checking import summarise


def test_a_case_with_much_unknown_says_what_would_help(context):
    loaded = context.load(cases.path_of("italian_knitwear"))
    found = summarise(loaded, context)
    profile = context.profile(loaded)
    assert list(found.computable) == list(profile.loc[profile["state"] == "known", "label"])
    assert found.indicators == len(profile) and len(found.most) == 3
    assert "worker_wage" in [gain.variable for gain in found.most]
    if found.type == "undetermined":
        assert found.settles_type and found.type_in_words.startswith("not determined: ")
    lines = found.text.splitlines()
    assert lines[0].startswith("italian_knitwear: ") and "can be computed" in lines[1]
    assert found.to_dict()["case"] == "italian_knitwear"


def test_the_fact_that_would_add_most_adds_what_it_says(context, written):
    empty = summarise(written(), context)
    assert empty.computable == () and empty.worst_grade == ""
    gain = empty.most[0]
    assert gain.variable == "worker_wage"
    value = {"value": 6, "unit": "USD_2018/day"}
    after = summarise(written(worker_wage=[value]), context)
    assert set(after.computable) <= set(gain.opens) and len(after.computable) >= 1
    assert after.worst_grade == "B" or after.worst_grade == "C"


def test_what_was_asked_and_is_not_known_is_not_asked_for_again(context):
    loaded = context.load(cases.path_of("fabindia"))
    assert "worker_wage" in loaded.case.unknown
    assert "worker_wage" not in [gain.variable for gain in summarise(loaded, context).most]


def test_a_fact_that_is_there_and_opens_nothing_says_why(context, written):
    wage = {"value": 4.5, "unit": "EUR_2018/hour"}
    found = summarise(written(worker_wage=[wage]), context)
    assert "Daily wage" not in found.computable
    [why] = found.unusable
    assert "more, whose facts are there, cannot be put together: worker_wage" in why
    assert "an exchange rate of EUR for 2018" in why and why in found.text
    assert summarise(written(), context).unusable == ()
