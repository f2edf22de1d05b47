"""The report of an error: the text a reader sends, and the address of the form with that text filled in."""

from __future__ import annotations

from urllib.parse import urlencode

from monotowns.view import View


def report_text(v: View, part: str = "") -> str:
    """What a report should say, with the page's address and, where one is meant, the id of the chart or table filled in."""
    address = v.absolute() + (f"#{part}" if part else "")
    lines = (
        v.language.text("Page: {address}", address=address),
        v.language.text("Version of the data: {version}", version=v.site.publication.version),
        v.language.text("Figure or sentence:"),
        v.language.text("What is wrong:"),
        v.language.text("Where the right value is published:"),
    )
    return "\n".join(lines)


def report_address(v: View, part: str = "") -> str | None:
    """The form in the repository, filled in; None where the build knows of no repository."""
    if not v.frame.repository:
        return None
    title = v.page.path + (f"#{part}" if part else "")
    return f"{v.frame.repository.rstrip('/')}/issues/new?{urlencode({'title': title, 'body': report_text(v, part)})}"
