"""What a validation error of a data file means, in words that its editor can act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from monotowns import model as the_model
from monotowns.report import suggestion
from monotowns.yamlfile import Path


def explain(error: Mapping[str, Any], model: type, path: Path) -> tuple[str, str]:
    """(message, hint) for one error of the validator (`type`, `input`, `ctx`) at `path` of a value of `model`."""
    kind, value = str(error["type"]), error.get("input")
    name = _name(path)
    match kind.partition("_")[0]:
        case "unexpected":
            known = field_names(model, path[:-1])
            return f"unknown key {name}", suggestion(str(path[-1]), known, "known here: " + ", ".join(sorted(known)))
        case "missing":
            return f"key {name} is missing", "add this key"
        case "literal":
            allowed = str(error.get("ctx", {}).get("expected", ""))
            near = suggestion(str(value), allowed.replace(" or ", ", ").replace("'", "").split(", "), likeness=0.7)
            return f"'{value}' is no {path[-1]}", f"{near} allowed: {allowed}".lstrip()
        case "float" | "int":
            what = "a number" if kind.startswith("float") else "a whole number"
            return f"{name} must be {what}, not '{value}'", "write plain digits: a point for decimals, no commas, spaces, units or quotes"
        case "string":
            return f"{name} must be a text, not '{value}'", "put it in quotes"
        case "bool":
            return f"{name} must be true or false, not '{value}'", ""
        case "date":
            return f"{name} must be a date, not '{value}'", "write e.g. 2026-11-23"
        case "tuple" | "list":
            return f"{name} must be a list", "begin each item with a hyphen and a space, or write []"
        case "dataclass" | "dict":
            known = field_names(model, path)
            return f"{name} must hold keys with values", "write {" + ", ".join(f"{key}: …" for key in known) + "}" if known else ""
    return f"{name}: {error['msg']}", ""


def _name(path: Path) -> str:
    """What stands at a path, as an editor would call it."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1}" + (f" of '{path[-2]}'" if len(path) > 1 else "")
    return f"'{path[-1]}'"


def field_names(model: type, path: Path) -> list[str]:
    """The keys allowed at `path` inside `model`."""
    current: Any = model
    for step in path:
        if isinstance(step, int) or not is_dataclass(current):
            continue
        annotation = next((field.type for field in fields(current) if field.name == step), "")
        current = _named_class(str(annotation))
    return [field.name for field in fields(current)] if is_dataclass(current) else []


def _named_class(annotation: str) -> type | None:
    """The model class an annotation such as `tuple[Event, ...]` speaks of."""
    for word in annotation.replace("[", " ").replace(",", " ").replace("]", " ").split():
        found = getattr(the_model, word, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    return None
