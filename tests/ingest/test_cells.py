"""Transcribed tables: what is wrong is named by file, row and column, all of it at once."""

import csv
import io
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.corrections import Correction
from microfactory.evidence import Grade, Missing, Status
from microfactory.ingest.cells import COLUMNS, check_cell, parse_number, read_cells, read_many
from microfactory.problems import ProblemsFound

SOURCES = ["waldman_brown_2018", "soko_impact_2017"]
CELL = {
    "row": "shipping",
    "column": "soko",
    "printed": "$2.40",
    "low": "2.40",
    "high": "2.40",
    "approx": "false",
    "value": "",
    "missing": "",
    "unit": "USD_2017/piece",
    "year": "2017",
    "population": "one necklace",
    "status": "estimate",
    "grade": "C",
    "source": "waldman_brown_2018",
    "at": "ch. 4, Table 6",
    "note": "",
}
NO_NUMBER = {"low": "", "high": "", "unit": ""}


def text_of(*cells, header=COLUMNS):
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(cell.values() for cell in cells)
    return stream.getvalue()


@pytest.fixture
def written(tmp_path):
    def write(*cells, name="table", content=None):
        path = tmp_path / f"{name}.csv"
        path.write_bytes((content if content is not None else text_of(*cells)).encode())
        return path

    return write


def problems_of(path, declared=()):
    with pytest.raises(ProblemsFound) as caught:
        read_cells(path, SOURCES, declared)
    return [str(problem).removeprefix(path.as_posix()) for problem in caught.value.problems]


# --- numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2.40", "0.60", "12", "-3", "3.5e6", "2.8e9", "007"])
def test_a_number_keeps_its_digits(text):
    assert parse_number(text).as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize(
    "text",
    ["ten", "1,000", "$5", "5%", "1 000", "nan", "inf", "-inf", "1e-2", "1e16", "1e99", ".5", "5.",
     "+5", "1_000", "0x1F", "５", "٣", "1e٣", "", " 5", "5 ", "5\n", "--5", "1.2.3", "9" * 16],
)  # fmt: skip
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(ValueError, match=r"plain number|too large"):
        parse_number(text)


# --- one wrong cell ----------------------------------------------------------------------------


@pytest.mark.parametrize("cell", [
    CELL,
    CELL | {"high": ""},
    CELL | {"low": ""},
    CELL | {"high": "3.1"},
    CELL | NO_NUMBER | {"value": "artisans"},
    CELL | NO_NUMBER | {"missing": "unknown"},
    CELL | {"status": "", "grade": ""},
    CELL | {"year": ""},
    CELL | {"year": "2015-2017"},
    CELL | {"approx": "true"},
    *({**CELL, "status": status} for status in Status),
    *({**CELL, "grade": grade} for grade in Grade),
    *({**CELL, **NO_NUMBER, "missing": missing} for missing in Missing),
])  # fmt: skip
def test_a_right_cell_has_no_problem(cell):
    assert check_cell(cell, "f row 2", SOURCES) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"low": "two"}, "f row 2, column low: found 'two'; expected a number such as"),
        ({"high": "2,40"}, "f row 2, column high: found '2,40'; expected a number such as"),
        (
            {"low": "2.50"},
            "f row 2, column low: found '2.50'; expected at most the high end 2.40. "
            "Are low and high exchanged?",
        ),
        (
            {"source": "soko_impact_2071"},
            "f row 2, column source: found 'soko_impact_2071'; expected a key of "
            "data/sources.yaml. Did you mean 'soko_impact_2017'?",
        ),
        ({"source": ""}, "f row 2, column source: found ''; expected a key"),
        ({"unit": "USD_2017/peice"}, "column unit: found 'USD_2017/peice'; expected known units"),
        ({"unit": "USD/piece"}, "expected a currency with its price year, e.g. 'USD_2017/piece'"),
        ({"unit": ""}, "f row 2, column unit: found ''; expected a unit such as"),
        ({"row": "Shipping"}, "f row 2, column row: found 'Shipping'; expected a key of"),
        ({"column": "so ko"}, "f row 2, column column: found 'so ko'; expected a key of"),
        ({"row": ""}, "f row 2, column row: found ''"),
        ({"value": "cheap"}, "f row 2: found numbers and value; expected one of"),
        ({"missing": "unknown"}, "f row 2: found numbers and missing; expected one of"),
        (NO_NUMBER, "f row 2: found nothing; expected one of"),
        (NO_NUMBER | {"missing": "unkown"}, "column missing: found 'unkown'; expected unknown, "),
        ({"approx": "True"}, "f row 2, column approx: found 'True'; expected true or false"),
        ({"approx": ""}, "f row 2, column approx: found ''; expected true or false"),
        ({"year": "17"}, "f row 2, column year: found '17'; expected YYYY"),
        ({"year": "2017-2015"}, "f row 2, column year: found '2017-2015'; expected YYYY"),
        ({"year": "２０１７"}, "column year: found '２０１７'; expected YYYY"),
        ({"status": "estimated"}, "column status: found 'estimated'; expected one of observed"),
        ({"grade": "E"}, "f row 2, column grade: found 'E'; expected one of A, B, C, D"),
        ({"grade": ""}, "column grade: found ''; expected a status and a grade together"),
        ({"status": ""}, "column grade: found 'C'; expected a status and a grade together"),
        ({"at": ""}, "f row 2, column at: found ''; expected where it stands"),
    ],
)
def test_a_wrong_cell_has_one_line(change, line):
    [problem] = check_cell(CELL | change, "f row 2", SOURCES)
    assert line in str(problem)


