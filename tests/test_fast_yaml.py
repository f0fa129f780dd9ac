"""What is read fast is what ruamel.yaml reads, value by value and type by type."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from microfactory import fast_yaml
from microfactory.documents import parse_yaml

ROOT = Path(__file__).resolve().parents[1]


def as_ruamel(text):
    return YAML(typ="safe").load(text)


def typed(content):
    if isinstance(content, dict):
        return {key: typed(value) for key, value in content.items()}
    if isinstance(content, list):
        return [typed(value) for value in content]
    return type(content), content


plain = st.text("0123456789abcdefxo.+-_:~yesnotrufal<=E ", max_size=8)
scalars = st.one_of(
    plain, st.integers(), st.booleans(), st.none(), st.text(max_size=5), st.floats(allow_nan=False)
)


@given(st.dictionaries(plain, st.one_of(scalars, st.lists(scalars, max_size=3)), max_size=4))
def test_what_ruamel_writes(content):
    stream = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.dump({"a": content}, stream)
    found = fast_yaml.parse(stream.getvalue())
    assert found is None or typed(found) == typed(as_ruamel(stream.getvalue()))


@given(st.lists(plain, max_size=4))
def test_whatever_stands_there(words):
    text = "".join(f"- {word}\n" for word in words)
    found = fast_yaml.parse(text)
    try:
        expected = as_ruamel(text)
    except (YAMLError, ValueError):  # a lone sign is a number to ruamel.yaml, and then none
        assert found is None
    else:
        assert found is None or typed(found) == typed(expected)


@pytest.mark.parametrize(
    "text",
    [
        "a: 0o17",
        "a: 1e5",
        "a: 012",
        "a: .5",
        "a: 1_000",
        "a: 2018-05-16",
        "a: !x 1",
        "a: 1\na: 2",
        "? [a]\n: 1",
        "a: &b [1]\nc: *b",
        "a: =",
        "<<: {a: 1}",
        "",
        "a: [",
        "a: .inf",
        "{a: b:c}",
        "a: 1\n---\nb: 1",
        "%YAML 1.1\n---\na: 1",
        "a:\tb",
    ],
)
def test_what_is_not_sure_is_for_ruamel(text):
    assert fast_yaml.parse(text) is None


@pytest.mark.parametrize("name", ["dvc.yaml", "dvc.lock", "data/cases.yaml"])
def test_what_dvc_reads(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    found = fast_yaml.parse(text)
    assert found and typed(found) == typed(as_ruamel(text))


FILES = sorted(path for path in (ROOT / "data").rglob("*.yaml") if "tidy" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_people_wrote(path, monkeypatch):
    text = path.read_text(encoding="utf-8")
    found = parse_yaml(text, path.name)
    monkeypatch.setattr(fast_yaml, "parse", lambda *args, **kwargs: None)
    assert typed(found) == typed(parse_yaml(text, path.name))


def test_the_registers_are_read_fast():
    for name in ("sources", "variables", "artefacts"):
        text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
        assert fast_yaml.parse(text, Decimal, str), name


def test_numbers_and_dates_as_they_are_asked_for():
    found = fast_yaml.parse("[0.60, 2018-05-16, 3]", Decimal, str)
    assert typed(found) == typed([Decimal("0.60"), "2018-05-16", 3])
    assert str(found[0]) == "0.60"
    assert fast_yaml.parse("[[[1]]]", deepest=2) is None
