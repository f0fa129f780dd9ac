"""What must hold of every notebook: narrative and calls, with the outputs of a clean run."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import get_type_hints

import nbformat
import pytest

from microfactory import reading

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LONGEST = 6
OUTSIDE = re.compile(
    r"(?<![\w./:-])/(?:home|Users|root|tmp|work|var|private|mnt|opt|workspace|usr)/|\b[A-Z]:\\\\?[A-Za-z]"
)


def read(path):
    return nbformat.read(path, as_version=4)


def code(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def shown_by(path):
    """Return each cell that ends in a call of the package, with what the call returns."""
    names = {}
    for cell in code(path):
        tree = ast.parse(cell.source)
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("microfactory"):
                for name in node.names:
                    names[name.name] = importlib.import_module(f"{node.module}.{name.name}")
        last = tree.body[-1] if tree.body else None
        call = last.value if isinstance(last, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            module = names[ast.unparse(call.func.value)]
            yield cell, str(get_type_hints(getattr(module, call.func.attr))["return"])


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_there_are_notebooks():
    assert {"case_study", "typology", "firm_sizes", "compare_cases"} <= {p.stem for p in NOTEBOOKS}


def test_cells_are_short_calls(path):
    for cell in code(path):
        assert len(cell.source.splitlines()) <= LONGEST, cell.source
        for node in ast.walk(ast.parse(cell.source)):
            refused = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try)
            assert not isinstance(node, (*refused, ast.For, ast.While, ast.With)), cell.source
            name = getattr(node, "attr", getattr(node, "id", ""))
            assert name not in ("open", "exec", "eval", "print"), cell.source
            assert not re.match(r"(read|load|to)_", name), cell.source
        assert not re.search(r"^\s*[%!]", cell.source, re.MULTILINE), cell.source


def test_only_the_package_is_imported(path):
    for cell in code(path):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.Import), cell.source
            if isinstance(node, ast.ImportFrom):
                assert str(node.module).partition(".")[0] == "microfactory", cell.source


def test_prose_comes_before_what_is_shown(path):
    """Every section opens with its heading; a title may come from a cell, as in the case study."""
    cells, said = read(path).cells, False
    assert any(cell.cell_type == "markdown" and "## " in cell.source for cell in cells)
    kinds = {cell.id: kind for cell, kind in shown_by(path)}
    for cell in cells:
        kind = kinds.get(cell.id, "")
        said = said or cell.cell_type == "markdown"
        if kind and not said:
            assert "Prose" in kind, f"{cell.source} stands before any words"
    for cell in cells:
        if cell.cell_type == "markdown" and re.match(r"#+ ", cell.source):
            assert len(re.findall(r"^#+ ", cell.source, re.MULTILINE)) == 1


def test_figures_are_not_compared_and_everything_else_is(path):
    shown = list(shown_by(path))
    assert shown
    for cell, kind in shown:
        # A form is alive in a kernel only; what is committed of it is a line that says so.
        is_figure = reading.Drawn.__name__ in kind or "Form" in kind
        assert ("nbval-ignore-output" in tags(cell)) == is_figure, cell.source


def test_the_outputs_are_there(path):
    missing = [cell.source for cell, _ in shown_by(path) if not cell.outputs]
    assert not missing, "run `microfactory refresh`"
    for cell, kind in shown_by(path):
        assert all(output.output_type == "execute_result" for output in cell.outputs), cell.source
        if any("image/svg+xml" in output.data for output in cell.outputs):
            assert "Drawn" in kind and "nbval-ignore-output" in tags(cell)
            assert all(output.metadata["image/svg+xml"]["alt"] for output in cell.outputs)


def test_nothing_of_the_run_is_left(path):
    notebook = read(path)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"tags"}, cell.metadata
        assert "injected-parameters" not in tags(cell)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_no_output_names_a_place_on_a_disk(path):
    for cell in code(path):
        for output in cell.outputs:
            text = "".join(
                part for kind, part in output.get("data", {}).items() if kind != "image/svg+xml"
            ) + output.get("text", "")
            assert not OUTSIDE.search(text), OUTSIDE.search(text)
            assert not re.search(r"\bat 0x[0-9a-f]{6,}", text), cell.source


def test_one_cell_of_parameters_at_most(path):
    tagged = [cell for cell in code(path) if "parameters" in tags(cell)]
    assert len(tagged) <= 1
    for cell in tagged:
        for node in ast.parse(cell.source).body:
            assert isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
