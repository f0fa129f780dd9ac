"""Build a model from plain data, and say everything that is wrong with the data at its path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from microfactory.documents.reading import path_text
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], content: Any, where: str) -> Model:
    """Build a model from plain data.

    Raises
    ------
    ProblemsFound
        With every problem, each at its path: ``file @ facts.worker_wage[0].unit``.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        # Where several forms are allowed, pydantic has one error for each; a person needs one line.
        same: dict[tuple[str, str], list[Problem]] = {}
        for item in error.errors(include_url=False):
            problem = _translate(item, where, model, content)
            same.setdefault((problem.where, problem.found), []).append(problem)
        raise ProblemsFound(
            replace(
                problems[0],
                expected=" or ".join(dict.fromkeys(problem.expected for problem in problems)),
                hint=max((problem.hint for problem in problems), key=bool),
            )
            for problems in same.values()
        ) from None


def _translate(
    item: Mapping[str, Any], where: str, model: type[BaseModel], content: Any
) -> Problem:
    """Turn one of pydantic's errors into words for the person who wrote the file."""
    path = path_text(_written(item["loc"], content, nothing=item["type"] == "missing"))
    place = f"{where} @ {path}" if path else where
    context = item.get("ctx", {})
    kind = item["type"]
    if "expected" in context and kind == "microfactory":
        return Problem(
            place,
            context.get("found", shown(item["input"])),
            context["expected"],
            context.get("hint", ""),
        )
    if kind == "missing":
        return Problem(place, "nothing", "this field")
    if kind == "extra_forbidden":
        known = _fields_at(model, item["loc"][:-1])
        hint = did_you_mean(str(item["loc"][-1]), known)
        return Problem(
            place, f"the field {shown(item['loc'][-1])}", f"one of {', '.join(known)}", hint
        )
    if kind in ("enum", "literal_error"):
        expected = str(context.get("expected", item["msg"]))
        hint = did_you_mean(str(item["input"]), re.findall(r"'([^']+)'", expected))
        return Problem(place, shown(item["input"]), expected, hint)
    if kind in ("string_too_short", "too_short") and not item["input"]:
        return Problem(place, "nothing", "some words" if kind == "string_too_short" else "entries")
    return Problem(place, shown(item["input"]), _plainly(item["msg"]))


def _plainly(text: str) -> str:
    """Return one of pydantic's sentences as what was expected."""
    message = text.removeprefix("Value error, ").removeprefix("Input should be ")
    message = re.sub(r"a valid dictionary( or instance of \w+)?", "a mapping", message)
    message = message.replace("a valid tuple", "a list")
    return message[:1].lower() + message[1:]


def _written(loc: Iterable[int | str], content: Any, *, nothing: bool) -> list[int | str]:
    """Return the steps of an error's path that stand in the file, without pydantic's own."""
    steps: list[int | str] = []
    rest = list(loc)
    for position, step in enumerate(rest):
        known: Iterable[int | str] = (
            content
            if isinstance(content, Mapping)
            else range(len(content))
            if isinstance(content, list)
            else ()
        )
        if step in known:
            content = content[step]
        elif not (nothing and position == len(rest) - 1):
            continue
        steps.append(step)
    return steps


def _fields_at(model: type[BaseModel], loc: Iterable[int | str]) -> list[str]:
    """Return the fields that a model allows at a path, as far as the path leads through models."""
    current: Any = (
        _inner_model(model.model_fields["root"].annotation)
        if "root" in model.model_fields
        else model
    )
    for step in loc:
        if (
            isinstance(current, type)
            and issubclass(current, BaseModel)
            and step in current.model_fields
        ):
            current = current.model_fields[str(step)].annotation
        current = _inner_model(current)
    if isinstance(current, type) and issubclass(current, BaseModel):
        return list(current.model_fields)
    return []


def _inner_model(annotation: Any) -> Any:
    """Return the model inside a container's annotation, or the annotation itself."""
    inner = getattr(annotation, "__args__", ())
    for part in reversed(inner):
        found = _inner_model(part)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation
