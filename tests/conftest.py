"""What many tests read: the registers, the transcribed cells, and a copy of the project to break."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from microfactory import benchmarks, casebook, cases, census, costs, paths, registers, value_chain
from microfactory.casebook import Results
from microfactory.evidence import Source
from microfactory.ingest import library
from microfactory.registers import Variable
from microfactory.stages import ethics, typology

ROOT = Path(__file__).resolve().parents[1]

# A loaded machine is no failure of the code.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session")
def sources() -> Mapping[str, Source]:
    return registers.sources()


@pytest.fixture(scope="session")
def variables() -> Mapping[str, Variable]:
    return registers.variables()


@pytest.fixture(scope="session")
def cells() -> pd.DataFrame:
    return library.read_all()


@pytest.fixture(scope="session")
def casebook_results() -> list[Results]:
    """Return the finished results of every case; `make test` runs the pipeline first."""
    return [casebook.results(case) for case in cases.listed()]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Return a copy of what people write, without what is generated; it is the project now."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("tidy"))
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    for name in ("dvc.yaml", "params.yaml"):
        shutil.copy2(ROOT / name, folder / name)
    monkeypatch.setenv("MICROFACTORY_ROOT", str(folder))
    assert paths.root() == folder.resolve()
    return folder


@pytest.fixture(scope="session")
def results_of(cells, sources, variables) -> Callable[[str | Path], Results]:
    """Return what the pipeline would say of a case, by id or file, without the pipeline."""
    params = registers.params()
    definition = typology.definition(cells, params)
    priced = benchmarks.benchmarks(cells, params.week())
    framework = cells[cells["table"] == "thesis_table_08_vertical_integration"]
    classes = census.read_tidy(ROOT / "data" / "raw" / "census_cbp_2012_size_classes.csv")
    found: dict[str, Results] = {}

    def compute(case: str | Path) -> Results:
        path = ROOT / "data" / "cases" / f"{case}.yaml" if isinstance(case, str) else case
        loaded = cases.load(path, cells, sources, variables)
        answer = typology.classify_case(loaded.case, definition).to_dict()
        name = loaded.case.case.id
        return Results(
            case=loaded.case,
            facts=loaded.facts,
            typology=json.loads(json.dumps(answer)),
            ethics=ethics.profile_case(loaded.case, loaded.facts, cells, priced),
            value_chain=value_chain.stage_map(loaded.stages, framework).assign(case=name),
            costs=costs.unit_economics(loaded.facts).assign(case=name),
            margins=costs.margin_readings(loaded.facts).assign(case=name),
            size_classes=classes,
            sources=dict(sources),
        )

    def read(case: str | Path) -> Results:
        if str(case) not in found:
            found[str(case)] = compute(case)
        return found[str(case)]

    return read
