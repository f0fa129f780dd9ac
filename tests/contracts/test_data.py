"""What must hold of every raw table, source, variable, artefact and case that there is."""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from microfactory import cases, registers
from microfactory.corrections import Correction
from microfactory.documents import parse_yaml, read_yaml
from microfactory.ethics import REGISTRY
from microfactory.ingest import library
from microfactory.tables import CASE_STAGES, FACTS

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
TABLES = [name for group in library.GROUPS.values() for name in group]
CENSUS = ["census_cbp_2012_size_classes", "census_ec_2012_states"]
FILES = sorted(path.stem for path in RAW.glob("*.csv"))

#: Sources that are kept for what is to come; whoever uses one takes it out of this list.
SOURCES_IN_WAITING = {
    "axtell_2001": "the law of firm sizes, to compare the fitted one with",
    "chatsko_2015": "the brilliant factory of GE at Pune",
    "hm_2018": "the factories of H&M",
    "lazerson_1995": "putting-out in Modena",
    "pawa_analysis": "Figures 22 and 25, when someone with the printed figures supplies them",
    "peinovich_2017": "the talk that other sources are quoted from",
    "piore_sabel_1984": "flexible specialization",
    "weber_1920": "the location of plants, Figures 13 and 14",
    "census_manufacturing_2012": "what Figure 1 calls its data; here census_cbp_2012 stands for it",
}
#: Variables that nothing uses yet; whoever uses one takes it out of this list.
VARIABLES_IN_WAITING = {"workshops"}


def cells_of(name: str) -> list[dict[str, str]]:
    with (RAW / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meta_of(name: str) -> dict[str, Any]:
    content = read_yaml(RAW / f"{name}.meta.yaml")
    assert isinstance(content, dict)
    return content


# --- raw tables --------------------------------------------------------------------------------


def test_every_raw_table_is_ingested_and_every_ingested_table_is_there():
    assert set(FILES) == set(TABLES) | set(CENSUS)
    assert len(TABLES) == len(set(TABLES))


def test_beside_every_raw_table_stands_what_it_is_and_nothing_else():
    expected = {f"{name}{end}" for name in FILES for end in (".csv", ".meta.yaml")}
    assert {path.name for path in RAW.iterdir() if not path.name.startswith(".")} == expected


@pytest.mark.parametrize("name", FILES)
def test_a_raw_table_says_what_it_is_and_when_it_was_checked(name, sources):
    meta = meta_of(name)
    assert len(meta["title"]) > 5
    assert len(meta["description"]) > 80
    # A table that was put together from pages of others names them cell by cell.
    assert meta["document"] in sources or (meta["document"] is None and name in TABLES)
    dates = [str(meta[key]) for key in ("transcribed", "checked")]
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for date in dates)
    assert dates == sorted(dates)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_and_column_has_its_label(name):
    meta, cells = meta_of(name), cells_of(name)
    assert cells
    for part, key in (("rows", "row"), ("columns", "column")):
        keys = {cell[key] for cell in cells}
        assert set(meta[part]) == keys, f"{name} {part}"
        assert all(str(label).strip() for label in meta[part].values())


@pytest.mark.parametrize("name", CENSUS)
def test_the_columns_of_the_census_have_their_meaning(name):
    assert set(meta_of(name)["columns"]) == set(cells_of(name)[0])


@pytest.mark.parametrize("name", FILES)
def test_a_raw_file_is_plain_text(name):
    for end in (".csv", ".meta.yaml"):
        raw = (RAW / f"{name}{end}").read_bytes()
        assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\n")
        assert raw.decode("utf-8").replace("\n", "").isprintable()


@pytest.mark.parametrize("name", TABLES)
def test_a_raw_table_names_its_artefact_and_the_artefact_it(name):
    label = meta_of(name)["artefact"]
    named = [one.label for one in registers.artefacts().artefacts if one.raw == name]
    assert named == ([] if label is None else [label])


SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "trillion": 12}
SUFFIX = "million|billion|trillion|thousand|bn|[kmb]"
FIGURE = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s?({SUFFIX})?(?![a-z])", re.I)
SHARED = re.compile(rf"(\d[\d,.]*)(\s?[-–]\s?\$?\d[\d,.]*\s?)({SUFFIX})\b", re.I)
#: Words that are read as a number or an end that stands in no print; the note says how.
READING = re.compile(r"\ds\b|doubl|dozen|magnitude|(fewer|more) than|p <")


