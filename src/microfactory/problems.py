"""What is wrong with an input, said once and in one shape.

Every reader of files collects all its problems before it stops, so that a person mends a file in
one round. A problem names the place, what stood there, what was expected, and, where it can, what
to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches

#: A value longer than this is cut in a message: the message is for reading, not for carrying data.
SHOWN_CHARACTERS = 80


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and how to mend it.

    Parameters
    ----------
    where
        File and path inside it, e.g. ``data/cases/acme.yaml @ facts.worker_wage[0].unit``.
    found, expected
        What stood there and what belongs there, as short phrases.
    hint
        What to do, where that can be said.
    severity
        ``error`` stops the work; ``warning`` is reported and lets it go on.

    Examples
    --------
    >>> print(Problem("a.csv row 3, column low", "'ten'", "a number"))
    a.csv row 3, column low: found 'ten'; expected a number
    """

    where: str
    found: str
    expected: str
    hint: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        text = f"{self.where}: found {self.found}; expected {self.expected}"
        return f"{text}. {self.hint}" if self.hint else text

    def to_dict(self) -> dict[str, str]:
        """Return the fields as a mapping, for ``--json``."""
        return asdict(self)


class ProblemsFound(ValueError):
    """Everything that was wrong with one or more inputs.

    Examples
    --------
    >>> raise ProblemsFound([Problem("a.csv row 3", "no unit", "a unit")])
    Traceback (most recent call last):
    microfactory.problems.ProblemsFound: 1 problem
      a.csv row 3: found no unit; expected a unit
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'}"
        super().__init__("\n  ".join([head, *map(str, self.problems)]))


def stop_if_any(problems: Sequence[Problem]) -> None:
    """Raise `ProblemsFound` if there is an error among the problems; warnings alone pass."""
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(problems)


def shown(value: object) -> str:
    r"""Return a value as it may stand in a message: quoted, on one line, printable, cut when long.

    Examples
    --------
    >>> shown("twenty\u202e")
    "'twenty\\u202e'"
    """
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known name, or an empty string when none is near.

    Examples
    --------
    >>> did_you_mean("worker_wages", ["worker_wage", "rejection_rate"])
    "Did you mean 'worker_wage'?"
    """
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else ""


def in_words(error: OSError) -> str:
    """Return what the system refuses, in one line that begins with the file.

    Examples
    --------
    >>> in_words(PermissionError(13, "Permission denied", "case.xlsx"))
    'case.xlsx: permission denied'
    """
    if error.filename is None or not error.strerror:
        return " ".join(str(error).split())
    name = str(error.filename)
    said = " ".join(error.strerror.split())
    return f"{name if name.isprintable() else ascii(name)}: {said[:1].lower()}{said[1:]}"
