"""A fork does what the process that asked for it would do, and tells how it ended."""

from __future__ import annotations

import os
import signal

import pytest

from microfactory.warm import client
from microfactory.warm.client import Forked

from .conftest import alive, ask, job, until, written


def test_without_a_warm_process_there_is_no_fork(tmp_path, monkeypatch):
    monkeypatch.delenv(client.ADDRESS, raising=False)
    with pytest.raises(KeyError):
        Forked("job:run", [], {}, str(tmp_path))


def test_a_warm_process_that_is_gone_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv(client.ADDRESS, "microfactory-test-nobody")
    with pytest.raises(ConnectionRefusedError):
        Forked("job:run", [], {}, str(tmp_path))


def test_a_fork_has_what_its_client_has(warm):
    call = job(
        warm,
        "print(arguments, os.getcwd(), os.environ['A'])\nprint('x', file=sys.stderr)\nreturn 7",
    )
    process = ask(warm, call, "a b", "ü", A="1")
    out, err = process.communicate()
    assert process.returncode == 7
    assert out == f"['a b', 'ü'] {warm} 1\n" and err == "x\n"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("pass", 0, ""),
        ("sys.exit()", 0, ""),
        ("sys.exit(3)", 3, ""),
        ("sys.exit('no wage')", 1, "no wage"),
        ("raise KeyError('no wage')", 1, "KeyError: 'no wage'"),
        ("import nothing_of_the_kind", 1, "ModuleNotFoundError"),
        ("os.kill(os.getpid(), signal.SIGTERM)", 256 - signal.SIGTERM, ""),
        ("os.kill(os.getpid(), signal.SIGKILL)", 256 - signal.SIGKILL, ""),
        ("import atexit; atexit.register(print, 'bye', file=sys.stderr)", 0, "bye"),
        (
            "import threading\n"
            "threading.Timer(0.2, lambda: print('late', file=sys.stderr)).start()",
            0,
            "late",
        ),
    ],
)
def test_how_a_fork_ends(warm, body, status, said):
    process = ask(warm, job(warm, body))
    error = process.communicate()[1]
    assert process.returncode == status
    assert said in error and bool(said) == bool(error)


def test_signals_are_passed_on(warm):
    call = job(
        warm,
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(5))\n"
        "open('ready', 'w').close()\ntime.sleep(60)",
    )
    forked = Forked(call, [], os.environ, str(warm))
    assert until((warm / "ready").exists) and forked.poll() is None and alive(forked.pid)
    forked.terminate()
    assert forked.wait() == 5 and forked.poll() == 5
    forked.kill()  # nothing happens any more


def test_an_interrupt_is_one(warm):
    call = job(
        warm,
        "try:\n    open('ready', 'w').close()\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    return 9",
    )
    forked = Forked(call, [], os.environ, str(warm))
    assert until((warm / "ready").exists)
    forked.send_signal(signal.SIGINT)
    assert forked.wait() == 9


def test_a_fork_goes_with_its_client_and_with_what_it_started(warm):
    call = job(
        warm,
        "import subprocess\nchild = subprocess.Popen(['sleep', '60'])\n"
        "open('child', 'w').write(f'{child.pid}\\n')\n"
        "open('fork', 'w').write(f'{os.getpid()}\\n')\ntime.sleep(60)",
    )
    process = ask(warm, call)
    pids = [written(warm / name) for name in ("fork", "child")]
    process.kill()
    process.communicate()
    assert until(lambda: not any(alive(pid) for pid in pids))
