"""The warm process: imports libraries, then forks on request; has one thread and runs nothing else.

``python -m microfactory.warm.parent SOCKET LIBRARY...`` is started by `driver`, which holds the other end of its
standard input; when that closes, this process kills what it forked and ends.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
from collections.abc import Sequence
from typing import Any

from microfactory.warm.child import become

#: Set before the libraries are loaded: none of them may start a thread, for a fork has only its own.
QUIET = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}


class Parent:
    """Listens for requests, forks, tells statuses, passes signals on.

    Parameters
    ----------
    listener
        A socket that listens.
    lifeline
        A file that can be read when the driver is gone.
    libraries
        What to import; a request waits until all of it is there.
    """

    def __init__(self, listener: socket.socket, lifeline: int, libraries: Sequence[str]) -> None:
        self.listener, self.lifeline = listener, lifeline
        self.waiting = list(libraries)
        self.selector = selectors.DefaultSelector()
        self.forks: dict[socket.socket, tuple[int, int]] = {}
        self.selector.register(listener, selectors.EVENT_READ, self.accept)
        self.selector.register(lifeline, selectors.EVENT_READ, self.end)

    def serve(self) -> None:
        """Import what is to be imported, then answer until the driver is gone."""
        gc.disable()
        for name in self.waiting:
            if any(key.fileobj == self.lifeline for key, _ in self.selector.select(0)):
                self.end()
            importlib.import_module(name)
        gc.freeze()  # what is there stays shared
        while True:
            for key, _ in self.selector.select():
                key.data()

    def accept(self) -> None:
        """Fork for one request."""
        connection, _ = self.listener.accept()
        request, files = self.read(connection)
        if request is None:
            connection.close()
            return
        warm = os.getpid()
        pid = os.fork()
        if pid == 0:
            self.selector.close()
            become(request, files, warm)
        for file in files:
            os.close(file)
        ended = os.pidfd_open(pid)
        self.forks[connection] = (pid, ended)
        self.selector.register(ended, selectors.EVENT_READ, lambda: self.ended(connection))
        self.selector.register(connection, selectors.EVENT_READ, lambda: self.heard(connection))
        self.tell(connection, pid)

    def read(self, connection: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
        """Return a request and the files that came with it; nothing if it is not of this user."""
        size = struct.calcsize("3i")
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
        if struct.unpack("3i", credentials)[1] != os.getuid():
            return None, []
        files: list[int] = []
        try:
            head, files, _, _ = socket.recv_fds(connection, 4, 3)
            (length,) = struct.unpack("!I", head)
            body = b""
            while len(body) < length:
                part = connection.recv(min(length - len(body), 65536))
                if not part:
                    raise EOFError
                body += part
            return json.loads(body.decode("utf-8", "surrogateescape")), files
        except (OSError, EOFError, ValueError, struct.error):
            for file in files:
                os.close(file)
            return None, []

    def tell(self, connection: socket.socket, number: int) -> None:
        """Tell a client a number; a client that is gone is seen elsewhere."""
        with contextlib.suppress(OSError):
            connection.sendall(f"{number}\n".encode())

    def heard(self, connection: socket.socket) -> None:
        """Pass signals on; when the client is gone, its fork goes."""
        try:
            numbers = connection.recv(64)
        except OSError:
            numbers = b""
        for number in numbers or [signal.SIGKILL]:
            self.signal(connection, number)
        if not numbers:
            self.selector.unregister(connection)

    def signal(self, connection: socket.socket, number: int) -> None:
        """Send a signal to a fork's process group; it is there until `ended` has asked for it."""
        pid, _ = self.forks[connection]
        try:
            os.killpg(pid, number)
        except ProcessLookupError:  # forked a moment ago, and no group yet
            os.kill(pid, number)

    def ended(self, connection: socket.socket) -> None:
        """Tell the client the status of its fork, and forget both."""
        pid, ended = self.forks.pop(connection)
        _, status = os.waitpid(pid, 0)
        self.selector.unregister(ended)
        os.close(ended)
        if connection.fileno() in self.selector.get_map():
            self.selector.unregister(connection)
        self.tell(connection, os.waitstatus_to_exitcode(status))
        connection.close()

    def end(self) -> None:
        """Kill what was forked, and end."""
        for connection in self.forks:
            self.signal(connection, signal.SIGKILL)
        os._exit(0)


def prepare() -> None:
    """Set what must be set before the libraries are loaded."""
    os.environ.update(QUIET)
    # jsonschema, below nbformat, would compile a grammar that nothing here needs.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    os.environ.pop("MPLBACKEND", None)  # a fork says which it wants


def main(arguments: list[str]) -> None:
    """Serve on an open socket, after importing libraries, until standard input closes."""
    prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the driver
    Parent(socket.socket(fileno=int(arguments[0])), 0, arguments[1:]).serve()


if __name__ == "__main__":
    main(sys.argv[1:])
