"""Keep the pages current while files are edited: the page of an edited case first, then the rest.

DVC and the steps are forks of one process that stays (`microfactory.warm`), so nothing is imported
again between an edit and its page. A further edit stops what still runs and begins anew with its page;
DVC's outputs persist and its lock is written stage by stage, so nothing is lost by that.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from microfactory import paths, pipeline
from microfactory.problems import ProblemsFound
from microfactory.warm.client import Forked
from microfactory.warm.driver import LIBRARIES, serving_here

#: What a run of DVC imports beyond the steps.
DVC_LIBRARIES = (
    "dvc.cli",
    "dvc.commands.repro",
    "dvc.repo",
    "dvc.repo.reproduce",
    "dvc.dvcfile",
    "dvc.stage.run",
    "dvc.dependency",
    "dvc.output",
    "dvc.cachemgr",
    "dvc.data_cloud",
    "dvc_data.index",
    "scmrepo.git",
)
#: Written by the pipeline or the commands, not by people.
NOT_WATCHED = frozenset({"data/cases.yaml", "data/case.schema.json"})
WATCHED = ("data", "notebooks", "src", "params.yaml", "dvc.yaml")
PAUSE = 0.2  # seconds between two looks; a look takes a few milliseconds

Snapshot = Mapping[str, tuple[int, int]]


def snapshot(folder: Path) -> Snapshot:
    """Return time and size of every file whose change makes a page out of date."""
    found = {}
    for path in pipeline.inputs(folder, WATCHED):
        name = path.as_posix()
        if name in NOT_WATCHED or path.name.startswith("."):
            continue
        with contextlib.suppress(OSError):  # gone since it was listed
            status = (folder / path).stat()
            found[name] = (status.st_mtime_ns, status.st_size)
    return found


def edited_cases(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the cases whose files are new or have changed.

    Examples
    --------
    >>> edited_cases({}, {"data/cases/zara.yaml": (1, 2), "params.yaml": (1, 2)})
    ['zara']
    """
    changed = (name for name, state in after.items() if before.get(name) != state)
    files = (Path(name) for name in changed if name.startswith("data/cases/"))
    return sorted(file.stem for file in files if file.suffix == ".yaml")


class Watch:
    """Runs what a change asks for.

    Parameters
    ----------
    environment, folder
        Where DVC runs; the environment has the address of the warm process, if there is one.
    tell
        Is told what a reader wants to know, a line at a time.
    """

    def __init__(
        self, environment: Mapping[str, str], folder: Path, tell: Callable[[str], None]
    ) -> None:
        self.environment, self.folder, self.tell = dict(environment), folder, tell
        self.seen: Snapshot = {}
        self.waiting: dict[str, None] = {}  # cases whose pages are still to be made
        self.current = False

    def look(self) -> bool:
        """Return whether anything has changed since the last time, and note it."""
        now = snapshot(self.folder)
        if now == self.seen:
            return False
        if self.seen:
            self.waiting |= dict.fromkeys(edited_cases(self.seen, now))
        self.seen, self.current = now, False
        return True

    def bring_up_to_date(self) -> None:
        """Make the pages of edited cases, then all the rest; return early when something changes."""
        try:
            pipeline.index_cases()
            listed = set(pipeline.case_ids())
        except ProblemsFound as error:
            self.tell(str(error))
            self.current = True  # until the next change
            return
        for case in [case for case in self.waiting if case in listed]:
            if not self.run(f"reports/cases/{case}.html", [f"report@{case}"]):
                return
            del self.waiting[case]
        self.waiting.clear()
        self.current = self.run("all pages", [])

    def run(self, what: str, targets: list[str]) -> bool:
        """Run DVC; return whether it came to its end, well or not, before something changed."""
        begun = time.monotonic()
        with tempfile.TemporaryFile() as said:
            process = self.start(["repro", *targets], said)
            while process.poll() is None:
                if self.look():
                    process.kill()
                    process.wait()
                    return False
                time.sleep(PAUSE)
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").splitlines(keepends=True)
        seconds = time.monotonic() - begun
        if process.returncode == 0:
            self.tell(f"  {what}: {seconds:.1f} s")
        else:
            self.tell("".join(_telling(lines)).rstrip())
            self.tell(f"  {what}: not made; what was made before is as it was.")
        return True

    def start(self, arguments: list[str], said: IO[bytes]) -> Any:
        """Start DVC as a fork, or as a process of its own where there are none."""
        with Path(os.devnull).open("rb") as nothing:
            files = (nothing.fileno(), said.fileno(), said.fileno())
            try:
                call = "microfactory.warm.dvc_run:run"
                return Forked(call, arguments, self.environment, str(self.folder), files)
            except (OSError, KeyError):
                return subprocess.Popen(
                    [*pipeline.DVC, *arguments],
                    cwd=self.folder,
                    env=self.environment,
                    stdin=nothing,
                    stdout=said,
                    stderr=subprocess.STDOUT,
                )


def _telling(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of DVC's that say something to a reader."""
    for line in lines:
        if not pipeline.is_chatter(line) and not line.startswith("Running stage"):
            yield line


def watch(tell: Callable[[str], None]) -> None:
    """Bring everything up to date, and again after each change, until interrupted.

    Parameters
    ----------
    tell
        Is told what a reader wants to know, a line at a time.
    """
    folder, environment = paths.root(), pipeline.surroundings()
    with serving_here(environment, str(folder), (*LIBRARIES, *DVC_LIBRARIES)) as warm:
        watched = Watch({**environment, **warm}, folder, tell)
        watched.look()
        while True:
            if watched.current:
                time.sleep(PAUSE)
                watched.look()
            else:
                watched.bring_up_to_date()
