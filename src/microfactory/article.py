"""The parts of a notebook as parts of an article: prose, code, tables, figures."""

from __future__ import annotations

import html
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import mistune
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from microfactory.problems import Problem, shown, stop_if_any

if TYPE_CHECKING:
    from nbformat import NotebookNode

IMAGES = ("image/svg+xml", "image/png")
#: The first of these that an output has is shown.
SHOWN_TYPES = ["text/html", "text/markdown", *IMAGES, "text/plain"]
#: What a figure's output metadata may say beside ``alt``.
FIGURE_WORDS = ("title", "subtitle", "caption", "source", "wide", "card")
#: How the id begins of what a figure draws of one row of a table; a page can pick it out.
ROW = "row-"
#: Ids that the page itself uses.
TAKEN = frozenset({"main", "show-code"})


class Heading(NamedTuple):
    """A heading of the article, for its table of contents."""

    level: int
    text: str
    id: str


class Article:
    """Turns the parts of one notebook into HTML, and keeps its headings and ids.

    The methods are filters of the template ``notebook/index.html.j2``, which calls them in the
    order of the notebook.

    Parameters
    ----------
    macro
        Calls a macro of the page templates by its name.
    """

    def __init__(self, macro: Callable[..., Markup]) -> None:
        self.macro = macro
        self.title = ""
        self.headings: list[Heading] = []
        self._ids = set(TAKEN)
        self._figures = 0
        self._tables = 0
        self._labels: set[str] = set()
        self._cards: dict[str, dict[str, Any]] = {}
        self._markdown = mistune.create_markdown(
            renderer=_Prose(self), plugins=["table", "strikethrough", "def_list"]
        )

    def unique_id(self, wanted: str) -> str:
        """Return the id, with a number if it is in use already."""
        number, found = 1, wanted
        while found in self._ids:
            number += 1
            found = f"{wanted}-{number}"
        self._ids.add(found)
        return found

    def prose(self, source: str) -> Markup:
        """Return Markdown as HTML; raw HTML in it stays text."""
        return Markup(self._markdown(source))  # the renderer escapes

    def told(self, output: NotebookNode) -> Markup:
        """Return an output of Markdown; its metadata has the cards that its numbers lead to."""
        self._cards = dict(_metadata(output, "text/markdown").get("cards", {}))
        return self.prose(output.data["text/markdown"])

    def number(self, key: str, shown: str) -> str:
        """Return what opens the card of a number, with the card where it has not stood before."""
        card = self._cards.pop(key, None)
        made = self.macro("fact", key, Markup(shown), **card) if card else None
        return str(made or self.macro("asks", key, Markup(shown)))

    def code(self, source: str) -> Markup:
        """Return Python with its syntax marked."""
        return Markup(_highlight(source, "python"))  # pygments escapes

    def result_html(self, output: NotebookNode) -> Markup:
        """Return an HTML output as it is; a table gets a box to scroll in, if it has none."""
        source = output.data["text/html"]
        if "<table" not in source or 'class="scroll"' in source:
            return Markup(source)  # HTML by intent; the page is checked
        label = _metadata(output, "text/html").get("label", "")
        if caption := re.search(r"<caption[^>]*>(.*?)</caption>", source, re.DOTALL):
            label = label or _plain(caption[1])
        # pandas heads what has no name with an empty cell, which heads nothing
        source = re.sub(r"<th\b([^>]*)>(?:\s|&nbsp;)*</th>", r"<td\1></td>", source)
        return self.scrolling(source, label)

    def scrolling(self, table: str, label: str = "") -> Markup:
        """Return a table in a box that scrolls, under a name that no other box of the page has."""
        self._tables += 1
        label = label or f"Table {self._tables}"
        if label in self._labels:
            label = f"{label} ({self._tables})"
        self._labels.add(label)
        return self.macro("scroll", label, caller=lambda: Markup(table))

    def drawn(self, output: NotebookNode, mimetype: str) -> Markup:
        """Return a figure: an SVG inside the page, a PNG as data."""
        self._figures += 1
        about = _metadata(output, mimetype)
        name = self.unique_id(f"figure-{self._figures}")
        if mimetype == "image/svg+xml":
            picture = inline_svg(output.data[mimetype], alt=about["alt"], prefix=name)
        else:
            data = "".join(output.data[mimetype].split())
            picture = Markup('<img src="data:image/png;base64,{}" alt="{}">').format(
                data, about["alt"]
            )
        return self.macro(
            "figure",
            picture,
            id=name,
            **{key: about[key] for key in FIGURE_WORDS if key in about},
        )


class _Prose(mistune.HTMLRenderer):
    """Markdown with anchors on headings, tables that scroll, and no raw HTML."""

    def __init__(self, article: Article) -> None:
        super().__init__(escape=True)
        self._article = article

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        plain = _plain(text)
        if level == 1 and not self._article.title:
            self._article.title = plain
            return ""
        level = max(level, 2)  # the title is the only heading of level 1
        anchor = self._article.unique_id(slug(plain))
        self._article.headings.append(Heading(level, plain, anchor))
        return str(self._article.macro("heading", level, Markup(text), anchor))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith("#fact-"):
            return self._article.number(url.removeprefix("#fact-"), text)
        return super().link(text, url, title)

    def block_code(self, code: str, info: str | None = None) -> str:
        return _highlight(code, (info or "text").split(maxsplit=1)[0])

    def table(self, text: str) -> str:
        return str(self._article.scrolling(self._article.macro("plain_table", Markup(text))))

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        return str(self._article.macro("plain_cell", Markup(text), head, align == "right"))


