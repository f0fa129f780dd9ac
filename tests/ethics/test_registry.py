"""Every indicator keeps the contract; the register is what is tested, not a list beside it."""

import math

import pytest

from microfactory import registers
from microfactory.ethics import REGISTRY, THEMES, Kind, Registry, catalogue
from microfactory.ethics.registry import FLAG_STATES, NONE
from microfactory.problems import ProblemsFound
from microfactory.quantity import CURRENCY, Interval, parse_unit

from .building import benchmark_table, every_fact, fact, known_of, plain_facts, row_of

EVERY = pytest.mark.parametrize("one", list(REGISTRY), ids=lambda one: one.id)
NUMBERS = [one for one in REGISTRY if one.kind is Kind.MEASURE]
LEVELS = [one for one in REGISTRY if one.kind is Kind.LEVEL]
VARIABLES = registers.variables()


@EVERY
def test_says_what_it_is(one):
    assert one.theme in THEMES
    assert one.direction in (-1, 0, 1)
    parse_unit(one.unit)
    assert one.label and one.reference and one.benchmark and one.doc.endswith(".")
    assert one.scale[0] <= one.scale[1]


@EVERY
def test_needs_known_variables(one):
    assert one.needs
    named = {name for way in (*one.ways, one.uses, one.falls_with) for name in way}
    assert named <= set(VARIABLES)
    assert set(one.falls_with) <= {name for way in one.ways for name in way}


@EVERY
def test_reads_what_it_declares_and_nothing_else(one):
    known = known_of(*every_fact(one.falls_with))
    one.compute(known)
    declared = {name for way in (*one.ways, one.uses) for name in way}
    assert set(known.used) <= declared


@EVERY
def test_each_of_its_ways_is_enough(one):
    for way in one.ways:
        row = row_of(one.id, *plain_facts(way, one.falls_with))
        assert row["state"] == "known", row["note"]


@EVERY
def test_what_has_a_direction_can_be_compared(one):
    if one.direction:
        assert all(map(math.isfinite, one.scale)) and one.scale[0] < one.scale[1]
        assert not CURRENCY.search(one.unit), "money of different places does not compare"
    if one.kind in (Kind.RED_FLAG, Kind.CATEGORY):
        assert one.direction == 0


@pytest.mark.parametrize("one", LEVELS, ids=lambda one: one.id)
def test_levels_are_the_categories_of_its_variable(one):
    (name,) = one.needs
    assert sorted(one.levels) == sorted(VARIABLES[name].categories)
    assert one.scale == (0, len(one.levels) - 1)


@pytest.mark.parametrize("one", LEVELS, ids=lambda one: one.id)
def test_a_better_level_is_never_worse(one):
    found = [row_of(one.id, fact(one.needs[0], level))["low"] for level in one.levels]
    assert found == list(range(len(one.levels)))


@pytest.mark.parametrize("one", NUMBERS, ids=lambda one: one.id)
def test_a_need_moves_it_the_declared_way(one):
    for way in one.ways:
        plain = plain_facts(way, one.falls_with)
        before = row_of(one.id, *plain)
        for place, name in enumerate(way):
            more = plain[place] | {key: plain[place][key] * 1.1 for key in ("low", "high")}
            after = row_of(one.id, *plain[:place], more, *plain[place + 1 :])
            sign = -1 if name in one.falls_with else 1
            for end in ("low", "high"):
                assert sign * (after[end] - before[end]) >= -1e-12


@EVERY
def test_a_target_is_no_observation(one):
    for way in one.ways:
        aims = [row | {"status": "target"} for row in plain_facts(way, one.falls_with)]
        row = row_of(one.id, *aims)
        assert row["state"] == "unknown"
        assert row["note"].startswith("only a target")
        assert set(row["needs"].split()) <= {name for way in one.ways for name in way}


@EVERY
def test_nobody_asked_is_not_unknown_and_not_inapplicable(one):
    row = row_of(one.id, fact("firm_age", 5, unit="year"))
    assert row["state"] == "not_researched"


def test_every_consideration_has_an_indicator_beside_its_flags():
    assert {one.theme for one in REGISTRY if one.kind is not Kind.RED_FLAG} == set(THEMES)
    assert len([one for one in REGISTRY if one.kind is not Kind.RED_FLAG]) >= 30
    assert {VARIABLES[name].theme for name in VARIABLES} >= set(THEMES)


def test_red_flags_are_those_that_the_variables_announce():
    announced = {name for name, one in VARIABLES.items() if one.description.startswith("Red flag")}
    assert announced == {one.id for one in REGISTRY if one.kind is Kind.RED_FLAG}
    for name in announced:
        assert set(VARIABLES[name].categories) == {"yes", "no"}
    assert FLAG_STATES[0] == "raised"


def test_the_catalogue_lists_every_indicator_once_by_theme():
    listed = catalogue()
    assert sorted(listed["indicator"]) == sorted(one.id for one in REGISTRY)
    assert list(listed["theme"].unique()) == list(THEMES)
    assert len(REGISTRY) == len(listed)
    assert listed.set_index("indicator").loc["trained_share", "needs"] == (
        "surveyed_trained surveyed | trained_share"
    )


def test_benchmarks_that_are_named_are_in_the_table_of_benchmarks():
    """A key is one word with underscores; what is no key is a level in words."""
    table = set(benchmark_table()["benchmark"])
    named = {
        word
        for one in REGISTRY
        for word in one.benchmark.split("; ")
        if "_" in word and " " not in word
    }
    assert len(named) >= 6 and named <= table


def test_every_decent_level_of_the_table_is_read_by_an_indicator():
    table = benchmark_table()
    decent = set(table.loc[table["kind"] == "decent_level", "benchmark"])
    assert len(decent) == 4
    assert decent <= {word for one in REGISTRY for word in one.benchmark.split("; ")}


def test_an_unknown_name_gets_a_hint():
    with pytest.raises(ProblemsFound, match="Did you mean 'healthcare'"):
        REGISTRY["health_care"]


def test_refuses_what_breaks_the_contract():
    fresh = Registry()
    common = {"label": "x", "reference": "y", "needs": ["firm_age"]}

    def silent(known):
        return Interval.exactly(0)

    def spoken(known):
        """Say something."""
        return Interval.exactly(0)

    with pytest.raises(ValueError, match="no consideration"):
        fresh.indicator(theme="luck", **common)
    with pytest.raises(ValueError, match="known units"):
        fresh.indicator(theme="autonomy", unit="furlong", **common)
    with pytest.raises(ValueError, match="docstring"):
        fresh.indicator(theme="autonomy", scale=(0, 1), **common)(silent)
    with pytest.raises(ValueError, match="scale"):
        fresh.indicator(theme="autonomy", **common)(spoken)
    with pytest.raises(ValueError, match="needs a benchmark, or to say that there is none"):
        fresh.indicator(theme="autonomy", scale=(0, 1), **common)(spoken)
    common["benchmark"] = NONE
    fresh.indicator(theme="autonomy", scale=(0, 1), **common)(spoken)
    with pytest.raises(ValueError, match="already"):
        fresh.indicator(theme="autonomy", scale=(0, 1), **common)(spoken)
