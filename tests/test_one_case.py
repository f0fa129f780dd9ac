"""One case alone: a target of the pipeline, in a scratch copy where the file is from elsewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from microfactory import cases, one_case, paths, pipeline
from microfactory.problems import ProblemsFound

ROOT = Path(__file__).resolve().parents[1]


def test_a_file_with_problems_is_refused_under_its_own_name(tmp_path):
    (tmp_path / "acme.yaml").write_text("case: {id: acme, firm: A}\n")
    with pytest.raises(ProblemsFound, match=r"acme\.yaml @ case\.product"):
        one_case.report(str(tmp_path / "acme.yaml"))
    assert [path.name for path in tmp_path.iterdir()] == ["acme.yaml"]


@pytest.fixture
def ran(monkeypatch):
    """Take the place of DVC and of the page, which take long and are tested where they are."""
    seen = []

    def run(targets, folder, begun, told=None):
        begun("report@zara")
        listed = (folder / "data" / "cases.yaml").read_text()
        seen.append((targets, folder, (folder / "data/cases/zara.yaml").read_text(), listed))
        return 0, ""

    monkeypatch.setattr(pipeline, "run_dvc", run)
    monkeypatch.setattr(one_case, "_alone", lambda folder, case: f"{case} alone")
    return seen


def test_a_file_from_elsewhere_leaves_the_project_alone(ran, project, tmp_path):
    changed = cases.path_of("zara").read_text().replace("summary: >-", "summary: >-\n    Mine.")
    (tmp_path / "mine.yaml").write_text(changed)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    told = []
    page = one_case.report(str(tmp_path / "mine.yaml"), tell=lambda *step: told.append(step))
    assert page == tmp_path / "zara.html" and page.read_text() == "zara alone"
    [(targets, scratch, text, listed)] = ran
    assert targets == ["report@zara"] and text == changed and "  - zara\n" in listed
    assert scratch != project.resolve() and not scratch.exists()
    assert paths.root() == project.resolve(), "the project is the one of before"
    after = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert after == before
    assert told == [(0, 0, "report of zara")]


def test_a_case_of_the_casebook_goes_to_its_place_unless_it_is_told_where(ran, project, tmp_path):
    own = project.resolve()
    assert one_case.report("zara") == own / "reports" / "cases" / "zara.html"
    assert one_case.report("zara", tmp_path / "new").read_text() == "zara alone"
    assert ran[0][1] == own and ran[1][1] != own and not ran[1][1].exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(ProblemsFound, match="expected a folder for the page"):
        one_case.report("zara", tmp_path / "file")


@pytest.mark.parametrize("said", ["case stopped: no space left\n", ""])
def test_a_step_that_fails_is_told_and_leaves_what_was_there(
    ran, monkeypatch, project, tmp_path, said
):
    folders = []

    def fail(targets, folder, begun, told=None):
        folders.append(folder)
        return 1, said

    shutil.copyfile(cases.path_of("zara"), tmp_path / "zara.yaml")
    (tmp_path / "zara.html").write_text("old")
    monkeypatch.setattr(pipeline, "run_dvc", fail)
    with pytest.raises(ProblemsFound, match=said.strip() or "status 1"):
        one_case.report(str(tmp_path / "zara.yaml"))
    assert paths.root() == project.resolve() and (tmp_path / "zara.html").read_text() == "old"
    assert not folders[0].exists()


def test_by_the_pipeline_itself_only_what_concerns_the_case_is_run(tmp_path, monkeypatch):
    monkeypatch.setenv("MICROFACTORY_ROOT", str(ROOT))
    text = cases.path_of("zara").read_text(encoding="utf-8")
    mine = text.replace("  summary: >-\n", "  summary: >-\n    A sentence of my own.\n", 1)
    assert mine != text
    (tmp_path / "mine.yaml").write_text(mine, encoding="utf-8")
    told = []
    page = one_case.report(str(tmp_path / "mine.yaml"), tell=lambda *step: told.append(step[2]))
    own = [name for name in told if name.endswith(" of zara")]
    assert own[0] == "ingest case of zara" and own[-1] == "report of zara"
    assert set(told) - set(own) <= {"references"}
    made = page.read_text(encoding="utf-8")
    assert "A sentence of my own." in made
    to_the_site = '<nav class="site-nav"'
    there = (ROOT / "reports" / "cases" / "zara.html").read_text(encoding="utf-8")
    assert to_the_site in there and to_the_site not in made
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", there, flags=re.DOTALL)
    assert headings and re.findall(r"<h2[^>]*>(.*?)</h2>", made, flags=re.DOTALL) == headings
