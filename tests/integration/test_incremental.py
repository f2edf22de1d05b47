"""The law of the cache: after every kind of edit the incremental build equals a clean one byte for byte, and makes no more than it must."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from monotowns import pipeline
from monotowns.cache import Inputs, Store, read_manifest
from monotowns.pipeline import cache_folder
from monotowns.prose import TOWN_SECTIONS
from tests.project import EDITED, Project, difference, edit_prose, translate_all, tree

Edit = Callable[[Project], None]


def replace(name: str, old: str, new: str) -> Edit:
    return lambda project: project.edit(name, old, new)


def several(*edits: Edit) -> Edit:
    def make_all(project: Project) -> None:
        for edit in edits:
            edit(project)

    return make_all


def move_the_lakes(project: Project) -> None:
    name = "data/geo/kazakhstan-water.geojson"
    project.write(name, re.sub(r"\[(\d\d)\.", lambda match: f"[{int(match[1]) + 1}.", project.text(name)))


DATA: dict[str, Edit] = {
    "a figure of a town and a programme": several(
        replace("data/towns/rudny.yaml", "value: 111908", "value: 111909"), replace("data/programmes.yaml", "value: 6.0", "value: 6.5")
    ),
    "a source, a map and the date of the publication": several(
        replace("data/sources.yaml", "title: GeoNames", "title: GeoNames database"),
        move_the_lakes,
        replace("data/site.yaml", "date: 2026-11-23\nnext", "date: 2026-11-24\nnext"),
    ),
    "a string of one catalog": replace("locale/ru/LC_MESSAGES/messages.po", 'msgstr "Города"', 'msgstr "Все города"'),
}  # fmt: skip
"""Edits after which every page and picture is made anew."""
LOOK: dict[str, Edit] = {
    "the style sheet": replace("static/site.css", "}", "}\n.new{color:inherit}"),
    "the script": replace("static/site.js", "// The", "// Once more: the"),
    "a template of one kind of page": replace("templates/pages/compare.html", "<tbody>", '<tbody class="all">'),
    "a template of all pages": replace("templates/base.html", '<main id="main">', '<main id="main" class="all">'),
    "the title of a page": replace("content/ru/pages/about.md", "title: О сайте", "title: Об этом сайте"),
}
"""Edits after which pages are made anew, and no picture."""
PROSE: dict[str, tuple[Edit, int]] = {
    "a translation": (replace("content/en/towns/altai.md", "a mining town in the east", "a miners’ town in the east"), 1),
    "a description": (replace("content/kk/towns/rudny.md", "темір кені қаласы:", "темір кенінің қаласы:"), 1),
    "a day": (replace("content/kk/pages/about.md", "revised: 2026-11-23", "revised: 2026-11-25"), 1),
    "a heading": (replace("content/ru/pages/about.md", "## Лицензия", "## Условия"), 1),
    "an original and the marks of its translations": (several(replace("content/ru/towns/altai.md", "горняцкий город на востоке", "город горняков на востоке"), translate_all), 1),
    "two translations": (several(replace("content/en/pages/map.md", "as circles", "as discs"), replace("content/kk/pages/compare.md", "қатар берілген.", "қатар тұр.")), 2),
}  # fmt: skip
"""Edits after which one page a file is made anew; no two touch the same page."""


def clean(project: Project, folder: Path, *, with_pictures: bool = False) -> dict[str, bytes]:
    """The site of the same sources built in a new folder; fonts and icons are kept, which no source can change, and pictures where asked."""
    shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    for kind in ("fonts", "icons", *(("drawings", "cards") if with_pictures else ())):
        shutil.copytree(cache_folder(project.root) / kind, cache_folder(folder) / kind)
    Project(folder).build()
    return Project(folder).site()


@pytest.mark.parametrize("name", [*DATA, *LOOK])
def test_the_incremental_build_equals_a_clean_one(project: Project, built: Project, tmp_path: Path, name: str) -> None:
    {**DATA, **LOOK}[name](project)
    project.build()
    incremental = project.site()
    assert difference(incremental, built.site()) != [], "the edit shows"
    assert difference(incremental, clean(project, tmp_path / "clean", with_pictures=name in LOOK)) == []
    assert project.build().unchanged


def test_edits_of_prose_make_their_own_pages_anew_and_equal_a_clean_build(project: Project, tmp_path: Path) -> None:
    for name, (edit, pages) in PROSE.items():
        edit(project)
        assert project.build().rendered == pages, name
        assert project.build().unchanged, name
    assert difference(project.site(), clean(project, tmp_path / "clean", with_pictures=True)) == []


def test_all_edits_at_once_equal_a_build_without_any_cache(project: Project, tmp_path: Path) -> None:
    for edit in (*LOOK.values(), *(edit for edit, _ in PROSE.values())):
        edit(project)
    project.build()
    incremental = project.site()
    project.build(cache=False, out=tmp_path / "clean")
    assert difference(incremental, tree(tmp_path / "clean")) == []


def test_a_prose_edit_renders_its_own_page_only(project: Project, built: Project) -> None:
    edit_prose(project)
    assert project.build().rendered == 1
    assert set(difference(project.site(), built.site())) == EDITED


def test_an_unchanged_rebuild_renders_nothing_and_touches_no_file(project: Project) -> None:
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in project.out.rglob("*")}
    for path in project.root.rglob("*"):
        if path.is_file() and not path.is_relative_to(project.out):
            os.utime(path, (1, 1))  # times of change say nothing
    summary = project.build()
    assert summary.unchanged
    assert summary.rendered == 0
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in project.out.rglob("*")} == before


def test_files_that_did_not_change_are_taken_over_as_they_are(project: Project) -> None:
    before = {path.relative_to(project.out): path.stat().st_ino for path in project.out.rglob("*") if path.is_file()}
    edit_prose(project)
    project.build()
    after = {path.relative_to(project.out): path.stat().st_ino for path in project.out.rglob("*") if path.is_file()}
    assert {path.as_posix() for path, inode in after.items() if before[path] != inode} == EDITED | {".nojekyll"}


def test_an_edit_taken_back_gives_the_first_site_again(project: Project, built: Project) -> None:
    before = project.text("content/en/towns/altai.md")
    edit_prose(project)
    project.build()
    project.write("content/en/towns/altai.md", before)
    project.build()
    assert difference(project.site(), built.site()) == []


def test_two_texts_with_the_same_words_keep_their_own_figures(project: Project) -> None:
    sections = "".join(f"\n## Part {{: #{name} }}\nWords.\n" for name in TOWN_SECTIONS)
    for slug in ("altai", "kurchatov"):
        front = "---\ndescription: The town\noriginal: en\nrevised: 2026-11-23\n---\n"
        project.write(f"content/en/towns/{slug}.md", front + "People: {{ latest() }}.\n" + sections)
    project.build(draft=True)
    project.edit("content/en/towns/kurchatov.md", "Words.", "More words.")
    project.edit("content/en/towns/kurchatov.md", "More words.", "Words.")
    project.edit("content/en/pages/about.md", "stands behind the site", "stands behind this site")
    project.build(draft=True)
    for slug, people in (("altai", "36,118"), ("kurchatov", "10,457")):
        assert f'People: <span class="n">{people}</span>' in project.text(f"site/en/towns/{slug}/index.html")


def caches(project: Project) -> list[Path]:
    return [path for path in sorted(cache_folder(project.root).rglob("*")) if path.is_file() and path.name != "lock"]


def lose(project: Project) -> None:
    shutil.rmtree(cache_folder(project.root))


def spoil(project: Project) -> None:
    """Cut some files short, empty others, and put well-formed things of another program in the place of the rest."""
    body = pickle.dumps(["not", "ours"])
    other = sha256(body).digest() + body
    for number, path in enumerate(caches(project)):
        path.write_bytes((path.read_bytes()[: path.stat().st_size // 2], b"", other)[number % 3])


def put_other_things(project: Project) -> None:
    """What another program with the same folders would keep there, well-formed, for all but the slowest to make."""
    body = pickle.dumps(["not", "ours"])
    for path in caches(project):
        if path.parent.name not in ("drawings", "fonts"):
            note = json.dumps({"format": 1, "files": [], "units": None}).encode()
            path.write_bytes(note if path.suffix == ".json" else sha256(body).digest() + body)


@pytest.mark.parametrize("loss", [lose, spoil, put_other_things])
def test_a_lost_or_foreign_cache_gives_a_full_and_correct_build(project: Project, built: Project, loss: Edit) -> None:
    loss(project)
    edit_prose(project)
    summary = project.build()
    assert summary.rendered == summary.pages
    assert set(difference(project.site(), built.site())) == EDITED


@pytest.mark.parametrize("content", [None, b'{"format": 1, "files": {}, "units": {"en/": {}}}'])
def test_a_lost_or_foreign_note_of_what_was_published(project: Project, built: Project, content: bytes | None) -> None:
    if content is None:
        project.manifest.unlink()
    else:
        project.manifest.write_bytes(content)
    summary = project.build()
    assert not summary.unchanged
    assert summary.rendered == summary.pages
    assert difference(project.site(), built.site()) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b'{"format": 2}', b'{"format": 1}', b'{"format": 1, "files": [], "units": {}}']
)
def test_a_note_that_is_none_is_not_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "note.json").write_bytes(content)
    assert read_manifest(tmp_path / "note.json") == {}


class Bomb:
    """Runs a command when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch '{self.place}'",)


