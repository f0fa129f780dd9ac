"""The look: figures and pages agree, and figures are the same bytes every time."""

import re

import matplotlib
import pytest
from matplotlib.figure import Figure

from microfactory import theme
from microfactory.page import TEMPLATES

CSS = (TEMPLATES / "style.css").read_text("utf-8")
LIGHT = CSS[CSS.index(":root {") : CSS.index("@media")]


@pytest.fixture(autouse=True)
def _restore():
    with matplotlib.rc_context():
        yield


def variable(name: str) -> str:
    found = re.search(rf"--{name}:\s*([^;]+);", LIGHT)
    assert found, f"style.css has no --{name}"
    return " ".join(found[1].split())


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.PALETTE)
def test_palette_is_the_same_in_figures_and_pages(name):
    assert variable(name) == theme.PALETTE[name]


@pytest.mark.parametrize("name", ["INK", "MUTED", "RULE", "GRID", "SURFACE", "PAPER", "UNKNOWN"])
def test_greys_are_the_same_in_figures_and_pages(name):
    assert variable(name.lower()) == getattr(theme, name)


@pytest.mark.parametrize("letter", theme.GRADES)
def test_grades_are_the_same_in_figures_and_pages(letter):
    assert variable(f"grade-{letter.lower()}") == theme.GRADES[letter]


@pytest.mark.parametrize("name", ["SERIF", "SANS", "MONO"])
def test_faces_are_the_same_and_come_with_systems(name):
    faces = [face.strip().strip('"') for face in variable(name.lower()).split(",")]
    assert tuple(faces) == getattr(theme, name)
    assert "@font-face" not in CSS


def test_text_can_be_read_on_its_ground():
    for text in (theme.INK, theme.MUTED, variable("link"), variable("accent")):
        for ground in (theme.PAPER, theme.SURFACE):
            assert contrast(text, ground) >= 4.5
    dark = CSS[CSS.index("prefers-color-scheme: dark") :]
    ground = re.search(r"--paper: (#\w{6})", dark)
    for name in ("ink", "muted", "link", "accent"):
        text = re.search(rf"--{name}: (#\w{{6}})", dark)
        assert text and ground and contrast(text[1], ground[1]) >= 4.5


def test_grades_get_lighter_as_the_evidence_gets_weaker():
    lightness = [luminance(theme.GRADES[letter]) for letter in "ABCD"]
    assert lightness == sorted(lightness)


def figure() -> Figure:
    theme.apply()
    drawn = Figure()
    axes = drawn.subplots()
    axes.bar(["craft", "mass"], [3, 1], hatch=theme.UNKNOWN_HATCH)
    axes.set_title("How many")
    return drawn


def test_words_stay_words():
    svg = theme.svg(figure())
    assert ">How many</text>" in svg
    assert "'DejaVu Sans'" in svg


def test_same_figure_same_bytes():
    first = theme.svg(figure())
    assert first == theme.svg(figure())
    assert "dc:date" not in first and "Matplotlib" not in first
