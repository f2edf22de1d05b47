"""One function a command of `build.py`: takes the parsed arguments, prints its report, returns the exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from monotowns.cache import Inputs, Store
from monotowns.pipeline import Options, build, cache_folder, read_content
from monotowns.report import Problem, as_json, describe
from monotowns.urls import Base


def options_of(root: Path, arguments: argparse.Namespace) -> Options:
    """The build's options; ValueError for an address or number that cannot be used."""
    Base(arguments.base_url)
    if arguments.jobs < 0:
        raise ValueError("--jobs must be 0 or more")
    return Options(
        root,
        arguments.out.resolve(),  # a link is followed, so that the folder behind it is exchanged and not the link
        arguments.base_url,
        arguments.repo_url.rstrip("/") if arguments.repo_url else None,
        arguments.jobs,
        not arguments.no_cache,
        arguments.draft,
        arguments.quiet or arguments.json,
    )


def run(root: Path, arguments: argparse.Namespace) -> int:
    """Run the command named on the command line."""
    commands = {
        "build": _build,
        "check": _check,
        "serve": _serve,
        "new": _new,
        "messages": _messages,
        "status": _status,
        "translated": _translated,
    }
    return commands[arguments.command](root, arguments)


def _build(root: Path, arguments: argparse.Namespace) -> int:
    options = options_of(root, arguments)
    summary = build(options)
    if arguments.json:
        print(as_json(summary.problems))
    elif not arguments.quiet:
        if summary.problems:
            print(describe(summary.problems, root), file=sys.stderr)
        what = "nothing changed" if summary.unchanged else f"{summary.rendered} of {summary.pages} pages made anew"
        print(f"{summary.pages} pages, {summary.files} files in {options.out}: {what}, {summary.seconds:.2f} s")
    return 0


def _check(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.check import check_site
    from monotowns.repetition import repeated
    from monotowns.spelling import available, check_spelling

    options = options_of(root, arguments)
    build(options)
    content = read_content(Inputs(root), Store(cache_folder(root), options.cache), options.draft)
    problems = [*check_site(options), *repeated(content.texts, content.raws)]
    if available():
        problems.extend(check_spelling(root))
    elif not (arguments.quiet or arguments.json):
        print("spelling not checked: hunspell with en_GB, ru_RU and kk_KZ is not installed", file=sys.stderr)
    if arguments.json:
        print(as_json(problems))
    elif problems:
        print(describe(problems, root), file=sys.stderr)
    errors = sum(problem.level == "error" for problem in problems)
    if not arguments.json:
        print(f"check: {errors} errors, {len(problems) - errors} warnings")
    return 1 if errors else 0


def _serve(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.serve import serve

    arguments.base_url = f"http://localhost:{arguments.port}/" if arguments.base_url == Options.base_url else arguments.base_url
    return serve(options_of(root, arguments), arguments.port)


def _new(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.placeholders import MARK
    from monotowns.scaffold import new_town

    for path in new_town(root, arguments.slug):
        print(path.relative_to(root))
    print(f"Write in place of every {MARK}, then run: python build.py")
    return 0


def _messages(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.catalogs import read, write_updated

    missing = write_updated(root)
    for lang, count in missing.items():
        print(f"{lang}: {count} strings to translate")
    problems: list[Problem] = []
    read(root, problems)
    if problems:
        print(describe(problems, root), file=sys.stderr)
    return 1 if problems else 0


def _status(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.status import table

    options = options_of(root, arguments)
    content = read_content(Inputs(root), Store(cache_folder(root), options.cache), draft=True)
    print(table(content.texts))
    return 0


def _translated(root: Path, arguments: argparse.Namespace) -> int:
    from monotowns.texts import stamp

    place, _, section = arguments.page.partition("#")
    lang, _, name = place.partition("/")
    content = read_content(Inputs(root), Store(cache_folder(root)), draft=True)
    if (lang, name) not in content.raws:
        raise ValueError(f"no text '{place}'; write e.g. ru/towns/rudny or ru/pages/about#licence")
    if content.texts[lang, name].original == lang:
        raise ValueError(f"'{place}' is an original, it is translated from nothing")
    original = content.texts[content.texts[lang, name].original, name]
    if section and section not in {part.id for part in original.parts}:
        raise ValueError(f"'{place}' has no section '{section}'; it has " + ", ".join(part.id for part in original.parts))
    count = stamp(root, content.texts, lang, name, section or None)
    print(f"{place}: {count} sections marked as translated from the {content.texts[lang, name].original} text as it stands")
    return 0
