"""What a case file is good for: what can be computed from it, and which fact would add most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

import pandas as pd

from microfactory.cases import Loaded
from microfactory.checking.context import Context
from microfactory.ethics import coverage
from microfactory.gains import Gain, gains
from microfactory.reading import TYPE_NAMES, amount, joined

#: So many of the facts that would add most are named.
NAMED = 3
WIDTH = 100
#: How the note of an indicator begins whose facts are there and do not fit together.
UNUSABLE = "cannot be put together"


@dataclass(frozen=True)
class Known:
    """An indicator that can be computed: its label, its value in words, grade, and what it is beside."""

    label: str
    value: str
    grade: str
    reading: str


@dataclass(frozen=True)
class Summary:
    """What one case file is good for."""

    case: str
    name: str
    type: str
    possible: tuple[str, ...]
    settles_type: str
    profile: tuple[Known, ...]
    indicators: int
    worst_grade: str
    most: tuple[Gain, ...]
    unusable: tuple[str, ...] = ()

    @property
    def computable(self) -> tuple[str, ...]:
        """The labels of the indicators that can be computed."""
        return tuple(one.label for one in self.profile)

    @property
    def type_in_words(self) -> str:
        """The production model, or those between which it is not decided."""
        if self.type != "undetermined":
            return TYPE_NAMES[self.type]
        return f"not determined: {joined([TYPE_NAMES[one] for one in self.possible], 'or')}"

    @property
    def text(self) -> str:
        """The summary in a few lines."""
        lines = [
            f"{self.case}: {self.type_in_words}.",
            f"  {len(self.computable)} of {self.indicators} ethics indicators can be computed"
            + (f", worst grade {self.worst_grade}:" if self.worst_grade else "."),
            *wrap(
                "; ".join(self.computable),
                WIDTH,
                initial_indent="    ",
                subsequent_indent="    ",
                break_on_hyphens=False,
            ),
        ]
        lines += [f"  {said}" for said in self.unusable]
        if self.settles_type:
            lines.append(f"  To settle the type, find out {self.settles_type}.")
        if self.most:
            lines.append("  What would add most:")
            lines += [f"    {gain.variable}: {gain.text}" for gain in self.most]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain data, for ``--json``."""
        return {**asdict(self), "computable": list(self.computable)}


def summarise(loaded: Loaded, context: Context) -> Summary:
    """Return what a case without errors is good for."""
    result, profile = context.classify(loaded), context.profile(loaded)
    known = profile.loc[profile["state"] == "known"]
    facts = loaded.facts
    observed = set(facts.loc[(facts["missing"] == "") & (facts["status"] != "target"), "variable"])
    closed = set(facts.loc[facts["missing"] != "", "variable"])
    whole = coverage(profile).iloc[0]
    return Summary(
        case=loaded.case.case.id,
        name=loaded.case.case.name,
        type=result.type,
        possible=tuple(result.possible),
        settles_type=result.missing[0].asks if result.missing else "",
        profile=tuple(
            Known(
                label=str(row["label"]),
                value=_value(row),
                grade=str(row["grade"]),
                reading=str(row["reading"]),
            )
            for row in known.to_dict("records")
        ),
        indicators=len(profile),
        worst_grade=str(whole["worst_grade"]),
        most=tuple(gains(observed, closed)[:NAMED]),
        unusable=_unusable(profile),
    )


def _unusable(profile: pd.DataFrame) -> tuple[str, ...]:
    """Return why facts that are there open nothing, e.g. for want of an exchange rate."""
    open_ = profile.loc[(profile["state"] == "unknown") & (profile["needs"] == "")]
    notes = open_.loc[open_["note"].str.startswith(UNUSABLE), "note"].value_counts(sort=False)
    return tuple(f"{count} more, whose facts are there, {note}." for note, count in notes.items())


def _value(row: Mapping[Any, Any]) -> str:
    """Return the value of an indicator in words."""
    return str(row["value"] or amount(row["low"], row["high"], row["unit"])).replace("_", " ")
