"""One YAML file -> plain values plus the line and column of every value; anchors, tags and duplicate keys are errors."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import yaml

from monotowns.report import Problem

Path = tuple[str | int, ...]
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")}

_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d{1,2})?")
"""Numbers as people write them: YAML 1.1 would read 0123 in base 8, 19:59 in base 60, .inf as infinity."""


@dataclass
class Document:
    """The values of a file with the position (line, column from 1) of each, by its path of keys and indices."""

    file: str
    value: Any = None
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, mark: yaml.Mark, code: str, message: str, hint: str = "") -> None:
        """Note a problem of the YAML itself, at its place."""
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, code, message, hint))

    def problem(self, path: Path, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the value under `path`, or at its nearest known parent."""
        while path and path not in self.positions:
            path = path[:-1]
        line, column = self.positions.get(path, (1, 1))
        return Problem(self.file, line, column, code, message, hint)


class _Constructor(yaml.constructor.SafeConstructor):
    """Turns one scalar node into its value; a constructor without a parser."""

    def __init__(self) -> None:
        super().__init__()


def parse(text: str, file: str) -> Document:
    """Parse `text`; problems are collected in the document, never raised."""
    document = Document(file)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_sharing(text, document)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        document.problems.append(_syntax(error, file, text))
        return document
    except yaml.YAMLError as error:
        document.problems.append(Problem(file, 1, 1, "yaml", f"not valid YAML: {error}".splitlines()[0]))
        return document
    if node is not None:
        document.value = _value(node, (), document, _Constructor())
    return document


def _syntax(error: yaml.MarkedYAMLError, file: str, text: str) -> Problem:
    """What is wrong with the YAML and where; where something was opened and never ended, that is the place, not where the file ends."""
    said = str(error.problem)
    opened = error.context_mark is not None and ("end of stream" in said or "could not find expected ':'" in said)
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    begun = lines[line - 1][: column + 1].lstrip(" ") if line <= len(lines) else ""
    hint = "check indentation, quotes and colons"
    if begun.startswith("\t"):
        hint = "indent with spaces: YAML takes no tabs"
    elif "end of stream" in said:
        hint = "close the quotation mark or bracket that is opened here"
    elif "expected ':'" in said:
        hint = "write a colon and a space between key and value"
    elif "mapping values" in said:
        hint = "a text with a colon in it stands in quotes; keys of one record begin in one column"
    return Problem(file, line, column, "yaml", f"not valid YAML: {said}", hint)


def _refuse_sharing(text: str, document: Document) -> None:
    """Anchors and aliases hide where a value comes from, so they are errors."""
    if "&" not in text and "*" not in text:
        return
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            document.refuse(token.start_mark, "yaml-anchor", "anchors and aliases are not allowed", "write the value out")


def _value(node: yaml.Node, path: Path, document: Document, constructor: _Constructor) -> Any:
    """The plain value of a node; its position is kept under its path."""
    mark = node.start_mark
    document.positions[path] = (mark.line + 1, mark.column + 1)
    if node.tag not in _PLAIN_TAGS:
        document.refuse(mark, "yaml-tag", f"tag {node.tag} is not allowed", "quote the value if it is text")
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, constructor)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), document, constructor) for index, child in enumerate(node.value)]
    if node.tag.endswith((":int", ":float")) and not _NUMBER.fullmatch(node.value):
        hint = "write digits with a point, e.g. 1234.5, or quote it if it is text"
        document.refuse(mark, "yaml", f"'{node.value}' is no plain number", hint)
        return None
    try:
        return constructor.construct_object(node)
    except ValueError as error:
        document.refuse(mark, "yaml", f"not a valid value: {error}", "quote it if it is text")
        return None


def _mapping(node: yaml.MappingNode, path: Path, document: Document, constructor: _Constructor) -> dict[Hashable, Any]:
    """The mapping of a node, with duplicate keys reported."""
    result: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None:
            document.refuse(mark, "yaml-key", "a key must be plain text")
            continue
        if key in result:
            document.refuse(mark, "yaml-duplicate", f"key '{key}' stands twice", "keep one of the two")
        result[key] = _value(value_node, (*path, key), document, constructor)
        document.positions[(*path, key)] = (mark.line + 1, mark.column + 1)
    return result
