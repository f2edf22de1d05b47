"""What stands where in a drawing: points of its paths, boxes of its texts by our own metrics, texts that meet or leave it."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

from monotowns.charts import Drawing
from monotowns.charts.metrics import BOLD, REGULAR, text_width
from monotowns.charts.style import SIZE

Box = tuple[float, float, float, float]


def subpaths(path: str) -> list[list[tuple[float, float]]]:
    """The points of each part of a path of M, m, l, h, v and z commands."""
    found: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for letter, body in re.findall(r"([MmlhvLHVz])([^MmlhvLHVz]*)", path):
        numbers = [float(value) for value in re.findall(r"-?\d*\.?\d+", body)]
        if letter in "Mm":
            found.append([])
        elif letter == "z":
            x, y = found[-1][0]
        if letter == "h":
            steps = [(value, 0.0) for value in numbers]
        elif letter == "v":
            steps = [(0.0, value) for value in numbers]
        else:
            steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        for dx, dy in steps:
            x, y = (dx, dy) if letter.isupper() else (x + dx, y + dy)
            found[-1].append((x, y))
    return found


def shapes(body: str, pattern: str) -> list[list[tuple[float, float]]]:
    """The closed shapes of the paths whose attributes match."""
    paths = re.findall(rf"<path[^>]*{pattern}[^>]* d=\"([^\"]*)\"", body)
    return [part for path in paths for part in subpaths(path)]


def bounds(shape: list[tuple[float, float]]) -> Box:
    """Its left, top, right and bottom."""
    xs, ys = zip(*shape, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def absolute(path: str, *, moves_only: bool = False) -> list[tuple[float, float]]:
    """The points of a path one after another; with `moves_only` the starts of its parts."""
    return [point for part in subpaths(path) for point in (part[:1] if moves_only else part)]


def crosses(drawing: Drawing) -> list[tuple[float, float]]:
    """The middles of crosses: paths of two slanting strokes."""
    paths = [element.get("d", "") for element in ElementTree.fromstring(f"<svg>{drawing.body}</svg>").iter("path")]
    found = [absolute(path) for path in paths if re.fullmatch(r"([Mm][-\d. ]+l[-\d. ]+){2}", path)]
    return [(sum(x for x, _ in points) / 4, sum(y for _, y in points) / 4) for points in found]


def texts(drawing: Drawing) -> list[tuple[str, Box]]:
    """Every text with its box."""
    found = []
    for element in ElementTree.fromstring(f"<svg>{drawing.body}</svg>").iter("text"):
        names = element.get("class", "").split()
        width = text_width(element.text or "", SIZE, BOLD if "b" in names else REGULAR)
        x, y = float(element.get("x", "nan")), float(element.get("y", "nan"))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        found.append((element.text or "", (left, y - 0.66 * SIZE, left + width, y + 0.2 * SIZE)))
    return found


def touching(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that overlap by more than half a pixel."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(texts(drawing), 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5
    ]


def outside(drawing: Drawing) -> list[str]:
    """Texts that leave the drawing by more than half a pixel."""
    return [
        text
        for text, box in texts(drawing)
        if box[0] < -0.5 or box[2] > drawing.width + 0.5 or box[1] < -0.5 or box[3] > drawing.height + 0.5
    ]
