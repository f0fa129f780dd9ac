"""What several commands print alike."""

from __future__ import annotations

import json
from typing import Any


def print_json(content: Any) -> None:
    """Print for machines."""
    print(json.dumps(content, indent=2, ensure_ascii=False))


def records(frame: Any) -> list[dict[str, Any]]:
    """Return a table as JSON can hold it: an open end or a gap is null."""
    from math import isfinite

    return [
        {
            str(name): None if isinstance(value, float) and not isfinite(value) else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]
