"""The front page leads to every case; the thesis map names every artefact; text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from markupsafe import Markup, escape

from microfactory import cases, registers, tables
from microfactory.navigation import PAGES
from microfactory.site import Finding, findings, index, methods, sources, thesis_map

HOSTILE = "<script>alert(1)</script>"
FOUND = [
    Finding("one", f"One {HOSTILE}", Markup("text"), Markup("<svg/>"), "audit.html", "The audit"),
    Finding("two", "Two", Markup("text"), Markup("<svg/>"), "cases/zara.html#ethics", "Zara"),
]


def test_the_front_page_leads_to_every_case_of_the_list(casebook_results):
    page = index(casebook_results, FOUND)
    linked = re.findall(r'href="cases/([a-z0-9_]+)\.html"', page)
    assert sorted(linked) == cases.listed() and len(set(linked)) == len(linked)
    assert all(str(escape(results.name)) in page for results in casebook_results)


def test_the_best_known_come_first_whatever_the_order(casebook_results):
    assert index(casebook_results, FOUND) == index(list(casebook_results), FOUND)
    first = re.search(r'href="cases/([a-z0-9_]+)\.html"', index(casebook_results, FOUND))
    known = {each.id: (each.ethics["state"] == "known").sum() for each in casebook_results}
    assert known[first[1]] == max(known.values())


def test_text_of_a_case_stays_text(casebook_results):
    first = casebook_results[0]
    case = first.case.model_dump(exclude_defaults=True)
    case["case"] |= {"title": HOSTILE, "product": HOSTILE, "summary": HOSTILE}
    page = index([replace(first, case=type(first.case).model_validate(case))], FOUND)
    assert HOSTILE not in page and page.count("&lt;script&gt;") >= 3


def test_the_front_page_leads_to_what_is_built_and_promises_no_more(casebook_results):
    whole = index(casebook_results, FOUND)
    assert all(
        f'href="{page.file}">{page.label}</a>: {escape(page.about)}' in whole for page in PAGES[1:]
    )
    part = index(casebook_results, FOUND, ["typology.html"])
    assert "typology.html" in re.findall(r'<li><a href="([^"]+)">[^<]+</a>:', part)
    assert not re.search(r'<li><a href="firm_sizes.html">[^<]+</a>:', part)
    assert ">Evidence</h3>" in whole and ">Evidence</h3>" not in part


def test_the_map_has_every_artefact_and_every_dangling_reference():
    register = registers.artefacts()
    page = thesis_map(register)
    for artefact in register.artefacts:
        assert f">{artefact.label}<" in page
        if artefact.raw:
            assert f"{artefact.raw}.csv" in page.replace("<wbr>", "")
    for dangling in register.dangling:
        assert dangling.label in page


def test_text_of_the_register_stays_text():
    register = registers.artefacts()
    first = register.artefacts[0].model_copy(update={"title": HOSTILE, "reason": HOSTILE})
    page = thesis_map(register.model_copy(update={"artefacts": (first,)}))
    assert HOSTILE not in page and page.count("&lt;script&gt;") >= 2


def test_every_source_has_its_place_and_says_what_rests_on_it(casebook_results):
    register = registers.sources()
    page = sources(register, casebook_results)
    places = re.findall(r'<li id="([a-z0-9_]+)">', page)
    assert sorted(places) == sorted(register)
    soko = page[page.index('<li id="soko_impact_2017">') :].partition("</li>")[0]
    assert 'href="cases/soko_branded.html"' in soko and "the firm speaks of itself" in soko


def test_a_source_that_means_harm_stays_text(casebook_results):
    first = next(iter(registers.sources().values()))
    harm = first.model_copy(
        update={"citation": HOSTILE, "note": HOSTILE, "url": "javascript:alert(1)"}
    )
    page = sources({"harm": harm}, casebook_results)
    assert HOSTILE not in page and page.count("&lt;script&gt;") == 2 and "javascript:" not in page


PACKAGE = {
    "resources": [
        {
            "name": "next-facts",
            "title": "Next facts",
            "description": HOSTILE,
            "path": "next_facts.csv",
            "rows": 1200,
            "bytes": 20_000,
            "schema": {
                "primaryKey": ["case"],
                "fields": [
                    {"name": "case", "type": "string", "description": HOSTILE},
                    {
                        "name": "state",
                        "type": "string",
                        "description": "why",
                        "constraints": {"enum": ["known", "unknown"]},
                    },
                ],
            },
        }
    ]
}


def test_every_table_is_offered_twice_with_its_dictionary():
    page = methods(PACKAGE, ["typology.html"])
    assert 'href="data/next_facts.csv"' in page and 'href="data/next_facts.parquet"' in page
    assert 'href="data/datapackage.json"' in page
    assert "1,200" in page and "20 kB" in page and "known, unknown" in page
    assert HOSTILE not in page and page.count("&lt;script&gt;") == 3


def test_the_methods_lead_only_to_what_is_built():
    text = methods(PACKAGE, ["typology.html"]).partition("<main")[2].partition("</main")[0]
    assert 'href="typology.html"' in text and 'href="firm_sizes.html"' not in text
    assert ">Audit<" not in text and ">Audit<" in methods(PACKAGE, ["audit.html"])


def test_a_finding_leads_only_to_what_is_built(casebook_results):
    page = index(casebook_results, FOUND, ["typology.html"])
    assert 'href="cases/zara.html#ethics">Zara</a>' in page
    assert "The audit" not in page and HOSTILE not in page


@pytest.fixture(scope="module")
def verdicts():
    return tables.read_each("typology/verdicts", cases.listed())


@pytest.fixture(scope="module")
def found(casebook_results, verdicts):
    return findings(casebook_results, verdicts, tables.read("benchmarks"))


def test_four_findings_say_numbers_of_the_tables(found, casebook_results, verdicts):
    assert [each.id for each in found] == ["money", "pay", "models", "evidence"]
    by_id = {each.id: each for each in found}
    settled = (verdicts["type"] != "undetermined").sum()
    assert by_id["models"].title.startswith(f"{settled} of {len(verdicts)} products")
    soko = next(each for each in casebook_results if each.id == "soko_branded")
    wage = soko.ethics.set_index("indicator").loc["daily_wage"]
    assert f"${wage['low']:g} to {wage['high']:g} a day" in by_id["pay"].title
    known = max((each.ethics["state"] == "known").sum() for each in casebook_results)
    assert f"{known} are known" in by_id["evidence"].title
    assert all('role="img"' in each.picture and "aria-label=" in each.picture for each in found)


def test_the_numbers_of_a_finding_can_be_asked(found):
    for each in found[:2]:
        assert len(re.findall(r'popover id="fact-', each.text)) >= 2, each.id
        assert 'href="../reports/sources.html#' in each.text


def test_other_facts_other_finding(casebook_results, verdicts):
    """A wage above every level is not said to be under one."""
    soko = next(each for each in casebook_results if each.id == "soko_branded")
    rich = soko.ethics.copy()
    of_wage = rich["indicator"].str.startswith("wage_to")
    rich.loc[of_wage, "reading"] = "certainly at or above the living wage of 2018"
    told = findings([replace(soko, ethics=rich)], verdicts, tables.read("benchmarks"))
    pay = next(each for each in told if each.id == "pay")
    assert "certainly more" not in pay.title and "certainly at or above" in pay.text


def test_the_audit_is_found_where_it_has_been_run(casebook_results, verdicts):
    claims = pd.DataFrame({"verdict": ["consistent", "consistent within rounding", "inconsistent"]})
    told = findings(casebook_results, verdicts, tables.read("benchmarks"), claims)
    assert [each.id for each in told] == ["money", "pay", "models", "audit"]
    assert told[-1].title.startswith("2 of 3 claims") and "1 cannot hold" in told[-1].text


def test_without_facts_there_is_no_finding(verdicts):
    assert findings([], verdicts.head(0), tables.read("benchmarks")) == []


def test_the_map_leads_both_ways():
    register = registers.artefacts()
    page = thesis_map(register, ["typology.html"])
    places = set(re.findall(r'<span id="([a-z0-9-]+)">', page))
    assert {each.id.replace("_", "-") for each in register.artefacts} == places
    main = page.partition("<main")[2].partition("</main")[0]
    back = main.partition('id="back"')[2]
    assert set(re.findall(r'href="#((?:table|figure)-\d+)"', back)) <= places
    assert 'href="typology.html"' in back and 'href="firm_sizes.html"' not in back
    for each in register.artefacts:
        if each.computed_by != "none":
            assert f">{each.computed_by.removeprefix('microfactory.')}<" in back
