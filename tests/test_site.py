"""The front page leads to every case; the thesis map names every artefact; text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import escape

from microfactory import cases, registers
from microfactory.navigation import PAGES
from microfactory.site import index, methods, sources, thesis_map

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="7pt" height="7pt"/>'
HOSTILE = "<script>alert(1)</script>"


def test_the_front_page_leads_to_every_case_of_the_list(casebook_results):
    page = index(casebook_results, SVG)
    linked = re.findall(r'href="cases/([a-z0-9_]+)\.html"', page)
    assert sorted(linked) == cases.listed() and len(set(linked)) == len(linked)
    assert all(str(escape(results.name)) in page for results in casebook_results)


def test_the_best_known_come_first_whatever_the_order(casebook_results):
    assert index(casebook_results, SVG) == index(list(casebook_results), SVG)
    first = re.search(r'href="cases/([a-z0-9_]+)\.html"', index(casebook_results, SVG))
    known = {each.id: (each.ethics["state"] == "known").sum() for each in casebook_results}
    assert known[first[1]] == max(known.values())


def test_text_of_a_case_stays_text(casebook_results):
    first = casebook_results[0]
    case = first.case.model_dump(exclude_defaults=True)
    case["case"] |= {"title": HOSTILE, "product": HOSTILE, "summary": HOSTILE}
    page = index([replace(first, case=type(first.case).model_validate(case))], SVG)
    assert HOSTILE not in page and page.count("&lt;script&gt;") >= 3


def test_the_front_page_leads_to_what_is_built_and_promises_no_more(casebook_results):
    whole = index(casebook_results, SVG)
    assert all(f'href="{page.file}">{page.label}</a>: {page.about}' in whole for page in PAGES[1:])
    part = index(casebook_results, SVG, ["typology.html"])
    assert "typology.html" in re.findall(r'<li><a href="([^"]+)">[^<]+</a>:', part)
    assert not re.search(r'<li><a href="firm_sizes.html">[^<]+</a>:', part)
    assert ">Evidence</h3>" in whole and ">Evidence</h3>" not in part


def test_the_map_has_every_artefact_and_every_dangling_reference():
    register = registers.artefacts()
    page = thesis_map(register)
    for artefact in register.artefacts:
        assert f">{artefact.label}<" in page
        if artefact.raw:
            assert f"data/raw/{artefact.raw}.csv" in page
    for dangling in register.dangling:
        assert dangling.label in page


def test_text_of_the_register_stays_text():
    register = registers.artefacts()
    first = register.artefacts[0].model_copy(update={"title": HOSTILE, "reason": HOSTILE})
    page = thesis_map(register.model_copy(update={"artefacts": (first,)}))
    assert HOSTILE not in page and page.count("&lt;script&gt;") == 2


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
