"""Serves a built site as its host does: over HTTP/2 with TLS, texts compressed, kept for ten minutes, the site's own page for what is not there."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, Scope

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml",
}
"""What the host compresses, as what it sends it."""
AS_THEY_ARE = {".ico": "image/vnd.microsoft.icon", ".png": "image/png", ".woff2": "font/woff2"}
"""What is compressed already. Any other file is for a reader to keep, and is sent as bytes of no known kind."""


def application(site: Path) -> ASGIFramework:
    """What answers the requests for the files of a site; each file is read and compressed once."""
    root = site.resolve()

    @cache
    def answer(path: str, gzipped: bool) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Status, headers and body for a path and a client that takes gzip or not."""
        file = (root / f".{path}{'index.html' if path.endswith('/') else ''}").resolve()
        there = file.is_file() and file.is_relative_to(root)
        file = file if there else root / "404.html"
        kind = TYPES.get(file.suffix) or AS_THEY_ARE.get(file.suffix, "application/octet-stream")
        headers = {"content-type": kind, "cache-control": "max-age=600", "vary": "Accept-Encoding"}
        body = file.read_bytes()
        if gzipped and file.suffix in TYPES:
            headers["content-encoding"] = "gzip"
            body = gzip.compress(body, 6)
        headers["content-length"] = str(len(body))
        return 200 if there else 404, [(name.encode(), value.encode()) for name, value in headers.items()], body

    async def respond(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] != "http":  # nothing is to be done when the server starts or stops
            return
        gzipped = any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])
        status, headers, body = answer(scope["path"], gzipped)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return respond


def _report(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Report what went wrong in the background, but not that a browser was closed while something was still being sent to it."""
    if not isinstance(context.get("exception"), ssl.SSLError):
        loop.default_exception_handler(context)


async def _run(application: ASGIFramework, config: Config, stop: threading.Event) -> None:
    """Serve until `stop` is set."""
    asyncio.get_running_loop().set_exception_handler(_report)
    await serve(application, config, shutdown_trigger=partial(asyncio.to_thread, stop.wait))


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of the site while it is served on this machine; no browser trusts its certificate unless told to."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        certificate = Path(folder) / "certificate.pem"
        trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(certificate)
        # The socket listens before the server runs, so that the address can be given away at once.
        listening = socket.create_server(("127.0.0.1", 0))
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        config = Config()
        config.bind = f"fd://{listening.detach()}"
        config.certfile = config.keyfile = str(certificate)
        config.loglevel = "WARNING"
        stop = threading.Event()
        running = pool.submit(asyncio.run, _run(application(site), config, stop))
        try:
            yield address
        finally:
            stop.set()
            running.result()
