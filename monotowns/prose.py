"""content/ -> sections of HTML: front matter, fixed section ids, figures from the data, typography.

A file is a small YAML front matter between --- lines, the lede, then sections `## Heading {: #id }`.
Calls stand in double braces, one call with plain arguments each: {{ population(2021) }}.
"""

from __future__ import annotations

import ast
import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown import Markdown
from markupsafe import Markup

from monotowns.alphabet import NBSP, typeset
from monotowns.figures import CallError, Figures
from monotowns.language import is_partial_date
from monotowns.marks import without_marks
from monotowns.report import Problem
from monotowns.yamlfile import parse

TOWN_SECTIONS = ("simple", "history", "population", "economy", "programmes", "today", "outlook")
_HEADING = re.compile(r"^##\s+(?P<title>.+?)\s*\{:\s*#(?P<id>[a-z0-9-]+)\s*\}\s*$")
_CALL = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_RAW_HTML = re.compile(r"<[A-Za-z/!]")
_TEXT_NODE = re.compile(r"(<[^>]*>)")
_STAND_IN = "\ue010{}\ue011"
_STOOD_IN = re.compile("\ue010(\\d+)\ue011( (?=[a-zа-яәғқңөұүһі]))?")
_NUMBER_AT_END = re.compile(r"[\d%](?:<[^>]*>)*$")
_CONSTANTS = {"true": True, "false": False, "none": None}
_FRONT_KEYS = {"title", "description", "original", "revised", "translated"}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a text: its id, plain heading, HTML body, and a hash of its source for the translation status."""

    id: str
    title: str
    html: str
    hash: str
    words: int


@dataclass(frozen=True, slots=True)
class Text:
    """One prose file made ready: the front matter, the lede, and its sections in order."""

    name: str
    lang: str
    title: str
    description: str
    original: str
    revised: str
    translated: Mapping[str, str]
    lede: Section
    sections: tuple[Section, ...]
    borrowed: str = ""
    """In a draft, where the text is missing: the language of the text that stands in for it."""

    @property
    def parts(self) -> tuple[Section, ...]:
        """The lede and the sections."""
        return (self.lede, *self.sections)


@dataclass(frozen=True, slots=True)
class Raw:
    """A prose file split but not yet rendered: (id, heading, body, line of the body's first row) of each part."""

    name: str
    lang: str
    file: str
    front: Mapping[str, object]
    parts: tuple[tuple[str, str, str, int], ...]


def split(text: str, name: str, lang: str, file: str, problems: list[Problem]) -> Raw | None:
    """Front matter and sections of a file; structural mistakes are added to `problems`."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        problems.append(
            Problem(file, 1, 1, "front-matter", "the file must begin with a front matter between --- lines", "see CONTRIBUTING.md")
        )
        return None
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    front = _front("\n".join(["", *lines[1:end]]), name, file, problems)
    parts: list[tuple[str, str, str, int]] = []
    current, title, start = "lede", "", end + 2
    body: list[str] = []
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        heading = _HEADING.match(line)
        if heading or line.startswith("## "):
            if heading is None:
                problems.append(Problem(file, number, 1, "heading", "a section heading needs an id", "write ## Heading {: #id }"))
            parts.append((current, title, "\n".join(body), start))
            current, title = (heading["id"], heading["title"]) if heading else (f"line-{number}", line[3:])
            start, body = number + 1, []
        else:
            body.append(line)
    parts.append((current, title, "\n".join(body), start))
    for part, _title, content, line_number in parts:
        if not content.strip():
            problems.append(
                Problem(
                    file, max(1, line_number - 1), 1, "empty-section", f"section '{part}' is empty", "write it; every language is published"
                )
            )
    return Raw(name, lang, file, front, tuple(parts))


def _front(text: str, name: str, file: str, problems: list[Problem]) -> Mapping[str, object]:
    """The front matter as a mapping of known keys."""
    document = parse(text, file)
    problems.extend(document.problems)
    front = document.value if isinstance(document.value, dict) else {}
    if document.problems and not front:
        return front
    known = "known: " + ", ".join(sorted(_FRONT_KEYS))
    problems.extend(document.problem((key,), "front-matter", f"unknown key '{key}'", known) for key in front if key not in _FRONT_KEYS)
    required = ("description", "original", "revised") if name.startswith("towns/") else ("title", "description", "original", "revised")
    problems.extend(Problem(file, 1, 1, "front-matter", f"key '{key}' is missing") for key in required if key not in front)
    if front.get("original") not in (None, "en", "ru", "kk"):
        problems.append(document.problem(("original",), "front-matter", "'original' must be en, ru or kk"))
    wrong = [key for key in ("title", "description") if key in front and not (isinstance(front[key], str) and front[key].strip())]
    problems.extend(document.problem((key,), "front-matter", f"'{key}' must be a text", "every language is published") for key in wrong)
    if "revised" in front and not is_partial_date(str(front["revised"])):
        problems.append(document.problem(("revised",), "front-matter", "'revised' must be a date", "write e.g. 2026-11-23"))
    if not isinstance(front.get("translated", {}), dict):
        problems.append(
            document.problem(("translated",), "front-matter", "'translated' must hold section ids with hashes", "see CONTRIBUTING.md")
        )
    return front


def section_hash(body: str) -> str:
    """Eight hex digits that change when the section's source changes; spaces do not count."""
    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()[:8]


def _argument(node: ast.expr) -> object:
    """The plain value of an argument: text, number, true, false; ValueError for anything else."""
    if isinstance(node, ast.Name) and node.id in _CONSTANTS:
        return _CONSTANTS[node.id]
    value = ast.literal_eval(node)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("an infinite number")
    return value


def call(source: str, figures: Figures) -> Markup:
    """The HTML of one call; CallError for anything but `name(plain arguments)` with a known name."""
    try:
        node = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        raise CallError("not a call", "write {{ name(arguments) }}, e.g. {{ population(2021) }}") from None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise CallError("not a call", "write {{ name(arguments) }}, e.g. {{ population(2021) }}")
    known = [name for name in dir(Figures) if not name.startswith("_") and name != "written"]
    if node.func.id not in known:
        raise CallError(f"no call '{node.func.id}'", "known: " + ", ".join(known))
    try:
        values = [_argument(item) for item in node.args]
        named = {item.arg: _argument(item.value) for item in node.keywords if item.arg}
    except (TypeError, ValueError):
        raise CallError("arguments must be plain text, numbers, true or false") from None
    try:
        return Markup(getattr(figures, node.func.id)(*values, **named))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise CallError(f"wrong arguments for {node.func.id}(): {str(error).rpartition('() ')[2]}") from None


def _position(body: str, offset: int, line: int) -> tuple[int, int]:
    """Line and column in the file of an offset in a section's body."""
    before = body[:offset]
    return line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def _convert(raw: Raw, body: str, line: int, figures: Figures, markdown: Markdown, problems: list[Problem]) -> str:
    """A section's Markdown as HTML with its calls answered."""
    answers: list[str] = []

    def answer(match: re.Match[str]) -> str:
        try:
            result = call(match[1], figures)
        except CallError as error:
            row, column = _position(body, match.start(), line)
            problems.append(Problem(raw.file, row, column, "call", str(error), error.hint))
            return ""
        answers.append(str(result))
        return _STAND_IN.format(len(answers) - 1)

    text = _CALL.sub(answer, body)
    outside = _CALL.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), body)
    for pattern, code, message in (
        (_RAW_HTML, "raw-html", "raw HTML is not allowed in prose"),
        (re.compile(r"\{[%#]"), "template", "only {{ calls }} are allowed in prose"),
        (re.compile(r"\{\{"), "call", "the call is not closed"),
        (re.compile(r"\}\}"), "call", "the call is not opened"),
    ):
        for found in pattern.finditer(outside):
            row, column = _position(body, found.start(), line)
            problems.append(Problem(raw.file, row, column, code, message, "use Markdown and calls"))
    markdown.reset()
    html = markdown.convert(text)
    pieces = _TEXT_NODE.split(html)
    html = "".join(piece if piece.startswith("<") else typeset(piece, raw.lang) for piece in pieces)

    def put_back(match: re.Match[str]) -> str:
        result = answers[int(match[1])]
        if match[2] and raw.lang != "en" and _NUMBER_AT_END.search(without_marks(result)):
            return result + NBSP  # as `typeset` binds a number written out to the word after it
        return result + (match[2] or "")

    return _STOOD_IN.sub(put_back, html)


def render(raw: Raw, figures: Figures, problems: list[Problem]) -> Text:
    """The file's sections as HTML; unanswerable calls and raw HTML are added to `problems`."""
    markdown = Markdown(extensions=["attr_list", "tables", "sane_lists"], output_format="html")
    sections = tuple(
        Section(
            name,
            title,
            _convert(raw, body, line, figures, markdown, problems),
            section_hash(title + "\n" + body),
            len(_CALL.sub(" 0 ", body).split()),
        )
        for name, title, body, line in raw.parts
    )
    front = raw.front
    translated = front.get("translated")
    return Text(
        raw.name,
        raw.lang,
        str(front.get("title", "")),
        str(front.get("description", "")),
        str(front.get("original", "")),
        str(front.get("revised", "")),
        {str(key): str(value) for key, value in translated.items()} if isinstance(translated, dict) else {},
        sections[0],
        sections[1:],
    )
