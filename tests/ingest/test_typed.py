"""The census tables are read with every wrong cell named at once."""

import pytest

from microfactory import tables
from microfactory.ingest.typed import read_typed
from microfactory.problems import ProblemsFound

HEADER = "state_fips,state,establishments,employees"


def read(tmp_path, *rows: str):
    file = tmp_path / "states.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return read_typed(file, tables.CENSUS_STATES)


def test_numbers_are_numbers_text_stays_text_and_a_gap_is_missing(tmp_path):
    found = read(tmp_path, "01,Alabama,4283,232650", "02,Alaska,537,")
    assert list(found["state_fips"]) == ["01", "02"]
    assert list(found["establishments"]) == [4283, 537]
    assert found["employees"].isna().tolist() == [False, True]


def test_every_problem_is_reported_with_file_row_column_found_and_expected(tmp_path):
    with pytest.raises(ProblemsFound) as caught:
        read(tmp_path, "01,Alabama,many,232650", "01,Alaska,,5e", "03,Arizona,1,2")
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == 4
    assert said[0].endswith(
        "states.csv row 2, column establishments: found 'many'; expected a number"
    )
    assert "row 3, column establishments: found ''; expected a number" in said[1]
    assert "row 3, column employees: found '5e'; expected a number, or nothing" in said[2]
    assert "row 3: found 01 again; expected each state_fips once" in said[3]


def test_low_above_high_and_values_outside_a_closed_set_are_named(tmp_path):
    file = tmp_path / "classes.csv"
    header = ",".join(tables.CENSUS_SIZE_CLASSES.columns)
    file.write_text(f"{header}\n31----,manufacturing,1_4,9,4,5,10,Q,\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        read_typed(file, tables.CENSUS_SIZE_CLASSES)
    said = [str(problem) for problem in caught.value.problems]
    assert any(
        "column employment_flag: found 'Q'; expected one of D, G, H, J, N, S" in s for s in said
    )
    assert any("column low: found 9; expected at most the high end 4" in s for s in said)
