"""The sections of the notebook say what the tables hold, and that all of it is synthetic."""

from __future__ import annotations

import pytest

from microfactory import tables, virtual_factory
from microfactory import virtual_factory_report as report
from microfactory.virtual_factory_report import answer


def test_the_policies_stand_side_by_side():
    said = repr(report.policies())
    found = tables.read("virtual_factory/policies")
    assert all(policy.capitalize() in said for policy in found["policy"].unique())
    assert len(said.splitlines()) == 2 + len(virtual_factory.MEASURES)


def test_the_verdict_follows_from_the_table():
    found = tables.read("virtual_factory/policies").set_index(["policy", "measure"])["value"]
    said = repr(report.verdict())
    assert f"{found['best artisans first', 'top_tenth']:.0f}%" in said
    assert f"{found['fair flow', 'without_work']:.0f}% without work" in said


@pytest.mark.parametrize("draw", [report.lorenz, report.front, report.days])
def test_every_figure_says_that_it_is_synthetic(draw):
    assert "synthetic" in draw().words["source"]


def test_batches_have_their_gap():
    said = repr(report.batches()).splitlines()
    assert len(said) == 2 + len(tables.read("virtual_factory/batches"))


def test_grades_stand_with_what_they_do_and_who_has_them():
    said = repr(report.grades(report.setting(3))).splitlines()
    assert "synthetic" in said[0] and len(said) == 2 + len(virtual_factory.GRADED)
    for name, words in virtual_factory.GRADED.items():
        assert any(row.startswith(name.capitalize()) and words in row for row in said)


def test_livings_have_a_row_a_kind_of_table_11():
    said = repr(report.livings())
    found = tables.read("virtual_factory/livings")
    assert "synthetic" in said and len(said.splitlines()) == 2 + found["kind"].nunique()


def test_rework_stands_beside_the_closed_form():
    rows = repr(report.rework()).splitlines()[2:]
    rates = [row.split(" | ")[1] for row in rows]
    assert rates == ["40%", "30%", "10%", "11%"]
    for row in rows:
        made, expected = map(float, row.split(" | ")[2:4])
        assert made == pytest.approx(expected, rel=0.02)


def test_what_is_held_against_the_thesis_has_both_figures():
    said = repr(report.held_against())
    assert "20% to 30%" in said and "$586,000" in said and "up to 300%" in said


def test_nobody_one_and_many_are_said_in_words():
    assert [answer._people(count) for count in (0, 1, 1_200)] == [
        "nobody",
        "one artisan",
        "1,200 artisans",
    ]


def test_a_year_can_be_run_again():
    setting = report.setting(3)
    said = repr(report.one_year(report.run(setting, 1.0), setting))
    assert "pieces were delivered" in said and "Gini" in said


def test_what_the_answer_hangs_on_is_what_moves_it_most():
    said = repr(report.hangs_on()).splitlines()
    found = tables.read("virtual_factory/sensitivity")
    first = virtual_factory.widest(found, "top_tenth", "best artisans first")[0]
    label = found.loc[found["assumption"] == first, "label"].iloc[0]
    assert len(said) == 2 + 6 and said[2].startswith(label)
    assert label[1:] in repr(report.verdict())
