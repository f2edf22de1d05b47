"""Files for machines: CSV and JSON of towns and indicators, sitemap, feeds, robots.txt, in each language where words occur."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monotowns import classes, towntable
from monotowns.marks import without_marks
from monotowns.model import LANGUAGES, Enterprise, Event, Observation, Source, Town
from monotowns.pages import ordered
from monotowns.townpage import published_names, results
from monotowns.view import View

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered on a page: its site path, the words of the link, its kind and its size in words."""

    path: str
    words: str
    kind: str
    size: str


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark (spreadsheets ask for it), LF, no-break spaces as plain ones."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else plain(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def plain(text: str) -> str:
    """`text` without marks, soft hyphens and no-break spaces, for files that other programs read."""
    return without_marks(text).replace("\u00ad", "").replace("\u00a0", " ")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def source_line(v: View, source: Source) -> str:
    """A source in one line: publisher, title, date, address."""
    parts = (source.publisher, source.title, source.date, source.url)
    return ". ".join(part for part in parts if part)


def _observation_row(v: View, subject: str, item: Observation) -> list[object]:
    name = v.site.indicators[item.indicator].name[v.lang] if item.indicator in v.site.indicators else v.text("Population")
    source = v.site.sources[item.source]
    return [
        subject,
        name,
        v.say(item.what),
        _number(item.value),
        _number(item.low),
        _number(item.high),
        v.language.unit_name(item.unit),
        item.date.isoformat() if item.date else item.year,
        v.say(item.period),
        v.label("scope", item.scope),
        v.say(item.area),
        v.label("kind", item.kind),
        v.text("yes") if item.use else "",
        v.say(item.reason),
        v.say(item.note),
        source.publisher,
        source.title,
        source.url,
        source.quality,
    ]


def _header(v: View) -> list[str]:
    return [
        v.text("Subject"),
        v.text("Indicator"),
        v.text("What exactly"),
        v.text("Value"),
        v.text("From"),
        v.text("To"),
        v.text("Unit"),
        v.text("Date"),
        v.text("Period"),
        v.text("Scope"),
        v.text("Area"),
        v.text("Kind"),
        v.text("Shown first"),
        v.text("Reason"),
        v.text("Note"),
        v.text("Publisher of the source"),
        v.text("Title of the source"),
        v.text("Address of the source"),
        v.text("Quality class"),
    ]


def _town_rows(v: View, town: Town) -> list[list[object]]:
    name = town.names[v.lang]
    rows = [_observation_row(v, name, item) for item in (*town.population, *town.indicators)]
    for enterprise in town.enterprises:
        rows.extend(_observation_row(v, f"{name}: {v.say(enterprise.name)}", item) for item in enterprise.figures)
    return rows


def town_csv(v: View, town: Town) -> bytes:
    """Every figure of one town with scope, kind and source."""
    return table(_header(v), _town_rows(v, town))


def all_csv(v: View) -> bytes:
    """Every figure of every town."""
    return table(_header(v), [row for town in ordered(v.site.towns, v.lang) for row in _town_rows(v, town)])


def _observation_json(v: View, item: Observation) -> dict[str, object]:
    row: dict[str, object] = {
        "indicator": item.indicator,
        "value": item.value,
        "low": item.low,
        "high": item.high,
        "unit": item.unit,
        "year": item.at,
        "date": item.date.isoformat() if item.date else None,
        "scope": item.scope,
        "kind": item.kind,
        "bound": item.bound,
        "what": plain(v.say(item.what)) or None,
        "area": plain(v.say(item.area)) or None,
        "period": plain(v.say(item.period)) or None,
        "shown_first": item.use or None,
        "note": plain(v.say(item.note)) or None,
        "source": item.source,
        "also": list(item.also) or None,
    }
    return {key: value for key, value in row.items() if value is not None}


def town_record(v: View, town: Town) -> dict[str, object]:
    """One town as plain values with the page language's words."""
    records: tuple[Observation | Event | Enterprise, ...] = (
        *town.population,
        *town.indicators,
        *town.milestones,
        *town.today,
        *town.enterprises,
        *(figure for item in town.enterprises for figure in item.figures),
    )
    used = dict.fromkeys(source for item in records for source in (item.source, *item.also))
    return {
        "slug": town.slug,
        "name": town.names[v.lang],
        "names": {lang: town.names[lang] for lang in LANGUAGES},
        "region": plain(v.say(v.site.regions[town.region].names)),
        "kato": town.codes.kato,
        "wikidata": town.codes.wikidata,
        "geonames": town.codes.geonames,
        "latitude": town.coordinates.lat,
        "longitude": town.coordinates.lon,
        "state": classes.state(town),
        "sector": classes.sector(town),
        "article_activity": town.article.activity,
        "article_production": town.article.production,
        "listing": town.listing.value,
        "checked": town.checked.isoformat(),
        "population": [_observation_json(v, item) for item in town.population],
        "indicators": [_observation_json(v, item) for item in town.indicators],
        "enterprises": [
            {
                "id": item.id,
                "name": plain(v.say(item.name)),
                "role": item.role,
                "sector": item.sector,
                "activity": plain(v.say(item.activity)),
                "owner": plain(v.say(item.owner.text)) if item.owner else None,
                "state": item.operation.value if item.operation else None,
                "figures": [_observation_json(v, figure) for figure in item.figures],
                "source": item.source,
            }
            for item in town.enterprises
        ],
        "milestones": [
            {
                "year": item.year,
                "date": item.date.isoformat() if item.date else None,
                "text": plain(v.say(item.text)),
                "source": item.source,
            }
            for item in (*town.milestones, *town.today)
        ],
        "sources": {name: _source_json(v.site.sources[name]) for name in used},
        "licence": LICENCE,
        "page": v.frame.base.absolute(f"{v.lang}/towns/{town.slug}/"),
    }


