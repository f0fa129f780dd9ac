"""A figure is fresh, and no global state of matplotlib knows of it."""

from __future__ import annotations

import os
import subprocess
import sys

import matplotlib.figure
from matplotlib import pyplot

from microfactory import theme
from microfactory.figures.canvas import axes_of

#: Draws every kind of figure that the case studies have, and says what bytes came out.
SCRIPT = """
import hashlib
import pandas as pd
from microfactory import figures, theme
parts = ["receipts", "workers", "materials", "shipping", "overhead", "remainder"]
low = [30, 3.5, 3.5, float("nan"), 3, float("-inf")]
high = [30, 3.5, 4, float("nan"), 3, 20]
buckets = pd.DataFrame({"bucket": parts, "label": parts, "low": low, "high": high})
buckets["unit"] = "USD_2017/piece"
figure = figures.cost_buckets(buckets, "US dollars of 2017")
print(hashlib.sha256(theme.svg(figure).encode()).hexdigest())
"""


def test_a_figure_is_fresh_and_of_the_size_that_was_asked_for():
    first, axes = axes_of(4, 3)
    second, _ = axes_of(4, 3)
    assert first is not second and axes.figure is first
    assert isinstance(first, matplotlib.figure.Figure)
    assert first.get_size_inches().tolist() == [4, 3]


def test_pyplot_does_not_know_of_it():
    before = pyplot.get_fignums()
    axes_of(4, 3)
    assert pyplot.get_fignums() == before == []


def test_a_dollar_is_a_dollar():
    figure, axes = axes_of(4, 3)
    axes.set_title("$5 to $7 a day, _not_ \\mathematics")
    assert "$5 to $7 a day, _not_ \\mathematics" in theme.svg(figure)


def test_the_same_bytes_under_another_hash_seed_zone_and_locale(capsys):
    exec(compile(SCRIPT, "script", "exec"), {})
    other = {"PYTHONHASHSEED": "4321", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "COLUMNS": "61"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | other,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == capsys.readouterr().out != ""
