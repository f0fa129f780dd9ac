"""The figure of the front page: only cases whose costs are known, the same bytes again."""

from __future__ import annotations

from microfactory import theme
from microfactory.stages import overview

TARGET = "reports/figures/retail_price.svg"


def test_the_figure_stands_by_itself(here):
    text = (here / TARGET).read_text(encoding="utf-8")
    assert "Soko (branded)" in text and "Au Enterprises" in text and theme.PAPER in text
    assert "<metadata>" not in text or "date" not in text.lower()


def test_the_same_bytes_again(here):
    before = (here / TARGET).read_bytes()
    overview.main()
    assert (here / TARGET).read_bytes() == before
