"""The pages of the fixture site as trees, and the data they are made of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from lxml import html as parser

from tests.project import FIXTURE


@lru_cache(maxsize=1)
def trees_of(out: Path) -> dict[str, Any]:
    """Every page of a published site by its path."""
    files = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*.html"))}
    return {name: parser.document_fromstring(path.read_text("utf-8")) for name, path in files.items()}


def in_language(trees: dict[str, Any], lang: str) -> dict[str, Any]:
    """The pages of a language by their path in it, redirects left out."""
    found = {name.partition("/")[2]: tree for name, tree in trees.items() if name.startswith(f"{lang}/")}
    return {name: tree for name, tree in found.items() if not tree.xpath("//meta[@http-equiv='refresh']")}


def data(name: str) -> Any:
    """A data file of the fixture site."""
    return yaml.safe_load((FIXTURE / "data" / name).read_text("utf-8"))
