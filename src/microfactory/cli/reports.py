"""The report of one case, and what cases there are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from microfactory.cli.printing import print_json

if TYPE_CHECKING:
    from microfactory.cli import Add


def report(options: argparse.Namespace) -> int:
    """Make the report of one case, of the casebook or from a file anywhere."""
    from microfactory import one_case, paths

    page = one_case.report(options.case, Path(options.out) if options.out else None, options.tell)
    print(f"{paths.shown(page)} is there. Open it in a browser.")
    if options.open:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    return 0


def cases(options: argparse.Namespace) -> int:
    """List the cases with their type, how much is known of each, and the worst grade of evidence."""
    from microfactory import checking
    from microfactory.cases import ids, path_of

    context, rows, known = checking.read_context(), [], ids()
    for number, case in enumerate(known):
        options.tell(number, len(known), f"reading {case}")
        rows.append(checking.summarise(context.load(path_of(case)), context))
    if options.json:
        print_json([row.to_dict() for row in rows])
        return 0
    width = max(len(row.case) for row in rows) if rows else 0
    for row in rows:
        share = f"{len(row.computable):>3} of {row.indicators} indicators"
        print(f"{row.case:<{width}}  {share}  {row.worst_grade or '-'}  {row.type_in_words}")
    return 0


def register(add: Add) -> None:
    """Add the commands."""
    made = add("report", report)
    made.add_argument("case", metavar="CASE", help="an id, or the path of a YAML file")
    made.add_argument("--out", metavar="DIR", help="the folder for the page")
    made.add_argument("--open", action="store_true", help="open it in the browser")
    add("cases", cases).add_argument("--json", action="store_true", help="for machines")
