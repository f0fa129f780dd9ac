"""The ethics profile of a case: every indicator, with what it found or why it found nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from microfactory.ethics.beside import read_benchmarks, read_others
from microfactory.ethics.known import (
    Finding,
    Gap,
    Known,
    Setting,
    Unusable,
    is_about,
)
from microfactory.ethics.registry import REGISTRY, THEMES, Indicator, Kind
from microfactory.evidence import Missing, Source, Status, union_of_sources, worst_grade
from microfactory.facts import (
    PREFERENCE,
    choose,
    conflicts,
    of_other_people,
    read_records,
    why_missing,
)
from microfactory.quantity import Interval, Rates, WorkingTime
from microfactory.tables import PROFILE, conform

KNOWN = "known"


def profile(
    case: str,
    facts: pd.DataFrame,
    benchmarks: pd.DataFrame,
    *,
    sources: Mapping[str, Source],
    rates: Rates,
    week: WorkingTime,
    about: float,
    country: str | None = None,
    indicators: Iterable[Indicator] = REGISTRY,
) -> pd.DataFrame:
    """Return the ethics profile of one case.

    Parameters
    ----------
    case
        Its id; the facts of other cases in the table are passed over.
    facts
        `microfactory.tables.FACTS`.
    benchmarks
        `microfactory.tables.BENCHMARKS`.
    sources
        The register of sources, which knows who speaks about himself.
    rates, week
        Exchange rates and working time, for wages in other money and periods.
    about
        How far off a figure may be that its source marks as approximate, as a part of it: an
        assumption (``data/assumptions/ethics.yaml``) that statements have to survive.
    country
        ISO code of where the work is done. Without it no legal floor and no living wage is known.
    indicators
        Those wanted; by default all of the register.

    Returns
    -------
    `microfactory.tables.PROFILE`: one row an indicator, in the order of the themes, gaps included.
    """
    records = read_records(facts[facts["case"] == case].to_dict("records"))
    priced, others = read_benchmarks(benchmarks), read_others(benchmarks)
    setting = Setting(country or "", priced, rates, week, about, others)
    ordered = sorted(indicators, key=lambda one: list(THEMES).index(one.theme))
    rows = [
        evaluate(indicator, Known(records, setting), sources) | {"case": case}
        for indicator in ordered
    ]
    return conform(pd.DataFrame(rows), PROFILE)


def evaluate(indicator: Indicator, known: Known, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return one indicator as a row of `microfactory.tables.PROFILE`, but for the case.

    Parameters
    ----------
    indicator
        The indicator.
    known
        The facts of the case, nothing of which has been asked yet.
    sources
        The register of sources.
    """
    row = _empty(indicator)
    if not any(known.has(*way) for way in indicator.ways):
        return row | _gap(indicator, known)
    try:
        found = indicator.compute(known)
    except Gap as gap:
        note = f"no {' or '.join(gap.names)} at hand for the place and the year"
        return row | {
            "state": Missing.NOT_RESEARCHED,
            "needs": " ".join(gap.names),
            "note": note,
        }
    except Unusable as reason:
        return row | {"state": Missing.UNKNOWN, "note": f"cannot be put together: {reason}"}
    finding = found if isinstance(found, Finding) else Finding(found)
    stated = _stated(indicator, known)
    return (
        row
        | _value(indicator, finding)
        | _rounding(indicator, known)
        | _evidence(known, finding, stated, sources)
    )


def _empty(indicator: Indicator) -> dict[str, Any]:
    """Return the row of an indicator of which nothing is known yet."""
    numbers = (
        "low",
        "high",
        "sure_low",
        "sure_high",
        "floor_low",
        "floor_high",
        "decent_low",
        "decent_high",
    )
    return (
        dict.fromkeys(PROFILE.columns, "")
        | dict.fromkeys(numbers, math.nan)
        | {
            "indicator": indicator.id,
            "theme": indicator.theme,
            "label": indicator.label,
            "kind": str(indicator.kind),
            "unit": indicator.unit,
            "direction": indicator.direction,
            "self_reported": False,
        }
    )


def _gap(indicator: Indicator, known: Known) -> dict[str, Any]:
    """Return why an indicator is not known, and the fewest facts that would make it known."""
    gaps = [[name for name in way if not known.has(name)] for way in indicator.ways]
    reasons = [{why_missing(known.records.get(name, ())) for name in gap} for gap in gaps]
    open_ways = [
        gap
        for gap, reason in zip(gaps, reasons, strict=True)
        if Missing.NOT_APPLICABLE not in reason
    ]
    needs = min(open_ways, key=len, default=[])
    if not open_ways:
        state = Missing.NOT_APPLICABLE
    elif any(Missing.UNKNOWN in reason for reason in reasons):
        state = Missing.UNKNOWN
    else:
        state = Missing.NOT_RESEARCHED
    every = dict.fromkeys(name for gap in gaps for name in gap)
    targets = [
        f"only a target for {record.variable}: {record.shown} ({record.source}, {record.at})"
        for name in every
        for record in known.records.get(name, ())
        if record.status == Status.TARGET and not record.missing
    ]
    said = [
        f"{record.variable}: {record.note}"
        for name in needs or gaps[0]
        for record in known.records.get(name, ())
        if record.missing
    ]
    return {"state": state, "needs": " ".join(needs), "note": "; ".join(targets + said)}


