"""Write for each step and each notebook which source files it runs, with their hashes.

A stage of ``dvc.yaml`` is run again when one of the modules that it runs has changed, and not otherwise:
it depends on the list of its step, ``data/tidy/code/STEP.txt``, and on that of its notebook,
``data/tidy/code/notebooks/NOTEBOOK.txt``, if it has one. The lists follow from the imports. Modules named one by
one in ``dvc.yaml`` would do the same, at a price: they would be nine tenths of ``dvc.lock``, which DVC
writes anew after every stage.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from microfactory import paths

PACKAGE = "microfactory"
TEMPLATES = "src/microfactory/templates"


def files_of(modules: Iterable[str]) -> list[str]:
    """Return the source files that importing the modules reads, directly or by way of others."""
    root, waiting, seen = paths.root(), set(modules), set[str]()
    found: set[str] = set()
    while waiting:
        module = waiting.pop()
        seen.add(module)
        file = _file(root, module)
        if file:
            found.add(file.relative_to(root).as_posix())
            waiting |= set(_imports(file, file.name == "__init__.py", module)) - seen
        parent = module.rpartition(".")[0]
        waiting |= {parent} - seen - {""}
    if "src/microfactory/page.py" in found:
        templates = (path for path in (root / TEMPLATES).rglob("*") if path.is_file())
        found |= {path.relative_to(root).as_posix() for path in templates}
    return sorted(found)


def _file(root: Path, module: str) -> Path | None:
    """Return the file of a module; a name that is something inside a module has none."""
    base = root.joinpath("src", *module.split("."))
    for candidate in (base / "__init__.py", base.with_suffix(".py")):
        if candidate.is_file():
            return candidate
    return None


@cache
def _imports(file: Path, is_package: bool, module: str) -> frozenset[str]:
    """Return the names of the package that a file imports, wherever in it the import stands."""
    parts = module.split(".")
    here = parts if is_package else parts[:-1]
    return frozenset(_names(ast.parse(file.read_text(encoding="utf-8")), here))


def _names(tree: ast.AST, here: list[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == PACKAGE)


def imported_by_notebook(path: Path) -> set[str]:
    """Return the names of the package that a notebook's cells import."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return {name for source in sources for name in _names(ast.parse(source), [])}


def lists() -> dict[str, list[str]]:
    """Return the source files of each step, and of each notebook under ``notebooks/``."""
    root = paths.root()
    steps = sorted((root / "src" / PACKAGE / "stages").glob("[a-z]*.py"))
    found = {
        path.stem: files_of([f"{PACKAGE}.stages.__main__", f"{PACKAGE}.stages.{path.stem}"])
        for path in steps
    }
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        found[f"notebooks/{path.stem}"] = files_of(imported_by_notebook(path))
    return found


def main() -> None:
    """Write the lists."""
    root = paths.root()
    folder, found = root / "data" / "tidy" / "code", lists()
    hashes: dict[str, str] = {}
    for name, files in found.items():
        for file in files:
            hashes.setdefault(file, hashlib.sha256((root / file).read_bytes()).hexdigest())
        lines = "".join(f"{hashes[file]}  {file}\n" for file in files)
        paths.write_text(folder / f"{name}.txt", lines)
    for left in folder.rglob("*.txt"):
        if left.relative_to(folder).with_suffix("").as_posix() not in found:
            left.unlink()
