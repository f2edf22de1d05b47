"""The gettext catalogs: reading them with positions, extracting strings from code and templates, finding what is missing."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.extract import extract
from babel.messages.pofile import PoFileError, read_po, write_po

from monotowns.cache import Inputs
from monotowns.language import LOCALES, Catalog
from monotowns.model import LANGUAGES
from monotowns.render import syntax_problems, template_files
from monotowns.report import Problem, raise_if_any

KEYWORDS = {"_": None, "N_": None, "P_": (1, 2), "ngettext": (1, 2), "text": None, "plural": (1, 2)}
"""The calls that mark strings, with the arguments that hold singular and plural."""
FORMS = {"en": 2, "ru": 3, "kk": 2}
_HEADER = "# Strings of the Monotowns of Kazakhstan site. Updated by: python build.py messages"
_LINE = re.compile(r'(?:#.*|(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*")?')
"""A line of a catalog: a comment, a string with or without its keyword, or nothing."""


def po_file(lang: str) -> str:
    """Where the catalog of a language stands in the project."""
    return f"locale/{lang}/LC_MESSAGES/messages.po"


def python_strings(source: bytes) -> Iterator[tuple[int, str, str | None]]:
    """The strings that Python code marks: (line, singular, plural or None).

    It reads the syntax tree: Babel reads tokens, and takes a subscript such as `text[0]` for the beginning of a call.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            count = len(KEYWORDS.get(name) or (1,)) if name in KEYWORDS else 0
            strings = [item.value for item in node.args[:count] if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            if count and len(strings) == count:
                yield node.lineno, strings[0], strings[1] if count > 1 else None


def _template_strings(source: bytes) -> Iterator[tuple[int, str, str | None]]:
    """The strings that a template marks: (line, singular, plural or None)."""
    options = {"silent": "false"}
    for line, message, _, _ in extract("jinja2.ext:babel_extract", io.BytesIO(source), keywords=KEYWORDS, options=options):
        singular, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, None)
        yield line, singular, plural


def extract_messages(files: Mapping[str, bytes]) -> dict[tuple[str, str | None], list[tuple[str, int]]]:
    """Every marked string of code and templates among a project's files, (singular, plural or None) -> places (file, line)."""
    found: dict[tuple[str, str | None], list[tuple[str, int]]] = {}
    code = sorted(name for name in files if name.startswith("monotowns/") and name.endswith(".py"))
    for name in [*code, *template_files(files)]:
        strings = python_strings if name.endswith(".py") else _template_strings
        for line, singular, plural in strings(files[name]):
            if singular.strip():
                found.setdefault((singular, plural), []).append((name, line))
    return found


def _parse(files: Mapping[str, bytes], lang: str, problems: list[Problem]) -> BabelCatalog | None:
    name = po_file(lang)
    if name not in files:
        problems.append(Problem(name, 0, 0, "missing-file", "the catalog is missing", "run: python build.py messages"))
        return None
    try:
        content = files[name]
        lines = content.decode().splitlines()
        broken = [number for number, line in enumerate(lines, start=1) if not _LINE.fullmatch(line.strip())]
        if broken:  # read_po would take the last letter for the missing quotation mark
            hint = "every string stands in straight quotes"
            problems.extend(Problem(name, number, 1, "catalog", "not a line of a catalog", hint) for number in broken)
            return None
        return read_po(io.BytesIO(content), locale=LOCALES[lang], abort_invalid=True)
    except PoFileError as error:
        problems.append(
            Problem(name, error.lineno, 1, "catalog", f"not a valid catalog: {error}", "every string stands in straight quotes")
        )
    except UnicodeDecodeError as error:
        problems.append(Problem(name, 0, 0, "catalog", f"cannot be read as UTF-8 text: {error}"))
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # e.g. a character set in the header that does not exist
        problems.append(Problem(name, 0, 0, "catalog", f"not a valid catalog: {error}"))
    return None


def _entries(catalog: BabelCatalog) -> Iterator[tuple[str, str | None, tuple[str, ...], int, bool]]:
    for message in catalog:
        if not message.id:
            continue
        singular, plural = (message.id[0], message.id[1]) if isinstance(message.id, tuple | list) else (message.id, None)
        forms = tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)
        yield singular, plural, forms, message.lineno or 1, message.fuzzy


def _lint(lang: str, name: str, singular: str, plural: str | None, forms: tuple[str, ...], line: int, fuzzy: bool) -> Iterator[Problem]:
    """What is wrong with one entry."""
    if not all(form.strip() for form in forms):
        yield Problem(name, line, 1, "untranslated", f"no translation of '{singular}'", "translate it; every language is published")
        return
    if fuzzy:
        yield Problem(name, line, 1, "fuzzy", f"'{singular}' is marked fuzzy", "check the translation and remove the mark")
    if plural is not None and len(forms) != FORMS[lang]:
        yield Problem(name, line, 1, "plural", f"'{singular}' has {len(forms)} plural forms, {lang} needs {FORMS[lang]}")
    expected = (_fields(singular) or set()) | (_fields(plural or "") or set())
    for form in forms:
        found = _fields(form)
        if found is None:
            yield Problem(name, line, 1, "fields", f"'{form}' has a brace that is not closed or not opened", "write {name}")
        elif found - expected or (expected - {"n"}) - found:
            keep = "keep: " + ", ".join(sorted(expected))
            yield Problem(name, line, 1, "fields", f"'{form}' does not use the same {{names}} as '{singular}'", keep)


