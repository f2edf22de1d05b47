"""All prose of the site: reads content/, checks that the three languages have the same pages and sections, keeps translation status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from monotowns.cache import Inputs, Store, digest
from monotowns.figures import Figures, Link
from monotowns.language import Language
from monotowns.model import LANGUAGES, Site
from monotowns.pages import TEXT_PAGES
from monotowns.placeholders import instead, placeholders
from monotowns.proofread import names_with_digits, proofread
from monotowns.prose import TOWN_SECTIONS, Raw, Text, render, split
from monotowns.report import Problem

Key = tuple[str, str]


def expected(site: Site) -> dict[str, tuple[str, ...]]:
    """Every prose name with its section ids in order."""
    names = {f"pages/{name}": sections for name, sections in TEXT_PAGES.items()}
    return names | {f"towns/{town.slug}": TOWN_SECTIONS for town in site.towns}


def file_of(lang: str, name: str) -> str:
    """Where a text stands."""
    return f"content/{lang}/{name}.md"


def read(inputs: Inputs, site: Site, problems: list[Problem], draft: bool = False) -> dict[Key, Raw]:
    """Every expected text split into its sections; missing, unexpected and misshapen ones are added to `problems`.

    In a draft a text may be missing in one language or two (see `stand_ins`), but not in all three.
    """
    wanted = expected(site)
    found: dict[Key, Raw] = {}
    mistakes: list[Problem] = []
    left: list[Problem] = []
    for lang in LANGUAGES:
        for name, sections in wanted.items():
            file = file_of(lang, name)
            if file not in inputs.content:
                if draft and any(file_of(other, name) in inputs.content for other in LANGUAGES):
                    continue
                mistakes.append(
                    Problem(
                        file,
                        0,
                        0,
                        "missing-text",
                        f"the {lang} text of '{name}' is missing",
                        "python build.py new town makes the files of a town",
                    )
                )
                continue
            try:
                content = inputs.content[file].decode()
            except UnicodeDecodeError as error:
                mistakes.append(Problem(file, 0, 0, "unreadable", f"cannot be read as UTF-8 text: {error}"))
                continue
            left.extend(placeholders(content, file))
            raw = split(content, name, lang, file, mistakes)
            if raw is None:
                continue
            mistakes.extend(_section_problems(raw, sections))
            found[lang, name] = raw
    known = {file_of(lang, name) for lang in LANGUAGES for name in wanted}
    mistakes.extend(
        Problem(file, 0, 0, "stray-text", "no page shows this text", "towns/<slug>.md needs data/towns/<slug>.yaml")
        for file in inputs.content
        if file.startswith("content/") and file.endswith(".md") and file not in known
    )
    problems.extend(instead(mistakes, left))
    return found


def _section_problems(raw: Raw, sections: tuple[str, ...]) -> Iterator[Problem]:
    have = [name for name, *_ in raw.parts[1:]]
    lines = {name: line - 1 for name, _title, _body, line in raw.parts}
    for name in sections:
        if name not in have:
            yield Problem(raw.file, 1, 1, "section", f"section '{name}' is missing", "write ## Heading {: #" + name + " }")
    for index, name in enumerate(have):
        if name not in sections:
            yield Problem(
                raw.file, lines[name], 1, "section", f"unknown section '{name}'", "the sections of this text are: " + ", ".join(sections)
            )
        elif name in have[:index]:
            yield Problem(raw.file, lines[name], 1, "section", f"section '{name}' stands twice")
    ordered = [name for name in have if name in sections]
    if ordered != [name for name in sections if name in ordered]:
        yield Problem(raw.file, 1, 1, "section", "the sections are not in the fixed order", "the order is: " + ", ".join(sections))


def allowed_names(site: Site) -> frozenset[str]:
    """Names of the data that carry digits, which prose may repeat."""
    texts: list[str] = []
    for lang in LANGUAGES:
        texts.extend(item.name[lang] for town in site.towns for item in town.enterprises)
        texts.extend(item.name[lang] for item in site.programmes.values())
        texts.extend(part[lang] for item in site.programmes.values() for part in (item.act, item.repealed) if part)
        texts.extend(item.act[lang] for item in site.definitions)
        texts.extend(item.act[lang] for item in site.lists if item.act)
        texts.extend(item.names[lang] for item in site.terms)
    return names_with_digits(texts)


def outdated(texts: Mapping[Key, Text]) -> Iterator[tuple[Key, str, str]]:
    """(text, section, state) of every section that waits for its translator.

    The state is missing where nobody has said which original it was translated from, outdated where that has changed since,
    absent where the text does not exist and another language's stands in for it.
    """
    for (lang, name), text in texts.items():
        if text.borrowed:
            yield from (((lang, name), section.id, "absent") for section in text.parts)
            continue
        original = texts.get((text.original, name))
        if original is None or original is text or original.borrowed:
            continue
        for section in original.parts:
            kept = text.translated.get(section.id)
            if kept != section.hash:
                yield (lang, name), section.id, "outdated" if kept else "missing"


def translation_problems(raws: Mapping[Key, Raw], texts: Mapping[Key, Text]) -> Iterator[Problem]:
    """An error for each section whose translation is not known to be of its original as that stands now."""
    for (lang, name), section, state in outdated(texts):
        raw = raws[lang, name]
        line = next((max(1, line - 1) for part, _title, _body, line in raw.parts if part == section), 1)
        said = "was translated from an older original" if state == "outdated" else "does not say which original it was translated from"
        yield Problem(
            raw.file,
            line,
            1,
            state,
            f"section '{section}' {said}",
            f"compare with {file_of(texts[lang, name].original, name)}, then: python build.py translated {lang}/{name}#{section}",
        )


def render_all(
    inputs: Inputs,
    store: Store,
    site: Site,
    languages: Mapping[str, Language],
    raws: Mapping[Key, Raw],
    links: Mapping[Key, Link],
    basis: str,
    problems: list[Problem],
) -> dict[Key, Text]:
    """Every text as HTML, from the store where nothing it is made of has changed; `basis` hashes all but the file itself."""
    stored = store.get("texts", "all")
    kept: dict[str, Text] = stored if isinstance(stored, dict) else {}
    fresh: dict[str, Text] = {}
    result: dict[Key, Text] = {}
    allowed: frozenset[str] | None = None
    for (lang, name), raw in raws.items():
        key = digest(basis, lang, name, inputs.content[raw.file])
        text = kept.get(key)
        if text is None:
            if allowed is None:
                allowed = allowed_names(site)
            before = len(problems)
            town = site.town(name.partition("/")[2]) if name.startswith("towns/") else None
            text = render(raw, Figures(site, languages[lang], links[lang, name], town), problems)
            problems.extend(proofread(raw, allowed))
            if len(problems) > before:
                result[lang, name] = text
                continue
        fresh[key] = text
        result[lang, name] = text
    if fresh.keys() != kept.keys():
        store.put("texts", "all", fresh)
    return result


def stand_ins(site: Site, texts: Mapping[Key, Text]) -> dict[Key, Text]:
    """For each text that is missing in a language, one of another language, announced as of that: an original before a translation."""
    found: dict[Key, Text] = {}
    for name in expected(site):
        present = [texts[lang, name] for lang in LANGUAGES if (lang, name) in texts]
        present.sort(key=lambda text: text.original != text.lang)
        for lang in LANGUAGES:
            if present and (lang, name) not in texts:
                found[lang, name] = _borrowed(present[0], lang)
    return found


def _borrowed(text: Text, lang: str) -> Text:
    lede, *sections = (replace(part, html=f'<div lang="{text.lang}">{part.html}</div>') for part in text.parts)
    return replace(text, lang=lang, translated={}, lede=lede, sections=tuple(sections), borrowed=text.lang)


def stamp(root: Path, texts: Mapping[Key, Text], lang: str, name: str, section: str | None) -> int:
    """Write into a translation's front matter the hashes of its original's sections; returns how many were written."""
    text = texts[lang, name]
    original = texts[text.original, name]
    hashes = dict(text.translated)
    changed = [part for part in original.parts if section in (None, part.id)]
    hashes.update({part.id: part.hash for part in changed})
    path = root / file_of(lang, name)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    front = _without_hashes(lines[1:end])
    order = [part.id for part in original.parts]
    block = ["translated:\n", *(f"  {name}: '{hashes[name]}'\n" for name in order if name in hashes)]
    path.write_text("".join([lines[0], *front, *block, *lines[end:]]), "utf-8")
    return len(changed)


def _without_hashes(lines: list[str]) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        if line.startswith("translated:"):
            inside = True
        elif not (inside and line.startswith((" ", "\t"))):
            inside = False
            kept.append(line)
    return kept
