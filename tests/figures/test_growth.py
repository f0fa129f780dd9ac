"""Levels, break-even, capacity and full-time places as they are drawn."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib import pyplot

from microfactory import figures, growth, theme

from .building import drawn, in_order, texts


@pytest.fixture(scope="module")
def facts(results_of):
    return results_of("soko_branded").facts


def test_levels_have_a_line_a_reading_and_the_forecast_is_dashed(facts):
    levels = growth.growth_levels(facts)
    said = texts(drawn(figures.growth_levels, levels))
    assert "gross profit, growth by the table" in said and "revenue, the factor of the text" in said
    lines = figures.growth_levels(levels).axes[0].get_lines()
    dashed = [line for line in lines if line.get_linestyle() == "--" and len(line.get_xdata()) > 1]
    assert dashed and all(list(line.get_xdata()) == [2017, 2018] for line in dashed)


def test_the_line_of_the_result_crosses_nought_at_the_revenue_found(facts):
    steps = growth.break_even(facts).query("reading == 'accounts'")
    axes = figures.break_even(steps).axes[0]
    line = axes.get_lines()[0]
    (x0, x1), (y0, y1) = line.get_xdata(), line.get_ydata()
    crossing = x0 - y0 * (x1 - x0) / (y1 - y0)
    assert crossing == pytest.approx(5.576923, abs=1e-6)
    assert y0 == pytest.approx(-2)
    said = texts(drawn(figures.break_even, steps))
    assert "breaks even: $5.58 million" in said and "times 2: $5.00 million" in said


def test_capacities_say_each_statement_with_its_amount(facts):
    svg = drawn(figures.capacities, growth.capacities(facts), 2.5e6)
    said = texts(svg)
    assert {"2.8 to 4.2", "2.5", "2.5 or more", "30.0"} <= set(said)
    assert in_order(svg, "use outside the holidays", "peak, as the most", "sales scenario")


def full_time_rows():
    rows = [("a", "wage_a", 2017, 10.0, 20.0), ("a", "wage_b", 2018, 50.0, 50.0)]
    columns = ["scenario", "benchmark", "benchmark_year", "people_low", "people_high"]
    return pd.DataFrame(rows, columns=columns)


def test_a_single_value_is_a_mark_and_an_interval_a_bar():
    axes = figures.full_time(full_time_rows(), {"a": "as it was"}, 30.0).axes[0]
    spans = [line for line in axes.get_lines() if len(line.get_xdata()) == 2]
    assert [10.0, 20.0] in [list(line.get_xdata()) for line in spans]
    said = texts(drawn(figures.full_time, full_time_rows(), {"a": "as it was"}, 30.0))
    assert "wage a, 2017" in said and "as it was" in said and "full-time now" in said


def test_digitised_bars_reach_from_nought_to_what_was_read_off():
    values = pd.DataFrame(
        [("staff", "2016", 3.0, 4.0, "USD_2016"), ("staff", "2017", 5.0, 5.0, "USD_2016")],
        columns=["series", "period", "low", "high", "unit"],
    )
    bars = figures.digitised(values).axes[0].patches
    assert [bar.get_height() for bar in bars] == [3.0, 1.0, 5.0, 0.0]
    said = texts(drawn(figures.digitised, values))
    assert "2016" in said and "staff" in said and "dollars of 2016" in said
    mixed = values.assign(unit=["USD_2016", "USD_2017"], high=[150_000.0, 250_000.0])
    said = texts(drawn(figures.digitised, mixed))
    assert "dollars of their year" in said and "200,000" in said
    assert "percent" in texts(drawn(figures.digitised, values.assign(unit="percent")))


def test_pyplot_knows_of_none(facts):
    theme.svg(figures.capacities(growth.capacities(facts), 2.5e6))
    assert pyplot.get_fignums() == []
