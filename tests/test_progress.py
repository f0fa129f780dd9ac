"""A bar for whoever waits, nothing for a file, a pipe or a recorded notebook, and the items either way."""

from __future__ import annotations

import io
import sys
import types

import pytest

from microfactory import progress


class Clock:
    """Half a second passes at each look."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 0.5
        return self.now


def test_a_bar_appears_after_a_second_and_is_taken_away():
    stream, wiped = io.StringIO(), []
    found = list(progress.watched(range(8), "numbers", stream, lambda: wiped.append(1), Clock()))
    assert found == list(range(8)) and wiped == [1]
    bars = stream.getvalue().split("\r")[1:]
    assert bars[0].startswith("numbers ") and " 1/8, 1 s" in bars[0] and " 7/8, 4 s" in bars[-1]


def test_what_is_over_within_a_second_is_not_mentioned():
    stream, wiped = io.StringIO(), []
    list(progress.watched(range(8), "n", stream, lambda: wiped.append(1), lambda: 5.0))
    assert stream.getvalue() == "" and not wiped


def test_the_bar_goes_also_where_the_work_stops_halfway():
    wiped = []
    items = progress.watched(range(8), "n", io.StringIO(), lambda: wiped.append(1), Clock())
    for item in items:
        if item == 5:
            break
    items.close()
    assert wiped == [1]


def test_what_has_no_length_is_counted():
    stream = io.StringIO()
    list(progress.watched(iter(range(4)), "draws", stream, lambda: None, Clock()))
    assert "draws 1, 1 s" in stream.getvalue() and "/" not in stream.getvalue()


def test_nothing_is_written_where_nobody_looks(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert list(progress.shown([1, 2], "numbers")) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_the_line_is_wiped(monkeypatch):
    stream = io.StringIO()
    stream.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert list(progress.shown([1, 2], "numbers")) == [1, 2]
    assert "numbers" in stream.getvalue() and stream.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(
    ("kernel", "session"), [(True, True), (True, False), (False, True), (False, False)]
)
def test_in_an_open_notebook_the_cell_is_emptied_again(monkeypatch, kernel, session):
    """What renders or tests a notebook has a kernel and no session, and sees nothing."""
    emptied = []
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    if session:
        monkeypatch.setenv("JPY_SESSION_NAME", "virtual_factory.ipynb")
    shell = types.SimpleNamespace(kernel=None) if kernel else types.SimpleNamespace()
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: shell))
    display = types.SimpleNamespace(clear_output=lambda: emptied.append(1))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert list(progress.shown([1, 2], "numbers")) == [1, 2]
    seen = kernel and session
    assert emptied == ([1] if seen else []) and bool(stream.getvalue()) == seen
