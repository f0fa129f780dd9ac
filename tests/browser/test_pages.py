"""Every page in a real browser: no network, no complaint, no sideways scrolling, nothing out of reach."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from .conftest import CASES, REPORTS, opened

pytestmark = pytest.mark.browser

PAGES = sorted(path.name for path in REPORTS.glob("*.html"))
EVERY = [*PAGES, *sorted(f"cases/{path.name}" for path in REPORTS.glob("cases/*.html"))]
#: Where the same template says the same kind of thing, some stand for all.
SOME = [*PAGES, *(f"cases/{case}.html" for case in CASES)]
WITH_CARDS = [path for path in SOME if 'popover id="fact-' in (REPORTS / path).read_text("utf-8")]
HEAVIEST = 1_500_000

INTERACTIVE = "a[href], button, input, select, summary, [tabindex]"
OUT_OF_REACH = f"""() => [...document.querySelectorAll({INTERACTIVE!r})]
    .filter((each) => each.checkVisibility() && each.tabIndex !== 0 && each.id !== "main")
    .map((each) => each.outerHTML.slice(0, 120))"""
#: What is wider than the screen and does not stand in a box that scrolls.
TOO_WIDE = """() => [...document.body.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
        && each.checkVisibility() && !each.closest(".scroll, .plate, pre, .skip, .visually-hidden, svg"))
    .map((each) => each.outerHTML.slice(0, 120)).slice(0, 3)"""


def go(tab, path):
    page, heard = tab
    heard.errors.clear()
    heard.outside.clear()
    page.goto((REPORTS / path).as_uri())
    return page, heard


def test_there_are_pages():
    assert {"index.html", *(f"cases/{case}.html" for case in CASES)} <= set(WITH_CARDS), (
        "run `make`"
    )
    assert {"index.html", "methods.html", "sources.html", "thesis_map.html"} <= set(PAGES), (
        "run `make`"
    )


@pytest.mark.parametrize("path", EVERY)
def test_a_page_loads_without_a_network_and_fits_a_phone(phone, path):
    assert (REPORTS / path).stat().st_size < HEAVIEST
    page, heard = go(phone, path)
    assert not heard.errors and not heard.outside
    assert page.title() and page.locator("h1").count() == 1
    wide = page.evaluate(TOO_WIDE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 and not wide, wide
    assert page.evaluate(OUT_OF_REACH) == []


@pytest.mark.parametrize("path", SOME)
@pytest.mark.parametrize("scheme", ["desk", "night", "phone"])
def test_axe_finds_nothing_to_complain_of(request, path, scheme):
    """axe-core, all its rules, by day, by night and on a phone."""
    from axe_playwright_python.sync_playwright import Axe

    page, heard = go(request.getfixturevalue(scheme), path)
    found = Axe().run(page).response["violations"]
    told = [(each["id"], each["nodes"][0]["html"][:160]) for each in found]
    assert not told and not heard.errors


@pytest.mark.parametrize("path", WITH_CARDS)
def test_every_number_with_a_source_opens_its_card(desk, path):
    page, _ = go(desk, path)
    numbers = page.locator("main .fact-value").filter(visible=True)
    for place in {0, numbers.count() // 2, numbers.count() - 1}:
        number = numbers.nth(place)
        card = page.locator(f"#{number.get_attribute('popovertarget')}")
        assert not card.is_visible()
        number.scroll_into_view_if_needed()
        number.focus()
        page.keyboard.press("Enter")
        assert card.is_visible() and len(card.inner_text()) > 10
        box = card.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
        for link in card.locator("a").all():
            assert re.match(r"(\.\./)?sources\.html#\w+$", link.get_attribute("href"))
        page.keyboard.press("Escape")
        assert not card.is_visible()


def test_a_touch_opens_a_card_and_the_card_fits_the_screen(phone):
    page, _ = go(phone, f"cases/{CASES[0]}.html")
    number = page.locator("main .fact-value").nth(5)
    number.tap()
    box = page.locator(f"#{number.get_attribute('popovertarget')}").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize("path", WITH_CARDS)
def test_a_pointer_and_the_focus_of_the_keyboard_open_a_card_without_a_press(desk, path):
    page, _ = go(desk, path)
    first, second = page.locator("main .fact-value").first, page.locator("main .fact-value").last
    for number, reach in ((first, first.hover), (second, second.focus)):
        number.scroll_into_view_if_needed()
        page.keyboard.press("Shift")  # from here on the keyboard is in use
        reach()
        card = page.locator(f"#{number.get_attribute('popovertarget')}")
        card.wait_for(state="visible", timeout=4000)
        at, shown = number.bounding_box(), card.bounding_box()
        assert abs(at["y"] - shown["y"]) < 600, "the card stands far from its number"


#: Remembers what the focus has reached, and what it reached without a mark that shows where it is.
LISTEN = f"""() => {{
    globalThis.wanted = new Set([...document.querySelectorAll({INTERACTIVE!r})].filter(
        (each) => each.checkVisibility() && each.tabIndex === 0));
    globalThis.unmarked = [];
    const count = wanted.size;
    document.addEventListener("focusin", ({{ target }}) => {{
        wanted.delete(target);
        const style = getComputedStyle(target.matches(".switch") ? target.nextElementSibling : target);
        if (style.outlineStyle === "none" && target.matches(":focus-visible") && target.id !== "main")
            unmarked.push(target.outerHTML.slice(0, 120));
    }});
    return count;
}}"""


@pytest.mark.parametrize("path", SOME)
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(desk, path):
    page, _ = go(desk, path)
    count = left = page.evaluate(LISTEN)
    assert count > 20
    for _ in range(0, 3 * count, 50):  # links of cards that open on the way take a turn too
        for _ in range(50):
            page.keyboard.press("Tab")
        left = page.evaluate("() => wanted.size")
        if not left:
            break
    assert not left, page.evaluate("() => [...wanted].slice(0, 3).map((each) => each.outerHTML)")
    assert not page.evaluate("() => unmarked")


def test_a_search_picks_out_the_marks_of_the_map(desk):
    page, heard = go(desk, "typology.html")
    marks = page.locator("svg [data-row='soko_branded']")
    others = page.locator("svg [data-row='zara']")
    assert marks.count() >= 2 and page.locator("svg .pale").count() == 0
    controls = page.get_by_role("search").first
    assert controls.bounding_box()["y"] < page.locator("figure").first.bounding_box()["y"]
    controls.get_by_label("Search").fill("soko branded")
    assert all("pale" not in (each.get_attribute("class") or "") for each in marks.all())
    assert all("pale" in each.get_attribute("class") for each in others.all())
    controls.get_by_label("Search").fill("")
    page.locator("tr[data-row='zara']").hover()
    assert all("pale" in each.get_attribute("class") for each in marks.all())
    page.locator("svg g[data-row='soko_branded'] use").first.hover()
    assert "Soko (branded)" in controls.locator("output").inner_text()
    page.locator("svg g[data-row='soko_branded'] use").first.click()
    page.wait_for_url("**/cases/soko_branded.html")
    assert not heard.errors


def test_a_menu_opens_leads_and_closes(phone):
    page, _ = go(phone, "index.html")
    page.get_by_role("button", name="Evidence").tap()
    menu = page.locator(".menu-pages:popover-open")
    box = menu.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    menu.get_by_role("link", name="Sources").tap()
    page.wait_for_url("**/sources.html")


def test_rows_are_searched_and_chosen(desk):
    page, _ = go(desk, "typology.html")
    table = page.locator("table[data-find]").first
    rows = table.locator("tbody tr")
    everything = rows.count()
    controls = page.get_by_role("search").first
    controls.get_by_label("Search").fill("soko BRANDED")
    assert rows.filter(visible=True).count() == 1
    assert controls.locator("output").inner_text() == f"1 of {everything} rows"
    controls.get_by_label("Search").fill("")
    choice = controls.get_by_label("Answer")
    choice.select_option("Open")
    shown = rows.filter(visible=True)
    assert 0 < shown.count() < everything
    assert all("Open" in text for text in shown.all_inner_texts())
    controls.get_by_label("Production models").select_option("Mass production")
    assert all("mass production" in text.lower() for text in shown.all_inner_texts())
    choice.select_option("")
    controls.get_by_label("Production models").select_option("")
    assert rows.filter(visible=True).count() == everything


def test_the_audit_is_searched_by_verdict_and_weight(desk):
    page, heard = go(desk, "audit.html")
    rows = page.locator("#ledger tbody tr")
    everything = rows.count()
    controls = page.get_by_role("search").last
    controls.get_by_label("Verdict").select_option("inconsistent")
    wrong = rows.filter(visible=True)
    assert 0 < wrong.count() < everything
    assert {"inconsistent"} == {each.get_attribute("data-verdict") for each in wrong.all()}
    controls.get_by_label("Weight").select_option("major")
    assert {"major"} == {each.get_attribute("data-severity") for each in wrong.all()}
    assert not heard.errors


def test_a_slider_draws_the_cost_at_a_volume(desk):
    page, heard = go(desk, "costs.html")
    slider = page.get_by_role("slider").first
    bars = page.locator(".bars").first
    table = page.locator("table[data-slide]").first
    slider.focus()
    page.keyboard.press("Home")
    first = bars.inner_text()
    page.keyboard.press("End")
    assert bars.inner_text() != first and not heard.errors
    last = table.locator("tbody tr").last
    shown = {each.inner_text() for each in last.locator("[data-low]").all()}
    assert shown and all(text in bars.inner_text() for text in shown)
    assert slider.get_attribute("aria-valuetext").startswith(last.locator("th").inner_text())


def test_without_script_a_page_is_complete(browser):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((REPORTS / "typology.html").as_uri())
    assert page.locator("table").first.locator("tbody tr").count() > 10
    assert page.get_by_role("search").count() == 0
    context.close()


@pytest.fixture(scope="module")
def paper(browser):
    """Return a page as wide as what A4 leaves between the margins, in the style for print."""
    page, heard = opened(browser, 658)
    page.emulate_media(media="print")
    return page, heard


@pytest.mark.parametrize("path", SOME)
def test_nothing_is_wider_than_paper(paper, path):
    page, _ = go(paper, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 658


@pytest.mark.parametrize("path", ["index.html", "typology.html", f"cases/{CASES[0]}.html"])
def test_a_page_prints(desk, path):
    page, _ = go(desk, path)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(each.extract_text() for each in printed.pages)
    assert "".join(page.locator("h1").inner_text().split()) in "".join(text.split())
    assert "Skip to the text" not in text and len(printed.pages) < 40
