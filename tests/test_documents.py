"""YAML of strangers: read as plain data, or refused with one line that says what is wrong."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, RootModel

from microfactory.documents import (
    DEEPEST,
    LARGEST_FILE,
    parse_yaml,
    path_text,
    read_text,
    read_yaml,
    validate,
)
from microfactory.problems import ProblemsFound


def refused(read, *arguments):
    """Return the one problem of a document, as its line."""
    with pytest.raises(ProblemsFound) as caught:
        read(*arguments)
    [problem] = caught.value.problems
    assert str(problem).isprintable() and len(str(problem)) < 400
    return str(problem)


# --- the text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfea\x00", "found UTF-16 text; expected UTF-8 text. Save the file as UTF-8."),
        ("a: 1".encode("utf-16-be"), "line 1: found the invisible character U+0000"),
        (b"\x89PNG\r\n\x1a\n", "found byte 0x89 at 0; expected UTF-8 text"),
        (b"a: caf\xe9", "found byte 0xe9 at 6; expected UTF-8 text"),
        (b"a: 1\nb: \x00", "line 2: found the invisible character U+0000"),
        (b"a: \x0cb", "line 1: found the invisible character U+000C"),
        ("a: 1\r\nb: \u202etxt".encode(), "line 2: found the invisible character RIGHT-TO-LEFT"),
        ("a: x\u200by".encode(), "line 1: found the invisible character ZERO WIDTH SPACE"),
        ("a: x\u200fy".encode(), "line 1: found the invisible character RIGHT-TO-LEFT MARK"),
        ("a: x\ufeffy".encode(), "line 1: found the invisible character ZERO WIDTH NO-BREAK"),
        ("a: x\u2028b: 1".encode(), "line 1: found the invisible character LINE SEPARATOR"),
        ("a: x\u2029b: 1".encode(), "line 1: found the invisible character PARAGRAPH SEPARATOR"),
        ("a: x\x85b: 1".encode(), "line 1: found the invisible character U+0085"),
        ("a: \ue000".encode(), "line 1: found the invisible character U+E000"),
        (b"# a comment\n", "found an empty file; expected a YAML document"),
        (b"", "found an empty file; expected a YAML document"),
        (b"a: 1 \n" * 350_000, "found 2,100,000 bytes; expected at most 1,000,000 bytes"),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else "",
)
def test_what_is_not_plain_text_is_refused(tmp_path, content, words):
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    line = refused(read_yaml, path)
    assert line.startswith(path.as_posix()) and words in line


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "soko.yaml").touch()
    assert "found a folder or a device" in refused(read_yaml, tmp_path)
    missing = refused(read_yaml, tmp_path / "soku.yaml")
    assert missing.endswith("found no such file; expected a YAML file. Did you mean 'soko.yaml'?")
    assert "found no such file" in refused(read_yaml, tmp_path / "no" / "soko.yaml")


def test_a_name_beyond_the_file_system_is_refused(tmp_path):
    with pytest.raises(ProblemsFound, match="expected a YAML file"):
        read_yaml(tmp_path / ("x" * 300))


def test_a_mark_at_the_start_and_any_line_ends_change_nothing(tmp_path):
    path = tmp_path / "case.yaml"
    for content in ("\ufeffa: é\nb:\n- 1", "a: é\r\nb:\r\n- 1\r\n", "a: é\nb:\n  - 1\n"):
        path.write_bytes(content.encode())
        assert read_yaml(path) == {"a": "é", "b": [1]}
    assert not read_text(path).startswith("\ufeff")


def test_as_large_as_may_be(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert len(read_text(path)) == LARGEST_FILE
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert "1,000,001 bytes" in refused(read_text, path)


# --- the YAML ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", "x line 3: found the key 'a' twice; expected each key once"),
        ("a: {b: 1, b: 2}", "x line 1: found the key 'b' twice"),
        ("a: &x 1\nb: *x", "x line 1: found an anchor or alias (& or *); expected plain values"),
        ("b: 1\na: &x [1]", "x line 2: found an anchor or alias"),
        ("a: !!python/object/apply:os.system [ls]", "x line 1: found the tag 'tag:yaml.org,2002:p"),
        ("a: !!binary aGk=", "x line 1: found the tag 'tag:yaml.org,2002:binary'"),
        ("a: !!set {b}", "x line 1: found the tag 'tag:yaml.org,2002:set'"),
        ("b: 1\na: !mine 1", "x line 2: found the tag '!mine'; expected plain values. Delete it."),
        ("%YAML 1.1\n---\na: NO", "found a directive (%); expected a document of YAML 1.2"),
        ("%TAG ! tag:x,1:\n---\na: NO", "found a directive (%)"),
        ("b: 1\na: .nan", "x line 2: found '.nan' is not a finite number"),
        ("a: .inf", "x line 1: found '.inf' is not a finite number"),
        ("a: -.INF", "x line 1: found '-.INF' is not a finite number"),
        ("a: 1e999", "x line 1: found '1e999' is not a finite number"),
        ("a: 1\n---\nb: 2", "x line 2: found another document"),
        ("a: [1, 2", "x line 1: found expected ',' or ']'"),
        ("a: b: c", "x line 1: found mapping values are not allowed here"),
        ("a: 'b", "x line 1: found unexpected end of stream"),
        ("\ta: 1", "x line 1: found character '\\t' that cannot start any token"),
        ("[" * 50_000, f"x line 1: found more than {DEEPEST} levels; expected a flatter document"),
        ("{a: " * 50_000, f"x line 1: found more than {DEEPEST} levels"),
        ("- " * 20_000, f"x line 1: found more than {DEEPEST} levels"),
        ("a: " + "9" * 5000, "x: found Exceeds the limit"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_what_is_not_plain_yaml_is_refused(text, line):
    assert line in refused(parse_yaml, text, "x")


def test_as_deep_as_may_be():
    content = parse_yaml("[" * DEEPEST + "]" * DEEPEST, "x")
    for _ in range(DEEPEST - 1):
        [content] = content
    assert content == []
    wide = parse_yaml("- [1]\n" * 100, "x")
    assert wide == [[1]] * 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("true", True),
        ("2017-05-16", "2017-05-16"),
        ("12:30", "12:30"),
        ("010", 10),
        ("~", None),
        ("'0.60'", "0.60"),
    ],
)
def test_a_word_stays_a_word(text, value):
    assert parse_yaml(f"a: {text}", "x") == {"a": value}


@pytest.mark.parametrize("text", ["0.60", "0.6", "-2.40", "3.5e6", "100.0", "1e5"])
def test_decimals_keep_their_digits(text):
    found = parse_yaml(f"a: {text}", "x")["a"]
    assert isinstance(found, Decimal)
    assert found.as_tuple() == Decimal(text).as_tuple()


@given(st.text(max_size=60))
def test_no_text_makes_anything_but_data_or_a_problem(text):
    try:
        parse_yaml(text, "x")
    except ProblemsFound as found:
        assert len(found.problems) == 1


# --- the model ---------------------------------------------------------------------------------


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unit: str
    kind: Literal["a", "b"] | list[Literal["a", "b"]] = "a"


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    facts: dict[str, tuple[Inner, ...]]
    name: str


class Register(RootModel[dict[str, Inner]]):
    pass


def problems_of(model, content):
    with pytest.raises(ProblemsFound) as caught:
        validate(model, content, "f.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_every_problem_is_at_its_path():
    content = {"facts": {"w": [{"unit": "day"}, {"unit": 3, "knd": "a"}]}, "nmae": "x"}
    assert problems_of(Outer, content) == [
        "f.yaml @ facts.w[1].unit: found 3; expected a valid string",
        "f.yaml @ facts.w[1].knd: found the field 'knd'; expected one of unit, kind. "
        "Did you mean 'kind'?",
        "f.yaml @ name: found nothing; expected this field",
        "f.yaml @ nmae: found the field 'nmae'; expected one of facts, name. Did you mean 'name'?",
    ]


def test_where_two_forms_do_one_line_says_both():
    content = {"facts": {"w": [{"unit": "day", "kind": "c"}]}, "name": "x"}
    assert problems_of(Outer, content) == [
        "f.yaml @ facts.w[0].kind: found 'c'; expected 'a' or 'b' or a valid list"
    ]


def test_fields_of_an_entry_of_a_register_are_named():
    [line] = problems_of(Register, {"soko": {"unit": "day", "unti": "day"}})
    assert line.endswith("@ soko.unti: found the field 'unti'; expected one of unit, kind. "
                         "Did you mean 'unit'?")  # fmt: skip


@pytest.mark.parametrize("content", [[], "text", 3, None])
def test_another_shape_altogether(content):
    [line] = problems_of(Outer, content)
    assert line.startswith("f.yaml: found") and line.endswith("expected a mapping")


def test_what_fits_is_returned():
    assert validate(Register, {"a": {"unit": "day"}}, "f").root["a"].unit == "day"


def test_paths_as_a_person_writes_them():
    assert path_text(("facts", "wage", 0, "unit")) == "facts.wage[0].unit"
    assert path_text((0, "unit")) == "[0].unit"
    assert path_text(()) == ""


def test_what_hides_behind_an_escape_is_found_at_its_path():
    with pytest.raises(ProblemsFound) as caught:
        parse_yaml('a: [x, {b: "c\\u202ed"}]\n"e\\u200b": 1\nf: "g\\0"\nh: "two\\nlines"', "f")
    assert [str(problem) for problem in caught.value.problems] == [
        "f @ a[1].b: found the invisible character RIGHT-TO-LEFT OVERRIDE; expected visible text. "
        "Delete it.",
        "f: found the invisible character ZERO WIDTH SPACE; expected visible text. Delete it.",
        "f @ f: found the invisible character U+0000; expected visible text. Delete it.",
    ]


def test_a_key_of_any_length_makes_a_short_message():
    assert len(path_text(("facts", "x" * 10_000, 3))) < 100
