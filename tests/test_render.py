"""Notebooks run with checked parameters, and leave nothing of the run behind."""

from __future__ import annotations

import ast
import warnings

import nbformat
import nbformat.v4 as nb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microfactory import render
from microfactory.problems import ProblemsFound
from microfactory.render import NotebookFailed

PARAMETERS = 'case = "soko"\nyear: int = 2017\nshare = None'


def template(folder, *cells, name="small.ipynb"):
    path = folder / name
    nbformat.write(nb.new_notebook(cells=list(cells)), path)
    return path


def code(source, *tags):
    cell = nb.new_code_cell(source)
    cell.metadata["tags"] = list(tags)
    return cell


@pytest.fixture
def small(tmp_path):
    return template(tmp_path, code(PARAMETERS, "parameters"), code("print(case, year, share)"))


def problems_of(path, parameters):
    with pytest.raises(ProblemsFound) as caught:
        render.render(path, parameters)
    return [str(problem) for problem in caught.value.problems]


def test_an_unknown_parameter_is_an_error(small):
    [problem] = problems_of(small, {"cases": "soko"})
    assert "small.ipynb @ parameter cases: found an unknown name" in problem
    assert "one of case, year, share. Did you mean 'case'?" in problem


@pytest.mark.parametrize(
    "value",
    [
        ["a"],
        {"a": 1},
        b"a",
        object(),
        '"; import os; "',
        "a\nb",
        "é\u202e",
        "x" * 201,
        "{{ x }}",
        "a'b",
        "a\\b",
    ],
)
def test_only_plain_values_go_in(small, value):
    [problem] = problems_of(small, {"case": value})
    assert "@ parameter case" in problem


HOSTILE = [
    '"; __import__("os").system("touch pwned") #', "__import__('os')", "a\nimport os", 'x"""', "{x}", "a\\",
    "a\r\nb", "\x00", "$(id)", "`id`", "%run x", "!id", "a.b:c/d+e-f", "__import__", "%time", "None", "1 + 1",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=250)))
def test_what_papermill_writes_of_a_text_is_that_text_and_no_code(small, value):
    """A text is refused, or the injected cell is one assignment of a constant that equals it."""
    try:
        render._check(small, {"case": value})
    except ProblemsFound:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of papermill, about its own imports
        from papermill.iorw import load_notebook_node
        from papermill.parameterize import parameterize_notebook

        written = parameterize_notebook(
            load_notebook_node(str(small)),
            {"case": value},
            kernel_name="python3",
            language="python",
        )
    [cell] = [c for c in written.cells if "injected-parameters" in c.metadata.get("tags", [])]
    [statement] = ast.parse(cell.source).body
    assert isinstance(statement, ast.Assign) and statement.targets[0].id == "case"
    assert ast.literal_eval(statement.value) == value


def test_every_problem_is_said_at_once(small):
    assert len(problems_of(small, {"cas": "a'b", "yera": [1], "share": None, "year": b""})) == 5


@pytest.mark.parametrize("tagged", [0, 2])
def test_a_template_has_one_cell_of_parameters(tmp_path, tagged):
    cells = [code(PARAMETERS, "parameters") for _ in range(tagged)]
    path = template(tmp_path, *cells, code("1"))
    assert f"found {tagged} cells tagged 'parameters'" in problems_of(path, {"case": "a"})[0]


def test_a_template_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        render.render(tmp_path / "none.ipynb", {})


def test_the_same_bytes_twice_and_the_parameters_inside(small, tmp_path):
    """One of the three runs of a kernel here; the other two are its repetition and a failure."""
    parameters = {"case": "acme_1", "year": 2018, "share": 0.5}
    for name in ("one", "two"):
        render.write_notebook(tmp_path / f"{name}.ipynb", render.render(small, parameters))
    first, second = ((tmp_path / f"{name}.ipynb").read_bytes() for name in ("one", "two"))
    assert first == second
    text = first.decode()
    assert "acme_1 2018 0.5" in text and '"injected-parameters"' in text
    assert str(tmp_path) not in text and "duration" not in text and "iopub" not in text


def test_a_cell_that_raises_gives_its_traceback_and_writes_nothing(tmp_path):
    path = template(tmp_path, code("x = 1"), code("raise KeyError('no wage')"), code("x = 2"))
    before = path.read_bytes()
    with pytest.raises(NotebookFailed) as caught:
        render.refresh(path)
    said = str(caught.value)
    assert "small.ipynb" in said and "KeyError" in said and "no wage" in said
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["small.ipynb"]


def noisy(position=0, note="2026-01-01T00:00:00"):
    """A notebook as a run leaves it: times, paths, versions, random ids."""
    cell = nb.new_code_cell("draw()")
    cell.metadata |= {"execution": {"iopub.status.busy": note}, "papermill": {"duration": 1.5}}
    cell.metadata["tags"] = ["nbval-ignore-output"]
    made = nb.new_notebook(cells=[nb.new_markdown_cell("# A"), cell, nb.new_code_cell("draw()")])
    made.metadata |= {
        "papermill": {"output_path": f"/home/{position}"},
        "kernelspec": {"name": "x"},
    }
    made.metadata["language_info"] = {"version": f"3.11.{position}"}
    return made


def test_what_differs_between_two_runs_goes():
    first, second = (render.normalise(noisy(n, f"2026-01-0{n}")) for n in (1, 2))
    assert nbformat.writes(first) == nbformat.writes(second)
    text = nbformat.writes(first)
    assert "papermill" not in text and "2026" not in text and "/home" not in text
    assert "nbval-ignore-output" in text
    nbformat.validate(first)


def test_ids_follow_from_place_and_text():
    found = render.normalise(noisy())
    ids = [cell.id for cell in found.cells]
    assert len(set(ids)) == 3
    assert ids == [cell.id for cell in render.normalise(noisy(9)).cells]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.booleans(), st.text(max_size=20)), max_size=5))
def test_normalising_twice_changes_nothing(cells):
    made = [
        (nb.new_code_cell if is_code else nb.new_markdown_cell)(text) for is_code, text in cells
    ]
    once = render.normalise(nb.new_notebook(cells=made))
    assert nbformat.writes(render.normalise(once)) == nbformat.writes(once)


def test_refresh_keeps_outputs_and_drops_what_was_injected(tmp_path, monkeypatch):
    path = template(tmp_path, code(PARAMETERS, "parameters"))
    run = nb.new_notebook(
        cells=[code(PARAMETERS, "parameters"), code("case = 1", "injected-parameters")]
    )
    run.cells[0].outputs = [nb.new_output("stream", text="done")]
    monkeypatch.setattr(render, "render", lambda template, parameters: run)
    render.refresh(path)
    kept = nbformat.read(path, as_version=4)
    assert len(kept.cells) == 1 and kept.cells[0].outputs[0].text == "done"
