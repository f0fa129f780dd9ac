"""Run a notebook with parameters by papermill, and keep only what is the same in every run."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# jsonschema, below nbformat, compiles a grammar for one kind of address at every import when this
# package is there (python-jsonschema/jsonschema#1428); no notebook needs that check.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat  # noqa: E402

from microfactory import paths  # noqa: E402
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown  # noqa: E402
from microfactory.warm import client  # noqa: E402

Parameter = str | int | float | bool | None
#: What text may be handed to a notebook: papermill quotes it, and it never needs more than this.
PLAIN_TEXT = re.compile(r"[\w ./:+-]{0,200}")
#: Starts kernels as forks while there is a warm process (`microfactory.warm.kernels`).
FORKS = "microfactory-fork"
LONGEST_RUN = 600  # seconds in one cell; more is a fault, not a long analysis


class NotebookFailed(RuntimeError):
    """A cell raised; nothing was written."""


def render(template: Path, parameters: Mapping[str, Parameter]) -> nbformat.NotebookNode:
    """Run a notebook template and return it with its outputs, normalised.

    Parameters
    ----------
    template
        A notebook with one cell tagged ``parameters``; without it, it takes none.
    parameters
        What to set there; text, numbers, yes/no or nothing.

    Raises
    ------
    ProblemsFound
        If the template has no such cell, or a parameter is unknown or no plain value.
    NotebookFailed
        If a cell raises; the message carries its traceback.
    """
    _check(template, parameters)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import papermill
    from jupyter_client.provisioning.factory import KernelProvisionerFactory
    from papermill.exceptions import PapermillExecutionError

    factory = KernelProvisionerFactory.instance()
    usual = factory.default_provisioner_name
    if client.ADDRESS in os.environ and FORKS in factory.get_provisioner_entries():
        factory.default_provisioner_name = FORKS
    try:
        notebook = papermill.execute_notebook(
            str(template),
            None,
            parameters=dict(parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=str(template.parent),
            start_timeout=120,
            execution_timeout=LONGEST_RUN,
        )
    except PapermillExecutionError as error:
        raise NotebookFailed(f"{paths.shown(template)}: {error}") from None
    finally:
        factory.default_provisioner_name = usual
    return normalise(notebook)


def _check(template: Path, parameters: Mapping[str, Parameter]) -> None:
    """Refuse what papermill lets pass: unknown names, values that are no plain data."""
    where = paths.shown(template)
    notebook = nbformat.read(template, as_version=4)
    tagged = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    if not tagged and not parameters:
        return
    if len(tagged) != 1:
        raise ProblemsFound(
            [Problem(where, f"{len(tagged)} cells tagged 'parameters'", "one such cell")]
        )
    known = re.findall(r"^(\w+)\s*(?::[^=]+)?=", tagged[0].source, flags=re.MULTILINE)
    problems = []
    for name, value in parameters.items():
        place = f"{where} @ parameter {name}"
        if name not in known:
            hint = did_you_mean(name, known)
            problems.append(Problem(place, "an unknown name", f"one of {', '.join(known)}", hint))
        if isinstance(value, str) and not PLAIN_TEXT.fullmatch(value):
            problems.append(Problem(place, shown(value), "letters, digits, spaces and ._/:+-"))
        elif type(value) not in (str, int, float, bool, type(None)):
            problems.append(Problem(place, shown(value), "plain text, a number, yes/no or nothing"))
    if problems:
        raise ProblemsFound(problems)


def normalise(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook without what differs between two equal runs, or between two machines.

    Times, paths and versions go; the ids of cells follow from their place and text; figures and
    tables are left as they are, since their makers already give the same bytes.
    """
    notebook = nbformat.from_dict(dict(notebook))
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for position, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):  # a widget lives only as long as its kernel
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
        text = f"{position}\n{cell.cell_type}\n{cell.source}".encode()
        cell.id = hashlib.sha256(text).hexdigest()[:12]
    return notebook


def write_notebook(path: Path, notebook: nbformat.NotebookNode) -> None:
    """Write a notebook whole or not at all."""
    nbformat.validate(notebook)
    paths.write_text(path, nbformat.writes(notebook, version=4) + "\n")


def refresh(template: Path) -> None:
    """Run a notebook with its own default parameters and keep the outputs in it.

    The committed notebooks carry the outputs of the reference case; this re-makes them.
    """
    notebook = render(template, {})
    write_notebook(template, _without_injection(notebook))


def _without_injection(notebook: Any) -> Any:
    notebook.cells = [
        cell
        for cell in notebook.cells
        if "injected-parameters" not in cell.metadata.get("tags", [])
    ]
    return notebook
