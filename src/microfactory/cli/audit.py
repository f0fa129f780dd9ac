"""Whether the thesis agrees with itself, and the transcriptions with a reader's own copy of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from microfactory.cli.printing import print_json, records

if TYPE_CHECKING:
    from microfactory.cli import Add

SEVERITIES = ("major", "moderate", "minor")
VERDICTS = (
    "consistent",
    "consistent-within-rounding",
    "ambiguous",
    "inconsistent",
    "not-checkable",
)


def audit(options: argparse.Namespace) -> int:
    """Say which quantitative claims of the thesis hold, computed from what else it prints."""
    from microfactory.stages.audit import audit_afresh

    found = audit_afresh()
    ledger = found.ledger
    if options.severity:
        ledger = ledger.loc[ledger["severity"].isin(options.severity)]
    if options.verdict:
        wanted = [verdict.replace("-", " ") for verdict in options.verdict]
        ledger = ledger.loc[ledger["verdict"].isin(wanted)]
    if options.json:
        parts = {"readings": found.readings, "needed": found.needed}
        kept = {
            name: table.loc[table["claim"].isin(ledger["claim"])] for name, table in parts.items()
        }
        print_json(
            {
                "counts": {str(k): int(v) for k, v in ledger["verdict"].value_counts().items()},
                "claims": records(ledger),
                **{name: records(table) for name, table in kept.items()},
                "denominators": records(found.denominators),
            }
        )
        return 0
    shown = ledger if options.verdict else ledger.loc[~ledger["verdict"].str.startswith("consis")]
    for row in shown.to_dict("records"):
        print(_claim_text(row, found.needed))
    counts = ledger["verdict"].value_counts()
    listed = ", ".join(
        f"{int(counts[name])} {name}"
        for name in (verdict.replace("-", " ") for verdict in VERDICTS)
        if name in counts
    )
    print(f"{len(ledger)} claims: {listed or 'none'}.")
    return 0


def _claim_text(row: Any, needed: Any) -> str:
    lines = [f"{row['claim']}: {row['verdict']} ({row['severity']})", f"  {row['says']}"]
    lines.append(f"  printed       {row['printed_value']} [{row['at']}]")
    if row["arithmetic"]:
        lines.append(f"  what follows  {row['arithmetic']}")
    if row["missing"]:
        lines.append(f"  missing       {row['missing']}")
    for each in needed.loc[needed["claim"] == row["claim"]].to_dict("records"):
        lines.append(f"  it would take {each['says']}: {each['low']:,.6g} {each['unit']}")
    if row["note"]:
        lines.append(f"  {row['note']}")
    return "\n".join([*lines, ""])


def verify_source(options: argparse.Namespace) -> int:
    """Look for every transcribed cell in your own copy of the thesis (text or PDF); store nothing."""
    from microfactory import registers
    from microfactory.audit.source_text import copy_of, read_source
    from microfactory.audit.verify import FINDINGS, verify
    from microfactory.ingest import library

    copy = copy_of(read_source(Path(options.file)), registers.artefacts())
    found = verify(library.read_all(), copy)
    counts = found["finding"].value_counts()
    summary = {name: int(counts.get(name, 0)) for name in FINDINGS}
    odd = found.loc[found["finding"] != FINDINGS[0]]
    if options.json:
        print_json({"counts": summary, "cells": records(odd)})
    else:
        for row in odd.to_dict("records"):
            print(f"{row['finding']}: {row['cell']} [{row['at']}] {row['printed']}")
        words = ("found at their place", "found elsewhere", "not found")
        pairs = zip(words, summary.values(), strict=True)
        print(f"{len(found)} cells: " + ", ".join(f"{count} {word}" for word, count in pairs) + ".")
    return 1 if summary[FINDINGS[2]] or (options.strict and len(odd)) else 0


def register(add: Add) -> None:
    """Add the commands."""
    audited = add("audit", audit)
    audited.add_argument("--json", action="store_true", help="for machines, every claim")
    audited.add_argument(
        "--severity", action="append", choices=SEVERITIES, help="only these; may be given twice"
    )
    audited.add_argument(
        "--verdict",
        action="append",
        choices=VERDICTS,
        help="only these; without it those that hold are counted and not listed",
    )
    verified = add("verify-source", verify_source)
    verified.add_argument("file", metavar="FILE", help="your copy: plain text or PDF")
    verified.add_argument("--json", action="store_true", help="for machines")
    verified.add_argument(
        "--strict", action="store_true", help="also fail for what stands at another place"
    )
