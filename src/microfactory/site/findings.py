"""The findings of the front page: each computed from the tables, with its figure and its numbers' sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from microfactory import figures, theme
from microfactory.article import inline_svg
from microfactory.asking import Basis, basis, of_row, within
from microfactory.casebook import Results
from microfactory.costs import by_bucket
from microfactory.reading import TYPE_NAMES, amount, asked, capital, joined

#: Whose pay is set beside what the law and a decent life ask.
NETWORK = "soko_branded"
#: How many findings stand on the front page.
MOST = 4
#: Benchmarks of a decent life, in the year nearest to the pay, and what they are called.
DECENT = {
    "living_wage_single_adult": "a single adult's living wage",
    "living_wage_typical_family": "a family's living wage",
}
#: Indicators that set the wage beside a level, and what the level is called.
BESIDE = {
    "wage_to_legal_floor": "the legal floor",
    "wage_to_living_wage_single": "the living wage of a single adult",
    "wage_to_living_wage_family": "the living wage of a family",
}


class Finding(NamedTuple):
    """One thing to know, in a sentence, with what shows it."""

    id: str
    title: str
    text: Markup
    picture: Markup
    href: str
    more: str
    #: What stands behind the numbers that have no card of their own.
    basis: Basis | None = None

    @property
    def heading(self) -> Markup | str:
        """The title, with the cards of its numbers."""
        if self.basis is None:
            return self.title
        return within(self.title, f"title-{self.id}", "In short", self.basis)


def findings(
    casebook: Sequence[Results],
    verdicts: pd.DataFrame,
    benchmarks: pd.DataFrame,
    claims: pd.DataFrame | None = None,
) -> list[Finding]:
    """Return the findings, first the one that the thesis asks for; one without its facts is left out.

    Parameters
    ----------
    casebook
        The cases.
    verdicts, benchmarks
        `microfactory.tables.VERDICTS` and `microfactory.tables.BENCHMARKS`.
    claims
        The verdicts on the claims of the thesis, a row a claim, where the audit has been run.
    """
    found = [
        money(casebook),
        pay(casebook, benchmarks),
        models(verdicts),
        audited(claims),
        evidence(casebook),
    ]
    return [each for each in found if each is not None][:MOST]


def _picture(figure: Any, name: str, alt: str) -> Markup:
    return inline_svg(theme.svg(figure), alt=alt, prefix=f"finding-{name}")


def money(casebook: Sequence[Results]) -> Finding | None:
    """Return where the price of a necklace goes."""
    priced = [each for each in casebook if by_bucket(each.costs)["remainder"]["state"] == "known"]
    if not priced:
        return None
    kept = {each.id: by_bucket(each.costs)["workers"] for each in priced}
    priced.sort(key=lambda each: -kept[each.id]["retail_high"])
    low = min(row["retail_low"] for row in kept.values())
    high = max(row["retail_high"] for row in kept.values())
    told, shown = [], []
    for each in priced:
        workers, left = (_of_hundred(each, bucket) for bucket in ("workers", "remainder"))
        told.append(Markup("{}: {} to them, {} left").format(each.name, workers, left))
        shown.append(
            f"{each.name}: {_interval(each, 'workers')} to the workers, "
            f"{_interval(each, 'remainder')} left"
        )
    return Finding(
        "money",
        f"Of a necklace sold for 100 dollars, those who make it keep {amount(low, high, '1')} dollars",
        Markup(
            "{}. What is left covers more at Soko, which also designs, distributes and sells."
        ).format(Markup("; ").join(told)),
        _picture(
            figures.keep_of_price([(each.name, each.costs) for each in priced]),
            "money",
            f"Of a hundred dollars: {'; '.join(shown)}.",
        ),
        "compare_cases.html",
        "The cases compared",
        basis(
            "what the makers of a piece are paid", *(each.costs for each in priced), at="Table 6"
        ),
    )


def _interval(results: Results, bucket: str) -> str:
    row = by_bucket(results.costs)[bucket]
    return amount(row["retail_low"], row["retail_high"], "1")


def _of_hundred(results: Results, bucket: str) -> Markup:
    """Return a part of the retail price that can be asked for its source."""
    row = by_bucket(results.costs)[bucket]
    return asked(
        f"{results.id}-{bucket}",
        _interval(results, bucket),
        row,
        results.sources,
        what=f"{results.name}: {row['label']}, of the retail price",
        value=amount(row["retail_low"], row["retail_high"], "percent"),
    )


def pay(casebook: Sequence[Results], benchmarks: pd.DataFrame) -> Finding | None:
    """Return what the network's artisans earn, beside the law and a decent life."""
    network = next((each for each in casebook if each.id == NETWORK), None)
    if network is None:
        return None
    rows = {str(row["indicator"]): row for row in network.ethics.to_dict("records")}
    names = {
        "contract_income_net": "contracts, per full-time person, after own costs",
        "daily_wage": "full-time employees of workshops",
    }
    known = [name for name in names if rows[name]["state"] == "known"]
    wage = rows["daily_wage"]
    if "daily_wage" not in known:
        return None
    levels = [("the legal floor", wage["floor_low"], wage["floor_high"])]
    for name, words in DECENT.items():
        own = benchmarks.loc[benchmarks["benchmark"] == name].sort_values("year")
        if len(own):
            first = own.iloc[0]
            levels.append((words, first["usd_per_day_low"], first["usd_per_day_high"]))
    drawn = [(names[name], rows[name]["low"], rows[name]["high"]) for name in known]
    cards = {
        name: asked(
            name,
            amount(rows[name]["low"], rows[name]["high"], "USD_2017/day").partition(" (")[0],
            rows[name],
            network.sources,
            what=str(rows[name]["label"]),
            value=amount(rows[name]["low"], rows[name]["high"], str(rows[name]["unit"])),
        )
        for name in known
    }
    text = Markup("Full-time employees of {}'s workshops earn {}. {}").format(
        network.case.case.firm, cards["daily_wage"], _beside(rows)
    )
    if "contract_income_net" in known:
        text += Markup(
            " Its contracts alone, spread over all who work full-time, leave {} after the workshops' own "
            "costs, {}."
        ).format(cards["contract_income_net"], rows["contract_income_to_legal_floor"]["reading"])
    pays = amount(wage["low"], wage["high"], "USD_2017/day").partition(" (")[0]
    family = "wage_to_living_wage_family"
    under = str(rows[family]["reading"]).startswith("certainly under")
    told = [f"{name} {low:.3g} to {high:.3g}" for name, low, high in [*drawn, *levels]]
    return Finding(
        "pay",
        f"Full-time work in the network pays {pays}"
        f"{', and ' + BESIDE[family] + ' is certainly more' if under else ''}",
        text,
        _picture(
            figures.pay_beside_levels(drawn, levels), "pay", f"Dollars a day: {'; '.join(told)}."
        ),
        f"cases/{NETWORK}.html#ethics",
        f"The ethics profile of {network.case.case.firm}",
        of_row("the wage as it is stated", wage),
    )


