"""What many tests read: the registers, the transcribed cells, and a copy of the project to break."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from microfactory import paths, registers
from microfactory.evidence import Source
from microfactory.ingest import library
from microfactory.registers import Variable

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
