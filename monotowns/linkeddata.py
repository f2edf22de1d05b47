"""What a page is about, for machines: JSON-LD in the words of schema.org. It is data, not script, so the security policy lets it be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from monotowns import exports
from monotowns.csvfile import plain
from monotowns.downloads import MEDIA_TYPES
from monotowns.marks import without_marks
from monotowns.model import LANGUAGES, Observation
from monotowns.records import LICENCE_URL
from monotowns.townpage import results
from monotowns.view import View

Node = Mapping[str, object]


def linked(v: View) -> Markup:
    """The JSON-LD of the page as the content of a script element; nothing for pages that describe no thing of their own."""
    match v.page.kind:
        case "home":
            nodes = [_website(v)]
        case "town":
            nodes = [_town(v), _breadcrumbs(v)]
        case "indicator":
            nodes = [_indicator(v), _breadcrumbs(v)]
        case "data":
            nodes = [_data(v), _breadcrumbs(v)]
        case _:
            nodes = [_breadcrumbs(v)]
    return in_script({"@context": "https://schema.org", "@graph": nodes})


def in_script(value: object) -> Markup:
    """Compact JSON that cannot end the script element it stands in: <, > and & are written as JSON escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _publisher(v: View) -> Node:
    return {"@type": "Organization", "name": v.site.publication.publisher[v.lang], "url": v.frame.base.absolute(f"{v.lang}/about/")}


def _website(v: View) -> Node:
    publication = v.site.publication
    return {
        "@type": "WebSite",
        "name": publication.title[v.lang],
        "alternateName": [publication.title[lang] for lang in LANGUAGES if lang != v.lang],
        "description": publication.tagline[v.lang],
        "url": v.absolute(),
        "inLanguage": v.lang,
        "license": LICENCE_URL,
        "publisher": _publisher(v),
    }


def _country(v: View) -> Node:
    return {"@type": "Country", "name": v.text("Kazakhstan"), "sameAs": "https://www.wikidata.org/entity/Q232"}


def _town(v: View) -> Node:
    town, region = v.town, v.site.regions[v.town.region]
    former = [item.name[lang] for item in town.former_names for lang in LANGUAGES]
    names = dict.fromkeys([*(town.names[lang] for lang in LANGUAGES), *former])
    node: dict[str, object] = {
        "@type": "City",
        "@id": f"{v.absolute()}#town",
        "name": town.names[v.lang],
        "alternateName": [name for name in names if name != town.names[v.lang]],
        "description": v.page.description,
        "url": v.absolute(),
        "geo": {"@type": "GeoCoordinates", "latitude": town.coordinates.lat, "longitude": town.coordinates.lon},
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "name": region.names[v.lang],
            "url": v.frame.base.absolute(f"{v.lang}/regions/{town.region}/"),
            "containedInPlace": _country(v),
        },
        "sameAs": [
            *([f"https://www.wikidata.org/entity/{town.codes.wikidata}"] if town.codes.wikidata else []),
            f"https://www.geonames.org/{town.codes.geonames}/",
        ],
    }
    if town.codes.kato:
        node["identifier"] = {"@type": "PropertyValue", "propertyID": "KATO", "value": town.codes.kato}
    return node


def _breadcrumbs(v: View) -> Node:
    trail = [*((words, v.frame.base.absolute(page.path)) for page, words in v.crumbs()), (v.page.title, v.absolute())]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": plain(name), "item": url} for place, (name, url) in enumerate(trail, 1)
        ],
    }


def _dataset(v: View, years: Iterable[int], sources: Iterable[str]) -> Node:
    """The parts that all data sets share; sources without an address stand by their titles."""
    known = sorted(years)
    based = [v.site.sources[name] for name in dict.fromkeys(sources)]
    node: dict[str, object] = {
        "@type": "Dataset",
        "@id": f"{v.absolute()}#data",
        "name": v.capital(v.page.title),
        "description": without_marks(v.page.description),
        "url": v.absolute(),
        "inLanguage": v.lang,
        "license": LICENCE_URL,
        "version": v.site.publication.version,
        "dateModified": v.site.publication.date.isoformat(),
        "creator": _publisher(v),
        "spatialCoverage": _country(v),
        "isAccessibleForFree": True,
        "isBasedOn": [item.url or item.title for item in based],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": plain(file.words),
                "contentUrl": v.frame.base.absolute(path),
                "encodingFormat": MEDIA_TYPES[file.kind],
                "contentSize": f"{len(file.content)} B",
            }
            for path, file in exports.page_files(v).items()
        ],
    }
    if known:
        node["temporalCoverage"] = f"{known[0]}/{known[-1]}"
    return node


def _indicator(v: View) -> Node:
    rows = results(v.site, v.page.subject)
    years = [year for row in rows for year in (row.first, row.last) if year]
    return {
        **_dataset(v, years, [source for row in rows for source in row.sources]),
        "variableMeasured": v.site.indicators[v.page.subject].name[v.lang],
    }


def _data(v: View) -> Node:
    items: list[Observation] = [item for town in v.site.towns for item in (*town.population, *town.indicators)]
    items += [*v.site.national, *(item for town in v.site.towns for enterprise in town.enterprises for item in enterprise.figures)]
    return _dataset(v, [item.at for item in items if item.at], [source for item in items for source in (item.source, *item.also)])
