"""Two classifications of the same towns against each other: the cross-table, and how far they agree where their classes correspond."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from monotowns import classes
from monotowns.model import Site, Town

CORRESPONDING: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("activity", "state"): {"operating": "working", "partly": "partly", "closed": "closed"},
    ("production", "sector"): {"extractive": "extractive", "processing": "processing", "scientific": "science"},
}
"""(classification, other) -> class of the first: class of the other that means the same; a town in neither takes no part."""


@dataclass(frozen=True, slots=True)
class Table:
    """The towns by two classifications; rows and columns without a town are left out."""

    kind: str
    other: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Town, ...]]

    def towns(self, row: str, column: str) -> tuple[Town, ...]:
        """The towns of one cell."""
        return self.cells.get((row, column), ())


def table(site: Site, kind: str, other: str) -> Table:
    """The cross-table of two classifications, classes in the order of their definitions."""
    cells: dict[tuple[str, str], tuple[Town, ...]] = {}
    for town in site.towns:
        key = (classes.group_of(town, kind), classes.group_of(town, other))
        cells[key] = (*cells.get(key, ()), town)
    return Table(
        kind,
        other,
        tuple(value for value in classes.KNOWN[kind] if any(row == value for row, _ in cells)),
        tuple(value for value in classes.KNOWN[other] if any(column == value for _, column in cells)),
        cells,
    )


def kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Cohen's kappa of two sortings of the same things into the same classes: 1 full agreement, 0 what chance would give.

    kappa = (po - pe) / (1 - pe), po the share sorted alike, pe the share expected if both sorted by lot with their own
    frequencies: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960.
    None when both use one class only, so that nothing can be expected of chance but agreement. ValueError for unequal or no lists.
    """
    if not first or len(first) != len(second):
        raise ValueError("two sortings of the same things are needed")
    n = len(first)
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / n
    expected = sum(first.count(value) * second.count(value) for value in set(first)) / n**2
    return None if expected == 1 else (seen - expected) / (1 - expected)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two classifications agree over the towns that both sort."""

    kind: str
    other: str
    alike: tuple[Town, ...]
    unlike: tuple[Town, ...]
    kappa: float | None

    @property
    def compared(self) -> int:
        """How many towns both sort."""
        return len(self.alike) + len(self.unlike)

    @property
    def share(self) -> float:
        """Per cent of these towns sorted alike."""
        return 100 * len(self.alike) / self.compared


def agreement(site: Site, kind: str, other: str) -> Agreement | None:
    """The agreement of two classifications whose classes correspond; None where no town is in both. KeyError for others."""
    same = CORRESPONDING[kind, other]
    rows = [
        (town, same[classes.group_of(town, kind)], classes.group_of(town, other))
        for town in site.towns
        if classes.group_of(town, kind) in same and classes.group_of(town, other) != "unknown"
    ]
    if not rows:
        return None
    return Agreement(
        kind,
        other,
        tuple(town for town, a, b in rows if a == b),
        tuple(town for town, a, b in rows if a != b),
        kappa([a for _, a, _ in rows], [b for _, _, b in rows]),
    )
