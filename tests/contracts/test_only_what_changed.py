"""An edited case does its own again and what compares with it; DVC itself says so, on a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
STAGES = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
CASE = "zara"  # not one of the cases of reference, with which every report compares
#: Stages that read every case and are run once: the analyses and the pages across the cases.
OF_ALL = {
    name
    for name, stage in STAGES.items()
    if "matrix" not in stage
    and any(
        re.match(
            r"data/(tidy$|tidy/(cases|typology|value_chain|costs|ethics|comparison)\b|cases\b)", dep
        )
        for dep in stage["deps"]
    )
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the project with everything made, as `make test` leaves it."""
    folder = tmp_path_factory.mktemp("changed") / "project"
    skipped = shutil.ignore_patterns(
        ".git", ".venv", "tmp", "__pycache__", ".*_cache", ".hypothesis", "tests"
    )
    shutil.copytree(ROOT, folder, ignore=skipped)
    return folder


def repro(folder):
    """Run what is out of date; return the stages that ran."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder / "src"),
        "MICROFACTORY_ROOT": str(folder),
    }
    code = "import sys; from microfactory.pipeline import repro; sys.exit(repro())"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return set(re.findall(r"^  (\S+)$", run.stdout, flags=re.MULTILINE)), run.stdout


def test_an_edited_case_does_its_own_again_and_nothing_of_the_others(copy):
    ran, said = repro(copy)
    assert not ran and said.startswith("Nothing had changed."), "run `make` first"
    file = copy / "data" / "cases" / f"{CASE}.yaml"
    text = file.read_text(encoding="utf-8")
    edited = text.replace("  summary: >-\n    ", "  summary: >-\n    Edited in a test. ", 1)
    assert edited != text
    file.write_text(edited, encoding="utf-8")
    ran, _ = repro(copy)
    own = {f"{name}@{CASE}" for name, stage in STAGES.items() if "matrix" in stage}
    assert len(own) > 5 and {stage for stage in ran if "@" in stage} == own
    assert ran - own <= OF_ALL, "these have nothing to do with the case"
    page = (copy / "reports" / "cases" / f"{CASE}.html").read_text(encoding="utf-8")
    assert "Edited in a test." in page
    assert not repro(copy)[0]
