"""The three findings of the home page: each a sentence made from the data, a small chart of it, and the page that tells more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monotowns import classes
from monotowns.analysis import total_population
from monotowns.charts import PHONE
from monotowns.figures import OWN
from monotowns.overview import by_population
from monotowns.townpage import results
from monotowns.view import View

if TYPE_CHECKING:
    from monotowns.charts import Drawing

CHANGE = "change-since-1999"
SHARE = "share-of-monotowns"


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence that the data make true, the words under it, the route of the page behind it, and how its chart is drawn."""

    id: str
    title: str
    note: str
    route: str
    sources: tuple[str, ...]
    desc: str
    draw: Callable[[], Drawing]


def headlines(v: View) -> tuple[Headline, ...]:
    """Those of the three that the data allow."""
    return tuple(item for item in (_decline(v), _work(v), _half(v)) if item)


def _decline(v: View) -> Headline | None:
    """How many towns have fewer people than at the census of 1999, among those where the two counts compare."""
    rows = results(v.site, CHANGE)
    if len(rows) < 4:
        return None
    fewer, lowest = sum(row.value < 0 for row in rows), rows[-1]
    name = v.say(v.site.town(lowest.slug).names)

    def percent(value: float) -> str:
        return v.language.percent(value, 1, signed=True)

    def draw() -> Drawing:
        from monotowns.charts import strips

        return strips.strip([(row.slug, row.value) for row in rows], lowest.slug, name=name, fmt=percent, width=PHONE, desc=desc)

    title = v.plural(
        "{n} of {total} towns has fewer people than in 1999", "{n} of {total} towns have fewer people than in 1999", fewer, total=len(rows)
    )
    desc = v.text(
        "Towns as dots by change of population, from {low} in {town} to {high}.",
        low=percent(lowest.value),
        town=name,
        high=percent(rows[0].value),
    )
    note = v.text("Change since the 1999 census; only towns with comparable counts.")
    return Headline("decline", title, note, f"indicators/{CHANGE}", tuple(dict.fromkeys((OWN, *lowest.sources))), desc, draw)


def _work(v: View) -> Headline:
    """In how many towns the main enterprises work in full, in part, or not at all."""
    towns = v.site.towns
    sizes = {value: sum(classes.state(town) == value for town in towns) for value in classes.KNOWN["state"]}
    parts = [(value, v.label("operation", value), count) for value, count in sizes.items() if count]

    def draw() -> Drawing:
        from monotowns.charts import bars

        shown = [bars.Part(words, count, str(count), value if value in classes.STATES else "") for value, words, count in parts]
        return bars.composition(shown, width=PHONE, desc=desc)

    title = v.plural(
        "The backbone enterprise works in {n} of {total} towns",
        "The backbone enterprises work in {n} of {total} towns",
        sizes["working"],
        total=len(towns),
    )
    desc = v.language.listing([f"{words}: {count}" for _value, words, count in parts])
    note = v.text("Towns by the state of their backbone enterprises, by our rule.")
    return Headline("work", title, note, "classification#own", (OWN,), desc, draw)


def largest_half(sizes: list[float]) -> int:
    """How many of the numbers, given from the largest, make up half of their sum or more."""
    total, passed = sum(sizes), 0.0
    for count, size in enumerate(sizes, start=1):
        passed += size
        if 2 * passed >= total:
            return count
    return len(sizes)


def _half(v: View) -> Headline | None:
    """How few towns hold half of the residents, each town by its latest figure."""
    towns = [town for town in by_population(v) if classes.latest_population(town)]
    if len(towns) < 4:
        return None
    count = largest_half([total_population([town]) for town in towns])
    share = 100 * total_population(towns[:count]) / total_population(towns)
    shares = (v.language.percent(share, 0), v.language.percent(100 - round(share), 0))
    words = (
        v.plural("the largest town", "the {n} largest towns", count),
        v.plural("the other town", "the other {n} towns", len(towns) - count),
    )

    def draw() -> Drawing:
        from monotowns.charts import bars

        shown = [bars.Part(words[0], share, shares[0], "working"), bars.Part(words[1], 100 - share, shares[1])]
        return bars.composition(shown, width=PHONE, desc=desc)

    title = v.plural(
        "The largest town has {percent} of all residents", "The {n} largest towns have {percent} of all residents", count, percent=shares[0]
    )
    desc = v.language.listing([f"{word}: {part}" for word, part in zip(words, shares, strict=True)])
    note = v.text("Residents of all towns together, each town by its latest figure.")
    return Headline("half", title, note, f"indicators/{SHARE}", (OWN,), desc, draw)