def _beside(rows: Mapping[str, Mapping[Any, Any]]) -> str:
    """Return what is certain and what is open of a wage beside the levels, in sentences."""
    sorted_out: dict[str, list[str]] = {}
    for name, words in BESIDE.items():
        reading = str(rows[name]["reading"])
        if rows[name]["state"] == "known":
            year = reading.rpartition(" of ")[2]
            kind = "open" if reading.startswith("open") else reading.partition(" the ")[0]
            sorted_out.setdefault(kind, []).append(f"{words} of {year}")
    opened = sorted_out.pop("open", [])
    parts = [f"That is {kind} {joined(words)}." for kind, words in sorted_out.items()]
    if opened:
        parts.append(f"Whether it reaches {joined(opened, 'or')} is open.")
    return " ".join(parts)


def models(verdicts: pd.DataFrame) -> Finding | None:
    """Return how many products have one place in the typology."""
    if verdicts.empty:
        return None
    open_ones = verdicts.loc[verdicts["type"] == "undetermined"]
    settled = len(verdicts) - len(open_ones)
    compared = verdicts.loc[verdicts["agrees"] != "not compared"]
    agreed = int((compared["agrees"] == "yes").sum())
    differ = compared.loc[compared["agrees"] == "no"].to_dict("records")
    possible = sum(row["source_class"] in str(row["possible"]).split("|") for row in differ)
    counts = []
    for name in (*figures.TYPE_LABELS, "blended", "none"):
        certain = int((verdicts["type"] == name).sum())
        more = sum(name in str(each).split("|") for each in open_ones["possible"])
        counts.append(
            (capital(TYPE_NAMES[name].removeprefix("a ").removeprefix("no ")), certain, more)
        )
    counts[-1] = ("None of them", *counts[-1][1:])
    told = [f"{name} {certain}, possible {more}" for name, certain, more in counts]
    behind = Basis(
        "the case files and Table 1, in every completion of what is unknown",
        population="every product that the thesis describes",
        sources=("waldman_brown_2018",),
        at="Table 1, chapter 2",
    )
    return Finding(
        "models",
        f"{settled} of {len(verdicts)} products have a certain answer in the typology, whatever is still unknown",
        within(
            f"The other {len(open_ones)} lack facts that would decide. The thesis itself names the class of "
            f"{len(compared)}; the answer computed from its own facts agrees for {agreed}, and leaves the "
            f"named class possible for {possible} more.",
            "models",
            "Products in the typology",
            behind,
        ),
        _picture(figures.certain_and_possible(counts), "models", f"{'; '.join(told)}."),
        "typology.html",
        "The typology and its cases",
        behind,
    )


