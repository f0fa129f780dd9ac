"""How far something long is: shown to a person who waits, and to nobody else.

Analyses take a `Watch` and know nothing of screens. `shown` draws a bar on the error stream of a terminal, or
under the cell of a notebook, once a second has passed, and takes it away at the end; in a file, a pipe or a
recorded notebook it leaves nothing, so the same input gives the same bytes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any, Protocol, TextIO, TypeVar

Item = TypeVar("Item")
#: What takes less is not worth a bar, in seconds.
PATIENCE = 1.0
#: A bar is drawn anew at most so often, in seconds, and is so many characters wide.
PAUSE, WIDTH = 0.2, 24


class Watch(Protocol):
    """Takes what is gone through and what it is, and gives the same things, one after another."""

    def __call__(self, items: Iterable[Item], what: str) -> Iterable[Item]:
        """Return the items."""


def unwatched(items: Iterable[Item], what: str) -> Iterable[Item]:
    """Return the items and show nothing."""
    return items


def shown(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Yield the items and show how many are done, where a person can see it.

    Parameters
    ----------
    items
        What is gone through.
    what
        The words beside the bar.

    Examples
    --------
    >>> list(shown([1, 2, 3], "numbers"))
    [1, 2, 3]
    """
    screen = _screen()
    yield from items if screen is None else watched(items, what, *screen)


def watched(
    items: Iterable[Item],
    what: str,
    stream: TextIO,
    wipe: Callable[[], None],
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Item]:
    """Yield the items and write a bar to a stream.

    Parameters
    ----------
    items, what
        As in `shown`.
    stream
        Where the bar is written.
    wipe
        Takes the bar away again; called only if there was one.
    clock
        Seconds.
    """
    total = len(items) if isinstance(items, Sized) else None
    begin, last, drawn = clock(), -PAUSE, False
    try:
        for done, item in enumerate(items):
            spent = clock() - begin
            if spent >= PATIENCE and spent - last >= PAUSE:
                stream.write("\r" + bar(done, total, what, spent))
                stream.flush()
                last, drawn = spent, True
            yield item
    finally:
        if drawn:
            wipe()


def bar(done: int, total: int | None, what: str, seconds: float) -> str:
    """Return one line that says how far it is.

    Examples
    --------
    >>> bar(3, 12, "policies", 4.2)
    'policies ######.................. 3/12, 4 s'
    >>> bar(3, None, "draws", 4.2)
    'draws 3, 4 s'
    """
    if total is None:
        return f"{what} {done}, {seconds:.0f} s"
    full = WIDTH * done // max(total, 1)
    return f"{what} {'#' * full}{'.' * (WIDTH - full)} {done}/{total}, {seconds:.0f} s"


def _screen() -> tuple[TextIO, Callable[[], None]] | None:
    """Return where a bar can be drawn and how it is taken away, or nothing if nobody looks."""
    if sys.stderr.isatty():
        return sys.stderr, _wipe_line
    output = _cell()
    return None if output is None else (sys.stderr, output)


def _wipe_line() -> None:
    sys.stderr.write("\r\x1b[2K")
    sys.stderr.flush()


def _cell() -> Callable[[], None] | None:
    """Return what empties the output of the notebook cell that runs, if a person runs one.

    JupyterLab names the session of a notebook that is open in it; what renders or tests notebooks does not.
    """
    if "JPY_SESSION_NAME" not in os.environ:
        return None
    display: Any = sys.modules.get("IPython.display")
    shell: Any = sys.modules.get("IPython")
    running = shell.get_ipython() if shell is not None else None
    if display is None or running is None or not hasattr(running, "kernel"):
        return None
    empty: Callable[[], None] = display.clear_output
    return empty
