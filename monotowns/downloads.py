"""A file for download: its bytes, the words of its link, its kind and the media type by which machines know the kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "CSV": "text/csv",
    "JSON": "application/json",
    "GeoJSON": "application/geo+json",
    "Data Package": "application/vnd.datapackage+json",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ZIP": "application/zip",
}


class File(NamedTuple):
    """What stands behind a link: content, words of the link, kind (a key of MEDIA_TYPES), a line on what is in it, number of rows."""

    content: bytes
    words: str
    kind: str
    about: str = ""
    rows: int | None = None
