"""How to cite a page: in words, by GOST R 7.0.5-2008, as BibTeX, RIS and CSL-JSON, and as the meta tags that reference managers read."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from monotowns.view import View

KINDS: Final = ("town", "indicator", "data")
"""The pages that offer files for reference managers."""
FORMATS: Final = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""Ending of the file -> name of the format."""
_NAMES: Final = {"en": "english", "ru": "russian", "kk": "kazakh"}
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_NEEDS_ESCAPE = re.compile(r"[\\{}&%$#_~^]")


@dataclass(frozen=True)
class Reference:
    """What a citation names, in the language of the page."""

    key: str
    title: str
    site: str
    author: str
    version: str
    date: dt.date
    url: str
    lang: str
    dataset: bool

    @property
    def bibtex(self) -> str:
        """A BibTeX entry; braces round the title keep its capitals, and the author is one name, not first and last."""
        rows = {
            "author": f"{{{bibtex_text(self.author)}}}",
            "title": f"{{{bibtex_text(self.title)}}}",
            "howpublished": bibtex_text(self.site),
            "year": str(self.date.year),
            "month": _MONTHS[self.date.month - 1],
            "version": bibtex_text(self.version),
            "url": self.url,
            "language": _NAMES[self.lang],
        }
        lines = [f"  {name:<12} = {value if name == 'month' else f'{{{value}}}'}" for name, value in rows.items()]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    @property
    def ris(self) -> str:
        """A RIS record, its lines ended as that format asks."""
        rows = (
            ("TY", "DATA" if self.dataset else "ELEC"),
            ("ID", self.key),
            ("AU", f"{self.author},"),
            ("TI", self.title),
            ("T2", self.site),
            ("PB", self.author),
            ("PY", str(self.date.year)),
            ("DA", f"{self.date:%Y/%m/%d}"),
            ("ET", self.version),
            ("LA", self.lang),
            ("UR", self.url),
            ("ER", ""),
        )
        return "".join(f"{tag}  - {value}\r\n" for tag, value in rows)

    @property
    def csl(self) -> str:
        """A CSL-JSON list of one item."""
        item = {
            "id": self.key,
            "type": "dataset" if self.dataset else "webpage",
            "title": self.title,
            "container-title": self.site,
            "author": [{"literal": self.author}],
            "publisher": self.author,
            "issued": {"date-parts": [[self.date.year, self.date.month, self.date.day]]},
            "version": self.version,
            "language": self.lang,
            "URL": self.url,
        }
        return json.dumps([item], ensure_ascii=False, indent=1) + "\n"

    @cached_property
    def meta(self) -> tuple[tuple[str, str], ...]:
        """(name, content) of the `citation_*` tags in the head of the page."""
        return (
            ("citation_title", self.title),
            ("citation_author", self.author),
            ("citation_publication_date", f"{self.date:%Y/%m/%d}"),
            ("citation_language", self.lang),
            ("citation_public_url", self.url),
        )


def bibtex_text(text: str) -> str:
    """`text` with the characters that mean something to TeX written so that they are printed."""
    return _NEEDS_ESCAPE.sub(lambda match: _SPECIAL[match[0]], text)


def reference(v: View) -> Reference:
    """What a citation of the page names."""
    publication, page = v.site.publication, v.page
    return Reference(
        key="-".join(part for part in ("monotowns", page.route.replace("/", "-"), page.lang) if part),
        title=v.capital(page.title) if page.route else publication.title[v.lang],
        site=publication.title[v.lang],
        author=publication.publisher[v.lang],
        version=publication.version,
        date=publication.date,
        url=v.absolute(),
        lang=v.lang,
        dataset=page.kind in ("indicator", "data"),
    )


def citation(v: View) -> str:
    """How to cite the page, in its language."""
    item = reference(v)
    return v.text(
        "“{title}”. {site}. Version {version}, {date}. {url}",
        title=item.title,
        site=item.site,
        version=item.version,
        date=v.language.date(item.date),
        url=item.url,
    )


def gost(v: View) -> str:
    """A reference by GOST R 7.0.5-2008 to a part of an electronic resource; the day of reading is left for the reader to fill in."""
    item = reference(v)
    return v.text(
        "{title} // {site}: website. Version {version}. {year}. URL: {url} (accessed: DD.MM.YYYY).",
        title=item.title,
        site=item.site,
        version=item.version,
        year=item.date.year,
        url=item.url,
    )


def files(v: View) -> dict[str, bytes]:
    """Path -> content of the page's files for reference managers; none where the page offers none."""
    if v.page.kind not in KINDS:
        return {}
    item, start = reference(v), f"{v.page.path}{v.page.route.rpartition('/')[2]}"
    bodies = {"bib": item.bibtex, "ris": item.ris, "csl.json": item.csl}
    return {f"{start}.{ending}": body.encode() for ending, body in bodies.items()}


def offered(v: View) -> list[tuple[str, str]]:
    """(path, name of the format) of those files."""
    return [(path, FORMATS[path.rpartition("/")[2].partition(".")[2]]) for path in files(v)]
