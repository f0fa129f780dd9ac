"""A new case file goes where it should and nowhere else; a filled-in sheet becomes one."""

from __future__ import annotations

import openpyxl
import pytest

from microfactory.authoring import files, spreadsheet
from microfactory.cases import Case
from microfactory.documents import parse_yaml, validate
from microfactory.problems import ProblemsFound


def refused(call, *arguments):
    with pytest.raises(ProblemsFound) as caught:
        call(*arguments)
    return [str(problem) for problem in caught.value.problems]


def test_a_new_case_goes_into_the_casebook_or_where_it_is_asked_to(project, tmp_path):
    assert files.target_of("acme") == project / "data" / "cases" / "acme.yaml"
    assert files.target_of("acme", tmp_path / "x.yaml") == tmp_path / "x.yaml"
    assert files.target_of("acme", tmp_path) == tmp_path / "acme.yaml"


@pytest.mark.parametrize(
    "case_id", ["../evil", "/etc/passwd", "a/b", "A", "a", "a b", "a\x00b", "..", "", "x" * 99, "é"]
)
def test_an_id_leads_nowhere_else(project, case_id):
    [line] = refused(files.target_of, case_id)
    assert line.startswith("ID: found ") and "lower-case letters" in line and line.isprintable()


def test_nothing_is_overwritten(project, tmp_path):
    assert (
        "data/cases/zara.yaml: found a file; expected none yet"
        in refused(files.target_of, "zara")[0]
    )
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nowhere")
    assert "found a file" in refused(files.target_of, "acme", tmp_path / "link.yaml")[0]


@pytest.fixture
def filled(tmp_path, words):
    """Return a function that fills rows of the form in."""

    def fill(**fields):
        path = tmp_path / "acme.xlsx"
        known = {"case": {"firm": "Acme", "product": "cardigan"}}
        spreadsheet.write(path, words, known)
        book = openpyxl.load_workbook(path)
        sheet = book["Facts"]
        header = [cell.value for cell in sheet[1]]
        for name, value in fields.items():
            sheet.cell(2, header.index(name) + 1).value = value
        book.save(path)
        return path

    return fill


FACT = {"value": "5.50", "status": "observed", "grade": "B", "source": "soko_company", "at": "p. 1"}


def test_a_filled_in_sheet_becomes_a_case_file(filled, words, tmp_path):
    content = files.from_spreadsheet(filled(**FACT, year="2017"), "acme")
    text = files.new_text(content, words, tmp_path / "acme.yaml")
    case = validate(Case, parse_yaml(text, "f"), "f")
    [fact] = case.facts["worker_wage"]
    assert (str(fact.value), fact.unit, fact.year) == ("5.50", "USD_2017/day", "2017")
    assert case.case.id == "acme" and case.case.firm == "Acme"


def test_what_is_wrong_is_said_at_its_row(filled):
    found = refused(
        files.from_spreadsheet, filled(**{**FACT, "grade": "E", "value": "5,5"}), "acme"
    )
    assert len(found) == 1 and "acme.xlsx Facts row 2, grade: found 'E'; expected" in found[0]
    [line] = refused(files.from_spreadsheet, filled(value="5"), "acme")
    assert "acme.xlsx Facts row 2: found no status, grade, source, at; expected" in line


def test_the_id_of_the_sheet_is_the_one_asked_for(filled, words):
    path = filled()
    book = openpyxl.load_workbook(path)
    book["Case"]["D2"].value = "other"
    book.save(path)
    [line] = refused(files.from_spreadsheet, path, "acme")
    assert "acme.xlsx Case row" in line and "found 'other'; expected the id asked for" in line