def export(notebook: NotebookNode, article: Article, templates: Path) -> Markup:
    """Return the body of an article; `article` learns its title and headings on the way.

    Parameters
    ----------
    notebook
        With its outputs; not changed.
    article
        A new one.
    templates
        The folder that has the nbconvert template ``notebook``.

    Raises
    ------
    ProblemsFound
        If a figure has no alternative text.
    """
    from nbconvert.exporters import TemplateExporter  # takes a second to import
    from traitlets.config import Config

    stop_if_any(_figures_without_words(notebook))
    exporter = TemplateExporter(
        template_name="notebook",
        template_file="index.html.j2",
        extra_template_basedirs=[str(templates)],
        filters={
            "prose": article.prose,
            "told": article.told,
            "code": article.code,
            "result_html": article.result_html,
            "drawn": article.drawn,
        },
        config=Config({"NbConvertBase": {"display_data_priority": SHOWN_TYPES}}),
    )
    # nbconvert's environment escapes nothing; ours does.
    exporter.environment.autoescape = True
    exporter.environment.trim_blocks = True
    exporter.environment.lstrip_blocks = True
    body, _ = exporter.from_notebook_node(notebook)
    return Markup(re.sub(r"\n{2,}", "\n", body))  # made by the template


def _figures_without_words(notebook: NotebookNode) -> list[Problem]:
    found = []
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            given = next((kind for kind in SHOWN_TYPES if kind in output.get("data", {})), "")
            if given in IMAGES and not _metadata(output, given).get("alt"):
                expected = f"output metadata {{'{given}': {{'alt': 'what it shows'}}}}"
                where = f"notebook cell {number}, {shown(cell.source[:40])}"
                found.append(Problem(where, "a figure without alternative text", expected))
    return found


def _metadata(output: NotebookNode, mimetype: str) -> dict[str, Any]:
    return dict(output.get("metadata", {}).get(mimetype, {}))


def inline_svg(svg: str, *, alt: str, prefix: str) -> Markup:
    """Return an SVG document as an element of a page.

    Metadata goes, size becomes relative, and ids that something refers to get the prefix: several
    figures of one page use the same ones. What is drawn of a row of a table keeps which (`ROW`).

    Parameters
    ----------
    svg
        The document.
    alt
        What it shows, for those who do not see it.
    prefix
        Unique on the page.

    Examples
    --------
    >>> svg = '<svg viewBox="0 0 2 1" width="72pt" height="36pt"><g id="a"/></svg>'
    >>> print(inline_svg(svg, alt="A & B", prefix="f"))
    <svg viewBox="0 0 2 1" role="img" aria-label="A &amp; B" style="--drawn:96px"
         preserveAspectRatio="xMinYMin"><g /></svg>
    """
    root = ET.fromstring(svg)
    width, height = (_pixels(root.attrib.pop(side, "")) for side in ("width", "height"))
    root.attrib.pop("version", None)
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.attrib |= {"role": "img", "aria-label": alt, "style": f"--drawn:{width:g}px"}
    root.attrib.setdefault("preserveAspectRatio", "xMinYMin")  # where height is short, keep left
    for parent in list(root.iter()):
        for child in list(parent):
            name = _local(child.tag)
            if name == "metadata":
                parent.remove(child)
            elif name == "style" and "*{stroke-linejoin: round" in (child.text or ""):
                # matplotlib's rule for everything would reach the whole page from here
                parent.remove(child)
                root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt"}
    used = set(re.findall(r"""(?:url\(["']?|href=["'])#([^"')]+)""", svg))
    for element in root.iter():
        element.tag = _local(element.tag)
        attributes = {_local(name): value for name, value in element.attrib.items()}
        element.attrib.clear()
        for name, value in attributes.items():
            if name == "id":
                if value in used:
                    element.set(name, f"{prefix}-{value}")
                elif value.startswith(ROW):
                    element.set("data-row", value.removeprefix(ROW))
            elif name == "href" and value.startswith("#"):
                element.set(name, f"#{prefix}-{value[1:]}")
            else:
                element.set(name, re.sub(r"""url\((["']?)#""", rf"url(\1#{prefix}-", value))
    return Markup(ET.tostring(root, encoding="unicode"))  # serialised, so escaped


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _pixels(length: str) -> float:
    number = re.match(r"[\d.]+", length)
    return round(float(number[0]) * (96 / 72 if length.endswith("pt") else 1), 2) if number else 0


def slug(text: str) -> str:
    """Return words as an id.

    Examples
    --------
    >>> slug("Who does what, and who earns it?")
    'who-does-what-and-who-earns-it'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def _highlight(source: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    marked: str = highlight(source, lexer, HtmlFormatter())
    return marked.replace("<pre>", '<pre tabindex="0" role="group" aria-label="Code">', 1)
