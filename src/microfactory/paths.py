"""Where the files of a project are."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EIO
from pathlib import Path

#: A folder is a project's root when it holds these.
MARKS = ("dvc.yaml", "data/sources.yaml")


class NoProject(FileNotFoundError):
    """No project was found above the working folder."""


def root(start: Path | None = None) -> Path:
    """Return the project's top folder.

    Looked for upwards from the working folder, since a notebook is run in its own folder and a
    pipeline stage at the top; then where the package itself stands, for a call from elsewhere.
    ``MICROFACTORY_ROOT`` overrides both.

    Raises
    ------
    NoProject
        If none of these is a project; the message names what was looked for.
    """
    override = os.environ.get("MICROFACTORY_ROOT")
    if override and start is None:
        candidates = [Path(override).resolve()]
    else:
        here = (start or Path.cwd()).resolve()
        candidates = [here, *here.parents, Path(__file__).resolve().parents[2]]
    for folder in candidates:
        if all((folder / mark).is_file() for mark in MARKS):
            return folder
    raise NoProject(
        f"no microfactory project at or above {candidates[0]}: expected a folder with "
        f"{' and '.join(MARKS)}. Run the command inside a checkout, or set MICROFACTORY_ROOT."
    )


def shown(path: Path) -> str:
    """Return a path relative to the project where it lies inside, with forward slashes."""
    try:
        return path.resolve().relative_to(root()).as_posix()
    except (ValueError, NoProject, OSError, RuntimeError):  # the last two: links in a circle
        return path.as_posix()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` that takes its place only when the block succeeds.

    An output is either the old one or the whole new one, whatever happens in between. What the
    system refuses, it refuses in the name of the output.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        if not is_running(leftover.name.split(".")[-2]):
            leftover.unlink(missing_ok=True)  # of a run that was killed
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        if error.filename not in (None, str(temporary), temporary):
            raise
        raise OSError(error.errno or EIO, error.strerror or str(error), str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)


def is_running(process: str) -> bool:
    """Whether a process of this number is there; where that cannot be asked, it is taken to be."""
    if os.name != "posix" or not process.isdigit():
        return True
    return Path("/proc", process).exists() if Path("/proc/self").exists() else True


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, in UTF-8 and with line feeds on every platform."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
