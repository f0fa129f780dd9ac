"""What keeps dvc.yaml honest: modules by the import graph, data by what the stages really read."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import grimp
import pytest
from ruamel.yaml import YAML

from microfactory.ingest import library
from microfactory.stages.dependencies import (
    _names,
    files_of,
    imported_by_notebook,
    lists,
    main,
)

from .conftest import bytes_of

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
    return lists()


@pytest.fixture(scope="module")
def graph():
    """Return the imports as an independent library finds them."""
    return grimp.build_graph("microfactory", cache_dir=None)


def step_of(name):
    return re.match(r"python -m microfactory\.stages (\w+)", STAGES[name]["cmd"])[1]


@pytest.mark.parametrize("name", STAGES)
def test_each_stage_depends_on_the_lists_of_what_it_runs(modules, name):
    deps = STAGES[name]["deps"]
    code = [item for item in deps if item.startswith(("src/", "data/tidy/code"))]
    notebooks = [Path(item).stem for item in deps if item.endswith(".ipynb")]
    wanted = [step_of(name), *(f"notebooks/{stem}" for stem in notebooks)]
    expected = [f"data/tidy/code/{item}.txt" for item in wanted]
    if name == "code":
        expected = ["src/microfactory"]
    assert code == expected, f"the code of stage {name} is to be listed so: {expected}"
    assert set(wanted) <= set(modules)


@pytest.mark.parametrize("name", sorted(lists()))
def test_every_import_is_found(modules, graph, name):
    if name.startswith("notebooks/"):
        start = imported_by_notebook(ROOT / f"{name}.ipynb")
    else:
        start = {"microfactory.stages.__main__", f"microfactory.stages.{name}"}
    start &= graph.modules
    reached = start.union(*(graph.find_upstream_modules(module) for module in start))
    found = {module_of(file) for file in modules[name] if file.endswith(".py")}
    assert start and reached <= found
    # A package is run before what is in it: beyond the graph there is only what that brings.
    packages = {module for module in found - reached if graph.find_children(module)}
    brought = packages.union(*(graph.find_upstream_modules(module) for module in packages))
    assert found <= reached | brought


def module_of(file):
    parts = PurePosixPath(file).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("stage", ["case", "report"])
def test_what_is_loaded_is_listed(modules, stage):
    code = f"import sys, microfactory.stages.{stage}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in run.stdout.split() if name.split(".")[0] == "microfactory"}
    assert loaded and loaded <= {module_of(file) for file in modules[stage]}


def test_no_stage_runs_the_whole_package(modules):
    everything = {path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert all(
        len(everything.intersection(files)) < 0.8 * len(everything) for files in modules.values()
    )
    assert "src/microfactory/cli/__init__.py" not in set().union(*modules.values())


def test_templates_belong_to_what_makes_pages(modules):
    assert "src/microfactory/templates/base.html.j2" in modules["site"]
    assert not any("templates" in file for file in modules["ethics"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import microfactory.costs as c, os", {"microfactory.costs"}),
        ("def f():\n    from microfactory import a", {"microfactory", "microfactory.a"}),
        ("from .b import c", {"microfactory.p.b", "microfactory.p.b.c"}),
        ("from . import c", {"microfactory.p", "microfactory.p.c"}),
        ("from .. import c", {"microfactory", "microfactory.c"}),
        ("from microfactoryx import a; import os.path", set()),
    ],
)
def test_every_way_to_import(text, expected):
    assert set(_names(ast.parse(text), ["microfactory", "p"])) == expected


def test_lists_are_made_and_those_of_no_stage_go(tmp_path, monkeypatch):
    for part in ("src", "notebooks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    for name in ("dvc.yaml", "data/sources.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy2(ROOT / name, tmp_path / name)
    code = tmp_path / "data" / "tidy" / "code"
    for name in ("old.txt", "notebooks/old.txt"):
        (code / name).parent.mkdir(parents=True, exist_ok=True)
        (code / name).write_text("")
    monkeypatch.setenv("MICROFACTORY_ROOT", str(tmp_path))
    main()
    before = bytes_of(code)
    assert set(before) == {f"{name}.txt" for name in lists()}
    with (tmp_path / "src" / "microfactory" / "costs" / "buckets.py").open("a") as file:
        file.write("\n")
    main()
    after = bytes_of(code)
    changed = {name.removesuffix(".txt") for name in before if before[name] != after[name]}
    assert {"costs", "overview", "notebooks/case_study"} <= changed
    assert not {"ethics", "typology", "report", "notebooks/firm_sizes"} & changed


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
    assert files_of(["microfactory.problems"]) == [
        "src/microfactory/__init__.py",
        "src/microfactory/problems.py",
    ]
    files = files_of(["microfactory.figures.canvas"])
    assert "src/microfactory/figures/__init__.py" in files
    assert "src/microfactory/templates/style.css" in files_of(["microfactory.page"])
    assert not any("templates" in file for file in files)