def audited(claims: pd.DataFrame | None) -> Finding | None:
    """Return how many of the claims with a number in them hold."""
    if claims is None or claims.empty:
        return None
    shades: Mapping[str, str] = {
        "consistent": theme.PALETTE["blue"],
        "consistent within rounding": theme.PALETTE["sky"],
        "ambiguous": theme.PALETTE["orange"],
        "inconsistent": theme.PALETTE["vermillion"],
    }
    order = [*shades, "not checkable"]
    found = claims["verdict"].value_counts()
    counts = {capital(name): int(found.get(name, 0)) for name in order if found.get(name, 0)}
    wrong = int(found.get("inconsistent", 0))
    holds = int(found.get("consistent", 0) + found.get("consistent within rounding", 0))
    rest = [
        f"{count} {name.lower()}"
        for name, count in counts.items()
        if name in ("Ambiguous", "Not checkable")
    ]
    text = (
        f"Each is recomputed from the figures that the thesis prints, rounding included: {holds} hold, "
        f"{wrong} cannot hold in any reading{f'; {joined(rest)}' if rest else ''}."
    )
    behind = basis("the verdict on each claim", claims, population="the claims of the thesis")
    return Finding(
        "audit",
        f"{holds} of {len(claims)} claims with a number agree with the thesis's own figures",
        within(text, "audited", "The claims of the thesis", behind),
        _picture(
            figures.counted(counts, {capital(name): shade for name, shade in shades.items()}),
            "audit",
            f"Claims: {joined([f'{name.lower()} {count}' for name, count in counts.items()])}.",
        ),
        "audit.html",
        "The audit, claim by claim",
        behind,
    )


def evidence(casebook: Sequence[Results]) -> Finding | None:
    """Return how much of what ought to be known is."""
    if not casebook:
        return None
    known = {each.name: int((each.ethics["state"] == "known").sum()) for each in casebook}
    indicators = len(casebook[0].ethics)
    best = sorted(known.items(), key=lambda item: (-item[1], item[0]))[:6]
    none = sum(count == 0 for count in known.values())
    behind = basis("the ethics profiles of all cases", *(each.ethics for each in casebook))
    return Finding(
        "evidence",
        f"Of {indicators} indicators of work, community and environment, {best[0][1]} are known of the "
        f"best-known case",
        within(
            f"That is {best[0][0]}. Of {none} of the {len(known)} cases none is known. What is not known "
            "stays unknown here.",
            "evidence",
            "What is known of the cases",
            behind,
        ),
        _picture(
            figures.counted(dict(best), {name: theme.PALETTE["blue"] for name, _ in best}),
            "evidence",
            f"Indicators known: {joined([f'{name} {count}' for name, count in best])}.",
        ),
        "compare_cases.html",
        "The cases compared",
        behind,
    )
