"""Pages from templates, and notebooks as pages of the same design.

A page carries everything it needs: style and figures are inside, nothing is asked from elsewhere,
and `refuse_outside` makes sure of it before a page is handed out. Text is escaped unless it is
`markupsafe.Markup`. The same input gives the same bytes: ids come from words and order.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from microfactory.article import Article, export
from microfactory.problems import Problem, shown, stop_if_any

if TYPE_CHECKING:
    from nbformat import NotebookNode

TEMPLATES = Path(__file__).parent / "templates"
#: What leads from a notebook to the pages of the site; a page has the way from where it is instead.
SITE = "../reports/"
#: What a page may leave out of its context.
DEFAULTS: Mapping[str, Any] = {
    "lang": "en",
    "site_name": "microfactory",
    "home": "index.html",
    "nav": (),
    "description": "",
    "kicker": "",
    "summary": "",
    "byline": "",
    "has_code": False,
    "interactive": False,
}


class Link(NamedTuple):
    """An entry of the site's navigation; the page itself is `current`."""

    href: str
    label: str
    current: bool = False


class Menu(NamedTuple):
    """Some links of the site's navigation under one name."""

    label: str
    links: Sequence[Link]

    @property
    def current(self) -> bool:
        """Whether the page itself is among them."""
        return any(link.current for link in self.links)


@cache
def environment() -> Environment:
    """Return the one Jinja environment: escapes text, and a name that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["style"] = Markup((TEMPLATES / "style.css").read_text("utf-8").strip())
    script = Markup((TEMPLATES / "site.js").read_text("utf-8").strip())
    environment.globals |= {"script": script, "script_hash": _hash(script)}
    return environment


def render_page(template_name: str, /, **context: Any) -> str:
    """Render a page, lead its links to the site, and check that it asks for nothing from outside.

    Parameters
    ----------
    template_name
        A file of ``templates`` that extends ``base.html.j2``.
    context
        What the template needs; `DEFAULTS` has what may be left out.

    Raises
    ------
    jinja2.UndefinedError
        If the template needs a name that is not there.
    ProblemsFound
        If the page would run a script that its policy does not name, or load anything.
    """
    whole = {**DEFAULTS, **context}
    html = environment().get_template(template_name).render(whole)
    if "<table data-" in html and not whole["interactive"]:
        html = environment().get_template(template_name).render({**whole, "interactive": True})
    html = html.replace(f'href="{SITE}', f'href="{str(whole["home"]).removesuffix("index.html")}')
    refuse_outside(html, where=template_name)
    return html


def render_macro(name: str, /, *args: Any, **kwargs: Any) -> Markup:
    """Call a macro of ``macros.html.j2``, for a piece of a page or for the output of a cell.

    Examples
    --------
    >>> render_macro("unknown", "not_researched")
    Markup('<span class="unknown">not researched</span>')
    """
    macro = getattr(environment().get_template("macros.html.j2").module, name)
    return Markup(str(macro(*args, **kwargs)).strip())  # the macro escapes


def to_html(
    notebook: NotebookNode,
    *,
    nav: Sequence[Menu] = (),
    resources: Mapping[str, Any] | None = None,
) -> str:
    r"""Return a notebook, with its outputs, as a page that needs no other file.

    The first heading of level 1 is the title. Code stands behind one switch, the parameters that
    papermill injects with it. Raw HTML in Markdown is shown as text, and a dollar sign is a dollar
    sign (``$`` or ``\$``): there is no mathematics. HTML outputs go in as they are.

    A figure is an output of ``image/svg+xml`` or ``image/png``; its output metadata under that
    type gives ``alt`` (required), and may give ``title``, ``subtitle``, ``caption``, ``source``
    and ``wide``. A table's metadata under ``text/html`` may give ``label`` for its scrolling box;
    its caption is used otherwise. A link to ``../reports/`` leads from the notebook to a page of
    the site, and from the page there too. A link to ``#fact-KEY`` opens the card of that number.

    Parameters
    ----------
    notebook
        Of format 4; not changed.
    nav
        The site's navigation.
    resources
        More context for ``article.html.j2``: ``title`` (instead of the first heading),
        ``kicker``, ``summary``, ``byline``, ``description``, ``home``, ``site_name``, ``lang``.

    Raises
    ------
    ProblemsFound
        If a figure has no alternative text, the notebook no title, or an output would load or run
        something.
    """
    context = dict(resources or {})
    article = Article(render_macro)
    body = export(notebook, article, TEMPLATES)
    up = str(context.get("home", DEFAULTS["home"])).removesuffix("index.html")
    body = Markup(
        str(body).replace('href="../reports/', f'href="{up}')
    )  # as it was, but for the way
    title = context.pop("title", "") or article.title
    if not title:
        expected = "a heading of level 1, which becomes the page's title"
        stop_if_any([Problem("notebook", "no title", expected)])
    return render_page(
        "article.html.j2",
        **{
            "title": title,
            "nav": nav,
            "body": body,
            "headings": article.headings,
            "has_code": 'class="code"' in body,
            **context,
        },
    )


def refuse_outside(html: str, *, where: str = "page") -> None:
    """Raise if a page would load or run anything that is not in it, or uses an id twice or in vain.

    A script is accepted if the page's own policy names its hash. Links (``<a href>``) may lead
    anywhere on the web or in the folder.

    Raises
    ------
    ProblemsFound
        With every place.

    Examples
    --------
    >>> refuse_outside('<p><img src="https://example.org/a.png" alt=""></p>')
    Traceback (most recent call last):
    microfactory.problems.ProblemsFound: 1 problem
      page line 1: found <img src='https://example.org/a.png'>; expected nothing from outside
    """
    guard = _Guard(where)
    guard.feed(html)
    guard.close()
    stop_if_any(guard.problems)


def _hash(script: str) -> str:
    """Return a script's hash as a Content-Security-Policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


