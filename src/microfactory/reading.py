"""What a notebook shows: tables, figures and prose, the same on a page and in JupyterLab."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from microfactory import theme
from microfactory.asking import Basis, key_of, linked, with_cards, within
from microfactory.asking import asked as asked
from microfactory.asking import cited as cited
from microfactory.evidence import Grade
from microfactory.page import render_macro

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: The answers of the typology, as they stand in a sentence.
TYPE_NAMES: Mapping[str, str] = {
    "craft_sme": "a craft SME",
    "flexible_sme": "a flexible SME",
    "specialized_sme": "a specialized SME",
    "networked_specialized_or_flexible": "a network of specialized or flexible SMEs",
    "networked_craft": "a network of craft SMEs",
    "mass_production": "mass production",
    "blended": "a blend of production models",
    "none": "no production model of the typology",
    "undetermined": "not determined",
}

#: What is certain of one case beside another, as it stands in a sentence.
STATEMENTS: Mapping[str, str] = {
    "better": "better than",
    "worse": "worse than",
    "equal": "equal to",
    "at least as good": "at least as good as",
    "at most as good": "at most as good as",
}


@dataclass(frozen=True)
class Prose:
    """Markdown; everything that came from a file is escaped by `plain` before it gets here.

    With a `basis`, every number in it can be asked for its source; ``what`` says what they measure.
    """

    text: str
    basis: Basis | None = None
    what: str = ""

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        if self.basis is None:
            return {"text/markdown": self.text, "text/plain": self.text}, {}
        text, cards = linked(self.text, self.what, self.basis)
        return {"text/markdown": text, "text/plain": self.text}, {"text/markdown": {"cards": cards}}

    def _repr_markdown_(self) -> str:
        return self._repr_mimebundle_()[0]["text/markdown"]

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Table:
    """A table, as HTML for a page and as text for a terminal."""

    html: Markup
    text: str

    def _repr_html_(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Drawn:
    """A figure with its alternative text, as SVG with its letters as letters."""

    svg: str
    words: Mapping[str, Any] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}, {
            "image/svg+xml": dict(self.words)
        }

    def __repr__(self) -> str:
        return f"Figure: {self.words['alt']}"


def plain(text: object) -> str:
    r"""Return text so that Markdown shows it as it is.

    Examples
    --------
    >>> plain("5 * 3 <b>")
    '5 \\* 3 \\<b\\>'
    """
    escaped = str(text)
    for character in "\\`*_{}[]<>#|!~":
        escaped = escaped.replace(character, f"\\{character}")
    return " ".join(escaped.split())


def table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[Mapping[str, str]],
    caption: str,
    *,
    subtitle: str = "",
    note: str = "",
    play: Literal["", "find", "slide"] = "",
    basis: Basis | None = None,
) -> Table:
    """Return rows as a table with a caption.

    Parameters
    ----------
    rows
        Mappings from a column's key to text, Markup or ``None`` for what is not known.
    columns
        Mappings with ``key``, ``label`` and, if wanted, ``kind`` (text, number, long), ``unit`` and
        ``filter`` (any text: a reader may choose by it; several values of a cell stand between ``;``).
    caption, subtitle, note
        What it shows, and what a reader must know.
    play
        What a browser that runs scripts adds: ``find``, a search and the filters, which also pick out
        the marks of a figure that are drawn of the same ``row``; ``slide``, a slider
        over the rows, whose `spanned` cells are drawn as bars.
    basis
        What stands behind the numbers that have no card of their own; a row may have another under
        ``card``.
    """
    said: str | Markup = note
    if basis:
        rows = with_cards(rows, columns, caption, basis)
        said = within(note, f"{key_of(caption)}-note", caption, basis)
    html = render_macro("table", columns, rows, caption, subtitle=subtitle, note=said, play=play)
    lines = [" | ".join(column["label"] for column in columns)]
    lines += [" | ".join(_as_text(row[column["key"]]) for column in columns) for row in rows]
    return Table(html, "\n".join([caption, *lines]))


def spanned(shown: object, low: float, high: float) -> Markup:
    """Return a cell that a slider can draw as a bar.

    Examples
    --------
    >>> spanned("$5 to 7", 5, 7)
    Markup('<span data-low="5" data-high="7">$5 to 7</span>')
    """
    return Markup('<span data-low="{:g}" data-high="{:g}">{}</span>').format(low, high, shown)


def _as_text(cell: Any) -> str:
    if cell is None:
        return "unknown"
    return _words(cell) if isinstance(cell, Markup) else str(cell)


def _words(markup: str) -> str:
    """Return what a reader sees of markup, without the cards behind its numbers."""
    shown = _Shown()
    shown.feed(markup)
    shown.close()
    return " ".join("".join(shown.words).split())


class _Shown(HTMLParser):
    """Collects text outside of elements that open on request."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "wbr") and (self._hidden or "popover" in dict(attrs)):
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(self._hidden - 1, 0)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def draw(
    figure: Figure,
    alt: str,
    *,
    title: str = "",
    caption: str = "",
    source: str = "",
    wide: bool = False,
    basis: Basis | None = None,
) -> Drawn:
    """Return a figure with its words: what a reader who does not see it needs, title, caption.

    With a basis, its source line can be asked for what stands behind what it shows.
    """
    words: dict[str, Any] = {"alt": alt}
    if basis:
        words["card"] = basis.card(title or alt, title or "The figure")
    for name, text in (("title", title), ("caption", caption), ("source", source)):
        if text:
            words[name] = text
    if wide:
        words["wide"] = True
    return Drawn(theme.svg(figure), words)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> joined(["one", "two", "three"])
    'one, two and three'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Return text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def graded(grade: str) -> Markup | str:
    """Return the badge of an evidence grade; nothing for a row that has none."""
    return render_macro("grade", grade, Grade(grade).meaning) if grade else ""


