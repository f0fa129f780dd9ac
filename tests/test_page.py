"""Pages: nothing from outside, nothing run, text stays text, the same bytes every time."""

import re
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from microfactory.page import Link, Menu, refuse_outside, render_macro, render_page, to_html
from microfactory.problems import ProblemsFound

HOSTILE = '</title></p><script>alert("x")</script><img src=x onerror=alert(1)>'
SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="72pt" height="36pt" viewBox="0 0 72 36" version="1.1">'
    '<metadata><a xmlns="http://example.org/">x</a></metadata>'
    '<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>'
    '<clipPath id="clip"><rect width="1" height="1"/></clipPath><path id="m" d="M0 0"/></defs>'
    '<g id="axes" clip-path="url(#clip)"><use xlink:href="#m"/><text>craft</text></g></svg>'
)
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk\n"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n"
)


def displayed(mimetype, data, **words):
    metadata = {mimetype: words} if words else {}
    return new_output("display_data", data={mimetype: data}, metadata=metadata)


def cell(source, *outputs, tags=()):
    made = new_code_cell(source, outputs=list(outputs))
    made.metadata["tags"] = list(tags)
    return made


def page(*cells, **options):
    return to_html(new_notebook(cells=[new_markdown_cell("# A title"), *cells]), **options)


@pytest.fixture(scope="module")
def whole():
    """A page with one of everything."""
    error = new_output(
        "error", ename="KeyError", evalue="no <wage>", traceback=["\x1b[31mline one\x1b[0m", "two"]
    )
    return page(
        new_markdown_cell("Earns \\$5 to $7 a day, see [the report](https://example.org/r)."),
        cell('case = "soko"', tags=["parameters"]),
        cell('case = "acme"', tags=["injected-parameters"]),
        new_markdown_cell("## Costs & prices\n\n## Costs & prices\n\n### Main\n\n# Late title"),
        cell("draw()", displayed("image/svg+xml", SVG, alt="Bars <1>", caption="A & B", wide=True)),
        cell("draw()", displayed("image/svg+xml", SVG, alt="More bars", title="Second")),
        cell("photo()", displayed("image/png", PNG, alt='A "dot"')),
        cell("frame", displayed("text/html", "<table><caption>Wages</caption><th></th></table>")),
        cell("print(1)", new_output("stream", name="stdout", text="\x1b[1mprinted\x1b[0m & more")),
        cell("warn()", new_output("stream", name="stderr", text="a warning")),
        cell("1 / 0", error),
        cell("2", new_output("execute_result", data={"text/plain": "<two>"}, execution_count=1)),
        new_markdown_cell("|a|b|\n|-|-:|\n|x|1|"),
        nav=[
            Menu("Cases", [Link("index.html", "Overview")]),
            Menu("Money", [Link("c.html", "Costs", current=True)]),
        ],
        resources={"kicker": "Case study", "summary": "In short."},
    )


class Collector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


def elements(html):
    collector = Collector()
    collector.feed(html)
    return collector.elements


def test_nothing_comes_from_outside(whole):
    for tag, attributes in elements(whole):
        assert tag not in {"script", "iframe", "object", "embed"}
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href", "srcset", "data", "xlink:href"):
            if tag != "a" and name in attributes:
                assert attributes[name].startswith(("data:", "#"))
    assert "@import" not in whole and "url(http" not in whole
    assert "default-src 'none'" in whole


def test_links_to_sources_stay(whole):
    assert '<a href="https://example.org/r">the report</a>' in whole


def test_dollars_are_dollars(whole):
    assert "Earns $5 to $7 a day" in whole


def test_same_notebook_same_bytes(whole):
    cells = [new_markdown_cell("## One"), cell("x", displayed("image/svg+xml", SVG, alt="a"))]
    first = page(*cells)
    for one in cells:
        one.id = "0" + one.id[1:]  # the ids of cells are random
    assert first == page(*cells)


def test_title_is_the_first_heading(whole):
    assert "<title>A title · microfactory</title>" in whole
    assert re.findall(r"<h1>(.*?)</h1>", whole) == ["A title"]
    assert ">Late title<" in whole


def test_notebook_without_a_title_is_refused():
    with pytest.raises(ProblemsFound, match="heading of level 1"):
        to_html(new_notebook(cells=[new_markdown_cell("words")]))
    assert "<h1>Given</h1>" in to_html(new_notebook(), resources={"title": "Given"})


def test_every_id_is_unique_and_headings_have_one(whole):
    ids = [attributes["id"] for _, attributes in elements(whole) if "id" in attributes]
    assert len(ids) == len(set(ids))
    headings = [a for tag, a in elements(whole) if tag in {"h2", "h3"}]
    assert [a["id"] for a in headings] == ["costs-prices", "costs-prices-2", "main-2", "late-title"]


def test_contents_lead_to_the_headings(whole):
    contents = whole[whole.index('<nav class="toc"') :].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == [
        "costs-prices",
        "costs-prices-2",
        "main-2",
        "late-title",
    ]
    assert "Costs &amp; prices" in contents