class _Guard(HTMLParser):
    """Collects what a page would load or run."""

    LOADING = frozenset(
        {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
    )
    REFUSED = frozenset({"iframe", "frame", "object", "embed", "base", "applet", "portal"})
    CSS_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!data:|#)[^)]*\)|@import[^;]*", re.IGNORECASE)

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self.where = where
        self.problems: list[Problem] = []
        self._ids: set[str] = set()
        self._opened: dict[str, str] = {}
        self._policy = ""
        self._inside = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._inside = tag
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self._policy += given.get("content", "")
        elif tag in self.REFUSED or (tag == "meta" and "http-equiv" in given):
            self._say(f"<{tag}>", "no such element")
        for name, value in given.items():
            self._attribute(tag, name, value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text += data  # it may come in pieces

    def handle_endtag(self, tag: str) -> None:
        if self._inside == "script":
            if f"'{_hash(self._text)}'" not in self._policy:
                found = f"a script, {shown(self._text.strip())}"
                self._say(found, "its hash in the page's policy")
        elif self._inside == "style":
            self._css(self._text)
        self._inside = self._text = ""

    def close(self) -> None:
        super().close()
        self.handle_endtag(self._inside)
        for target in self._opened.keys() - self._ids:
            self._say(self._opened[target], "the id of what it opens")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        address = "".join(value.split()).lower()
        outside = not address.startswith(("data:", "#")) and address != ""
        if name.startswith("on"):
            self._say(f"<{tag} {name}={value!r}>", "no inline handler")
        elif tag == "a" and name in {"href", "xlink:href"}:
            if address.startswith(("javascript:", "data:", "vbscript:")):
                self._say(f"<a href={value!r}>", "a link to a page")
        elif (name in self.LOADING or name in {"href", "xlink:href"}) and outside:
            self._say(f"<{tag} {name}={value!r}>", "nothing from outside")
        elif name == "style":
            self._css(value)
        elif name == "popovertarget":
            self._opened.setdefault(value, f"<{tag} {name}={value!r}>")
        elif name == "id":
            if value in self._ids:
                self._say(f"the id {value!r} a second time", "an id once")
            self._ids.add(value)

    def _css(self, text: str) -> None:
        for found in self.CSS_OUTSIDE.findall(text):
            self._say(f"{found} in a style", "nothing from outside")

    def _say(self, found: str, expected: str) -> None:
        self.problems.append(Problem(f"{self.where} line {self.getpos()[0]}", found, expected))
