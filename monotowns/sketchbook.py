"""A page's figures: each a drawing with its words, its values as a table, and both as files; drawings are made once and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from monotowns import csvfile, exports
from monotowns.cache import Store, digest
from monotowns.charts import COLUMN, PHONE, Drawing, Ground, pair
from monotowns.exports import Download
from monotowns.figures import ARTICLE, OWN
from monotowns.figuretables import source_line
from monotowns.language import N_
from monotowns.model import Indicator, Lang
from monotowns.view import View

NAMED = 3
"""A picture made from more sources than this counts them in place of their names."""
OURS = {ARTICLE: N_("the founding article"), OWN: N_("the data files of this publication")}
"""Sources that every page names in its own language."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table: as a reader sees it, as a machine reads it (the same where None; [x] no data, [z] not applicable), its sources."""

    text: str
    value: float | str | None = None
    sources: tuple[str, ...] = ()
    number: bool = False

    @property
    def plain(self) -> str:
        """What a CSV file says."""
        return self.text if self.value is None else f"{self.value:.10g}" if isinstance(self.value, float | int) else self.value


@dataclass(frozen=True, slots=True)
class Table:
    """The values a picture shows, in its order; the first cell of a row is its name. `at` is the id of a table on the page that holds them already."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as the line below a picture names it: its publisher and date, in the language `lang`."""

    source: str
    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or map with all that stands around it; the SVG is labelled by the element with the id `{id}-t`."""

    id: str
    title: str
    subtitle: str
    svg: Markup
    note: str
    sources: tuple[str, ...]
    processing: str
    table: Table
    files: tuple[Download, ...]
    origins: tuple[Origin, ...]
    """Its sources, named; empty where they are too many for a line."""


class Sketchbook:
    """The pictures of the page seen through `v`; drawings come from the store where data, words and code are the same."""

    def __init__(self, view: View, store: Store, basis: str) -> None:
        self.v = view
        self.files: dict[str, bytes] = {}
        """What the pictures shown so far offer for download, by site path."""
        self._store = store
        self._key = digest(basis, view.page.lang, view.page.route)
        kept = store.get("drawings", self._key)
        self._drawings: dict[str, Drawing | None] = kept if isinstance(kept, dict) else {}
        self._drawn = False
        self._ground: Ground | None = None
        """The ground that the maps of the page share, once one has been shown."""

    def keep(self) -> None:
        """Store what was drawn for this page."""
        if self._drawn:
            self._store.put("drawings", self._key, self._drawings)

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.v.page.lang  # type: ignore[return-value]

    def whole(self, value: float) -> str:
        """A number without decimals, as the page's language writes it."""
        return self.v.language.number(value, 0)

    def formatter(self, indicator: Indicator) -> Callable[[float], str]:
        """How values of an indicator are written: per cent with a sign where it is a change."""
        if indicator.unit == "percent":
            signed = bool(indicator.computed) and indicator.id != "share-of-monotowns"
            return lambda value: self.v.language.percent(value, 1, signed=signed)
        return lambda value: self.v.language.number(value)

    def draw(self, name: str, make: Callable[[], Drawing | None]) -> Drawing | None:
        """The drawing `name`, made now unless it was kept; None where the data allow none."""
        if name not in self._drawings:
            self._drawings[name] = make()
            self._drawn = True
        return self._drawings[name]

    def drawing(self, name: str, make: Callable[[], Drawing]) -> Drawing:
        """The drawing `name`, which the data always allow."""
        found = self.draw(name, make)
        assert found is not None
        return found

    def versions(self, name: str, make: Callable[[int], Drawing], *widths: int) -> list[Drawing]:
        """The versions of one drawing, from the narrowest; a phone's and the column's where no widths are named."""
        return [self.drawing(f"{name}-{width}", partial(make, width)) for width in widths or (PHONE, COLUMN)]

    def picture(
        self,
        name: str,
        title: str,
        subtitle: str,
        drawings: Sequence[Drawing],
        table: Table,
        *,
        note: str = "",
        sources: Sequence[str] = (),
        processing: str = "",
    ) -> Picture:
        """The picture `name`, which is `chart-…` or `map-…`: the drawings, from the narrowest, with their words and files; the sources of the table's cells are added to `sources`."""
        used = tuple(dict.fromkeys((*sources, *(source for row in table.rows for cell in row for source in cell.sources))))
        origins = tuple(self._origin(source) for source in used) if len(used) <= NAMED else ()
        named = "; ".join(dict.fromkeys(item.words for item in origins)) or self.v.plural("{n} source", "{n} sources", len(used))
        credit = f"{self.v.text('Sources:')} {named}. CC BY 4.0. {self.v.absolute()}"
        svg = drawings[-1].standalone(title, credit, self.lang, subtitle, note)
        files = (("CSV", self._csv(table)), ("SVG", svg.encode()))
        inline = Markup(pair(name, drawings, self._ground))
        self._ground = self._ground or drawings[-1].ground
        page, short = self.v.page, name.partition("-")[2]
        parts = dict.fromkeys((page.subject or page.route.replace("/", "-") or "home", short, self.lang))
        offers = []
        for kind, content in files:
            path = f"{page.path}{'-'.join(parts)}.{kind.lower()}"
            self.files[path] = content
            offers.append(Download(path, kind, kind, exports.size(self.v, len(content))))
        return Picture(name, title, subtitle, inline, note, used, processing, table, tuple(offers), origins)

    def _csv(self, table: Table) -> bytes:
        """The table with a last column of sources."""
        rows = []
        for row in table.rows:
            lines = [source_line(self.v.site.sources[name]) for cell in row for name in cell.sources]
            rows.append([*(cell.plain for cell in row), "; ".join(dict.fromkeys(lines))])
        return csvfile.table([*table.header, self.v.text("Sources")], rows)

    def _origin(self, name: str) -> Origin:
        """How a source is named below a picture."""
        if name in OURS:
            return Origin(name, self.v.text(OURS[name]), self.lang)
        source = self.v.site.sources[name]
        date = f", {self.v.source_date(source)}" if source.date else ""
        return Origin(name, source.publisher + date, self.v.language_of(source.publisher, source))
