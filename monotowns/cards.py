"""The share card of a town, or of the site in one language: a picture of 1200 x 630 px with name, class, three figures and map."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from monotowns.cache import Store, digest
from monotowns.charts import ground
from monotowns.charts.boxes import Point
from monotowns.charts.metrics import BOLD, REGULAR, text_width, wrap
from monotowns.charts.projection import project
from monotowns.charts.style import LIGHT
from monotowns.classes import state
from monotowns.icons import draw_mark

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

    from monotowns.model import Site

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 64
_MAP: Final = (640, 56, 500, 290)
"""Left, top, width and height of the map."""
_FINE: Final = 3
"""How many times larger the map is drawn before it is made smooth."""
_COLOURS: Final = 64
_CORNERS: Final = {
    "extractive": ((6, 1), (11, 11), (1, 11)),
    "processing": ((1.5, 1.5), (10.5, 1.5), (10.5, 10.5), (1.5, 10.5)),
    "energy": ((6, 11), (1, 1), (11, 1)),
    "science": ((6, 0.5), (11.5, 6), (6, 11.5), (0.5, 6)),
}
"""The corners of the sectors' shapes on a square of 12, as in `labels.SHAPES`; all other shapes are round."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a card: its label, the number in large type, year and scope."""

    label: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card says, in one language; `classes` are (shape, words), `town` is the slug whose place the map shows."""

    title: str
    line: str
    classes: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    foot: str
    address: str
    town: str = ""


def png(card: Card, site: Site, store: Store, basis: str) -> bytes:
    """The card as a PNG file, from the store where it was drawn before; `basis` is the hash of code and data."""
    key = digest(basis, repr(card))
    kept = store.get("cards", key)
    if isinstance(kept, bytes):
        return kept
    made = _draw(card, site)
    store.put("cards", key, made)
    return made


@lru_cache(maxsize=24)
def _font(size: int, weight: int) -> Any:
    """The site's typeface from its package; the basic layout, which is the same on every machine."""
    import fontpkg_source_sans_3
    from PIL import ImageFont

    font = ImageFont.truetype(fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf", size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _draw(card: Card, site: Site) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), LIGHT["paper"])
    image.paste(_map(site, card.town), _MAP[:2])
    pen = ImageDraw.Draw(image)
    room = _MAP[0] - MARGIN - 24
    size = _fitting(card.title, 100, room, BOLD) if card.town else 60
    top = MARGIN + round(size * 0.72)
    for line in wrap(card.title, room, size, BOLD):
        _write(pen, MARGIN, top, line, size, BOLD)
        top += size
    if card.line:
        _write(pen, MARGIN, top - size + 52, card.line, 30, colour="muted")
    top = 316 - 44 * (len(card.classes) - 1)
    for shape, words in card.classes:
        _shape(image, shape, MARGIN, top - 22)
        _write(pen, MARGIN + 40, top, words, _fitting(words, 30, room - 40))
        top += 44
    _figures(pen, card.figures)
    draw_mark(pen, MARGIN, HEIGHT - 78, 34, LIGHT["context"], LIGHT["working"])
    _write(pen, MARGIN + 50, HEIGHT - 51, card.foot, 28, BOLD)
    left = MARGIN + 50 + text_width(card.foot, 28, BOLD) + (32 if card.foot else 0)
    size = _fitting(card.address, 26, WIDTH - MARGIN - left)
    _write(pen, WIDTH - MARGIN - text_width(card.address, size) if card.foot else left, HEIGHT - 51, card.address, size, colour="muted")
    buffer = io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _write(
    pen: ImageDraw.ImageDraw, left: float, baseline: float, text: str, size: int, weight: int = REGULAR, colour: str = "ink"
) -> None:
    pen.text((round(left), round(baseline)), text, fill=LIGHT[colour], font=_font(size, weight), anchor="ls")


def _shape(image: Image.Image, shape: str, left: int, top: int) -> None:
    """The shape of a class, drawn large and made smooth: states in their colours, sectors in ink."""
    from PIL import Image, ImageDraw

    side, fine = 26, 4
    colour = LIGHT.get(shape, LIGHT["ink"] if shape in _CORNERS else LIGHT["context"])
    large = Image.new("RGB", (side * fine, side * fine), LIGHT["paper"])
    pen = ImageDraw.Draw(large)
    unit = side * fine / 12
    if shape in _CORNERS:
        pen.polygon([(x * unit, y * unit) for x, y in _CORNERS[shape]], fill=colour)
    else:
        pen.ellipse([unit, unit, 11 * unit, 11 * unit], fill=colour)
        if shape != "working":
            pen.ellipse([2.5 * unit, 2.5 * unit, 9.5 * unit, 9.5 * unit], fill=LIGHT["paper"])
        if shape == "partly":
            pen.pieslice([2.5 * unit, 2.5 * unit, 9.5 * unit, 9.5 * unit], 90, 270, fill=colour)
    image.paste(large.resize((side, side), Image.Resampling.BOX), (left, top))


def _figures(pen: ImageDraw.ImageDraw, figures: Sequence[Figure]) -> None:
    """The figures side by side under a rule each, as on the town's page."""
    if not figures:
        return
    gap, top = 32, 372
    width = (WIDTH - 2 * MARGIN - gap * (len(figures) - 1)) / len(figures)
    for place, item in enumerate(figures):
        left = MARGIN + place * (width + gap)
        pen.line([(left, top), (left + width, top)], fill=LIGHT["rule"], width=2)
        _write(pen, left, top + 38, item.label, _fitting(item.label, 26, width), colour="muted")
        _write(pen, left, top + 100, item.value, _fitting(item.value, 60, width, BOLD), BOLD)
        _write(pen, left, top + 138, item.detail, _fitting(item.detail, 26, width), colour="muted")


def _fitting(text: str, size: int, width: float, weight: int = REGULAR) -> int:
    """The largest size up to `size` at which `text` is no wider than `width`."""
    return next((item for item in range(size, 16, -1) if text_width(text, item, weight) <= width), 16)


class _Ink:
    """What draws the polygons of a map on a picture."""

    def __init__(self, pen: ImageDraw.ImageDraw) -> None:
        self.pen = pen

    def polygons(self, rings: Sequence[Sequence[Point]], fill: str, stroke: str = "", width: float = 0) -> None:
        """Rings filled and edged in the colours of two tokens."""
        for ring in rings:
            points = [(x * _FINE, y * _FINE) for x, y in ring]
            self.pen.polygon(points, fill=LIGHT[fill])
            self.pen.line([*points, points[0]], fill=LIGHT[stroke], width=round(width * _FINE), joint="curve")


@lru_cache(maxsize=2)
def _map(site: Site, slug: str) -> Any:
    """The outline of the country with one town and its region, or with all towns; the three languages of a town share it."""
    from PIL import Image, ImageDraw

    _left, _top, width, height = _MAP
    image = Image.new("RGB", (width * _FINE, height * _FINE), LIGHT["paper"])
    pen = ImageDraw.Draw(image)
    view = ground.fit(ground.whole(site.layers), 0, 0, width, height, 4)
    towns = [town for town in site.towns if town.slug == slug] or list(site.towns)
    ground.outline(_Ink(pen), site.layers, view, site.regions[towns[0].region].geo if slug else "")
    radius = 11.0 if slug else 7.0
    for town in towns:
        x, y = view.pixel(project(town.coordinates.lon, town.coordinates.lat))
        colour = "working" if slug else state(town)
        for size, token in ((radius + 2.5, "paper"), (radius, colour), (radius - 2.5, "paper" if colour == "closed" else colour)):
            fill = LIGHT.get(token, LIGHT["context"])
            pen.ellipse([(value - size) * _FINE for value in (x, y)] + [(value + size) * _FINE for value in (x, y)], fill=fill)
    return image.resize((width, height), Image.Resampling.BOX)
