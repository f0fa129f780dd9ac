"""Downloads: every table with its dictionary, readable by an independent program."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys

import pandas as pd
import pytest

from microfactory import data_package, registers, tables
from microfactory.problems import ProblemsFound
from microfactory.tables import SCHEMAS

COSTS = pd.DataFrame(
    [
        ["a", "workers", "the workers", 1.5, 2.0, "USD_2017/piece"]
        + [float("nan")] * 6
        + ["known", "estimate", "B", "x", "p. 1", 'says "so",\nand more'],
        ["a", "overhead", "overhead", float("nan"), 2.0, "USD_2017/piece"]
        + [float("nan")] * 6
        + ["unknown", "", "", "", "", "<script>"],
    ],
    columns=list(SCHEMAS["costs"].columns),
)


def test_every_schema_is_found_by_its_columns_and_no_other():
    for name, schema in SCHEMAS.items():
        assert data_package.schema_of(tuple(schema.columns)) == name
    assert data_package.schema_of(("case", "bucket")) == ""


def test_files_of_one_schema_become_one_table_that_says_which_is_which():
    files = {"costs/b": COSTS.assign(case="b"), "costs/a": COSTS}
    found = data_package.combined(files)["costs"]
    assert list(found["file"]) == ["costs/a"] * 2 + ["costs/b"] * 2
    assert list(found["case"]) == ["a", "a", "b", "b"]
    assert list(data_package.combined({"costs/a": COSTS})["costs"]) == list(
        SCHEMAS["costs"].columns
    )


def test_an_empty_file_is_no_reason_to_lose_the_types():
    found = data_package.combined({"costs/a": COSTS, "costs/b": COSTS.head(0)})["costs"]
    assert len(found) == 2 and found["low"].dtype == float


def test_a_file_of_no_schema_is_named():
    with pytest.raises(ProblemsFound, match=r"data/tidy/odd/one\.parquet"):
        data_package.combined({"odd/one": pd.DataFrame({"x": [1]})})


def test_a_copy_is_not_offered_twice():
    files = {"costs/a": COSTS, "comparison/a/profiles": COSTS}
    assert len(data_package.combined(files)["costs"]) == 2


def test_every_column_of_every_schema_has_its_words():
    for name, schema in SCHEMAS.items():
        about = data_package.columns_of(name, pd.DataFrame(columns=list(schema.columns)))
        assert [each["name"] for each in about] == list(schema.columns)
        assert all(len(each["description"]) >= 3 for each in about)
        numbers = [each for each in about if each["type"] in ("number", "integer")]
        assert all(each["unit"] for each in numbers), name


def test_a_key_with_a_gap_is_no_key():
    described = data_package.descriptor({"costs": COSTS}, {})["resources"][0]["schema"]
    assert described["primaryKey"] == ["case", "bucket"]
    blank = COSTS.assign(bucket=["workers", ""])
    assert (
        "primaryKey" not in data_package.descriptor({"costs": blank}, {})["resources"][0]["schema"]
    )


def frictionless(folder):
    """Run the library's own command, apart from this process and its warnings."""
    run = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "frictionless",
            "validate",
            "datapackage.json",
            "--json",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(run.stdout)


def write(folder, found):
    for name, frame in found.items():
        (folder / f"{name}.csv").write_bytes(data_package.csv_bytes(frame))
    about = data_package.descriptor(found, registers.sources())
    (folder / "datapackage.json").write_text(json.dumps(about))


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "--"])
def test_no_cell_of_an_exported_table_is_a_formula(text):
    """The tables that readers download hold words of strangers, which a spreadsheet would run."""
    frame = COSTS.assign(**dict.fromkeys(COSTS.select_dtypes("str"), text))
    read = list(csv.reader(io.StringIO(data_package.csv_bytes(frame).decode(), newline="")))
    fields = [field for row in read[1:] for field in row]
    numbers = re.compile(r"-?\d+(\.\d+)?")
    marks = ("=", "+", "-", "@", "\t")
    assert not [one for one in fields if one.startswith(marks) and not numbers.fullmatch(one)]
    assert f"'{text}" in fields, "the words are all there"


def test_a_number_in_a_text_column_and_plain_words_stay_as_they_are():
    frame = COSTS.assign(**{COSTS.select_dtypes("str").columns[0]: "-2.894"})
    assert b"'" not in data_package.csv_bytes(frame).replace(b"workers'", b"")


#: Made for a page from what a reader has digitised, and kept nowhere.
NOT_STORED = {"digitised_checks"}


def test_frictionless_agrees_with_the_pipelines_tables(tmp_path):
    """The independent reading: types, closed sets, keys, sizes and hashes."""
    tidy = tables.path_of("x").parent
    names = [path.relative_to(tidy).with_suffix("").as_posix() for path in tidy.rglob("*.parquet")]
    found = data_package.combined({name: tables.read(name) for name in names})
    assert set(found) == set(SCHEMAS) - NOT_STORED, "run `make`"
    write(tmp_path, found)
    report = frictionless(tmp_path)
    assert report["valid"], report
    assert len(report["tasks"]) == len(found)


def test_frictionless_finds_a_word_outside_its_set_and_a_changed_byte(tmp_path):
    write(tmp_path, {"costs": COSTS})
    assert frictionless(tmp_path)["valid"]
    text = (tmp_path / "costs.csv").read_text()
    (tmp_path / "costs.csv").write_text(text.replace(",known,", ",guessed,"))
    kinds = {error["type"] for task in frictionless(tmp_path)["tasks"] for error in task["errors"]}
    assert "constraint-error" in kinds and kinds & {"hash-count", "byte-count"}
