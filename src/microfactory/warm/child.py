"""What a fork of the warm process does to be as if it had been started by itself."""

from __future__ import annotations

import atexit
import gc
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from microfactory.warm.client import die_with


def become(request: dict[str, Any], files: Sequence[int], parent: int) -> NoReturn:
    """Run what was asked for, in this process, and end it.

    Parameters
    ----------
    request
        ``call``, ``arguments``, ``environment``, ``folder``.
    files
        What becomes standard input, output and error.
    parent
        The warm process; with it, this one ends.
    """
    status = 1
    try:
        die_with(parent)
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _take(files)
        _move(request["environment"], request["folder"])
        _reseed()
        gc.enable()
        module, _, function = request["call"].partition(":")
        status = getattr(import_module(module), function)(request["arguments"]) or 0
    except SystemExit as end:
        status = _status_of(end)
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
    except BaseException:
        traceback.print_exc()
    finally:
        _leave(status)


def _take(files: Sequence[int]) -> None:
    for target, file in enumerate(files):
        os.dup2(file, target)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # what the warm process had open


def _move(environment: dict[str, str], folder: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.path[0] = folder  # as `python -m` has it


def _reseed() -> None:
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _status_of(end: SystemExit) -> int:
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    print(end.code, file=sys.stderr)
    return 1


def _leave(status: int) -> NoReturn:
    """End as the interpreter does, without taking every library apart first."""
    try:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status & 0xFF)
