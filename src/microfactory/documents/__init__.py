"""Read documents that strangers wrote: plain YAML, checked against a model, every problem at once."""

from microfactory.documents.reading import (
    DEEPEST,
    LARGEST_FILE,
    character_name,
    parse_yaml,
    path_text,
    read_text,
    read_yaml,
)
from microfactory.documents.validation import validate

__all__ = [
    "DEEPEST",
    "LARGEST_FILE",
    "character_name",
    "parse_yaml",
    "path_text",
    "read_text",
    "read_yaml",
    "validate",
]
