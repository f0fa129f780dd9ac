from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microfactory.typology import CRITERIA, classify, classify_table

ROWS = 200


def cell(answer):
    """Return an answer as a cell writes it."""
    if answer is None:
        return None
    ways = answer["one_of"] if isinstance(answer, dict) else [answer]
    return " or ".join("|".join(way) if isinstance(way, list) else way for way in ways)


@st.composite
def products(draw, definition):
    """Columns of answers, as `classify` takes them; counts stand apart."""
    rows = draw(st.integers(0, 6))
    questions = dict(definition.criteria)
    questions |= {each.name: each.domain for each in definition.discriminators if not each.classes}
    columns = {}
    for name in draw(st.sets(st.sampled_from(sorted(questions)))):
        values = st.sampled_from(questions[name])
        several = st.lists(values, min_size=2, max_size=2, unique=True)
        one_of = st.builds(lambda some: {"one_of": some}, several)
        answers = st.one_of(st.none(), values, several, one_of)
        columns[name] = draw(st.lists(answers, min_size=rows, max_size=rows))
    counts = st.lists(st.one_of(st.none(), st.integers(0, 900)), min_size=rows, max_size=rows)
    return rows, columns, draw(counts), draw(counts)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_table_has_the_answers_of_one_by_one(data, definition):
    rows, columns, people, workshops = data.draw(products(definition))
    frame = pd.DataFrame({name: list(map(cell, cells)) for name, cells in columns.items()})
    frame = frame.reindex(range(rows)).assign(
        employees_per_site_low=pd.Series(people, dtype=float),
        employees_per_site_high=pd.Series(people, dtype=float) + 40,
        networked_workshops=pd.Series(workshops, dtype=float),
    )
    reading = data.draw(st.sampled_from([each.name for each in definition.readings]))
    found = classify_table(frame, definition, reading=reading)
    assert len(found) == rows
    for row in range(rows):
        content = {"criteria": {}, "discriminators": {"networked_workshops": workshops[row]}}
        for name, cells in columns.items():
            content["criteria" if name in CRITERIA else "discriminators"][name] = cells[row]
        if people[row] is not None:
            size = {"low": people[row], "high": people[row] + 40}
            content["discriminators"]["employees_per_site"] = size
        one = classify(content, definition, reading=reading)
        here = found.iloc[row]
        assert here["type"] == one.type
        assert here["possible"] == "|".join(one.possible)
        others = "|".join(each.reading for each in one.depends_on_reading)
        assert here["depends_on_reading"] == others
        for kind, interval in one.membership.items():
            assert (here[f"{kind}_low"], here[f"{kind}_high"]) == interval


def test_the_index_stays(definition):
    frame = pd.DataFrame({"scale": ["local", "industrial"]}, index=["x", "x"])
    assert classify_table(frame, definition).index.tolist() == ["x", "x"]


def test_the_order_of_rows_and_columns_does_not_matter(definition):
    rng = np.random.default_rng(3)
    frame = pd.DataFrame(
        {name: rng.choice([*values, ""], ROWS) for name, values in CRITERIA.items()}
    ).assign(employees_per_site=rng.integers(1, 900, ROWS))
    found = classify_table(frame, definition)
    order = rng.permutation(ROWS)
    shuffled = classify_table(frame.iloc[order, ::-1], definition)
    assert shuffled.sort_index().astype(found.dtypes).equals(found)


def test_a_table_without_rows_or_questions(definition):
    assert classify_table(pd.DataFrame({"scale": []}), definition).empty
    nothing = classify_table(pd.DataFrame(index=[1, 2]), definition)
    assert nothing["type"].tolist() == ["undetermined", "undetermined"]


@pytest.mark.parametrize("count", [100_000])
def test_many_distinct_products_are_quick_enough(count, definition):
    rng = np.random.default_rng(7)
    frame = pd.DataFrame({name: rng.choice(values, count) for name, values in CRITERIA.items()})
    for each in definition.discriminators:
        if not each.classes:
            frame[each.name] = rng.choice([*each.domain, ""], count)
    frame["employees_per_site"] = rng.integers(1, 1000, count)
    assert classify_table(frame, definition)["type"].notna().all()