def test_the_store_reads_nothing_that_it_did_not_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("kind", "key", {"a": 1})
    assert store.get("kind", "key") == {"a": 1}
    path = tmp_path / "kind" / "key"
    good = path.read_bytes()
    for content in (b"", good[:10], good[:-1], good + b"x", good[32:], pickle.dumps(Bomb(tmp_path / "run"), protocol=5), os.urandom(100)):
        path.write_bytes(content)
        assert store.get("kind", "key") is None
    assert not (tmp_path / "run").exists()
    assert store.get("kind", "another") is None
    assert Store(tmp_path, enabled=False).get("kind", "key") is None
    path.unlink()
    path.mkdir()
    assert store.get("kind", "key") is None
    store.put("kind", "key", 1)


def test_a_cache_of_another_project_is_of_no_use(project: Project, built: Project, tmp_path: Path) -> None:
    other = project.copy(tmp_path / "other")
    edit_prose(other)
    other.build()
    for path in caches(other):
        target = cache_folder(project.root) / path.relative_to(cache_folder(other.root))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    project.manifest.write_bytes(other.manifest.read_bytes())
    project.build()
    assert difference(project.site(), built.site()) == []


@pytest.mark.parametrize("name", ["en/towns/rudny/index.html", "kk/towns/altai/altai.csv", "assets/text-400.woff2"])
@pytest.mark.parametrize("content", [None, b"<p>changed by hand"], ids=["deleted", "changed"])
def test_a_published_file_that_was_touched_is_restored(project: Project, built: Project, name: str, content: bytes | None) -> None:
    path = project.out / name
    if content is None:
        path.unlink()
    else:
        path.unlink()
        path.write_bytes(content)
    summary = project.build()
    assert not summary.unchanged
    assert summary.rendered == (1 if name.count("/") > 1 else 0)
    assert difference(project.site(), built.site()) == []


