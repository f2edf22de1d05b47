"""The tables of the data set over the real records: headings, keys, references, types, titles fit for the sheets of a workbook."""

from __future__ import annotations

import pytest

from monotowns import dataset
from monotowns.csvfile import Column, cell, header, plain, typed
from monotowns.model import LANGUAGES
from tests.unit.test_instruments import site, view


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_of_a_table_differ_and_titles_name_sheets(lang: str) -> None:
    tables = dataset.tables(view(lang))
    assert len({table.title.lower() for table in tables}) == len(tables)
    assert all(len(plain(table.title)) <= 31 for table in tables)
    for table in tables:
        heads = [words.lower() for words in header(view(lang), table.columns)]
        assert len(set(heads)) == len(heads), table.name
        assert len({column.name for column in table.columns}) == len(heads), table.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cells_are_of_their_type_keys_tell_rows_apart_references_lead_to_rows(lang: str) -> None:
    tables = {table.name: table for table in dataset.tables(view(lang))}
    cells = {
        table.name: {column.name: [typed(column, row[index]) for row in table.rows] for index, column in enumerate(table.columns)}
        for table in tables.values()
    }
    for table in tables.values():
        if table.key:
            keys = list(zip(*(cells[table.name][name] for name in table.key), strict=True))
            assert len(set(keys)) == len(keys) and all(None not in key for key in keys), table.name
        for column in table.columns:
            if column.refers:
                target = tables[column.refers]
                assert set(cells[table.name][column.name]) - {None} <= set(cells[target.name][target.key[0]]), (table.name, column.name)


def test_the_tables_hold_every_record() -> None:
    rows = {table.name: len(table.rows) for table in dataset.tables(view("en"))}
    towns = site().towns
    assert rows["towns"] == len(towns) == 27
    figures = sum(len(town.population) + len(town.indicators) + sum(len(item.figures) for item in town.enterprises) for town in towns)
    assert rows["figures"] == figures
    assert rows["enterprises"] == sum(len(town.enterprises) for town in towns)
    names = ("national", "programmes", "definitions", "sources")
    assert [rows[name] for name in names] == [len(site().national), len(site().programmes), len(site().indicators), len(site().sources)]


def test_a_value_of_a_column_of_numbers_must_be_one() -> None:
    year, share, words = Column("year", "Year", "integer"), Column("share", "Share", "number"), Column("note", "Note")
    assert [typed(year, "2021"), typed(share, "12.5"), typed(words, 7), typed(share, ""), typed(words, None)] == [
        2021,
        12.5,
        "7",
        None,
        None,
    ]
    assert cell("5\u00a0km\ue000own-data\ue001") == "5 km"
    for column, value in ((year, "2021.5"), (share, "about 5")):
        with pytest.raises(ValueError):
            typed(column, value)
