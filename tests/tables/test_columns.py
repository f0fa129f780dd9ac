"""Columns say what they mean and refuse what does not belong."""

import pandas as pd
import pandera.pandas as pa
import pytest

from microfactory.tables.columns import count, evidence, flag, number, observation, text


def fits(column, values):
    schema = pa.DataFrameSchema({"a": column}, strict=True)
    try:
        schema.validate(pd.DataFrame({"a": values}), lazy=True)
    except pa.errors.SchemaErrors:
        return False
    return True


def test_text_is_never_missing():
    assert fits(text("x"), ["", "b"])
    assert not fits(text("x"), ["a", None])
    assert not fits(text("x"), [1, 2])


def test_a_closed_list_is_closed():
    assert fits(text("x", isin=["", "a"]), ["", "a"])
    assert not fits(text("x", isin=["", "a"]), ["b"])


def test_a_number_may_be_missing_and_a_count_may_not():
    assert fits(number("x", "day"), [1.5, float("nan")])
    assert not fits(number("x", "day", nullable=False), [1.5, float("nan")])
    assert not fits(number("x", "day"), ["1.5"])
    assert fits(count("x", "day"), [1, 2])
    assert not fits(count("x", "day"), [1.5])
    assert fits(count("x", "day", nullable=True), pd.array([1, None], dtype="Int64"))
    assert fits(flag("x"), [True, False]) and not fits(flag("x"), [0, 1])


@pytest.mark.parametrize("column", [number("rate", "day"), count("rate", "day")])
def test_numbers_carry_their_unit_and_meaning(column):
    assert column.metadata == {"unit": "day"} and column.description == "rate"


def test_evidence_and_observation_are_what_a_fact_is():
    assert set(evidence()) >= {"year", "population", "status", "grade", "source", "at"}
    assert set(observation()) >= {"low", "high", "resolution", "value", "missing", "unit"}
    assert fits(evidence()["grade"], ["", "A", "D"]) and not fits(evidence()["grade"], ["E"])
    assert not fits(evidence()["status"], ["guess"])
    assert fits(observation()["missing"], ["unknown", "not_applicable", "not_researched", ""])
    assert not fits(observation()["missing"], ["none"])
