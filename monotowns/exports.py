"""What each page offers for download, with words, kind and size; the files themselves are made by the modules it calls."""

from __future__ import annotations

from dataclasses import dataclass

from monotowns import codingfiles, csvfile, figuretables, records, towntable
from monotowns.pages import ordered
from monotowns.townpage import published_names
from monotowns.view import View


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered on a page: its site path, the words of the link, its kind and its size in words."""

    path: str
    words: str
    kind: str
    size: str


def page_files(v: View) -> dict[str, tuple[bytes, str, str]]:
    """What a page offers for download: path -> (content, words of the link, kind)."""
    page, lang = v.page, v.lang
    match page.kind:
        case "town":
            start = f"{lang}/towns/{page.subject}/{page.subject}"
            return {
                f"{start}.csv": (
                    figuretables.csv(v, figuretables.FIGURES, figuretables.town_rows(v, v.town)),
                    v.text("Every figure of the town as a table"),
                    "CSV",
                ),
                f"{start}.json": (records.as_json(records.town_record(v, v.town)), v.text("The whole record of the town"), "JSON"),
            }
        case "towns":
            rows = csvfile.table(towntable.csv_header(v), towntable.csv_rows(v))
            return {f"{lang}/towns/towns.csv": (rows, v.text("The whole table of towns"), "CSV")}
        case "indicator":
            return {
                f"{lang}/indicators/{page.subject}/{page.subject}.csv": (
                    figuretables.csv(v, figuretables.RANKING, figuretables.ranking_rows(v, page.subject)),
                    v.text("The values of all towns"),
                    "CSV",
                )
            }
        case "programmes":
            return codingfiles.files(v)
        case "data":
            start = f"{lang}/data"
            towns = [records.town_record(v, town) for town in ordered(v.site.towns, lang)]
            return {
                f"{start}/figures.csv": (
                    figuretables.csv(v, figuretables.FIGURES, figuretables.all_rows(v)),
                    v.text("Every figure of every town"),
                    "CSV",
                ),
                f"{start}/national.csv": (
                    figuretables.csv(v, figuretables.FIGURES, figuretables.national_rows(v)),
                    v.text("Figures for all monotowns together"),
                    "CSV",
                ),
                f"{start}/towns.json": (records.as_json(towns), v.text("The whole records of all towns"), "JSON"),
                f"{start}/sources.csv": (
                    figuretables.csv(v, figuretables.REGISTER, figuretables.register_rows(v)),
                    v.text("The register of sources"),
                    "CSV",
                ),
            } | {
                f"{start}/{name}.csv": (
                    figuretables.csv(v, figuretables.RANKING, figuretables.ranking_rows(v, name)),
                    v.say(v.site.indicators[name].name),
                    "CSV",
                )
                for name in published_names(v.site)
            }
    return {}


def offered(v: View) -> list[Download]:
    """The download links of a page, with size."""
    return [Download(path, words, kind, size(v, len(content))) for path, (content, words, kind) in page_files(v).items()]


def size(v: View, count: int) -> str:
    """A file's size in kilobytes (1 KB = 1,000 bytes), at least 1."""
    return v.text("{n} KB", n=v.language.number(max(1, round(count / 1000))))
