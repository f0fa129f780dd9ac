"""Cases of any content that the model allows, to be written and read back."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from typing import get_args

from hypothesis import Phase
from hypothesis import strategies as st

from microfactory.authoring.writing import content_of
from microfactory.cases import Case
from microfactory.cases.model import Relation, StageName, TypeName
from microfactory.documents.reading import INVISIBLE
from microfactory.evidence import Grade, SourceKind, Status

#: A case is large; making a failing one small takes minutes and tells little more.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
NASTY = [
    "=1+1", "+1", "-1", "@x", "'quoted", '"', "yes", "No", "null", "~", "1e5", "0.60", "2017-01-01",
    "a: b", "- a", "# c", "{x}", "[x]", "a, b", "unknown", " space ", "two\nlines", "tab\there", "<b>",
    "$x^2$", "{{ x }}", "_x000D_", "é…—", "日本", "(no record)", "NaN", "true", "%", "!!python", "&a *b",
]  # fmt: skip


def is_visible(text: str) -> bool:
    return all(c in "\t\n" or unicodedata.category(c) not in (*INVISIBLE, "Cn") for c in text)


letters = st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Cn"))
text = st.one_of(st.sampled_from(NASTY), st.text(letters, max_size=30)).filter(is_visible)
some_text = text.filter(bool)
key = st.from_regex(r"[a-z][a-z0-9_]{1,20}", fullmatch=True)
number = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from([Decimal(x) for x in ("0.60", "1.0", "3.5e6", "1E-7", "-0.0", "100", "1e15")]),
)
count = st.one_of(st.integers(0, 10**6), st.floats(0, 1e6).map(lambda x: round(x, 3)))
year = st.sampled_from(["", "2017", "2015-2017"])
cell = st.sampled_from(["t/r/c", "table_6/pay/acme"])


def part(**fields):
    """Return a strategy for a mapping in which every field may be left out."""
    return st.fixed_dictionaries({}, optional=fields)


evidence = {
    "status": st.sampled_from(Status).map(str), "grade": st.sampled_from(Grade).map(str),
    "source": key, "at": text, "year": year, "population": text, "note": text,
}  # fmt: skip
full = {**evidence, "at": some_text}
said = st.fixed_dictionaries({name: full[name] for name in ("status", "grade", "source", "at")})
word = st.one_of(some_text, st.sampled_from(["local", "small", "9", "over_500"]))
words = st.lists(word, min_size=1, max_size=3)


def joined(*parts):
    return st.tuples(*parts).map(lambda found: {k: v for one in found for k, v in one.items()})


def in_order(pair):
    low, high = sorted(pair)
    return {"low": low, "high": high}


fact = st.one_of(
    joined(st.fixed_dictionaries({"cell": cell}), part(**evidence)),
    joined(
        said,
        part(year=year, population=text, note=text, printed=text, approx=st.booleans(),
             unit=st.sampled_from(["USD_2017/day", "percent", "1", "person/workshop"])),
        st.one_of(
            number.map(lambda x: {"value": x}), word.map(lambda x: {"value": x}),
            st.tuples(number, number).map(in_order), number.map(lambda x: {"high": x}),
        ),
    ),
)  # fmt: skip
placed = st.one_of(
    word,
    words,
    count,
    joined(
        part(**evidence),
        st.one_of(
            word.map(lambda x: {"value": x}), words.map(lambda x: {"value": x}),
            words.map(lambda x: {"one_of": x}), count.map(lambda x: {"value": x}),
            st.tuples(count, count).map(in_order), st.just({}), cell.map(lambda x: {"cell": x}),
        ),
    ),
)  # fmt: skip
criteria = st.dictionaries(
    st.sampled_from(["scale", "batch", "integration", "distribution"]), placed, max_size=3
)
relations = st.sampled_from(get_args(Relation))
stage = st.one_of(
    joined(cell.map(lambda x: {"cell": x}), part(**evidence, performer=text)),
    joined(
        st.fixed_dictionaries({"performer": some_text, "source": key, "at": some_text}),
        part(relation=st.one_of(relations, st.lists(relations, min_size=1, max_size=3)), note=text),
    ),
)
source = joined(
    st.fixed_dictionaries(
        {"citation": st.text(letters, min_size=5, max_size=20).filter(is_visible),
         "kind": st.sampled_from(SourceKind).map(str)}
    ),
    part(years=st.lists(st.integers(1000, 2100), max_size=3), self_reported=st.booleans(),
         url=text, accessed=text, as_cited_in=text, note=text),
)  # fmt: skip
contents = st.fixed_dictionaries(
    {
        "case": joined(
            st.fixed_dictionaries({"id": key, "firm": some_text, "product": some_text}),
            part(country=st.sampled_from(["KE", "NO"]), title=text, summary=text),
        )
    },
    optional={
        "criteria": criteria,
        "discriminators": st.dictionaries(key, placed, max_size=3),
        "steps": st.lists(
            joined(
                st.fixed_dictionaries({"step": some_text}),
                part(criteria=criteria, discriminators=st.dictionaries(key, placed, max_size=2)),
            ),
            max_size=3,
            unique_by=lambda step: step["step"],
        ),
        "stages": st.dictionaries(st.sampled_from(get_args(StageName)), stage, max_size=3),
        "facts": st.dictionaries(key, st.lists(fact, min_size=1, max_size=3), max_size=4),
        "unknown": st.dictionaries(key, some_text, max_size=3),
        "not_applicable": st.dictionaries(key, some_text, max_size=3),
        "findings": st.dictionaries(
            key,
            st.lists(
                joined(
                    st.fixed_dictionaries({"text": some_text}),
                    said,
                    part(year=year, population=text, note=text),
                ),
                min_size=1,
                max_size=2,
            ),
            max_size=2,
        ),
        "sources": st.dictionaries(key, source, max_size=2),
        "source_class": st.fixed_dictionaries(
            {"type": st.sampled_from(get_args(TypeName)), "source": key, "at": some_text},
            optional={"note": text},
        ),
    },
)
cases = contents.map(Case.model_validate)


def said_by(case: Case) -> str:
    """Return everything that a case says, digits included, whatever the order of its keys."""
    return json.dumps(content_of(case), default=str, sort_keys=True)
