"""A case that means harm."""

from __future__ import annotations

import json

import pytest

from .building import SCRIPT


def fact(**said):
    evidence = {"status": "observed", "grade": "B", "source": "waldman_brown_2018"}
    words = dict.fromkeys(("at", "note", "printed", "population"), SCRIPT)
    return {"low": 3, "high": 5, "unit": "USD_2017/piece", "year": 2017} | evidence | words | said


def hostile_case():
    """Return a case with a script in every text that it can hold."""
    said = {"source": "waldman_brown_2018", "at": SCRIPT, "note": SCRIPT}
    small = {"scale": "local", "batch": "small", "integration": "units"}
    wage = fact(unit="USD_2017/day")
    return {
        "case": {"id": "hostile", "country": "KE"}
        | dict.fromkeys(("firm", "title", "product", "summary"), SCRIPT),
        "source_class": {"type": "mass_production", **said},
        "steps": [
            {
                "step": SCRIPT,
                "criteria": {
                    "scale": {"value": "industrial", **said},
                    "distribution": "distributed",
                },
            },
            {"step": f"other {SCRIPT}", "criteria": {**small, "distribution": "centralized"}},
        ],
        "stages": {"manufacturing": {"performer": SCRIPT, "relation": "contracted", **said}},
        "facts": {
            "manufacturer_margin": [fact()],
            "material_cost": [fact()],
            "worker_wage": [wage, wage | {"low": 8, "high": 9, "grade": "C"}],
            "child_labour": [
                {key: value for key, value in wage.items() if key not in ("low", "high", "unit")}
                | {"value": "yes"}
            ],
        },
        "unknown": {"injuries": SCRIPT, "overhead_cost": SCRIPT},
        "not_applicable": {"shipping_cost": SCRIPT},
    }


@pytest.fixture(scope="session")
def hostile(results_of, tmp_path_factory):
    """Return the results of the case that means harm; JSON is YAML too."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.yaml"
    path.write_text(json.dumps(hostile_case()), encoding="utf-8")
    return results_of(path)
