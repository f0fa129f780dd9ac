"""A case file full of markup stays text, in a real browser as in the parser."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from case_report.building import SCRIPT, page_from, page_of
from case_report.conftest import hostile_case

from microfactory import (
    benchmarks,
    case_report,
    compare_report,
    cost_report,
    growth,
    growth_report,
    profile_comparison,
    registers,
    tradeoff_report,
    typology_report,
)
from microfactory.compare_report import Comparison
from microfactory.growth_report import Growth
from microfactory.site import index, sources, thesis_map
from microfactory.tradeoff_report import Evidence
from microfactory.tradeoffs import TABLE, framework, tradeoffs

from .conftest import opened

pytestmark = pytest.mark.browser

#: Every kind of page that says something of a case or of a register.
PAGES = ("case", "index", "sources", "map", "compared", "growth", "tradeoffs", "typology")
PAGES += ("costs",)


def hostile_register():
    register = registers.artefacts()
    first = register.artefacts[0].model_copy(update={"title": SCRIPT, "reason": SCRIPT})
    return register.model_copy(update={"artefacts": (first, *register.artefacts[1:])})


def compared(hostile, other):
    """Return the page on cases compared, of the case that means harm beside another."""
    profiles = [hostile.ethics, other.ethics]
    found = Comparison(
        {each.id: each.name for each in (hostile, other)},
        pd.concat(profiles, ignore_index=True),
        pd.DataFrame(columns=["benchmark"]),
        hostile.sources,
        profile_comparison.compare_profiles(profiles, np.random.default_rng(1)),
    )
    blocks = [compare_report.knowledge, compare_report.verdicts, compare_report.certain]
    blocks += [compare_report.bounded, compare_report.rank_intervals, compare_report.themes]
    blocks += [compare_report.left_out, compare_report.hasse, compare_report.hasse_by_indicator]
    blocks += [compare_report.picture, compare_report.wages]
    shown = [block(found) for block in blocks]
    return page_from([*shown, compare_report.next_facts(found, 10)])


def grown(hostile, cells):
    """Return the page on growth, of the case that means harm."""
    facts, week = hostile.facts, registers.params().week()
    wages = benchmarks.benchmarks(cells, week)
    capacities = growth.capacities(facts)
    found = Growth(
        hostile.id,
        hostile.name,
        hostile.sources,
        levels=growth.growth_levels(facts),
        implied_margins=growth.implied_margins(facts),
        break_even=growth.break_even(facts),
        capacities=capacities,
        capacity_pairs=growth.capacity_pairs(capacities),
        capacity_groups=growth.capacity_groups(facts),
        earnings=growth.earnings(facts, week),
        full_time=growth.full_time(facts, wages, week),
        digitised=pd.DataFrame(
            columns=["figure", "series", "period", "low", "high", "unit", "note"]
        ),
    )
    blocks = [growth_report.in_short, growth_report.levels_table, growth_report.break_even_table]
    blocks += [growth_report.capacity_table, growth_report.earnings_table]
    return page_from([*(block(found) for block in blocks), case_report.title(hostile)])


def traded(hostile, cells):
    """Return the page on tradeoffs, of the case that means harm."""
    items, words = framework(cells), cells[cells["table"] == TABLE]
    said = tradeoffs(hostile.id, hostile.facts, hostile.value_chain, items, words)
    found = Evidence({hostile.id: hostile.name}, said, items, hostile.sources)
    blocks = [tradeoff_report.coverage, tradeoff_report.figures_table]
    blocks += [tradeoff_report.findings_table, tradeoff_report.other_findings]
    return page_from([block(found) for block in blocks])


def classified(hostile):
    """Return the page on the typology, of verdicts that mean harm."""
    found = typology_report.verdicts().head(3).assign(name=SCRIPT, source_note=SCRIPT)
    found = found.assign(
        source_at=SCRIPT, case=[f"{SCRIPT} {place}" for place in range(len(found))]
    )
    blocks = [typology_report.map_of_cases, typology_report.map_table]
    blocks += [typology_report.agreement_table, typology_report.not_named]
    blocks += [typology_report.reading_table, typology_report.agreement_text]
    return page_from([block(found) for block in blocks])


def costed(hostile):
    """Return the section on cost against volume, of the case that means harm."""
    return page_from(
        [
            case_report.title(hostile),
            cost_report.against_volume(hostile),
            cost_report.against_volume_text(hostile),
        ]
    )


@pytest.fixture(scope="module")
def pages(results_of, cells, tmp_path_factory):
    """Return the pages that say something of a case, made of the case that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.yaml").write_text(json.dumps(hostile_case()), encoding="utf-8")
    hostile = results_of(folder / "hostile.yaml")
    made = {
        "case": page_of(hostile),
        "index": index([hostile], []),
        "sources": sources(registers.sources(), [hostile]),
        "map": thesis_map(hostile_register()),
        "compared": compared(hostile, results_of("soko_branded")),
        "growth": grown(hostile, cells),
        "tradeoffs": traded(hostile, cells),
        "typology": classified(hostile),
        "costs": costed(hostile),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_text_that_looks_like_markup_stays_text(browser, pages, name):
    page, heard = opened(browser, 1000)
    page.goto((pages / f"{name}.html").as_uri())
    assert not heard.errors and not heard.outside
    played = page.locator("table[data-find], table[data-slide]").count()
    assert page.locator("script").count() == bool(played)  # the page's own, by its hash
    assert page.locator("main img").count() == 0
    assert "default-src 'none'" in page.locator("meta[http-equiv]").get_attribute("content")
    assert page.locator("a[href^='javascript']").count() == 0
    assert "<script>alert('x')</script>" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    page.context.close()


def test_the_policy_stops_what_would_get_through(browser, pages):
    """Had the escaping failed, nothing would run and nothing would be fetched."""
    text = (pages / "index.html").read_text(encoding="utf-8")
    worse = "<script>document.title = 'ran'</script><img src='https://example.org/x.png'>"
    (pages / "worse.html").write_text(text.replace("</main>", f"{worse}</main>"), encoding="utf-8")
    page, heard = opened(browser, 1000)
    page.goto((pages / "worse.html").as_uri())
    assert page.title() != "ran"
    assert len([error for error in heard.errors if "Content Security Policy" in error]) == 2
    page.context.close()
