"""Drive the pipeline: keep the list of cases, run what is out of date, prove that it repeats."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from microfactory import paths
from microfactory.documents import read_yaml
from microfactory.problems import Problem, ProblemsFound, shown
from microfactory.warm.driver import serving

CASE_LIST = Path("data/cases.yaml")
CASE_LIST_HEAD = (
    "# The ids of the files in data/cases, for the pipeline's matrix; `make` keeps it current.\n"
)
#: Seconds after which a run says where its time went.
LONG = 30.0
#: What stands in dvc.yaml for the id of a case.
EACH = "${item.case}"
CASE_ID = re.compile(r"[a-z][a-z0-9_]{1,40}")
#: As it is run here; `dvc` itself does the same.
DVC = (sys.executable, "-m", "microfactory.warm.dvc_run")
#: With this set, every Python that DVC starts would compile every library anew.
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
GENERATED = ("data/tidy", "reports")
#: What a second run must not depend on; the first runs in whatever the reader's machine has.
OTHER_SURROUNDINGS: Mapping[str, str] = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4321",
    "COLUMNS": "61",
}


def case_ids() -> list[str]:
    """Return the ids of the case files, each checked to be safe as a name of a stage.

    Raises
    ------
    ProblemsFound
        If a file's name is no id, or something else than a YAML file lies in the folder.
    """
    folder = paths.root() / "data" / "cases"
    problems, found = [], []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml" or not CASE_ID.fullmatch(path.stem) or not _is_own(path):
            expected = "a file named ID.yaml, the id of lower-case letters, digits and _"
            problems.append(Problem("data/cases", shown(path.name), expected))
        else:
            found.append(path.stem)
    if problems:
        raise ProblemsFound(problems)
    return found


def _is_own(path: Path) -> bool:
    """Whether a case file is a file of its own: a link could lead out of the folder."""
    return path.is_file() and not path.is_symlink()


def index_text(ids: list[str]) -> str:
    """Return the text of the list of cases."""
    return CASE_LIST_HEAD + "cases:\n" + "".join(f"  - {case}\n" for case in ids)


def index_cases() -> bool:
    """Write the list of cases where it is out of date; return whether it was."""
    ids = case_ids()
    target, text = paths.root() / CASE_LIST, index_text(ids)
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return False
    with contextlib.suppress(ProblemsFound):  # a list that cannot be read is written anew
        for gone in sorted(_listed() - set(ids)):
            _forget(gone)
    paths.write_text(target, text)
    return True


def _listed() -> set[str]:
    """Return the ids that the list has now."""
    target = paths.root() / CASE_LIST
    content = read_yaml(target) if target.is_file() else {}
    said = content.get("cases") if isinstance(content, Mapping) else None
    return {str(case) for case in said} if isinstance(said, list) else set()


def _forget(case: str) -> None:
    """Remove what was made of a case that is no more; DVC leaves it where it is."""
    if not CASE_ID.fullmatch(case):
        return
    stages: Mapping[str, Any] = read_yaml(paths.root() / "dvc.yaml")["stages"]
    for stage in stages.values():
        for out in stage["outs"] if "matrix" in stage else ():
            target = paths.root() / next(iter(out)).replace(EACH, case)
            if target.is_dir():
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)


def check_index() -> list[Problem]:
    """Return a problem if the list of cases is not what lies in the folder."""
    ids, listed = set(case_ids()), _listed()
    missing, gone = sorted(ids - listed), sorted(listed - ids)
    if not missing and not gone:
        return []
    parts = [f"without {', '.join(missing)}"] if missing else []
    parts += [f"with {', '.join(gone)}, which has no file"] if gone else []
    hint = "Run `make`, or `microfactory index-cases`."
    return [Problem(CASE_LIST.as_posix(), " and ".join(parts), "the files of data/cases", hint)]


def surroundings(**extra: str) -> dict[str, str]:
    """Return the environment for DVC: this environment's programs first, BLAS kept to one thread."""
    here = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    return {
        **kept,
        "PATH": os.pathsep.join([here, os.environ.get("PATH", "")]),
        "OPENBLAS_NUM_THREADS": "1",
        "DVC_NO_ANALYTICS": "1",
        **extra,
    }


def repro() -> int:
    """Run what is out of date, tell which stages run, and end with the file to open."""
    begun = last = time.monotonic()
    spent: dict[str, float] = {}
    kind = ""

    def tell(stage: str) -> None:
        nonlocal last, kind
        now = time.monotonic()
        spent[kind] = spent.get(kind, 0.0) + now - last
        last, kind = now, stage.partition("@")[0]
        stages.append(stage)
        print(f"  {stage}", flush=True)

    stages: list[str] = []
    status, _ = run_dvc([], paths.root(), tell, lambda line: print(line, end="", flush=True))
    if status:
        print("Stopped. What was made before is as it was.", file=sys.stderr)
        return 1
    page = paths.shown(paths.root() / "reports" / "index.html")
    spent[kind] = spent.get(kind, 0.0) + time.monotonic() - last
    seconds = time.monotonic() - begun
    done = f"{len(stages)} stages run in {seconds:.0f} s" if stages else "Nothing had changed"
    if seconds > LONG and stages:
        print(split(spent))
    print(f"{done}. Open {page} in a browser.")
    return 0


