"""Figure 1 again: the counts as numbers, the firm's classes marked, the laws over the counts."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from matplotlib import pyplot

from microfactory import figures, theme

from .building import colours, drawn, texts

HERE = theme.PALETTE["vermillion"]


@pytest.fixture(scope="module")
def classes(results_of):
    found = results_of("soko_branded").size_classes
    return found.loc[found["naics"] == "31----"].reset_index(drop=True)


def test_the_counts_stand_over_the_bars(classes):
    said = texts(drawn(figures.firm_sizes, classes))
    assert "111,780" in said and "809" in said and "1–4" in said and "1,000+" in said
    assert "Soko" not in said


@pytest.mark.parametrize(
    ("employees", "touched"),
    [
        ((3, 10), 3),
        ((15, 15), 1),
        ((1, math.inf), 9),
        ((5_000, math.inf), 1),
        ((9.5, 9.6), 0),
        (None, 0),
    ],
)
def test_the_classes_that_a_firm_touches_are_marked(classes, employees, touched):
    axes = figures.firm_sizes(classes, employees, "A firm").axes[0]
    marked = [bar for bar in axes.patches if _is(bar.get_facecolor()) and bar.get_height() > 0]
    assert len(marked) == touched
    svg = drawn(figures.firm_sizes, classes, employees, "A firm")
    assert ("A firm" in texts(svg)) == bool(touched)
    assert (HERE in colours(svg)) == bool(touched)


def _is(colour):
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3]) == HERE


def law(family, **numbers):
    nothing = dict.fromkeys(["mu", "sigma", "alpha", "alpha_low", "alpha_high"], math.nan)
    return {"naics": "31----", "cutoff": 1.0, "family": family} | nothing | numbers


LAWS = pd.DataFrame(
    [law("lognormal", mu=2.0, sigma=1.4), law("pareto", alpha=0.61, alpha_low=0.6, alpha_high=0.62)]
)


def test_both_laws_and_the_counts_are_named(classes):
    said = texts(drawn(figures.size_laws, classes, LAWS, 1))
    assert {"lognormal", "Pareto, exponent 0.61", "published counts"} <= set(said)


def test_a_lognormal_at_the_pareto_limit_is_left_out(classes):
    laws = LAWS.assign(mu=[-math.inf, math.nan], sigma=[math.inf, math.nan])
    assert "lognormal" not in texts(drawn(figures.size_laws, classes, laws, 1))


def test_exponents_with_axtells_beside():
    laws = pd.concat([LAWS, LAWS.assign(cutoff=10.0)], ignore_index=True)
    said = texts(drawn(figures.exponents, laws, {"31----": "All <of> it"}, 1.059))
    assert "US firms, Axtell 2001: 1.059" in said and "All <of> it" in said


def test_pyplot_knows_of_none(classes):
    figures.firm_sizes(classes)
    figures.size_laws(classes, LAWS, 1)
    assert pyplot.get_fignums() == []
