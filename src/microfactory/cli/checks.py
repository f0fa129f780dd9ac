"""Whether what people write is right, and what it is good for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from microfactory.cli.printing import print_json

if TYPE_CHECKING:
    from microfactory.checking import Summary
    from microfactory.cli import Add


def check(options: argparse.Namespace) -> int:
    """Check the registers, the transcriptions and the case files; report every problem at once."""
    from microfactory import cases, checking

    files = [cases.path_of(path) for path in options.paths]
    summaries: list[Summary] | None = [] if options.paths else None
    problems = checking.check(files, summaries=summaries, tell=options.tell)
    errors = sum(problem.severity == "error" for problem in problems)
    if options.json:
        told = [summary.to_dict() for summary in summaries or ()]
        print_json({"problems": [problem.to_dict() for problem in problems], "cases": told})
        return 1 if errors else 0
    for problem in problems:
        print(f"{problem.severity}: {problem}")
    for summary in summaries or ():
        print(summary.text)
    counts = [(errors, "error"), (len(problems) - errors, "warning")]
    print(", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts) + ".")
    return 1 if errors else 0


def register(add: Add) -> None:
    """Add the command."""
    checked = add("check", check)
    checked.add_argument("paths", nargs="*", metavar="PATH", help="case files; all of them if none")
    checked.add_argument("--json", action="store_true", help="for machines")
