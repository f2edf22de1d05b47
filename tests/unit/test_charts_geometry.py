"""Projection, thinning, clipping, shared borders, places of names, and the path data of the backend."""

from __future__ import annotations

from math import atanh, cos, exp, hypot, log, radians, sin

import pytest
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from monotowns.charts import ground
from monotowns.charts.boxes import cross, overlap, span, within
from monotowns.charts.labels import Spot, place
from monotowns.charts.metrics import BOLD, text_width, wrap
from monotowns.charts.projection import MERIDIAN, RADIUS, clip_line, clip_ring, extent, project, simplify, weights
from monotowns.charts.sheet import round_values
from monotowns.charts.svg import path_data, tenth
from monotowns.charts.topology import build
from monotowns.model import Feature
from tests.unit.charts_site import site


def conic(lon: float, lat: float) -> tuple[float, float]:
    """The same projection by another road: through the isometric latitude."""
    isometric = {degrees: atanh(sin(radians(degrees))) for degrees in (43, 48, 53, lat)}
    n = log(cos(radians(43)) / cos(radians(53))) / (isometric[53] - isometric[43])
    near, origin = (6371 * cos(radians(43)) / n * exp(n * (isometric[43] - isometric[degrees])) for degrees in (lat, 48))
    return near * sin(n * radians(lon - 67)), origin - near * cos(n * radians(lon - 67))


def test_the_projection_at_points_worked_out_otherwise() -> None:
    assert project(67, 48) == pytest.approx((0, 0), abs=1e-9)
    for lon, lat in ((67, 53), (71.43, 51.13), (46.5, 48.5), (87.3, 49.1), (68.0, 40.6)):
        assert project(lon, lat) == pytest.approx(conic(lon, lat), abs=1e-6)
    # 5 degrees of the sphere are 555.97 km; between the standard parallels the map is a little smaller.
    assert project(67, 53)[1] == pytest.approx(554.54, abs=0.01)
    # Left and right of the central meridian are mirror images.
    east, west = project(MERIDIAN + 10, 50), project(MERIDIAN - 10, 50)
    assert east == pytest.approx((-west[0], west[1]))


@pytest.mark.parametrize("lat", [43.0, 53.0])
def test_the_standard_parallels_are_true_to_scale(lat: float) -> None:
    one, other = project(67, lat), project(67.001, lat)
    assert hypot(other[0] - one[0], other[1] - one[1]) == pytest.approx(radians(0.001) * RADIUS * cos(radians(lat)), rel=1e-6)


def test_the_country_spans_what_the_readme_of_the_geodata_says() -> None:
    assert ground.whole(site().layers) == pytest.approx((-1491, -822, 1458, 823), abs=1)


def test_douglas_peucker() -> None:
    line = [(0.0, 0.0), (1.0, 0.1), (2.0, -0.1), (3.0, 5.0), (4.0, 6.0), (5.0, 7.0), (6.0, 8.1), (7.0, 9.0), (8.0, 9.0), (9.0, 9.0)]
    assert simplify(line, 1.0) == [(0.0, 0.0), (2.0, -0.1), (3.0, 5.0), (7.0, 9.0), (9.0, 9.0)]
    assert simplify(line, 0.0) == [point for point, weight in zip(line, weights(line), strict=True) if weight > 0]
    assert simplify(line, 99) == [line[0], line[-1]]


def test_clipping() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert extent(clip_ring(square, (1, 1, 2, 9))) == (1, 1, 2, 4)
    assert clip_ring(square, (5, 5, 6, 6)) == []
    assert clip_line([(-1.0, 1.0), (5.0, 1.0), (5.0, 3.0), (2.0, 3.0)], (0, 0, 4, 4)) == [
        [(0.0, 1.0), (4.0, 1.0)],
        [(4.0, 3.0), (2.0, 3.0)],
    ]


