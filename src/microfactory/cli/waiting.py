"""What a person sees of a command that is silent for long: what it does, and how far it is.

It stands on the error stream, from the first second on, until the command says something. Where
nobody looks on, because that stream is no terminal, it is not there.
"""

from __future__ import annotations

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

#: Seconds of silence before it shows.
PATIENCE = 1.0


class Waiting:
    """A line that comes and goes.

    Parameters
    ----------
    what
        What is being done, until `tell` says it better.
    """

    def __init__(self, what: str) -> None:
        self._what, self._done, self._whole = what, 0, 0
        self._lock = Lock()
        self._shown: Progress | None = None
        self._over = not sys.stderr.isatty()
        self._streams: tuple[TextIO, TextIO] = (sys.stdout, sys.stderr)
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def tell(self, done: int, whole: int, what: str) -> None:
        """Say what comes next, and how much of how much is done."""
        with self._lock:
            self._what = what if what.isprintable() else ascii(what)
            self._done, self._whole = done, whole
            self._update()

    def __enter__(self) -> Waiting:
        if not self._over:
            sys.stdout = _Heard(self._streams[0], self)
            sys.stderr = _Heard(self._streams[1], self)
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        sys.stdout, sys.stderr = self._streams

    def stop(self) -> None:
        """Take the line away for good."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()
                self._shown = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(24))
        with self._lock:
            if self._over:
                return
            self._shown = Progress(
                *columns,
                TimeElapsedColumn(),
                console=Console(file=self._streams[1]),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.add_task(self._what, total=None)
            self._update()
            self._shown.start()

    def _update(self) -> None:
        if self._shown is not None:
            self._shown.update(
                self._shown.task_ids[0],
                description=self._what,
                completed=self._done,
                total=self._whole or None,
            )


class _Heard:
    """A stream on which the first word ends the waiting."""

    def __init__(self, stream: TextIO, waiting: Waiting) -> None:
        self._stream, self._waiting = stream, waiting

    def write(self, text: str) -> int:
        """Write, with the line out of the way."""
        self._waiting.stop()
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
