"""Every locator of a transcribed cell leads to a chapter, a heading or an artefact of the chapter."""

from __future__ import annotations

import pytest

from microfactory import registers
from microfactory.audit.locators import as_cells, chapter_of, resolves


@pytest.fixture(scope="module")
def register():
    return registers.artefacts()


def test_every_place_of_the_transcriptions_resolves(cells, register):
    thesis = cells[cells["table"].str.startswith("thesis_")]
    lost = sorted({at for at in thesis["at"] if not resolves(at, register)})
    assert not lost


@pytest.mark.parametrize(
    "at",
    [
        "",
        "ch. 6",
        "ch. 2, Table 6",
        "ch. 4, Tabel 6",
        "p. 12",
        "ch. 4, Table 6; ch. 9",
        "ch. 4, Table 12",
    ],
)
def test_what_does_not_resolve(at, register):
    assert not resolves(at, register)


def test_chapters():
    assert chapter_of("ch. 5") == 5 and chapter_of("table of contents") == 0


def test_artefacts_as_cells(register):
    cells = as_cells(register)
    assert len(cells) == len(register.artefacts)
    assert list(cells.loc[cells["row"] == "table_11", "low"]) == [11]
