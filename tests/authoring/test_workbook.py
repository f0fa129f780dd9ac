"""The workbook has drop-downs and help, holds no formula, and one of a stranger is read with care."""

from __future__ import annotations

import zipfile
from datetime import datetime

import openpyxl
import pytest

from microfactory.authoring import spreadsheet
from microfactory.authoring.workbook import layout, reading
from microfactory.problems import ProblemsFound

from .test_spreadsheet import refused


@pytest.fixture
def book(tmp_path, words):
    spreadsheet.write(tmp_path / "a.xlsx", words)
    return openpyxl.load_workbook(tmp_path / "a.xlsx")


@pytest.fixture
def changed(tmp_path, few_words):
    """Return a function that fills cells of the form in and reads it."""

    def change(**cells):
        path = tmp_path / "b.xlsx"
        spreadsheet.write(path, few_words)
        found = openpyxl.load_workbook(path)
        for place, value in cells.items():
            sheet, _, cell = place.partition("_")
            found[sheet][cell].value = value
        found.save(path)
        return path

    return change


def header(sheet):
    return [cell.value for cell in sheet[1]]


def test_every_sheet_has_its_columns_and_the_guide_comes_first(book):
    assert book.sheetnames == [layout.HELP, *layout.SHEETS, layout.LISTS]
    assert book[layout.LISTS].sheet_state == "hidden"
    assert book[layout.HELP]["A1"].value == layout.GUIDE[0]
    for title in layout.SHEETS:
        assert header(book[title])[:2] == ["part", "name"]


def test_facts_come_with_unit_help_and_drop_downs(book, words):
    sheet = book["Facts"]
    columns = header(sheet)
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == list(words.variables)
    unit, told = columns.index("unit"), columns.index("help")
    for row in rows:
        assert (row[unit] or "") == words.variables[row[1]].unit
        assert row[told].startswith(words.variables[row[1]].label)
    offered = {
        str(cells): offer.formula1
        for offer in sheet.data_validations.dataValidation
        for cells in offer.sqref.ranges
    }
    lists = book[layout.LISTS]
    for name, answers in (("status", ["observed", "estimate", "target", "anecdote"]),
                          ("grade", ["A", "B", "C", "D"])):  # fmt: skip
        letter = sheet.cell(1, columns.index(name) + 1).column_letter
        place = next(place for cells, place in offered.items() if cells.startswith(f"{letter}2:"))
        first, last = place.split("!")[1].replace("$", "").split(":")
        assert [row[0].value for row in lists[f"{first}:{last}"]] == answers
    categories = [one for one in words.variables.values() if one.categories]
    value = sheet.cell(1, columns.index("value") + 1).column_letter
    assert sum(cells.startswith(value) for cells in offered) == len(categories)


def test_what_is_typed_stays_as_typed(book):
    for sheet in layout.SHEETS:
        for row in book[sheet].iter_rows():
            assert all(cell.number_format == "@" and cell.data_type != "f" for cell in row)


def test_text_that_begins_like_a_formula_is_none(tmp_path, few_words):
    content = {"case": {"id": "acme", "firm": "=cmd|' /C calc'!A0", "product": "@x"}}
    spreadsheet.write(tmp_path / "a.xlsx", few_words, content)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Case"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value)[0] in "=@"]
    assert len(cells) == 2
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_digits_and_numbers_come_as_they_are_shown(changed, few_words):
    columns = ["part", "name", "help", "value"]
    path = changed(Facts_D2="0.60", Facts_D3=5, Facts_D4=2.5)
    book = openpyxl.load_workbook(path)
    assert header(book["Facts"])[:4] == columns
    facts = spreadsheet.read(path).content["facts"]
    assert [str(fact["value"]) for [fact] in facts.values()] == ["0.60", "5", "2.5"]
    book["Facts"]["D4"].number_format = "0.00"
    book.save(path)
    assert str([*spreadsheet.read(path).content["facts"].values()][2][0]["value"]) == "2.50"


@pytest.mark.parametrize(
    ("value", "words_of_it"),
    [
        ("=1+1", "b.xlsx Facts row 2, column value: found the formula '=1+1'; expected what it"),
        (datetime(2017, 5, 1), "found a date, 2017-05-01 00:00:00; expected text"),
        ("#DIV/0!", "found the error '#DIV/0!'; expected a value"),
        ("a\u202eb", "found the invisible character RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_a_cell_that_is_no_value(changed, value, words_of_it):
    path = changed(Facts_D2=value)
    [problem] = refused(path)
    assert words_of_it in problem


def test_a_column_or_sheet_of_another_name(changed, tmp_path):
    [problem] = refused(changed(Facts_D1="valeu"))
    assert "b.xlsx Facts row 1: found the column 'valeu'" in problem
    assert "Did you mean 'value'?" in problem
    openpyxl.Workbook().save(tmp_path / "c.xlsx")
    [problem] = refused(tmp_path / "c.xlsx")
    assert "c.xlsx: found sheets ['Sheet']; expected sheets Case, Model" in problem


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", b"\xd0\xcf\x11\xe0" * 200])
def test_a_file_that_is_no_workbook(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    [problem] = refused(tmp_path / "a.xlsx")
    assert "a.xlsx: found a file that is none" in problem


def test_an_archive_that_is_no_workbook_or_a_bomb(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 5_000_000)
    assert "a file that is none" in refused(path)[0]
    monkeypatch.setattr(reading, "LARGEST_UNPACKED", 4_000_000)
    assert "5,000,000 bytes when unpacked; expected at most" in refused(path)[0]
    monkeypatch.setattr(reading, "LARGEST_BOOK", 100)
    assert "bytes; expected at most 100 bytes" in refused(path)[0]


def test_too_many_rows(changed, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert "rows; expected at most 2" in refused(changed())[0]


def test_a_folder_and_a_name_nearby(tmp_path, changed):
    (tmp_path / "d.xlsx").mkdir()
    assert "found a folder or a device" in refused(tmp_path / "d.xlsx")[0]
    changed()
    assert "Did you mean 'b.xlsx'?" in refused(tmp_path / "bb.xlsx")[0]


def test_a_header_is_of_the_template():
    assert reading.header_of(["part", "name"], "f") == ["part", "name"]
    with pytest.raises(ProblemsFound):
        reading.header_of(["part", "part"], "f")
