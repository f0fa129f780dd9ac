"""A case file as a form in JupyterLab: what it comes to is shown as it is filled in."""

from __future__ import annotations

import asyncio
import tempfile
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from microfactory import checking, paths
from microfactory.authoring import files
from microfactory.authoring.form import HEAD
from microfactory.authoring.sheet import NUMBER
from microfactory.authoring.vocabulary import Vocabulary, vocabulary_of
from microfactory.authoring.writing import to_yaml
from microfactory.cases.model import UNKNOWN
from microfactory.checking import Context, Summary
from microfactory.evidence import Grade, SourceKind, Status
from microfactory.problems import Problem, ProblemsFound

#: So many facts, those that open most, stand in the form from the start.
FACTS_AT_FIRST = 3
FACT_FIELDS = {
    "value": "a number, e.g. 12 or 2.40",
    "unit": "money with its price year, e.g. KES_2018/day",
    "year": "the year it is true of",
    "population": "of whom it is said",
    "status": "",
    "grade": "",
    "source": "its key, if it is another than the one above",
    "at": "where in it, e.g. p. 12",
}
CLOSED = {"status": list(map(str, Status)), "grade": list(map(str, Grade))}
WIDE = {"description_width": "170px"}
#: The fields scroll, so that what they come to stays in sight beside them.
HEIGHT = "760px"
#: Seconds without a keystroke before what is filled in is read again.
PAUSE = 0.25


