"""A forked kernel gives what a kernel gives: every notebook byte for byte, errors, time limits."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import nbformat.v4 as nb
import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from microfactory import paths, render
from microfactory.warm import driver, kernels
from microfactory.warm.client import ADDRESS

from .conftest import ENVIRONMENT, alive, until

NOTEBOOKS = sorted((paths.root() / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def served():
    with driver.serving(ENVIRONMENT, str(paths.root())) as added:
        yield added


@pytest.fixture
def forks(served, monkeypatch):
    """Let kernels be forks; return what was launched."""
    monkeypatch.setenv(ADDRESS, served[ADDRESS])
    monkeypatch.setattr(
        KernelProvisionerFactory.instance(), "default_provisioner_name", render.FORKS
    )
    launched = []
    launch = kernels.ForkProvisioner.launch_kernel

    async def note(self, cmd, **kwargs):
        found = await launch(self, cmd, **kwargs)
        launched.append((type(self.process).__name__, self.pid))
        return found

    monkeypatch.setattr(kernels.ForkProvisioner, "launch_kernel", note)
    return launched


def run(folder, *sources, **settings):
    notebook = nb.new_notebook(cells=[nb.new_code_cell(source) for source in sources])
    client = NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}}, **settings
    )
    client.execute()
    return notebook


def texts(notebook):
    return [
        "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
        for cell in notebook.cells
        for output in cell.outputs
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_is_the_same_byte_for_byte(forks, path, monkeypatch):
    forked = nbformat.writes(render.render(path, {}))
    monkeypatch.delenv(ADDRESS)
    assert forked == nbformat.writes(render.render(path, {}))
    assert [kind for kind, _ in forks] == ["Forked", "Popen"]


def test_kernels_do_not_see_one_another(forks, tmp_path):
    first = run(tmp_path, "import pandas, os\npandas.seen = 1\nos.environ['SEEN'] = '1'\nx = 1")
    second = run(
        tmp_path,
        "import pandas, os\nprint(hasattr(pandas, 'seen'), 'SEEN' in os.environ)\n'x' in dir()",
    )
    assert texts(second) == ["False False\n", "False"] and not texts(first)
    assert forks[0][1] != forks[1][1]


def test_what_a_kernel_shows(forks, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # ipykernel leaves the files of a test alone
    made = run(
        tmp_path,
        "import os, sys\nprint(os.getcwd())\nprint('x', file=sys.stderr)\nos.system('echo child')",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.gcf().get_size_inches()",
        "from IPython.display import display\nhandle = display(1, display_id=True)\nhandle.update(2)",
        "import asyncio\nawait asyncio.sleep(0)\nprint('after')",
        "__name__, sys.argv[0].rpartition('/')[2], sys.path[0]",
    )
    said = texts(made)
    assert f"{tmp_path}\n" in said[0] and "child\n" in "".join(said[:3])
    kinds = [set(output.get("data", {})) for output in made.cells[1].outputs]
    assert {"image/png", "text/plain"} in kinds  # by the inline backend
    assert made.cells[2].outputs[0].data["text/plain"] == "2"
    assert said[-2] == "after\n"


@pytest.mark.parametrize("source", ["raise KeyError('no wage')", "1 +", "import nothing_of_this"])
def test_an_error_is_that_of_the_cell(forks, tmp_path, monkeypatch, source):
    with pytest.raises(CellExecutionError) as forked:
        run(tmp_path, "x = 1", source)
    monkeypatch.delenv(ADDRESS)
    with pytest.raises(CellExecutionError) as stock:
        run(tmp_path, "x = 1", source)
    assert str(forked.value) == str(stock.value)


def test_a_cell_that_takes_too_long(forks, tmp_path):
    with pytest.raises(CellTimeoutError):
        run(tmp_path, "import time\ntime.sleep(60)", timeout=1)
    assert until(lambda: not alive(forks[0][1]))


def test_a_cell_is_interrupted(forks, tmp_path):
    slow = "import time\ntry:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('stopped')"
    notebook = nb.new_notebook(cells=[nb.new_code_cell(slow), nb.new_code_cell("1 + 1")])
    client = NotebookClient(notebook, kernel_name="python3", timeout=2, interrupt_on_timeout=True)
    client.execute()
    assert texts(notebook)[-2:] == ["stopped\n", "2"]


def test_a_kernel_that_is_killed_is_noticed(forks, tmp_path):
    with pytest.raises(Exception, match="Kernel died"):
        run(tmp_path, "import os\nos.kill(os.getpid(), 9)")


def test_a_kernel_ends_with_its_notebook(forks, tmp_path):
    run(tmp_path, "1")
    assert until(lambda: not alive(forks[0][1]))


def test_another_kernel_is_started_as_ever(forks, tmp_path, monkeypatch):
    monkeypatch.setattr(kernels, "LAUNCHER", "some_other_launcher")
    assert texts(run(tmp_path, "6 * 7")) == ["42"]
    assert forks[0][0] == "Popen"


def test_a_warm_process_that_is_gone_is_done_without(forks, tmp_path, monkeypatch):
    monkeypatch.setenv(ADDRESS, "microfactory-test-nobody")
    assert texts(run(tmp_path, "6 * 7")) == ["42"]
    assert forks[0][0] == "Popen"


def test_jupyter_uses_it_nowhere_else():
    usual = os.environ.get("JUPYTER_DEFAULT_PROVISIONER_NAME", "local-provisioner")
    factory = KernelProvisionerFactory.instance()
    assert factory.default_provisioner_name == usual
    assert Path(kernels.__file__).stem in factory.get_provisioner_entries()[kernels.NAME]
    assert kernels.NAME == render.FORKS
