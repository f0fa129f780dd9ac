"""The look of every figure, in the same colours and type as the pages.

``templates/style.css`` repeats the colours as custom properties; a test holds the two together.
Figures are drawn in DejaVu Sans, which matplotlib brings along, so that their bytes do not depend
on the fonts of a machine. It is wider than the sans faces that a page asks for, so text that fits
when it is drawn still fits when a browser sets it in `SANS`.
"""

from __future__ import annotations

import io
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Okabe and Ito's colours, told apart with any of the common kinds of colour blindness.
PALETTE = MappingProxyType(
    {
        "blue": "#0072b2",
        "vermillion": "#d55e00",
        "green": "#009e73",
        "orange": "#e69f00",
        "sky": "#56b4e9",
        "purple": "#cc79a7",
        "yellow": "#f0e442",
        "black": "#000000",
    }
)
#: The order in which series take their colours; yellow is left out, it is too pale for a line.
CYCLE = tuple(PALETTE[name] for name in ("blue", "vermillion", "green", "orange", "sky", "purple"))

INK = "#1d2126"
MUTED = "#59616b"
RULE = "#d8d4cb"
GRID = "#e6e2d9"
SURFACE = "#f6f3ec"
PAPER = "#fffefb"
#: What is not known: a grey that no known value is drawn in, best with `UNKNOWN_HATCH`.
UNKNOWN = "#c9c5bc"
UNKNOWN_HATCH = "////"

#: Evidence grades from best to weakest; the lightness falls with the evidence, the hue stays.
GRADES = MappingProxyType({"A": "#0a4f7d", "B": "#2f7aa9", "C": "#9cc3dc", "D": "#dbe7ee"})

#: Faces that systems bring along, best first; nothing is downloaded.
SERIF = (
    "Charter",
    "Bitstream Charter",
    "XCharter",
    "Iowan Old Style",
    "Source Serif 4",
    "Sitka Text",
    "Cambria",
    "Georgia",
    "Noto Serif",
    "Liberation Serif",
    "serif",
)
SANS = (
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Helvetica Neue",
    "Noto Sans",
    "Liberation Sans",
    "Arial",
    "sans-serif",
)
MONO = (
    "ui-monospace",
    "SF Mono",
    "Cascadia Mono",
    "Menlo",
    "Consolas",
    "Liberation Mono",
    "DejaVu Sans Mono",
    "monospace",
)

#: Inches: a figure as wide as the text, and one that runs into the margin.
TEXT_WIDTH, WIDE_WIDTH = 6.6, 9.0
#: What the SVG ids are made from, instead of a random number.
HASH_SALT = "microfactory"


def apply() -> None:
    """Set matplotlib's defaults to this design, for the rest of the process.

    Examples
    --------
    >>> import matplotlib
    >>> apply()
    >>> matplotlib.rcParams["svg.fonttype"]
    'none'
    """
    import matplotlib
    from cycler import cycler

    matplotlib.rcParams.update(
        {
            "figure.figsize": (TEXT_WIDTH, 3.8),
            "figure.constrained_layout.use": True,
            "figure.facecolor": "none",
            "savefig.facecolor": "none",
            "savefig.bbox": None,  # the size that was asked for, so that figures line up on a page
            "figure.dpi": 100,
            "savefig.dpi": 200,
            "text.parse_math": False,  # a dollar sign is a dollar sign
            "svg.fonttype": "none",
            "svg.hashsalt": HASH_SALT,
            "pdf.fonttype": 42,
            "font.family": ["sans-serif"],
            "font.sans-serif": ["DejaVu Sans"],
            "font.size": 10,
            "text.color": INK,
            "axes.facecolor": "none",
            "axes.edgecolor": MUTED,
            "axes.linewidth": 0.8,
            "axes.labelcolor": INK,
            "axes.labelsize": 10,
            "axes.titlesize": 11,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.titlepad": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "axes.axisbelow": True,
            "axes.prop_cycle": cycler(color=CYCLE),
            "grid.color": GRID,
            "grid.linewidth": 0.8,
            "xtick.color": MUTED,
            "xtick.labelcolor": INK,
            "xtick.labelsize": 9,
            "ytick.color": MUTED,
            "ytick.labelcolor": INK,
            "ytick.labelsize": 9,
            "lines.linewidth": 2,
            "lines.markersize": 6,
            "patch.linewidth": 0.8,
            "hatch.linewidth": 0.6,
            "hatch.color": MUTED,
            "legend.frameon": False,
            "legend.fontsize": 9,
        }
    )


def svg(figure: Figure, background: str = "none") -> str:
    """Return a figure as SVG text, the same bytes every time: no date, no version.

    Parameters
    ----------
    figure
        A finished figure, drawn after `apply`.
    background
        A colour, for a figure that is shown by itself; a page lays its own card underneath.
    """
    stream = io.StringIO()
    nothing = {"Date": None, "Creator": None, "Format": None}
    figure.savefig(stream, format="svg", facecolor=background, metadata=nothing)
    return stream.getvalue()
