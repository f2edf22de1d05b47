"""The ground of every map: land, borders and water of a frame, thinned to its scale; projected once for all maps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from monotowns.charts.boxes import Box, Point, corners
from monotowns.charts.drawing import Ground
from monotowns.charts.projection import Frame, clip_line, clip_ring, extent, project, simplify, weights
from monotowns.charts.style import HAIR
from monotowns.charts.topology import Topology, build
from monotowns.model import Feature

if TYPE_CHECKING:
    from monotowns.charts.sheet import Sheet

Layers = Mapping[str, tuple[Feature, ...]]


class Canvas(Protocol):
    """What the lightest map is drawn on: a sheet, or a picture of pixels."""

    def polygons(self, rings: Sequence[Sequence[Point]], fill: str, stroke: str = "", width: float = 0) -> None:
        """Rings filled and edged in the colours of two tokens."""


CITIES: Final = frozenset({"KZ-71", "KZ-75", "KZ-79"})
"""Astana, Almaty and Shymkent: points on our maps, their older limits are not drawn."""
TOLERANCE: Final = 0.6
"""How far, in px, a drawn border or shore may stray from the data."""
LOOSE: Final = 1.0
"""The same for rivers, lakes, the borders of neighbours and the little map that only shows where a town lies."""


@dataclass(frozen=True, slots=True)
class Line:
    """A thinnable line or ring of water."""

    id: str
    kind: str
    points: tuple[Point, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """The layers in km, ready for any scale."""

    coarse: Topology
    detail: Topology
    water: tuple[Line, ...]
    centres: dict[str, Point]
    """The middle of each region's frame, in km."""
    frames: dict[str, Frame]


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the drawing, in px, that shows the map around `centre` (km) at `scale` px per km."""

    left: float
    top: float
    width: float
    height: float
    centre: Point
    scale: float

    @property
    def frame(self) -> Frame:
        """What the rectangle shows, in km."""
        (x, y), across, along = self.centre, self.width / self.scale / 2, self.height / self.scale / 2
        return x - across, y - along, x + across, y + along

    @property
    def box(self) -> Box:
        """The rectangle in px."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    def pixel(self, point: Point) -> Point:
        """Where a point in km lies on the sheet."""
        return (
            self.left + self.width / 2 + (point[0] - self.centre[0]) * self.scale,
            self.top + self.height / 2 - (point[1] - self.centre[1]) * self.scale,
        )

    def snap(self, line: Sequence[Point]) -> list[Point]:
        """The pixels of a line on a grid of half pixels, points that fall together made one."""
        points: list[Point] = []
        for x, y in map(self.pixel, line):
            point = round(2 * x) / 2, round(2 * y) / 2
            if not points or points[-1] != point:
                points.append(point)
        return points


