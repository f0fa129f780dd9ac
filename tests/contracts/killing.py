"""Run a command again and again, each time stopped at another moment, and look at what is left.

Run as a program of its own, which loads the libraries once and forks for every attempt::

    python killing.py OUTPUTS -- COMMAND ...
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from microfactory import cli, one_case, paths, pipeline
from microfactory.authoring import files, schema, spreadsheet, vocabulary  # noqa: F401
from microfactory.ingest import library
from microfactory.stages import __main__ as stages

OLD = b"an earlier output\n"
#: Bytes after which the disk is full.
ROOM = (0, 150)
RANDOM_MOMENTS = 3
MOST_MOMENTS = 6
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def light_report() -> None:
    """Leave out the steps of a report, which are tested where they are; the page is still written."""

    def run(targets, folder, begun, told=None) -> tuple[int, str]:
        paths.write_text(folder / "reports" / "cases" / "zara.html", "<p>page</p>" * 500)
        return 0, ""

    pipeline.run_dvc = run
    one_case._alone = lambda folder, case: "<p>page</p>" * 500


def kill_before(which: int, folder: str) -> None:
    """Kill this process before it touches files of the folder for the given time."""
    touched = 0

    def watch(event: str, arguments: tuple) -> None:
        nonlocal touched
        if event == "open":
            is_it = isinstance(arguments[2], int) and arguments[2] & WRITES
        else:
            is_it = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
        if is_it and str(arguments[0]).startswith(folder):
            touched += 1
            if touched == which:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def attempt(command: list[str], before: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Run a command in a fork; return its status, negative where it was killed, and what it said."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        before()
        run = stages.main if command[0] == "stage" else cli.main
        status = 70
        try:
            status = run(command[1:] if command[0] == "stage" else command)
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text


def full_after(size: int, *, kills: bool) -> None:
    """Let no file grow beyond a size: writing on is refused, or is the last thing that is done."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if kills else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def after_a_moment(seconds: float) -> None:
    threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()


class Outputs:
    """The outputs of a command: what was there before, and what is there when it has run."""

    def __init__(self, command: list[str], before: Mapping[Path, bytes | None]) -> None:
        self.command, self.before = command, before
        self.reset()
        begun = time.monotonic()
        status, said = attempt(command)
        assert status == 0, said
        self.seconds = time.monotonic() - begun
        self.after = {path: path.read_bytes() for path in before}
        assert all(self.after[path] != old for path, old in before.items())

    def reset(self) -> None:
        for path, old in self.before.items():
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in path.parent.glob(".*.tmp"):
                left.unlink()
            if old is not None:
                path.write_bytes(old)

    def are_whole(self) -> None:
        """Each is the old one or the whole new one."""
        for path, old in self.before.items():
            found = path.read_bytes() if path.exists() else None
            assert found in (old, self.after[path]), f"{path}: {found!r}"

    def heal(self) -> None:
        """The next run makes all of them, and takes away what the killed one left."""
        for path, old in self.before.items():
            if old is None:  # what is there is not written over
                path.unlink(missing_ok=True)
        status, said = attempt(self.command)
        assert status == 0, said
        for path, new in self.after.items():
            assert path.read_bytes() == new, path
            left = [one.name for one in path.parent.iterdir() if one.name.endswith(".tmp")]
            assert not left, left


def moments_of(outputs: Outputs, folder: str) -> list[int]:
    """Return the moments to kill at: all of them, or some of many with the first and the last ones."""
    outputs.reset()
    count = 0
    while attempt(outputs.command, partial(kill_before, 2**count, folder))[0] == -signal.SIGKILL:
        outputs.reset()
        count += 1
    low, high = 2**count // 2, 2**count  # it is killed at low, and not at high
    while high - low > 1:
        outputs.reset()
        middle = (low + high) // 2
        status, _ = attempt(outputs.command, partial(kill_before, middle, folder))
        low, high = (middle, high) if status == -signal.SIGKILL else (low, middle)
    every = max(1, low // MOST_MOMENTS)
    return sorted({*range(1, low + 1, every), *range(max(1, low - 3), low + 1)})


def try_all(command: list[str], before: Mapping[Path, bytes | None], folder: str) -> dict:
    """Stop the command at every moment; return how often it was, and what it said of a full disk."""
    outputs, halves, full = Outputs(command, before), 0, []
    moments = moments_of(outputs, folder)
    for moment in moments:
        outputs.reset()
        status, said = attempt(command, partial(kill_before, moment, folder))
        assert status == -signal.SIGKILL, said
        outputs.are_whole()
        outputs.heal()
    for size in ROOM:
        outputs.reset()
        status, said = attempt(command, partial(full_after, size, kills=True))
        halves += status == -signal.SIGXFSZ
        outputs.are_whole()
        status, said = attempt(command, partial(full_after, size, kills=False))
        full.append([status, said])
        outputs.are_whole()
        outputs.heal()
    turn = random.Random(1)
    for _ in range(RANDOM_MOMENTS):
        outputs.reset()
        attempt(command, partial(after_a_moment, turn.uniform(0, outputs.seconds)))
        outputs.are_whole()
    outputs.heal()
    return {"moments": max(moments), "halves": halves, "full": full}


def read_once() -> None:
    """Read what every attempt needs before the forks."""
    cells, words = library.read_all(), vocabulary.vocabulary()
    library.read_all = lambda: cells
    vocabulary.vocabulary = lambda: words


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    read_once()
    if asked["command"][0] == "report":
        light_report()
    outputs = {Path(path): OLD if is_there else None for path, is_there in asked["outputs"].items()}
    print(json.dumps(try_all(asked["command"], outputs, asked["folder"])))
