"""A table as a CSV file: what a column is, cells as plain text, the bytes that spreadsheets read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from monotowns.alphabet import NBSP, SHY
from monotowns.marks import without_marks
from monotowns.view import View


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its heading and description (strings of the catalogs), the type of its cells.

    `refers` names the table of the data set whose key the cells repeat.
    """

    name: str
    heading: str
    type: Literal["string", "number", "integer", "date"] = "string"
    about: str = ""
    refers: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the data set in the language of a page: title, what a row is, columns, rows, the columns that tell rows apart."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[object]]
    key: tuple[str, ...] = ()


def header(v: View, columns: Iterable[Column]) -> list[str]:
    """The headings in the language of the page, as printed."""
    return [plain(v.text(column.heading)) for column in columns]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark (spreadsheets ask for it), LF, no-break spaces as plain ones."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([plain(head) for head in heads])
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def cell(value: object) -> str:
    """A value as a cell of plain text; nothing for None."""
    return "" if value is None else plain(str(value))


def plain(text: str) -> str:
    """`text` without marks, soft hyphens and no-break spaces, for files that other programs read."""
    return without_marks(text).replace(SHY, "").replace(NBSP, " ")


def number(value: float | None) -> str:
    """A number with a decimal point and no more digits than it has; nothing for None."""
    return "" if value is None else f"{value:.10g}"


def typed(column: Column, value: object) -> str | int | float | None:
    """A cell as a value of its column's type; None where it is empty; ValueError where it is no number in a column of numbers."""
    text = cell(value)
    if not text:
        return None
    return int(text) if column.type == "integer" else float(text) if column.type == "number" else text
