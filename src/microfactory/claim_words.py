"""A reader's claim about two cases, read from plain words: what of, and in which relation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache

from microfactory.comparison import Relation
from microfactory.ethics import REGISTRY, THEMES, Indicator, Kind, catalogue
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown

#: Other ways to say a relation; those of quality depend on which end of the indicator is better.
SAID = {
    Relation.HIGHER: "higher, more, greater, larger, bigger, longer, above, over, >",
    Relation.LOWER: "lower, less, smaller, fewer, shorter, below, under, <",
    Relation.AT_LEAST: "at least, at least as high, as high, not lower, no lower, not less, >=",
    Relation.AT_MOST: "at most, at most as high, not higher, no higher, not more, <=",
    Relation.BETTER: "better",
    Relation.WORSE: "worse",
}
RELATIONS = {words: relation for relation, said in SAID.items() for words in said.split(", ")}
#: Better or equal, worse or equal.
HALF_JUDGING = {
    "at least as good": True,
    "as good": True,
    "not worse": True,
    "no worse": True,
    "at most as good": False,
    "not better": False,
    "no better": False,
}
EVERY = sorted([*RELATIONS, *HALF_JUDGING], key=len, reverse=True)
JUDGING = (Relation.BETTER, Relation.WORSE)
VERBS = r"(?:is|are|was|were)"
#: Words that carry nothing, and words that mean the same here.
EMPTY = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "by",
        "for",
        "her",
        "his",
        "in",
        "its",
        "of",
        "on",
        "that",
        "the",
        "their",
        "to",
        "who",
        "whom",
        "with",
    }
)
SAME = {"part": "share", "percentage": "share", "proportion": "share", "pay": "wage"}
#: How near the words must be to an indicator, and how much nearer than to the next one.
NEAR, NEARER = 0.75, 0.05


def read_claim(text: str) -> tuple[str, str]:
    """Read a claim as an indicator and a relation.

    Parameters
    ----------
    text
        ``INDICATOR is RELATION``: the indicator by its key or in words near its label, the relation
        as in `RELATIONS`. It is said of the first case beside the second.

    Raises
    ------
    ProblemsFound
        If the relation is none, no indicator is near enough, or several are.

    Examples
    --------
    >>> read_claim("worker share of retail price is higher")
    ('worker_share_of_price', 'higher')
    >>> read_claim("Injured workers in a year are no better.")
    ('injury_rate', 'at least')
    """
    cleaned = " ".join(text.lower().replace("’", "'").split()).rstrip(" .!?")
    subject, relation = _parted(cleaned)
    problems = [] if relation in EVERY else [_no_relation(relation)]
    best, problem = _indicator(subject)
    if problem:
        problems.append(problem)
    if problems:
        raise ProblemsFound(problems)
    return best, _read(best, relation)


def _parted(text: str) -> tuple[str, str]:
    """Return what a claim is about, and what it says of it."""
    parts = re.split(rf"(?:^|\s){VERBS}(?:\s|$)", text)
    if len(parts) > 1:
        last = len(parts) - 1
        before = re.match(rf"^(.*?)(?:^|\s){VERBS}\s*{re.escape(parts[last])}$", text)
        return (before[1] if before else parts[0]).strip(), parts[last].strip()
    for words in EVERY:
        if text.endswith(f" {words}"):
            return text.removesuffix(words).strip(), words
        if text.startswith(f"{words} "):
            return text.removeprefix(words).strip(), words
    return (text, "") if text not in EVERY else ("", text)


def _no_relation(found: str) -> Problem:
    said = next((words for words in EVERY if found.startswith(f"{words} ")), "")
    hint = did_you_mean(found, EVERY)
    if said:
        hint = f"End after {said!r}: a claim is made of the first case, beside the second."
    elif re.search(r"\b(same|equal|equals)\b", found):
        hint = "Two cases are the same where both 'at least' and 'at most' hold."
    return Problem(
        "claim", shown(found), "INDICATOR is RELATION, one of: " + ", ".join(Relation), hint
    )


def _indicator(words: str) -> tuple[str, Problem | None]:
    """Return the indicator that is meant, or why none is."""
    named = _names()
    scores = sorted(((name, _nearness(words, name)) for name in named), key=lambda each: -each[1])
    (best, score), (_, second) = scores[:2]
    within = [name for name in named if words and _tokens(words) <= _tokens_of(name)]
    if len(within) == 1 and score < NEAR:
        best, score, second = within[0], 1.0, 0.0
    if score >= NEAR and (score == 1 or score - second >= NEARER):
        kind = named[best].kind
        if kind in (Kind.MEASURE, Kind.LEVEL):
            return best, None
        what = "a red flag" if kind is Kind.RED_FLAG else "of kinds that stand in no order"
        hint = "`microfactory ethics CASE` says what is known of it; it enters no comparison."
        return best, Problem("claim", f"{best}, {what}", "what can be higher or lower", hint)
    expected = "an indicator by its key or label; see `microfactory indicators`"
    return "", Problem("claim", shown(words), expected, _near_to(words, within, scores))


def _near_to(words: str, within: list[str], scores: list[tuple[str, float]]) -> str:
    """Say which indicators may be meant."""
    named = _names()
    theme = {heading.lower(): key for key, heading in THEMES.items()}.get(words)
    if theme:
        held = [name for name in named if named[name].theme == theme]
        return f"It is a consideration; its indicators: {', '.join(held)}."
    if not words:
        return ""
    near = within or [name for name, _ in scores[:3]]
    listed = [f"{name} ({named[name].label})" for name in near[:6]]
    return f"Near to it: {', '.join(listed)}."


def _read(indicator: str, said: str) -> str:
    """Return the relation, with what is as good or as bad read by the indicator's better end."""
    direction = _names()[indicator].direction
    judging = said in HALF_JUDGING or RELATIONS.get(said) in JUDGING
    if direction == 0 and judging:
        expected = "higher, lower, at least or at most: neither end of it is the better one"
        raise ProblemsFound([Problem("claim", f"{indicator} is {said}", expected)])
    if said in HALF_JUDGING:
        upward = HALF_JUDGING[said] == (direction > 0)
        return str(Relation.AT_LEAST if upward else Relation.AT_MOST)
    return str(RELATIONS[said])


@cache
def _names() -> Mapping[str, Indicator]:
    """Return the indicators by their key, in the order of the considerations."""
    return {str(name): REGISTRY[str(name)] for name in catalogue()["indicator"]}


@cache
def _tokens_of(name: str) -> frozenset[str]:
    return _tokens(name.replace("_", " ")) | _tokens(_names()[name].label)


def _tokens(words: str) -> frozenset[str]:
    """Return the words that carry something, in the singular."""
    found = (word.removesuffix("'s") for word in re.findall(r"[a-z']+", words.lower()))
    single = (word.strip("'") for word in found if word not in EMPTY)
    return frozenset(SAME.get(one, one) for one in map(_singular, single) if one)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _nearness(words: str, name: str) -> float:
    """Return how near words are to the key or the label of an indicator, from 0 to 1."""
    label = _names()[name].label.lower()
    spelled = name.replace("_", " ")
    if words in (name, spelled, label):
        return 1.0
    letters = max(SequenceMatcher(None, words, each).ratio() for each in (spelled, label))
    mine = _tokens(words)
    shares = [
        2 * len(mine & own) / (len(mine) + len(own))
        for own in (_tokens(spelled), _tokens(label))
        if mine or own
    ]
    return min(0.99, max([letters, *shares]))
