"""Every schema is closed, described and unique in its key; numbers have units."""

import pandas as pd
import pandera.pandas as pa
import pytest

from microfactory.ingest.cells import COLUMNS
from microfactory.quantity import UnitError, parse_unit
from microfactory.tables import SCHEMAS, schemas

NAMED = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=list(SCHEMAS))
#: Units that differ from row to row say where they stand.
BY_ROW = ("see ", "unit of ", "USD of the same year")
#: Lists of answers to questions and of what was tried, in which nothing is looked up by a key.
KEYLESS = {"sensitivity", "audit_denominators"}


@NAMED
def test_a_schema_is_closed_ordered_and_described(schema):
    assert schema.strict is True and schema.ordered
    assert schema.description.endswith(".") and len(schema.description) > 20


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - KEYLESS))
def test_a_row_has_a_key(name):
    schema = SCHEMAS[name]
    assert schema.unique and set(schema.unique) <= set(schema.columns)


@NAMED
def test_every_column_says_what_it_means_and_numbers_in_which_unit(schema):
    for name, column in schema.columns.items():
        assert column.description, name
        is_number = any(kind in str(column.dtype).lower() for kind in ("float", "int"))
        unit = (column.metadata or {}).get("unit")
        assert bool(unit) == is_number, name
        if is_number and not unit.startswith(BY_ROW):
            parse_unit(unit)


def test_every_schema_is_in_the_list():
    defined = [value for value in vars(schemas).values() if isinstance(value, pa.DataFrameSchema)]
    assert sorted(map(id, defined)) == sorted(map(id, SCHEMAS.values()))


def test_a_repeated_key_is_refused():
    schema = schemas.CENSUS_STATES
    frame = pd.DataFrame(
        {"state_fips": ["01", "01"], "state": "A", "establishments": 1, "employees": 2.0}
    )
    schema.validate(frame.head(1))
    with pytest.raises(pa.errors.SchemaErrors):
        schema.validate(frame, lazy=True)


def test_the_raw_format_is_what_the_table_of_cells_holds():
    assert " ".join(COLUMNS) == (
        "row column printed low high approx value missing unit year population status grade "
        "source at note"
    )


def test_a_currency_without_a_year_is_no_unit_of_a_column():
    with pytest.raises(UnitError):
        parse_unit("USD/piece")