class Form:
    """The form: its fields, what they come to, and a button that saves the case file.

    Parameters
    ----------
    words
        The names that a case file may use.
    context
        What the checks need to know.
    """

    def __init__(self, words: Vocabulary, context: Context) -> None:
        self.words, self.context = words, context
        self._due: asyncio.TimerHandle | None = None
        self.head = {name: _text(name, meaning) for name, meaning in HEAD}
        self.model = {
            group: {
                question.name: _choice(question.name, question.answers)
                for question in getattr(words, group)
            }
            for group in ("criteria", "discriminators")
        }
        self.source = {
            "key": _text("key", "a short name, e.g. owner_2026"),
            "citation": _text("citation", "who said it, where, when"),
            "kind": widgets.Dropdown(
                options=list(map(str, SourceKind)),
                value="interview",
                description="kind",
                style=WIDE,
            ),
        }
        self.facts: list[tuple[str, dict[str, Any]]] = []
        self.rows = widgets.VBox()
        self.answer = widgets.HTML()
        self.saved = widgets.HTML()
        self.more = widgets.Dropdown(
            options=[("another fact …", "")]
            + [(variable.label, name) for name, variable in words.variables.items()]
        )
        self.save = widgets.Button(description="Save the case file", button_style="primary")
        self.save.on_click(lambda _: self.write())
        self.more.observe(self._add_chosen, "value")
        for name in list(words.variables)[:FACTS_AT_FIRST]:
            self.add_fact(name)
        fields = [*self.head.values(), *self.source.values()]
        for group in self.model.values():
            fields += group.values()
        for field in fields:
            field.observe(self._changed, "value")
        asked = widgets.VBox(
            [
                _title("The case"), *self.head.values(),
                _title("Where it is from"), *self.source.values(),
                _title("How it is made"), *self.model["criteria"].values(),
                *self.model["discriminators"].values(),
                _title("What is known"), self.rows, self.more,
            ],
            layout=widgets.Layout(
                flex="1 1 520px", min_width="480px", max_height=HEIGHT, overflow="auto"
            ),
        )  # fmt: skip
        told = widgets.VBox(
            [_title("What it comes to"), self.save, self.saved, self.answer],
            layout=widgets.Layout(
                flex="1 1 420px", min_width="360px", max_height=HEIGHT, overflow="auto"
            ),
        )
        self.box = widgets.Box([asked, told], layout=widgets.Layout(flex_flow="row wrap"))
        self.update()

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = dict(self.box._repr_mimebundle_(**kwargs) or {})
        return {**bundle, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return "A form to add a case. Run this notebook in JupyterLab to fill it in."

    def add_fact(self, name: str) -> None:
        """Put one more fact into the form."""
        variable = self.words.variables[name]
        fields: dict[str, Any] = {}
        for field, meaning in FACT_FIELDS.items():
            options = list(variable.categories) if field == "value" else CLOSED.get(field, [])
            fields[field] = _choice(field, options, "") if options else _text(field, meaning)
        fields["unit"].value = variable.unit
        for one in fields.values():
            one.observe(self._changed, "value")
        self.facts.append((name, fields))
        shown = widgets.VBox(list(fields.values()))
        label = widgets.HTML(f"<b>{escape(variable.label)}</b>: {escape(variable.description)}")
        self.rows.children = (*self.rows.children, label, shown)

    def _add_chosen(self, change: Any) -> None:
        if change["new"]:
            self.add_fact(change["new"])
            self.more.value = ""

    def _changed(self, _: Any) -> None:
        """Read the form again, in JupyterLab when the keys rest for a moment."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.update()
            return
        if self._due is not None:
            self._due.cancel()
        self._due = loop.call_later(PAUSE, self.update)

    def content(self) -> dict[str, Any]:
        """Return what is filled in, as plain data of a case file."""
        content: dict[str, Any] = {
            "case": {
                name: field.value
                for name, field in self.head.items()
                if field.value or name in ("id", "firm", "product")
            }
        }
        for group, fields in self.model.items():
            said = {name: field.value for name, field in fields.items()}
            content[group] = {name: value for name, value in said.items() if value != UNKNOWN}
        content["facts"] = {}
        for name, fields in self.facts:
            if fields["value"].value:
                fact = {field: one.value for field, one in fields.items() if one.value}
                text = fact["value"].strip()
                is_number = NUMBER.fullmatch(text) and not self.words.variables[name].categories
                fact["value"] = Decimal(text) if is_number else text
                fact.setdefault("source", self.source["key"].value)
                content["facts"].setdefault(name, []).append(fact)
        if self.source["key"].value and self.source["citation"].value:
            own = {"citation": self.source["citation"].value, "kind": self.source["kind"].value}
            content["sources"] = {self.source["key"].value: own}
        return content

    def check(self) -> tuple[list[Problem], list[Summary]]:
        """Return what is wrong with what is filled in, and what it is good for."""
        summaries: list[Summary] = []
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "form.yaml"
            paths.write_text(path, to_yaml(self.content()))
            return checking.check_case(path, self.context, summaries=summaries), summaries

    def update(self) -> None:
        """Show what the form comes to now."""
        problems, summaries = self.check()
        parts = []
        for problem in problems:
            place = problem.where.rpartition("form.yaml")[2].removeprefix(" @ ")
            hint = f" {problem.hint}" if problem.hint else ""
            said = f"{place}: found {problem.found}; expected {problem.expected}.{hint}"
            parts.append(_line(f"{problem.severity}: {said}"))
        self.answer.value = "".join([*parts, *map(_told, summaries)])
        self.save.disabled = any(problem.severity == "error" for problem in problems)

    def write(self) -> None:
        """Save the case file into the casebook, where no file of its name is there yet."""
        self.update()
        if self.save.disabled:
            return
        content = self.content()
        try:
            target = files.target_of(str(content["case"].get("id", "")))
            paths.write_text(target, files.new_text(content, self.words, target))
        except (ProblemsFound, OSError) as error:
            self.saved.value = f"<pre>{escape(str(error))}</pre>"
        else:
            self.saved.value = f"{escape(paths.shown(target))} is saved. Type make to see its page."


def _line(text: str) -> str:
    return f"<p style='margin: 4px 0; line-height: 1.4; overflow-wrap: anywhere'>{escape(text)}</p>"


def _told(summary: Summary) -> str:
    """Return what a form without errors is good for: its model, its profile, what to ask next."""
    lines = [f"{summary.case}: {summary.type_in_words}."]
    if summary.settles_type:
        lines.append(f"To settle the type, find out {summary.settles_type}.")
    count = f"{len(summary.profile)} of {summary.indicators} ethics indicators can be computed"
    lines.append(f"{count}, worst grade {summary.worst_grade}:" if summary.profile else f"{count}.")
    cell = "<td style='padding: 2px 8px 2px 0; vertical-align: top'>"
    rows = "".join(
        f"<tr>{''.join(f'{cell}{escape(part)}</td>' for part in parts)}</tr>"
        for one in summary.profile
        for parts in [(one.label, one.value, one.grade, one.reading)]
    )
    table = f"<table style='line-height: 1.3'>{rows}</table>" if rows else ""
    most = [f"{gain.variable}: {gain.text}" for gain in summary.most]
    after = [*summary.unusable, *(["What would add most:", *most] if most else [])]
    return "".join([*map(_line, lines), table, *map(_line, after)])


def _title(text: str) -> Any:
    return widgets.HTML(f"<h3>{escape(text)}</h3>")


def _text(name: str, meaning: str) -> Any:
    return widgets.Text(
        description=name.replace("_", " "),
        placeholder=meaning,
        style=WIDE,
        layout=widgets.Layout(width="auto"),
    )


def _choice(name: str, answers: Any, nothing: str = UNKNOWN) -> Any:
    options = [nothing, *answers]
    return widgets.Dropdown(
        options=options, value=nothing, description=name.replace("_", " "), style=WIDE
    )


def form() -> Form:
    """Return the form with the words of the project."""
    context = checking.read_context()
    return Form(vocabulary_of(context.variables, context.sources, context.definition), context)
