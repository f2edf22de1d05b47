"""The towns as points of GeoJSON (RFC 7946): WGS 84, longitude before latitude, properties named as the columns of the table of towns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from monotowns.csvfile import Column, typed


def towns(columns: Sequence[Column], rows: Sequence[Sequence[object]], members: Mapping[str, str]) -> bytes:
    """A FeatureCollection of one point a row, a feature a line; empty cells become null, `members` stand beside the features.

    There is one file a language, for the words in it (region, sector, state, source) are for readers; the names of the properties
    and the identifiers are the same in all three.
    """
    lines = []
    for row in rows:
        values = {column.name: typed(column, cell) for column, cell in zip(columns, row, strict=True)}
        point = {"type": "Point", "coordinates": [values.pop("longitude"), values.pop("latitude")]}
        feature = {"type": "Feature", "id": values["id"], "geometry": point, "properties": values}
        lines.append(json.dumps(feature, ensure_ascii=False))
    head = json.dumps({"type": "FeatureCollection", **members}, ensure_ascii=False).removesuffix("}")
    return (f'{head}, "features": [\n' + ",\n".join(lines) + "\n]}\n").encode()
