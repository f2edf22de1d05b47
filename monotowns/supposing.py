"""The slider of the dependence page: what its script needs to write losses as the page's language does (see static/dependence.js)."""

from __future__ import annotations

from monotowns.dependence import SHARES, Fall
from monotowns.view import View

BEGIN = 30
"""The fall the slider begins with, in per cent: one that the table beside it does not have."""


def decimal(v: View) -> str:
    """The decimal sign of the page's language."""
    return v.language.number(0, 1).strip("0")


def percent(v: View) -> str:
    """How a percentage is written, with {n} for the number."""
    return v.language.percent(0).replace("0", "{n}")


def loss(v: View, fall: Fall) -> str:
    """How a loss is written, with {n} for the number: over or under a part where the share itself is."""
    return v.quantity(0, "percent", fall.share.bound).replace("0", "{n}")


def named(v: View, fall: Fall) -> str:
    """Whose loss it is, and of what: Balkhash (output)."""
    what = v.text("output") if fall.share.indicator == SHARES[0] else v.text("jobs")
    return v.text("{town} ({what})", town=v.say(fall.town.names), what=what)
