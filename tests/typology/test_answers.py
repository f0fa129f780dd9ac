from __future__ import annotations

from decimal import Decimal

import pytest

from microfactory.quantity import Interval
from microfactory.typology.answers import (
    Fact,
    in_words,
    read_answer,
    read_discriminator,
    subsets,
    unknown,
)

BATCH = ("small", "large")


def options(*answers):
    return frozenset(frozenset(answer) for answer in answers)


def read(content, found=None):
    problems = []
    if found is None:
        fact = read_answer(content, BATCH, "here", problems)
    else:
        fact = read_discriminator(content, found, "here", problems)
    return fact, problems


@pytest.fixture(scope="module")
def people(definition):
    return definition.discriminators[0]


@pytest.fixture(scope="module")
def workshops(definition):
    return next(each for each in definition.discriminators if each.name == "networked_workshops")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("small", options(["small"])),
        (["small"], options(["small"])),
        (["large", "small"], options(["small", "large"])),
        (["small", "small"], options(["small"])),
        ({"one_of": ["small", "large"]}, options(["small"], ["large"])),
        ({"one_of": ["small", ["small", "large"]]}, options(["small"], ["small", "large"])),
        ("unknown", subsets(BATCH)),
        (None, subsets(BATCH)),
    ],
)
def test_an_answer_leaves_options(content, expected):
    fact, problems = read(content)
    assert (fact.options, problems) == (expected, [])


@pytest.mark.parametrize(
    "content", ["smal", ["small", "smal"], [], {"one_of": []}, {"value": "small"}, 3, True, [["x"]]]
)
def test_what_is_not_understood_is_told_and_leaves_all_open(content):
    fact, problems = read(content)
    assert problems
    assert all(problem.where == "here" for problem in problems)
    assert fact.options == subsets(BATCH)


def test_the_nearest_value_is_offered():
    assert read("smal")[1][0].hint == "Did you mean 'small'?"


@pytest.mark.parametrize("content", [15, 15.0, Decimal(15), {"low": 15, "high": 15}])
def test_a_count_is_the_same_however_it_is_written(people, content):
    assert read(content, people) == (Fact(options(["10_to_200"]), Interval(15, 15)), [])


def test_an_open_interval(people):
    fact, _ = read({"low": 300}, people)
    assert fact.options == options(["200_to_500"], ["over_500"])
    assert read({"high": 5}, people)[0].options == options(["under_10"])
    assert read({"low": None, "high": None}, people)[0] == unknown(people)


def test_a_class_may_be_named(people, workshops):
    assert read("over_500", people)[0].options == options(["over_500"])
    assert read("many", workshops)[0] == Fact(options(["many"]))
    assert read({"one_of": ["one", "many"]}, workshops)[0] == unknown(workshops)
    assert read(2500, workshops)[0].options == options(["many"])
    assert read(1, workshops)[0].options == options(["one"])


@pytest.mark.parametrize(
    "content",
    [
        -1,
        True,
        "ten",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        10**400,
        [3, 10],
        {"low": 10, "high": 3},
        {"low": "3"},
        {"value": 3},
        {},
    ],
)
def test_a_count_that_is_none_is_told(people, content):
    fact, problems = read(content, people)
    assert problems
    assert fact == unknown(people)


def test_a_part_takes_some_of_what_the_whole_takes():
    whole = Fact(options(["small", "large"]))
    assert Fact(subsets(BATCH)).within(whole) == Fact(subsets(BATCH))
    assert Fact(options(["large"])).within(whole) == Fact(options(["large"]))
    assert Fact(subsets(BATCH)).within(Fact(options(["small"]))) == Fact(options(["small"]))
    assert Fact(options(["large"])).within(Fact(options(["small"]))) is None


def test_an_answer_in_words(people):
    assert in_words(read({"one_of": ["large", "small"]})[0], BATCH) == "small or large"
    assert in_words(read({"low": 3, "high": 10}, people)[0], people.domain) == "3 to 10"
    assert in_words(read("under_10", people)[0], people.domain) == "under 10"
