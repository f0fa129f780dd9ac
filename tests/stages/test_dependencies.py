"""What keeps dvc.yaml honest: modules by the import graph, data by what the stages really read."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from ruamel.yaml import YAML

from microfactory.ingest import library
from microfactory.stages.dependencies import expected, files_of, imported_by_notebook

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))
STAGES = DOCUMENT["stages"]
CASE = "${item.case}"


def outputs(stage):
    return [next(iter(out)) if isinstance(out, dict) else out for out in stage.get("outs", [])]


OUTPUTS = [out for stage in STAGES.values() for out in outputs(stage)]


def covers(one, other):
    """Whether a path is another, or a folder above it."""
    return PurePosixPath(other).is_relative_to(PurePosixPath(one))


def made_by_a_stage(dependency):
    return any(covers(out, dependency) or covers(dependency, out) for out in OUTPUTS)


@pytest.fixture(scope="module")
def modules():
    return expected(DOCUMENT)


@pytest.mark.parametrize("name", STAGES)
def test_each_stage_depends_on_the_modules_that_it_runs(modules, name):
    listed = [item for item in STAGES[name]["deps"] if item.startswith("src/")]
    assert listed == modules[name], "run `python -m microfactory.stages dependencies`"


def test_no_stage_depends_on_the_whole_package(modules):
    everything = {path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert all(len(set(files)) < 0.8 * len(everything) for files in modules.values())
    assert "src/microfactory/cli/__init__.py" not in {
        file for files in modules.values() for file in files
    }


@pytest.mark.parametrize("name", STAGES)
def test_every_dependency_is_there_or_made(name):
    for dependency in STAGES[name]["deps"]:
        generated = dependency.startswith(("data/tidy", "reports"))
        if generated:
            assert made_by_a_stage(dependency), f"{dependency} is an output of nobody"
        elif CASE not in dependency:
            assert (ROOT / dependency).exists(), dependency


def test_nothing_is_made_twice():
    for number, one in enumerate(OUTPUTS):
        assert not any(covers(one, other) for other in OUTPUTS[number + 1 :]), one


def test_every_output_is_generated_and_wanted():
    assert all(out.startswith(("data/tidy/", "reports/")) for out in OUTPUTS)
    wanted = [dep for stage in STAGES.values() for dep in stage["deps"]]
    for out in OUTPUTS:
        is_page = out.startswith("reports/")
        assert is_page or any(covers(out, dep) or covers(dep, out) for dep in wanted), out


def test_no_path_is_absolute_or_leads_out():
    text = (ROOT / "dvc.yaml").read_text(encoding="utf-8")
    paths = [*OUTPUTS, *(dep for stage in STAGES.values() for dep in stage["deps"])]
    assert not any(PurePosixPath(path).is_absolute() or ".." in path for path in paths)
    assert not re.search(r"(^|\s)(/|~|[A-Z]:\\)", text, re.MULTILINE)


def test_a_matrix_is_over_the_cases_and_names_the_case():
    for stage in STAGES.values():
        uses = CASE in stage["cmd"]
        assert uses == ("matrix" in stage)
        if uses:
            assert stage["matrix"] == {"case": "${cases}"}
            assert all(CASE in out for out in outputs(stage))
    assert DOCUMENT["vars"] == ["data/cases.yaml"]


def test_every_ingest_stage_has_the_tables_of_its_group():
    for group, names in library.GROUPS.items():
        raw = [item for item in STAGES[f"ingest_{group}"]["deps"] if item.startswith("data/raw/")]
        assert sorted(raw) == sorted(f"data/raw/{name}.csv" for name in names)


def test_every_stage_says_what_it_is():
    assert all(stage["desc"] for stage in STAGES.values())


def test_what_a_stage_reads_is_among_its_dependencies(made):
    """An unlisted file would leave a stale result; params.yaml is listed key by key."""
    for name, read in made.read.items():
        stage = STAGES[name.partition("@")[0]]
        case = name.partition("@")[2] or "soko_branded"
        deps = [dependency.replace(CASE, case) for dependency in stage["deps"]]
        own = [out.replace(CASE, case) for out in outputs(stage)]
        files = {file for file in read if not any(covers(out, file) for out in own)}
        if "params.yaml" in files:
            assert stage.get("params"), f"{name} reads params.yaml and lists no key of it"
        stray = {
            file
            for file in files - {"params.yaml", "dvc.yaml"}
            if not any(covers(dependency, file) for dependency in deps)
        }
        assert not stray, f"{name} reads {', '.join(sorted(stray))}"


def test_the_watch_sees_what_is_read(made):
    assert "data/raw/thesis_table_06_cost_buckets.csv" in made.read["ingest_interviews"]
    assert "data/tidy/cells/soko.parquet" in made.read["ingest_case"]
    assert "data/cases/soko_branded.yaml" in made.read["ingest_case"]
    assert "data/tidy/typology/soko_branded.json" in made.read["site"]


def test_the_imports_of_a_notebook():
    found = imported_by_notebook(ROOT / "notebooks" / "case_study.ipynb")
    assert {"microfactory.case_report", "microfactory.casebook"} <= found


def test_a_module_brings_its_packages_and_the_pages_their_templates():
    import grimp

    graph = grimp.build_graph("microfactory", cache_dir=None)
    assert files_of(["microfactory.problems"], graph) == [
        "src/microfactory/__init__.py",
        "src/microfactory/problems.py",
    ]
    files = files_of(["microfactory.figures.canvas"], graph)
    assert "src/microfactory/figures/__init__.py" in files
    assert "src/microfactory/templates" in files_of(["microfactory.page"], graph)
    assert not any("templates" in file for file in files)
