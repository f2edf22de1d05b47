"""The site's mark as icons: nine dots, one of them filled, drawn at build in the sizes that browsers and telephones ask for."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

from monotowns.charts.style import LIGHT
from monotowns.view import View

if TYPE_CHECKING:
    from PIL import ImageDraw

SIZES: Final = (180, 192, 512)
"""Sides, in px, of the icons for home screens: the first is the one that iOS asks for."""
_SAFE: Final = 0.58
"""The part of an icon's side that the mark takes: systems that cut icons round leave four fifths across."""


def draw_mark(pen: ImageDraw.ImageDraw, left: float, top: float, side: float, dots: str, filled: str) -> None:
    """The mark in a square of `side` px; the proportions are those of static/mark.svg."""
    unit = side / 18
    for row in range(3):
        for column in range(3):
            middle = row == column == 1
            start, size = (6.5, 5) if middle else (0, 4)
            x = left + unit * (start if middle else 7 * column)
            y = top + unit * (start if middle else 7 * row)
            pen.rectangle((x, y, x + unit * size - 1, y + unit * size - 1), fill=filled if middle else dots)


def _icon(side: int, part: float) -> Any:
    from PIL import Image, ImageDraw

    fine = 4
    image = Image.new("RGB", (side * fine, side * fine), LIGHT["paper"])
    mark = side * fine * part
    start = (side * fine - mark) / 2
    draw_mark(ImageDraw.Draw(image), start, start, mark, LIGHT["context"], LIGHT["working"])
    return image.resize((side, side), Image.Resampling.BOX)


def files() -> dict[str, bytes]:
    """Path -> content of every icon; favicon.ico is for those who ask for nothing else."""
    found: dict[str, bytes] = {}
    for side in SIZES:
        buffer = io.BytesIO()
        _icon(side, _SAFE).quantize(32).save(buffer, "PNG", compress_level=9)
        found[f"assets/icon-{side}.png"] = buffer.getvalue()
    buffer = io.BytesIO()
    _icon(32, 0.9).save(buffer, "ICO", sizes=[(32, 32)])
    return {**found, "favicon.ico": buffer.getvalue()}


def manifest(v: View) -> bytes:
    """The web manifest of one language; its addresses are relative to itself, so that it serves under any path."""
    publication = v.site.publication
    value = {
        "name": publication.title[v.lang],
        "short_name": v.text("Monotowns"),
        "description": publication.tagline[v.lang],
        "lang": v.lang,
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": LIGHT["paper"],
        "theme_color": LIGHT["paper"],
        "icons": [
            {"src": "../assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": f"../assets/icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
                for side in SIZES[1:]
                for purpose in ("any", "maskable")
            ),
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
