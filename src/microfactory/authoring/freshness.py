"""Whether the published schema was made from what is there now; cheap, since every `make` asks."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from microfactory import paths

PLACE = Path("data/case.schema.json")
#: What the schema follows from: registers, the framework of the typology, and the model.
DATA = (
    "data/sources.yaml",
    "data/variables.yaml",
    "data/raw/thesis_table_01_bounds.csv",
    "data/raw/thesis_text_typology.csv",
)
CODE = ("codes.py", "evidence.py", "cases/model.py", "cases/parts.py", "authoring/schema.py")
MARK = "made from"


def made_from() -> str:
    """Return the hash of everything that the schema follows from."""
    package = Path(__file__).resolve().parents[1]
    inputs = [paths.root() / name for name in DATA] + [package / name for name in CODE]
    whole = hashlib.sha256()
    for path in inputs:
        whole.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return whole.hexdigest()[:16]


def is_current() -> bool:
    """Whether the published schema says that it was made from what is there now."""
    target = paths.root() / PLACE
    text = target.read_text(encoding="utf-8") if target.is_file() else ""
    found = re.search(rf"{MARK} ([0-9a-f]+)", text)
    return found is not None and found[1] == made_from()


def bring_up_to_date() -> bool:
    """Publish the schema anew where it is out of date; return whether it was."""
    if is_current():
        return False
    from microfactory.authoring.schema import publish
    from microfactory.authoring.vocabulary import vocabulary

    return publish(vocabulary())
