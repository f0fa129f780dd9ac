"""New case files: a form to fill in, or one that a spreadsheet has filled in already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from microfactory import paths
from microfactory.authoring.form import form_text
from microfactory.authoring.schema import pointer
from microfactory.authoring.sheet import place_of
from microfactory.authoring.spreadsheet import read
from microfactory.authoring.vocabulary import Vocabulary
from microfactory.authoring.writing import content_of
from microfactory.cases import CASE_ID, Case
from microfactory.cases.model import near_id
from microfactory.documents import validate
from microfactory.problems import Problem, ProblemsFound, shown


def target_of(case_id: str, out: Path | None = None) -> Path:
    """Return where a new case file goes: into ``data/cases``, or where it is asked to go.

    Raises
    ------
    ProblemsFound
        If the id is none, or something is there already.
    """
    if not re.fullmatch(CASE_ID, case_id):
        expected = "2 to 41 lower-case letters, digits and _, a letter first"
        raise ProblemsFound([Problem("ID", shown(case_id), expected, near_id(case_id))])
    target = out or paths.root() / "data" / "cases" / f"{case_id}.yaml"
    if target.is_dir():
        target = target / f"{case_id}.yaml"
    if target.exists() or target.is_symlink():
        hint = "Edit it, or choose another id."
        raise ProblemsFound([Problem(paths.shown(target), "a file", "none yet", hint)])
    return target


def from_spreadsheet(path: Path, case_id: str) -> dict[str, Any]:
    """Return what a filled-in spreadsheet says, as plain data of the case with the given id.

    Raises
    ------
    ProblemsFound
        With every problem, each with its sheet, row and column.
    """
    found = read(path)
    header = found.content.setdefault("case", {})
    if header.setdefault("id", case_id) != case_id:
        place = found.places.get("case.id", paths.shown(path))
        raise ProblemsFound([Problem(place, shown(header["id"]), f"the id asked for, {case_id!r}")])
    try:
        case = validate(Case, found.content, paths.shown(path))
    except ProblemsFound as error:
        raise ProblemsFound(
            replace(problem, where=_place(problem.where, found.places))
            for problem in error.problems
        ) from None
    return content_of(case)


def _place(where: str, places: Mapping[str, str]) -> str:
    _, _, path = where.partition(" @ ")
    place = place_of(path, places)
    return where if place == path else place


def new_text(content: Mapping[str, Any], words: Vocabulary, target: Path) -> str:
    """Return the text of a case file that stands at the given place."""
    return form_text(content, words, pointer(target))
