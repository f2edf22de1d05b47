"""A matplotlib backend that writes lean SVG: short path data, real text, classes for colours, no ids and no styles.

matplotlib calls the `draw_*` methods with its own paths, transforms and colours; each becomes one element. Coordinates
are rounded to a tenth of a pixel, lines are relative and as short as the path grammar allows. Light colours of
`style.LIGHT` turn into classes; any other colour is a mistake and raises KeyError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path

from monotowns.charts.metrics import text_width
from monotowns.charts.style import SIZE, TOKENS

if TYPE_CHECKING:
    from matplotlib.text import Text
    from matplotlib.transforms import Transform

ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


@lru_cache(maxsize=16384)
def tenth(value: int) -> str:
    """A number of tenths in as few characters as SVG reads: 5 -> '.5', -120 -> '-12'."""
    whole, rest = divmod(abs(value), 10)
    text = (str(whole) if whole or not rest else "") + (f".{rest}" if rest else "")
    return f"-{text}" if value < 0 else text


def number(value: float) -> str:
    """A length rounded to a tenth."""
    return tenth(round(value * 10))


def _joined(values: Iterable[int]) -> str:
    """Tenths one after another with no more separators than needed."""
    result = ""
    dotted = False
    for value in values:
        text = tenth(value)
        if result and text[0] != "-" and not (text[0] == "." and dotted):
            result += " "
        result += text
        dotted = "." in text
    return result


def _move(x: int, y: int, before: tuple[int, int] | None) -> str:
    """The start of a part at (x, y), told from where the part before it ended: steps repeat where places do not, which packs better."""
    return "M" + _joined((x, y)) if before is None else "m" + _joined((x - before[0], y - before[1]))


def _segments(steps: Sequence[tuple[int, int]]) -> str:
    """Relative line segments; level and upright ones are h and v."""
    result: list[str] = []
    run: list[int] = []
    for dx, dy in steps:
        if dx and dy:
            run += (dx, dy)
            continue
        if not (dx or dy):
            continue
        if run:
            result.append("l" + _joined(run))
            run = []
        result.append(f"h{tenth(dx)}" if dx else f"v{tenth(dy)}")
    if run:
        result.append("l" + _joined(run))
    return "".join(result)


def path_data(path: Path, transform: Transform, height: float) -> str:
    """The `d` of a path, y pointing down."""
    points = transform.transform(path.vertices)
    points[:, 1] = height - points[:, 1]
    cells: list[list[int]] = (points * 10).round().astype(int).tolist()
    codes: list[int] = [1] + [2] * (len(cells) - 1) if path.codes is None else np.asarray(path.codes).tolist()
    result: list[str] = []
    steps: list[tuple[int, int]] = []
    x = y = index = 0
    start: tuple[int, int] | None = None
    while index < len(cells):
        code = codes[index]
        if code == Path.LINETO:
            nx, ny = cells[index]
            steps.append((nx - x, ny - y))
            x, y = nx, ny
            index += 1
            continue
        if code == Path.CLOSEPOLY and steps and sum(dx for dx, _ in steps) == 0 == sum(dy for _, dy in steps):
            steps.pop()
        result.append(_segments(steps))
        steps = []
        if code == Path.MOVETO:
            before, (x, y) = (x, y), cells[index]
            result.append(_move(x, y, before if start else None))
            start = x, y
        elif code == Path.CLOSEPOLY:
            result.append("z")
            x, y = start or (0, 0)
        else:
            size = 3 if code == Path.CURVE4 else 2
            curve = [value for cx, cy in cells[index : index + size] for value in (cx - x, cy - y)]
            result.append(("c" if size == 3 else "q") + _joined(curve))
            x, y = cells[index + size - 1]
            index += size - 1
        index += 1
    return "".join([*result, _segments(steps)])


def _token(colour: Any) -> str:
    """The token of a colour that matplotlib hands over; empty for a transparent one."""
    if colour is None or (len(colour) == 4 and colour[3] == 0):
        return ""
    return TOKENS[to_hex(colour)]


class SvgRenderer(RendererBase):
    """Collects the elements of one drawing of `width` x `height` px in `parts`."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.parts: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the drawing, which matplotlib asks for."""
        return self.width, self.height

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """The size of a text in the site's font, for artists that lay out text themselves."""
        size = float(prop.get_size_in_points())
        return text_width(s, size, 600 if prop.get_weight() in (600, "bold", "semibold") else 400), size, size / 4

    def _paint(self, gc: GraphicsContextBase, face: Any) -> str:
        """The attributes for fill and stroke; empty if nothing would be seen."""
        fill = _token(face)
        width = float(gc.get_linewidth())
        stroke = _token(gc.get_rgb()) if width and gc.get_rgb()[3] else ""
        if not fill and not stroke:
            return ""
        names = ([f"s-{stroke}"] if stroke else []) + ([f"f-{fill}"] if fill else [])
        text = f' class="{" ".join(names)}"'
        if not stroke:
            return text
        if width != 1:
            text += f' stroke-width="{f"{width:.2f}".strip("0").rstrip(".")}"'
        dashes = gc.get_dashes()[1]
        if dashes is not None:
            text += f' stroke-dasharray="{" ".join(number(float(dash)) for dash in np.asarray(dashes))}"'
        elif not fill and gc.get_capstyle() == "round":
            text += ' stroke-linecap="round"'
        if gc.get_joinstyle() == "round":
            text += ' stroke-linejoin="round"'
        return text

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803 (matplotlib's name)
        """One path, filled, stroked or both."""
        paint = self._paint(gc, rgbFace)
        if paint:
            self.parts.append(f'<path{paint} d="{path_data(path, transform, self.height)}"/>')

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """The same mark at each point: several plain dots are one path of round points, the rest one element each."""
        paint = self._paint(gc, rgbFace)
        if not paint:
            return
        spots = [(float(x), self.height - float(y)) for x, y in trans.transform(np.asarray(path.vertices))]
        matrix = marker_trans.get_matrix()
        radius = abs(float(matrix[0][0])) or abs(float(matrix[0][1]))
        circle = marker_path is Path.unit_circle()
        if circle and len(spots) > 1 and not gc.get_linewidth():
            cells = [(round(x * 10), round(y * 10)) for x, y in spots]
            data = "".join(f"{_move(x, y, before)}h0" for (x, y), before in zip(cells, [None, *cells], strict=False))
            colour = f's-{_token(rgbFace)}" stroke-width="{number(2 * radius)}" stroke-linecap="round'
            self.parts.append(f'<path class="{colour}" d="{data}"/>')
            return
        inner = "" if len(spots) > 1 else paint
        group = [self._mark(inner, circle, marker_path, marker_trans, radius, x, y) for x, y in spots]
        self.parts.append(f"<g{paint}>{''.join(group)}</g>" if len(spots) > 1 else group[0])

    def _mark(self, paint: str, circle: bool, shape: Path, trans: Transform, radius: float, x: float, y: float) -> str:
        """One mark with its centre at (x, y) px from the top left."""
        if circle:
            return f'<circle{paint} cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'
        if shape is Path.unit_circle_righthalf():
            (x0, y0), (x1, y1) = ((x + px, y - py) for px, py in trans.transform([(0, -1), (0, 1)]))
            steps = _joined([round(10 * value) for value in (x1 - x0, y1 - y0)])
            round_part = f"a{number(radius)} {number(radius)} 0 0 0 {steps}"
            return f'<path{paint} d="M{_joined((round(x0 * 10), round(y0 * 10)))}{round_part}z"/>'
        from matplotlib.transforms import Affine2D

        return f'<path{paint} d="{path_data(shape, trans + Affine2D().translate(x, self.height - y), self.height)}"/>'

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Text | None = None
    ) -> None:
        """A line of text that starts at (x, y); with `mtext`, at that artist's own anchor."""
        if mtext is not None:
            self.words(mtext)
            return
        self._text(x, self.height - y, s, [f"f-{_token(gc.get_rgb())}"], "left")

    def words(self, text: Text) -> None:
        """A text artist at its anchor, horizontal, on its baseline; its gid holds further classes. ValueError for another size than SIZE."""
        x, y = text.get_transform().transform(text.get_position())
        token = _token(text.get_color() if isinstance(text.get_color(), tuple) else (*_rgb(str(text.get_color())), 1.0))
        names = [] if token == "ink" else [f"f-{token}"]
        if text.get_fontweight() == 600:
            names.append("b")
        if text.get_fontsize() != SIZE:
            raise ValueError(f"text is {SIZE} px, not {text.get_fontsize()}")
        names += (text.get_gid() or "").split()
        self._text(float(x), self.height - float(y), text.get_text(), names, text.get_horizontalalignment())

    def _text(self, x: float, y: float, words: str, names: Sequence[str], anchor: str) -> None:
        classes = f' class="{" ".join(names)}"' if names else ""
        behind = ' paint-order="stroke"' if any(name.startswith("halo") for name in names) else ""
        place = f'x="{number(x)}" y="{number(y)}"{ANCHORS[anchor]}{behind}'
        self.parts.append(f"<text{classes} {place}>{escape(words, quote=False)}</text>")

    def open_link(self, href: str, name: str) -> None:
        """Until `close_link` everything belongs to a link; `name` is its accessible name where it shows no text."""
        label = f' aria-label="{escape(name)}"' if name else ""
        self.parts.append(f'<a href="{escape(href)}"{label}>')

    def close_link(self) -> None:
        """End of the link."""
        self.parts.append("</a>")


@lru_cache(maxsize=64)
def _rgb(colour: str) -> tuple[float, float, float]:
    """The channels of a hex colour."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return red, green, blue
