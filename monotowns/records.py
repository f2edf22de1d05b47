"""The whole record of a town, and the index of indicators, as JSON: names of fields in English, words for readers in the language of the page."""

from __future__ import annotations

import json

from monotowns import classes
from monotowns.analysis import Result
from monotowns.csvfile import plain
from monotowns.model import LANGUAGES, Enterprise, Event, Observation, Rating, Source, Town
from monotowns.townpage import published_names, results
from monotowns.view import View

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = f"{LICENCE_NAME}, {LICENCE_URL}"


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
    records: tuple[Observation | Event | Enterprise | Rating, ...] = (
        *town.population,
        *town.indicators,
        *town.ratings,
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
        "ratings": [{"scheme": item.scheme, "value": item.value, "year": item.year, "source": item.source} for item in town.ratings],
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


def indicator_index(v: View) -> dict[str, object]:
    """Every indicator with its definition and the values of all towns, the largest first, and the sources of those values."""
    rows = {name: results(v.site, name) for name in v.site.indicators}
    used = sorted({source for found in rows.values() for item in found for source in item.sources})
    pages = set(published_names(v.site))
    return {
        "indicators": [
            {
                "id": item.id,
                "name": plain(v.say(item.name)),
                "definition": plain(v.say(item.definition)),
                "method": plain(v.say(item.method)),
                "unit": item.unit,
                "computed": item.computed is not None,
                "page": v.frame.base.absolute(f"{v.lang}/indicators/{item.id}/") if item.id in pages else None,
                "values": [_value_json(v, found) for found in rows[item.id]],
            }
            for item in v.site.indicators.values()
        ],
        "sources": {name: _source_json(v.site.sources[name]) for name in used},
        "licence": LICENCE,
        "page": v.frame.base.absolute(f"{v.lang}/data/"),
    }


def _value_json(v: View, item: Result) -> dict[str, object]:
    fields = {
        "town": item.slug,
        "name": v.site.town(item.slug).names[v.lang],
        "value": round(item.value, 4),
        "low": item.figure.low if item.figure else None,
        "high": item.figure.high if item.figure else None,
        "bound": item.figure.bound if item.figure else None,
        "unit": item.unit,
        "first_year": item.first,
        "last_year": item.last,
        "scope": item.scope,
        "sources": list(dict.fromkeys(item.sources)),
    }
    return {key: value for key, value in fields.items() if value is not None}


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
