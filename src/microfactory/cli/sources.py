"""The documents behind the numbers: what became of an artefact, a census file of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from microfactory.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from microfactory.cli import Add


def ingest_census(options: argparse.Namespace) -> int:
    """Read an official file in the layout of County Business Patterns; write it as a tidy CSV."""
    from microfactory import census, paths

    classes = census.parse_census(Path(options.file))
    target = Path(options.out)
    with paths.replacing(target) as temporary:
        classes.to_csv(temporary, index=False, lineterminator="\n")
    print(f"{len(classes)} rows of {classes['naics'].nunique()} industries in {target}.")
    return 0


def where(options: argparse.Namespace) -> int:
    """Say what became of a table or figure of the thesis."""
    from microfactory import registers
    from microfactory.problems import did_you_mean

    asked = " ".join(options.artefact.split()).lower()
    register = registers.artefacts()
    for artefact in register.artefacts:
        if asked in (artefact.label.lower(), artefact.id):
            print(_artefact_text(artefact))
            return 0
    for dangling in register.dangling:
        if asked == dangling.label.lower():
            meant = {a.id: a.label for a in register.artefacts}.get(dangling.seems_to_mean)
            print(
                f"{dangling.label}: the thesis refers to it ({dangling.at}) and has none; "
                f"it seems to mean {meant or dangling.seems_to_mean}."
            )
            return 0
    labels = [artefact.label for artefact in register.artefacts]
    hint = did_you_mean(options.artefact, labels)
    expected = "a table (1 to 11) or figure (1 to 27) of the thesis, e.g. 'Table 6'"
    raise ProblemsFound([Problem("artefact", repr(options.artefact), expected, hint)])


def _artefact_text(artefact: Any) -> str:
    low, high = artefact.pages
    pages = f"p. {low}" if low == high else f"between p. {low} and p. {high}"
    lines = [f"{artefact.label}: {artefact.title}", f"  in the thesis: {artefact.section}, {pages}"]
    if artefact.raw:
        lines.append(f"  transcribed:   data/raw/{artefact.raw}.csv")
    if artefact.computed_by != "none":
        lines.append(f"  computed by:   {artefact.computed_by}")
    if artefact.shown_in:
        notebooks = ", ".join(f"notebooks/{name}.ipynb" for name in artefact.shown_in)
        lines.append(f"  shown in:      {notebooks}")
    if artefact.optional_raw:
        lines.append(f"  if you add it: data/raw/{artefact.optional_raw}.csv is used")
    if artefact.reason:
        lines.append(f"  note:          {artefact.reason}")
    return "\n".join(lines)


def register(add: Add) -> None:
    """Add the commands."""
    census = add("ingest-census", ingest_census)
    census.add_argument("file", metavar="FILE", help="for example cbp12us.txt")
    census.add_argument("--out", default="census_size_classes.csv", help="the CSV to write")
    add("where", where).add_argument("artefact", help="for example 'Table 6' or 'Figure 16'")