def figures(printed: str) -> set[tuple[Any, ...]]:
    """Return the figures of a printed cell with their digits: 2.40 is not 2.4."""
    found = set()
    for number, suffix in FIGURE.findall(SHARED.sub(r"\1\3\2\3", printed)):
        value = Decimal(number.rstrip(",").replace(",", ""))
        found.add(tuple(value.scaleb(SCALE[suffix.lower()] if suffix else 0).as_tuple()))
    return found


def test_figures_are_read_with_their_digits():
    assert figures("$2.40, or 1,000") == {(0, (2, 4, 0), -2), (0, (1, 0, 0, 0), 0)}
    assert figures("$1-2K") == {(0, (1,), 3), (0, (2,), 3)}


@pytest.mark.parametrize("name", TABLES)
def test_the_digits_of_the_print_are_kept(name):
    for line, cell in enumerate(cells_of(name), start=2):
        printed = figures(cell["printed"])
        if not printed or READING.search(cell["printed"]):
            continue
        for end in ("low", "high"):
            if cell[end]:
                digits = tuple(Decimal(cell[end]).as_tuple())
                assert digits in printed, f"{name} row {line}: {end} {cell[end]}"


@pytest.mark.parametrize("name", TABLES)
def test_what_is_read_into_a_number_says_how(name):
    for line, cell in enumerate(cells_of(name), start=2):
        if (cell["low"] or cell["high"]) and re.search(r"\ds\b", cell["printed"]):
            assert "read" in cell["note"], f"{name} row {line}"


@pytest.mark.parametrize("name", TABLES)
def test_a_price_has_a_year_that_is_the_year_of_the_cell_or_said(name):
    for line, cell in enumerate(cells_of(name), start=2):
        years = re.findall(r"[A-Z]{3}_(\d{4})", cell["unit"])
        assert len(set(years)) <= 1, f"{name} row {line}"
        if years and re.fullmatch(r"\d{4}", cell["year"]) and years[0] != cell["year"]:
            assert cell["note"], f"{name} row {line}: {cell['unit']} of {cell['year']}"


# --- corrections -------------------------------------------------------------------------------


def test_a_correction_finds_its_cell():
    for correction in registers.declared_corrections():
        [cell] = [
            cell
            for cell in cells_of(correction.table)
            if (cell["row"], cell["column"]) == (correction.row, correction.column)
        ]
        assert cell[correction.field] == correction.expects != correction.becomes


def test_the_example_in_the_file_of_corrections_is_one():
    text = (ROOT / "data" / "corrections.yaml").read_text(encoding="utf-8")
    lines = [line[2:] for line in text.splitlines() if line.startswith(("# - ", "#   "))]
    [example] = parse_yaml("\n".join(lines), "example")
    correction = Correction.model_validate(example)
    assert correction.table in TABLES
    assert any(cell["row"] == correction.row for cell in cells_of(correction.table))


# --- sources and variables ---------------------------------------------------------------------


@cache
def case_files() -> list[Any]:
    return [read_yaml(cases.path_of(case)) for case in cases.ids()]


def sources_named(content: Any) -> Iterator[str]:
    """Yield every source that a case file names."""
    if isinstance(content, dict):
        if isinstance(content.get("source"), str):
            yield content["source"]
        for part in content.values():
            yield from sources_named(part)
    elif isinstance(content, list):
        for part in content:
            yield from sources_named(part)


def test_every_source_is_used_or_cited_as_a_method(sources, cells):
    used = set(cells["source"]) | {source.as_cited_in for source in sources.values()}
    used |= {meta_of(name)["document"] for name in FILES}
    for content in case_files():
        used |= set(sources_named(content))
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))

    def is_method(key: str) -> bool:
        """Whether the code names the author and the year of a source."""
        author, _, year = key.rpartition("_")
        name = author.split("_")[0].capitalize()
        return bool(re.search(rf"{name}\b[^\n]{{0,80}}\b{year}\b|{key}", text))

    unused = {key for key in sources if key not in used and not is_method(key)}
    assert unused <= set(SOURCES_IN_WAITING)
    assert set(SOURCES_IN_WAITING) <= set(sources)


def test_sources_are_in_order_and_say_how_they_are_known(sources):
    assert list(sources) == sorted(sources)
    for key, source in sources.items():
        years = re.findall(r"\d{4}", key)
        assert not years or not source.years or int(years[-1]) in source.years, key
        assert source.as_cited_in != key
        if source.url:
            assert source.url.startswith(("http://", "https://")), key


