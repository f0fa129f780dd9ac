"""Run one step of the pipeline by name; say what is wrong without a traceback."""

from __future__ import annotations

import sys
from importlib import import_module

from microfactory.problems import ProblemsFound


def main(arguments: list[str]) -> int:
    """Run the named stage with the rest of the arguments; return the exit status."""
    name, *rest = arguments
    stage = import_module(f"microfactory.stages.{name}")
    try:
        stage.main(*rest)
    except (ProblemsFound, FileNotFoundError) as error:
        print(f"\n{name} stopped, and earlier outputs are as they were: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