def test_every_fragment_has_its_target(whole):
    ids = {attributes["id"] for _, attributes in elements(whole) if "id" in attributes}
    aims = {a["href"][1:] for _, a in elements(whole) if a.get("href", "").startswith("#")}
    aims |= {a[name] for _, a in elements(whole) for name in ("popovertarget", "for") if name in a}
    assert aims <= ids


def test_pictures_have_alternative_text(whole):
    drawn = [a["aria-label"] for tag, a in elements(whole) if a.get("role") == "img"]
    assert drawn == ["Bars <1>", "More bars"]
    assert [a["alt"] for tag, a in elements(whole) if tag == "img"] == ['A "dot"']
    assert "<figcaption>A &amp; B</figcaption>" in whole
    assert '<figure id="figure-1" class="wide">' in whole


def test_picture_without_alternative_text_is_refused():
    with pytest.raises(ProblemsFound, match=r"cell 2, 'draw\(\)'.*'alt'"):
        page(cell("draw()", displayed("image/svg+xml", SVG)))


def test_svg_ids_do_not_meet(whole):
    assert 'id="figure-1-clip"' in whole and "url(#figure-2-clip)" in whole
    assert 'href="#figure-2-m"' in whole
    assert 'id="axes"' not in whole  # nothing refers to it
    assert "stroke-linejoin: round" not in whole and "http://example.org/" not in whole


def test_code_stands_behind_one_switch(whole):
    assert whole.count('type="checkbox"') == 1
    assert ".article > .code { display: none; }" in whole
    assert ".switch:checked ~ .code { display: block; }" in whole
    assert 'type="checkbox"' not in page(new_markdown_cell("prose only"))


def test_injected_parameters_are_code_like_the_rest(whole):
    injected = whole[whole.index("Parameters of this page") :]
    assert whole.index('<div class="code">') < whole.index("Parameters of this page")
    assert "acme" in injected.partition("</div>")[0]


def test_error_is_shown_as_one(whole):
    box = whole[whole.index('<div class="error"') :].partition("</details>")[0]
    assert "KeyError" in box and "no &lt;wage&gt;" in box
    assert "line one\ntwo" in box and "\x1b" not in box


def test_papermill_says_an_error_once():
    banner = new_markdown_cell("<span>An Exception was encountered</span>")
    banner.metadata["tags"] = ["papermill-error-cell-tag"]
    assert "Exception was" not in page(banner)


def test_printed_output_and_results(whole):
    assert "printed &amp; more</pre>" in whole
    assert "a warning" not in whole
    assert "&lt;two&gt;</pre>" in whole


def test_tables_scroll_in_a_named_box_of_their_own(whole):
    boxes = [a for _, a in elements(whole) if a.get("class") == "scroll"]
    assert [box["aria-label"] for box in boxes] == ["Wages", "Table 2"]
    assert all(box["role"] == "region" and box["tabindex"] == "0" for box in boxes)
    assert '<td class="num">1</td>' in whole and '<th scope="col">a</th>' in whole


def test_hostile_words_stay_words():
    html = page(
        new_markdown_cell(f"## {HOSTILE}\n\n{HOSTILE}\n\n[a](javascript:alert(1))"),
        cell(HOSTILE, displayed("text/markdown", HOSTILE), displayed("text/plain", HOSTILE)),
        cell("p", new_output("stream", name="stdout", text=HOSTILE)),
        cell("e", new_output("error", ename=HOSTILE, evalue=HOSTILE, traceback=[HOSTILE])),
        cell("f", displayed("image/svg+xml", SVG, alt=HOSTILE, caption=HOSTILE, title=HOSTILE)),
        cell("g", displayed("image/png", PNG, alt=HOSTILE, source=HOSTILE)),
        cell("t", displayed("text/html", "<table></table>", label=HOSTILE)),
        nav=[Menu(HOSTILE, [Link("#main", HOSTILE)])],
        resources=dict.fromkeys(("kicker", "summary", "byline", "description"), HOSTILE),
    )
    found = elements(html)
    assert not [tag for tag, _ in found if tag == "script"]
    assert not [a for _, a in found if "onerror" in a]
    assert "javascript:" not in {a.get("href", "")[:11] for _, a in found}


@pytest.mark.parametrize(
    "output",
    [
        displayed("text/html", "<script>1</script>"),
        displayed("text/html", '<p onclick="go()">x</p>'),
        displayed("text/html", '<img src="https://example.org/a.png" alt="">'),
        displayed("text/html", '<img src="beside.png" alt="">'),
        displayed("text/html", '<iframe srcdoc="x"></iframe>'),
        displayed("text/html", '<link rel="stylesheet" href="//example.org/a.css">'),
        displayed("text/html", '<meta http-equiv="refresh" content="0;url=https://example.org">'),
        displayed("text/html", "<style>@import 'a.css';</style>"),
        displayed("text/html", '<p style="background:url(https://example.org/a)">x</p>'),
        displayed("text/html", '<a href=" java\nscript:alert(1)">x</a>'),
        displayed("text/html", '<p id="main">x</p>'),
        displayed("text/html", "<script>1"),
        displayed("image/svg+xml", SVG.replace("<text>", "<text onload='x'>"), alt="a"),
        displayed("text/markdown", "![alt](https://example.org/a.png)"),
    ],
)
def test_what_would_load_or_run_is_refused(output):
    with pytest.raises(ProblemsFound):
        page(cell("x", output))


