"""Whether what people write is right."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from microfactory.cli.printing import print_json

if TYPE_CHECKING:
    from microfactory.cli import Add


def check(options: argparse.Namespace) -> int:
    """Check the registers, the transcriptions and the case files; report every problem at once."""
    from microfactory import checking

    problems = checking.check([Path(path) for path in options.paths])
    if options.json:
        print_json([problem.to_dict() for problem in problems])
    else:
        for problem in problems:
            print(f"{problem.severity}: {problem}")
    errors = [problem for problem in problems if problem.severity == "error"]
    if not options.json:
        print(f"{len(errors)} error{'' if len(errors) == 1 else 's'}.")
    return 1 if errors else 0


def register(add: Add) -> None:
    """Add the command."""
    checked = add("check", check)
    checked.add_argument("paths", nargs="*", metavar="PATH", help="case files; all of them if none")
    checked.add_argument("--json", action="store_true", help="for machines")
