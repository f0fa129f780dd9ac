"""The cases of reference, as the pipeline gathers them."""

from __future__ import annotations

import pandas as pd

from microfactory import casebook, registers, tables
from microfactory.stages import references

from .conftest import CASES


def test_their_names_and_profiles_stand_apart(here):
    asked = registers.params().comparison["references"]
    expected = [case for case in asked if case in CASES]
    assert expected
    names = tables.read_json("references/names")
    assert names == {case: casebook.name_of(case) for case in expected}
    found = tables.read("references/profiles")
    pd.testing.assert_frame_equal(found, tables.read_each("ethics", expected))


def test_another_profile_changes_what_is_gathered(own):
    before = tables.read("references/profiles")
    path = tables.path_of("ethics/soko_branded")
    tables.write("ethics/soko_branded", pd.read_parquet(path).iloc[:5], tables.PROFILE)
    references.main()
    after = tables.read("references/profiles")
    assert (after["case"] == "soko_branded").sum() == 5 < (before["case"] == "soko_branded").sum()
