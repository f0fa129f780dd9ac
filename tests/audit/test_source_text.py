"""Copies of the thesis in other layouts: what is compared must not depend on them."""

from __future__ import annotations

import pytest

from microfactory import registers
from microfactory.audit.source_text import copy_of, parts_of, read_source, squeeze
from microfactory.problems import ProblemsFound


@pytest.fixture(scope="module")
def register():
    return registers.artefacts()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,500 artisans", "2500\nartisans"),
        ("“first”", '"first"'),
        ("ﬁrst oﬃce", "first office"),
        ("cost-\ncompetitive", "cost-competitive"),
        ("20–30% capacity", "20 - 30% capacity"),
        (r"\$586k", "$586k"),
        ("<i>Land</i>", "Land"),
        ("*handmade*", "handmade"),
        ("$50-$150", r"\$50–\$150"),
    ],
)
def test_layout_does_not_matter(one, other):
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("25 50", "2550"),
        ("2.5M", "25M"),
        ("20-30", "2030"),
        ("$3", "3"),
        ("34%", "34"),
        ("~5", "5"),
    ],
)
def test_figures_stay_apart(one, other):
    assert squeeze(one) != squeeze(other)


def test_places_and_numbers_inside_numbers(register):
    lines = [
        "- Chapter 4. Soko’s Virtual Factory..... 46",
        "Chapter 4. Soko’s Virtual Factory",
        "Scalability",
        "Growth of 1520 people, 12.5 percent.",
        *["filler line of prose, nothing to see here at all"] * 200,
        "Table 11: Types of artisans by year",
        "Lead artisans\t20\t25\t150",
        "Worker Wellbeing – Personal Safety",
        "The end.",
    ]
    copy = copy_of(lines, register)
    (growth,) = copy.occurrences("1520")
    assert any(begin <= growth < end for begin, end in copy.spans("ch. 4, Scalability"))
    assert not any(begin <= growth < end for begin, end in copy.spans("ch. 4, Table 11"))
    (fifty,) = copy.occurrences("150")
    assert any(begin <= fifty < end for begin, end in copy.spans("ch. 4, Table 11"))
    assert not list(copy.occurrences("52")) and not list(copy.occurrences("5 percent"))
    assert list(copy.occurrences("Growth of ... percent"))
    assert not copy.spans("ch. 4, Table 6")


def test_words_that_are_none():
    assert parts_of("–") == [] and parts_of("...") == []


def test_a_pdf_is_read(tmp_path):
    path = tmp_path / "copy.pdf"
    stream = b"BT /F1 12 Tf 72 700 Td (Lead artisans 125) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(content),
        )
    )
    path.write_bytes(content)
    assert read_source(path) == ["Lead artisans 125"]
    path.write_bytes(content.replace(b"(Lead artisans 125)", b"()                  "))
    with pytest.raises(ProblemsFound, match="without text"):
        read_source(path)
