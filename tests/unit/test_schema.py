"""The committed JSON Schemas are those of the model, and the project's own data keep them."""

from pathlib import Path

from monotowns.schema import schemas

ROOT = Path(__file__).parents[2]


def test_the_schemas_are_up_to_date() -> None:
    for name, text in schemas().items():
        assert (ROOT / "data" / "schema" / name).read_text("utf-8") == text, "run: python -m monotowns.schema"
