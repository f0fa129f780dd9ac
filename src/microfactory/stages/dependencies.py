"""Write for each stage of ``dvc.yaml`` which source files it runs, with their hashes.

A stage is run again when one of the modules that it runs has changed, and not otherwise: it depends
on its list ``data/tidy/code/STAGE.txt``, and the lists follow from the imports. Modules named one by
one in ``dvc.yaml`` would do the same, at a price: they would be nine tenths of ``dvc.lock``, which DVC
writes anew after every stage.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microfactory import paths
from microfactory.documents import read_yaml

PACKAGE = "microfactory"
TEMPLATES = "src/microfactory/templates"
STEP = re.compile(r"python -m microfactory\.stages (\w+)")


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


def expected(stages: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return for each stage the source files that it runs, the modules of its notebook included."""
    found = {}
    for name, stage in stages.items():
        step = STEP.match(stage["cmd"])
        assert step, f"stage {name} runs no step of the package"
        modules = {f"{PACKAGE}.stages.__main__", f"{PACKAGE}.stages.{step[1]}"}
        for dependency in stage["deps"]:
            if dependency.endswith(".ipynb") and "${" not in dependency:
                modules |= imported_by_notebook(paths.root() / dependency)
        found[name] = files_of(modules)
    return found


def main() -> None:
    """Write the lists."""
    root = paths.root()
    folder = root / "data" / "tidy" / "code"
    stages = read_yaml(root / "dvc.yaml")["stages"]
    hashes: dict[str, str] = {}
    for name, files in expected(stages).items():
        for file in files:
            hashes.setdefault(file, hashlib.sha256((root / file).read_bytes()).hexdigest())
        lines = "".join(f"{hashes[file]}  {file}\n" for file in files)
        paths.write_text(folder / f"{name}.txt", lines)
    for left in folder.glob("*.txt"):
        if left.stem not in stages:
            left.unlink()
