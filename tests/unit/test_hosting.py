"""The answers of the server that stands for the host: kinds, compression, caching, what is not there."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path
from typing import Any, cast

import pytest
from hypercorn.typing import ASGIReceiveEvent, ASGISendEvent, Scope

from tools.hosting import application

PAGE, LOST, FONT = "<title>Кентау</title>" * 50, "<title>404</title>", bytes(range(256)) * 4


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "kk").mkdir(parents=True)
    (folder / "kk" / "index.html").write_text(PAGE, "utf-8")
    (folder / "404.html").write_text(LOST, "utf-8")
    (folder / "text.woff2").write_bytes(FONT)
    (folder / "towns.xlsx").write_bytes(FONT)
    (tmp_path / "secret.txt").write_text("not of the site", "utf-8")
    return folder


def ask(site: Path, path: str, accepts: str = "gzip, deflate, br, zstd") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    sent: list[dict[str, Any]] = []

    async def receive() -> ASGIReceiveEvent:
        raise AssertionError("the request has no body")

    async def send(event: ASGISendEvent) -> None:
        sent.append(cast(dict[str, Any], event))

    scope = cast(Scope, {"type": "http", "path": path, "headers": [(b"accept-encoding", accepts.encode())]})
    asyncio.run(cast(Any, application(site)(scope, receive, send)))
    start, body = sent
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body["body"]


def test_a_page_comes_compressed_with_its_kind_and_letters(site: Path) -> None:
    status, headers, body = ask(site, "/kk/")
    assert status == 200
    assert gzip.decompress(body).decode() == PAGE
    assert headers == {
        "content-type": "text/html; charset=utf-8",
        "content-encoding": "gzip",
        "content-length": str(len(body)),
        "cache-control": "max-age=600",
        "vary": "Accept-Encoding",
    }


def test_who_takes_no_gzip_gets_the_page_as_it_is(site: Path) -> None:
    _, headers, body = ask(site, "/kk/index.html", "identity")
    assert (body.decode(), headers["content-length"]) == (PAGE, str(len(PAGE.encode())))
    assert "content-encoding" not in headers


@pytest.mark.parametrize(("path", "kind"), [("/text.woff2", "font/woff2"), ("/towns.xlsx", "application/octet-stream")])
def test_what_is_compressed_already_is_not_compressed_again(site: Path, path: str, kind: str) -> None:
    status, headers, body = ask(site, path)
    assert (status, body, headers["content-type"]) == (200, FONT, kind)
    assert "content-encoding" not in headers


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/kk", "/../secret.txt"])
def test_what_is_not_there_is_answered_with_the_page_for_it(site: Path, path: str) -> None:
    status, headers, body = ask(site, path)
    assert (status, headers["content-type"], gzip.decompress(body).decode()) == (404, "text/html; charset=utf-8", LOST)
