"""The data set as one XLSX workbook: a sheet on version and licence, then a sheet for each table, headings in the page's language."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from monotowns.csvfile import Table, header, plain, typed
from monotowns.records import LICENCE_NAME, LICENCE_URL
from monotowns.view import View

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NARROW, _FIRST, _WIDE = 8, 28, 48
"""Least width of a column, greatest width of the first one, which stays in sight, and of the others, in letters."""
_PAPER_A4 = 9


def book(v: View, tables: Iterable[Table]) -> bytes:
    """The workbook; its only date is that of the publication, so that the same data give the same bytes."""
    from xlsxwriter import Workbook  # late: a build that changes no data needs no workbook

    tables = tuple(tables)
    publication, buffer = v.site.publication, io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as made:
        made.set_properties(
            {
                "title": publication.title[v.lang],
                "author": publication.publisher[v.lang],
                "comments": f"{LICENCE_NAME}, {LICENCE_URL}",
                "created": dt.datetime.combine(publication.date, dt.time()),
            }
        )
        bold = made.add_format({"bold": True})
        head = made.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        _about(v, made, tables, bold)
        for table in tables:
            _sheet(v, made.add_worksheet(plain(table.title)), table, head)
    return buffer.getvalue()


def _about(v: View, made: Workbook, tables: Sequence[Table], bold: Format) -> None:
    """The first sheet: what the workbook is, from which version, under which licence, and what its sheets hold."""
    publication = v.site.publication
    sheet = made.add_worksheet(plain(v.text("About the data")))
    rows = (
        (v.text("Title"), publication.title[v.lang]),
        (v.text("Version"), publication.version),
        (v.text("Date"), publication.date.isoformat()),
        (v.text("Publisher"), publication.publisher[v.lang]),
        (v.text("Licence"), f"{LICENCE_NAME}, {LICENCE_URL}"),
        (v.text("Address"), v.absolute()),
        ("", publication.map_credit[v.lang]),
    )
    for number, (name, words) in enumerate(rows):
        sheet.write_string(number, 0, plain(name), bold)
        sheet.write_string(number, 1, plain(words))
    for number, table in enumerate(tables, len(rows) + 1):
        sheet.write_url(number, 0, f"internal:'{plain(table.title)}'!A1", string=plain(table.title))
        sheet.write_string(number, 1, plain(table.about))
    sheet.set_column(0, 0, max(len(plain(table.title)) for table in tables) + 2)
    sheet.set_column(1, 1, 90)


def _sheet(v: View, sheet: Worksheet, table: Table, head: Format) -> None:
    """A table with its headings in a row that stays in sight, columns as wide as their cells ask within bounds."""
    widths = []
    for index, words in enumerate(header(v, table.columns)):
        sheet.write_string(0, index, words, head)
        widths.append(max(_NARROW, *(len(word) + 2 for word in words.split())))
    for place, row in enumerate(table.rows, 1):
        for index, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            found = typed(column, value)
            if isinstance(found, str):
                sheet.write_string(place, index, found)
            elif found is not None:
                sheet.write_number(place, index, found)
            else:
                continue
            widths[index] = max(widths[index], min(_WIDE if index else _FIRST, len(str(found)) + 1))
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
