"""The list of cases, what a reader sees of a run, and the proof that it repeats."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from microfactory import pipeline
from microfactory.problems import ProblemsFound

ROOT = Path(__file__).resolve().parents[1]


def test_the_ids_are_those_of_the_files(project):
    found = pipeline.case_ids()
    assert "soko_branded" in found and found == sorted(found)
    assert len(found) == len(list((project / "data" / "cases").glob("*.yaml")))


@pytest.mark.parametrize(
    "name",
    [
        "a b.yaml",
        "Acme.yaml",
        "acme.yml",
        "acme",
        "é.yaml",
        "1st.yaml",
        "a@b.yaml",
        "-x.yaml",
        "x" * 42 + ".yaml",
        "a.yaml.yaml",
        "$(x).yaml",
        "a\nb.yaml",
    ],
)
def test_a_name_that_is_no_id_is_refused(project, name):
    (project / "data" / "cases" / name).write_text("case: {}")
    (project / "data" / "cases" / "Other.yaml").write_text("case: {}")
    with pytest.raises(ProblemsFound) as caught:
        pipeline.case_ids()
    assert len(caught.value.problems) == 2
    assert all("a file named ID.yaml" in problem.expected for problem in caught.value.problems)


def test_a_folder_is_no_case_and_a_hidden_file_does_not_matter(project):
    (project / "data" / "cases" / ".DS_Store").write_text("x")
    assert pipeline.case_ids()
    (project / "data" / "cases" / "acme.yaml").mkdir()
    with pytest.raises(ProblemsFound, match=r"acme\.yaml"):
        pipeline.case_ids()


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a b", "A", "a\n", "x" * 42])
def test_no_path_is_an_id(name):
    assert not pipeline.CASE_ID.fullmatch(name)


def test_the_list_is_written_only_when_it_is_out_of_date(project):
    target = project / "data" / "cases.yaml"
    pipeline.index_cases()
    stamp = target.stat().st_mtime_ns
    assert not pipeline.index_cases()
    assert target.stat().st_mtime_ns == stamp
    (project / "data" / "cases" / "acme_knitwear.yaml").write_text("case: {}")
    assert pipeline.index_cases()
    assert "  - acme_knitwear\n" in target.read_text()
    target.write_text("")
    assert pipeline.index_cases()


def test_what_was_made_of_a_case_goes_with_its_file(project):
    shutil.copy2(ROOT / "dvc.yaml", project)
    pipeline.index_cases()
    made = [
        "data/tidy/ethics/{}.parquet",
        "data/tidy/growth/{}/levels.parquet",
        "reports/cases/{}.html",
    ]
    for case in ("zara", "soko_branded"):
        for name in made:
            target = project / name.format(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("x")
    (project / "data" / "cases" / "zara.yaml").unlink()
    assert pipeline.index_cases()
    assert not (project / "data" / "tidy" / "growth" / "zara").exists()
    for name in made:
        assert not (project / name.format("zara")).exists()
        assert (project / name.format("soko_branded")).exists()


def test_a_list_that_leads_elsewhere_removes_nothing(project, tmp_path):
    shutil.copy2(ROOT / "dvc.yaml", project)
    kept = project / "data" / "tidy" / "kept.parquet"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("x")
    (project / "data" / "cases.yaml").write_text("cases:\n  - ../kept\n")
    assert pipeline.index_cases() and kept.exists()


def test_the_committed_list_is_current():
    assert pipeline.check_index() == []


def test_a_list_that_is_out_of_date_is_a_problem(project):
    (project / "data" / "cases" / "acme.yaml").write_text("case: {}")
    (project / "data" / "cases" / "zara.yaml").unlink()
    [problem] = pipeline.check_index()
    assert problem.found == "without acme and with zara, which has no file"
    assert "microfactory index-cases" in problem.hint


@pytest.mark.parametrize(
    "text", ["cases: []\n", "other: 1\n", "- soko_branded\n", "cases:\n", "7\n"]
)
def test_a_list_of_another_shape_is_a_problem_and_no_crash(project, text):
    (project / "data" / "cases.yaml").write_text(text)
    [problem] = pipeline.check_index()
    assert "soko_branded" in problem.found
    (project / "data" / "cases.yaml").unlink()
    assert len(pipeline.check_index()) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Stage 'costs' didn't change, skipping\n",
        "Stage 'costs' is cached - skipping run, checking out outputs\n",
        "> python -m microfactory.stages costs\n",
        "Updating lock file 'dvc.lock'\n",
        "To track the changes with git, run:\n",
        "\tgit add dvc.lock\n",
        "Use `dvc push` to send your updates to remote storage.\n",
        "Data and pipelines are up to date.\n",
        "\n",
    ],
)
def test_chatter_says_nothing(line):
    assert pipeline.is_chatter(line)


@pytest.mark.parametrize(
    "line",
    [
        "ERROR: failed to reproduce 'costs': failed to run: python -m microfactory.stages costs\n",
        "case stopped, and earlier outputs are as they were: 1 problem\n",
        "  data/cases/acme.yaml @ case.id: found 'x'; expected 'y'\n",
        "Running stage 'costs':\n",
        "Traceback (most recent call last):\n",
    ],
)
def test_what_matters_is_shown(line):
    assert not pipeline.is_chatter(line)


class Process:
    """DVC as `repro` sees it: lines, then a status."""

    def __init__(self, text, status):
        self.stdout, self.status = io.StringIO(text), status

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def wait(self):
        return self.status


@pytest.fixture
def dvc(monkeypatch, project):
    """Take the place of DVC; return what it was called with."""
    calls, answers = [], []

    def start(command, **kwargs):
        calls.append((command, kwargs))
        return Process(*answers.pop(0))

    monkeypatch.setattr(subprocess, "Popen", start)
    return calls, answers


def test_a_run_ends_with_the_page_to_open(dvc, capsys):
    calls, answers = dvc
    answers.append(("Running stage 'costs':\n> python -m microfactory.stages costs\n\n", 0))
    assert pipeline.repro() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "  costs"
    assert lines[1].startswith("1 stage") and lines[1].endswith(
        "Open reports/index.html in a browser."
    )
    [(command, kwargs)] = calls
    assert tuple(command) == (*pipeline.DVC, "repro")
    assert kwargs["env"]["DVC_NO_ANALYTICS"] == "1"
    assert kwargs["env"]["PATH"].split(os.pathsep)[0] == str(Path(command[0]).parent)


def test_nothing_to_do_is_said(dvc, capsys):
    dvc[1].append(
        ("Stage 'costs' didn't change, skipping\nData and pipelines are up to date.\n", 0)
    )
    assert pipeline.repro() == 0
    said = capsys.readouterr().out
    assert said == "Nothing had changed. Open reports/index.html in a browser.\n"


def test_a_failure_is_passed_on(dvc, capsys):
    dvc[1].append(("Running stage 'case':\ncase stopped: 1 problem\nERROR: failed\n", 255))
    assert pipeline.repro() == 1
    said = capsys.readouterr()
    assert "case stopped: 1 problem\nERROR: failed\n" in said.out
    assert said.err == "Stopped. What was made before is as it was.\n"


def test_half_a_lock_is_made_anew_once(dvc, project, capsys):
    (project / "dvc.lock").write_text("schema: '2.0'\nsta")
    dvc[1].append(("ERROR: 'dvc.lock' validation failed.\n", 255))
    dvc[1].append(("Running stage 'costs':\n", 0))
    assert pipeline.repro() == 0
    assert not (project / "dvc.lock").exists() and len(dvc[0]) == 2


def tree(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_hashes_are_of_what_is_generated(tmp_path):
    tree(tmp_path, {"data/tidy/a/b.json": "x", "reports/i.html": "y", "data/raw/t.csv": "z"})
    found = pipeline.hashes(tmp_path)
    assert list(found) == ["data/tidy/a/b.json", "reports/i.html"]
    assert found["data/tidy/a/b.json"] == (
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )


def test_what_people_write_is_copied_and_nothing_else(tmp_path):
    kept = {"data/raw/t.csv": "", "src/a.py": "", "dvc.lock": "", ".dvc/config": "", ".ci/run": ""}
    gone = {".git/HEAD": "", ".venv/x": "", "data/tidy/t": "", "reports/i": "", ".dvc/cache/x": ""}
    gone |= {".dvc/tmp/lock": "", "src/__pycache__/a.pyc": "", ".ruff_cache/x": ""}
    tree(tmp_path, kept | gone)
    assert {path.as_posix() for path in pipeline.inputs(tmp_path)} == set(kept)


@pytest.fixture
def second_run(project, monkeypatch):
    """Take the place of the second run: it leaves these files in the other folder."""
    made = {"data/tidy/a.json": "1", "reports/index.html": "<p>"}
    tree(project, made | {"dvc.lock": "lock"})
    calls = []

    def use(files=made, lock="lock", status=0):
        def run(command, *, cwd, env, check):
            calls.append((Path(cwd), env))
            assert (Path(cwd) / "dvc.yaml").is_file()
            assert not (Path(cwd) / "reports").exists(), "the outputs of the first run came along"
            tree(Path(cwd), dict(files) | {"dvc.lock": lock})
            return subprocess.CompletedProcess(command, status)

        monkeypatch.setattr(subprocess, "run", run)
        return calls

    return use


def test_the_same_bytes_twice(second_run, project, capsys):
    calls = second_run()
    assert pipeline.verify() == 0
    assert "The same bytes twice: 2 files." in capsys.readouterr().out
    [(folder, env)] = calls
    assert folder != project and not folder.exists() and " " in folder.name
    for name, value in pipeline.OTHER_SURROUNDINGS.items():
        assert env[name] == value
    assert env["MICROFACTORY_ROOT"] == str(folder)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"files": {"data/tidy/a.json": "2", "reports/index.html": "<p>"}}, "a.json: differs"),
        ({"files": {"data/tidy/a.json": "1"}}, "reports/index.html: is in one run only"),
        (
            {"files": {"data/tidy/a.json": "1", "reports/index.html": "<p>", "reports/b": ""}},
            "reports/b: is in one run only",
        ),
        ({"lock": "other"}, "dvc.lock: differs"),
    ],
)
def test_what_differs_is_named(second_run, capsys, changes, said):
    second_run(**changes)
    assert pipeline.verify() == 1
    error = capsys.readouterr().err
    assert "Not the same bytes:" in error and said in error and error.count("\n") == 2


def test_a_second_run_that_fails_is_said(second_run, capsys):
    second_run(status=1)
    assert pipeline.verify() == 1
    assert "The second run failed" in capsys.readouterr().err
