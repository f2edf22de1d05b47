"""What the share card of a page says, where it stands, and the words that describe it to those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from monotowns import cards, classes, townpage
from monotowns.analysis import total_population
from monotowns.cache import Store
from monotowns.cards import Card, Figure
from monotowns.csvfile import plain
from monotowns.model import Observation
from monotowns.overview import groups
from monotowns.pages import regions_with_towns
from monotowns.townpage import KeyFigure
from monotowns.view import View

ORDER = (0, 1, 2, 5, 3)
"""Which of a town's key figures a card shows: the first three of these that are known."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the head of a page says of its card."""

    url: str
    alt: str
    width: int = cards.WIDTH
    height: int = cards.HEIGHT


def path(v: View) -> str:
    """The site path of the page's card: towns have their own, other pages share that of their language."""
    return f"{v.page.path}card.png" if v.page.kind == "town" else f"{v.lang}/card.png"


def tags(v: View) -> Tags:
    """The card of the page for its head."""
    card = town_card(v) if v.page.kind == "town" else language_card(v)
    said = [", ".join(part for part in (f"{item.label}: {item.value}", item.detail) if part) for item in card.figures]
    lines = [card.title, card.line, *(words for _shape, words in card.classes), *said]
    return Tags(v.frame.base.absolute(path(v)), ". ".join(line for line in lines if line) + ".")


def files(v: View, store: Store, basis: str) -> dict[str, bytes]:
    """The card that the page brings with it: a town its own, home that of its language."""
    match v.page.kind:
        case "town":
            card = town_card(v)
        case "home":
            card = language_card(v)
        case _:
            return {}
    return {path(v): cards.png(card, v.site, store, basis)}


def _address(whole: str) -> str:
    """An address as people write it: without scheme and percent signs."""
    parts = urlsplit(whole)
    return unquote(parts.netloc + parts.path).rstrip("/")


def _figure(item: KeyFigure) -> Figure:
    return Figure(plain(item.label), plain(item.value), plain(item.detail))


def town_card(v: View) -> Card:
    """The card of the page's town."""
    town = v.town
    figures = townpage.key_figures(v, town)
    known = [figures[place] for place in ORDER if figures[place].value][:3]
    sector, state = classes.sector(town), classes.state(town)
    return Card(
        title=town.names[v.lang],
        line=plain(v.say(v.site.regions[town.region].names)),
        classes=(
            (sector, plain(v.capital(v.label("sector", sector)))),
            (state, plain(v.capital(v.label(classes.state_kind(town), state)))),
        ),
        figures=tuple(map(_figure, known)),
        foot=v.site.publication.title[v.lang],
        address=_address(v.absolute()),
        town=town.slug,
    )


def language_card(v: View) -> Card:
    """The card of all other pages of a language: how many towns, people and sources."""
    towns = v.site.towns
    latest: list[Observation] = [item for town in towns if (item := classes.latest_population(town))]
    years = [item.at for item in latest if item.at]
    regions = len(regions_with_towns(v.site, v.lang))
    people = v.language.number(round(total_population(towns), -3))
    span = v.language.span(min(years), max(years)) if years else ""
    return Card(
        title=v.site.publication.title[v.lang],
        line="",
        classes=tuple(
            (item.value, plain(f"{v.capital(v.label('operation', item.value))}: {len(item.towns)}")) for item in groups(v, "state")[:3]
        ),
        figures=(
            Figure(v.text("Towns"), str(len(towns)), plain(v.plural("in {n} region", "in {n} regions", regions))),
            Figure(v.text("People together"), plain(people), plain(", ".join(filter(None, (span, v.text("latest figure of each town")))))),
            Figure(v.text("Sources"), str(len(v.site.sources)), plain(v.text("a source for every figure"))),
        ),
        foot="",
        address=_address(v.frame.base.absolute("")),
    )