def test_characters_that_hide_are_written_out():
    [problem] = check_cell(CELL | {"low": "2.40\u202e"}, "f row 2", SOURCES)
    assert "found '2.40\\u202e'" in str(problem)


# --- a table -----------------------------------------------------------------------------------


def test_everything_wrong_in_a_file_is_said_at_once(written):
    path = written(
        CELL | {"low": "two"},
        CELL | {"row": "fees", "low": "9", "unit": "USD"},
        CELL | {"row": "duty"},
        CELL | {"row": "duty", "source": "nobody", "year": "x"},
    )
    assert [line.split(";")[0] for line in problems_of(path)] == [
        " row 2, column low: found 'two'",
        " row 3, column low: found '9'",
        " row 3, column unit: found 'USD'",
        " row 5, column year: found 'x'",
        " row 5, column source: found 'nobody'",
        " row 5: found duty/soko again (first in row 4)",
    ]


def test_a_key_for_the_third_time_is_told_from_the_first(written):
    lines = problems_of(written(CELL, CELL, CELL))
    assert [line.split(";")[0] for line in lines] == [
        " row 3: found shipping/soko again (first in row 2)",
        " row 4: found shipping/soko again (first in row 2)",
    ]


def test_rows_or_columns_alone_may_repeat(written):
    path = written(CELL, CELL | {"row": "fees"}, CELL | {"column": "au"})
    assert len(read_cells(path, SOURCES)) == 3


def test_the_tidy_form(written):
    path = written(
        CELL | {"low": "0.60", "high": "0.60", "approx": "true", "note": "ünits, and a comma"},
        CELL | {"row": "open", "high": ""},
        CELL | NO_NUMBER | {"row": "word", "value": "a|b"},
    )
    found = read_cells(path, SOURCES)
    assert found["table"].unique().tolist() == ["table"]
    assert found.loc[0, ["low", "high", "resolution"]].tolist() == [0.6, 0.6, 0.01]
    assert found["approx"].tolist() == [True, False, False]
    assert found.loc[0, "note"] == "ünits, and a comma"
    assert found.loc[1, "low"] == 2.4 and pd.isna(found.loc[1, "high"])
    assert found.loc[2, ["low", "high", "resolution"]].isna().all()
    assert found.loc[2, "value"] == "a|b"


@pytest.mark.parametrize(
    ("low", "high", "resolution"),
    [("0.60", "0.6", 0.1), ("1", "2.50", 1), ("3.5e6", "4e6", 1e6), ("", "0.5", 0.1), ("7", "", 1)],
)
def test_the_coarser_end_gives_the_resolution(written, low, high, resolution):
    found = read_cells(written(CELL | {"low": low, "high": high}), SOURCES)
    assert found.loc[0, "resolution"] == pytest.approx(resolution)


DIGITS = st.tuples(st.decimals(0, 10**6, places=3), st.integers(0, 3))


@settings(max_examples=5)
@given(numbers=st.lists(DIGITS, min_size=30, max_size=60))
def test_the_digits_that_are_typed_are_the_precision_that_is_kept(tmp_path_factory, numbers):
    texts = [str(round(value, places)) if places else str(int(value)) for value, places in numbers]
    rows = [CELL | {"row": f"r{n}", "low": t, "high": t} for n, t in enumerate(texts)]
    path = tmp_path_factory.mktemp("cells") / "table.csv"
    path.write_text(text_of(*rows))
    found = read_cells(path, SOURCES)
    assert found["low"].tolist() == found["high"].tolist() == [float(text) for text in texts]
    assert found["resolution"].tolist() == pytest.approx([10.0**-places for _, places in numbers])


