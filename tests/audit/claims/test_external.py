"""Official series, by hand."""

from __future__ import annotations

import pytest
import yaml

from microfactory import paths
from microfactory.audit import REGISTRY
from microfactory.audit.claims import external


def test_the_working_days_are_those_of_the_pipeline():
    params = yaml.safe_load((paths.root() / "params.yaml").read_text(encoding="utf-8"))
    assert params["working_time"]["days_per_month"] == external.DAYS


def test_kenyas_informal_share_by_the_two_surveys(reading, outcome):
    expected = 100 * 13.3e6 / (15_160_800 + 832_900)
    assert reading("informal_share_of_kenya")[0] == pytest.approx(expected)
    assert outcome("informal_share_of_kenya").verdict == "consistent"


def test_informal_jobs_are_the_share_that_the_survey_prints(reading, outcome):
    assert reading("informal_share_of_new_jobs")[0] == pytest.approx(100 * 747_300 / 832_900)
    assert outcome("informal_share_of_new_jobs").verdict == "consistent"


def test_a_difference_of_vintage_is_never_called_wrong(outcome):
    dated = [one.id for one in REGISTRY if one.vintage]
    assert len(dated) > 8
    assert "inconsistent" not in {str(outcome(name).verdict) for name in dated}
    assert outcome("manufacturing_share_2017").verdict == "not checkable"


def test_the_minimum_wage_in_dollars_a_day(reading, verdicts):
    assert reading("minimum_wage_of_the_unskilled", 0)[0] == pytest.approx(12_926 / 26 / 103.41)
    assert verdicts("minimum_wage_of_the_unskilled") == ["consistent", "inconsistent"]


def test_five_and_seven_dollars_against_living_wages(reading, verdicts):
    name = "living_wage_of_employees"
    single = [shillings / 26 / 101.30157 for shillings in (17_800, 25_000)]
    assert reading(name, 0) == pytest.approx(single)
    assert reading(name, 2)[0] == pytest.approx(12_969 / 26 / 98.17845)
    assert verdicts(name) == ["inconsistent", "inconsistent", "consistent"]
    assert verdicts("living_wage_of_lead_artisans")[0] == "consistent"
