"""Read case files of a small world, and collect what is wrong with them."""

import json

import pytest

from microfactory.cases import load
from microfactory.problems import ProblemsFound

from .building import CELLS_OF_T, HEAD, SOURCES, VARIABLES


@pytest.fixture
def read(tmp_path):
    def read_case(content, cells=CELLS_OF_T, name="acme.yaml"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return load(path, cells, SOURCES, VARIABLES)

    return read_case


@pytest.fixture
def problems_of(read):
    def problems(**content):
        with pytest.raises(ProblemsFound) as caught:
            read({"case": HEAD, **content})
        return [str(problem).partition(" @ ")[2] for problem in caught.value.problems]

    return problems
