"""What runs ahead is taken only when nothing that it rests on has changed, and started only when due."""

from __future__ import annotations

import re
import time
from pathlib import Path

import networkx as nx
import pytest

from microfactory.warm import ahead
from microfactory.warm.ahead import Ahead

from .conftest import until


class File:
    """A dependency of DVC's, as far as it is used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get_hash(self) -> str:
        return self.path.read_text()


class Stage:
    """A stage of DVC's, as far as it is used: copies its input, and notes that it ran."""

    repo = type("Repo", (), {"root_dir": "/"})

    def __init__(self, folder: Path, name: str, changed: bool = True) -> None:
        self.folder, self.addressing, self.wdir = folder, name, str(folder)
        self.cmd, self.is_changed = f"python -m job {name}", changed
        (folder / f"{name}.in").write_text("1")
        self.deps = [File(folder / f"{name}.in")]

    def changed(self, allow_missing: bool, upstream: list) -> bool:
        self.asked = getattr(self, "asked", 0) + 1
        return self.is_changed

    @property
    def runs(self) -> list[str]:
        file = self.folder / f"{self.addressing}.out"
        return file.read_text().split() if file.is_file() else []


@pytest.fixture
def make(warm, monkeypatch):
    """Return a maker of stages; each appends its input to its output, or fails when that says so."""
    (warm / "job").mkdir()
    (warm / "job" / "__init__.py").write_text("")
    (warm / "job" / "__main__.py").write_text(
        "import pathlib, time\n"
        "def main(arguments):\n"
        "    name = arguments[0]\n"
        "    text = pathlib.Path(name + '.in').read_text()\n"
        "    print('this is', name, flush=True)\n"
        "    with open(name + '.out', 'a') as file: file.write(text + '\\n')\n"
        "    if text == 'slow': time.sleep(60)\n"
        "    return 3 if text == 'bad' else 0\n"
    )
    monkeypatch.setattr(ahead, "STEP", re.compile(r"python -m (job) (\w+)"))
    return lambda name, **kwargs: Stage(warm, name, **kwargs)


def planned(stages, *edges, width=2, force=False):
    """Return what is to run in this order; an edge leads from a stage to what it depends on."""
    found = Ahead(width)
    found.plan, found.graph, found.force = stages, nx.DiGraph(list(edges)), force
    found.graph.add_nodes_from(stages)
    return found


def turn(runner, stage):
    runner.look_ahead()
    status = runner.run(stage, lambda: None)
    runner.drop(stage)
    return status


def test_stages_run_once_and_ahead(make, capfd):
    stages = [make(name) for name in "abcd"]
    runner = planned(stages)
    assert turn(runner, stages[0]) == 0
    assert not runner.started  # most often there is nothing else to do
    assert turn(runner, stages[1]) == 0
    assert until(lambda: stages[2].runs)
    assert [turn(runner, stage) for stage in stages[2:]] == [0, 0]
    assert [stage.runs for stage in stages] == [["1"]] * 4
    # What each says is said when its turn has come.
    assert capfd.readouterr().out == "".join(f"this is {name}\n" for name in "abcd")


def test_an_input_that_changed_meanwhile_is_used(make):
    a, b = make("a"), make("b")
    runner = planned([a, b])
    turn(runner, a)
    runner.look_ahead()
    assert until(lambda: b.runs == ["1"])
    b.deps[0].path.write_text("2")
    assert turn(runner, b) == 0 and b.runs == ["1", "2"]


def test_nothing_runs_before_what_it_depends_on(make):
    a, b, c = make("a"), make("b"), make("c")
    runner = planned([a, b, c], (c, b), width=5)
    turn(runner, a)
    runner.look_ahead()
    assert set(runner.started) == {b}
    turn(runner, b)
    runner.look_ahead()
    assert set(runner.started) == {c}
    runner.drop(c)


@pytest.mark.parametrize("force", [False, True])
def test_what_has_not_changed_is_not_run(make, force):
    a, b = make("a"), make("b", changed=False)
    runner = planned([a, b], force=force)
    turn(runner, a)
    runner.look_ahead()
    assert set(runner.started) == ({b} if force else set())
    runner.look_ahead()
    assert getattr(b, "asked", 0) == (0 if force else 1)  # and asked no more
    runner.drop(b)


def test_a_failure_is_told_when_its_turn_has_come(make, capfd):
    a, b = make("a"), make("b")
    b.deps[0].path.write_text("bad")
    runner = planned([a, b])
    assert turn(runner, a) == 0
    runner.look_ahead()
    assert until(lambda: b.runs)
    assert capfd.readouterr().out == "this is a\n"
    assert turn(runner, b) == 3
    assert capfd.readouterr().out == "this is b\n"


def test_what_is_not_taken_is_ended(make):
    a, b = make("a"), make("b")
    b.deps[0].path.write_text("slow")
    runner = planned([a, b])
    turn(runner, a)
    runner.look_ahead()
    assert until(lambda: b.runs)
    process, begun = runner.started[b].process, time.monotonic()
    runner.drop(b)
    assert process.poll() is not None and time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "cmd", ["echo 1", "python -m job a; rm -r x", "python -m job a > b", ["a"]]
)
def test_another_command_is_for_dvc(make, cmd):
    a = make("a")
    a.cmd = cmd
    assert planned([a]).run(a, lambda: None) is None and not a.runs


def test_without_a_warm_process_it_is_for_dvc(make, monkeypatch):
    monkeypatch.setenv("MICROFACTORY_WARM", "microfactory-1-nobody")
    a = make("a")
    assert planned([a]).run(a, lambda: None) is None


def test_the_steps_of_the_project_are_known():
    assert ahead.STEP.fullmatch("python -m microfactory.stages report soko_branded")[2] == (
        "report soko_branded"
    )
