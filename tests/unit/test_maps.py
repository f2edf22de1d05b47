"""The maps of the real data: marks stand where the towns lie, areas are true, every town is named in every language."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from math import cos, hypot, pi, sin
from xml.etree import ElementTree

import pytest

from monotowns import analysis
from monotowns.charts import ATLAS, COLUMN, PHONE, WIDE, Drawing, bearings, ground, insets, maps, marks, pair
from monotowns.charts.boxes import Box
from monotowns.charts.labels import EDGE, Spot, place
from monotowns.charts.legend import Legend
from monotowns.charts.maps import Layer
from monotowns.charts.names import SIDES
from monotowns.charts.projection import project
from monotowns.classes import latest_population
from monotowns.linkedmap import rules
from monotowns.load import load
from monotowns.mappictures import change_layer
from monotowns.model import LANGUAGES, Lang, Site
from tests.unit.charts_site import ROOT
from tests.unit.svgpoints import absolute, outside, texts, touching
from tests.unit.test_charts import KEY, root

CHANGE_KEY = Legend((("rise", "more"), ("fall", "fewer"), ("no-data", "no data")), "change", ((10, "10 %"), (50, "50 %")), "rise", KEY.km)


@lru_cache(maxsize=1)
def site() -> Site:
    return load(ROOT)


def layers(width: int) -> list[Layer]:
    change = change_layer(site())
    values = {slug: f"−{size:.1f} %" for slug, size in change.sizes.items()}
    return [maps.states(site()), maps.sectors(site()), change if width == PHONE else Layer(change.marks, change.sizes, values)]


def missing(drawing: Drawing, lang: Lang, slugs: set[str]) -> list[str]:
    named = {text for text, _ in texts(drawing)}
    names = {slug: site().town(slug).names[lang] for slug in slugs}
    return [slug for slug, name in names.items() if not any(text == name or text.startswith(f"{name} ") for text in named)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, COLUMN, ATLAS, WIDE])
def test_no_town_is_left_out_and_no_name_touches_another(lang: Lang, width: int) -> None:
    for layer in layers(width)[: 3 if width <= COLUMN else 1]:
        key = CHANGE_KEY if "rise" in layer.marks.values() else KEY
        drawing = maps.country(site(), lang, width, href=None, key=key, layer=layer)
        assert missing(drawing, lang, {town.slug for town in site().towns}) == []
        assert touching(drawing) == []
        assert outside(drawing) == []
        assert sum(1 for _ in root(drawing).iter()) <= 300
        assert drawing.role == "img"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, COLUMN, ATLAS])
def test_cities_are_named_in_the_insets(lang: Lang, width: int) -> None:
    for layer in layers(width)[: 2 if width <= COLUMN else 1]:
        named = {text for text, _ in texts(maps.country(site(), lang, width, href=None, layer=layer))}
        regions = ("karaganda",) if width == ATLAS else ("karaganda", "kostanay", "east-kazakhstan")
        assert {site().regions[name].centre[lang] for name in regions} <= named


def test_the_name_of_a_city_is_nearer_to_its_own_mark_than_to_any_other() -> None:
    """A town so close that a name between the two would be nearer to it, and one with no side free."""
    city = Spot(50, 50, 2.5, 40, 1.0, (*SIDES, *EDGE), close=True)
    for others in ([(56, 44)], [(44, 50)], [(60, 40), (40, 62)], [(50, 36), (92, 50)]):
        spots = [Spot(x, y, 3, 30) for x, y in others]
        where = place([*spots, city], (0, 0, 200, 100))[-1]
        assert where is not None
        assert where.leader is None

        def off(spot: Spot, box: Box = where.box) -> float:
            return hypot(max(box[0] - spot.x, spot.x - box[2], 0), max(box[1] - spot.y, spot.y - box[3], 0)) - spot.r

        assert all(off(city) < off(spot) for spot in spots), others
    ring = [Spot(50 + 8 * cos(step), 50 + 8 * sin(step), 3, 30) for step in range(6)]
    assert place([*ring, city], (0, 0, 200, 100))[-1] is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_region_names_its_towns_and_no_name_touches_another(lang: Lang) -> None:
    for region in {town.region for town in site().towns}:
        for width in (PHONE, COLUMN):
            drawing = maps.region(site(), region, lang, width, href=str, key=KEY)
            assert missing(drawing, lang, {town.slug for town in site().towns if town.region == region}) == []
            assert touching(drawing) == []
            assert outside(drawing) == []
            names = [text for text, _ in texts(drawing) if text != "1"]  # the number of an inset, here and there
            assert len(names) == len(set(names)), "a centre that is a town is named once"
            assert site().regions[region].centre[lang] in names


@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_no_marks_of_a_region_lie_on_each_other(width: int) -> None:
    for region in {town.region for town in site().towns}:
        circles = [
            tuple(float(item.get(name, "nan")) for name in ("cx", "cy", "r"))
            for item in root(maps.region(site(), region, "en", width, href=str)).iter("circle")
        ]
        towns = {(x, y): r for x, y, r in sorted(circles, key=lambda circle: circle[2])}
        marks_of = [(x, y, r) for (x, y), r in towns.items() if r > insets.PLAIN]
        assert len(marks_of) == sum(town.region == region for town in site().towns), region
        for (x0, y0, r0), (x1, y1, r1) in combinations(marks_of, 2):
            assert hypot(x1 - x0, y1 - y0) > r0 + r1, region


@pytest.mark.parametrize("width", [PHONE, COLUMN, WIDE])
def test_marks_stand_where_the_towns_lie(width: int) -> None:
    """Outside the insets every mark is where one similarity puts its projected place: the scale from the two farthest, the rest must follow."""
    found = {}
    for link in root(maps.country(site(), "en", width, href=str, key=KEY)).iter("a"):
        circle = link.find("circle")
        assert circle is not None
        found[str(link.get("href"))] = (float(circle.get("cx", 0)), float(circle.get("cy", 0)))
    crowded = {"abai", "saran", "shakhtinsk", "temirtau"}
    if width != WIDE:
        crowded |= {"rudny", "lisakovsk", "zhitikara", "ridder", "altai", "serebryansk"}
    assert found.keys() == {town.slug for town in site().towns}
    at = {town.slug: project(town.coordinates.lon, town.coordinates.lat) for town in site().towns}
    for group in (found.keys() - crowded, crowded if width == WIDE else {"abai", "saran", "shakhtinsk", "temirtau"}):
        west, east = min(group, key=lambda slug: at[slug][0]), max(group, key=lambda slug: at[slug][0])
        scale = (found[east][0] - found[west][0]) / (at[east][0] - at[west][0])
        for slug in group:
            assert found[slug][0] == pytest.approx(found[west][0] + scale * (at[slug][0] - at[west][0]), abs=0.2), slug
            assert found[slug][1] == pytest.approx(found[west][1] - scale * (at[slug][1] - at[west][1]), abs=0.2), slug


def limits(path: str) -> tuple[float, ...]:
    xs, ys = zip(*absolute(path), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("width", [PHONE, COLUMN, ATLAS])
def test_a_shared_ground_lies_where_the_map_would_draw_its_own(width: int) -> None:
    wide = maps.country(site(), "en", WIDE, href=None)
    own = maps.country(site(), "en", width, href=None)
    assert wide.ground is not None and own.ground is not None
    page = ElementTree.fromstring(f"<div>{pair('map', [own, wide])}</div>")
    ids = [item.get("id") for item in page.iter() if item.get("id", "").startswith("ground-")]
    assert ids == ["ground-land", "ground-rivers", "ground-borders"], "each piece stands once on the page"
    frames = [frame for svg in page for frame in svg if frame.tag == "svg"]
    assert [[use.get("href") for use in frame.iter("use")] for frame in frames] == [
        ["#ground-land", *(["#ground-rivers"] if width > PHONE else []), "#ground-borders"],
        ["#ground-land", "#ground-rivers", "#ground-borders"],
    ]
    assert (float(frames[0].get("width", 0)), float(frames[0].get("height", 0))) == (own.ground.width, own.ground.height)
    placing = [[float(number) for number in re.findall(r"-?[\d.]+", frame[0].get("transform", ""))] for frame in frames]
    assert placing[1] == [0, 0, 1]
    left, top, ratio = placing[0]
    (shared,) = (path.get("d", "") for path in page.iter("path") if path.get("class") == "s-rule f-land")
    (drawn,) = re.findall(r'class="s-rule f-land" d="([^"]*)"', own.body)
    placed = [ratio * value + (left, top)[index % 2] for index, value in enumerate(limits(shared))]
    assert placed == pytest.approx(limits(drawn), abs=1)
    stroked = [path for group in page.iter("g") if group.get("id") for path in group if "s-" in path.get("class", "")]
    assert stroked and all(path.get("vector-effect") == "non-scaling-stroke" for path in stroked), "lines keep their width"


def test_maps_of_a_later_picture_use_the_ground_that_is_there() -> None:
    wide, phone = (maps.country(site(), "en", width, href=None) for width in (WIDE, PHONE))
    later = pair("second", [phone, wide], wide.ground)
    assert "<defs>" not in later and later.count("<use ") == 5
    assert "<use" not in wide.standalone("title", "source"), "a file stands alone"


def test_marks_with_corners_have_the_area_of_the_circle_and_stand_on_their_place() -> None:
    for name in marks.CORNERED - {"no-data"}:
        points = marks.outline(name, 10.0, 20.0, 3.0)
        pairs = list(zip(points, [*points[1:], points[0]], strict=True))
        area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
        assert abs(area) == pytest.approx(9 * pi), name
        centre = [sum((p[axis] + q[axis]) * (p[0] * q[1] - q[0] * p[1]) for p, q in pairs) / (6 * area) for axis in (0, 1)]
        assert hypot(centre[0] - 10, centre[1] - 20) < 0.15, name
        assert max(max(abs(x - 10), abs(y - 20)) for x, y in points) == pytest.approx(3 * marks.reach(name))


def test_the_layers_equal_the_data() -> None:
    change = change_layer(site())
    for town in site().towns:
        last = latest_population(town)
        assert maps.states(site()).sizes.get(town.slug) == (last.number if last else None)
        first = analysis.census(town, 1999)
        if first is None or last is None or (last.at or 0) <= 1999:
            assert change.marks[town.slug] == "no-data"
            assert town.slug not in change.sizes
        else:
            assert change.marks[town.slug] == ("rise" if last.number > first.number else "fall" if last.number < first.number else "level")
            assert change.sizes[town.slug] == pytest.approx(abs(100 * (last.number / first.number - 1)))


def test_a_scale_bar_is_as_long_as_it_says() -> None:
    from monotowns.charts.sheet import Sheet

    sheet, said = Sheet(400, 300), []
    view = ground.fit(ground.whole(site().layers), 0, 0, 400, 300)
    bearings.scale(sheet, [view], lambda km: said.append(km) or str(km))  # type: ignore[func-returns-value]
    drawing = sheet.drawing("")
    length = float(drawing.body.split('d="')[1].split("h")[1].split("v")[0])
    assert length == pytest.approx(said[0] * view.scale, abs=0.1)
    assert length <= bearings.LONGEST


def test_the_list_and_the_map_point_at_each_other() -> None:
    text = rules(["rudny"])
    assert '.atlas:has(tr [href$="/rudny/"]:is(:hover,:focus-visible),#rudny:is(:hover,:target)) .chart [href$="/rudny/"]' in text
    assert '.atlas:has(.chart [href$="/rudny/"]:is(:hover,:focus-visible)) #rudny' in text
