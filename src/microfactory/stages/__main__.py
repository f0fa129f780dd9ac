"""Run one step of the pipeline by name; say what is wrong without a traceback."""

from __future__ import annotations

import sys
from importlib import import_module

from microfactory.problems import Problem, ProblemsFound, in_words


def main(arguments: list[str]) -> int:
    """Run the named stage with the rest of the arguments; return the exit status."""
    name, *rest = arguments
    stage = import_module(f"microfactory.stages.{name}")
    try:
        try:
            stage.main(*rest)
        except Exception as error:
            raise _in_words(error) from None
    except (ProblemsFound, OSError) as error:
        said = in_words(error) if isinstance(error, OSError) else error
        print(f"\n{name} stopped, and earlier outputs are as they were: {said}", file=sys.stderr)
        return 1
    return 0


def _in_words(error: Exception) -> Exception:
    """Return the problems of a table that its schema refuses; any other error as it is."""
    cases = getattr(error, "failure_cases", None)
    if cases is None or not hasattr(cases, "to_dict"):
        return error
    return ProblemsFound(
        Problem(
            f"column {case['column']}, row {case['index']}",
            repr(case["failure_case"]),
            str(case["check"]),
        )
        for case in cases.to_dict("records")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
