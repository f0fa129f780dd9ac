"""An edit is seen, its page comes first, and a further edit does not wait for the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from microfactory import watch
from microfactory.watch import Watch, snapshot

PIPELINE = """
vars:
  - data/cases.yaml
stages:
  report:
    matrix:
      case: ${cases}
    cmd: mkdir -p reports/cases && cp data/cases/${item.case}.yaml reports/cases/${item.case}.html
    deps:
      - data/cases/${item.case}.yaml
    outs:
      - reports/cases/${item.case}.html:
          persist: true
  site:
    cmd: cat reports/cases/*.html params.yaml > reports/index.html && sleep 0$(cat data/slow.txt)
    deps:
      - reports/cases
      - data/slow.txt
      - params.yaml
    outs:
      - reports/index.html:
          persist: true
"""


@pytest.fixture
def small(tmp_path, monkeypatch) -> Path:
    """Return a project whose steps take no time."""
    folder = tmp_path / "small project"
    for part in ("data/cases", "src", "notebooks"):
        (folder / part).mkdir(parents=True)
    for case in ("acme", "bolt"):
        (folder / "data" / "cases" / f"{case}.yaml").write_text("one\n")
    (folder / "dvc.yaml").write_text(PIPELINE)
    (folder / "params.yaml").write_text("seed: 1\n")
    (folder / "data" / "sources.yaml").write_text("{}\n")
    (folder / "data" / "slow.txt").write_text("0")
    monkeypatch.setenv("MICROFACTORY_ROOT", str(folder))
    return folder


def test_what_people_write_is_watched_and_nothing_else(small):
    before = snapshot(small)
    for name in ("data/tidy/x.parquet", "reports/index.html", "data/cases.yaml", "dvc.lock"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text("x")
    (small / "data" / "cases" / ".acme.yaml.swp").write_text("x")
    assert snapshot(small) == before
    for name in ("params.yaml", "data/cases/acme.yaml", "notebooks/a.ipynb", "src/a.py"):
        (small / name).write_text("changed")
        assert snapshot(small) != before, name
        before = snapshot(small)
    (small / "src" / "a.py").unlink()
    assert snapshot(small) != before


def test_new_and_changed_cases_are_found_and_no_other_file():
    before = {"data/cases/a.yaml": (1, 1), "data/cases/b.yaml": (1, 1), "src/c.py": (1, 1)}
    after = {"data/cases/a.yaml": (1, 1), "data/cases/b.yaml": (2, 1), "data/cases/c.yaml": (1, 1)}
    assert watch.edited_cases(before, after | {"data/cases/d.txt": (1, 1)}) == ["b", "c"]


class Process:
    """One that ends when it is told how."""

    def __init__(self, status: int | None) -> None:
        self.returncode, self.killed = status, False

    def poll(self) -> int | None:
        return self.returncode

    def wait(self) -> int | None:
        return self.returncode

    def kill(self) -> None:
        self.killed, self.returncode = True, -9


@pytest.fixture
def watched(small, monkeypatch) -> Iterator[tuple[Watch, list, list]]:
    """Return a watch whose processes are of the test's making, what it started, what it told."""
    started: list[tuple[list[str], Process]] = []
    told: list[str] = []
    found = Watch({}, small, told.append)
    monkeypatch.setattr(watch, "PAUSE", 0)
    monkeypatch.setattr(
        found,
        "start",
        lambda arguments, said: (
            started.append((arguments, Process(statuses.pop(0) if statuses else 0)))
            or started[-1][1]
        ),
    )
    statuses: list[int | None] = []
    found.statuses = statuses  # type: ignore[attr-defined]
    found.look()
    return found, started, told


def test_the_page_of_an_edited_case_comes_first(watched, small):
    found, started, told = watched
    found.bring_up_to_date()
    assert [arguments for arguments, _ in started] == [["repro"]] and found.current
    (small / "data" / "cases" / "bolt.yaml").write_text("two and more\n")
    assert found.look() and not found.current
    found.bring_up_to_date()
    assert [arguments for arguments, _ in started[1:]] == [["repro", "report@bolt"], ["repro"]]
    assert "reports/cases/bolt.html: " in told[1] and "all pages: " in told[2]
    assert found.current and not found.look()


def test_a_further_edit_stops_what_runs_and_no_page_is_forgotten(watched, small):
    found, started, _ = watched
    case = small / "data" / "cases" / "bolt.yaml"
    case.write_text("two and more\n")
    found.look()
    found.statuses.append(None)  # the page is still in work
    found.look = changed_once(found.look, lambda: (small / "params.yaml").write_text("seed: 22\n"))
    found.bring_up_to_date()
    assert started[0][1].killed and not found.current
    found.bring_up_to_date()
    assert [arguments for arguments, _ in started[1:]] == [["repro", "report@bolt"], ["repro"]]
    assert found.current


def changed_once(look, change):
    waiting = [change]

    def looked() -> bool:
        if waiting:
            waiting.pop()()
        return look()

    return looked


def test_a_failure_is_told_without_chatter_and_waits_for_the_next_edit(watched, small):
    found, started, told = watched
    found.statuses.append(1)

    def start(arguments, said):
        said.write(
            b"Running stage 'report@bolt':\n> python -m microfactory x\nbolt.yaml @ case: odd\n"
        )
        started.append((arguments, Process(1)))
        return started[-1][1]

    found.start = start
    found.bring_up_to_date()
    assert told == [
        "bolt.yaml @ case: odd",
        "  all pages: not made; what was made before is as it was.",
    ]
    assert found.current


def test_a_file_that_is_no_case_is_told(watched, small):
    found, started, told = watched
    (small / "data" / "cases" / "Not an id.yaml").write_text("x")
    found.look()
    found.bring_up_to_date()
    assert not started and "Not an id.yaml" in told[0] and found.current


def lines_of(stream) -> Queue:
    found: Queue = Queue()
    threading.Thread(target=lambda: [found.put(line) for line in stream], daemon=True).start()
    return found


@pytest.mark.parametrize("fork", ["yes", "no"])
def test_from_an_edit_to_its_page(small, fork):
    code = "from microfactory.cli import main; import sys; sys.exit(main(['watch']))"
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(watch.__file__).parents[1]),
        "MICROFACTORY_FORK": fork,
    }
    subprocess.run([sys.executable, "-m", "dvc", "init", "-q", "--no-scm"], cwd=small, check=True)
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        cwd=small,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        said = lines_of(process.stdout)
        assert "Watching" in said.get(timeout=60)
        assert "all pages" in said.get(timeout=120)
        (small / "data" / "cases" / "bolt.yaml").write_text("two and more\n")
        assert "reports/cases/bolt.html" in said.get(timeout=60)
        assert (small / "reports" / "cases" / "bolt.html").read_text() == "two and more\n"
        assert "all pages" in said.get(timeout=60)
        assert (small / "reports" / "index.html").read_text() == "one\ntwo and more\nseed: 1\n"
        # One whose rest takes a minute; the next edit does not wait for it.
        (small / "data" / "slow.txt").write_text("60")
        (small / "data" / "cases" / "acme.yaml").write_text("three\n")
        assert "reports/cases/acme.html" in said.get(timeout=60)
        (small / "data" / "slow.txt").write_text("0")
        (small / "data" / "cases" / "acme.yaml").write_text("and four\n")
        assert "reports/cases/acme.html" in said.get(timeout=40)
        assert "all pages" in said.get(timeout=40)
        (small / "data" / "cases" / "bolt.yaml").unlink()
        assert "all pages" in said.get(timeout=60)
        assert not (small / "reports" / "cases" / "bolt.html").exists()
        assert (small / "reports" / "index.html").read_text() == "and four\nseed: 1\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
