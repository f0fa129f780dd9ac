"""A warm process with no libraries, so that it is there at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from microfactory.warm import driver

SOURCE = Path(driver.__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
if not driver.CAN_FORK:  # there is nothing to test then but what tests of other modules do
    collect_ignore_glob = ["test_c*.py", "test_k*.py", "test_p*.py"]


@pytest.fixture
def warm(monkeypatch, tmp_path):
    """Serve forks from here on; return the folder that they run in."""
    with driver.serving(ENVIRONMENT, str(tmp_path), libraries=()) as added:
        for name, value in added.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        yield tmp_path


def job(folder: Path, body: str) -> str:
    """Write a module with a function; return how to call it."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    (folder / "job.py").write_text(f"import os, signal, sys, time\ndef run(arguments):\n{lines}")
    return "job:run"


def ask(folder: Path, call: str, *arguments: str, **extra: str) -> subprocess.Popen:
    """Start a client in a process of its own."""
    code = (
        "import os, sys; from microfactory.warm.client import Forked; "
        "fork = Forked(sys.argv[1], sys.argv[2:], os.environ, os.getcwd()); "
        "status = fork.wait(); sys.exit('lost' if fork.lost else status % 256)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, call, *arguments],
        cwd=folder,
        env={**ENVIRONMENT, "MICROFACTORY_WARM": os.environ["MICROFACTORY_WARM"], **extra},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(true, seconds: float = 30) -> bool:
    """Wait until something holds; return whether it came to that."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def written(path: Path) -> int:
    """Return the number that a process writes into a file, once it has."""
    assert until(lambda: path.is_file() and path.read_text().endswith("\n"))
    return int(path.read_text())
