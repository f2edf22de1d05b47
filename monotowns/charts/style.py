"""The look shared by every chart and map: tokens of colour, widths, weights of line and the classes of the SVG.

A drawing names colours by token. While matplotlib draws, a token is its light colour, so any backend shows the same
picture; our own backend (`svg.py`) turns it back into a class such as `f-working`, and `static/charts.css` (`static/map.css`
for the ground of maps) gives the class a CSS variable. CSS variables do not work in presentation attributes, hence classes.
A downloaded file has no style sheet: there `Drawing.standalone` writes the light colours as attributes (see `CLASSES`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PHONE: Final = 288
"""Width of the phone version: a 320 px screen less its margins, drawn at scale 1."""
COLUMN: Final = 560
"""Width of the prose column."""
ATLAS: Final = 616
"""Width of a map with a table beside it."""
WIDE: Final = 880
"""Width of a drawing that spans the margin column too."""

LIGHT: Final[Mapping[str, str]] = {
    "ink": "#1D2125",
    "muted": "#59626B",
    "rule": "#8A9199",
    "working": "#0A6E74",
    "partly": "#9A6700",
    "closed": "#A3392B",
    "context": "#868E96",
    "paper": "#FBFAF6",
    "land": "#F1EEE4",
    "shade": "#DCE7E4",
    "water": "#C9D8DC",
    "neighbour": "#F7F5EF",
}
"""Tokens with their light colours, as in static/site.css; no two are equal, so a colour names its token."""

TOKENS: Final[Mapping[str, str]] = {colour.lower(): token for token, colour in LIGHT.items()}
"""Light colour -> token."""

FONT: Final = "Source Sans 3"
SIZE: Final = 12
"""Size of chart text in px; nothing is smaller."""
ASCENT: Final = 8.6
"""How far letters and digits of 12 px stand above the baseline (0.66 em and a little air)."""
DESCENT: Final = 3.0
"""How far they hang below it."""

HAIR: Final = 0.5
"""Width of grid lines and region borders."""
THIN: Final = 1.0
LINE: Final = 2.0
"""Width of the line that carries the finding."""

CLASSES: Final[Mapping[str, Mapping[str, str]]] = {
    **{f"s-{token}": {"fill": "none", "stroke": token} for token in LIGHT if token not in ("ink", "shade", "neighbour")},
    **{f"f-{token}": {"fill": token} for token in LIGHT if token != "rule"},
    "b": {"font-weight": "600"},
    "halo": {"stroke": "paper", "stroke-width": "3px", "stroke-linejoin": "round"},
    "halo-land": {"stroke": "land", "stroke-width": "3px", "stroke-linejoin": "round"},
}
"""Every class a drawing may use, with its declarations; tokens stand for colours.

`f-*` and `s-*` are fill and stroke, `b` is the heavier weight, `halo` the ground behind a name
(its paint-order stands in the SVG itself: the validator of style sheets does not know that property).
Text without a class is 12 px in ink. `svg` elements carry `chart` and, in a pair, `narrow`, `wide` or `spread`.
"""


GROUND: Final = frozenset({"s-land", "s-water", "f-water", "f-neighbour", "halo-land"})
"""The classes that only maps of a country or a region have, whose pages load static/map.css before static/charts.css."""


def rules(*, ground: bool) -> str:
    """The part of static/map.css (`ground`) or static/charts.css that follows from `CLASSES`, one rule a line, in their order.

    Colours are not bound to a chart: a piece of ground that another map uses is drawn where no selector sees what is around it.
    """
    lines = []
    for name, declarations in CLASSES.items():
        if (name in GROUND) == ground:
            body = ";".join(f"{key}:{f'var(--{value})' if value in LIGHT else value}" for key, value in declarations.items())
            within = "" if name.startswith(("s-", "f-")) else ".chart "
            lines.append(f"{within}.{name}{{{body}}}")
    return "\n".join(lines) + "\n"


def attributes(classes: str) -> str:
    """The presentation attributes, in light colours, that do what these classes do."""
    merged: dict[str, str] = {}
    for name in classes.split():
        merged.update(CLASSES[name])
    return " ".join(f'{key}="{LIGHT.get(value, value)}"' for key, value in merged.items())