def test_script_runs_only_if_the_policy_names_it():
    # The hash is openssl's: printf 1 | openssl dgst -sha256 -binary | base64
    policy = "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    refuse_outside(f"{head}<script>1</script>")
    with pytest.raises(ProblemsFound, match="a script, '2'"):
        refuse_outside(f"{head}<script>2</script>")


def test_missing_name_is_an_error():
    with pytest.raises(UndefinedError):
        render_page("article.html.j2", title="x")


def test_table_tells_unknown_from_text():
    columns = [
        {"key": "what", "label": "What"},
        {"key": "value", "label": "Value", "kind": "number", "unit": "USD_2017/day"},
    ]
    rows = [
        {"what": "wage <b>", "value": Markup("<em>5</em>")},
        {"what": "injuries", "value": None},
    ]
    html = render_macro("table", columns, rows, "Facts & more", note="As reported.")
    assert '<th scope="row">wage &lt;b&gt;</th>' in html
    assert '<td class="num"><em>5</em></td>' in html
    assert '<td class="num"><span class="unknown">unknown</span></td>' in html
    assert 'aria-label="Facts &amp; more"' in html and "<caption>" in html
    refuse_outside(html)


def test_number_can_be_asked_for_its_source():
    words = {
        "what": "Wage",
        "value": "5 to 7 USD (2017) a day",
        "year": "2017",
        "population": "employees of lead artisans",
        "status_name": "estimate",
        "grade_letter": "B",
        "grade_meaning": "the firm's own report",
        "at": "ch. 4, Table 10",
    }
    sources = [(HOSTILE, "sources.html#soko"), ("Another", "")]
    html = render_macro("fact", "wage", "$5 to $7", **words, sources=sources)
    shown = Markup(html).striptags()
    for word in words.values():
        assert word in shown or word in html
    assert html.count("<a ") == 1 and 'href="sources.html#soko"' in html and "Another" in shown
    assert 'popovertarget="fact-wage"' in html and 'popover id="fact-wage"' in html
    assert "<script" not in html


def test_unknown_number_says_which_kind_of_unknown():
    html = render_macro("fact", "injuries", "", what="Injuries", missing="not_researched")
    assert "not researched" in html and "Not researched" in html
    assert "grade" not in html


def test_badges_say_it_in_words():
    assert Markup(render_macro("grade", "A")).striptags() == "Grade A"
    assert Markup(render_macro("status", "target")).striptags() == "target"
    assert "not graded" in render_macro("grade", "")


def test_card_leads_to_its_page():
    html = render_macro(
        "card", "Soko", "soko.html", kicker="networked", caller=lambda: "x < y", tags=["14 of 22"]
    )
    assert '<a href="soko.html">Soko</a>' in html and "x &lt; y" in html and "14 of 22" in html


def test_links_to_the_site_lead_there_from_where_the_page_is():
    cells = [
        new_markdown_cell("See [the sizes](../reports/firm_sizes.html#law), not ../reports/."),
        cell("t", displayed("text/html", '<a href="../reports/sources.html#soko">Soko</a>')),
    ]
    top, below = page(*cells), page(*cells, resources={"home": "../index.html"})
    assert 'href="firm_sizes.html#law"' in top and 'href="sources.html#soko"' in top
    assert 'href="../firm_sizes.html#law"' in below and 'href="../sources.html#soko"' in below
    assert "not ../reports/." in top


def test_a_sentence_opens_the_card_of_a_number_that_the_page_has():
    sentence = new_markdown_cell("They keep [**$5**](#fact-wage) a day.")
    card = cell("t", displayed("text/html", str(render_macro("fact", "wage", "$5"))))
    html = page(sentence, card)
    assert html.count('popovertarget="fact-wage"') == 2 and "<strong>$5</strong></button>" in html
    with pytest.raises(ProblemsFound, match="the id of what it opens"):
        page(sentence)


def test_a_page_has_the_script_only_if_a_table_asks_for_it():
    plain = page(cell("t", displayed("text/html", "<table><tr><td>1</td></tr></table>")))
    asking = page(cell("t", displayed("text/html", "<table data-find><tr><td>1</td></tr></table>")))
    assert "<script" not in plain and "script-src" not in plain
    assert asking.count("<script>") == 1 and "script-src 'sha256-" in asking


def test_no_other_script_is_accepted():
    asking = page(cell("t", displayed("text/html", "<table data-find><tr><td>1</td></tr></table>")))
    with pytest.raises(ProblemsFound, match="its hash in the page's policy"):
        refuse_outside(asking.replace('"use strict";', ""))
    with pytest.raises(ProblemsFound, match="its hash in the page's policy"):
        refuse_outside(asking.replace("</main>", "<script>alert(1)</script></main>"))
