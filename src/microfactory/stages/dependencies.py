"""Keep each stage's list of modules in ``dvc.yaml`` equal to what the stage imports.

A stage is run again when one of the modules that it runs has changed, and not otherwise. The lists
follow from the import graph: ``python -m microfactory.stages dependencies`` writes them, a test fails
when they are out of date.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from ruamel.yaml import YAML

from microfactory import paths

PACKAGE = "microfactory"
TEMPLATES = "src/microfactory/templates"


def imported_by_notebook(path: Path) -> set[str]:
    """Return the modules of the package that a notebook's cells import."""
    modules: set[str] = set()
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
                modules |= {f"{node.module}.{name.name}" for name in node.names}
    return modules


def files_of(modules: Iterable[str], graph: Any) -> list[str]:
    """Return the source files that importing the modules reads, with the packages around them."""
    root = paths.root()
    needed: set[str] = set()
    for module in modules:
        known = module if module in graph.modules else module.rpartition(".")[0]
        needed |= {known, *graph.find_upstream_modules(known)}
    files: set[str] = set()
    for module in needed:
        parts = module.split(".")
        for length in range(1, len(parts) + 1):
            base = Path("src", *parts[:length])
            for candidate in (base / "__init__.py", base.with_suffix(".py")):
                if (root / candidate).is_file():
                    files.add(candidate.as_posix())
    if any(file.endswith("/page.py") for file in files):
        files.add(TEMPLATES)
    return sorted(files)


def expected(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return for each stage of ``dvc.yaml`` the source files that it should depend on."""
    import grimp

    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    found = {}
    for name, stage in document["stages"].items():
        step = re.search(r"python -m microfactory\.stages (\w+)", stage["cmd"])
        assert step, f"stage {name} runs no step of the package"
        modules = {f"{PACKAGE}.stages.__main__", f"{PACKAGE}.stages.{step[1]}"}
        for dependency in stage["deps"]:
            if dependency.endswith(".ipynb") and "${" not in dependency:
                modules |= imported_by_notebook(paths.root() / dependency)
        found[name] = files_of(modules, graph)
    return found


def main() -> None:
    """Write the lists into ``dvc.yaml`` and leave everything else as it is."""
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    target = paths.root() / "dvc.yaml"
    document = yaml.load(target.read_text(encoding="utf-8"))
    for name, files in expected(document).items():
        stage = document["stages"][name]
        kept = [item for item in stage["deps"] if not str(item).startswith("src/")]
        stage["deps"] = [*kept, *files]
    stream = io.StringIO()
    yaml.dump(document, stream)
    paths.write_text(target, stream.getvalue())
