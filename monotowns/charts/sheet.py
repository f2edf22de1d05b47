"""The surface charts are drawn on: a matplotlib Figure measured in CSS pixels from the top left, and its artists.

Only here and in `svg.py` is matplotlib imported, and only when something is drawn. The artists are matplotlib's own in
a plain Figure without Axes (an Axes costs more than all that a chart of ours holds), so `Sheet.figure` can also be saved
by any other backend.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from monotowns.charts.boxes import Point, corners
from monotowns.charts.drawing import Drawing, Ground
from monotowns.charts.metrics import SOFT_HYPHEN
from monotowns.charts.style import FONT, LIGHT, SIZE, THIN

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

Anchor = Literal["start", "middle", "end"]
HALIGN = {"start": "left", "middle": "center", "end": "right"}


@lru_cache(maxsize=1)
def _classes() -> tuple[type[Any], type[Any]]:
    """A text artist that our renderer places without a layout, and an artist that makes its children a link."""
    from matplotlib.artist import Artist
    from matplotlib.text import Text

    from monotowns.charts.svg import SvgRenderer

    class Words(Text):
        """One horizontal line of text on its baseline."""

        def draw(self, renderer: Any) -> None:
            """Our renderer needs no layout; others draw it as ever."""
            if isinstance(renderer, SvgRenderer):
                renderer.words(self)
            else:
                super().draw(renderer)

    class Link(Artist):
        """A group of artists that leads to `href`."""

        def __init__(self, href: str, name: str) -> None:
            super().__init__()
            self.href, self.name = href, name
            self.children: list[Artist] = []

        def draw(self, renderer: Any) -> None:
            """The children in order, between the marks of the link."""
            if isinstance(renderer, SvgRenderer):
                renderer.open_link(self.href, self.name)
            for child in self.children:
                child.draw(renderer)
            if isinstance(renderer, SvgRenderer):
                renderer.close_link()

    return Words, Link


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=[FONT, "sans-serif"], size=SIZE, weight=600 if bold else 400)


def round_values(highest: float) -> list[float]:
    """Three to five round values of a scale, from zero up to no more than `highest`."""
    from matplotlib.ticker import MaxNLocator

    return [float(tick) for tick in MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(0, highest) if 0 <= tick <= highest]


class Sheet:
    """A drawing in the making; what is added later lies on top."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height = width, height
        self.figure: Figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        self.down: Affine2D = Affine2D.from_values(1, 0, 0, -1, 0, height)
        """From pixels counted downward to matplotlib's, counted upward."""
        self._link: Any = None
        self._count = 0

    def scale(self, across: tuple[float, float, float, float], along: tuple[float, float, float, float]) -> Affine2D:
        """Data to pixels: (value0, value1, px0, px1) for x and for y."""
        from matplotlib.transforms import Affine2D

        (x0, x1, left, right), (y0, y1, bottom, top) = across, along
        a, d = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
        return Affine2D.from_values(a, 0, 0, d, left - a * x0, bottom - d * y0)

    def add(self, artist: Artist) -> None:
        """Any matplotlib artist, into the open link if there is one."""
        self._count += 1
        artist.set_zorder(self._count)
        if self._link is None:
            self.figure.add_artist(artist)
        else:
            artist.set_figure(self.figure)
            self._link.children.append(artist)

    def line(
        self, points: Sequence[Point], stroke: str, width: float = THIN, *, dash: tuple[float, ...] = (), scale: Affine2D | None = None
    ) -> None:
        """A line through the points, which `scale` maps to pixels; `dash` in px."""
        from matplotlib.path import Path

        self.shape(Path(points), stroke=stroke, width=width, dash=dash, scale=scale)

    def lines(self, parts: Sequence[Sequence[Point]], stroke: str, width: float = THIN, *, scale: Affine2D | None = None) -> None:
        """Many open lines as one path."""
        from matplotlib.path import Path

        if parts:
            vertices = [point for part in parts for point in part]
            codes = [code for part in parts for code in [Path.MOVETO] + [Path.LINETO] * (len(part) - 1)]
            self.shape(Path(vertices, codes), stroke=stroke, width=width, scale=scale)

    def polygons(
        self, rings: Sequence[Sequence[Point]], fill: str, stroke: str = "", width: float = THIN, *, scale: Affine2D | None = None
    ) -> None:
        """Closed shapes as one path."""
        from matplotlib.path import Path

        if rings:
            vertices = [point for ring in rings for point in [*ring, ring[0]]]
            codes = [code for ring in rings for code in [Path.MOVETO] + [Path.LINETO] * (len(ring) - 1) + [Path.CLOSEPOLY]]
            self.shape(Path(vertices, codes), fill, stroke, width, scale=scale)

    def shape(
        self,
        path: Path,
        fill: str = "",
        stroke: str = "",
        width: float = THIN,
        *,
        dash: tuple[float, ...] = (),
        scale: Affine2D | None = None,
    ) -> None:
        """A path filled, stroked or both."""
        from matplotlib.patches import PathPatch

        face, edge = LIGHT[fill] if fill else "none", LIGHT[stroke] if stroke else "none"
        patch = PathPatch(path, facecolor=face, edgecolor=edge, linewidth=width, joinstyle="miter")
        patch.set_transform(self.down if scale is None else scale + self.down)
        if dash:
            patch.set_linestyle((0, tuple(part / width for part in dash)))
        self.add(patch)

    def box(self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", line: float = THIN) -> None:
        """A rectangle from its top left corner."""
        self.polygons([corners((x, y, x + width, y + height))], fill, stroke, line)

    def dots(
        self,
        points: Sequence[Point],
        radius: float,
        fill: str = "",
        stroke: str = "",
        width: float = THIN,
        *,
        marker: str = "o",
        half: bool = False,
        scale: Affine2D | None = None,
    ) -> None:
        """The same matplotlib marker at each point; `half` leaves only the left half of a circle."""
        from matplotlib.lines import Line2D

        if not points:
            return
        xs, ys = zip(*points, strict=True)
        style: dict[str, Any] = {"fillstyle": "left", "markerfacecoloralt": "none"} if half else {}
        style["markerfacecolor"] = LIGHT[fill] if fill else "none"
        style["markeredgecolor"] = LIGHT[stroke] if stroke else "none"
        trans = self.down if scale is None else scale + self.down
        self.add(
            Line2D(
                xs, ys, linestyle="none", marker=marker, markersize=2 * radius, markeredgewidth=width if stroke else 0, transform=trans, **style
            )
        )  # fmt: skip

    def text(
        self,
        x: float,
        y: float,
        words: str,
        token: str = "ink",
        anchor: Anchor = "start",
        *,
        bold: bool = False,
        halo: str = "",
    ) -> None:
        """One line of text with its baseline at y; `halo` is 'halo' on paper, 'halo-land' on a map."""
        artist = _classes()[0](
            x,
            y,
            words.replace(SOFT_HYPHEN, ""),
            color=LIGHT[token],
            fontproperties=_font(bold),
            horizontalalignment=HALIGN[anchor],
            transform=self.down,
            parse_math=False,
        )
        artist.set_gid(halo or None)
        self.add(artist)

    @contextmanager
    def link(self, href: str, name: str = "") -> Iterator[None]:
        """What is added inside leads to `href`; give `name` where no text inside names the target."""
        group = _classes()[1](href, name)
        self.add(group)
        self._link = group
        try:
            yield
        finally:
            self._link = None

    def drawing(self, desc: str, role: Literal["img", "group"] = "img", ground: Ground | None = None) -> Drawing:
        """The finished picture; a `ground` lies under all that was added."""
        from monotowns.charts.svg import SvgRenderer

        renderer = SvgRenderer(self.width, self.height)
        self.figure.draw(renderer)
        return Drawing("".join(renderer.parts), self.width, self.height, desc, role, ground)
