"""A browser fetches a page and its font from the server that stands for the host over HTTP/2, compressed where the host compresses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Response

from tests.project import Project
from tools.hosting import hosted

pytestmark = pytest.mark.browser
PROTOCOLS = (
    "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).map(entry => [entry.name, entry.nextHopProtocol])"
)


def test_a_page_and_its_font_come_over_http2_as_the_host_sends_them(browser: Browser, built: Project) -> None:
    with hosted(built.out) as address:
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        came: list[Response] = []
        page.on("response", lambda response: came.append(response))
        page.goto(f"{address}kk/towns/rudny/")
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert page.locator("h1").inner_text() == "Рудный"
        font = next(response for response in came if response.url.endswith(".woff2"))
        protocols = dict(page.evaluate(PROTOCOLS))
        assert protocols[page.url] == protocols[font.url] == "h2"
        first, second = came[0].all_headers(), font.all_headers()
        assert (first["content-type"], first["content-encoding"]) == ("text/html; charset=utf-8", "gzip")
        assert (second["content-type"], "content-encoding" in second) == ("font/woff2", False)
        assert first["cache-control"] == second["cache-control"] == "max-age=600"
        missing = page.goto(f"{address}kk/nothing/")
        assert missing is not None
        assert missing.status == 404
        context.close()
