"""Files in the layout of the Census Bureau, and files that are not quite in it."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from microfactory import census
from microfactory.problems import ProblemsFound

RAW = Path(__file__).resolve().parents[1] / "data" / "raw" / "census_cbp_2012_size_classes.csv"
#: The part of a column name that stands for a size class.
SUFFIXES = {slug: suffixes[0] for slug, suffixes, *_ in census.SIZE_CLASSES}


@pytest.fixture(scope="module")
def tidy():
    return census.read_tidy(RAW)


@pytest.fixture
def official(tidy):
    """Return rows as they stand in cbp12us.txt, withheld numbers printed as 0."""
    rows = []
    for naics, industry in tidy.groupby("naics", sort=False):
        row = {"uscode": "98", "naics": naics, "lfo": "-"}
        for cell in industry.itertuples():
            printed = "0" if cell.employment is pd.NA else str(cell.employment)
            if cell.size_class == "total":
                row |= {"emp_nf": cell.employment_flag, "emp": printed}
                row |= {"est": str(cell.establishments)}
            else:
                s = SUFFIXES[cell.size_class]
                row |= {f"f{s}": "B" if printed == "0" else "", f"e{s}nf": cell.employment_flag}
                row |= {f"e{s}": printed, f"n{s}": str(cell.establishments)}
        rows.append(row)
    # Rows that are not read: another legal form, another industry.
    rows.append(rows[0] | {"lfo": "C", "n1_4": "oops"})
    rows.append(rows[0] | {"naics": "------"})
    return rows


@pytest.fixture
def written(tmp_path):
    def write(rows, delimiter=",", header=None):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(header or rows[0].keys())
        writer.writerows(row.values() for row in rows)
        path = tmp_path / "cbp12us.txt"
        path.write_text(text.getvalue(), encoding="utf-8")
        return path

    return write


def problems_of(path):
    with pytest.raises(ProblemsFound) as caught:
        census.parse_census(path)
    return [str(problem) for problem in caught.value.problems]


def test_an_official_file_gives_the_transcribed_table(tidy, official, written):
    pd.testing.assert_frame_equal(census.parse_census(written(official)), tidy)


def test_upper_case_names_and_a_byte_order_mark_change_nothing(tidy, official, written):
    path = written(official, header=[name.upper() for name in official[0]])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    pd.testing.assert_frame_equal(census.parse_census(path), tidy)


def test_names_since_2017_are_known(tidy, official, written):
    renamed = {"n1_4": "n<5", "e1_4": "e<5", "e1_4nf": "e<5nf"}
    path = written(official, header=[renamed.get(name, name) for name in official[0]])
    pd.testing.assert_frame_equal(census.parse_census(path), tidy)


def test_a_withheld_count_is_missing(official, written):
    jewelry = next(row for row in official if row["naics"] == "339910")
    jewelry |= {"n1000": "N", "e1000": "N", "e1000nf": "N"}
    frame = census.parse_census(written(official)).set_index(["naics", "size_class"])
    cell = frame.loc[("339910", "1000_plus")]
    assert cell["establishments"] is pd.NA
    assert cell["employment"] is pd.NA
    assert cell["employment_missing"] == "withheld"


def test_files_without_noise_flags_withhold_by_letter(tidy, official, written):
    old = [{k: v for k, v in row.items() if not k.endswith("nf")} for row in official]
    for row in old:
        row["naics"] = row["naics"].replace("339910", "33991/")
    frame = census.parse_census(written(old))
    assert (frame["employment_flag"] == "").all()
    assert frame["employment_missing"].tolist() == tidy["employment_missing"].tolist()
    assert frame.query("level == 'jewelry'")["naics"].unique().tolist() == ["33991/"]


def test_files_of_counts_alone_say_that_employment_is_not_published(official, written):
    counts = [
        {k: v for k, v in row.items() if k[0] not in "ef" or k in ("est", "emp", "emp_nf")}
        for row in official
    ]
    frame = census.parse_census(written(counts)).query("size_class != 'total'")
    assert (frame["employment_missing"] == "not_published").all()
    assert frame["employment"].isna().all()


def test_everything_wrong_is_said_at_once(official, written):
    for row in official:
        row["n10_20"] = row.pop("n10_19")
        del row["est"]
    official[0]["n5_9"] = "52,063"
    official[1]["e20_49nf"] = "Q"
    official[2]["e1_4"] = "-3"
    official[3]["f1000"] = "Z"
    official.append(dict(official[1]))
    found = problems_of(written(official))
    assert len(found) == 7
    text = "\n".join(found)
    assert "header: found no column n10_19; expected one. Did you mean 'n10_20'?" in text
    assert "no column est" in text
    assert "row 2, column n5_9: found '52,063'; expected a whole number" in text
    assert "row 3, column e20_49nf: found 'Q'; expected one of D, G, H, J, N, S" in text
    assert "row 4, column e1_4: found '-3'" in text
    assert "row 5, column f1000: found 'Z'" in text
    assert "row 27: found naics 311/// again, after row 3" in text


def test_rows_that_are_cut_off_are_named(official, written):
    path = written(official)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[1], lines[2][:40]]))
    assert problems_of(path) == [
        f"{path.as_posix()} row 3: found 8 cells; expected 42, as in the header"
    ]


def test_parts_that_do_not_make_the_whole_are_named(official, written):
    official[0]["n5_9"] = "52064"
    official[1] |= {"n5_9": "4635", "est": "25799"}
    found = problems_of(written(official))
    assert "classes of 31---- with 297222 establishments together; expected 297221" in found[0]
    assert "sectors with 297222 establishments together; expected 297221" in found[1]


def test_a_file_without_manufacturing_is_refused(official, written):
    [problem] = problems_of(written([row for row in official if row["naics"] != "31----"]))
    assert "no row of all legal forms with naics 31----" in problem


def test_a_file_of_states_is_refused(official, written):
    [problem] = problems_of(written([{"fipstate": "01"} | row for row in official]))
    assert "a column fipstate, so a file of parts of the country" in problem


def test_a_column_twice_is_refused(official, written):
    names = list(official[0])
    path = written(official, header=[names[0], names[0], *names[2:]])
    assert "column uscode 2 times" in problems_of(path)[0]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b"\n \n", "an empty file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x00\x01\x02", "binary data"),
        ("naics,n1_4".encode("utf-16"), "binary data"),
        (b"naics,est\n\xff\xfe", "a byte at 10 that is not UTF-8"),
        (b"naics;lfo;est\n", "columns separated by ';'"),
        (b"naics\tlfo\test\n", "columns separated by '\\t'"),
        (b"a letter\n", "a first line 'a letter'"),
    ],
)
def test_what_is_no_such_file_is_named(tmp_path, content, found):
    path = tmp_path / "cbp12us.txt"
    path.write_bytes(content)
    [problem] = problems_of(path)
    assert f"found {found};" in problem


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "No such file" in problems_of(tmp_path / "cbp99us.txt")[0]
    assert "Is a directory" in problems_of(tmp_path)[0]


def test_another_table_altogether_is_refused_with_every_column(tmp_path):
    path = tmp_path / "cbp12us.txt"
    path.write_text("naics,estab\n31----,5\n")
    found = problems_of(path)
    assert sum("no column n" in line for line in found) == 9
    assert any("no column est; expected one. Did you mean 'estab'?" in line for line in found)
