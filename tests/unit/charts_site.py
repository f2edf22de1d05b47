"""A site for the tests of maps: 27 towns with real names and places and the real map layers, everything else empty."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

from monotowns.cache import read_files
from monotowns.geodata import read_layers
from monotowns.model import (
    ArticleClass,
    Cases,
    Codes,
    Enterprise,
    Geography,
    Listing,
    Observation,
    Operation,
    Point,
    Publication,
    Region,
    Site,
    Statement,
    Text,
    Town,
)

ROOT = Path(__file__).parents[2]
NONE = Text("–", "–", "–")
STATES = {"arkalyk": "closed", "serebryansk": "closed", "karatau": "partly", "kurchatov": "partly", "zhanatas": "partly"}

# regional centres and a city for bearings: longitude, latitude
CENTRES = {
    "karaganda": (73.1021, 49.8019),
    "kostanay": (63.6246, 53.2144),
    "east-kazakhstan": (82.6059, 49.9714),
    "ulytau": (67.7063, 47.7941),
}

# slug, names in en, ru and kk, region, its id on the map, longitude, latitude, people
TOWNS: tuple[tuple[str, str, str, str, str, str, float, float, int], ...] = (
    ("abai", "Abai", "Абай", "Абай", "karaganda", "KZ-35", 72.8652, 49.6354, 28560),
    ("aksai", "Aksai", "Аксай", "Ақсай", "west-kazakhstan", "KZ-27", 52.9978, 51.1681, 35342),
    ("aksu", "Aksu", "Аксу", "Ақсу", "pavlodar", "KZ-55", 76.9275, 52.0402, 51728),
    ("altai", "Altai", "Алтай", "Алтай", "east-kazakhstan", "KZ-63", 84.2542, 49.7363, 36118),
    ("arkalyk", "Arkalyk", "Аркалык", "Арқалық", "kostanay", "KZ-39", 66.9038, 50.2503, 28907),
    ("balkhash", "Balkhash", "Балхаш", "Балқаш", "karaganda", "KZ-35", 74.9821, 46.8455, 73450),
    ("ekibastuz", "Ekibastuz", "Экибастуз", "Екібастұз", "pavlodar", "KZ-55", 75.3229, 51.7237, 128551),
    ("karatau", "Karatau", "Каратау", "Қаратау", "zhambyl", "KZ-31", 70.4592, 43.1796, 28490),
    ("karazhal", "Karazhal", "Каражал", "Қаражал", "ulytau", "KZ-62", 70.8006, 48.0108, 8123),
    ("kentau", "Kentau", "Кентау", "Кентау", "turkistan", "KZ-61", 68.5046, 43.5167, 74659),
    ("khromtau", "Khromtau", "Хромтау", "Хромтау", "aktobe", "KZ-15", 58.4357, 50.2516, 30596),
    ("kulsary", "Kulsary", "Кульсары", "Құлсары", "atyrau", "KZ-23", 54.0198, 46.9531, 66580),
    ("kurchatov", "Kurchatov", "Курчатов", "Курчатов", "abai", "KZ-10", 78.5419, 50.7562, 10457),
    ("lisakovsk", "Lisakovsk", "Лисаковск", "Лисаковск", "kostanay", "KZ-39", 62.4989, 52.5449, 31178),
    ("ridder", "Ridder", "Риддер", "Риддер", "east-kazakhstan", "KZ-63", 83.5156, 50.3452, 45510),
    ("rudny", "Rudny", "Рудный", "Рудный", "kostanay", "KZ-39", 63.1106, 52.9724, 111908),
    ("saran", "Saran", "Сарань", "Саран", "karaganda", "KZ-35", 72.8319, 49.8025, 42852),
    ("satpayev", "Satpayev", "Сатпаев", "Сәтбаев", "ulytau", "KZ-62", 67.5411, 47.9041, 68640),
    ("serebryansk", "Serebryansk", "Серебрянск", "Серебрянск", "east-kazakhstan", "KZ-63", 83.2968, 49.684, 6860),
    ("shakhtinsk", "Shakhtinsk", "Шахтинск", "Шахтинск", "karaganda", "KZ-35", 72.5932, 49.7071, 39185),
    ("stepnogorsk", "Stepnogorsk", "Степногорск", "Степногорск", "akmola", "KZ-11", 71.8816, 52.3506, 46401),
    ("tekeli", "Tekeli", "Текели", "Текелі", "zhetisu", "KZ-33", 78.7281, 44.8678, 27895),
    ("temirtau", "Temirtau", "Темиртау", "Теміртау", "karaganda", "KZ-35", 72.955, 50.052, 171609),
    ("zhanaozen", "Zhanaozen", "Жанаозен", "Жаңаөзен", "mangystau", "KZ-47", 52.8619, 43.3412, 75604),
    ("zhanatas", "Zhanatas", "Жанатас", "Жаңатас", "zhambyl", "KZ-31", 69.7321, 43.5627, 25583),
    ("zhezkazgan", "Zhezkazgan", "Жезказган", "Жезқазған", "ulytau", "KZ-62", 67.7063, 47.7941, 89092),
    ("zhitikara", "Zhitikara", "Житикара", "Жітіқара", "kostanay", "KZ-39", 61.1989, 52.1902, 34649),
)


def observation(year: int, value: float, kind: str = "census", scope: str = "town", **more: object) -> Observation:
    return Observation("people", scope, kind, "source", value=float(value), year=year, **more)  # type: ignore[arg-type]


def _town(row: tuple[str, str, str, str, str, str, float, float, int]) -> Town:
    slug, en, ru, kk, region, _, lon, lat, people = row
    operation = Operation(STATES.get(slug, "working"), "source")  # type: ignore[arg-type]
    enterprise = Enterprise("works", "backbone", NONE, "other", NONE, "source", operation=operation)
    return Town(
        slug, Text(en, ru, kk), Cases("", "", ""), region, Codes(1), Point(lat, lon, "source"), Statement(NONE, "source"), (), (),
        Listing("counted", NONE, "source"), ArticleClass("operating", "not-stated"), (observation(2024, people, "estimate"),),
        (enterprise,), (), (), Geography(), dt.date(2026, 1, 1),
    )  # fmt: skip


def _centre(region: str) -> Point | None:
    return Point(CENTRES[region][1], CENTRES[region][0], "source") if region in CENTRES else None


@lru_cache(maxsize=1)
def site() -> Site:
    """The site; the same object each time, so that drawings share their geography."""
    layers = read_layers(read_files(ROOT, "data"), [])
    names = {feature.id: feature.names or NONE for feature in layers["regions"]}
    regions = {
        row[4]: Region(row[4], row[5], names[row[5]], "", "", Text("Centre", "Центр", "Орталық"), "source", centre_point=_centre(row[4]))
        for row in TOWNS
    }
    publication = Publication(NONE, NONE, "1", dt.date(2026, 1, 1), dt.date(2027, 1, 1), NONE, NONE)
    return Site(publication, tuple(map(_town, TOWNS)), {}, regions, {}, {}, (), (), (), (), (), layers)
