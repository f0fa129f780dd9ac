"""All cases compared with one another, as the pipeline writes it."""

from __future__ import annotations

from microfactory import tables
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


def test_every_case_has_its_rank(here):
    assert set(tables.read("comparison/all/ranks")["case"]) == set(CASES)


def test_made_again_it_is_the_same(own):
    before = bytes_of(own / "data" / "tidy" / "comparison")
    assert main(["comparison_of_all"]) == 0
    assert bytes_of(own / "data" / "tidy" / "comparison") == before
