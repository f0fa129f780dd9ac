"""The comparison of some cases, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from microfactory import casebook, profile_comparison, registers, tables
from microfactory.asking import Basis, basis
from microfactory.casebook import Results
from microfactory.ethics import coverage, red_flags
from microfactory.evidence import Source
from microfactory.profile_comparison import ALL, Compared
from microfactory.reading import (
    Table,
    graded,
    joined,
    table,
)

#: What is known of a red flag, in words.
FLAGS = {"raised": "raised", "possible": "cannot be excluded", "clear": "denied by a source"}


@dataclass(frozen=True)
class Comparison:
    """Finished comparisons of some of the cases."""

    names: dict[str, str]
    profiles: pd.DataFrame
    benchmarks: pd.DataFrame
    sources: Mapping[str, Source]
    tables: Compared

    @property
    def behind(self) -> Basis:
        """What stands behind a number of the comparison: the profiles of all its cases."""
        return basis(
            "the ethics profiles of the cases, over every value that a missing fact could take",
            self.profiles,
            population=joined(list(self.names.values())),
        )


def compared(cases: Sequence[str]) -> Comparison:
    """Return the comparison of the given cases with one another.

    Parameters
    ----------
    cases
        Ids, or one text with the ids separated by spaces.
    """
    chosen = cases.split() if isinstance(cases, str) else list(cases)
    found = [casebook.results(case) for case in chosen]
    profiles = [each.ethics for each in found]
    rng = np.random.default_rng(registers.params().seed)
    return Comparison(
        names={each.id: each.name for each in found},
        profiles=pd.concat(profiles, ignore_index=True),
        benchmarks=tables.read("benchmarks"),
        sources={key: source for each in found for key, source in each.sources.items()},
        tables=profile_comparison.compare_profiles(profiles, rng),
    )


def beside(results: Results) -> Comparison:
    """Return the comparison of one case with the cases of reference, as the pipeline wrote it."""
    folder = f"comparison/{results.id}"
    names = tables.read_json(f"{folder}/names")
    profiles = tables.read(f"{folder}/profiles")
    return Comparison(
        names={case: names[case] for case in profiles["case"].unique()},
        profiles=profiles,
        benchmarks=tables.read("benchmarks"),
        sources=results.sources,
        tables=Compared(
            **{
                name: tables.read(f"{folder}/{name}")
                for name in ("pairs", "lines", "statements", "ranks", "next_facts")
            }
        ),
    )


def knowledge(found: Comparison) -> Table:
    """Return what is known of each case, and its red flags: before any comparison."""
    covered = coverage(found.profiles)
    flags = red_flags(found.profiles)
    rows = []
    for row in covered.loc[covered["theme"] == ALL].to_dict("records"):
        own = flags.loc[flags["case"] == row["case"]]
        said = [
            f"{FLAGS[str(state)]}: {joined([name.lower() for name in part['label']])}"
            for state, part in own.groupby("value", sort=False)
            if state in FLAGS
        ]
        open_flags = int((own["value"] == "unknown").sum())
        said += [f"{open_flags} unknown"] if open_flags else []
        rows.append(
            {
                "case": found.names[row["case"]],
                "known": f"{row['known']} of {row['indicators'] - row['not_applicable']}",
                "grade": graded(row["worst_grade"]),
                "own": f"{100 * row['self_reported']:.0f}%" if row["known"] else "",
                "flags": "; ".join(said),
            }
        )
    columns = [
        {"key": "case", "label": "Case"},
        {"key": "known", "label": "Indicators known, of those that apply", "kind": "number"},
        {"key": "grade", "label": "Weakest evidence"},
        {"key": "own", "label": "On the firm's own word", "kind": "number"},
        {"key": "flags", "label": "Red flags", "kind": "long"},
    ]
    return table(
        rows,
        columns,
        "What the comparison rests on",
        note="A red flag enters no comparison: nothing makes up for it. Unknown is not the same as none.",
        basis=found.behind,
    )
