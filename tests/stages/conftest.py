"""A project with two cases, its cheap stages run once, and what each stage read on the way."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import nbformat
import pandas as pd
import pytest

from microfactory import pipeline, theme

ROOT = Path(__file__).resolve().parents[2]

CASES = ("au_enterprises", "soko_branded")


def of_each(stage: str, step: str | None = None) -> dict[str, tuple[str, str]]:
    """Return a stage of the matrix, by how it is run for each case; the last has the plain name."""
    *others, last = CASES
    found = {f"{stage}@{case}": (step or stage, case) for case in others}
    return {**found, stage: (step or stage, last)}


#: Stage of dvc.yaml, and how it is run; in the order of the pipeline.
STEPS = {
    "ingest_soko": ("ingest", "soko"),
    "ingest_interviews": ("ingest", "interviews"),
    "ingest_framework": ("ingest", "framework"),
    "ingest_benchmarks": ("ingest", "benchmarks"),
    "ingest_census": ("ingest_census",),
    "ingest_digitised": ("ingest_digitised",),
    **of_each("ingest_case", "case"),
    "benchmarks": ("benchmarks",),
    "tradeoff_framework": ("tradeoff_framework",),
    **of_each("typology"),
    **of_each("value_chain"),
    **of_each("costs"),
    **of_each("tradeoffs"),
    **of_each("growth"),
    **of_each("ethics"),
    "references": ("references",),
    **of_each("comparison"),
    "comparison_of_all": ("comparison_of_all",),
    "virtual_factory": ("virtual_factory",),
    "location": ("location",),
    "investment": ("investment",),
    "audit": ("audit",),
    "production_models": ("production_models",),
    "cost_model": ("cost_model",),
    "overview": ("overview",),
    "data_package": ("data_package",),
    "site": ("site",),
}
#: Stage that renders a notebook, the notebook, and what its parameters are here.
NOTEBOOKS = {
    "report": ("case_study", {"case": "soko_branded"}),
    "page_typology": ("typology", {}),
    "page_virtual_factory": ("virtual_factory", {}),
    "page_location": ("location", {}),
    "page_investment": ("investment", {}),
    "page_costs": ("costs", {"model": "mass_production"}),
    "page_compare_cases": ("compare_cases", {"cases": " ".join(CASES)}),
}


class Made(NamedTuple):
    """A project whose cheap stages were run, and the files that each of them read."""

    folder: Path
    read: Mapping[str, set[str]]


def run(*step: str) -> None:
    import_module(f"microfactory.stages.{step[0]}").main(*step[1:])


def run_cells(notebook: str, parameters: Mapping[str, str]) -> None:
    """Run the code of a notebook here, without a kernel."""
    names: dict[str, object] = {}
    for cell in nbformat.read(ROOT / "notebooks" / f"{notebook}.ipynb", as_version=4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, notebook, "exec"), names)
        if "parameters" in cell.metadata.get("tags", []):
            names |= parameters


@contextmanager
def watched(folder: Path, seen: set[str]):
    """Note every file of the project that is read, by whichever of the package's readers."""

    def note(path) -> None:
        path = Path(path)
        if path.is_relative_to(folder) and path.is_file():
            seen.add(path.relative_to(folder).as_posix())

    def noting(function):
        def call(path, *args, **kwargs):
            note(path)
            return function(path, *args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pd, "read_parquet", noting(pd.read_parquet))
        patch.setattr(pd, "read_csv", noting(pd.read_csv))
        for name in ("read_text", "read_bytes", "open"):
            patch.setattr(Path, name, noting(getattr(Path, name)))
        yield


def _make_light(params: Path) -> None:
    """Leave the cost model as many random draws as a test of the plumbing needs."""
    before, mark, own = params.read_text(encoding="utf-8").partition("\ncost_model:")
    light = {"  draws": 64, "  crossover_draws": 8, "  sobol_size": 4, "    draws": 16}
    for name, number in light.items():
        own, found = re.subn(rf"(?m)^{name}: \d+", f"{name}: {number}", own, count=1)
        assert found == 1, name
    params.write_text(before + mark + own, encoding="utf-8")


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    folder = (tmp_path_factory.mktemp("made") / "project").resolve()
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("tidy", "cases"))
    (folder / "data" / "cases").mkdir()
    for case in CASES:
        shutil.copy2(ROOT / "data" / "cases" / f"{case}.yaml", folder / "data" / "cases")
    for name in ("dvc.yaml", "params.yaml"):
        shutil.copy2(ROOT / name, folder / name)
    (folder / "data" / "cases.yaml").write_text(pipeline.index_text(list(CASES)))
    _make_light(folder / "params.yaml")
    read: dict[str, set[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MICROFACTORY_ROOT", str(folder))
        for name, step in STEPS.items():
            read[name] = set()
            with watched(folder, read[name]):
                run(*step)
        patch.setattr(theme, "svg", lambda figure, background="none": "<svg/>")  # takes time
        for name, (notebook, parameters) in NOTEBOOKS.items():
            read[name] = set()
            with watched(folder, read[name]):
                run_cells(notebook, parameters)
    return Made(folder, read)


@pytest.fixture
def here(made, monkeypatch) -> Path:
    """Make the project whose stages were run the project now; tests leave it as it is."""
    monkeypatch.setenv("MICROFACTORY_ROOT", str(made.folder))
    return made.folder


@pytest.fixture
def own(made, tmp_path, monkeypatch) -> Path:
    """Return a copy of it, to break."""
    folder = tmp_path / "own"
    shutil.copytree(made.folder, folder)
    monkeypatch.setenv("MICROFACTORY_ROOT", str(folder))
    return folder.resolve()


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
