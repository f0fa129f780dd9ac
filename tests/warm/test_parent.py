"""The warm process forks safely, and nothing outlives it."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

from microfactory.warm.client import ADDRESS, Forked
from microfactory.warm.driver import LIBRARIES

from .conftest import ENVIRONMENT, alive, ask, job, until, written


def test_no_library_starts_a_thread(tmp_path):
    """A fork has only the thread that forked: a lock that another holds would stay locked."""
    code = (
        "import importlib, os, sys; from microfactory.warm.parent import prepare; prepare()\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(len(os.listdir('/proc/self/task')), *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *LIBRARIES], env=ENVIRONMENT, capture_output=True, text=True
    )
    threads, *modules = run.stdout.split()
    assert threads == "1"
    ours = {name for name in modules if name.split(".")[0] == "microfactory"}
    assert ours == {
        f"microfactory{part}"
        for part in ("", *(f".warm{p}" for p in ("", ".parent", ".child", ".client")))
    }
    assert "matplotlib.backends.backend_svg" in modules


def test_forks_run_at_the_same_time(warm):
    call = job(
        warm,
        "open(arguments[0], 'w').close()\nwhile not os.path.exists(arguments[1]): time.sleep(0.01)",
    )
    processes = [ask(warm, call, *pair) for pair in (("a", "b"), ("b", "a"))]
    assert [process.wait(30) for process in processes] == [0, 0]
    for process in processes:
        process.communicate()


def test_a_fork_goes_with_the_warm_process_and_the_next_has_another(warm):
    call = job(warm, "open(arguments[0], 'w').write(f'{os.getpid()}\\n')\ntime.sleep(60)")
    process = ask(warm, call, "first")
    pid = written(warm / "first")
    parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(parent, signal.SIGKILL)
    assert until(lambda: not alive(pid) and not alive(parent))
    assert process.communicate()[1].strip() == "lost"  # so the client may do it itself
    process = ask(warm, job(warm, "return 4"))
    process.communicate()
    assert process.returncode == 4


def test_what_is_no_request_is_dropped(warm):
    for message in (b"", b"\0", struct.pack("!I", 9) + b"not json!", struct.pack("!I", 99)):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"\0{os.environ[ADDRESS]}")
            client.sendall(message)
            client.shutdown(socket.SHUT_WR)
            assert client.recv(1) == b""
    forked = Forked(job(warm, "return 6"), [], os.environ, str(warm))
    assert forked.wait() == 6
