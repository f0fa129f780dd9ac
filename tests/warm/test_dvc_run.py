"""DVC does what it does, and its lock file has the bytes that it would have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.warm.dvc_run import HEAD, replaced

from .conftest import ENVIRONMENT

PIPELINE = """
stages:
  make:
    foreach: [a, b-1, c_2]
    do:
      cmd: "cat in.txt > ${item}.txt # é: 'quoted', and long enough that a line of YAML would not hold it all"
      deps: [in.txt]
      outs:
        - ${item}.txt:
            persist: true
  join:
    cmd: mkdir -p all && cat a.txt b-1.txt c_2.txt > "all/a b"
    deps: [a.txt, b-1.txt, c_2.txt]
    params: [seed, nested.words]
    outs: [all]
"""


def entry(name, text="x"):
    return f"  {name}:\n    cmd: {text}\n"


names = st.lists(st.sampled_from(["a", "b@c", "d_1", "e"]), unique=True)


@given(names, names)
def test_replacing_is_as_in_a_mapping(before, changed):
    text = HEAD + "".join(map(entry, before))
    expected = dict.fromkeys(before, "x") | dict.fromkeys(changed, "y")
    found = replaced(text, [entry(name, "y") for name in changed])
    assert found == HEAD + "".join(entry(*item) for item in expected.items())


@pytest.mark.parametrize("text", ["", "stages:\n", "schema: '2.0'\ndatasets: []\nstages:\n"])
def test_what_is_not_as_expected_is_left_to_dvc(text):
    assert replaced(text, [entry("a")]) is None


def lock(folder, module, *changes):
    """Run a pipeline, change its inputs, run it again; return the lock file after each run."""
    folder.mkdir()
    (folder / "dvc.yaml").write_text(PIPELINE)
    (folder / "params.yaml").write_text("seed: 1\nnested: {words: [a, 'yes', 1.5]}\n")
    environment = {
        **ENVIRONMENT,
        "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"],
        "DVC_NO_ANALYTICS": "1",
    }
    found = []
    for number, change in enumerate(["first", *changes]):
        if number == 0:
            subprocess.run(
                [sys.executable, "-m", "dvc", "init", "-q", "--no-scm"],
                cwd=folder,
                env=environment,
                check=True,
            )
        (folder / "in.txt").write_text(change)
        subprocess.run(
            [sys.executable, "-m", module, "repro", "-q"], cwd=folder, env=environment, check=True
        )
        found.append((folder / "dvc.lock").read_bytes())
    return found


def test_the_lock_file_is_the_one_that_dvc_writes(tmp_path):
    ours = lock(tmp_path / "ours", "microfactory.warm.dvc_run", "second")
    theirs = lock(tmp_path / "theirs", "dvc", "second")
    assert ours == theirs and ours[0] != ours[1]
    assert not list((tmp_path / "ours").glob(".dvc.lock*"))


FORKED = """
stages:
  make:
    matrix: {name: [a, b, c, d, e, f]}
    cmd: python -m job ${item.name}
    deps: [in.txt]
    outs: [{"${item.name}.txt": {persist: true}}]
  join:
    cmd: python -m job all a b c d e f
    deps: [a.txt, b.txt, c.txt, d.txt, e.txt, f.txt]
    outs: [all.txt]
"""
JOB = """
import pathlib, sys, time
def main(arguments):
    name, *parts = arguments
    time.sleep(0.1)
    text = "".join(pathlib.Path(part + ".txt").read_text() for part in parts or ["in"])
    if text.startswith("bad") and name == "d":
        print("no wage")
        return 3
    pathlib.Path(name + ".txt").write_text(text + name)
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
FORKING = """
import re, sys
from microfactory.warm import ahead, dvc_run
ahead.STEP = re.compile(r"python -m (job) ([\\w ]+)")
sys.exit(dvc_run.main(sys.argv[1:]))
"""


def repro(folder, forked, change, *options):
    (folder / "in.txt").write_text(change)
    command = [sys.executable, "-c", FORKING] if forked else [sys.executable, "-m", "dvc"]
    environment = {
        **ENVIRONMENT,
        "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(folder), ENVIRONMENT["PYTHONPATH"]]),
        "MICROFACTORY_WARM": os.environ["MICROFACTORY_WARM"],
    }
    run = subprocess.run(
        [*command, "repro", *options], cwd=folder, env=environment, capture_output=True, text=True
    )
    files = {path.name: path.read_bytes() for path in folder.glob("[a-z]*.*")}
    return run.returncode, run.stdout, files


def test_forked_and_ahead_dvc_does_the_same(tmp_path, warm, monkeypatch):
    seen = []
    for forked in (True, False):
        folder = tmp_path / str(forked)
        (folder / "job").mkdir(parents=True)
        (folder / "job" / "__init__.py").write_text("")
        (folder / "job" / "__main__.py").write_text(JOB)
        (folder / "dvc.yaml").write_text(FORKED)
        subprocess.run(
            [sys.executable, "-m", "dvc", "init", "-q", "--no-scm"], cwd=folder, check=True
        )
        steps = [("one", ()), ("one", ()), ("two", ()), ("bad", ()), ("two", ()), ("two", ("-f",))]
        seen.append([repro(folder, forked, text, *options) for text, options in steps])
    failed = False
    for ours, theirs in zip(*seen, strict=True):
        status, said, files = ours
        assert (status, files.keys()) == (theirs[0], theirs[2].keys())
        if status == 0:
            assert files == theirs[2]
        # What ran ahead of a failure has new outputs and no entry in the lock, so it runs once more.
        more = said.count("Running stage") - theirs[1].count("Running stage")
        assert 0 <= more <= (2 if failed else 0)  # of e and f, which come after the failure
        failed = status != 0
    assert [step[0] for step in seen[0]] == [0, 0, 0, 255, 0, 0]
    assert "no wage" in seen[0][3][1]


def test_a_failure_is_one(tmp_path):
    (tmp_path / "dvc.yaml").write_text("stages: {a: {cmd: exit 3}}\n")
    run = subprocess.run(
        [sys.executable, "-m", "microfactory.warm.dvc_run", "repro"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
    )
    assert run.returncode
