"""Cost against volume from the command line, and sweeps over scenarios on many cores."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from microfactory.cli.printing import print_json, records
from microfactory.problems import Problem, ProblemsFound, shown

if TYPE_CHECKING:
    from microfactory.cli import Add


def costs(options: argparse.Namespace) -> int:
    """Say what a piece costs at which volume, where models change places, or who wins."""
    from microfactory import production_models, registers
    from microfactory.cost_model import changed, parameter_space
    from microfactory.ingest import library

    params = registers.params()
    file, cells = production_models.read(), library.read_all()
    table = production_models.resolve(file, cells, params.week())
    table = changed(table, _changes(options.set))
    dedicated = production_models.dedicated(file)
    space = parameter_space(table, dedicated)
    models = tuple(options.models or space.models)
    if options.what == "curve":
        return _curve(space.only(*models), options)
    if options.what == "crossovers":
        return _crossovers(space.only(*models), options)
    asked = production_models.scenarios(file, cells, params.week()) if options.scenarios else {}
    return _sweep(table, dedicated, models, asked, params, options)


def _changes(given: list[str]) -> dict[str, float]:
    """Return what ``--set`` changes."""
    found, problems = {}, []
    for text in given:
        name, equals, value = text.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            equals = ""
        if not equals:
            expected = "MODEL.PARAMETER=NUMBER, or PARAMETER=NUMBER for every model"
            problems.append(Problem("--set", repr(text), expected))
    if problems:
        raise ProblemsFound(problems)
    return found


def _volumes(options: argparse.Namespace) -> tuple[float, ...]:
    wrong = [volume for volume in options.volumes if not 0 < volume < 1e9]
    if wrong:
        raise ProblemsFound([Problem("--volumes", f"{wrong[0]:g}", "pieces, above zero")])
    return tuple(options.volumes)


def _curve(space: Any, options: argparse.Namespace) -> int:
    """Print the cost a piece at each volume, with its percentiles."""
    import numpy as np

    from microfactory import registers
    from microfactory.cost_model import cost_ranges

    rng = np.random.default_rng(registers.params().seed)
    found = cost_ranges(space, _volumes(options), rng, options.draws)
    if options.json:
        print_json(records(found))
        return 0
    for row in found.to_dict("records"):
        cost = row["cost"]
        said = (
            f"{cost:8.2f}  ({row['low']:.2f} to {row['high']:.2f})"
            if cost == cost
            else "  cannot be made with the hands there are"
        )
        print(f"{row['model']:36}{row['volume']:>10,.0f} pieces {said}")
    return 0


def _crossovers(space: Any, options: argparse.Namespace) -> int:
    """Print every volume at which two models change places."""
    from microfactory.cost_model import crossover_table

    volumes = _volumes(options)
    found = crossover_table(space, min(1.0, *volumes), max(1e5, *volumes))
    if options.json:
        print_json(records(found))
        return 0
    for row in found.to_dict("records"):
        pair = f"{row['first']} and {row['second']}"
        if row["at"] == "none":
            print(f"{pair}: never; {row['below'] or 'neither'} is cheaper throughout")
        else:
            print(f"{pair}: {row['volume']:,.0f} pieces, from there {row['above']} ({row['at']})")
    return 0


def _pairs(named: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the models of an early and of a late order that ``early+late`` names."""
    pairs = []
    for name in named:
        early, plus, late = name.partition("+")
        if not (early and plus and late) or early == late:
            expected = "two models with a plus between them, EARLY+LATE"
            raise ProblemsFound([Problem("--pairs", shown(name), expected)])
        pairs.append((early, late))
    return tuple(pairs)


def _sweep(
    table: Any,
    dedicated: frozenset[str],
    models: tuple[str, ...],
    asked: dict[str, dict[str, float]],
    params: Any,
    options: argparse.Namespace,
) -> int:
    """Print who wins, in every scenario, at every volume and uncertainty."""
    import numpy as np

    from microfactory.cost_model import Question, Scenario, sweep

    scenarios = [Scenario(name, each) for name, each in asked.items()] or [Scenario("as asked")]
    wrong = [each for each in options.uncertainties if not 0 < each <= 10]
    if wrong or options.draws < 1 or options.workers == 0:
        given, expected = (
            (f"--uncertainties {wrong[0]:g}", "above 0, at most 10")
            if wrong
            else (f"--draws {options.draws}, --workers {options.workers}", "at least one of each")
        )
        raise ProblemsFound([Problem("microfactory costs", given, expected)])
    question = Question(
        _volumes(options),
        tuple(options.uncertainties),
        float(params.cost_model["reference_weeks"]),
        options.perspective,
        pairs=_pairs(options.pairs),
        worthwhile=float(params.cost_model["quick_response"]["worthwhile"]),
    )
    found = sweep(
        table,
        dedicated,
        scenarios,
        question,
        np.random.default_rng(params.seed if options.seed is None else options.seed),
        options.draws,
        models=models,
        workers=options.workers,
        scheduler=options.scheduler,
    )
    if options.json:
        print_json(records(found))
        return 0
    keys = ["scenario", "volume", "uncertainty"]
    for key, rows in found.groupby(keys, sort=False, dropna=False):
        best = rows.sort_values("probability", ascending=False)
        said = ", ".join(
            f"{row['model']} {100 * row['probability']:.0f}%"
            for row in best.to_dict("records")
            if row["probability"] >= 0.005
        )
        unsure = "" if key[2] != key[2] else f", uncertain by {key[2]:g}"
        print(f"{key[0]}, {key[1]:,.0f} pieces{unsure}: {said}")
    return 0


def register(add: Add) -> None:
    """Add the command."""
    command = add("costs", costs)
    command.add_argument(
        "what",
        choices=("curve", "crossovers", "sweep"),
        help="cost a piece by volume; volumes where models change places; who wins, by Monte Carlo",
    )
    command.add_argument(
        "--volumes",
        nargs="+",
        type=float,
        default=[30, 100, 300, 1000, 3000, 10_000, 30_000],
        metavar="PIECES",
        help="of one line in a season",
    )
    command.add_argument(
        "--models", nargs="+", metavar="MODEL", help="those to compare; default all"
    )
    command.add_argument(
        "--set",
        nargs="+",
        default=[],
        metavar="NAME=NUMBER",
        help="e.g. networked_craft.shipping=1.2, or wage=0.75 for every model",
    )
    command.add_argument(
        "--uncertainties",
        nargs="*",
        type=float,
        default=[0.5],
        metavar="CV",
        help="sd over mean of demand half a year ahead; none: cost of a certain demand",
    )
    command.add_argument(
        "--pairs",
        nargs="+",
        default=[],
        metavar="EARLY+LATE",
        help="sweep: quick response, an early order to one model and a late one to another, competes too",
    )
    command.add_argument(
        "--scenarios", action="store_true", help="sweep: those of data/production_models.yaml"
    )
    command.add_argument(
        "--perspective",
        choices=("chain", "brand"),
        default="chain",
        help="whose costs: of all, or of the brand, whose vendors bear set-up",
    )
    command.add_argument("--draws", type=int, default=8192, help="random draws of all parameters")
    command.add_argument("--seed", type=int, help="of the draws; params.yaml has the default")
    command.add_argument(
        "--workers", type=int, default=-1, help="sweep: processes; -1 for one on each core"
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="sweep: a Dask cluster instead, e.g. tcp://host:8786 (needs microfactory[cluster])",
    )
    command.add_argument("--json", action="store_true", help="for machines")
