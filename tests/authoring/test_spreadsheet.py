"""YAML to spreadsheet to YAML loses nothing; a spreadsheet of a stranger is refused in a line."""

from __future__ import annotations

import csv

import pytest
from hypothesis import HealthCheck, given, settings

from microfactory import cases
from microfactory.authoring import spreadsheet
from microfactory.authoring.sheet import COLUMNS
from microfactory.authoring.writing import content_of
from microfactory.cases import Case
from microfactory.codes import FORMULA
from microfactory.documents import read_yaml, validate
from microfactory.problems import ProblemsFound

from .building import NO_SHRINKING, said_by
from .building import cases as any_case

KINDS = ("xlsx", "csv")


def refused(path):
    with pytest.raises(ProblemsFound) as caught:
        spreadsheet.read(path)
    return [str(problem) for problem in caught.value.problems]


def through(path, words, case):
    spreadsheet.write(path, words, content_of(case))
    return validate(Case, spreadsheet.read(path).content, "f")


@pytest.mark.parametrize("kind", KINDS)
def test_the_casebook_comes_back_from_spreadsheets(tmp_path, words, kind):
    for case_id in cases.ids():
        case = validate(Case, read_yaml(cases.path_of(case_id)), case_id)
        assert said_by(through(tmp_path / f"a.{kind}", words, case)) == said_by(case), case_id


@settings(
    max_examples=60,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=any_case)
def test_every_case_comes_back_from_a_csv(tmp_path, words, case):
    assert said_by(through(tmp_path / "a.csv", words, case)) == said_by(case)


@settings(
    max_examples=20,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=any_case)
def test_every_case_comes_back_from_a_workbook(tmp_path, few_words, case):
    assert said_by(through(tmp_path / "a.xlsx", few_words, case)) == said_by(case)


def test_an_empty_form_says_nothing(tmp_path, words):
    for kind in KINDS:
        spreadsheet.write(tmp_path / f"a.{kind}", words)
        [problem] = refused(tmp_path / f"a.{kind}")
        assert f"a.{kind}: found nothing filled in" in problem


def test_the_same_form_has_the_same_bytes(tmp_path, words):
    for name in ("a", "b"):
        for kind in KINDS:
            spreadsheet.write(tmp_path / f"{name}.{kind}", words)
    for kind in KINDS:
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1"])
def test_nothing_in_a_csv_is_a_formula(tmp_path, words, text):
    content = {"case": {"id": "acme", "firm": text, "product": "p"}, "unknown": {"injuries": text}}
    case = Case.model_validate(content)
    assert said_by(through(tmp_path / "a.csv", words, case)) == said_by(case)
    with (tmp_path / "a.csv").open(newline="") as file:
        fields = [field for row in csv.reader(file) for field in row]
    assert not [field for field in fields if field.startswith(FORMULA[:-1])]


@pytest.mark.parametrize(
    ("content", "words_of_it"),
    [
        (b"", "found an empty file"),
        (b"\xff\xfea\x00", "found UTF-16 text"),
        (b"PK\x03\x04\x00\xff", "found byte 0xff at 5; expected UTF-8 text"),
        (b"part,name,valu\ncase,id,x\n", "row 1: found the column 'valu'; expected one of part"),
        (b"name,value\nid,x\n", "row 1: found no column part"),
        (b"part,name,name\ncase,id,x\n", "row 1: found the column 'name' twice"),
        (b"part,name,value\ncase,id,x,y\n", "row 2: found 4 fields; expected at most 3"),
        (b'part,name\ncase,"x\n', "unexpected end of data"),
        (
            b"part,name,value\ncase,firm,a\xe2\x80\x8bb\n",
            "a.csv line 2: found the invisible character ZERO WIDTH SPACE",
        ),
    ],
)
def test_a_csv_that_is_none(tmp_path, content, words_of_it):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    found = refused(path)
    assert len(found) == 1 and "a.csv" in found[0] and words_of_it in found[0]


def test_semicolons_do_as_well_as_commas(tmp_path):
    (tmp_path / "a.csv").write_text("part;name;value\ncase;id;acme\n")
    assert spreadsheet.read(tmp_path / "a.csv").content == {"case": {"id": "acme"}}


@pytest.mark.parametrize("name", ["a.ods", "a", "a.xlsx.exe"])
def test_another_kind_of_file_is_refused(tmp_path, words, name):
    with pytest.raises(ProblemsFound, match=r"ends in \.xlsx or \.csv"):
        spreadsheet.write(tmp_path / name, words)
    assert len(refused(tmp_path / name)) == 1
    assert set(COLUMNS) >= {"part", "name", "value"}
