"""Files for search engines and feed readers: sitemap, Atom feeds of corrections, robots.txt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.sax.saxutils import escape

from monotowns.csvfile import plain
from monotowns.language import SWITCH_ORDER
from monotowns.pages import Page
from monotowns.view import Frame, View


def sitemap(frame: Frame, modified: Mapping[tuple[str, str], str]) -> bytes:
    """All pages with their language versions; the dates are those of the texts and data, never of the build."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in frame.pages.values():
        versions = [(lang, frame.base.absolute(frame.pages[lang, page.route].path)) for lang in SWITCH_ORDER]
        default = frame.base.absolute("") if not page.route else dict(versions)["en"]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(url)}"/>' for lang, url in [*versions, ("x-default", default)]
        )
        lines.append(
            f"<url><loc>{escape(frame.base.absolute(page.path))}</loc><lastmod>{modified[page.lang, page.route]}</lastmod>{links}</url>"
        )
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def feed(v: View) -> bytes:
    """The Atom feed of corrections in one language."""
    publication = v.site.publication
    home = v.frame.base.absolute(f"{v.lang}/")
    page = v.frame.base.absolute(f"{v.lang}/corrections/")
    newest = max([item.date for item in publication.corrections], default=publication.date)
    entries = [
        f"<entry><id>{escape(page)}#{item.id}</id><title>{escape(plain(item.what[v.lang]))}</title><updated>{_instant(item.date)}</updated>"
        f'<link href="{escape(page)}#{item.id}"/><summary>{escape(" → ".join(part[v.lang] for part in (item.old, item.new) if part) or item.what[v.lang])}</summary></entry>'
        for item in publication.corrections
    ]
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{v.lang}"><id>{escape(home)}</id>'
        f"<title>{escape(publication.title[v.lang])}: {escape(v.text('Corrections and updates'))}</title><updated>{_instant(newest)}</updated>"
        f'<link rel="self" href="{escape(v.frame.base.absolute(f"{v.lang}/feed.xml"))}"/><link href="{escape(home)}"/>'
        f"<author><name>{escape(publication.publisher[v.lang])}</name></author>\n" + "\n".join(entries) + "\n</feed>\n"
    )
    return text.encode()


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def robots(frame: Frame) -> bytes:
    """Everything may be read; the sitemap is named."""
    return f"User-agent: *\nAllow: /\nSitemap: {frame.base.absolute('sitemap.xml')}\n".encode()


def last_change(frame: Frame, page: Page) -> str:
    """The ISO day a page's text or data last changed."""
    days = [frame.site.publication.date.isoformat() if not page.prose else ""]
    days.extend(frame.texts[page.lang, name].revised for name in page.prose)
    if page.kind == "town":
        days.append(frame.site.town(page.subject).checked.isoformat())
    return max(days)
