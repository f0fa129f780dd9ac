"""A case file as a form: what is known is written out, everything else stands there to be filled in.

The form comes from the model and the registers: it has every criterion, every discriminator, every
stage and every variable, those that open most indicators first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, get_args

from microfactory.authoring.vocabulary import Question, Vocabulary
from microfactory.authoring.writing import scalar, to_yaml
from microfactory.cases.model import Relation, StageName
from microfactory.evidence import Grade, SourceKind, Status
from microfactory.gains import gains
from microfactory.registers import Variable, VariableKind
from microfactory.typology.words import subject

GUIDE = (
    "One product line of a firm: what is known of it, who says so, and how good that is.",
    "Take the # from a line to use it; leave what you do not know. `microfactory check` says what is",
    "wrong and what the file is good for, `microfactory report` makes its page.",
)
HEAD = (
    ("id", "lower-case letters, digits and _; the name of this file"),
    ("firm", "the name of the firm"),
    ("product", "what is made, e.g. cardigan; a firm with two product lines has two files"),
    ("country", "where the work is done, in two letters (KE); wages are read beside those of it"),
    ("title", "what the report calls the case, if not by the firm"),
    ("summary", "a few sentences"),
)
RULE = "# " + "-" * 98


def form_text(content: Mapping[str, Any], words: Vocabulary, pointer: str) -> str:
    """Return a case file with what is known written out and everything else to be filled in.

    Parameters
    ----------
    content
        What is known, as plain data; at least ``{"case": {"id": ...}}``.
    words
        The names that a case file may use.
    pointer
        The first line, which leads editors to the schema.
    """
    lines = [pointer, *(f"# {line}" for line in GUIDE), "", *_head(content.get("case", {})), ""]
    lines += [*_questions("criteria", words.criteria, content), ""]
    lines += [*_questions("discriminators", words.discriminators, content), ""]
    for name in ("steps", "source_class"):
        if content.get(name):
            lines += [to_yaml({name: content[name]})]
    lines += [*_stages(content.get("stages", {})), ""]
    lines += [*_facts(content, words), ""]
    lines += [*_gaps("unknown", "asked, and not known: the variable, and why", content), ""]
    lines += [
        *_gaps("not_applicable", "what this firm cannot have: the variable, and why", content)
    ]
    lines += ["", *_findings(content.get("findings", {}))]
    lines += ["", *_sources(content.get("sources", {}))]
    return "\n".join(lines) + "\n"


def _block(value: Mapping[str, Any], depth: int = 1) -> list[str]:
    return ["  " * depth + line for line in to_yaml(value).splitlines() if line]


def _head(known: Mapping[str, Any]) -> Iterator[str]:
    yield "case:"
    for name, meaning in HEAD:
        line = f"{name}: {scalar(known.get(name, ''), name)}"
        needed = name in known or name in ("id", "firm", "product")
        said = "" if known.get(name) and len(line) > 40 else f"  # {meaning}"
        yield f"  {line}{said}" if needed else f"  # {name}:  # {meaning}"


def _questions(
    group: str, questions: tuple[Question, ...], content: Mapping[str, Any]
) -> Iterator[str]:
    known = content.get(group, {})
    yield f"{group}:  # a value; a list, if it takes several; {{one_of: [..]}}, if you do not know which"
    for question in questions:
        count = "a number, {low: , high: } or " if question.is_count else ""
        yield f"  # {subject(question.name)}: {count}{', '.join(question.answers)}"
        if question.name in known:
            yield from _block({question.name: known[question.name]})
        else:
            yield f"  # {question.name}:"
    # What the typology does not ask for would be refused; it is kept, so that the check can say so.
    names = {question.name for question in questions}
    for name in known:
        if name not in names:
            yield from _block({name: known[name]})


def _stages(known: Mapping[str, Any]) -> Iterator[str]:
    yield f"stages:  # who does what; relation: {', '.join(get_args(Relation))}"
    for name in get_args(StageName):
        if name in known:
            yield from _block({name: known[name]})
        else:
            yield f"  # {name}: {{performer: , relation: , grade: , source: , at: }}"
    for name in known:
        if name not in get_args(StageName):
            yield from _block({name: known[name]})


def _facts(content: Mapping[str, Any], words: Vocabulary) -> Iterator[str]:
    known = content.get("facts", {})
    opened = {gain.variable: gain.text for gain in gains(())}
    yield RULE
    yield "# status: " + "; ".join(map(str, Status)) + " (a target is no observation)"
    yield "# grade: " + "; ".join(f"{grade}, {grade.meaning}" for grade in Grade)
    yield "# value, or low and high (either may be left out), or cell: table/row/column of data/raw"
    yield "facts:"
    for name, variable in words.variables.items():
        yield ""
        gain = f" {opened[name][0].upper()}{opened[name][1:]}." if name in opened else ""
        text = f"{variable.label}: {' '.join(variable.description.split())}{gain}"
        yield from (f"  # {line}" for line in wrap(text, 94, break_on_hyphens=False))
        if name in known:
            yield from _block({name: known[name]})
        else:
            yield f"  # {name}:"
            yield f"  #   - {_blank(variable)}"
    for name in known:
        if name not in words.variables:
            yield from _block({name: known[name]})


def _blank(variable: Variable) -> str:
    """Return a fact to be filled in."""
    unit = f"unit: {scalar(variable.unit)}, " if variable.kind is VariableKind.NUMBER else ""
    said = f"{{value: , {unit}year: , population: , status: , grade: , source: , at: }}"
    words = ", ".join(map(scalar, variable.categories))
    return f"{said}  # {words}" if words else said


def _gaps(group: str, meaning: str, content: Mapping[str, Any]) -> Iterator[str]:
    yield f"{group}:  # {meaning}"
    yield from _block(content.get(group, {}))


def _findings(known: Mapping[str, Any]) -> Iterator[str]:
    yield "# What a source says in words, by an item of reports/tradeoffs.html, e.g. costs_inventory"
    yield "findings:"
    yield from _block(known)
    yield "  # costs_inventory: [{text: , status: , grade: , source: , at: }]"


def _sources(known: Mapping[str, Any]) -> Iterator[str]:
    yield "# Sources that data/sources.yaml does not have; kind: " + ", ".join(map(str, SourceKind))
    yield "sources:"
    yield from _block(known)
    yield "  # interview_2026: {citation: , kind: interview, years: [2026], self_reported: true}"
