"""What a printed figure may have been: the rules, cell by cell."""

from __future__ import annotations

import pytest

from microfactory.audit.printed import Figures, from_cell, stated, whole
from microfactory.problems import ProblemsFound


def cell(
    printed="1",
    low=1.0,
    high=1.0,
    unit="percent",
    resolution=1.0,
    approx=False,
    missing="",
    status="observed",
):
    """Return a tidy cell."""
    return {
        "table": "t",
        "row": "r",
        "column": "c",
        "printed": printed,
        "low": low,
        "high": high,
        "unit": unit,
        "resolution": resolution,
        "approx": approx,
        "missing": missing,
        "status": status,
        "at": "ch. 1",
        "source": "s",
        "grade": "B",
    }


@pytest.mark.parametrize(
    ("given", "span"),
    [
        (cell("125", 125.0, 125.0, "person"), (125, 125)),
        (cell("2.7 million", 2.7e6, 2.7e6, "person", 1e5), (2.65e6, 2.75e6)),
        (cell("$2.5M", 2.5e6, 2.5e6, "USD_2017", 1e5), (2.45e6, 2.55e6)),
        (cell("0.60", 0.60, 0.60, "USD_2017", 0.01), (0.595, 0.605)),
        (cell("~30%", 30.0, 30.0, approx=True), (25, 35)),
        (cell("around 35%", 35.0, 35.0, approx=True), (32.5, 37.5)),
        (cell("about 11%", 11.0, 11.0, approx=True), (10.5, 11.5)),
        (cell("doubled", 2.0, 2.0, "1"), (1.8, 2.2)),
        (cell("doubled since 2012", 2.0, 2.0, "1"), (1.8, 2.2)),
        (cell("by a factor of 2 since 2012", 2.0, 2.0, "1"), (1.5, 2.5)),
        (cell("five basic categories", 5.0, 5.0, "1", status=""), (5, 5)),
        (cell("page 48", 48.0, 48.0, "1", status=""), (48, 48)),
        (cell("in 1960", 1960.0, 1960.0, "year"), (1960, 1960)),
        (cell("31-year-old", 31.0, 31.0, "year"), (30.5, 31.5)),
        (cell("nine staff", 9.0, 9.0, "person"), (9, 9)),
        (cell("22-25%", 22.0, 25.0), (21.5, 25.5)),
        (cell("2500+", 2500.0, float("nan"), "person"), (2500, float("inf"))),
        (cell("up to 50%", float("nan"), 50.0), (float("-inf"), 50.5)),
    ],
)
def test_the_span_of_a_printed_figure(given, span):
    found = from_cell(given)
    assert (found.span.low, found.span.high) == pytest.approx(span)
    assert found.span.low <= found.face.low and found.face.high <= found.span.high


def test_words_without_a_number_are_no_figure():
    assert from_cell(cell("dozens", float("nan"), float("nan"))) is None


def test_the_whole_is_exact_and_a_word_may_be_open():
    assert whole().span.is_point and whole(1, "1").face.low == 1
    assert stated("a majority", 50, None, "percent").span.high == float("inf")


def test_figures_by_key(cells):
    figures = Figures(cells)
    leads = figures.get("thesis_table_11_artisans/lead_artisans/y2017")
    assert leads.face.low == 125 and leads.at == "ch. 4, Table 11" and leads.is_point
    outsourced = "thesis_table_11_artisans/outsourced_artisans/y2015"
    assert figures.get(outsourced) is None and figures.missing(outsourced) == "not_researched"
    types = "count:thesis_table_01_bounds/*/scale"
    assert figures.get(types).face.low == 6 and types in figures
    with pytest.raises(ProblemsFound, match="Did you mean"):
        figures.get("thesis_table_11_artisans/lead_artisan/y2017")
