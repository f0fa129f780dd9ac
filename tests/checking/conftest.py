"""The registers and the casebook as the checks know them, and case files of a small firm."""

from __future__ import annotations

import json

import pytest

from microfactory import registers
from microfactory.checking import Context

FACT = {"status": "observed", "grade": "B", "source": "owner_2018", "at": "p. 1", "year": 2018}
OWNER = {"owner_2018": {"citation": "The owner", "kind": "interview", "years": [2018]}}


@pytest.fixture(scope="session")
def context(cells, sources, variables) -> Context:
    return Context(cells, sources, variables, registers.params())


@pytest.fixture
def written(tmp_path, context):
    """Return a function that writes a case file with the given facts and loads it."""

    def load(**facts):
        path = tmp_path / "acme.yaml"
        full = {name: [{**FACT, **one} for one in several] for name, several in facts.items()}
        head = {"id": "acme", "firm": "Acme", "product": "necklace", "country": "KE"}
        path.write_text(json.dumps({"case": head, "sources": OWNER, "facts": full}))
        return context.load(path)

    return load
