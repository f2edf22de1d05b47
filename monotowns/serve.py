"""Local server with live reload, behaving as GitHub Pages does: index files, redirects to folders, the 404 page at any depth."""

from __future__ import annotations

import functools
import html
import http.server
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from monotowns.pipeline import Options, build
from monotowns.report import Failed, describe
from monotowns.urls import Base
from monotowns.write import CannotPublish

WATCHED = ("data", "content", "locale", "templates", "static")
_SCRIPT = '<script src="/.reload.js?{}" defer></script>'
_RELOAD = b'new EventSource("/.reload" + new URL(document.currentScript.src).search).onmessage = () => location.reload();'
"""The number of the build a page is of goes with it, so that a build that ends while the page loads is not missed."""


class State:
    """What the server knows of the last build: its number and the problems to show."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.number = 0
        self.problems = ""

    def done(self, problems: str) -> None:
        """Tell every open page that a build has ended."""
        with self.changed:
            self.number += 1
            self.problems = problems
            self.changed.notify_all()

    def wait(self, seen: int) -> tuple[bool, int]:
        """Wait for a build after number `seen`, 20 seconds at most: (whether there was one, the newest number)."""
        with self.changed:
            built = self.changed.wait_for(lambda: self.number != seen, timeout=20)
            return built, self.number


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below its base path; adds the reload script to pages and shows problems in their place."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, state: State, options: Options, root: str, **kwargs: Any) -> None:
        self.state = state
        self.options = options
        self.root = root
        super().__init__(*args, directory=str(options.out), **kwargs)

    def do_GET(self) -> None:
        """Answer one request."""
        path, _, query = self.path.partition("#")[0].partition("?")
        if path == "/.reload":
            self._events(int(query) if query.isdecimal() else self.state.number)
        elif path == "/.reload.js":
            self._send(200, _RELOAD, "text/javascript")
        elif self.state.problems and not Path(path).suffix:
            page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems</title><body><h1>The build stopped</h1><pre>{html.escape(self.state.problems)}</pre>'
            self._send(200, f"{page}</body>".encode(), "text/html; charset=utf-8")
        elif not path.startswith(self.root):
            self._missing()
        else:
            self._file(path.removeprefix(self.root))

    def _file(self, name: str) -> None:
        """A file of the site, a redirect to its folder, or the 404 page."""
        target = (self.options.out / name).resolve()
        if not target.is_relative_to(self.options.out.resolve()):
            self._missing()
        elif target.is_dir() and name and not name.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{self.root}{name}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            target = target / "index.html" if target.is_dir() else target
            if target.is_file():
                self._send(200, target.read_bytes(), self.guess_type(str(target)))
            else:
                self._missing()

    def _missing(self) -> None:
        """The site's own 404 page."""
        page = self.options.out / "404.html"
        self._send(404, page.read_bytes() if page.is_file() else b"not found", "text/html; charset=utf-8")

    def _send(self, code: int, body: bytes, kind: str) -> None:
        if kind.startswith("text/html") and b"</body>" in body:
            body = body.replace(b"</body>", _SCRIPT.format(self.state.number).encode() + b"</body>")
        self.send_response(code)
        self.send_header("Content-Type", kind if "charset" in kind or not kind.startswith("text/") else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self, seen: int) -> None:
        """A stream that speaks once after each build later than number `seen`."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                built, seen = self.state.wait(seen)
                self.wfile.write(b"data: built\n\n" if built else b": still here\n\n")
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Keep the terminal for the build's report."""


def rebuild(options: Options, state: State, say: Callable[[str], None] = print) -> None:
    """Build once and tell the open pages; problems are shown in the page and the terminal."""
    try:
        summary = build(options)
    except Failed as failed:
        report = describe(failed.problems, options.root)
        say(report)
        state.done(report)
    except (CannotPublish, OSError) as error:
        say(str(error))
        state.done(str(error))
    else:
        say(f"{summary.rendered} of {summary.pages} pages made anew, {summary.seconds:.2f} s")
        state.done("")


def server(options: Options, port: int, state: State) -> http.server.ThreadingHTTPServer:
    """The server, not yet running; port 0 takes a free one."""
    handler = functools.partial(Handler, state=state, options=options, root=Base(options.base_url).root)
    found = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    found.daemon_threads = True
    return found


def serve(options: Options, port: int, stop: threading.Event | None = None) -> int:
    """Build, serve on this machine, and build again on every edit until `stop` is set or the keyboard interrupts."""
    from watchfiles import watch

    state = State()
    running = server(options, port, state)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    folders = (options.root / name for name in WATCHED)
    try:
        # The first build waits until the watch has begun, or an edit made during it would be missed.
        for changes in watch(*folders, raise_interrupt=True, stop_event=stop, yield_on_timeout=True, rust_timeout=200):
            if not state.number:
                print(f"http://localhost:{running.server_address[1]}{Base(options.base_url).root} (Ctrl+C stops)")
            if changes or not state.number:
                rebuild(options, state)
    except KeyboardInterrupt:
        return 0
    finally:
        running.shutdown()
    return 0
