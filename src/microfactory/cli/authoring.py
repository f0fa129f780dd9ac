"""Write case files: new ones, and the spreadsheet that they can be filled in with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microfactory.cli import Add


def new(options: argparse.Namespace) -> int:
    """Write a new case file: a form with every question, or filled in from a spreadsheet."""
    from microfactory import paths
    from microfactory.authoring import files, schema
    from microfactory.authoring.vocabulary import vocabulary

    target = files.target_of(options.id, Path(options.out) if options.out else None)
    content = {"case": {"id": options.id}}
    if options.source:
        options.tell(0, 3, f"reading {Path(options.source).name}")
        content = files.from_spreadsheet(Path(options.source), options.id)
    options.tell(1, 3, "reading the names that a case may use")
    words = vocabulary()
    options.tell(2, 3, f"writing {target.name}")
    schema.publish(words)
    paths.write_text(target, files.new_text(content, words, target))
    place = paths.shown(target)
    print(f"{place} is there. Fill it in, then run `microfactory check {place}`.")
    return 0


def template(options: argparse.Namespace) -> int:
    """Write the spreadsheet (.xlsx or .csv) that a case can be filled in with."""
    from microfactory import casebook, cases
    from microfactory.authoring import spreadsheet
    from microfactory.authoring.vocabulary import vocabulary
    from microfactory.authoring.writing import content_of
    from microfactory.documents import read_yaml, validate

    content = None
    if options.case:
        options.tell(0, 2, f"reading {options.case}")
        casebook.read(options.case)  # everything that is wrong with it, names included
        path = cases.path_of(options.case)
        content = content_of(validate(cases.Case, read_yaml(path), str(path)))
    options.tell(1, 2, f"writing {Path(options.out).name}")
    spreadsheet.write(Path(options.out), vocabulary(), content)
    print(
        f"{options.out} is there. Fill it in, then run `microfactory new ID --from {options.out}`."
    )
    return 0


def register(add: Add) -> None:
    """Add the commands."""
    made = add("new", new)
    made.add_argument("id", metavar="ID", help="lower-case letters, digits and _")
    made.add_argument("--from", dest="source", metavar="FILE", help="a filled-in template")
    made.add_argument("--out", metavar="PATH", help="where to, if not into data/cases")
    written = add("template", template)
    written.add_argument("--out", default="case.xlsx", metavar="FILE", help="case.xlsx or case.csv")
    written.add_argument("--case", metavar="CASE", help="fill in what this case says")
