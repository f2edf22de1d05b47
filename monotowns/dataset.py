"""The whole data set: its tables, the same for the CSV files, the workbook and the Data Package, and every file the data page offers."""

from __future__ import annotations

from monotowns import codingfiles, datapackage, figuretables, geojson, records, towntables, workbook
from monotowns.csvfile import Table
from monotowns.downloads import File
from monotowns.view import View


def tables(v: View) -> tuple[Table, ...]:
    """Every table in the language of the page; titles are short, for they name the sheets of the workbook too."""
    one = ("id",)
    return (
        Table("towns", v.text("Towns"), v.text("A row is a town: names in three languages, codes, place, groups and the latest count of people."), towntables.TOWNS, towntables.town_rows(v), one),
        Table("figures", v.text("Figures of the towns"), v.text("A row is one figure of a town or an enterprise, with unit, date, scope, kind and source."), figuretables.FIGURES, figuretables.all_rows(v)),
        Table("national", v.text("Figures for the country"), v.text("A row is one figure for all monotowns or for Kazakhstan, with unit, date, scope, kind and source."), figuretables.FIGURES, figuretables.national_rows(v)),
        Table("indicators", v.text("Values of indicators"), v.text("A row is the value of one indicator for one town, as its page ranks them."), figuretables.INDICATORS, figuretables.indicator_rows(v), ("indicator_id", "town_id")),
        Table("definitions", v.text("Definitions of indicators"), v.text("A row is an indicator: what it measures, how, and in which unit."), towntables.DEFINITIONS, towntables.definition_rows(v), one),
        Table("enterprises", v.text("Enterprises"), v.text("A row is an enterprise: town, role, sector, owner, state and sources."), towntables.ENTERPRISES, towntables.enterprise_rows(v), ("town_id", "id")),
        Table("programmes", v.text("Programmes"), v.text("A row is a state programme, plan or decision on monotowns."), codingfiles.REGISTER, codingfiles.register(v), one),
        Table("instruments", v.text("Instruments of programmes"), v.text("A row is one instrument of one programme, with the words of the source."), codingfiles.ASSIGNMENTS, codingfiles.assignments(v), ("id", "code")),
        Table("sums", v.text("Sums of programmes"), v.text("A row is a sum named for a programme, with stage and payer."), codingfiles.SUMS, codingfiles.sums(v)),
        Table("results", v.text("Results of programmes"), v.text("A row is a statement on what came of a programme."), codingfiles.STATEMENTS, codingfiles.statements(v)),
        Table("town-programmes", v.text("Programmes in towns"), v.text("A row is what a programme planned or did in a town."), codingfiles.TOWNS, codingfiles.towns(v)),
        Table("sources", v.text("Sources"), v.text("A row is a source: title, publisher, address, language, date and quality class."), figuretables.REGISTER, figuretables.register_rows(v), one),
    )  # fmt: skip


def files(v: View) -> dict[str, File]:
    """What the data page offers, by path: the whole set in one file first, then what it is made of."""
    start = f"{v.lang}/data/"
    whole = tables(v)
    parts = {
        f"{table.name}.csv": File(figuretables.csv(v, table.columns, table.rows), table.title, "CSV", table.about, len(table.rows))
        for table in whole
    }
    parts["towns.json"] = File(
        records.as_json([records.town_record(v, town) for town in v.alphabetical()]),
        v.text("Records of the towns"),
        "JSON",
        v.text("Everything about each town in one tree: figures, enterprises, milestones and sources."),
    )
    parts["indicators.json"] = File(
        records.as_json(records.indicator_index(v)),
        v.text("Index of indicators"),
        "JSON",
        v.text("Each indicator with definition, method and the values of all towns."),
    )
    parts["towns.geojson"] = File(
        geojson.towns(towntables.TOWNS, whole[0].rows, {"licence": records.LICENCE, "attribution": v.site.publication.map_credit[v.lang]}),
        v.text("Towns on the map"),
        "GeoJSON",
        v.text("A point for each town with the columns of the table of towns, for geographic programs."),
    )
    parts["datapackage.json"] = File(
        datapackage.descriptor(v, whole, parts),
        v.text("Description of the files"),
        "Data Package",
        v.text("Names, types and meaning of all columns, size and checksum of each file, licence; for programs."),
    )
    return {
        f"{start}monotowns-{v.lang}.xlsx": File(
            workbook.book(v, whole),
            v.text("All tables as a workbook"),
            "XLSX",
            v.text("A sheet for each table, with numbers as numbers; the first sheet tells version and licence."),
        ),
        f"{start}monotowns-{v.lang}.zip": File(
            datapackage.archive(v, parts),
            v.text("All files in an archive"),
            "ZIP",
            v.text("The tables, records, map and description below, with a text on how to use them and the licence."),
        ),
        **{start + name: file for name, file in parts.items()},
    }
