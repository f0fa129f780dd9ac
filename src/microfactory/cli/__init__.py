"""The command line: parse, call, print.

Each module has the commands of one concept. Libraries are imported only by the command that needs
them, so that help comes at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from microfactory.cli import (
    answers,
    audit,
    authoring,
    checks,
    comparing,
    costs,
    making,
    reports,
    sources,
)
from microfactory.cli.waiting import Waiting
from microfactory.problems import ProblemsFound, in_words

__all__ = ["Add", "Command", "main", "parser"]

Command = Callable[[argparse.Namespace], int]
#: The modules with commands, in the order of the help.
GROUPS = (answers, comparing, costs, reports, authoring, sources, audit, checks, making)


class Add(Protocol):
    """Adds a command under a name; its docstring is its help."""

    def __call__(self, name: str, run: Command, **kwargs: Any) -> argparse.ArgumentParser:
        """Return the command's parser, to add arguments to."""


def parser() -> argparse.ArgumentParser:
    """Return the parser, with a line of help for every command."""
    top = argparse.ArgumentParser(
        prog="microfactory",
        description="Re-run, question and extend a thesis on networked SME production.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, run: Command, **kwargs: Any) -> argparse.ArgumentParser:
        text = (run.__doc__ or "").strip()
        command = commands.add_parser(name, help=text, description=text, **kwargs)
        command.set_defaults(run=run, command=name)
        return command

    for group in GROUPS:
        group.register(add)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; print what is wrong with an input without a traceback, and return 1 for it."""
    options = parser().parse_args(arguments)
    try:
        with Waiting(options.command.replace("-", " ")) as waiting:
            options.tell = waiting.tell
            status: int = options.run(options)
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except OSError as error:  # a file that is not there, or may not be written
        print(in_words(error), file=sys.stderr)
        return 1
    return status
