"""Ask the warm process for a fork, and follow it."""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Mapping, Sequence

#: The variable that names the socket of the warm process.
ADDRESS = "MICROFACTORY_WARM"
PR_SET_PDEATHSIG = 1


def driver() -> int:
    """Return the process that keeps the warm one; it put its number into the address."""
    return int(os.environ[ADDRESS].split("-")[1])


def die_with(parent: int) -> None:
    """Have the kernel kill this process when the given one, its parent, ends; Linux can do that."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before
        os._exit(1)


class Forked:
    """A process that the warm one forked for us; has what is used of `subprocess.Popen`.

    When this process ends, however it does, the fork is killed with all of its process group.

    Parameters
    ----------
    call
        What to run, ``module:function``; the function gets the arguments and returns a status.
    arguments
        Its arguments.
    environment, folder
        Where it runs.
    files
        What it has as standard input, output and error.

    Raises
    ------
    OSError
        If the warm process cannot be reached.
    """

    stdin = stdout = stderr = None

    def __init__(
        self,
        call: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: str,
        files: tuple[int, int, int] = (0, 1, 2),
    ) -> None:
        self.returncode: int | None = None
        self.lost = False  # whether the warm process was killed, and the fork with it
        self._lines = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(f"\0{os.environ[ADDRESS]}")
            request = json.dumps(
                {
                    "call": call,
                    "arguments": list(arguments),
                    "environment": dict(environment),
                    "folder": folder,
                }
            ).encode("utf-8", "surrogateescape")
            socket.send_fds(self._socket, [struct.pack("!I", len(request))], files)
            self._socket.sendall(request)
            self.pid = int(self._line())
        except BaseException:
            self._socket.close()
            raise

    def _line(self) -> str:
        """Return the next line that the warm process says."""
        while b"\n" not in self._lines:
            heard = self._socket.recv(4096)
            if not heard:
                raise ConnectionResetError("the warm process is gone")
            self._lines += heard
        line, _, self._lines = self._lines.partition(b"\n")
        return line.decode()

    def poll(self) -> int | None:
        """Return the status of the fork, as `subprocess` gives it, or nothing while it runs."""
        if self.returncode is None:
            self._socket.setblocking(False)
            try:
                self._hear()
            except BlockingIOError:
                self._socket.setblocking(True)
        return self.returncode

    def wait(self) -> int:
        """Return the status once the fork has ended."""
        if self.returncode is None:
            self._hear()
        assert self.returncode is not None
        return self.returncode

    def _hear(self) -> None:
        try:
            self.returncode = int(self._line())
        except ConnectionResetError:
            self.returncode, self.lost = -signal.SIGKILL, True
        self._socket.close()

    def send_signal(self, number: int) -> None:
        """Send a signal to the fork and what it started; nothing happens once it has ended."""
        if self.poll() is None:
            self._socket.sendall(bytes([number]))

    def kill(self) -> None:
        """Kill the fork and what it started."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the fork to end."""
        self.send_signal(signal.SIGTERM)
