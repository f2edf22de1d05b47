"""The codebook of the content analysis: the word and the one-sentence definition of every code, marked for the catalogs.

The sets are closed (`programme.py`). An instrument stays in the book even where no text uses it: its absence is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping

from monotowns.language import N_

INSTRUMENTS: Mapping[str, str] = {
    "infrastructure": N_("infrastructure"),
    "social": N_("social services"),
    "credit": N_("cheap loans"),
    "grants": N_("grants"),
    "business": N_("support of business, means not stated"),
    "training": N_("training"),
    "mobility": N_("help to move for work"),
    "anchor-projects": N_("anchor projects"),
    "industrial-zones": N_("industrial zones"),
    "sez": N_("special economic zones"),
    "off-take": N_("off-take contracts"),
    "town-plans": N_("plans for single towns"),
    "management": N_("grading, lists, supervision"),
}
"""In the order in which tables and charts show them where nothing else orders them."""

DEFINITIONS: Mapping[str, str] = {
    "infrastructure": N_("Utility networks, roads, housing or public spaces are built or repaired."),
    "social": N_("Schools, clinics, sports facilities or other public services are built, repaired or equipped."),
    "credit": N_("Businesses or residents get loans on easier terms: a lower rate, a part of the interest paid, microcredit, a guarantee."),
    "grants": N_("Businesses are given money that need not be paid back."),
    "business": N_("Small and medium business is to be supported, but the text does not say by what means."),
    "training": N_("People are taught a trade or how to run a business."),
    "mobility": N_("People are helped to move to a place with work, or their resettlement is planned."),
    "anchor-projects": N_("Large projects are to give a town other work; the text itself must call them anchor projects."),
    "industrial-zones": N_("Sites with networks are made ready for new factories; the text itself must call them industrial zones."),
    "sez": N_("A zone with a legal and tax regime of its own is set up or used."),
    "off-take": N_("A large buyer undertakes to buy from local makers for some time ahead."),
    "town-plans": N_("A comprehensive plan or a master plan is drawn up for a single town."),
    "management": N_("Towns are graded or sorted, their list is changed, or officials are supervised."),
}

STAGES: Mapping[str, str] = {
    "planned": N_("planned"),
    "allotted": N_("allotted"),
    "agreed": N_("agreed by contract"),
    "spent": N_("spent"),
    "not-stated": N_("stage not stated"),
}
"""How far a sum had got when the source named it."""

PAYERS: Mapping[str, str] = {
    "national": N_("national budget"),
    "local": N_("local budgets"),
    "state": N_("state budgets"),
    "other": N_("outside the budgets"),
    "all": N_("budgets and other sources"),
    "not-stated": N_("payer not stated"),
}

READINGS: Mapping[str, str] = {
    "whole": N_("the document was read"),
    "part": N_("the document was read in part"),
    "reports": N_("known only through reports"),
}

RESULT_KINDS: Mapping[str, str] = {
    "plan": N_("plan or terms"),
    "work": N_("work under way"),
    "outcome": N_("outcome"),
    "background": N_("background"),
}

SPEAKERS: Mapping[str, str] = {
    "government": N_("the Government or a state body"),
    "president": N_("the President"),
    "press": N_("the press"),
    "not-stated": N_("speaker not named"),
}
USUAL_TELLER = "government"
"""Who tells most results; the page of the register says it once for all of them."""
TELLERS: Mapping[str, str] = {
    "president": N_("as told by the President"),
    "press": N_("as told by the press"),
    "not-stated": N_("speaker not named"),
}
"""The other speakers as a phrase behind the kind of what is told."""
