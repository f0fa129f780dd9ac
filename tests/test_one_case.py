"""One case alone: the steps that its report needs, in a scratch project that goes away again."""

from __future__ import annotations

import shutil

import pytest

from microfactory import cases, one_case, paths, render
from microfactory.problems import ProblemsFound


def test_the_steps_of_a_report_are_those_of_the_pipeline_before_it():
    found = one_case.steps("zara", ["soko_branded", "zara"])
    names = [step.name for step in found]
    assert {"ingest", "ingest_census", "case", "typology", "ethics", "costs", "comparison"} <= set(
        names
    )
    assert not {"report", "site", "page", "firm_sizes", "dependencies", "audit"} & set(names)
    assert [step.arguments for step in found if step.name == "case"] == [
        ("soko_branded",),
        ("zara",),
    ]
    assert names.index("case") < names.index("ethics") < names.index("comparison")


def test_a_file_with_problems_is_refused_under_its_own_name(tmp_path):
    (tmp_path / "acme.yaml").write_text("case: {id: acme, firm: A}\n")
    with pytest.raises(ProblemsFound, match=r"acme\.yaml @ case\.product"):
        one_case.report(str(tmp_path / "acme.yaml"))
    assert [path.name for path in tmp_path.iterdir()] == ["acme.yaml"]


@pytest.fixture
def ran(monkeypatch):
    """Leave out the steps and the notebook, which take long and are tested where they are."""
    seen = []
    monkeypatch.setattr(one_case.Step, "run", lambda step: seen.append((step.name, paths.root())))
    monkeypatch.setattr(one_case, "_page", lambda case, in_site: ({}, f"{case} {in_site}"))
    monkeypatch.setattr(render, "write_notebook", lambda path, notebook: seen.append(path.name))
    return seen


def test_a_file_from_elsewhere_leaves_the_project_alone(ran, project, tmp_path):
    shutil.copyfile(cases.path_of("zara"), tmp_path / "mine.yaml")
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    told = []
    page = one_case.report(str(tmp_path / "mine.yaml"), tell=lambda *step: told.append(step))
    assert page == tmp_path / "zara.html" and page.read_text() == "zara False"
    assert paths.root() == project.resolve(), "the project is the one of before"
    scratch = {root for _, root in ran}
    assert len(scratch) == 1 and project.resolve() not in scratch
    assert not scratch.pop().exists()
    after = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert after == before
    assert told[0][0] == 0 and told[-1][:2] == (told[-1][1], told[-1][1]) and len(told) > 5


def test_a_case_of_the_casebook_goes_to_its_place_unless_it_is_told_where(ran, project, tmp_path):
    assert one_case.report("zara") == project.resolve() / "reports" / "cases" / "zara.html"
    assert "zara.ipynb" in ran
    assert one_case.report("zara", tmp_path / "new").read_text() == "zara False"
    (tmp_path / "file").write_text("")
    with pytest.raises(ProblemsFound, match="expected a folder for the page"):
        one_case.report("zara", tmp_path / "file")


def test_a_step_that_fails_leaves_no_scratch_project(ran, monkeypatch, project, tmp_path):
    def fail(_):
        raise OSError(28, "No space left on device")

    (tmp_path / "zara.html").write_text("old")
    monkeypatch.setattr(one_case.Step, "run", fail)
    with pytest.raises(OSError, match="No space"):
        one_case.report("zara", tmp_path)
    assert paths.root() == project.resolve() and (tmp_path / "zara.html").read_text() == "old"
