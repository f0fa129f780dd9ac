"""What is certain between cases, and whether a claim about two of them holds."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from microfactory.cli.printing import print_json, records
from microfactory.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    import pandas as pd

    from microfactory.cli import Add

#: How a claim reads, by its relation.
READS = {"at least": "at least that of", "at most": "at most that of"}
#: How what would settle a claim reads, by its sign.
SIGNS = {">": "above", ">=": "at least", "<": "below", "<=": "at most"}


def compare(options: argparse.Namespace) -> int:
    """Say what is certain between cases, or test a claim about two of them."""
    import numpy as np
    import pandas as pd

    from microfactory import casebook, profile_comparison, registers
    from microfactory.ethics import coverage, red_flags
    from microfactory.stages import ethics

    _refuse_idle(options)
    loaded = [casebook.read(case) for case in options.cases]
    names = [each.case.case.id for each in loaded]
    if len(set(names)) < 2:
        raise ProblemsFound([Problem("cases", " ".join(names), "two cases or more")])
    profiles = [ethics.profile_afresh(each) for each in loaded]
    if options.claim:
        return _claim(profiles, names, options)
    rng = np.random.default_rng(registers.params().seed)
    found = profile_comparison.compare_profiles(profiles, rng)
    smaa: dict[str, Any] = {}
    if options.smaa:
        result, left_out = profile_comparison.acceptability(
            profiles,
            np.random.default_rng(registers.params().seed),
            draws=options.draws,
            ranges=dict(options.weight),
            order=options.order,
        )
        smaa = {
            "draws": result.draws,
            "left_out": list(left_out),
            "ranks": records(result.ranks()),
            "supporters": records(result.supporters()),
        }
    whole = found.pairs["theme"] == profile_comparison.ALL
    together = pd.concat(profiles, ignore_index=True)
    covered, flags = coverage(together), red_flags(together)
    if options.json:
        print_json(
            {
                "coverage": records(covered),
                "red_flags": records(flags[["case", "indicator", "label", "value", "reading"]]),
                "pairs": records(found.pairs.loc[whole]),
                "themes": records(found.pairs.loc[~whole]),
                "statements": records(found.statements),
                "ranks": records(found.ranks),
                "next_facts": records(found.next_facts),
            }
            | ({"smaa": smaa} if smaa else {})
        )
        return 0
    _print_known(covered, flags)
    _print_certain(found)
    _print_next(found.next_facts)
    if smaa:
        _print_smaa(smaa, options)
    return 0


def _refuse_idle(options: argparse.Namespace) -> None:
    """Refuse options that would do nothing, and weights that are limited and ordered."""
    problems = []
    if (options.order or options.weight) and not options.smaa:
        problems.append(Problem("--order, --weight", "no --smaa", "--smaa beside them"))
    if options.order and options.weight:
        problems.append(Problem("--order, --weight", "both", "one of the two"))
    if options.claim and options.smaa:
        problems.append(Problem("--claim, --smaa", "both", "one of the two"))
    if problems:
        raise ProblemsFound(problems)


def _print_known(covered: pd.DataFrame, flags: pd.DataFrame) -> None:
    """Print what a comparison rests on: how much is known of each case, and its red flags."""
    for row in covered.loc[covered["theme"] == "all"].to_dict("records"):
        own = flags.loc[flags["case"] == row["case"]]
        standing = own.loc[own["value"].isin(["raised", "possible"])]
        said = [f"{flag['label']} ({flag['value']})" for flag in standing.to_dict("records")]
        said.append(f"{int((own['value'] == 'unknown').sum())} unknown")
        print(
            f"{row['case']}: {row['known']} of {row['indicators']} indicators known, worst grade "
            f"{row['worst_grade'] or 'none'}; red flags: {'; '.join(said)}."
        )


def _print_certain(found: Any) -> None:
    """Print each pair with what is certain of it, evidence on both first."""
    from microfactory.ethics import REGISTRY
    from microfactory.reading import STATEMENTS

    said = found.statements
    for pair in found.pairs.loc[found.pairs["theme"] == "all"].to_dict("records"):
        status = str(pair["status"]).replace("_", " ")
        print(f"{pair['case']} and {pair['other']}, over all indicators: {status}.")
        own = said.loc[(said["case"] == pair["case"]) & (said["other"] == pair["other"])]
        both = own["known"] & own["other_known"]
        for row in own.loc[both].to_dict("records"):
            label = REGISTRY[row["indicator"]].label
            words = STATEMENTS[row["statement"]]
            values = f"{_shown(row, '')} against {_shown(row, 'other_')}"
            print(
                f"  [{row['grade']}] {label}: {pair['case']} is certainly {words} {pair['other']}, {values}"
            )
        if (~both).any():
            print(
                f"  and {int((~both).sum())} more where only one is known and stands at an end of "
                "the scale; see --json"
            )


def _shown(row: Mapping[Any, Any], side: str) -> str:
    """Return a value in words."""
    from microfactory.ethics import REGISTRY
    from microfactory.reading import amount

    levels, low, high = REGISTRY[row["indicator"]].levels, row[f"{side}low"], row[f"{side}high"]
    if levels:
        ends = dict.fromkeys([levels[int(low)], levels[int(high)]])
        return " to ".join(ends)
    return amount(low, high, str(row.get("unit") or REGISTRY[row["indicator"]].unit))


def _print_next(facts: pd.DataFrame, most: int = 5) -> None:
    """Print the missing facts that could decide most."""
    best = facts.loc[~facts["known"] & (facts["decides"] > 0)].head(most)
    if len(best):
        print("Worth collecting next, by how many open comparisons an answer could decide:")
    for row in best.to_dict("records"):
        print(f"  {row['decides']}  {row['needs'].replace(' ', ', ')} of {row['case']}")


def _print_smaa(smaa: Mapping[str, Any], options: argparse.Namespace) -> None:
    """Print acceptabilities, and what a typical supporter of each case holds important."""
    admitted = "all weights, considerations alike"
    if options.order:
        admitted = f"all weights that fall from {' to '.join(options.order)}"
    elif options.weight:
        admitted = f"all weights with {', '.join(f'{n} {lo:g} to {hi:g}' for n, (lo, hi) in options.weight)}"
    print(f"Of {admitted}, and all values that are possible ({smaa['draws']} draws):")
    for row in smaa["ranks"]:
        share, error = 100 * row["acceptability"], 100 * row["standard_error"]
        print(f"  {row['case']} has rank {row['rank']} for {share:.1f}% (± {error:.1f})")
    seen: dict[str, list[dict[str, Any]]] = {}
    for row in smaa["supporters"]:
        seen.setdefault(row["case"], []).append(row)
    for case, rows in seen.items():
        if rows[0]["confidence"] is None:
            print(f"  {case} is never first")
            continue
        top = sorted(rows, key=lambda row: -row["central_weight"])[:3]
        weights = ", ".join(f"{row['indicator']} {row['central_weight']:.3f}" for row in top)
        print(
            f"  who puts {case} first weighs most: {weights}; then it is first for "
            f"{100 * rows[0]['confidence']:.1f}% (± {100 * rows[0]['confidence_standard_error']:.1f}) "
            "of the possible values"
        )
    if smaa["left_out"]:
        print(f"  left out, since they do not apply to all: {', '.join(smaa['left_out'])}")


def _claim(profiles: Sequence[pd.DataFrame], names: Sequence[str], options: Any) -> int:
    """Test a claim such as 'worker share of retail price is higher' about two cases."""
    from microfactory import claim_words, profile_comparison
    from microfactory.ethics import REGISTRY

    if len(names) != 2:
        expected = "two cases, of which the first is what the claim says of it"
        raise ProblemsFound([Problem("--claim", f"{len(names)} cases", expected)])
    indicator, relation = claim_words.read_claim(options.claim)
    finding = profile_comparison.judge_claim(profiles, names[0], names[1], indicator, relation)
    sides = [
        profile.loc[profile["indicator"] == indicator].to_dict("records")[0] for profile in profiles
    ]
    settled = [
        {
            "case": each.case,
            "indicator": each.indicator,
            "verdict": str(each.verdict),
            "sign": each.sign,
            "threshold": each.threshold,
            "known": each.known,
            "words": _settling(each, str(sides[names.index(each.case)]["unit"])),
        }
        for each in finding.settled_by
    ]
    keep = (
        "case",
        "state",
        "low",
        "high",
        "value",
        "unit",
        "grade",
        "status",
        "year",
        "sources",
        "note",
        "needs",
    )
    evidence = [{name: side[name] for name in keep} for side in sides]
    if options.json:
        import pandas as pd

        print_json(
            {
                "claim": options.claim,
                "indicator": indicator,
                "label": REGISTRY[indicator].label,
                "relation": relation,
                "verdict": str(finding.verdict),
                "values": records(pd.DataFrame(evidence)),
                "settled_by": settled,
            }
        )
        return 0
    reads = READS.get(relation, f"{relation} than that of")
    print(f"{REGISTRY[indicator].label} of {names[0]} is {reads} {names[1]}: {finding.verdict}.")
    for side in evidence:
        known = side["state"] == "known"
        value = _shown({**side, "indicator": indicator}, "") if known else side["state"]
        grade = f" [{side['grade']}] {side['sources'].replace(' ', ', ')}" if known else ""
        print(f"  {side['case']}: {str(value).replace('_', ' ')}{grade}")
        if side["note"]:
            print(f"    {side['note']}")
    for each in settled:
        print(f"  {each['words']}")
    if finding.verdict == "open":
        _print_missing(evidence, bool(settled))
    return 0


def _print_missing(sides: Sequence[Mapping[str, Any]], alone: bool) -> None:
    """Print which facts to learn for a claim that is open."""
    missing = [side for side in sides if side["state"] != "known"]
    if len(missing) > 1 and alone:
        print("  any other value of the one leaves it open: it takes both")
    elif not alone:
        print("  no single fact settles it: it takes both values")
    for side in missing:
        if side["needs"]:
            print(f"  to learn of {side['case']}: {side['needs'].replace(' ', ', ')}")


def _settling(settlement: Any, unit: str) -> str:
    """Return in words what would settle a claim."""
    from microfactory.ethics import REGISTRY
    from microfactory.reading import amount

    levels, threshold = REGISTRY[settlement.indicator].levels, settlement.threshold
    value = levels[int(threshold)] if levels else amount(threshold, threshold, unit)
    return (
        f"it {settlement.verdict} if {settlement.indicator} of {settlement.case} is found to be "
        f"{SIGNS[settlement.sign]} {value}"
    )


def _weight(text: str) -> tuple[str, tuple[float, float]]:
    """Read ``INDICATOR=LOW..HIGH``."""
    name, _, limits = text.partition("=")
    low, _, high = limits.partition("..")
    try:
        return name, (float(low), float(high or low))
    except ValueError:
        found = f"{text!r} is no INDICATOR=LOW..HIGH, as in owns_means=0.1..0.3"
        raise argparse.ArgumentTypeError(found) from None


def _draws(text: str) -> int:
    """Read a number of draws."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 10000000")
    return int(text)


def register(add: Add) -> None:
    """Add the command."""
    command = add("compare", compare)
    command.add_argument("cases", nargs="+", metavar="CASE", help="ids, or paths of YAML files")
    command.add_argument("--claim", help="e.g. 'worker share of retail price is higher'")
    command.add_argument(
        "--smaa", action="store_true", help="rank acceptabilities over all weights"
    )
    command.add_argument(
        "--order",
        nargs="+",
        default=[],
        metavar="INDICATOR",
        help="with --smaa: weights fall in this order",
    )
    command.add_argument(
        "--weight",
        action="append",
        default=[],
        type=_weight,
        metavar="INDICATOR=LOW..HIGH",
        help="with --smaa: limits of a weight; may be given again",
    )
    command.add_argument(
        "--draws", type=_draws, default=100_000, metavar="N", help="with --smaa: how many (100000)"
    )
    command.add_argument("--json", action="store_true", help="for machines")