def test_lines_and_boxes() -> None:
    box = (0.0, 0.0, 4.0, 2.0)
    assert overlap(box, (3.0, 1.0, 9.0, 9.0)) == 1.0
    assert overlap(box, (4.0, 0.0, 9.0, 9.0)) == 0.0, "a common side is no common area"
    assert span(((-1.0, 1.0), (7.0, 1.0)), box) == (0.125, 0.625)
    assert span(((-1.0, 3.0), (7.0, 3.0)), box) is None
    assert span(((3.0, -2.0), (9.0, 2.0)), box) is None, "past the corner"
    assert within(((1.0, -3.0), (4.0, 1.0)), box) == pytest.approx(1.25)
    assert within(((3.0, -2.0), (9.0, 2.0)), box) == 0.0
    assert cross(((0.0, 0.0), (4.0, 2.0)), ((0.0, 2.0), (4.0, 0.0)))
    assert not cross(((0.0, 0.0), (1.0, 0.5)), ((0.0, 2.0), (4.0, 0.0)))


def test_neighbours_share_one_line_at_every_tolerance() -> None:
    left = Feature("a", "", None, (((60.0, 45.0), (61.0, 45.0), (61.2, 46.0), (61.0, 47.0), (60.0, 47.0), (60.0, 45.0)),))
    right = Feature("b", "", None, (((61.0, 45.0), (62.0, 45.0), (62.0, 47.0), (61.0, 47.0), (61.2, 46.0), (61.0, 45.0)),))
    topology = build({"x": (left, right)})
    everywhere = (-9e9, -9e9, 9e9, 9e9)
    for tolerance in (0.0, 50.0):
        (border,) = topology.borders("x", tolerance, everywhere)
        for shape in ("a", "b"):
            assert set(border) <= set(topology.ring(("x", shape), tolerance, everywhere))
    (outer,) = topology.outline("x", 0.0, everywhere)
    assert project(61.2, 46.0) not in outer
    assert len(topology.borders("x", 0.0, everywhere, beside=1)) == 2


def test_names_keep_off_each_other_and_the_marks() -> None:
    spots = [Spot(100 + 3 * index, 100 + 2 * index, 5, 60, index) for index in range(6)]
    found = [item for item in place(spots, (0, 0, 300, 200)) if item is not None]
    assert len(found) == len(spots)
    for number, one in enumerate(found):
        assert not any(overlap(one.box, other.box) for other in found[:number])
        assert not any(overlap(one.box, (spot.x - 4, spot.y - 4, spot.x + 4, spot.y + 4)) for spot in spots)


def test_a_name_without_room_is_left_out() -> None:
    assert place([Spot(10, 10, 3, 50)], (0, 0, 20, 20)) == [None]


def test_text_is_measured_in_the_real_font() -> None:
    assert text_width("0", 1000) == pytest.approx(497, abs=1)
    assert text_width("Қ", 1000, BOLD) == pytest.approx(647.6, abs=0.1)
    assert text_width("111 908") == pytest.approx(6 * 12 * 0.497 + 2.4, abs=0.1)
    assert wrap("one two three", text_width("one two")) == ["one two", "three"]


def test_scales_have_round_values_up_to_the_highest() -> None:
    assert round_values(111_908) == [0, 50_000, 100_000]
    assert round_values(7.3) == [0, 2, 4, 6]


def test_numbers_are_as_short_as_they_can_be() -> None:
    assert [tenth(value) for value in (0, 5, -5, 10, -123, 120)] == ["0", ".5", "-.5", "1", "-12.3", "12"]


def test_path_data() -> None:
    path = Path([(0, 10), (10, 10), (10, 5), (12.5, 4.5), (0, 10)], [1, 2, 2, 2, 79])
    assert path_data(path, IdentityTransform(), 10) == "M0 0h10v5l2.5.5z"
    assert path_data(Path([(0, 0), (1, 1), (1, 1), (2, 3)]), Affine2D(), 10) == "M0 10l1-1 1-2"
    curve = Path([(0, 0), (1, 0), (1, 1), (0, 1)], [1, 4, 4, 4])
    assert path_data(curve, IdentityTransform(), 1) == "M0 1c1 0 1-1 0-1"