def _value(indicator: Indicator, finding: Finding) -> dict[str, Any]:
    """Return the columns that hold what was found."""
    values: dict[str, Any] = {"state": KNOWN, "reading": finding.reading}
    if finding.unit:
        values["unit"] = finding.unit
    if isinstance(finding.value, Interval):
        ends = finding.value
    elif indicator.kind is Kind.LEVEL:
        places = sorted(indicator.levels.index(level) for level in finding.value)
        ends = Interval(places[0], places[-1])
        values["value"] = "|".join(indicator.levels[place] for place in dict.fromkeys(places))
    else:
        return values | {"value": "|".join(finding.value)}
    for name, interval in (("", ends), ("floor_", finding.floor), ("decent_", finding.decent)):
        if interval is not None:
            values[f"{name}low"] = interval.low if math.isfinite(interval.low) else math.nan
            values[f"{name}high"] = interval.high if math.isfinite(interval.high) else math.nan
    return values


def _rounding(indicator: Indicator, known: Known) -> dict[str, float]:
    """Return how far the value may reach once what was rounded away in print is put back."""
    if indicator.kind not in (Kind.MEASURE, Kind.LEVEL):
        return {}
    try:
        found = indicator.compute(Known(known.records, known.setting, rounding=True))
    except Unusable:  # only rounding kept a part below its whole: nothing is sure
        return {}
    value = _value(indicator, found if isinstance(found, Finding) else Finding(found))
    bottom, top = indicator.scale
    return {
        "sure_low": max(value["low"], bottom),
        "sure_high": min(value["high"], top),
    }


def _stated(indicator: Indicator, known: Known) -> list[str]:
    """Return, in words, what sources state themselves where the value was computed from counts."""
    names = [way[0] for way in indicator.instead if len(way) == 1 and way[0] not in known.used]
    return [
        f"stated in the source: {record.shown} ({record.source}, {record.at})"
        for name in names
        for record in choose(known.records.get(name, ()))
    ]


def _evidence(
    known: Known, finding: Finding, stated: Sequence[str], sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Return how what was found is known: the weakest of everything that went into it."""
    used = [record for chosen in known.used.values() for record in chosen]
    statuses = [Status(record.status) for record in used]
    grades = [record.grade for record in used] + [one.grade for one in known.beside]
    said_by = {record.source for record in used}
    beside = [one.sources for one in known.beside]
    disagree = [
        words
        for name, chosen in known.used.items()
        for words in conflicts(chosen, known.records[name], known.setting.rates, known.setting.week)
    ]
    return {
        "status": max(statuses, key=PREFERENCE.index, default=""),
        "grade": worst_grade(grades) or "",
        "year": _joined(record.year for record in used),
        "population": _joined(record.population for record in used),
        "sources": " ".join(union_of_sources([said_by, *beside])),
        "at": _joined(record.at for record in used),
        "self_reported": all(name in sources and sources[name].self_reported for name in said_by),
        "conflict": "; ".join(disagree),
        "note": "; ".join([*finding.notes, *stated, *_cautions(known)]),
    }


def _cautions(known: Known) -> list[str]:
    """Return what a reader must know of the records that were read."""
    cautions = []
    for name, chosen in known.used.items():
        shown = list(dict.fromkeys(record.shown for record in chosen))
        if len(shown) > 1:
            cautions.append(f"records of {name} that stand level: {', '.join(shown)}")
    for name, chosen in known.used.items():
        if others := of_other_people(chosen, known.records[name]):
            cautions.append(f"not read of {name}: {', '.join(others)}")
    about = sorted({r.variable for chosen in known.used.values() for r in chosen if r.approx})
    if about:
        caution = f"approximate in the source: {', '.join(about)}"
        if any(is_about(r) for chosen in known.used.values() for r in chosen):
            caution += f", to be taken as up to {known.setting.about:.0%} off"
        cautions.append(caution)
    years = {name: {record.year for record in chosen} for name, chosen in known.used.items()}
    dated = {name: found for name, found in years.items() if found != {""}}
    if len({frozenset(found) for found in dated.values()}) > 1:
        spans = ", ".join(f"{name} {'/'.join(sorted(found))}" for name, found in dated.items())
        cautions.append(f"facts of different years: {spans}")
    beside = dict.fromkeys(f"{one.key} {one.year}" for one in known.beside)
    if beside:
        cautions.append(f"read beside {', '.join(beside)}")
    return cautions


def _joined(texts: Iterable[str]) -> str:
    """Return each text once, in order of first use."""
    return "; ".join(dict.fromkeys(text for text in texts if text))
