"""DVC, for the time of a run: ends with who started it, forks steps, writes its lock stage by stage.

``python -m microfactory.warm.dvc_run repro`` is ``dvc repro``, with the same result in every byte. The
steps are forks (`ahead`), where there is a warm process. After each stage DVC parses the whole of ``dvc.lock`` and writes it again, in pure Python; the time for that
grows with the square of the number of cases. Here only the entry of that stage is made anew.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from microfactory import fast_yaml
from microfactory.warm.ahead import Ahead
from microfactory.warm.client import ADDRESS, die_with, driver

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


def read_fast() -> None:
    """Have DVC read YAML by `fast_yaml`, where that is sure."""
    from dvc.utils import strictyaml
    from dvc.utils.serialize import _yaml

    usual: Callable[..., Any] = _yaml.parse_yaml

    def parse_yaml(text: str, path: str, typ: str = "safe") -> Any:
        found = fast_yaml.parse(text) if typ == "safe" else None
        return found or usual(text, path, typ=typ)

    # The first reads dvc.yaml and dvc.lock; the second params.yaml, once for each stage.
    strictyaml.parse_yaml = _yaml.parse_yaml = parse_yaml


def run_as_forks() -> None:
    """Have DVC run the steps of this package as forks, and some of them ahead."""
    from dvc.repo import reproduce
    from dvc.stage import run
    from dvc.stage.exceptions import StageCmdFailedError

    ahead = Ahead(width=len(os.sched_getaffinity(0)))
    in_order: Callable[..., Any] = reproduce._reproduce
    one: Callable[..., Any] = reproduce._reproduce_stage
    command: Callable[..., None] = run.cmd_run

    def _reproduce(stages: Any, graph: Any = None, force: bool = False, **kwargs: Any) -> Any:
        ahead.plan, ahead.graph, ahead.force = (stages if graph else ()), graph, force
        return in_order(stages, graph=graph, force=force, repro_fn=_reproduce_stage, **kwargs)

    def _reproduce_stage(stage: Any, **kwargs: Any) -> Any:
        ahead.look_ahead()
        found = one(stage, **kwargs)
        ahead.drop(stage)
        return found

    def cmd_run(stage: Any, dry: bool = False, run_env: Any = None) -> None:
        def begin() -> None:
            run.logger.info("Running stage '%s':", stage.addressing)

        status = None if dry or run_env else ahead.run(stage, begin)
        if status is None:
            command(stage, dry=dry, run_env=run_env)
        elif status:
            raise StageCmdFailedError(stage.cmd, status)

    reproduce._reproduce = _reproduce
    run.cmd_run = cmd_run


def main(arguments: list[str]) -> int:
    """Run DVC with the arguments, for as long as who started it is there; return its status."""
    if ADDRESS in os.environ:
        die_with(driver())
    return run(arguments)


def run(arguments: list[str]) -> int:
    """Run DVC with the arguments; return its status."""
    from dvc.cli import main as dvc

    read_fast()
    write_by_stage()
    if ADDRESS in os.environ:
        run_as_forks()
    status: int = dvc(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
