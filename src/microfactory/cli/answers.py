"""What is known of a case."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from microfactory.cli.printing import print_json, records

if TYPE_CHECKING:
    from microfactory.cli import Add


def classify(options: argparse.Namespace) -> int:
    """Say which production model a case is, and why."""
    from microfactory import casebook, registers
    from microfactory.ingest import library
    from microfactory.stages import typology as stage
    from microfactory.typology import paragraph

    case = casebook.read(options.case).case
    found = stage.definition(library.read_group("framework"), registers.params())
    result = stage.classify_case(case, found)
    if options.json:
        print_json({"case": case.case.id, **result.to_dict()})
    else:
        print(paragraph(result, case.case.name))
    return 0


def ethics(options: argparse.Namespace) -> int:
    """Show the ethics profile of a case: what is known, beside what, and what is not."""
    from microfactory import casebook
    from microfactory.ethics import coverage, red_flags
    from microfactory.reading import amount
    from microfactory.stages import ethics as stage

    loaded = casebook.read(options.case)
    profile = stage.profile_afresh(loaded)
    covered = coverage(profile)
    if options.json:
        print_json(
            {
                "case": loaded.case.case.id,
                "coverage": records(covered.drop(columns="case")),
                "red_flags": records(
                    red_flags(profile)[["indicator", "label", "value", "reading"]]
                ),
                "indicators": records(profile.drop(columns="case")),
            }
        )
        return 0
    whole = covered.iloc[0]
    print(
        f"{loaded.case.case.name}: {whole['known']} of {whole['indicators']} indicators known, "
        f"worst grade {whole['worst_grade'] or 'none'}; {whole['unknown']} unknown, "
        f"{whole['not_applicable']} not applicable, {whole['not_researched']} not researched."
    )
    for row in red_flags(profile).to_dict("records"):
        print(f"  red flag  {row['label']}: {str(row['value']).replace('_', ' ')}")
    for row in profile.loc[(profile["state"] == "known") & (profile["kind"] != "red_flag")].to_dict(
        "records"
    ):
        shown = row["value"] or amount(row["low"], row["high"], row["unit"])
        beside = f"  ({row['reading']})" if row["reading"] else ""
        print(f"  [{row['grade']}] {row['label']}: {shown}{beside}")
    return 0


def indicators(options: argparse.Namespace) -> int:
    """List the indicators: unit, better end, the facts that they need, benchmark and reference."""
    from microfactory.ethics import THEMES, catalogue

    found = catalogue()
    if options.json:
        print_json({"indicators": records(found)})
        return 0
    ends = {1: "higher is better", -1: "lower is better", 0: "no better end"}
    kinds = {"red_flag": "red flag", "category": "kinds without an order"}
    for theme, rows in found.groupby("theme", sort=False):
        print(THEMES[str(theme)])
        for row in rows.to_dict("records"):
            unit = "a ratio" if row["unit"] == "1" else row["unit"]
            what = row["levels"] or f"{unit}; {ends[row['direction']]}"
            print(f"  {row['indicator']}: {row['label']} ({kinds.get(row['kind'], what)})")
            needs = (
                row["needs"].replace(" | ", "; or ").replace(" ", ", ").replace(";, or,", "; or")
            )
            print(f"    needs {needs}")
            print(f"    beside: {row['benchmark'].replace('_', ' ')}")
            print(f"    after {row['reference']}")
    return 0


def register(add: Add) -> None:
    """Add the commands."""
    for command in (add("classify", classify), add("ethics", ethics)):
        command.add_argument("case", metavar="CASE", help="an id, or the path of a YAML file")
        command.add_argument("--json", action="store_true", help="for machines")
    add("indicators", indicators).add_argument("--json", action="store_true", help="for machines")
