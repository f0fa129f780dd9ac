"""Claims in a reader's words: what is understood, and what is asked back."""

import pytest

from microfactory.claim_words import HALF_JUDGING, RELATIONS, read_claim
from microfactory.ethics import REGISTRY, Kind
from microfactory.problems import ProblemsFound

CLAIMABLE = [one for one in REGISTRY if one.kind in (Kind.MEASURE, Kind.LEVEL)]


@pytest.mark.parametrize("one", CLAIMABLE, ids=lambda one: one.id)
def test_every_indicator_is_known_by_its_key_and_by_its_label(one):
    for name in (one.id, one.id.replace("_", " "), one.label, one.label.upper()):
        assert read_claim(f"{name} is at least") == (one.id, "at least")


@pytest.mark.parametrize("words, relation", RELATIONS.items())
def test_every_way_to_say_a_relation_stands_at_the_end_with_or_without_a_verb(words, relation):
    for verb in ("is ", "are ", ""):
        assert read_claim(f"Women among workers {verb}{words}.")[1] == relation


@pytest.mark.parametrize("words, as_good", HALF_JUDGING.items())
def test_as_good_follows_the_better_end(words, as_good):
    upward, downward = ("at least", "at most") if as_good else ("at most", "at least")
    assert read_claim(f"women among workers are {words}")[1] == upward
    assert read_claim(f"injury rate is {words}")[1] == downward


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worker share of retail price is higher", ("worker_share_of_price", "higher")),
        ("  Worker  SHARE of retail price is  Better ", ("worker_share_of_price", "better")),
        ("share of workers in the retail price is higher", ("worker_share_of_price", "higher")),
        ("higher worker share of retail price", ("worker_share_of_price", "higher")),
        ("worker_shareofprice is lower", ("worker_share_of_price", "lower")),
        ("worker share of margin is lower", ("worker_share_of_margin", "lower")),
        ("injuries are lower", ("injury_rate", "lower")),
        ("product lifetime is longer", ("product_lifetime", "higher")),
        ("daily wage >", ("daily_wage", "higher")),
    ],
)
def test_a_claim_in_words(text, expected):
    assert read_claim(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("worker share of retail price is nicer", "one of: higher, lower, at least"),
        ("worker share of retail price is higer", "Did you mean 'higher'"),
        ("worker share of retail price is higher than Au's", "End after 'higher'"),
        ("women among workers is the same", "both 'at least' and 'at most'"),
        ("worker share of retail price", "found ''; expected INDICATOR is RELATION"),
        ("the moon is higher", "an indicator by its key or label"),
        ("share of women is higher", r"women_led_workshops \(Workshops led by women\)"),
        ("women are higher", "women_among_workers .*, women_led_workshops .*, women_among_staff"),
        ("capacity is higher", "Near to it: capacity_filled .*, peak_load"),
        ("job security is better", "It is a consideration; its indicators: full_time_share"),
        ("detectable lead is lower", "found detectable_lead, a red flag"),
        ("contract form is higher", "of kinds that stand in no order"),
        ("daily wage is better", "neither end of it is the better one"),
        ("daily wage is as good", "neither end of it is the better one"),
        ("higher", "an indicator by its key or label"),
    ],
)
def test_a_claim_that_is_none_says_why(text, said):
    with pytest.raises(ProblemsFound, match=said) as caught:
        read_claim(text)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("text", ["", "is", "the moon is nicer", "<script> is {}"])
def test_both_parts_are_named_at_once(text):
    with pytest.raises(ProblemsFound) as caught:
        read_claim(text)
    assert len(caught.value.problems) == 2
