"""The map of the house names every module of the generator once, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_room_is_on_the_map_once() -> None:
    floors, _, charts = (ROOT / "docs" / "house.md").read_text("utf-8").partition("Inside `charts/`")
    for text, folder in ((floors, ROOT / "monotowns"), (charts, ROOT / "monotowns" / "charts")):
        named = re.findall(r"`([a-z_]+)`", text)
        assert sorted(named) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


def test_every_module_says_its_job_in_its_first_line() -> None:
    silent = [path.name for path in (ROOT / "monotowns").rglob("*.py") if not path.read_text("utf-8").startswith('"""')]
    assert silent == []
