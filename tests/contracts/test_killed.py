"""A command that is killed, or meets a full disk or a folder that it may not write, ruins nothing.

Each is killed before every single time that it touches a file, in the middle of a file, and at random
moments: what was there before is there still, or the whole of the new; the next run heals.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from microfactory import cli
from microfactory.stages import ingest

KILLING = Path(__file__).with_name("killing.py")
GROUPS = ("soko", "interviews", "framework", "benchmarks")
DROP_BOUND, MAY_WRITE_ANYWHERE = 24, 1  # of prctl(2) and capabilities(7)


def tried(folder, command, outputs):
    """Stop a command at every moment; each output with whether one was there before."""
    asked = {"command": command, "outputs": outputs, "folder": str(folder)}
    run = subprocess.run(
        [sys.executable, str(KILLING), json.dumps(asked)], capture_output=True, text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def one_clear_line(status, said, *names):
    lines = said.strip().splitlines()
    assert status == 1 and len(lines) == 1 and "Traceback" not in said, said
    assert any(name in said for name in names), said


@pytest.fixture
def here(project):
    return project.resolve()


def outputs_of(found):
    assert found["moments"] >= 2, "it opens a file and puts it into place"
    assert found["halves"] >= 1, "and one was half written"
    return found["full"]


def test_a_step_of_the_pipeline(here):
    for group in GROUPS:
        ingest.main(group)
    folder = here / "data" / "tidy" / "cases" / "zara"
    names = ("facts.parquet", "stages.parquet", "case.json")
    found = tried(here, ["stage", "case", "zara"], {str(folder / name): True for name in names})
    for status, said in outputs_of(found):
        one_clear_line(status, said, *names)
        assert "case stopped, and earlier outputs are as they were" in said


@pytest.mark.parametrize("name", ["case.xlsx", "case.csv"])
def test_a_template(here, name):
    target = here / name
    found = tried(here, ["template", "--case", "zara", "--out", str(target)], {str(target): True})
    for status, said in outputs_of(found):
        one_clear_line(status, said, name)


def test_a_new_case_from_a_spreadsheet(here):
    sheet, target = here / "zara.csv", here / "mine" / "zara.yaml"
    assert cli.main(["template", "--case", "zara", "--out", str(sheet)]) == 0
    command = ["new", "zara", "--from", str(sheet), "--out", str(target)]
    outputs = {str(target): False, str(here / "data" / "case.schema.json"): True}
    for status, said in outputs_of(tried(here, command, outputs)):
        one_clear_line(status, said, "zara.yaml", "case.schema.json")


def test_a_report(here):
    page, mine = here / "out" / "zara.html", here / "mine.yaml"
    shutil.copyfile(here / "data" / "cases" / "zara.yaml", mine)
    found = tried(here, ["report", str(mine), "--out", str(page.parent)], {str(page): True})
    full = outputs_of(found)
    assert found["moments"] > 50, "the scratch project is made of many files"
    for status, said in full:
        one_clear_line(status, said, "zara.html", str(here))
    left = [path.name for path in here.iterdir() if path.name.startswith("microfactory-report-")]
    assert not left, "no scratch project lies about"


def bound_by_permissions():
    """Let a superuser's process be refused what the permissions refuse."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(DROP_BOUND, MAY_WRITE_ANYWHERE, 0, 0, 0)


@pytest.fixture
def closed(here):
    """Make every folder of the project one that may not be written."""
    folders = [here, *(path for path in here.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield here
    for folder in folders:
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written(closed, tmp_path):
    sheet = tmp_path / "zara.csv"
    assert cli.main(["template", "--case", "zara", "--out", str(sheet)]) == 0
    before = {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()}
    for command, name in (
        (["template", "--out", str(closed / "case.xlsx")], "case.xlsx"),
        (["new", "acme"], "acme.yaml"),
        (["new", "acme_two", "--from", str(sheet)], "zara"),  # which says that it is another case
        (["report", "zara"], "reports"),
        (["report", "zara", "--out", str(closed)], "zara.html"),
        (["index-cases"], "cases.yaml"),
    ):
        code = f"from microfactory import cli; raise SystemExit(cli.main({command!r}))"
        if command[0] == "report":
            code = f"import sys; sys.path.insert(0, {str(KILLING.parent)!r}); import killing; killing.light_report(); {code}"
        if command[0] == "index-cases":
            code = (
                f"from microfactory import pipeline; pipeline.case_ids = lambda: ['zara']; {code}"
            )
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True,
            preexec_fn=bound_by_permissions,
        )  # fmt: skip
        assert run.returncode == 1 and "Traceback" not in run.stderr, run.stderr
        assert len(run.stderr.strip().splitlines()) <= 2 and name in run.stderr, run.stderr
        assert "denied" in run.stderr or command[1] == "acme_two", run.stderr
    checked = subprocess.run(
        [sys.executable, "-c", "from microfactory import cli; raise SystemExit(cli.main(['check']))"],
        capture_output=True, text=True, preexec_fn=bound_by_permissions,
    )  # fmt: skip
    assert checked.returncode == 0, "a check writes nothing"
    assert {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()} == before