def number(value: float) -> str:
    """Return a number for reading: no more digits than it can bear.

    Examples
    --------
    >>> number(2500.0), number(0.6), number(2.8e9), number(17.6)
    ('2,500', '0.6', '2.8 billion', '17.6')
    """
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.3g} {word}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def amount(low: float, high: float, unit: str) -> str:
    """Return an interval with its unit in words; an end that is NaN or infinite is open.

    Examples
    --------
    >>> amount(3.5, 3.5, "USD_2017/piece"), amount(17.6, 17.6, "USD_2017")
    ('$3.50 a piece (2017)', '$17.60 (2017)')
    >>> amount(5, 7, "USD_2017/day"), amount(23, 23, "percent"), amount(2500, float("nan"), "person")
    ('$5 to 7 a day (2017)', '23%', 'at least 2,500 persons')
    >>> amount(-375_000, 125_000, "USD_2017"), amount(-3, -3, "percent")
    ('−$375,000 to $125,000 (2017)', '−3%')
    """
    ends = [end for end in dict.fromkeys((low, high)) if math.isfinite(end)]
    if not ends:
        return "unknown"
    bound = ""
    if not (math.isfinite(low) and math.isfinite(high)):
        bound = "at least " if math.isfinite(low) else "at most "
    return bound + _with_unit(_ends(ends, unit), unit, plural=not (low == high == 1))


def _ends(ends: Sequence[float], unit: str) -> str:
    """Return one end or two; the sign of the dollar once, except where a minus stands before it."""
    shown = _money if re.match(r"[A-Z]{3}_", unit) else number
    sign = "$" if unit.startswith("USD_") else ""
    said = [f"{'−' if end < 0 else ''}{sign}{shown(abs(end))}" for end in ends]
    if min(ends) >= 0:
        said[1:] = [each.removeprefix(sign) for each in said[1:]]
    return " to ".join(said)


def _money(value: float) -> str:
    """Return money with its cents where they are not nought."""
    cents = round(value, 2)
    return number(value) if abs(value) >= 100 or cents == round(cents) else f"{cents:.2f}"


def _with_unit(text: str, unit: str, *, plural: bool) -> str:
    if unit in ("1", ""):
        return text
    if unit == "percent":
        return f"{text}%"
    year = ""
    currency = re.match(r"([A-Z]{3})_(\d{4})(.*)", unit)
    if currency:
        text = text if currency[1] == "USD" else f"{text} {currency[1]}"
        year, unit = f" ({currency[2]})", currency[3]
        return text + _per(unit.split("/")) + year
    first, *rest = unit.split("/")
    word = {"foot**2": "square feet", "family": "families"}.get(first, f"{first}s")
    return f"{text} {word if plural else first}" + _per(rest)


def _per(units: Sequence[str]) -> str:
    """Return what an amount is counted by, in words."""
    return "".join(
        f" {'an' if unit in ('hour', 'employee') else 'a'} {unit}" for unit in units if unit
    )