def _source_json(source: Source) -> dict[str, object]:
    fields = {
        "title": source.title,
        "publisher": source.publisher,
        "language": source.language,
        "url": source.url,
        "date": source.date,
        "quality": source.quality,
    }
    return {key: value for key, value in fields.items() if value}


def as_json(value: object) -> bytes:
    """Readable JSON with its letters as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def indicator_csv(v: View, name: str) -> bytes:
    """The ranking of one indicator."""
    rows = [
        [
            place,
            v.site.town(item.slug).names[v.lang],
            _number(round(item.value, 4)),
            v.language.unit_name(item.unit),
            item.first,
            item.last,
            v.label("scope", item.scope),
            "; ".join(source_line(v, v.site.sources[source]) for source in dict.fromkeys(item.sources)),
        ]
        for place, item in enumerate(results(v.site, name), start=1)
    ]
    header = [
        v.text("Place"),
        v.text("Town"),
        v.text("Value"),
        v.text("Unit"),
        v.text("From"),
        v.text("To"),
        v.text("Scope"),
        v.text("Sources"),
    ]
    return table(header, rows)


def national_csv(v: View) -> bytes:
    """Every figure for all monotowns together."""
    return table(_header(v), [_observation_row(v, v.label("scope", item.scope), item) for item in v.site.national])


def sources_csv(v: View) -> bytes:
    """The register of sources."""
    header = [
        v.text("Identifier"),
        v.text("Title of the source"),
        v.text("Publisher of the source"),
        v.text("Address of the source"),
        v.text("Language"),
        v.text("Kind"),
        v.text("Date"),
        v.text("Quality class"),
    ]
    rows = [[s.id, s.title, s.publisher, s.url, s.language, v.label("source", s.kind), s.date, s.quality] for s in v.site.sources.values()]
    return table(header, rows)


def page_files(v: View) -> dict[str, tuple[bytes, str, str]]:
    """What a page offers for download: path -> (content, words of the link, kind)."""
    page, lang = v.page, v.lang
    match page.kind:
        case "town":
            start = f"{lang}/towns/{page.subject}/{page.subject}"
            return {
                f"{start}.csv": (town_csv(v, v.town), v.text("Every figure of the town as a table"), "CSV"),
                f"{start}.json": (as_json(town_record(v, v.town)), v.text("The whole record of the town"), "JSON"),
            }
        case "towns":
            rows = table(towntable.csv_header(v), towntable.csv_rows(v))
            return {f"{lang}/towns/towns.csv": (rows, v.text("The whole table of towns"), "CSV")}
        case "indicator":
            return {
                f"{lang}/indicators/{page.subject}/{page.subject}.csv": (
                    indicator_csv(v, page.subject),
                    v.text("The values of all towns"),
                    "CSV",
                )
            }
        case "programmes":
            from monotowns import codingfiles  # it builds on this module

            return codingfiles.files(v)
        case "data":
            start = f"{lang}/data"
            records = [town_record(v, town) for town in ordered(v.site.towns, lang)]
            return {
                f"{start}/figures.csv": (all_csv(v), v.text("Every figure of every town"), "CSV"),
                f"{start}/national.csv": (national_csv(v), v.text("Figures for all monotowns together"), "CSV"),
                f"{start}/towns.json": (as_json(records), v.text("The whole records of all towns"), "JSON"),
                f"{start}/sources.csv": (sources_csv(v), v.text("The register of sources"), "CSV"),
            } | {
                f"{start}/{name}.csv": (indicator_csv(v, name), v.say(v.site.indicators[name].name), "CSV")
                for name in published_names(v.site)
            }
    return {}


def offered(v: View) -> list[Download]:
    """The download links of a page, with size."""
    return [Download(path, words, kind, size(v, len(content))) for path, (content, words, kind) in page_files(v).items()]


def size(v: View, count: int) -> str:
    """A file's size in kilobytes (1 KB = 1,000 bytes), at least 1."""
    return v.text("{n} KB", n=v.language.number(max(1, round(count / 1000))))