def _fields(text: str) -> set[str] | None:
    """The {names} of a string; None when it cannot be filled."""
    try:
        return {
            name + (f"!{how}" if how else "") + form
            for _, name, form, how in Formatter().parse(text)
            if name is not None and form is not None
        }
    except ValueError:
        return None


def read_files(files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Catalog]:
    """The three catalogs among a project's files (path -> content), checked against the strings that its code and templates use.

    Everything missing, fuzzy, malformed or unused is added to `problems`.
    """
    wanted = extract_messages(files)
    result: dict[str, Catalog] = {}
    for lang in LANGUAGES:
        catalog = _parse(files, lang, problems)
        if catalog is None:
            continue
        name = po_file(lang)
        have: dict[str, tuple[str, ...]] = {}
        plurals: dict[str, str | None] = {}
        for singular, plural, forms, line, fuzzy in _entries(catalog):
            problems.extend(_lint(lang, name, singular, plural, forms, line, fuzzy))
            if (singular, plural) not in wanted and (singular, None) not in wanted:
                problems.append(
                    Problem(name, line, 1, "unused", f"'{singular}' stands in no template or module", "run: python build.py messages")
                )
            have[singular] = forms
            plurals[singular] = plural
        for (singular, plural), places in wanted.items():
            if singular not in have:
                file, line = places[0]
                problems.append(
                    Problem(
                        file,
                        line,
                        1,
                        "no-message",
                        f"'{singular}' is not in the {lang} catalog",
                        "run: python build.py messages, then translate it",
                    )
                )
            elif plural is not None and plurals[singular] is None:
                problems.append(Problem(name, 0, 0, "plural", f"'{singular}' needs plural forms", "run: python build.py messages"))
        result[lang] = have
    return result


def read(root: Path, problems: list[Problem]) -> dict[str, Catalog]:
    """The catalogs of the project in `root`, as `read_files` gives them."""
    return read_files(Inputs(root).content, problems)


def _template(messages: Mapping[tuple[str, str | None], list[tuple[str, int]]]) -> BabelCatalog:
    """The strings of the sources as an untranslated catalog."""
    template = BabelCatalog(project="Monotowns of Kazakhstan", charset="utf-8", fuzzy=False)
    template.header_comment = _HEADER
    for (singular, plural), places in sorted(messages.items(), key=lambda item: item[1][0]):
        template.add(
            (singular, plural) if plural is not None else singular, locations=[(file, line) for file, line in sorted(set(places))][:3]
        )
    return template


def write_updated(root: Path) -> dict[str, int]:
    """Update messages.pot and the three catalogs from the sources; returns how many strings each still lacks.

    Failed when a template or a catalog cannot be read: nothing is written then, so no translation is lost.
    """
    files = Inputs(root).content
    problems = syntax_problems(files)
    present = {lang: _parse(files, lang, problems) for lang in LANGUAGES}
    raise_if_any([problem for problem in problems if problem.code != "missing-file"])
    messages = extract_messages(files)
    missing: dict[str, int] = {}
    for lang in LANGUAGES:
        catalog = present[lang] or BabelCatalog(locale=LOCALES[lang], project="Monotowns of Kazakhstan", charset="utf-8", fuzzy=False)
        catalog.update(_template(messages), no_fuzzy_matching=True)  # a template of its own: the catalogs would share its messages
        catalog.obsolete.clear()
        catalog.header_comment = _HEADER
        if lang == "en":
            _fill_english(catalog)
        missing[lang] = sum(1 for *_ids, forms, _line, _fuzzy in _entries(catalog) if not all(form.strip() for form in forms))
        _write(root / po_file(lang), catalog)
    _write(root / "locale" / "messages.pot", _template(messages))
    return missing


def _fill_english(catalog: BabelCatalog) -> None:
    """English strings are their own translation, so the catalog of the source language is complete by itself."""
    for message in catalog:
        if message.id and not (all(message.string) if isinstance(message.string, tuple | list) else message.string):
            message.string = tuple(message.id) if isinstance(message.id, tuple | list) else message.id


def _write(path: Path, catalog: BabelCatalog) -> None:
    """The catalog as a file without dates, so that nothing in it depends on the clock."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, omit_header=False, sort_by_file=False, include_lineno=False)  # lines move with every edit
    text = re.sub(
        rb'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To):[^\n]*\n',
        b"",
        buffer.getvalue(),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
