"""The synthetic year of orders has the printed pieces, skills and season."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.virtual_factory import orders
from microfactory.virtual_factory.demand import AHEAD, catalogue
from microfactory.virtual_factory.population import CYCLES


def test_a_year_of_orders_has_the_printed_pieces_and_peak(printed, assumed):
    found = orders(printed, assumed | {"early_share": 0.0}, np.random.default_rng(3))
    pieces = np.array([line.quantity.sum() for line in found])
    assert len(found) == CYCLES and pieces.sum() == printed.pieces
    # the last quarter is the last three cycles and a quarter of the one before, at its own rate
    peak = pieces[-3:].sum() * (CYCLES / 4) / 3
    assert peak / pieces.sum() == pytest.approx(printed.peak_share, abs=0.001)


def test_what_is_made_early_is_moved_and_not_lost(printed, assumed):
    found = orders(printed, assumed, np.random.default_rng(3))
    later = orders(printed, assumed | {"early_share": 0.0}, np.random.default_rng(3))
    early, plain = (np.array([line.quantity.sum() for line in each]) for each in (found, later))
    assert early.sum() == plain.sum()
    assert (early[-3:] < plain[-3:]).all() and (early[-7:-4] > plain[-7:-4]).all()


def test_what_is_made_early_is_what_most_can_make(printed, assumed):
    found = orders(printed, assumed | {"early_share": 1.0}, np.random.default_rng(3))
    for lines in found[-7:-4]:
        plain = (lines.skill == 0) & (lines.grade <= AHEAD)
        assert lines.quantity[plain].sum() > 0.7 * lines.quantity.sum()


def test_lines_of_a_product_ask_for_the_same(printed, assumed):
    seen: dict[int, tuple[int, int]] = {}
    for lines in orders(printed, assumed, np.random.default_rng(3)):
        for product, skill, grade in zip(lines.product, lines.skill, lines.grade, strict=True):
            assert seen.setdefault(int(product), (int(skill), int(grade))) == (skill, grade)
    assert max(seen) < 2 * assumed["products"] and len(seen) > assumed["products"]


def test_two_seasons_have_no_product_in_common(printed, assumed):
    found = orders(printed, assumed, np.random.default_rng(3))
    spring, autumn = (
        set(np.concatenate([one.product for one in part]).tolist())
        for part in (found[:7], found[7:])
    )
    assert not spring & autumn


def test_skills_and_difficulties_have_their_shares_of_the_lines(printed, assumed):
    found = catalogue(printed, assumed | {"products": 2_000}, np.random.default_rng(5))
    share = np.bincount(found.skill, weights=found.popularity)
    rare = np.array([printed.skill_shares[name] for name in ("sheet_wire", "horn", "soldering")])
    assert share[1:] == pytest.approx(rare * assumed["skilled_lines"], abs=0.01)
    hard = np.bincount(found.grade, weights=found.popularity)
    assert hard[1:] / hard[:-1] == pytest.approx(assumed["difficulty"], abs=0.03)
