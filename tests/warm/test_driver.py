"""A warm process is there when it is needed, and gone with its driver."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from microfactory.warm import driver
from microfactory.warm.client import ADDRESS

from .conftest import ENVIRONMENT, alive, job, until, written

DRIVE = """
import subprocess, sys, os
from microfactory.warm.driver import serving
folder = os.getcwd()
with serving(dict(os.environ), folder, libraries=()) as warm:
    print(os.getpid(), flush=True)
    code = "import os; from microfactory.warm.client import *; die_with(driver()); Forked('job:run', [], os.environ, os.getcwd()).wait()"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **warm})
"""


def children(pid):
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in lists for child in each.read_text().split()]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_a_driver(tmp_path, number):
    job(tmp_path, "open('fork', 'w').write(f'{os.getpid()}\\n')\ntime.sleep(60)")
    with subprocess.Popen(
        [sys.executable, "-c", DRIVE], cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.DEVNULL
    ) as process:
        fork = written(tmp_path / "fork")
        family = {fork, process.pid, *children(process.pid)}
        assert len(family) == 4  # the driver, the warm process, its fork, the client
        before = set(tmp_path.iterdir())
        process.send_signal(number)
        process.wait()
    client = family - {fork, process.pid}
    assert until(lambda: not alive(fork))
    assert until(lambda: not any(alive(pid) for pid in client))
    assert set(tmp_path.iterdir()) == before


def test_no_process_is_started_before_it_is_needed(tmp_path):
    before = children(os.getpid())
    with driver.serving(ENVIRONMENT, str(tmp_path)) as added:
        assert set(added) == {ADDRESS} and children(os.getpid()) == before


@pytest.mark.parametrize("off", ["platform", "switch"])
def test_without_forks_nothing_is_added(tmp_path, monkeypatch, off):
    environment = dict(ENVIRONMENT)
    if off == "platform":
        monkeypatch.setattr(driver, "CAN_FORK", False)
    else:
        environment[driver.SWITCH] = "no"
    with driver.serving(environment, str(tmp_path)) as added:
        assert added == {}