def fit(frame: Frame, left: float, top: float, width: float, height: float, margin: float = 0) -> View:
    """The view that shows `frame` whole in a rectangle, with `margin` px around it."""
    across, along = frame[2] - frame[0] or 1.0, frame[3] - frame[1] or 1.0
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / along)
    return View(left, top, width, height, ((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2), scale)


class _Same:
    """A key that stands for one object, not for equal ones, so that a layer need not be hashed."""

    __slots__ = ("layers",)

    def __init__(self, layers: Layers) -> None:
        self.layers = layers

    def __hash__(self) -> int:
        return id(self.layers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.layers is self.layers


@lru_cache(maxsize=4)
def _geography(key: _Same) -> Geography:
    layers = key.layers
    sea = [feature for feature in layers["water"] if feature.kind == "sea"]
    coarse = build({"regions": layers["regions"], "sea": sea, "neighbours": layers["neighbours"]})
    detail = build({"regions": layers["regions-detail"]})
    water = []
    for feature in layers["water"]:
        for ring in feature.rings:
            points = tuple(project(*point) for point in ring)
            water.append(Line(feature.id, feature.kind, points, tuple(weights(points))))
    frames = {feature.id: extent([project(*point) for point in feature.rings[0]]) for feature in layers["regions-detail"]}
    centres = {name: ((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2) for name, frame in frames.items()}
    return Geography(coarse, detail, tuple(water), centres, frames)


def geography(layers: Layers) -> Geography:
    """The geography of a site's layers, made once; the layers must not change."""
    return _geography(_Same(layers))


@lru_cache(maxsize=4)
def _whole(key: _Same) -> Frame:
    everywhere = (-9e9, -9e9, 9e9, 9e9)
    return extent([point for ring in _geography(key).coarse.outline("regions", 0.0, everywhere, CITIES) for point in ring])


def whole(layers: Layers) -> Frame:
    """The frame of the country, in km."""
    return _whole(_Same(layers))


@dataclass(frozen=True, slots=True)
class Shapes:
    """What one view shows, thinned and clipped, in px of the sheet."""

    land: list[list[Point]]
    shade: list[list[Point]]
    complete: bool
    """Whether the frame shows the whole country: then the edge of the land is drawn as one with it."""
    outline: list[list[Point]]
    """The country's limits as lines, where the frame cuts the land."""
    borders: list[list[Point]]
    abroad: list[list[Point]]
    sea: list[list[Point]]
    lakes: list[list[Point]]
    rivers: list[list[Point]]


@lru_cache(maxsize=512)
def _shapes(key: _Same, view: View, region: str, fine: bool, stray: float = TOLERANCE) -> Shapes:
    """The shapes of a view; `region` is the one to stand out, `fine` takes the detailed borders, which may stray by `stray` px."""
    known, frame, tolerance, loose = _geography(key), view.frame, stray / view.scale, LOOSE / view.scale
    complete = inside(_whole(key), frame)
    topology = known.detail if fine else known.coarse
    lakes = [clip_ring(simplify(line.points, loose, line.weights)[:-1], frame) for line in known.water if line.kind == "lake"]
    rivers = [clip_line(simplify(line.points, loose, line.weights), frame) for line in known.water if line.kind == "river"]
    sea = [known.coarse.ring(name, tolerance, frame) for name in known.coarse.rings if name[0] == "sea"]

    def drawn(lines: Iterable[Sequence[Point]], least: int) -> list[list[Point]]:
        return [points for points in map(view.snap, lines) if len(points) >= least]

    return Shapes(
        land=drawn(topology.outline("regions", tolerance, frame, CITIES), 3),
        shade=drawn([topology.ring(("regions", region), tolerance, frame)] if region else [], 3),
        complete=complete,
        outline=[] if complete else drawn(topology.borders("regions", tolerance, frame, CITIES, beside=1), 2),
        borders=drawn(topology.borders("regions", tolerance, frame, CITIES), 2),
        abroad=drawn(known.coarse.borders("neighbours", loose, frame), 2),
        sea=drawn(sea, 3),
        lakes=drawn((ring for ring in lakes if len(ring) > 2 and _size(ring) > 6 / view.scale**2), 3),
        rivers=drawn((part for parts in rivers for part in parts), 2),
    )


def inside(inner: Frame, outer: Frame) -> bool:
    """Whether a frame lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _size(ring: Sequence[Point]) -> float:
    """The area of a frame around a ring."""
    left, bottom, right, top = extent(ring)
    return (right - left) * (top - bottom)


def draw(sheet: Sheet, layers: Layers, *views: View, region: str = "", fine: bool = False, rivers: bool = True) -> None:
    """Neighbours, sea, land, borders, lakes and rivers of the views; with `region` that one alone is land, the rest faint."""
    shown = [_shapes(_Same(layers), view, region, fine) for view in views]
    sheet.polygons([corners(view.box) for view in views], "neighbour")
    _land(sheet, shown, region)
    if rivers:
        _rivers(sheet, shown)
    _borders(sheet, shown)
    if region:
        sheet.polygons(_all(shown, lambda shapes: shapes.shade), "", "muted")


def base(layers: Layers, view: View, *, rivers: bool = True) -> Ground:
    """What `draw` puts on a sheet for one view without a region of its own, as pieces that other sizes of the map can share."""
    return _base(_Same(layers), view, rivers)


@lru_cache(maxsize=16)
def _base(key: _Same, view: View, rivers: bool) -> Ground:
    shown = [_shapes(key, view, "", False)]

    def piece(put: Callable[[Sheet], None]) -> str:
        from monotowns.charts.sheet import Sheet

        sheet = Sheet(view.left + view.width, view.top + view.height)
        put(sheet)
        return sheet.drawing("").body

    pieces = {"land": piece(lambda sheet: _land(sheet, shown))}
    if rivers:
        pieces["rivers"] = piece(lambda sheet: _rivers(sheet, shown))
    pieces["borders"] = piece(lambda sheet: _borders(sheet, shown))
    backdrop = piece(lambda sheet: sheet.polygons([corners(view.box)], "neighbour"))
    return Ground(backdrop, pieces, view.pixel((0.0, 0.0)), view.scale, view.left + view.width, view.top + view.height)


def _all(shown: Sequence[Shapes], pick: Callable[[Shapes], list[list[Point]]]) -> list[list[Point]]:
    return [line for shapes in shown for line in pick(shapes)]


def _land(sheet: Sheet, shown: Sequence[Shapes], region: str = "") -> None:
    """Sea, borders of neighbours, land and lakes."""
    sheet.polygons(_all(shown, lambda shapes: shapes.sea), "water")
    sheet.lines(_all(shown, lambda shapes: shapes.abroad), "rule", HAIR / 2)
    if region:
        sheet.polygons(_all(shown, lambda shapes: shapes.shade), "land")
    else:
        sheet.polygons(_all(shown, lambda shapes: shapes.land), "land", "rule" if all(shapes.complete for shapes in shown) else "")
    sheet.polygons(_all(shown, lambda shapes: shapes.lakes), "water")


def _rivers(sheet: Sheet, shown: Sequence[Shapes]) -> None:
    sheet.lines(_all(shown, lambda shapes: shapes.rivers), "water", 1.25)


def _borders(sheet: Sheet, shown: Sequence[Shapes]) -> None:
    """Borders of regions, and the country's limits where a frame cuts the land."""
    sheet.lines(_all(shown, lambda shapes: shapes.borders), "rule", HAIR)
    sheet.lines(_all(shown, lambda shapes: shapes.outline), "rule")


def waters(layers: Layers, view: View) -> list[list[Point]]:
    """Sea and lakes of a view as rings in px."""
    shapes = _shapes(_Same(layers), view, "", False)
    return shapes.sea + shapes.lakes


def areas(layers: Layers, view: View, leave: str = "") -> list[tuple[Feature, list[Point]]]:
    """The regions other than `leave` and the neighbours that the view shows, each with its visible part in px.

    The country with all its regions counts as one where `leave` is empty: then only neighbours are given.
    """
    coarse, tolerance = geography(layers).coarse, 3 / view.scale
    found = []
    for layer in ("regions", "neighbours") if leave else ("neighbours",):
        for feature in layers[layer]:
            if feature.id != leave and feature.id not in CITIES:
                ring = coarse.ring((layer, feature.id), tolerance, view.frame)
                if len(ring) > 2:
                    found.append((feature, [view.pixel(point) for point in ring]))
    return found


def outline(sheet: Canvas, layers: Layers, view: View, region: str) -> None:
    """The country's shape alone with one region shaded: the lightest map there is."""
    shapes = _shapes(_Same(layers), view, region, False, LOOSE)
    sheet.polygons(shapes.land, "land", "rule", 0.75)
    sheet.polygons(shapes.shade, "shade", "rule", 0.75)
