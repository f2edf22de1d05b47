"""The pictures of the whole publication as its pages ask for them: each with its page, its drawings and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monotowns.cache import Inputs, Store
from monotowns.charts import Drawing
from monotowns.model import Site
from monotowns.pages import Page
from monotowns.pictures import Pictures
from monotowns.pipeline import Options, read_content
from monotowns.render import Renderer
from monotowns.sketchbook import Picture, Table
from monotowns.worker import Job, Tools
from tests.project import ROOT


@dataclass(frozen=True)
class Shown:
    """A picture on a page, with the drawings it was made from, narrowest first."""

    page: Page
    picture: Picture
    drawings: tuple[Drawing, ...]

    @property
    def where(self) -> str:
        """How a failing test names it."""
        return f"{self.page.lang}/{self.page.route}#{self.picture.id}"

    def numbers(self, column: int) -> list[float]:
        """A column of the table, without what is not a number."""
        return [value for row in self.picture.table.rows if isinstance(value := row[column].value, float | int)]


@dataclass(frozen=True)
class Recorded:
    """Everything drawn: pictures in order of pages, and the bare drawings of cells by (page, name)."""

    site: Site
    pictures: tuple[Shown, ...]
    drawings: dict[tuple[Page, str], Drawing]
    files: dict[str, bytes]


def tools(folder: Path) -> Tools:
    """The build's tools over this repository's own content, with an empty cache in `folder`."""
    store = Store(folder)
    inputs = Inputs(ROOT)
    content = read_content(inputs, store, draft=True)
    return Tools(Job(Options(ROOT, out=folder / "site", quiet=True, draft=True), content, inputs.content, store, dict))


def record(folder: Path) -> Recorded:
    """Render every page of the repository's own content and keep what it shows."""
    found = tools(folder)
    pictures: list[Shown] = []
    drawings: dict[tuple[Page, str], Drawing] = {}
    files: dict[str, bytes] = {}

    class Recorder(Pictures):
        def picture(self, name: str, title: str, subtitle: str, drawings: Sequence[Drawing], table: Table, **more: Any) -> Picture:
            made = super().picture(name, title, subtitle, drawings, table, **more)
            pictures.append(Shown(self.v.page, made, tuple(drawings)))
            return made

        def keep(self) -> None:
            files.update(self.files)
            drawings.update({(self.v.page, name): item for name, item in self._drawings.items() if item is not None})

    renderer = Renderer(found.job.files, found.frame, found.assets, lambda view: Recorder(view, found.job.store, found.job.content.basis))
    for page in found.frame.pages.values():
        renderer.page(page)
    assert renderer.problems == []
    return Recorded(found.frame.site, tuple(pictures), drawings, files)
