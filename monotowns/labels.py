"""Words for the closed sets of the model (scopes, kinds, states, grades …), marked for the catalogs."""

from __future__ import annotations

from collections.abc import Mapping

from monotowns.language import N_

SCOPES: Mapping[str, str] = {
    "town": N_("town"),
    "administration": N_("city administration"),
    "district": N_("district"),
    "region": N_("region"),
    "settlement": N_("settlement"),
    "enterprise": N_("enterprise"),
    "unclear": N_("scope not stated"),
    "towns-27": N_("27 monotowns"),
    "towns-20": N_("20 monotowns"),
    "country": N_("country"),
}

KINDS: Mapping[str, str] = {
    "census": N_("census"),
    "estimate": N_("estimate"),
    "estimate-before-census": N_("estimate made before the 2021 census"),
    "rounded": N_("rounded figure"),
    "report": N_("reported figure"),
    "plan": N_("plan"),
    "projection": N_("projection"),
    "unclear": N_("kind not stated"),
}

STATES: Mapping[str, str] = {
    "working": N_("backbone enterprise working"),
    "partly": N_("backbone enterprise working in part"),
    "closed": N_("backbone enterprise closed"),
    "unknown": N_("state of the backbone enterprise unknown"),
}
LARGEST_STATES: Mapping[str, str] = {
    "working": N_("largest enterprise working"),
    "partly": N_("largest enterprise working in part"),
    "closed": N_("largest enterprise closed"),
    "unknown": N_("state of the largest enterprise not known"),
}
"""The same of a town whose largest enterprise no source calls backbone."""

OPERATIONS: Mapping[str, str] = {
    "working": N_("working"),
    "partly": N_("working in part"),
    "closed": N_("closed"),
    "unknown": N_("not known"),
}

SECTORS: Mapping[str, str] = {
    "extractive": N_("extractive"),
    "processing": N_("processing"),
    "energy": N_("energy"),
    "science": N_("science"),
    "other": N_("other"),
}

ROLES: Mapping[str, str] = {
    "backbone": N_("backbone enterprise"),
    "largest": N_("largest employer found"),
    "other": N_("other enterprise"),
}

ARTICLE_ACTIVITY: Mapping[str, str] = {
    "operating": N_("fully operating"),
    "partly": N_("partly operating"),
    "closed": N_("shut down"),
}

ARTICLE_PRODUCTION: Mapping[str, str] = {
    "extractive": N_("extractive"),
    "processing": N_("processing"),
    "scientific": N_("scientific"),
    "not-stated": N_("kind of production not stated"),
}

LISTINGS: Mapping[str, str] = {
    "counted": N_("named among the 20 counted since 2024"),
    "press": N_("called a monotown in the press"),
    "left": N_("left the list"),
    "not-established": N_("place on the list not established"),
}

LISTED: Mapping[str, str] = {
    "counted": N_("named"),
    "press": N_("only in the press"),
    "left": N_("left the list"),
    "not-established": N_("not established"),
}
"""The same in a cell of the table under the header “Among the 20 counted since 2024”."""

POTENTIALS: Mapping[str, str] = {
    "high": N_("high potential (2013)"),
    "medium": N_("medium potential (2013)"),
    "low": N_("low potential (2013)"),
    "not-found": N_("potential of 2013 not found"),
}

OUTLOOKS: Mapping[str, str] = {
    "stagnating": N_("called stagnating (2025)"),
    "not-found": N_("group of 2025 not found"),
}

SIZES: Mapping[str, str] = {
    "over-100000": N_("over 100,000 people"),
    "50000-100000": N_("50,000 to 100,000 people"),
    "under-50000": N_("under 50,000 people"),
    "unknown": N_("no data"),
}

VERDICTS: Mapping[str, str] = {
    "right": N_("right"),
    "half-right": N_("half right"),
    "wrong": N_("wrong"),
    "outdated": N_("outdated"),
    "not-settled": N_("not settled"),
    "not-found": N_("not found"),
}

CLAIM_GROUPS: Mapping[str, str] = {
    "counts": N_("Counts and definition"),
    "towns": N_("Towns"),
    "groups": N_("Groups"),
    "policy": N_("Policy and sources"),
}

BOUNDS: Mapping[str, str] = {
    "about": N_("about"),
    "over": N_("over"),
    "under": N_("under"),
    "almost": N_("almost"),
}
"""How a value is meant that is not exact, as a word of its own; see `language.BOUNDS` for the word with the value."""

STAND_INS: Mapping[str, str] = {
    "en": N_("the text in English"),
    "ru": N_("the text in Russian"),
    "kk": N_("the text in Kazakh"),
}

GRADES: Mapping[str, str] = {
    "A": N_("A: act, official statistics, speech or report of the President or the Government"),
    "B": N_("B: public body or company in its own field, scholarly paper, open geodata, our own calculation"),
    "C": N_("C: press"),
    "D": N_("D: encyclopedia, compilation, or copy whose original was not found or checked"),
}

SOURCE_KINDS: Mapping[str, str] = {
    "law": N_("act"),
    "statistics": N_("statistics"),
    "government": N_("government page"),
    "speech": N_("text of a speech"),
    "akimat": N_("page of a local body or institution"),
    "enterprise": N_("page of a company or organisation"),
    "paper": N_("paper"),
    "news": N_("news"),
    "encyclopedia": N_("encyclopedia or compilation"),
    "geodata": N_("geodata"),
    "own": N_("own calculation"),
}

PROGRAMME_KINDS: Mapping[str, str] = {
    "programme": N_("programme"),
    "plan": N_("state plan"),
    "decision": N_("decision"),
    "project": N_("project"),
}

TERM_GROUPS: Mapping[str, str] = {
    "policy": N_("Policy"),
    "town": N_("Towns"),
    "population": N_("Population"),
    "labour": N_("Labour"),
    "industry": N_("Industry"),
    "economy": N_("Economy"),
    "territory": N_("Territory"),
    "statistics": N_("Statistics"),
}

SHAPES: Mapping[str, str] = {
    "working": "M6 1a5 5 0 1 0 .01 0z",
    "operating": "M6 1a5 5 0 1 0 .01 0z",
    "partly": "M6 1a5 5 0 1 0 .01 0zM6 2.4v7.2a3.6 3.6 0 0 0 0-7.2z",
    "closed": "M6 1a5 5 0 1 0 .01 0zM6 2.6a3.4 3.4 0 1 1-.01 0z",
    "unknown": "M1 5h10v2H1z",
    "extractive": "M6 1l5 10H1z",
    "processing": "M1.5 1.5h9v9h-9z",
    "energy": "M6 11L1 1h10z",
    "science": "M6 .5L11.5 6 6 11.5.5 6z",
    "scientific": "M6 .5L11.5 6 6 11.5.5 6z",
    "other": "M2 5h8v2H2z",
}
"""Paths in a 12 x 12 box: a class is always a shape and a word as well as a colour (filled by the even-odd rule)."""
