"""The command line: parse, call, print.

Libraries are imported only by the command that needs them, so that help comes at once.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from microfactory.problems import Problem, ProblemsFound

Command = Callable[[argparse.Namespace], int]


def _print_json(content: Any) -> None:
    print(json.dumps(content, indent=2, ensure_ascii=False))


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
        _print_json({"case": case.case.id, **result.to_dict()})
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
        _print_json(
            {
                "case": loaded.case.case.id,
                "coverage": _records(covered.drop(columns="case")),
                "red_flags": _records(
                    red_flags(profile)[["indicator", "label", "value", "reading"]]
                ),
                "indicators": _records(profile.drop(columns="case")),
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


def _records(frame: Any) -> list[dict[str, Any]]:
    """Return a table as JSON can hold it: an open end or a gap is null."""
    from math import isfinite

    return [
        {
            str(name): None if isinstance(value, float) and not isfinite(value) else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


def compare(options: argparse.Namespace) -> int:
    """Say what is certain between cases, or test a claim about two of them."""
    import numpy as np

    from microfactory import casebook, registers
    from microfactory.comparison import compare as dominance
    from microfactory.comparison import pair_statements, smaa, weight_space
    from microfactory.ethics import catalogue
    from microfactory.reading import STATEMENTS
    from microfactory.stages import comparison as stage
    from microfactory.stages import ethics

    loaded = [casebook.read(case) for case in options.cases]
    names = [each.case.case.id for each in loaded]
    grid = stage.grid_of([ethics.profile_afresh(each) for each in loaded])
    if options.claim:
        return _claim(grid, names, options)
    result: dict[str, Any] = {"pairs": _records(dominance(grid).pairs()), "statements": []}
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            said = pair_statements(grid, one, other).assign(case=one, other=other)
            result["statements"] += _records(said.loc[~said["statement"].isin(stage.UNDECIDED)])
    if options.smaa:
        rng = np.random.default_rng(registers.params().seed)
        common = grid.common()
        space = weight_space(common.indicators, order=options.order) if options.order else None
        found = smaa(common, rng, weights=space)
        result["smaa"] = {
            "left_out": list(common.left_out),
            "ranks": _records(found.ranks()),
            "supporters": _records(found.supporters()),
        }
    if options.json:
        _print_json(result)
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
        _print_json(
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


def ingest_census(options: argparse.Namespace) -> int:
    """Read an official file in the layout of County Business Patterns; write it as a tidy CSV."""
    from microfactory import census, paths

    classes = census.parse_census(Path(options.file))
    target = Path(options.out)
    with paths.replacing(target) as temporary:
        classes.to_csv(temporary, index=False, lineterminator="\n")
    print(f"{len(classes)} rows of {classes['naics'].nunique()} industries in {target}.")
    return 0


def where(options: argparse.Namespace) -> int:
    """Say what became of a table or figure of the thesis."""
    from microfactory import registers
    from microfactory.problems import did_you_mean

    asked = " ".join(options.artefact.split()).lower()
    register = registers.artefacts()
    for artefact in register.artefacts:
        if asked in (artefact.label.lower(), artefact.id):
            print(_artefact_text(artefact))
            return 0
    for dangling in register.dangling:
        if asked == dangling.label.lower():
            meant = {a.id: a.label for a in register.artefacts}.get(dangling.seems_to_mean)
            print(
                f"{dangling.label}: the thesis refers to it ({dangling.at}) and has none; "
                f"it seems to mean {meant or dangling.seems_to_mean}."
            )
            return 0
    labels = [artefact.label for artefact in register.artefacts]
    hint = did_you_mean(options.artefact, labels)
    expected = "a table (1 to 11) or figure (1 to 27) of the thesis, e.g. 'Table 6'"
    raise ProblemsFound([Problem("artefact", repr(options.artefact), expected, hint)])


def _artefact_text(artefact: Any) -> str:
    low, high = artefact.pages
    pages = f"p. {low}" if low == high else f"between p. {low} and p. {high}"
    lines = [f"{artefact.label}: {artefact.title}", f"  in the thesis: {artefact.section}, {pages}"]
    if artefact.raw:
        lines.append(f"  transcribed:   data/raw/{artefact.raw}.csv")
    if artefact.computed_by != "none":
        lines.append(f"  computed by:   {artefact.computed_by}")
    if artefact.shown_in:
        notebooks = ", ".join(f"notebooks/{name}.ipynb" for name in artefact.shown_in)
        lines.append(f"  shown in:      {notebooks}")
    if artefact.optional_raw:
        lines.append(f"  if you add it: data/raw/{artefact.optional_raw}.csv is used")
    if artefact.reason:
        lines.append(f"  note:          {artefact.reason}")
    return "\n".join(lines)


def check(options: argparse.Namespace) -> int:
    """Check the registers, the transcriptions and the case files; report every problem at once."""
    from microfactory import checking

    problems = checking.check([Path(path) for path in options.paths])
    if options.json:
        _print_json([problem.to_dict() for problem in problems])
    else:
        for problem in problems:
            print(f"{problem.severity}: {problem}")
    errors = [problem for problem in problems if problem.severity == "error"]
    if not options.json:
        print(f"{len(errors)} error{'' if len(errors) == 1 else 's'}.")
    return 1 if errors else 0


def index_cases(_: argparse.Namespace) -> int:
    """Bring the list of cases up to date."""
    from microfactory import pipeline

    if pipeline.index_cases():
        print(f"{pipeline.CASE_LIST.as_posix()} brought up to date.")
    return 0


def repro(_: argparse.Namespace) -> int:
    """Run what is out of date."""
    from microfactory import pipeline

    return pipeline.repro()


def verify(_: argparse.Namespace) -> int:
    """Run the whole pipeline in a second folder and compare every byte."""
    from microfactory import pipeline

    return pipeline.verify()


def refresh(options: argparse.Namespace) -> int:
    """Run notebooks anew and keep the outputs in them."""
    from microfactory import paths, render

    chosen = [Path(path) for path in options.notebooks]
    for path in chosen or sorted((paths.root() / "notebooks").glob("*.ipynb")):
        print(f"  {path.name}", flush=True)
        render.refresh(path)
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser, with a line of help for every command."""
    top = argparse.ArgumentParser(
        prog="microfactory",
        description="Re-run, question and extend a thesis on networked SME production.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, run: Command, **kwargs: Any) -> argparse.ArgumentParser:
        text = (run.__doc__ or "").strip()
        command = commands.add_parser(name, help=text, description=text, **kwargs)
        command.set_defaults(run=run)
        return command

    def add_case(command: argparse.ArgumentParser) -> None:
        command.add_argument("case", metavar="CASE", help="an id, or the path of a YAML file")
        command.add_argument("--json", action="store_true", help="for machines")

    add_case(add("classify", classify))
    add_case(add("ethics", ethics))
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
    census = add("ingest-census", ingest_census)
    census.add_argument("file", metavar="FILE", help="for example cbp12us.txt")
    census.add_argument("--out", default="census_size_classes.csv", help="the CSV to write")
    add("where", where).add_argument("artefact", help="for example 'Table 6' or 'Figure 16'")
    checked = add("check", check)
    checked.add_argument("paths", nargs="*", metavar="PATH", help="case files; all of them if none")
    checked.add_argument("--json", action="store_true", help="for machines")
    add("index-cases", index_cases)
    add("repro", repro)
    add("verify", verify)
    add("refresh", refresh).add_argument("notebooks", nargs="*", metavar="NOTEBOOK")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; print what is wrong with an input without a traceback, and return 1 for it."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except OSError as error:  # a file that is not there, or may not be written
        print(error, file=sys.stderr)
        return 1
    return status
