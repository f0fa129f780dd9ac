"""Which whole the columns of shares were taken of: the answers, and that they could have been others."""

from __future__ import annotations

import pytest

from microfactory import registers
from microfactory.audit.ledger import figures_of
from microfactory.audit.readings import by_chance, denominators
from microfactory.audit.searches import COLUMNS, denominators_table, shares_of


@pytest.fixture(scope="module")
def figures(cells):
    return figures_of(cells, registers.artefacts())


@pytest.fixture(scope="module")
def table(figures):
    return denominators_table(figures)


def of(table, column, kind):
    return table[(table["column"] == column) & (table["kind"] == kind)]


def test_table_9_is_a_share_of_the_people_surveyed(table):
    best = of(table, "table_09", "candidate").iloc[0]
    assert (best["candidate"], best["low"], best["reproduced"]) == ("artisans surveyed", 125, 3)
    assert best["fails"] == "other=3.2%"
    numbers = of(table, "table_09", "whole number")
    several = numbers[numbers["cells"] == 4]
    assert list(zip(several["low"], several["high"], strict=True)) == [(125, 125)]
    others = of(table, "table_09", "candidate")
    assert (others.loc[~others["low"].isin([125]), "reproduced"] == 0).all()


def test_table_10_has_one_denominator(table, figures):
    (column,) = [one for one in COLUMNS if one.id == "table_10"]
    shares = shares_of(column, figures)
    assert denominators(shares) == [125] and by_chance(shares, 100, 2500) == 1 / 2401
    assert of(table, "table_10", "candidate").iloc[0]["reproduced"] == 7


def test_no_row_twice(table):
    assert not table.duplicated().any()
