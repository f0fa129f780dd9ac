"""Soko's flows as Weber would read them: what pulls the workshop where, in money for a piece.

What a piece costs to ship is printed (Table 6); divided by the way from Nairobi to its market it is the
pull of the market. The other pulls follow from assumed loads and rates, so every answer is given
over their whole ranges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from microfactory.assumptions import Assumption
from microfactory.location.sphere import great_circle, weber_point_on_globe
from microfactory.location.weber import Floats
from microfactory.progress import Watch, unwatched
from microfactory.quantity import Interval

#: What is carried, from or to where, and the assumption that gives its load; the product has load 1.
CARRIED = {
    "brass": ("nairobi", "brass_load"),
    "components": ("guangzhou", "component_load"),
    "leather": ("addis_ababa", "leather_load"),
    "product": ("san_francisco", ""),
}
LABELS = {
    "nairobi": "Nairobi",
    "guangzhou": "Guangzhou",
    "addis_ababa": "Addis Ababa",
    "san_francisco": "San Francisco",
    "mombasa": "Port of Mombasa",
}
#: Components pull towards where they come from, or towards the port that they reach by sea.
READINGS = {"direct": "guangzhou", "by_port": "mombasa"}
HOME, MARKET = "nairobi", "san_francisco"
#: A point this near to a place, in km, is called by its name.
AT_PLACE = 50.0


def place_of(name: str, assumed: Mapping[str, Assumption]) -> tuple[float, float]:
    """Return longitude and latitude of a place, in degrees."""
    return assumed[f"{name}_longitude"].value, assumed[f"{name}_latitude"].value


def flows(
    assumed: Mapping[str, Assumption], shipping: Interval, reading: str = "direct"
) -> pd.DataFrame:
    """Return what pulls where, as money for a piece and a thousand kilometres.

    Parameters
    ----------
    assumed
        ``data/assumptions/location.yaml``.
    shipping
        What it costs to ship a finished piece from Nairobi to its market (Table 6), USD_2017/piece.
    reading
        A key of `READINGS`.

    Returns
    -------
    One row a flow: ``flow``, ``place``, ``label``, ``longitude``, ``latitude``, and ``pull_low``,
    ``pull``, ``pull_high``.
    """
    way = float(great_circle(place_of(HOME, assumed), place_of(MARKET, assumed))) / 1_000
    rate = assumed["material_rate"]
    rows = []
    for name, (place, load) in CARRIED.items():
        at = READINGS[reading] if name == "components" else place
        low = high = middle = 1.0
        if load:
            part = assumed[load]
            low, middle, high = part.low * rate.low, part.value * rate.value, part.high * rate.high
        longitude, latitude = place_of(at, assumed)
        rows.append(
            {
                "flow": name,
                "place": at,
                "label": LABELS[at],
                "longitude": longitude,
                "latitude": latitude,
                "pull_low": shipping.low * low / way,
                "pull": shipping.middle * middle / way,
                "pull_high": shipping.high * high / way,
            }
        )
    return pd.DataFrame(rows)


def transport_costs(pulls: pd.DataFrame) -> pd.DataFrame:
    """Return what transport costs for a piece with the workshop at each place, and at the best point.

    Parameters
    ----------
    pulls
        As `flows` gives them.

    Returns
    -------
    One row a place, the cheapest first: ``place``, ``label``, ``longitude``, ``latitude``, ``cost`` in
    USD_2017/piece, and ``best``, true in one row; where the best point is at no place it has a row of
    its own, ``between``.
    """
    places, weights = _of(pulls)
    best = weber_point_on_globe(places, weights)
    rows = [
        {
            "place": row["place"],
            "label": row["label"],
            "longitude": row["longitude"],
            "latitude": row["latitude"],
            "cost": float(great_circle((row["longitude"], row["latitude"]), places) @ weights),
            "best": position == best.on_site,
        }
        for position, row in enumerate(pulls.to_dict("records"))
    ]
    if best.on_site is None:
        rows.append(
            {
                "place": "between",
                "label": "the best point between them",
                "longitude": best.point[0],
                "latitude": best.point[1],
                "cost": best.cost,
                "best": True,
            }
        )
    return pd.DataFrame(rows).sort_values(["cost", "place"], ignore_index=True)


def best_places(
    assumed: Mapping[str, Assumption],
    shipping: Interval,
    readings: Sequence[str],
    rng: np.random.Generator,
    draws: int,
    watch: Watch = unwatched,
) -> pd.DataFrame:
    """Return how often each place is the best one over the ranges of all loads and rates.

    Parameters
    ----------
    assumed, shipping
        As in `flows`; each load and rate is drawn evenly from its range, independently of the others.
    readings
        Keys of `READINGS`; every reading sees the same draws.
    rng, draws
        The generator, and how often it draws.
    watch
        Is handed the draws of each reading to show how far it is.

    Returns
    -------
    One row a reading and place that is ever best: ``reading``, ``place``, ``label``, ``share`` and its
    ``standard_error``. The range is an assumption, so a share is not a probability of the world.
    """
    names = [load for _, load in CARRIED.values() if load]
    low = np.array([assumed[name].low for name in (*names, "material_rate")])
    high = np.array([assumed[name].high for name in (*names, "material_rate")])
    drawn = rng.uniform(low, high, size=(draws, len(low)))
    rows = []
    for reading in readings:
        base = flows(assumed, shipping, reading)
        places, weights = _of(base)
        market = weights[-1]
        found = [
            _named(
                weber_point_on_globe(
                    places, np.append(market * one[:-1] * one[-1], market), 1e-7
                ).point,
                base,
            )
            for one in watch(drawn, f"draws, components {reading}")
        ]
        for place, count in pd.Series(found).value_counts().sort_index().items():
            share = count / draws
            rows.append(
                {
                    "reading": reading,
                    "place": str(place),
                    "label": LABELS.get(str(place), "a point between them"),
                    "share": share,
                    "standard_error": float(np.sqrt(share * (1 - share) / draws)),
                }
            )
    return pd.DataFrame(rows)


def _of(pulls: pd.DataFrame) -> tuple[Floats, Floats]:
    """Return places, and weights for a piece and kilometre."""
    return (
        pulls[["longitude", "latitude"]].to_numpy(dtype=float),
        pulls["pull"].to_numpy(dtype=float) / 1_000,
    )


def _named(point: Floats, pulls: pd.DataFrame) -> str:
    distance = great_circle(point, pulls[["longitude", "latitude"]].to_numpy(dtype=float))
    nearest = int(np.argmin(distance))
    return str(pulls["place"].iloc[nearest]) if distance[nearest] <= AT_PLACE else "between"
