"""What each page offers for download, with words, kind and size; the files themselves are made by the modules it calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monotowns import codingfiles, csvfile, dataset, figuretables, records, towntable
from monotowns.downloads import File
from monotowns.pages import Page
from monotowns.view import Frame, View


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered on a page: its site path, the words of the link, its kind, its size in words, what is in it, how many rows."""

    path: str
    words: str
    kind: str
    size: str
    about: str = ""
    rows: int | None = None


def page_files(v: View) -> Mapping[str, File]:
    """What a page offers for download, by path."""
    return _page_files(v.frame, v.page)


@lru_cache(maxsize=4)
def _page_files(frame: Frame, page: Page) -> Mapping[str, File]:
    """The files of a page, made once for its template, its linked data and the folder of the site."""
    v = View(frame, page)
    match page.kind:
        case "town":
            start = f"{page.path}{page.subject}"
            rows = figuretables.csv(v, figuretables.FIGURES, figuretables.town_rows(v, v.town))
            return {
                f"{start}.csv": File(rows, v.text("Every figure of the town as a table"), "CSV"),
                f"{start}.json": File(records.as_json(records.town_record(v, v.town)), v.text("The whole record of the town"), "JSON"),
            }
        case "towns":
            rows = csvfile.table(towntable.csv_header(v), towntable.csv_rows(v))
            return {f"{page.path}towns.csv": File(rows, v.text("The whole table of towns"), "CSV")}
        case "indicator":
            rows = figuretables.csv(v, figuretables.RANKING, figuretables.ranking_rows(v, page.subject))
            return {f"{page.path}{page.subject}.csv": File(rows, v.text("The values of all towns"), "CSV")}
        case "programmes":
            return codingfiles.files(v)
        case "data":
            return dataset.files(v)
    return {}


def offered(v: View) -> list[Download]:
    """The download links of a page, with size."""
    return [
        Download(path, file.words, file.kind, size(v, len(file.content)), file.about, file.rows) for path, file in page_files(v).items()
    ]


def size(v: View, count: int) -> str:
    """A file's size in kilobytes (1 KB = 1,000 bytes), at least 1."""
    return v.text("{n} KB", n=v.language.number(max(1, round(count / 1000))))
