"""The sections of the typology notebook, on the pipeline's verdicts and on small ones."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import cases, reading, tables, typology_report
from microfactory.reading import Prose


@pytest.fixture(scope="module")
def found():
    return typology_report.verdicts()


def verdict(name, kind, source="", **said):
    agrees = "not compared" if not source else "yes" if source == kind else "no"
    row = {"case": name, "name": name, "type": kind, "possible": kind, "parts": "", "readings": ""}
    row |= {"source_class": source, "source_at": "p. 1", "source_note": "", "agrees": agrees}
    return row | said


def frame(*rows):
    return pd.DataFrame(rows, columns=list(tables.VERDICTS.columns))


HOSTILE = "<script>alert(1)</script> [x](javascript:x)"


def test_every_case_has_its_verdict_and_one_model_stands_together(found):
    assert sorted(found["case"]) == cases.listed()
    places = found["type"].map(typology_report.ORDER.index)
    assert places.is_monotonic_increasing


def test_the_map_says_every_case(found):
    shown = typology_report.map_of_cases(found)
    assert all(f"{row.name}: " in shown.words["alt"] for row in found.itertuples(index=False))
    assert shown.words["wide"] is True


def test_agreement_in_words(found):
    said = repr(typology_report.agreement_text(found))
    compared = (found["source_class"] != "").sum()
    agreed = (found["agrees"] == "yes").sum()
    assert f"the class of {compared} of the {len(found)} cases; {agreed} of the answers" in said
    assert "Cohen's kappa" in said


def test_agreement_of_one_case_has_no_kappa():
    said = repr(typology_report.agreement_text(frame(verdict("a", "craft_sme", "craft_sme"))))
    assert "kappa" not in said and "1 of the answers agree" in said


def test_every_disagreement_is_listed_with_its_note(found):
    said = repr(typology_report.agreement_table(found))
    for row in found.loc[found["agrees"] == "no"].to_dict("records"):
        assert row["name"] in said
        assert row["source_note"], f"{row['case']} disagrees with its source and says not why"
        assert row["source_note"] in said


def test_those_that_the_source_does_not_name(found):
    said = repr(typology_report.not_named(found))
    assert said.count("\n- ") == (found["source_class"] == "").sum()
    all_named = frame(verdict("a", "craft_sme", "craft_sme"))
    assert repr(typology_report.not_named(all_named)) == "The source names the class of every case."


def test_an_open_answer_names_what_is_possible():
    open_ = verdict("a", "undetermined", possible="craft_sme|mass_production")
    assert "Open: a craft SME or mass production" in repr(typology_report.not_named(frame(open_)))


def test_readings():
    read = verdict("a", "craft_sme", readings="widest: none; hm/text: mass_production")
    said = repr(typology_report.reading_table(frame(read)))
    assert "hm, text" in said and "Mass production" in said and "widest" not in said
    assert isinstance(typology_report.reading_table(frame(verdict("a", "craft_sme"))), Prose)


def test_what_each_answer_rests_on(found):
    said = repr(typology_report.sensitivity_table(found)).splitlines()
    assert len(said) == 2 + len(found)


def test_names_stay_text():
    rows = frame(verdict(HOSTILE, "craft_sme", "none", source_note=HOSTILE))
    assert "<script>" not in typology_report.agreement_table(rows).html
    named = frame(verdict(HOSTILE, "craft_sme"))
    assert reading.plain(HOSTILE) in repr(typology_report.not_named(named))
    assert "<script>" not in typology_report.map_of_cases(rows).svg


def test_the_list_has_every_case_with_what_is_certain_and_possible():
    found = typology_report.verdicts()
    shown = typology_report.map_table(found)
    lines = dict(line.split(" | ", 1) for line in repr(shown).splitlines()[2:])
    assert set(lines) == set(found["name"])
    for row in found.to_dict("records"):
        sure, models = lines[row["name"]].split(" | ")
        assert sure.startswith("Open") == (row["type"] == "undetermined")
        assert len(models.split("; ")) >= (2 if row["type"] == "undetermined" else 1)
    assert "<table data-find>" in shown.html and shown.html.count("data-filter") == 2


def test_the_answer_in_short_counts_every_case(found):
    said = repr(typology_report.in_short(found))
    sure = (found["type"] != "undetermined").sum()
    assert f"Of {len(found)} products {sure} have a certain answer" in said
    assert f"Of the other {len(found) - sure}" in said
