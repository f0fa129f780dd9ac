"""Many scenarios at once, on all cores or on a Dask cluster; the same numbers whoever does the work.

A task is one scenario and one chunk of draws. Every scenario sees the same streams, so that two of
them differ by what was changed and not by chance; the chunks of a scenario are added up in their
order, so that the sums do not depend on who finished first.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from microfactory.cost_model.parameters import changed, parameter_space
from microfactory.cost_model.winning import Question, check, chunks, summed, tally, winners
from microfactory.problems import Problem, ProblemsFound


@dataclass(frozen=True)
class Scenario:
    """A name, and the parameters that are other than in the data."""

    name: str
    changes: Mapping[str, float | None] = field(default_factory=dict)


def sweep(
    table: pd.DataFrame,
    dedicated: frozenset[str],
    scenarios: Sequence[Scenario],
    question: Question,
    rng: np.random.Generator,
    draws: int,
    *,
    models: Sequence[str] = (),
    workers: int = -1,
    scheduler: str | None = None,
) -> pd.DataFrame:
    """Return the winners of every scenario.

    Parameters
    ----------
    table
        `microfactory.tables.MODEL_PARAMETERS`.
    dedicated
        The models whose equipment serves one line only.
    scenarios
        What is tried.
    question
        Volumes and uncertainties, and the pairs that compete.
    rng
        One number is taken from it, as the root of the chunks' streams.
    draws
        Number of draws for each scenario.
    models
        Those that compete; all of them by default.
    workers
        Processes; -1 for one on each core, 1 for none beside this one.
    scheduler
        Address of a Dask scheduler, such as ``tcp://host:8786``; ``workers`` does not count then.

    Returns
    -------
    pandas.DataFrame
        The rows of `winners` with the name of the scenario in front.

    Raises
    ------
    ProblemsFound
        If a scenario changes what is no parameter, two have the same name, or Dask is asked for and
        not there.
    """
    names = [scenario.name for scenario in scenarios]
    if len(set(names)) < len(names) or not names:
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ProblemsFound(
            [Problem("scenarios", ", ".join(twice) or "none", "at least one, each name once")]
        )
    spaces = [parameter_space(changed(table, each.changes), dedicated) for each in scenarios]
    spaces = [space.only(*models) for space in spaces] if models else spaces
    check(spaces[0], question)
    streams = chunks(rng, draws)
    tasks = [(space, stream, size) for space in spaces for stream, size in streams]
    with _backend(scheduler):
        from joblib import Parallel, delayed

        parallel = Parallel() if scheduler else Parallel(n_jobs=workers)
        done = parallel(
            delayed(tally)(space, question, stream, size) for space, stream, size in tasks
        )
    frames = []
    for place, (name, space) in enumerate(zip(names, spaces, strict=True)):
        own = done[place * len(streams) : (place + 1) * len(streams)]
        frames.append(winners(summed(own), space, question).assign(scenario=name))
    found = pd.concat(frames, ignore_index=True)
    return found[["scenario", *(name for name in found.columns if name != "scenario")]]


@contextlib.contextmanager
def _backend(scheduler: str | None) -> Iterator[None]:
    """Hand the tasks to a Dask cluster for as long as the block runs, if there is one."""
    if scheduler is None:
        yield
        return
    try:
        from distributed import Client
    except ImportError:
        raise ProblemsFound(
            [
                Problem(
                    "--scheduler",
                    "no package distributed",
                    "Dask, which talks to the cluster",
                    "Install it with: python -m pip install 'microfactory[cluster]'.",
                )
            ]
        ) from None
    from joblib import parallel_config

    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        words = " ".join(str(error).split())
        raise ProblemsFound(
            [
                Problem(
                    "--scheduler",
                    f"{scheduler}: {words}",
                    "the address of a Dask scheduler that answers, e.g. tcp://host:8786",
                )
            ]
        ) from None
    with client, parallel_config(backend="dask", client=client):
        yield
