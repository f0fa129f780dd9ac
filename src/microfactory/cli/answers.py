"""What is known of a case, and of cases beside one another."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from microfactory.cli.printing import print_json, records
from microfactory.problems import Problem, ProblemsFound

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


def compare(options: argparse.Namespace) -> int:
    """Say what is certain between cases, or test a claim about two of them."""
    import numpy as np

    from microfactory import casebook, registers
    from microfactory.comparison import UNDECIDED, pair_statements, smaa, weight_space
    from microfactory.comparison import compare as dominance
    from microfactory.ethics import catalogue
    from microfactory.reading import STATEMENTS
    from microfactory.stages import comparison as stage
    from microfactory.stages import ethics

    loaded = [casebook.read(case) for case in options.cases]
    names = [each.case.case.id for each in loaded]
    grid = stage.grid_of([ethics.profile_afresh(each) for each in loaded])
    if options.claim:
        return _claim(grid, names, options)
    result: dict[str, Any] = {"pairs": records(dominance(grid).pairs()), "statements": []}
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            said = pair_statements(grid, one, other).assign(case=one, other=other)
            result["statements"] += records(said.loc[~said["statement"].isin(UNDECIDED)])
    if options.smaa:
        rng = np.random.default_rng(registers.params().seed)
        common = grid.common()
        space = weight_space(common.indicators, order=options.order) if options.order else None
        found = smaa(common, rng, weights=space)
        result["smaa"] = {
            "left_out": list(common.left_out),
            "ranks": records(found.ranks()),
            "supporters": records(found.supporters()),
        }
    if options.json:
        print_json(result)
        return 0
    labels = dict(zip(catalogue()["indicator"], catalogue()["label"], strict=True))
    for pair in result["pairs"]:
        status = str(pair["status"]).replace("_", " ")
        print(f"{pair['case']} and {pair['other']}, over all indicators: {status}.")
    for row in result["statements"]:
        label = labels[row["indicator"]]
        print(
            f"  {label}: {row['case']} is certainly {STATEMENTS[row['statement']]} {row['other']}"
        )
    for row in result["smaa"]["ranks"] if options.smaa else []:
        share, error = 100 * row["acceptability"], 100 * row["standard_error"]
        print(
            f"  {row['case']} has rank {row['rank']} for {share:.1f}% (± {error:.1f}) of all weights"
        )
    return 0


def _claim(grid: Any, names: Sequence[str], options: argparse.Namespace) -> int:
    """Test a claim such as 'worker share of retail price is higher' about two cases."""
    from microfactory.comparison import check_claim
    from microfactory.stages import comparison as stage

    if len(names) != 2:
        expected = "two cases, of which the first is what the claim says of it"
        raise ProblemsFound([Problem("--claim", f"{len(names)} cases", expected)])
    indicator, relation = stage.read_claim(options.claim)
    finding = check_claim(grid, names[0], names[1], indicator, relation)
    if options.json:
        print_json(
            {
                "claim": options.claim,
                "indicator": indicator,
                "relation": relation,
                "verdict": str(finding.verdict),
                "settled_by": [str(each) for each in finding.settled_by],
            }
        )
        return 0
    print(f"{indicator} of {names[0]} is {relation} than that of {names[1]}: {finding.verdict}.")
    for each in finding.settled_by:
        print(f"  {each}")
    return 0


def register(add: Add) -> None:
    """Add the commands."""
    for command in (add("classify", classify), add("ethics", ethics)):
        command.add_argument("case", metavar="CASE", help="an id, or the path of a YAML file")
        command.add_argument("--json", action="store_true", help="for machines")
    compared = add("compare", compare)
    compared.add_argument("cases", nargs="+", metavar="CASE", help="ids, or paths of YAML files")
    compared.add_argument("--claim", help="e.g. 'worker share of retail price is higher'")
    compared.add_argument(
        "--smaa", action="store_true", help="rank acceptabilities over all weights"
    )
    compared.add_argument(
        "--order", nargs="+", metavar="INDICATOR", help="with --smaa: weights fall in this order"
    )
    compared.add_argument("--json", action="store_true", help="for machines")
