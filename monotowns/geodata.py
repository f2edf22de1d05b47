"""data/geo/*.geojson -> map layers: polygons and lines as rings of (longitude, latitude) in degrees, WGS 84."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from monotowns.model import Feature, Text
from monotowns.report import Problem

LAYERS = {
    "regions": "kazakhstan-regions.geojson",
    "regions-detail": "kazakhstan-regions-detail.geojson",
    "water": "kazakhstan-water.geojson",
    "neighbours": "neighbours.geojson",
}

Ring = tuple[tuple[float, float], ...]


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    """All rings of a geometry; for lines each line is one ring left open. ValueError for other shapes, such as points."""
    coordinates = geometry["coordinates"]
    parts: list[Any]
    match geometry["type"]:
        case "LineString":
            parts = [coordinates]
        case "MultiLineString" | "Polygon":
            parts = list(coordinates)
        case "MultiPolygon":
            parts = [ring for polygon in coordinates for ring in polygon]
        case other:
            raise ValueError(f"geometry {other} is not supported")
    return tuple(tuple((float(lon), float(lat)) for lon, lat, *_ in part) for part in parts)


def _names(properties: Mapping[str, Any]) -> Text | None:
    """The feature's names where all three languages are given."""
    if all(properties.get(f"name_{lang}") for lang in ("en", "ru", "kk")):
        return Text(properties["name_en"], properties["name_ru"], properties["name_kk"])
    return None


def _feature(raw: Mapping[str, Any]) -> Feature:
    properties = raw.get("properties") or {}
    identity = str(properties.get("id") or properties.get("iso") or "")
    return Feature(identity, str(properties.get("kind") or ""), _names(properties), _rings(raw["geometry"]))


def read_layers(files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, tuple[Feature, ...]]:
    """Every layer of `files` (path -> content) by its short name; unreadable ones are added to `problems`."""
    layers: dict[str, tuple[Feature, ...]] = {}
    for layer, file in LAYERS.items():
        name = f"data/geo/{file}"
        if name not in files:
            problems.append(Problem(name, 0, 0, "missing-file", "the map layer is missing", "restore it from the repository"))
            continue
        try:
            layers[layer] = tuple(_feature(raw) for raw in json.loads(files[name].decode())["features"])
        except json.JSONDecodeError as error:
            problems.append(Problem(name, error.lineno, error.colno, "geojson", f"not valid JSON: {error.msg}"))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(Problem(name, 1, 1, "geojson", f"not a layer of shapes: {error}"))
    return layers
