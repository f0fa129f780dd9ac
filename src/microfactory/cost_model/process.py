r"""What an order costs: process-based cost modelling.

The method is that of Kirchain and Field (2001, "Process-based cost modeling", in the Encyclopedia
of Materials), Field, Kirchain and Roth (2007, JOM 59) and Johnson and Kirchain (2009, Materials &
Design 30): from the pieces that are wanted to those that have to be started, from them to hours of
work and of stations, from those to lines, and from all of these to money. Equipment is recovered
by an annuity. Where it serves one line only, whole stations have to be bought, and the cost of a
piece runs over its volume as a sawtooth; where it is shared, a line pays for the hours that it uses.

Between its steps the cost of an order is linear in the pieces, which `Terms` holds: the cost once,
for each piece, for each station and for each set of tooling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from microfactory.cost_model.parameters import Floats, Inputs

WEEKS_PER_YEAR = 365.25 / 7
#: Whose costs: of all together, or of the brand that orders, without the set-up that its vendors bear.
Perspective = Literal["chain", "brand"]


def annuity(rate: Floats | float, life: Floats | float) -> Floats:
    """Return the yearly payment that recovers one unit of capital with interest over its life.

    Examples
    --------
    >>> round(float(annuity(0.1, 5)), 6), float(annuity(0.0, 5))
    (0.263797, 0.2)
    """
    rate, life = np.asarray(rate, dtype=float), np.asarray(life, dtype=float)
    # expm1 and log1p keep the digits of a small rate; at zero the limit is one over the life.
    growth = -np.expm1(-life * np.log1p(rate))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(rate == 0, 1 / life, rate / growth)


def pieces_started(quantity: Floats | float, inputs: Inputs) -> Floats:
    """Return how many pieces have to be started for so many good ones: the effective volume."""
    return np.asarray(quantity / (1 - inputs.reject_rate) + inputs.burn_in)


def stations(quantity: Floats | float, inputs: Inputs) -> Floats:
    """Return the stations that an order needs for the season: a fraction, or whole if dedicated."""
    available = inputs.station_hours * inputs.season * inputs.uptime
    needed = pieces_started(quantity, inputs) * inputs.station_time / available
    return np.ceil(needed) if inputs.dedicated else needed


def most_pieces(inputs: Inputs) -> Floats:
    """Return the good pieces that the most workers there are can make in the season."""
    hours = inputs.most_workers * inputs.station_hours * inputs.season * inputs.uptime
    with np.errstate(divide="ignore"):
        started = hours / np.asarray(inputs.labour_time, dtype=float)
    return np.asarray(np.maximum((started - inputs.burn_in) * (1 - inputs.reject_rate), 0.0))


def buckets(
    quantity: Floats | float, inputs: Inputs, perspective: Perspective = "chain"
) -> dict[str, Floats]:
    """Return what an order of good pieces costs, bucket by bucket.

    Parameters
    ----------
    quantity
        Good pieces of the order, above zero.
    inputs
        Parameters of one model.
    perspective
        Of the whole chain, or of the brand, who pays only its part of the set-up.
    """
    started = pieces_started(quantity, inputs)
    scrapped = quantity * inputs.reject_rate / (1 - inputs.reject_rate) * inputs.scrap_share
    labour = started * inputs.labour_time * inputs.wage * (1 + inputs.benefit_share)
    material = (quantity + scrapped + inputs.burn_in) * inputs.material * inputs.material_share
    energy = started * inputs.energy_use * inputs.energy_price
    overhead = quantity * inputs.overhead
    assembly = quantity * inputs.assembly
    weeks = inputs.lead_time + inputs.stock_time
    tied = labour + material + energy + overhead + assembly
    recovery = annuity(inputs.capital_rate, inputs.equipment_life) * inputs.season
    setup = inputs.setup_cost * (inputs.setup_to_brand if perspective == "brand" else 1.0)
    found = {
        "labour": labour,
        "material": material,
        "energy": energy,
        "equipment": stations(quantity, inputs) * inputs.equipment_cost * recovery,
        "tooling": np.ceil(started / inputs.tooling_life) * inputs.tooling_cost,
        "overhead": overhead,
        "assembly": assembly,
        "set-up": setup,
        "coordination": inputs.coordination,
        "shipping": quantity * inputs.shipping,
        "working capital": tied * inputs.capital_rate * weeks / WEEKS_PER_YEAR,
    }
    return {name: np.asarray(value, dtype=float) for name, value in found.items()}


@dataclass(frozen=True, eq=False)
class Terms:
    """The cost of an order as a function of its good pieces, all parameters put in.

    Attributes
    ----------
    once, each
        Cost of the order whatever its size, and of every good piece.
    station_cost, station_pieces
        Cost of one dedicated station, and the pieces started that it makes in the season; zero and
        infinite where equipment is shared, whose cost is in ``each``.
    tooling_cost, tooling_life
        Cost of a set of tooling, and the pieces started that it lasts.
    yield_, burn_in
        Good pieces of one started, and pieces discarded at the start.
    minimum, most
        Fewest good pieces that are taken as an order, and most that can be made in the season.
    """

    once: Floats
    each: Floats
    station_cost: Floats
    station_pieces: Floats
    tooling_cost: Floats
    tooling_life: Floats
    yield_: Floats
    burn_in: Floats
    minimum: Floats
    most: Floats
    dedicated: bool

    def cost(self, quantity: Floats | float) -> Floats:
        """Return the cost of an order of good pieces; infinite above what can be made.

        An order below the minimum is not taken: this is the cost of making the pieces, and
        `bought` that of ordering at least the minimum.
        """
        started = quantity / self.yield_ + self.burn_in
        total = self.once + self.each * quantity
        total = total + np.ceil(started / self.tooling_life) * self.tooling_cost
        if self.dedicated:
            total = total + np.ceil(started / self.station_pieces) * self.station_cost
        return np.where(quantity > self.most * (1 + 1e-12), np.inf, total)

    def bought(self, quantity: Floats | float) -> Floats:
        """Return what it costs to have so many pieces, where no order below the minimum is taken."""
        return self.cost(np.maximum(quantity, self.minimum))


def terms(inputs: Inputs, perspective: Perspective = "chain") -> Terms:
    """Return the cost function of one model; it adds up what `buckets` lists."""
    yield_ = 1 - inputs.reject_rate
    weeks = inputs.lead_time + inputs.stock_time
    capital = 1 + inputs.capital_rate * weeks / WEEKS_PER_YEAR
    available = inputs.station_hours * inputs.season * inputs.uptime
    with np.errstate(divide="ignore"):
        station_pieces = available / np.asarray(inputs.station_time, dtype=float)
    recovery = annuity(inputs.capital_rate, inputs.equipment_life) * inputs.season
    station_cost = inputs.equipment_cost * recovery
    material = inputs.material * inputs.material_share
    started = (
        inputs.labour_time * inputs.wage * (1 + inputs.benefit_share)
        + inputs.energy_use * inputs.energy_price
    ) * capital
    if not inputs.dedicated:
        started = started + station_cost / station_pieces
    scrapped = inputs.reject_rate / yield_ * inputs.scrap_share
    each = (
        started / yield_
        + (material * (1 + scrapped) + inputs.overhead + inputs.assembly) * capital
        + inputs.shipping
    )
    setup = inputs.setup_cost * (inputs.setup_to_brand if perspective == "brand" else 1.0)
    once = setup + inputs.coordination + inputs.burn_in * (started + material * capital)
    return Terms(
        once=np.asarray(once),
        each=np.asarray(each),
        station_cost=np.asarray(station_cost),
        station_pieces=np.asarray(station_pieces),
        tooling_cost=inputs.tooling_cost,
        tooling_life=inputs.tooling_life,
        yield_=np.asarray(yield_),
        burn_in=inputs.burn_in,
        minimum=inputs.minimum_order,
        most=most_pieces(inputs),
        dedicated=inputs.dedicated,
    )
