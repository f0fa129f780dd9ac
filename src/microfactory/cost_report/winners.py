"""Who wins where, with its probability, and what two orders are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from microfactory import figures, registers, tables
from microfactory.cost_report.words import CALLED, SOURCE, called, modelled, pieces, said, stretches
from microfactory.figures.cost_model import SHORT
from microfactory.reading import Drawn, Prose, Table, capital, draw, joined, plain, table


def _winners(among: str, uncertainty: float | None = None) -> pd.DataFrame:
    found = tables.read("cost_model/winners")
    found = found.loc[(found["among"] == among) & found["uncertainty"].notna()]
    if uncertainty is None:
        return found
    near = (found["uncertainty"] - uncertainty).abs()
    nearest: pd.DataFrame = found.loc[near == near.min()]
    return nearest


def _where(among: str, uncertainty: float) -> str:
    """Return in words where each model wins more often than not."""
    rows = _winners(among, uncertainty)
    parts = []
    for name in dict.fromkeys(rows["model"]):
        found = stretches(rows, str(name))
        if found and name != "none":
            parts.append((found[0][0], f"{called(str(name))} at {said(found)}"))
    return joined([words for _, words in sorted(parts)])


def _likeliest() -> dict[tuple[str, float], str]:
    """Return the likeliest winner of every scenario and volume, with demand uncertain by half."""
    found = tables.read("cost_model/scenarios")
    near = (found["uncertainty"] - 0.5).abs()
    rows = found.loc[near == near.min()].sort_values("probability", ascending=False, kind="stable")
    best = rows.drop_duplicates(["scenario", "volume"])
    return {
        (str(row["scenario"]), float(row["volume"])): str(row["model"])
        for row in best.to_dict("records")
    }


def _at(likeliest: Mapping[tuple[str, float], str], scenario: str) -> str:
    """Return the likeliest winners of one scenario at a thousand and at ten thousand pieces."""
    few, many = (CALLED[likeliest[scenario, volume]] for volume in (1000.0, 10_000.0))
    if few == many:
        return f"{few}, at 1,000 pieces and at 10,000"
    return f"{few} at 1,000 pieces and {many} at 10,000"


def _hangs_on(volumes: Sequence[float]) -> str:
    """Return as a list which scenarios change the likeliest winner at some volumes."""
    winner = _likeliest()
    base, *others = [each["name"] for each in tables.read_json("production_models/scenarios")]
    lines = []
    for scenario in others:
        places: dict[str, list[str]] = {}
        for volume in volumes:
            if winner[scenario, volume] != winner[base, volume]:
                places.setdefault(winner[scenario, volume], []).append(pieces(volume))
        changes = [f"{CALLED[name]} at {joined(at)} pieces" for name, at in places.items()]
        if changes:
            lines.append(f"- {plain(scenario)}: {joined(changes)}")
    return "\n".join(lines)


def in_short(uncertainty: float) -> Prose:
    """Return the answer in one paragraph, then how far it rests on assumptions and on which."""
    parameters = tables.read("production_models/parameters")
    assumed = int((parameters["basis"] == "assumption").sum())
    likeliest = _likeliest()
    as_it_is = tables.read_json("production_models/scenarios")[0]["name"]
    elsewhere = [
        f"by {each:g} it wins {_small_wins(each)}" for each in (0.2, 1.0) if each != uncertainty
    ]
    return Prose(
        f"**Smaller-scale production wins {_small_wins(uncertainty)}** (demand uncertain by "
        f"{uncertainty:g} of its mean half a year ahead, the three models that Table 6 has figures for): "
        f"{_where('table_6', uncertainty)}. Where demand is uncertain {joined(elsewhere)}. "
        f"{_two_orders(uncertainty)}\n\n"
        f"**How far this rests on assumptions.** Of the {len(parameters)} parameters "
        f"{len(parameters) - assumed} come from the thesis and **{assumed} are assumptions** with a range "
        "and a reason. The models are set up as the thesis observed them, each at its place: a network of "
        "craft workshops in Nairobi, a flexible factory in Detroit, mass production in China. So the "
        "answer is as much about wages as about ways to organise work. The likeliest of the three to win "
        f"is {_at(likeliest, as_it_is)}; what would put another in its place:\n\n"
        f"{_hangs_on((1000.0, 10_000.0))}\n\n"
        "The three other models of the typology are built almost wholly from assumptions. With them "
        f"beside the others, most often the best is {_where('all', uncertainty)}: a hypothesis.\n",
        basis=modelled(),
        what="The answer in short",
    )


def _small_wins(uncertainty: float) -> str:
    """Return up to which volume a model other than mass production most often earns most."""
    rows = _winners("table_6", uncertainty)
    largest = float(rows["volume"].max())
    reached = [part for part in stretches(rows, "mass_production") if part[1] >= largest]
    if not reached:
        return f"at every volume up to {pieces(largest)} pieces of a line"
    smaller = rows.loc[rows["volume"] < reached[0][0], "volume"]
    return f"up to about {pieces(smaller.max())} pieces of a line"


def _two_orders(uncertainty: float) -> str:
    """Return where an early order and a late one win together, in a sentence."""
    rows = _winners("quick_response", uncertainty)
    pairs = rows.loc[rows["model"].str.contains("+", regex=False)]
    together = pairs.groupby("volume", as_index=False)["probability"].sum().assign(model="pairs")
    found = stretches(together, "pairs")
    least = registers.params().cost_model["quick_response"]["worthwhile"]
    more = f"earn at least {100 * least:.0f}% more than any one of the three"
    if not found:
        best = together.loc[together["probability"].idxmax()]
        return (
            f"A cheap early order and a quick late one {more} at no volume more often than not; at about "
            f"{pieces(best['volume'])} pieces they do with a probability of {100 * best['probability']:.0f}%."
        )
    return (
        f"Where both may be had, a cheap early order and a quick late one together {more} at {said(found)}: "
        "there the small maker wins as the second one."
    )


def map_of_table_6(volume: float, uncertainty: float) -> Drawn:
    """Return the map of winners among the three models of Table 6."""
    return draw(
        figures.win_map(_winners("table_6"), (volume, uncertainty)),
        alt=(
            "Map of the winning model over expected demand and its uncertainty. At an uncertainty of "
            f"0.2: {_where('table_6', 0.2)}. At 1: {_where('table_6', 1.0)}."
        ),
        title="Which of the three models of Table 6 wins",
        caption=(
            "Colour: the model with the highest probability of the highest expected profit; the paler, "
            "the less probable. Black: where the lead changes. Dashed: 90 percent. The dot is the volume "
            "and the uncertainty that this notebook is asked for."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def map_of_all() -> Drawn:
    """Return the map of winners among all six models."""
    return draw(
        figures.win_map(_winners("all")),
        alt=(
            "Map of the winning model of all six over expected demand and its uncertainty. At an "
            f"uncertainty of 0.2: {_where('all', 0.2)}. At 1: {_where('all', 1.0)}."
        ),
        title="Which of all six models wins",
        caption=(
            "The craft workshop, the specialized SME and their network are built almost wholly from "
            "assumptions: what they win here is a hypothesis, and nothing that the thesis shows."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def map_with_quick_response(uncertainty: float) -> Drawn:
    """Return the map of winners where an early and a late order may go to two of them."""
    asked = registers.params().cost_model["quick_response"]
    return draw(
        figures.win_map(_winners("quick_response")),
        alt=(
            "Map of the winner over expected demand and its uncertainty, where an early and a late order "
            f"may go to two models. At an uncertainty of {uncertainty:g}: "
            f"{_where('quick_response', uncertainty)}. {_two_orders(uncertainty)}"
        ),
        title="Which wins when two orders may be placed",
        caption=(
            "As in the first map, with two competitors more: an early order to mass production and a late "
            "one to a quick maker, placed only if it then pays for its own set-up and minimum. "
            "Two makers win only where they earn at least "
            f"{100 * asked['worthwhile']:.0f}% more than the best alone. Over {asked['draws']:,} draws of "
            "all parameters."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def shares() -> Drawn:
    """Return the probability of winning by volume at three uncertainties."""
    asked = (0.2, 0.5, 1.0)
    return draw(
        figures.win_shares(_winners("table_6"), asked),
        alt=(
            "Stacked probabilities of winning by expected demand, in three panels. "
            + " ".join(
                f"{capital(f'at an uncertainty of {each:g}')}: {_where('table_6', each)}."
                for each in asked
            )
        ),
        title="How sure the winner is",
        caption=(
            "The more uncertain the demand, the further the quick model reaches: its forecast is made a "
            "month ahead instead of half a year."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def responses() -> Table:
    """Return what a cheap early order and a quick late one earn together."""
    least = registers.params().cost_model["quick_response"]["worthwhile"]
    rows = []
    for row in tables.read("cost_model/responses").to_dict("records"):
        values = {
            "early": row["early_alone"],
            "late": row["late_alone"],
            "together": row["together"],
        }
        best = max(values, key=lambda name: (values[name], name))
        names = {
            "early": SHORT[str(row["early"])],
            "late": SHORT[str(row["late"])],
            "together": "both",
        }
        rows.append(
            {
                "late_model": SHORT[str(row["late"])],
                "volume": pieces(row["volume"]),
                "uncertainty": f"{row['uncertainty']:g}",
                "learnt": f"{100 * row['learnt']:.0f}%",
                **{name: f"{value:.2f}" for name, value in values.items()},
                "orders": f"{pieces(row['early_order'])} and {pieces(row['late_order'])}",
                "best": names[best],
                "worthwhile": f"{100 * row['worthwhile']:.0f}%",
            }
        )
    columns = [
        {"key": "late_model", "label": "Late order to"},
        {"key": "volume", "label": "Expected demand", "kind": "number"},
        {"key": "uncertainty", "label": "Uncertainty", "kind": "number"},
        {"key": "learnt", "label": "Learnt", "kind": "number"},
        {"key": "early", "label": "Early alone", "kind": "number", "unit": "$"},
        {"key": "late", "label": "Late alone", "kind": "number", "unit": "$"},
        {"key": "together", "label": "Both", "kind": "number", "unit": "$"},
        {"key": "orders", "label": "Early and late order", "kind": "number"},
        {"key": "best", "label": "Best on average"},
        {"key": "worthwhile", "label": "Both win in", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "Quick response: a cheap early order to mass production and a quick late one",
        subtitle="expected profit a piece of expected demand, mean over all that the parameters may be",
        note=(
            "What is learnt is the share of the variance of log demand that is known when the late order "
            "is placed; it follows from the two lead times (Fisher and Raman 1996). Orders and what is "
            "learnt are medians. The early order has its minimum; the late one is placed only if it pays for "
            "its own set-up. Both win in a draw where together they earn at least "
            f"{100 * least:.0f}% more than either alone."
        ),
        basis=modelled(),
    )
