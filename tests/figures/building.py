"""What the tests of all figures ask of a drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

from microfactory import theme

SVG = "{http://www.w3.org/2000/svg}"


def drawn(draw: Callable[..., Any], *given: Any) -> str:
    """Draw twice, ask for the same bytes, and return the SVG."""
    first, second = theme.svg(draw(*given)), theme.svg(draw(*given))
    assert first == second, "the same input gave other bytes"
    return first


def texts(svg: str) -> list[str]:
    """Return what the figure says, line by line; letters are letters, not outlines."""
    return ["".join(node.itertext()).strip() for node in ET.fromstring(svg).iter(f"{SVG}text")]


def is_hatched(svg: str) -> bool:
    return "<pattern" in svg


def colours(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", svg))


def in_order(svg: str, *words: str) -> bool:
    """Whether the words stand below one another in this order."""
    places = {}
    for node in ET.fromstring(svg).iter(f"{SVG}text"):
        height = re.search(r"translate\([\d.-]+ ([\d.-]+)\)", node.get("transform", ""))
        number = node.get("y") or (height[1] if height else "0")
        places["".join(node.itertext()).strip()] = float(number)
    found = [places[word] for word in words]
    return found == sorted(found)