def test_a_file_that_does_not_belong_to_the_site_is_taken_out(project: Project, built: Project) -> None:
    (project.out / "en" / "notes.html").write_text("mine")
    project.build()
    assert difference(project.site(), built.site()) == []


def test_a_page_that_is_no_more_is_taken_out(project: Project) -> None:
    project.edit("data/towns/altai.yaml", "  slug: zyryanovsk\n", "")
    project.build()
    assert not (project.out / "en" / "towns" / "zyryanovsk").exists()
    assert (project.out / "en" / "towns" / "altai" / "index.html").exists()


def test_options_that_shape_the_site_are_part_of_the_law(project: Project, built: Project) -> None:
    project.build(base_url="https://example.org/monotowns/", repository="https://example.org/repository")
    assert difference(project.site(), built.site()) != []
    project.build()
    assert difference(project.site(), built.site()) == []


def test_a_cache_that_cannot_be_written_stops_nothing(project: Project, built: Project) -> None:
    lose(project)
    cache_folder(project.root).mkdir()
    for kind in ("catalogs", "drawings", "fonts", "model", "texts"):
        (cache_folder(project.root) / kind).write_text("a file where a folder belongs")
    project.build()
    assert difference(project.site(), built.site()) == []


def test_an_edit_made_during_a_build_is_not_kept_under_the_key_of_what_stood_before(
    project: Project, built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class ReadThenEdited(Inputs):
        """Inputs whose files are edited as soon as they have been read."""

        def __init__(self, root: Path) -> None:
            super().__init__(root)
            for edit in (*DATA.values(), *LOOK.values(), edit_prose):
                edit(project)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "Inputs", ReadThenEdited)
        project.build(cache=False)
    assert difference(project.site(), built.site()) == [], "a build is of one state of the files"
    project.build()
    assert difference(project.site(), clean(project, tmp_path / "clean")) == []


def stored(project: Project) -> set[str]:
    """What the store holds, but for the search files of a language, which follow every text of it."""
    found = (path.relative_to(cache_folder(project.root)).as_posix() for path in cache_folder(project.root).glob("*/*"))
    return {name for name in found if not name.startswith("search-")}


def test_the_store_holds_what_the_last_build_used_and_no_more(project: Project) -> None:
    before = stored(project)
    next(iter(DATA.values()))(project)
    project.build()
    after = stored(project)
    assert len(after) == len(before)
    assert not {name for name in before & after if name.startswith(("drawings/", "cards/", "model/"))}
    edit_prose(project)
    assert project.build().rendered == 1
    assert stored(project) == after, "what pages taken over as they were were made of is kept too"
