"""The section of a case study: its own model in front, or why there is none."""

from __future__ import annotations

from dataclasses import replace

from microfactory import cost_report
from microfactory.reading import Drawn, Prose


def test_the_model_of_the_case_is_in_front(results_of):
    results = results_of("soko_branded")
    drawn = cost_report.against_volume(results)
    assert isinstance(drawn, Drawn) and drawn.words["title"] == "Networked craft against volume"
    text = cost_report.against_volume_text(results).text
    assert "the three models of Table 6" in text and "27 parameters" in text
    assert "(../reports/costs.html)" in text


def test_a_case_without_one_model_says_so(results_of):
    results = results_of("soko_branded")
    answer = results.typology | {"type": "undetermined", "possible": ["craft_sme", "flexible_sme"]}
    open_ = replace(results, typology=answer)
    said = cost_report.against_volume(open_)
    assert isinstance(said, Prose)
    assert "not determined, possibly a craft SME or a flexible SME" in said.text
    assert cost_report.against_volume_text(open_).text == ""


def test_a_model_that_wins_nowhere_is_told_so(results_of):
    results = results_of("soko_branded")
    weak = replace(results, typology=results.typology | {"type": "specialized_sme"})
    text = cost_report.against_volume_text(weak).text
    assert "at no volume earns most more often than not" in text and "all six models" in text
