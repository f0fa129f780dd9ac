"""Keep a warm process for the time of a run."""

from __future__ import annotations

import os
import secrets
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from microfactory.warm.client import ADDRESS

#: What the steps and the notebooks import, the commonest first. None of it is of this package: its
#: modules are imported by each fork, so that a fork always runs what is in the files.
LIBRARIES = (
    "pandas",
    "pandera.pandas",
    "pandera.backends.pandas.register",
    "pandera.strategies.pandas_strategies",
    "pydantic",
    "ruamel.yaml",
    "yaml",
    "pint",
    "pyarrow.parquet",
    "pyarrow.dataset",
    "scipy.stats",
    "papermill",
    "papermill.engines",
    "nbclient",
    "jupyter_client.provisioning",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "seaborn",
    "nbconvert.exporters",
    "mistune",
    "pygments.lexers.python",
    "pygments.formatters.html",
    "statsmodels.api",
    "scipy.optimize",
)
#: Where a process that has loaded these libraries may fork. macOS's own libraries do not allow it.
CAN_FORK = sys.platform == "linux" and hasattr(os, "pidfd_open")
#: Set to ``no`` to run everything as without a warm process.
SWITCH = "MICROFACTORY_FORK"


@contextmanager
def serving(
    environment: Mapping[str, str], folder: str, libraries: Sequence[str] = LIBRARIES
) -> Iterator[dict[str, str]]:
    """Serve forks until the block ends; the libraries are loaded when the first is asked for.

    Parameters
    ----------
    environment, folder
        Where the warm process runs.
    libraries
        What it imports before it forks.

    Yields
    ------
    dict
        What to add to the environment of whatever is to ask for forks: nothing where there are none.
    """
    if not CAN_FORK or environment.get(SWITCH) == "no":
        yield {}
        return
    name = f"microfactory-{os.getpid()}-{secrets.token_hex(8)}"
    ours, theirs = socket.socketpair()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener, ours, theirs:
        listener.bind(f"\0{name}")  # an address without a file: nothing to leave behind
        listener.listen(64)
        added = {ADDRESS: name}
        command = [sys.executable, "-m", "microfactory.warm.parent", str(listener.fileno())]
        settings = {"env": {**environment, **added}, "cwd": folder}
        keeper = threading.Thread(
            target=_keep, args=(listener, theirs, [*command, *libraries], settings), daemon=True
        )
        keeper.start()
        try:
            yield added
        finally:
            ours.close()
            keeper.join()


@contextmanager
def serving_here(
    environment: Mapping[str, str], folder: str, libraries: Sequence[str] = LIBRARIES
) -> Iterator[dict[str, str]]:
    """Serve forks to this process, as `serving` does to those that it starts."""
    with serving(environment, folder, libraries) as added:
        os.environ.update(added)
        try:
            yield added
        finally:
            for name in added:
                os.environ.pop(name, None)


def _keep(
    listener: socket.socket, stop: socket.socket, command: list[str], settings: dict[str, Any]
) -> None:
    """Start a warm process when a first request is there, and another if that is killed."""
    while True:
        ready, _, _ = select.select([listener, stop], [], [])
        if stop in ready:
            return
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
            start_new_session=True,
            **settings,
        ) as process:
            ended = os.pidfd_open(process.pid)
            select.select([ended, stop.fileno()], [], [])
            os.close(ended)
        # leaving the block closes its standard input, and waits for its end