def split(spent: Mapping[str, float], most: int = 6) -> str:
    """Return where the time of a run went, by kind of stage.

    Parameters
    ----------
    spent
        Seconds; what came before the first stage has no name.

    Examples
    --------
    >>> split({"": 2.4, "report": 40.2, "site": 0.3, "audit": 0.2, "costs": 3.0}, most=2)
    'Where the time went: report 40 s, costs 3 s, starting 2 s, the others 0 s.'
    """
    ranked = sorted((kind for kind in spent if kind), key=lambda kind: -spent[kind])
    parts = {kind: spent[kind] for kind in ranked[:most]} | {"starting": spent.get("", 0.0)}
    if ranked[most:]:
        parts["the others"] = sum(spent[kind] for kind in ranked[most:])
    return f"Where the time went: {', '.join(f'{k} {s:.0f} s' for k, s in parts.items())}."


def run_dvc(
    targets: Sequence[str],
    folder: Path,
    begun: Callable[[str], None],
    told: Callable[[str], None] = lambda _: None,
) -> tuple[int, str]:
    """Run ``dvc repro`` for some stages, or for all; return its status and what it said.

    Parameters
    ----------
    targets
        Names of stages.
    folder
        The project.
    begun
        Is told the name of each stage that begins to run.
    told
        Is told each line that a reader needs.
    """
    status, said = _run_once(targets, folder, begun, told)
    if status and re.search(r"dvc\.lock'? (validation failed|.*structure is corrupted)", said):
        # A run that was killed while it wrote the lock leaves half of it; what it recorded of
        # finished stages is in DVC's cache, so nothing but time is lost.
        told("dvc.lock was left half written by a run that was killed; making it anew.\n")
        (folder / "dvc.lock").unlink()
        status, said = _run_once(targets, folder, begun, told)
    return status, said


def _run_once(
    targets: Sequence[str],
    folder: Path,
    begun: Callable[[str], None],
    told: Callable[[str], None],
) -> tuple[int, str]:
    environment, said = surroundings(MICROFACTORY_ROOT=str(folder)), ""
    with (
        serving(environment, str(folder)) as warm,
        subprocess.Popen(
            [*DVC, "repro", *targets],
            cwd=folder,
            env={**environment, **warm},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            stage = re.match(r"Running stage '([^']+)'", line)
            if stage:
                begun(stage[1])
            elif not is_chatter(line):
                said += line
                told(line)
        status = process.wait()
    return status, said


def is_chatter(line: str) -> bool:
    """Whether a line of DVC's says nothing to a reader."""
    return bool(
        re.match(
            r"(Stage '.*' (didn't change|is cached)|> python -m microfactory|Updating lock file|"
            r"Generating lock file|To track the changes|To enable auto staging|Use `dvc push`|"
            r"Data and pipelines are up to date|\[IPKernelApp\] (WARNING|ERROR) . (Kernel is running over TCP|KeyboardInterrupt)|'.*\.dvc' didn't change|\s+git add|\s*dvc config|\s*$)",
            line,
        )
    )


def inputs(folder: Path, parts: Collection[str] = ()) -> Iterator[Path]:
    """Yield the files of a project that people write, relative to its folder.

    Parameters
    ----------
    folder
        The project.
    parts
        The files and folders at its top to look into; all where none is given.
    """
    skipped = {".git", ".venv", "__pycache__", ".ipynb_checkpoints"}
    generated = {folder / part for part in (*GENERATED, ".dvc/cache", ".dvc/tmp")}
    for parent, folders, files in os.walk(folder):
        if parts and Path(parent) == folder:
            folders[:], files = (
                [name for name in names if name in parts] for names in (folders, files)
            )
        folders[:] = [
            name
            for name in folders
            if name not in skipped
            and not name.endswith("_cache")
            and Path(parent, name) not in generated
        ]
        yield from (Path(parent, name).relative_to(folder) for name in files)


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every generated file below a project's folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in GENERATED
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def verify() -> int:
    """Run the whole pipeline in a second folder, with other surroundings, and compare every byte."""
    here = paths.root()
    with tempfile.TemporaryDirectory(prefix="microfactory verify ") as name:
        there = Path(name).resolve()
        for path in inputs(here):
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(here / path, there / path)
        print("Running the whole pipeline a second time, in another folder, zone and locale …")
        environment = surroundings(
            **OTHER_SURROUNDINGS, PYTHONPATH=str(there / "src"), MICROFACTORY_ROOT=str(there)
        )
        with serving(environment, str(there)) as warm:
            run = subprocess.run(
                [*DVC, "repro", "--force", "--no-run-cache", "--quiet"],
                cwd=there,
                env={**environment, **warm},
                check=False,
            )
        if run.returncode:
            print("The second run failed; see above.", file=sys.stderr)
            return 1
        first, second = hashes(here), hashes(there)
        locks = [(folder / "dvc.lock").read_bytes() for folder in (here, there)]
    problems = [
        f"  {path}: {'differs' if path in first and path in second else 'is in one run only'}"
        for path in sorted(first.keys() | second.keys())
        if first.get(path) != second.get(path)
    ]
    if locks[0] != locks[1]:
        problems.append("  dvc.lock: differs")
    if problems:
        print("Not the same bytes:", *problems, sep="\n", file=sys.stderr)
        return 1
    print(f"The same bytes twice: {len(first)} files.")
    return 0