@settings(max_examples=5)
@given(order=st.permutations(range(5)))
def test_the_order_of_rows_changes_no_cell(tmp_path_factory, order):
    rows = [CELL | {"row": f"r{number}", "low": str(number % 3)} for number in range(5)]
    path = tmp_path_factory.mktemp("cells") / "table.csv"
    path.write_text(text_of(*rows))
    straight = read_cells(path, SOURCES)
    path.write_text(text_of(*(rows[number] for number in order)))
    shuffled = read_cells(path, SOURCES)
    pd.testing.assert_frame_equal(
        shuffled.sort_values("row", ignore_index=True), straight, check_exact=True
    )
    assert shuffled["row"].tolist() == [f"r{number}" for number in order]


def test_a_correction_is_made_before_the_cell_is_checked(written):
    declared = Correction(
        table="table", row="shipping", column="soko", field="low", expects="two", becomes="2.30",
        reason="the page's own total needs it",
    )  # fmt: skip
    path = written(CELL | {"low": "two"})
    assert read_cells(path, SOURCES, [declared]).loc[0, "low"] == 2.3
    path = written(CELL)
    [line] = [str(p) for p in _problems(path, [declared])]
    assert line.startswith("data/corrections.yaml @ [0] (table/shipping/soko): found low '2.40'")


def _problems(path, declared):
    with pytest.raises(ProblemsFound) as caught:
        read_cells(path, SOURCES, declared)
    return caught.value.problems


# --- a file that is no table -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", ": found an empty file; expected a header and one row a cell"),
        (text_of(CELL)[:-2] + "\n", " row 2: found 15 cells; expected 16, as in the header"),
        (text_of(CELL)[:-1] + ",\n", " row 2: found 17 cells; expected 16, as in the header"),
        (text_of(CELL).replace("\n", "\n\n", 1), " row 2: found 0 cells; expected 16, as in the header"),
        (text_of(CELL)[:-1] + '"x', ": found unexpected end of data; expected UTF-8 text with one"),
        (text_of(CELL, header=[*COLUMNS[1:], "row"]), " header: found another order, or a column"),
        (text_of(CELL, header=["row", *COLUMNS]), " header: found another order, or a column"),
        ("row;column\n", " header: found column 'row;column'; expected a column of the format"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(written, content, line):
    assert problems_of(written(content=content))[0].startswith(line)


def test_a_header_with_a_slip_names_the_column_meant(written):
    lines = problems_of(written(content=text_of(CELL).replace("high", "hihg", 1)))
    assert lines[0] == (
        " header: found column 'hihg'; expected a column of the format. Did you mean 'high'?"
    )
    assert lines[1].startswith(" header: found no column 'high'; expected columns row, column,")
    assert len(lines) == 2


@pytest.mark.parametrize("content", [text_of(CELL).encode("utf-16"), b"\x89PNG\r\n", b"row\xe9"])
def test_what_is_not_utf_8_is_refused(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert "expected UTF-8 text with one comma-separated line a row" in problems_of(path)[0]


def test_what_is_no_file_is_refused(tmp_path):
    assert problems_of(tmp_path / "gone.csv") == [
        ": found no such file; expected a transcribed table"
    ]
    assert problems_of(tmp_path) == [": found Is a directory; expected a transcribed table"]


def test_a_mark_at_the_start_and_line_ends_of_windows_change_nothing(written):
    plain = read_cells(written(CELL), SOURCES)
    marked = written(content="\ufeff" + text_of(CELL).replace("\n", "\r\n"))
    pd.testing.assert_frame_equal(read_cells(marked, SOURCES), plain)


def test_all_tables_of_a_group_are_read_before_it_stops(written):
    one = written(CELL | {"low": "two"}, name="one")
    written(CELL, name="two")
    written(CELL | {"unit": "USD"}, name="three")
    with pytest.raises(ProblemsFound) as caught:
        read_many(one.parent, ["one", "two", "three", "four"], SOURCES)
    lines = [str(problem) for problem in caught.value.problems]
    for line, name in zip(lines, ("one.csv row 2", "three.csv row 2", "four.csv"), strict=True):
        assert name in line


def test_tables_are_put_one_after_another(written):
    folder = written(CELL, name="one").parent
    written(CELL, name="two")
    found = read_many(folder, ["two", "one"], SOURCES)
    assert found["table"].tolist() == ["two", "one"] and found.index.tolist() == [0, 1]
