"""Which model wins: how often each is the cheapest, or earns most, over all that the parameters may be.

Draws are made in chunks, each with a random stream of its own that is spawned from one root, so
that memory stays flat and the numbers are the same however many workers share the chunks. In one
draw all models see the same price, season and markdown, and every volume and uncertainty is
judged on the same draws. Beside single models, pairs of them may compete: an early order to one
and a late one to the other, which is quick response.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.cost_model.demand import Lognormal, best_order, forecast_error
from microfactory.cost_model.parameters import Floats, Inputs, ParameterSpace
from microfactory.cost_model.process import Perspective, Terms, terms
from microfactory.cost_model.response import learnt, quick_response
from microfactory.problems import Problem, stop_if_any

#: Draws of a chunk: small enough for the processor's cache, large enough for numpy.
CHUNK = 4096
#: The answer where no model earns anything.
NONE = "none"


@dataclass(frozen=True)
class Question:
    """What is asked of every draw.

    Attributes
    ----------
    volumes
        Pieces wanted, or expected demand.
    uncertainties
        Coefficients of variation of demand at the reference lead time; empty asks for the cost
        of a certain demand.
    reference_weeks
        Lead time at which the uncertainties hold.
    perspective
        Whose costs.
    pairs
        The model of an early order and that of a late one, which compete as one answer where demand
        is uncertain.
    worthwhile
        By how much, as a share, a pair has to earn more than any single model to win.
    """

    volumes: tuple[float, ...]
    uncertainties: tuple[float, ...] = ()
    reference_weeks: float = 26.0
    perspective: Perspective = "chain"
    pairs: tuple[tuple[str, str], ...] = ()
    worthwhile: float = 0.0


@dataclass(eq=False)
class Tally:
    """Counts and sums over draws, by volume, uncertainty and competitor; they add up chunk by chunk."""

    draws: int
    wins: NDArray[np.int64]
    total: Floats
    squares: Floats
    possible: NDArray[np.int64]

    def add(self, other: Tally) -> None:
        """Add the counts of another chunk."""
        self.draws += other.draws
        self.wins += other.wins
        self.total += other.total
        self.squares += other.squares
        self.possible += other.possible


def chunks(rng: np.random.Generator, draws: int) -> list[tuple[np.random.SeedSequence, int]]:
    """Return a random stream and a number of draws for each chunk; one number is taken from ``rng``."""
    root = np.random.SeedSequence(int(rng.integers(2**63)))
    sizes = [min(CHUNK, draws - begin) for begin in range(0, draws, CHUNK)]
    return list(zip(root.spawn(len(sizes)), sizes, strict=True))


def tally(
    space: ParameterSpace, question: Question, stream: np.random.SeedSequence, size: int
) -> Tally:
    """Return the counts of one chunk of draws.

    Without uncertainties the value of a model is its cost a piece, and the lowest wins; with them it
    is its best expected profit a piece of expected demand, and the highest above zero wins.
    """
    drawn = space.draw(np.random.default_rng(stream), size)
    functions = {name: terms(inputs, question.perspective) for name, inputs in drawn.items()}
    models = len(competitors(space, question))
    single = len(space.models)
    shape = (len(question.volumes), max(len(question.uncertainties), 1))
    wins = np.zeros((*shape, models + 1), dtype=np.int64)
    total, squares = np.zeros((*shape, models)), np.zeros((*shape, models))
    possible = np.zeros((*shape, models), dtype=np.int64)
    for cell, values in _cells(question, drawn, functions, size):
        finite = np.isfinite(values)
        any_wins = finite.any(axis=0)
        if question.uncertainties:
            any_wins &= values.max(axis=0) > 0
            judged = values.copy()
            judged[single:] /= 1 + question.worthwhile
            winner = np.where(any_wins, judged.argmax(axis=0), models)
        else:
            winner = np.where(any_wins, np.where(finite, values, np.inf).argmin(axis=0), models)
        wins[cell] = np.bincount(winner, minlength=models + 1)
        known = np.where(finite, values, 0.0)
        total[cell], squares[cell] = known.sum(axis=1), np.square(known).sum(axis=1)
        possible[cell] = finite.sum(axis=1)
    return Tally(size, wins, total, squares, possible)


def _cells(
    question: Question,
    drawn: dict[str, Inputs],
    functions: dict[str, Terms],
    size: int,
) -> Iterator[tuple[tuple[int, int], Floats]]:
    """Yield each cell of the question with the value of every competitor (competitor, draw)."""
    values = np.empty((len(drawn) + len(question.pairs), size))
    if not question.uncertainties:
        for row, volume in enumerate(question.volumes):
            for place, model in enumerate(functions.values()):
                values[place] = model.bought(volume) / volume
            yield (row, 0), values
        return
    growth = {
        name: forecast_error(1.0, inputs.lead_time, inputs.error_growth, question.reference_weeks)
        for name, inputs in drawn.items()
    }
    for column, uncertainty in enumerate(question.uncertainties):
        for row, volume in enumerate(question.volumes):
            for place, (name, inputs) in enumerate(drawn.items()):
                demand = Lognormal(np.asarray(volume), uncertainty * growth[name])
                values[place] = best_order(functions[name], inputs, demand).profit / volume
            for place, (early, late) in enumerate(question.pairs, start=len(drawn)):
                before, after = (uncertainty * growth[name] for name in (early, late))
                found = quick_response(
                    functions[early],
                    functions[late],
                    drawn[early],
                    Lognormal(np.asarray(volume), before),
                    learnt(before, after),
                )
                values[place] = found.profit / volume
            yield (row, column), values


def competitors(space: ParameterSpace, question: Question) -> tuple[str, ...]:
    """Return the names of all that may win: the models, then the pairs as ``early+late``."""
    return (*space.models, *(f"{early}+{late}" for early, late in question.pairs))


def summed(tallies: Iterator[Tally] | Sequence[Tally]) -> Tally:
    """Return the sum of the chunks, in their order."""
    every = iter(tallies)
    whole = next(every)
    for each in every:
        whole.add(each)
    return whole


def winners(whole: Tally, space: ParameterSpace, question: Question) -> pd.DataFrame:
    """Return one row for each volume, uncertainty and model, and for no model at all.

    ``probability`` is the share of draws in which the model wins, with its Monte Carlo standard
    error; ``mean`` and ``sd`` are of its cost, or expected profit, a piece.
    """
    rows = []
    for row, volume in enumerate(question.volumes):
        for column, uncertainty in enumerate(question.uncertainties or (float("nan"),)):
            for place, name in enumerate((*competitors(space, question), NONE)):
                share = whole.wins[row, column, place] / whole.draws
                smoothed = (share * whole.draws + 1) / (whole.draws + 2)
                found = {
                    "volume": volume,
                    "uncertainty": uncertainty,
                    "model": name,
                    "probability": share,
                    "standard_error": np.sqrt(smoothed * (1 - smoothed) / whole.draws),
                    "possible": float("nan"),
                    "mean": float("nan"),
                    "sd": float("nan"),
                }
                if name != NONE:
                    count = whole.possible[row, column, place]
                    found["possible"] = count / whole.draws
                    if count:
                        mean = whole.total[row, column, place] / count
                        spread = whole.squares[row, column, place] / count - mean**2
                        found |= {"mean": mean, "sd": np.sqrt(max(spread, 0.0))}
                rows.append(found)
    return pd.DataFrame(rows)


def win_map(
    space: ParameterSpace, question: Question, rng: np.random.Generator, draws: int
) -> pd.DataFrame:
    """Return the probability of winning of each model, by volume and uncertainty of demand.

    Parameters
    ----------
    space
        Intervals of all parameters.
    question
        Volumes and uncertainties, and the pairs that compete.
    rng
        One number is taken from it, as the root of the chunks' streams.
    draws
        Number of draws.

    Raises
    ------
    ProblemsFound
        If a pair has a model that the space has not, or demand is certain: nothing is learnt then.
    """
    check(space, question)
    parts = (tally(space, question, stream, size) for stream, size in chunks(rng, draws))
    return winners(summed(parts), space, question)


def check(space: ParameterSpace, question: Question) -> None:
    """Refuse a question whose pairs have a model that is not there, or nothing to learn."""
    space.only(*(name for pair in question.pairs for name in pair))
    if question.pairs and not question.uncertainties:
        stop_if_any(
            [
                Problem(
                    "uncertainties",
                    "none",
                    "at least one, since a late order to a second model only pays for what is learnt",
                )
            ]
        )


def cost_ranges(
    space: ParameterSpace,
    volumes: Sequence[float],
    rng: np.random.Generator,
    draws: int,
    perspective: Perspective = "chain",
) -> pd.DataFrame:
    """Return the cost a piece by volume: in the middle of the parameters, and its percentiles.

    Percentiles are over the draws in which the model can make the volume; where it can in fewer
    than half of them they are left empty.
    """
    middle = {name: terms(each, perspective) for name, each in space.middle().items()}
    drawn = {name: terms(each, perspective) for name, each in space.draw(rng, draws).items()}
    rows = []
    for name in space.models:
        for volume in volumes:
            cost = np.broadcast_to(drawn[name].bought(volume) / volume, (draws,))
            made = np.isfinite(cost)
            low, high = np.nan, np.nan
            if made.mean() >= 0.5:
                low, high = np.quantile(cost[made], [0.05, 0.95])
            central = float(middle[name].bought(volume)) / volume
            rows.append(
                {
                    "model": name,
                    "volume": float(volume),
                    "cost": central if np.isfinite(central) else np.nan,
                    "low": low,
                    "high": high,
                    "possible": made.mean(),
                }
            )
    return pd.DataFrame(rows)
