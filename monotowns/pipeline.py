"""The build from files to published site: load, texts, plan, render, write; each stage ends for all pages before the next begins."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monotowns.cache import Inputs, Store, digest, read_manifest, write_manifest
from monotowns.model import LANGUAGES, Site
from monotowns.report import Problem, Progress, raise_if_any
from monotowns.write import MARKER, hashed, locked, publish, recover, refuse_foreign

FEW = 12
"""Fewer pages than this are rendered here: starting processes would cost more than it saves."""


@dataclass(frozen=True)
class Options:
    """What the command line asks of a build."""

    root: Path
    out: Path
    base_url: str = "http://localhost:8000/"
    repository: str | None = None
    jobs: int = 0
    cache: bool = True
    draft: bool = False
    quiet: bool = False

    def shaping(self) -> tuple[object, ...]:
        """The options that change what is published."""
        return self.base_url, self.repository, self.draft


@dataclass
class Summary:
    """What a build did."""

    pages: int = 0
    rendered: int = 0
    files: int = 0
    seconds: float = 0.0
    unchanged: bool = False
    problems: list[Problem] = field(default_factory=list)


def cache_folder(root: Path) -> Path:
    """Where made things are kept between builds."""
    return root / ".cache"


def _manifest_path(options: Options) -> Path:
    return cache_folder(options.root) / f"site-{digest(str(options.out.resolve()))[:16]}.json"


def _intact(options: Options, manifest: Mapping[str, Any]) -> bool:
    """Whether the published site still is what the manifest says, no more and no less, by content."""
    published = {path.relative_to(options.out).as_posix() for path in options.out.rglob("*") if path.is_file()}
    if not manifest.get("files") or published != {*manifest["files"], MARKER}:
        return False
    try:
        return all(hashed((options.out / name).read_bytes()) == value for name, value in manifest["files"].items())
    except OSError:
        return False


def build(options: Options, progress: Progress | None = None) -> Summary:
    """Build and publish the site; raises Failed with every problem of the first stage that has any."""
    begun = time.perf_counter()
    progress = progress or Progress(options.quiet)
    refuse_foreign(options.out)
    with locked(cache_folder(options.root) / "lock", "another build is running; waiting for it", progress.stage):
        recover(options.out)
        inputs = Inputs(options.root)
        manifest = read_manifest(_manifest_path(options)) if options.cache else {}
        fingerprint = inputs.all(options.shaping())
        if manifest.get("fingerprint") == fingerprint and _intact(options, manifest):
            return Summary(manifest["pages"], 0, len(manifest["files"]), time.perf_counter() - begun, True)
        summary = _Build(options, inputs, progress).run(manifest, fingerprint)
    summary.seconds = time.perf_counter() - begun
    return summary


@dataclass(frozen=True)
class Content:
    """The content of a project made ready: model, catalogs as formatters, texts, the raw texts they were made from."""

    site: Site
    languages: Mapping[str, Any]
    texts: Mapping[tuple[str, str], Any]
    raws: Mapping[tuple[str, str], Any]
    basis: str
    problems: tuple[Problem, ...]


def read_content(inputs: Inputs, store: Store, draft: bool = False) -> Content:
    """Load data, catalogs and texts, from the store where they have not changed; raises Failed stage by stage."""
    from monotowns.language import Language

    problems: list[Problem] = []
    site = _load(inputs, store)
    catalogs = _catalogs(inputs, store, problems)
    raise_if_any(problems)
    languages = {lang: Language(lang, catalogs[lang]) for lang in LANGUAGES}
    basis = digest(inputs.code, inputs.of("data/"), inputs.of("locale/"))
    texts, raws = _texts(inputs, store, site, languages, basis, problems, draft)
    return Content(site, languages, texts, raws, basis, tuple(problems))


def _load(inputs: Inputs, store: Store) -> Site:
    key = digest(inputs.code, inputs.of("data/"))
    site = store.get("model", key)
    if not isinstance(site, Site):
        from monotowns.load import load_files  # late: the validator is slow to import and a warm build does not need it

        site = load_files(inputs.content)
        store.put("model", key, site)
    return site


def _catalogs(inputs: Inputs, store: Store, problems: list[Problem]) -> dict[str, Any]:
    key = digest(inputs.code, inputs.of("locale/", "templates/", "monotowns/"))
    kept = store.get("catalogs", key)
    if isinstance(kept, dict):
        return kept
    from monotowns import catalogs
    from monotowns.render import syntax_problems

    problems.extend(syntax_problems(inputs.content))
    raise_if_any(problems)
    before = len(problems)
    found = catalogs.read_files(inputs.content, problems)
    if len(problems) == before:
        store.put("catalogs", key, found)
    return found


def _texts(
    inputs: Inputs, store: Store, site: Site, languages: Mapping[str, Any], basis: str, problems: list[Problem], draft: bool
) -> tuple[Any, Any]:
    from monotowns import texts
    from monotowns.links import prose_links

    raws = texts.read(inputs, site, problems, draft)
    raise_if_any(problems)
    links = prose_links(site, raws)
    found = texts.render_all(inputs, store, site, languages, raws, links, digest(basis, *_titles(raws)), problems)
    late = list(texts.translation_problems(raws, found))
    if not draft:
        problems.extend(late)
    raise_if_any(problems)
    return {**found, **(texts.stand_ins(site, found) if draft else {})}, raws


def _titles(raws: Mapping[tuple[str, str], Any]) -> Iterable[str]:
    """Titles of pages, which links in other texts repeat."""
    return [str(raw.front.get("title", "")) for raw in raws.values()]


class _Build:
    """One run of the stages after the quick answer that nothing changed."""

    def __init__(self, options: Options, inputs: Inputs, progress: Progress) -> None:
        self.options = options
        self.inputs = inputs
        self.progress = progress
        self.store = Store(cache_folder(options.root), options.cache)

    def run(self, manifest: Mapping[str, Any], fingerprint: str) -> Summary:
        """Everything from the model to the published folder."""
        from monotowns.font import begin
        from monotowns.site_files import extra_files
        from monotowns.worker import Job, Tools

        fonts = begin(self.store, self._jobs() > 1)
        content = read_content(self.inputs, self.store, self.options.draft)
        job = Job(self.options, content, self.inputs.content, self.store, fonts)
        tools = Tools(job)
        raise_if_any(tools.problems)
        keys = {page.path: tools.key(page, self.inputs) for page in tools.frame.pages.values()}
        files: dict[str, str] = manifest.get("files", {})
        units: dict[str, dict[str, Any]] = manifest.get("units", {})
        kept: dict[str, str] = {}
        reusable = {path for path, key in keys.items() if self._reusable(units.get(path), key, files)}
        noted: dict[str, dict[str, Any]] = {path: units[path] for path in reusable}
        for path in reusable:
            kept.update({name: files[name] for name in units[path]["files"]})
        todo = [page for page in tools.frame.pages.values() if page.path not in reusable]
        fresh: dict[str, bytes] = {}
        problems: list[Problem] = []
        for made in self.progress.track(tools.render_all(todo, self._jobs() if len(todo) >= FEW else 1), "pages", len(todo)):
            problems.extend(made.problems)
            fresh.update(made.files)
            noted[made.path] = {"key": keys[made.path], "files": sorted(made.files), "store": sorted(made.used)}
        extra, found = extra_files(tools, self.inputs)
        problems.extend(found)
        fresh.update(extra)
        raise_if_any(problems)
        self._publish(fresh, kept, files)
        hashes = {**kept, **{name: hashed(body) for name, body in fresh.items()}}
        write_manifest(
            _manifest_path(self.options),
            {
                "fingerprint": fingerprint,
                "pages": len(keys),
                "files": hashes,
                "units": noted,
            },
        )
        self.store.prune(self.store.used | {(kind, key) for unit in noted.values() for kind, key in unit["store"]})
        return Summary(len(keys), len(todo), len(hashes), problems=[*content.problems, *problems])

    def _reusable(self, unit: Mapping[str, Any] | None, key: str, files: Mapping[str, str]) -> bool:
        """Whether a page made earlier from the very same things still stands in the published folder."""
        if not unit or unit.get("key") != key:
            return False
        try:
            return "store" in unit and all(hashed((self.options.out / name).read_bytes()) == files[name] for name in unit["files"])
        except (KeyError, OSError):
            return False

    def _jobs(self) -> int:
        """Processes to use; one where the system cannot fork."""
        return (self.options.jobs or os.cpu_count() or 1) if "fork" in multiprocessing.get_all_start_methods() else 1

    def _publish(self, fresh: Mapping[str, bytes], kept: Mapping[str, str], files: Mapping[str, str]) -> None:
        """Publish, leaving files whose bytes did not change as they are."""
        same = {
            name: files[name]
            for name, body in fresh.items()
            if files.get(name) == hashed(body)
            and (self.options.out / name).is_file()
            and hashed((self.options.out / name).read_bytes()) == files[name]
        }
        publish(self.options.out, {name: body for name, body in fresh.items() if name not in same}, {**kept, **same})
