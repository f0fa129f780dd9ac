"""DVC, for the time of a run: ends with who started it, and writes its lock file stage by stage.

``python -m microfactory.warm.dvc_run repro`` is ``dvc repro``, with the same result in every byte. After
each stage DVC parses the whole of ``dvc.lock`` and writes it again, in pure Python; the time for that
grows with the square of the number of cases. Here only the entry of that stage is made anew.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from microfactory.warm.client import die_with

HEAD = "schema: '2.0'\nstages:\n"


def replaced(text: str, entries: Iterable[str]) -> str | None:
    r"""Return the text of a lock file with entries replaced, or added where there were none.

    Parameters
    ----------
    text
        Of the lock file, as DVC writes it.
    entries
        Each as it stands in such a file, from the line with its name on.

    Returns
    -------
    str or None
        Nothing if the text does not begin as expected.

    Examples
    --------
    >>> text = HEAD + "  a:\n    cmd: x\n  b:\n    cmd: y\n"
    >>> print(replaced(text, ["  a:\n    cmd: z\n"]))
    schema: '2.0'
    stages:
      a:
        cmd: z
      b:
        cmd: y
    """
    if not text.startswith(HEAD):
        return None
    parts = re.split(r"^(?=  \S)", text.removeprefix(HEAD), flags=re.MULTILINE)
    known = {part.partition("\n")[0]: part for part in parts if part}
    for entry in entries:
        known[entry.partition("\n")[0]] = entry
    return HEAD + "".join(known.values())


def write_by_stage() -> None:
    """Have DVC write its lock file as `replaced` does."""
    from dvc import dvcfile
    from dvc.stage import serialize
    from dvc.utils.serialize import dumps_yaml

    whole: Callable[..., None] = dvcfile.Lockfile.dump_stages

    def dump_stages(self: Any, stages: Any, **kwargs: Any) -> None:
        path = Path(self.path)
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        made = [serialize.to_lockfile(stage, **kwargs) for stage in stages]
        entries = [dumps_yaml({"stages": entry}).removeprefix("stages:\n") for entry in made]
        after = replaced(before, entries)
        if after is None:
            whole(self, stages, **kwargs)
        elif after != before:
            temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            temporary.write_text(after, encoding="utf-8", newline="\n")
            temporary.replace(path)
            self.repo.scm_context.track_file(self.relpath)

    dvcfile.Lockfile.dump_stages = dump_stages


def main(arguments: list[str]) -> int:
    """Run DVC with the arguments; return its status."""
    die_with(os.getppid())
    from dvc.cli import main as dvc

    write_by_stage()
    status: int = dvc(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