def variables_of_cases() -> set[str]:
    found: set[str] = set()
    for content in case_files():
        for part in ("facts", "unknown", "not_applicable"):
            found |= set(content.get(part, {}))
    return found


def variables_of_indicators() -> set[str]:
    return {name for one in REGISTRY for way in (*one.ways, one.uses) for name in way}


def test_every_variable_is_used_by_an_indicator_or_a_case(variables):
    dead = set(variables) - variables_of_cases() - variables_of_indicators()
    assert dead <= VARIABLES_IN_WAITING
    assert set(VARIABLES_IN_WAITING) <= set(variables)


def test_every_variable_that_an_indicator_reads_is_defined(variables):
    assert variables_of_indicators() <= set(variables)


def test_no_two_variables_say_the_same(variables):
    for field in ("label", "description"):
        said = [getattr(variable, field).casefold() for variable in variables.values()]
        assert len(said) == len(set(said)), field


# --- artefacts ---------------------------------------------------------------------------------

ARTEFACTS = registers.artefacts()
EACH = pytest.mark.parametrize("artefact", ARTEFACTS.artefacts, ids=lambda one: one.id)


def test_every_table_and_figure_of_the_thesis_is_there():
    expected = [f"table_{n:02d}" for n in range(1, 12)] + [f"figure_{n:02d}" for n in range(1, 28)]
    assert [one.id for one in ARTEFACTS.artefacts] == expected


@EACH
def test_an_artefact_is_called_as_printed(artefact):
    kind, _, number = artefact.id.partition("_")
    assert artefact.label == f"{kind.capitalize()} {int(number)}"
    assert artefact.pages[0] <= artefact.pages[1]


@EACH
def test_what_was_transcribed_of_an_artefact_is_there(artefact):
    assert artefact.raw is None or artefact.raw in FILES
    assert artefact.optional_raw is None or artefact.raw is None


@EACH
def test_what_computes_from_an_artefact_is_there(artefact):
    if artefact.computed_by == "none":
        assert len(artefact.reason) > 5
        return
    module, _, name = artefact.computed_by.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name))
    # A drawing that has no numbers can be computed all the same, as an illustration that says so.
    illustrates = "drawing without data" in artefact.reason
    assert artefact.raw or illustrates, "what computes reads a transcription"


@EACH
def test_the_notebooks_that_show_an_artefact_are_there(artefact):
    for name in artefact.shown_in:
        assert (ROOT / "notebooks" / f"{name}.ipynb").is_file(), name


def test_a_dangling_reference_seems_to_mean_an_artefact():
    known = {one.id for one in ARTEFACTS.artefacts}
    assert {one.seems_to_mean for one in ARTEFACTS.dangling} <= known
    labels = {one.label for one in ARTEFACTS.artefacts}
    assert labels.isdisjoint(one.label for one in ARTEFACTS.dangling)


# --- cases -------------------------------------------------------------------------------------


def test_the_four_cases_of_the_thesis_are_there():
    assert {"soko_branded", "soko_white_label", "au_enterprises", "fossil_outsourced"} <= set(
        cases.ids()
    )


@pytest.mark.parametrize("case", cases.ids())
def test_a_case_file_is_right_and_every_figure_has_its_evidence(case, cells, sources, variables):
    loaded = cases.load(cases.path_of(case), cells, sources, variables)
    FACTS.validate(loaded.facts)
    CASE_STAGES.validate(loaded.stages)
    facts = loaded.facts
    said = facts[facts["missing"] == ""]
    for column in ("status", "grade", "source", "at"):
        assert (said[column] != "").all(), column
    assert set(said["source"]) <= {*sources, *loaded.case.sources}
    gaps = facts[(facts["missing"] != "") & (facts["cell"] == "")]
    assert (gaps["note"] != "").all()
    # A figure of the thesis is typed once, in its table.
    typed = said[(said["cell"] == "") & (said["value"] == "")]
    cited = {key for key, one in sources.items() if one.as_cited_in == "waldman_brown_2018"}
    assert not typed["source"].isin(cited | {"waldman_brown_2018"}).any()


# --- pipeline ----------------------------------------------------------------------------------


def test_what_an_ingest_made_stays_when_it_fails():
    """DVC clears an output before its stage runs, unless the output persists."""
    stages = read_yaml(ROOT / "dvc.yaml")["stages"]
    cleared = [
        f"{name}: {output}"
        for name, stage in stages.items()
        if name.startswith("ingest")
        for output in stage["outs"]
        if not (isinstance(output, dict) and next(iter(output.values())).get("persist"))
    ]
    assert not cleared, "\n".join(cleared)
