"""Every section of a case study, and a page made of them without running a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

import nbformat.v4 as nb

from microfactory import case_report
from microfactory.page import to_html
from microfactory.reading import Drawn, Prose, Table

SECTIONS = [getattr(case_report, name) for name in case_report.__all__]
SCRIPT = "<script>alert('x')</script> [press](javascript:alert(1)) | *a* $5 {{ x }}"


def page_of(results):
    """Return the page that a notebook of all sections would give."""
    return page_from([section(results) for section in SECTIONS])


def page_from(sections):
    """Return the page that a notebook with these outputs would give."""
    cells = []
    for shown in sections:
        about = {}
        if isinstance(shown, Table):
            data = {"text/html": shown._repr_html_()}
        else:
            assert isinstance(shown, (Drawn, Prose))
            data, about = shown._repr_mimebundle_()
        output = nb.new_output("display_data", data=data, metadata=about)
        cells.append(nb.new_code_cell("x", outputs=[output]))
    return to_html(nb.new_notebook(cells=[nb.new_markdown_cell("# A title"), *cells]))


class Elements(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.handlers, self.addresses, self.text = set(), [], [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]

    def handle_data(self, data):
        self.text += data


def as_text(shown):
    """Return what a section says in a terminal."""
    return repr(shown)
