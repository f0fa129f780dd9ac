"""The names that a reader meets: of types, criteria and values, and the questions that ask for them."""

from __future__ import annotations

from collections.abc import Iterable

TYPES = {
    "craft_sme": "Craft SME",
    "flexible_sme": "Flexible SME",
    "specialized_sme": "Specialized SME",
    "networked_specialized_or_flexible": "Networked Specialized or Flexible SMEs",
    "networked_craft": "Networked Craft SMEs",
    "mass_production": "Mass Production",
    "blended": "a blend of types",
    "none": "no type of the table",
}
SUBJECTS = {
    "scale": "the scale of production",
    "batch": "the batch size",
    "integration": "whether whole units or components are made",
    "distribution": "how production is distributed",
    "employees_per_site": "how many people work at a site",
    "workflow": "whether the work is a job shop or a flow shop",
    "equipment": "what equipment is used",
    "product_range": "how wide the range of products is",
    "networked_workshops": "how many workshops are linked",
    "integrator": "who integrates the product",
    "registration": "whether the makers are registered",
    "steps": "which of the values occur together, step by step",
}


NOUNS = {
    "employees_per_site": "the number of people at a site",
    "networked_workshops": "the number of linked workshops",
    "product_range": "the range of products",
}
#: How an answer to a criterion continues "Production is".
PHRASES = {
    "scale": "{} in scale",
    "batch": "in {} batches",
    "integration": "of {}",
    "distribution": "{}",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def type_name(kind: str) -> str:
    """Return what a type is called.

    Examples
    --------
    >>> type_name("networked_craft")
    'Networked Craft SMEs'
    """
    return TYPES.get(kind, kind.replace("_", " "))


def value_name(value: str) -> str:
    """Return a value in words.

    Examples
    --------
    >>> value_name("job_shop")
    'job shop'
    """
    return value.replace("_", " ")


def subject(name: str) -> str:
    """Return what a criterion or discriminator is about.

    Examples
    --------
    >>> subject("product_range")
    'how wide the range of products is'
    """
    return SUBJECTS.get(name, f"the {value_name(name)}")


def noun(name: str) -> str:
    """Return a criterion or discriminator as the subject of a sentence.

    Examples
    --------
    >>> noun("workflow")
    'the workflow'
    """
    return NOUNS.get(name, f"the {value_name(name)}")


def phrase(name: str, answer: str) -> str:
    """Return an answer to a criterion as it continues "Production is".

    Examples
    --------
    >>> phrase("batch", "small and large")
    'in small and large batches'
    """
    return PHRASES.get(name, f"of {value_name(name)} {{}}").format(answer)


def number_word(count: int) -> str:
    """Return a small number in words.

    Examples
    --------
    >>> number_word(6), number_word(24)
    ('six', '24')
    """
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def together(names: Iterable[str]) -> str:
    """Return names joined by "and".

    Examples
    --------
    >>> together(["a", "b", "c"])
    'a, b and c'
    """
    return _joined(list(names), "and")


def among(names: Iterable[str]) -> str:
    """Return names joined by "or".

    Examples
    --------
    >>> among(["a", "b"])
    'a or b'
    """
    return _joined(list(names), "or")


def _joined(names: list[str], word: str) -> str:
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else "".join(names)
