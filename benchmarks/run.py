"""Run benchmarks and write ``benchmarks/RESULTS.md``; with ``--check``, compare with it.

    python benchmarks/run.py              # all
    python benchmarks/run.py rendering    # some, and what the table says of these
    python benchmarks/run.py --check      # the quick ones: none may fall below a third of its ratio

Ratios only are compared, and with a wide band: seconds differ from machine to machine and hour to hour.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import inspect
import os
import platform
import re
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from measuring import REPEATS, Row

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "RESULTS.md"
BAND = 3.0
#: What stands before the table that `--check` compares with: of its own, smaller sizes.
QUICK = "For the check, in small:"
VERSIONS = (
    "numpy",
    "pandas",
    "papermill",
    "nbconvert",
    "dvc",
    "scikit-criteria",
    "pymcdm",
    "simpy",
)
HEAD = "| what | against | times as fast | seconds | promised | peak, MB |\n|---|---|--:|--:|--:|--:|\n"


def topics() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def measure(chosen: Sequence[str], quick: bool) -> dict[str, list[Row]]:
    found = {}
    for topic in chosen:
        print(f"{topic} …", flush=True)
        found[topic] = importlib.import_module(f"bench_{topic}").rows(quick)
        for row in found[topic]:
            print(f"  {line(row)}", flush=True)
    return found


def line(row: Row) -> str:
    least = "" if row.least is None else f"{row.least:g}"
    peak = "" if row.peak is None else f"{row.peak:.3g}"
    return (
        f"| {row.name} | {row.against} | {row.ratio:.3g} | {row.seconds:.3g} | {least} | {peak} |"
    )


def document(before: str, found: dict[str, list[Row]], quick: dict[str, list[Row]]) -> str:
    """Return the tables with the topics that were measured now; of others they say what they did."""
    sections = dict(re.findall(r"^## (.+)\n\n((?:.+\n|\n(?!## ))*)", before, flags=re.MULTILINE))
    for topic, rows in found.items():
        about = inspect.getdoc(importlib.import_module(f"bench_{topic}"))
        title = topic.replace("_", " ").capitalize()
        sections[title] = f"{about}\n\n{circumstances()}\n\n{table(rows)}"
        if quick[topic]:
            sections[title] += f"\n{QUICK}\n\n{table(quick[topic])}"
    text = (
        "# Benchmarks\n\n"
        f"Medians of {REPEATS} rounds where not said otherwise, in which both ways took their turn. *Times as "
        "fast* is the time of the other way over ours in the same round; it is what to look at, since the "
        "seconds are those of one machine in one hour. `python benchmarks/run.py` makes this table anew.\n"
    )
    return text + "".join(
        f"\n## {title}\n\n{sections[title].strip()}\n" for title in sorted(sections)
    )


def table(rows: Sequence[Row]) -> str:
    return HEAD + "".join(f"{line(row)}\n" for row in rows)


def circumstances() -> str:
    """Return when and on what something was measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"{datetime.date.today().isoformat()}; {len(os.sched_getaffinity(0))} cores of "
        f"{platform.machine()}, {platform.system()}, CPython {platform.python_version()}; {libraries}."
    )


def recorded(text: str) -> dict[tuple[str, str], float]:
    """Return the ratios of the small sizes, as they were written before."""
    tables = re.findall(rf"^{QUICK}\n\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    rows = re.findall(r"^\| (.+?) \| (.+?) \| ([\d.e+]+) \|", "".join(tables), flags=re.MULTILINE)
    return {(name, against): float(ratio) for name, against, ratio in rows}


def slower(found: dict[str, list[Row]], before: dict[tuple[str, str], float]) -> list[str]:
    """Return what has fallen out of the band."""
    rows = [row for each in found.values() for row in each if (row.name, row.against) in before]
    return [
        f"{row.name}, against {row.against}: {row.ratio:.3g} times as fast; "
        f"it was {before[row.name, row.against]:.3g}"
        for row in rows
        if row.ratio * BAND < before[row.name, row.against]
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=", ".join(topics()))
    parser.add_argument("--check", action="store_true", help="compare quick ones with the table")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.topics) - set(topics()))
    if unknown:
        parser.error(f"no benchmark of {', '.join(unknown)}; there are {', '.join(topics())}")
    found = measure(options.topics or topics(), options.check)
    if options.check:
        problems = slower(found, recorded(RESULTS.read_text(encoding="utf-8")))
        print(*problems, sep="\n", file=sys.stderr)
        return 1 if problems else 0
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else ""
    quick = measure(list(found), True)
    RESULTS.write_text(document(before, found, quick), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
