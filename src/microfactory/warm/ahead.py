"""The pipeline's steps as forks, those that DVC will want next already running.

DVC runs one stage after another. While one runs, the stages after it in DVC's own plan whose
dependencies are all settled may run too, for they do not depend on it. What such a fork made is taken
only if the stage's dependencies are, when its turn comes, what they were when the fork was started;
otherwise the stage is run as if there had been none. What DVC records and caches stays the same.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from microfactory.warm.client import Forked

STEP = re.compile(r"python -m (microfactory\.stages) ([\w ]+)")


class Started(NamedTuple):
    """A step that runs, what it depends on as it was found, and the file that has what it says."""

    process: Forked
    inputs: list[Any]
    said: int


class Ahead:
    """Starts steps as forks.

    Parameters
    ----------
    width
        How many may run beside the one that DVC waits for.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.plan: Sequence[Any] = ()
        self.graph: Any = None
        self.force = False
        self.settled: set[Any] = set()
        self.unchanged: set[Any] = set()
        self.started: dict[Any, Started] = {}
        self.anything_ran = False

    def run(self, stage: Any, begin: Callable[[], None]) -> int | None:
        """Run a stage whose turn it is; return its status, or nothing if it is for DVC to run.

        Parameters
        ----------
        stage
            Of DVC.
        begin
            Called when it is certain that it runs here.
        """
        if stage not in self.started and not self.start(stage):
            return None
        self.anything_ran = True
        mine = self.started.pop(stage)
        if mine.inputs != inputs(stage):
            mine.process.kill()
            mine.process.wait()
            os.close(mine.said)
            return self.run(stage, begin)
        begin()
        status = mine.process.wait()
        with os.fdopen(mine.said, "rb") as said:
            said.seek(0)
            sys.stdout.flush()
            sys.stdout.buffer.write(said.read())
            sys.stdout.flush()
        return 1 if mine.process.lost else status

    def start(self, stage: Any) -> bool:
        """Start the step of a stage; return whether that could be."""
        from dvc.stage.run import prepare_kwargs

        step = STEP.fullmatch(stage.cmd) if isinstance(stage.cmd, str) else None
        if not step:
            return False
        settings = prepare_kwargs(stage)
        found = inputs(stage)
        said = os.memfd_create("said")
        nothing = os.open(os.devnull, os.O_RDONLY)
        try:
            process = Forked(
                f"{step[1]}.__main__:main",
                step[2].split(),
                settings["env"],
                settings["cwd"],
                (nothing, said, said),
            )
        except (OSError, KeyError):
            os.close(said)
            return False
        finally:
            os.close(nothing)
        self.started[stage] = Started(process, found, said)
        return True

    def look_ahead(self) -> None:
        """Start what comes next in the plan, needs running, and depends on nothing that is open.

        Nothing is looked at before something was run: most often there is nothing to do at all.
        """
        running = sum(each.process.poll() is None for each in self.started.values())
        for stage in self.plan if self.anything_ran else ():
            if running > self.width or len(self.started) > 2 * self.width:
                return
            upstream = list(self.graph.successors(stage))
            seen = self.settled | self.unchanged | self.started.keys()
            if stage in seen or not self.settled.issuperset(upstream):
                continue
            if not self.force and not stage.changed(False, upstream):
                self.unchanged.add(stage)
            elif self.start(stage):
                running += 1

    def drop(self, stage: Any) -> None:
        """Forget a stage whose turn is over; nothing of it runs on."""
        self.settled.add(stage)
        left = self.started.pop(stage, None)
        if left:
            left.process.kill()
            left.process.wait()
            os.close(left.said)


def inputs(stage: Any) -> list[Any]:
    """Return the hashes of what a stage depends on, as it is now."""
    return [dependency.get_hash() for dependency in stage.deps]
