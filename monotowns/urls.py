"""The one maker of addresses: routes to paths, paths to relative links, absolute addresses from the base."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from monotowns.model import LANGUAGES


def page_path(lang: str, route: str) -> str:
    """The site path of a page's directory: en/towns/rudny/ ; the home page is en/ ."""
    return f"{lang}/{route}/" if route else f"{lang}/"


def output_file(path: str) -> str:
    """The file that serves a site path: a directory is served by its index.html."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def other_language(path: str, lang: str) -> str:
    """The path of the same page in another language; ValueError where it stands under none."""
    first, _, rest = path.partition("/")
    if first not in LANGUAGES:
        raise ValueError(f"{path} belongs to no language")
    return f"{lang}/{rest}"


def relative(source: str, target: str) -> str:
    """The link from the page at `source` to `target`, both site paths; the target may carry a #fragment."""
    path, mark, fragment = target.partition("#")
    start = source if source.endswith("/") or not source else posixpath.dirname(source) + "/"
    link = posixpath.relpath("/" + path, "/" + start)
    if path.endswith("/") or not path:
        link = "./" if link == "." else link + "/"
    if mark and path == source:
        link = ""
    return link + mark + fragment


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site will stand, e.g. https://name.github.io/monotowns/ ; ValueError when it is not such an address."""

    url: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise ValueError(f"'{self.url}' is not an address such as https://name.github.io/monotowns/")

    @property
    def root(self) -> str:
        """The path under which the site stands, with slashes at both ends: / or /monotowns/ ."""
        path = urlsplit(self.url).path.strip("/")
        return f"/{path}/" if path else "/"

    def absolute(self, path: str) -> str:
        """The full address of a site path, percent-encoded."""
        return self.url.rstrip("/") + "/" + quote(path, safe="/#")

    def rooted(self, path: str) -> str:
        """The address of a site path from the host's root, for the 404 page, which is served at any depth."""
        return self.root + path
