"""Kernels as forks of the warm process, by Jupyter's own extension point for how a kernel starts.

The kernel is ipykernel's, with its own process, sockets and memory: cells run as they always do. Chosen
by `microfactory.render` while there is a warm process, and by nothing else.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from microfactory.warm.client import Forked

#: Its name among the entry points of ``jupyter_client.kernel_provisioners``.
NAME = "microfactory-fork"
LAUNCHER = "ipykernel_launcher"


class ForkProvisioner(LocalProvisioner):
    """Starts a Python kernel as a fork, and any other, or without a warm process, as ever."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel."""
        environment = {**kwargs.get("env", os.environ)}
        if LAUNCHER not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        folder = os.fspath(kwargs.get("cwd") or Path.cwd())
        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        nothing = os.open(os.devnull, os.O_RDONLY)
        try:
            process = Forked(
                "microfactory.warm.kernels:start", arguments, environment, folder, (nothing, 1, 2)
            )
        except (OSError, KeyError):
            return await super().launch_kernel(cmd, **kwargs)
        finally:
            os.close(nothing)
        self.process = process  # type: ignore[assignment]
        self.pid = process.pid
        self.pgid = None  # signals go by way of the warm process, which knows the group
        self.cwd = Path(folder)
        return self.connection_info


def start(arguments: Sequence[str]) -> None:
    """Be a kernel, in a fork."""
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    sys.argv = [LAUNCHER, *arguments]
    del sys.path[0]  # as the launcher does; the shell puts the working folder back
    # matplotlib was loaded before it could know that this is a kernel.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].rcParams["backend"] = os.environ["MPLBACKEND"]
    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib_inline"]:
        del sys.modules[name]
    from ipykernel.kernelapp import IPKernelApp

    # What it reads from the environment when it is imported, it is told here.
    # It warns of TCP at every start; these sockets are of this machine alone.
    IPKernelApp.launch_instance(parent_handle=os.getppid(), log_level=logging.ERROR)
