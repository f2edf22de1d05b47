"""JSON Schemas of the data files, for completion in editors: python -m monotowns.schema writes data/schema/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from monotowns.model import Claim, Indicator, Programme, Publication, Region, Source, Term, Town

SCHEMAS: dict[str, Any] = {
    "town": Town,
    "sources": list[Source],
    "regions": list[Region],
    "indicators": list[Indicator],
    "programmes": list[Programme],
    "glossary": list[Term],
    "article": list[Claim],
    "site": Publication,
}


def schemas() -> dict[str, str]:
    """File name -> the schema as JSON text, made from the model."""
    return {
        f"{name}.json": json.dumps(TypeAdapter(kind).json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, kind in SCHEMAS.items()
    }


def main() -> None:
    """Write every schema beside the data."""
    folder = Path(__file__).resolve().parent.parent / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
