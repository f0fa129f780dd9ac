"""A synthetic year of orders, from what the thesis prints of Soko's sales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from microfactory.virtual_factory.network import GRADES, SKILLS, Floats, Ints, Lines
from microfactory.virtual_factory.population import CYCLES, DAYS, WEEK, Printed

#: Product lines of a year: a new one comes out every six months.
SEASONS = 2
#: Products that are made ahead of the holidays ask for no rare skill and at most for this grade.
AHEAD = 1


@dataclass(frozen=True)
class Catalogue:
    """Products that can be ordered, one entry each.

    Parameters
    ----------
    skill
        Which skill each asks for.
    grade
        How difficult each is: the lowest grade of an artisan who may make it.
    popularity
        Part of the order lines that are for it.
    """

    skill: Ints
    grade: Ints
    popularity: Floats

    def __len__(self) -> int:
        return len(self.skill)


def catalogue(
    printed: Printed, assumed: Mapping[str, float], rng: np.random.Generator
) -> Catalogue:
    """Return the products of one season.

    Parameters
    ----------
    printed, assumed, rng
        As in `microfactory.virtual_factory.population.population`.
    """
    count = round(assumed["products"])
    # Skills are asked for as often as they are there, the base skill for what asks for no other.
    rare = np.array([printed.skill_shares[name] for name in SKILLS[1:]]) * assumed["skilled_lines"]
    weights = rng.lognormal(0, assumed["line_spread"], count)
    popularity = weights / weights.sum()
    return Catalogue(
        skill=_dealt(popularity, np.concatenate([[1 - rare.sum()], rare]), rng),
        grade=_dealt(popularity, _falling(assumed["difficulty"]), rng),
        popularity=popularity,
    )


def _dealt(popularity: Floats, shares: Floats, rng: np.random.Generator) -> Ints:
    """Return a kind for each product, so that each kind has its share of all lines as closely as can be."""
    order = rng.permutation(len(popularity))
    middle = np.cumsum(popularity[order]) - popularity[order] / 2
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.searchsorted(np.cumsum(shares)[:-1], middle, side="right")
    return kind


def orders(printed: Printed, assumed: Mapping[str, float], rng: np.random.Generator) -> list[Lines]:
    """Return a synthetic year of orders, one entry a cycle.

    The last quarter of the year, the last 3.25 cycles, has the printed share of the pieces; a stated part of
    what the peak asks for is known early and released before it, of products that most artisans can make.

    Parameters
    ----------
    printed, assumed, rng
        As in `microfactory.virtual_factory.population.population`.
    """
    usual, early = _pieces(printed, assumed)
    seasons = [catalogue(printed, assumed, rng) for _ in range(SEASONS)]
    year = []
    for cycle in range(CYCLES):
        season = cycle * SEASONS // CYCLES
        products = seasons[season]
        plain = (products.skill == 0) & (products.grade <= AHEAD)
        first = sum(map(len, seasons[:season]))
        parts = [_lines(int(usual[cycle]), products.popularity, products, assumed, rng)]
        if early[cycle]:
            parts.append(
                _lines(int(early[cycle]), products.popularity * plain, products, assumed, rng)
            )
        product, quantity = (np.concatenate(column) for column in zip(*parts, strict=True))
        year.append(
            Lines(
                product=first + product,
                skill=products.skill[product],
                grade=products.grade[product],
                quantity=quantity,
                batch=np.full(len(product), printed.min_batch, dtype=np.int64),
                due=rng.integers(2 * WEEK, DAYS, len(product)),
            )
        )
    return year


def _pieces(printed: Printed, assumed: Mapping[str, float]) -> tuple[Ints, Ints]:
    """Return the pieces ordered in each cycle, without those that are made ahead, and those."""
    weights = np.full(CYCLES, (1 - printed.peak_share) / (CYCLES * 3 / 4))
    peak = CYCLES / 4
    whole = int(peak)
    weights[-whole:] = printed.peak_share / peak
    weights[-whole - 1] = (1 - (peak - whole)) * weights[0] + (peak - whole) * weights[-1]
    before = int(assumed["early_cycles"])
    early = np.zeros(CYCLES)
    early[-whole - 1 - before : -whole - 1] = (
        assumed["early_share"] * weights[-whole:].sum() / before
    )
    weights[-whole:] *= 1 - assumed["early_share"]
    both = np.concatenate([weights, early])
    counts = np.diff(np.rint(np.concatenate([[0], np.cumsum(both)]) / both.sum() * printed.pieces))
    return counts[:CYCLES].astype(np.int64), counts[CYCLES:].astype(np.int64)


def _lines(
    pieces: int,
    popularity: Floats,
    products: Catalogue,
    assumed: Mapping[str, float],
    rng: np.random.Generator,
) -> tuple[Ints, Ints]:
    """Return the product and the quantity of each line that so many pieces are ordered in."""
    count = max(round(pieces / assumed["line_pieces"]), 1)
    sizes = rng.lognormal(0, assumed["line_spread"], count)
    quantity = np.diff(np.rint(np.concatenate([[0], np.cumsum(sizes) / sizes.sum()]) * pieces))
    shares = popularity / popularity.sum() if popularity.sum() else products.popularity
    product: Ints = rng.choice(len(products), size=count, p=shares)
    return product, quantity.astype(np.int64)


def _falling(ratio: float) -> Floats:
    """Return the shares of difficulties, each so many times as frequent as the one before."""
    weights = ratio ** np.arange(GRADES - 1)
    shares: Floats = weights / weights.sum()
    return shares
