"""What the firm is, the verdicts in short, what is not known, and the sources."""

from __future__ import annotations

import math

from microfactory import value_chain
from microfactory.case_report.behind import behind
from microfactory.casebook import Results
from microfactory.costs import by_bucket
from microfactory.reading import TYPE_NAMES, Prose, Table, amount, capital, joined, plain, table


def title(results: Results) -> Prose:
    """Return the heading and what the firm is."""
    header = results.case.case
    return Prose(
        f"# {plain(header.name)}\n\n**{plain(capital(header.product))}.** {plain(header.summary)}",
        basis=behind(results, "the facts of the case"),
        what="What the case file says",
    )


def in_short(results: Results) -> Prose:
    """Return the verdicts in a few sentences."""
    kind = results.typology["type"]
    known = int((results.ethics["state"] == "known").sum())
    kept = value_chain.captured(results.value_chain)
    sentences = [f"It is **{TYPE_NAMES[kind]}**."]
    if kind == "undetermined":
        names = [TYPE_NAMES[name] for name in results.typology["possible"]]
        sentences = [f"Its production model is **not determined**: {joined(names, 'or')}."]
    if len(results.facts) and results.value_chain["performer"].ne("").any():
        sentences.append(
            "Of the margin of a necklace it keeps "
            f"[**{amount(kept.low, kept.high, 'percent')}**](#fact-kept-all)."
        )
    receipts = by_bucket(results.costs)["receipts"]
    if receipts["state"] == "known":
        workers = by_bucket(results.costs)["workers"]
        share = f"**{amount(workers['share_low'], workers['share_high'], 'percent')}**"
        if not math.isnan(workers["share_low"]):
            share = f"[{share}](#fact-cost-workers-of-share)"
        sentences.append(
            f"Of what the manufacturer receives, those who make the piece keep {share}."
        )
    else:
        sentences.append("What a piece costs is **not known**.")
    sentences.append(
        f"Of {len(results.ethics)} ethics indicators, **{known}** can be computed from the evidence."
    )
    return Prose(
        " ".join(sentences),
        basis=behind(results, "the facts of the case", results.ethics),
        what="The case in short",
    )


def unknowns(results: Results) -> Table | Prose:
    """Return what the case file says is not known, with the reason."""
    gaps = results.facts.loc[results.facts["missing"] != ""]
    if gaps.empty:
        return Prose("The case file names no gap.")
    rows = [
        {
            "variable": capital(str(row["variable"]).replace("_", " ")),
            "missing": str(row["missing"]).replace("_", " "),
            "note": row["note"],
        }
        for row in gaps.to_dict("records")
    ]
    columns = [
        {"key": "variable", "label": "Fact"},
        {"key": "missing", "label": "State"},
        {"key": "note", "label": "Why", "kind": "long"},
    ]
    return table(rows, columns, "What is not known", basis=behind(results, "the case file"))


def sources_table(results: Results) -> Table:
    """Return every source that the case rests on."""
    keys = set(results.facts["source"]) | set(
        results.value_chain["sources"].str.split().explode().dropna()
    )
    rows = []
    for key in sorted(key for key in keys if key in results.sources):
        source = results.sources[key]
        cited = "read directly" if source.as_cited_in is None else "as cited in the thesis"
        rows.append(
            {
                "citation": source.citation,
                "kind": str(source.kind).replace("_", " "),
                "how": "the document read" if str(source.kind) == "thesis" else cited,
            }
        )
    columns = [
        {"key": "citation", "label": "Source", "kind": "long"},
        {"key": "kind", "label": "Kind"},
        {"key": "how", "label": "Known through"},
    ]
    return table(rows, columns, "Sources", basis=behind(results, "the case file"))
