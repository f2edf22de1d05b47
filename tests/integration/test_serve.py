"""The local server behaves as GitHub Pages does, under a sub-path too, and shows problems in the page."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from monotowns.pipeline import Options, Summary, build
from monotowns.serve import State, rebuild, serve, server
from tests.project import Project, edit_prose


class Asking:
    """Asks the server at a port."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __call__(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the answer for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@contextmanager
def running(project: Project, base_url: str = "http://localhost:8000/") -> Iterator[tuple[Asking, State]]:
    """A server on a free port and a way to ask it."""
    state = State()
    found = server(project.options(base_url=base_url), 0, state)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    try:
        yield Asking(found.server_address[1]), state
    finally:
        found.shutdown()
        found.server_close()


def plain(body: bytes) -> bytes:
    """A page without the reload script."""
    return re.sub(rb'<script src="/\.reload\.js\?\d+" defer></script>', b"", body)


@pytest.fixture(scope="module")
def get(built: Project) -> Iterator[Asking]:
    with running(built) as (ask, _):
        yield ask


@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/en/", "en/index.html", "text/html; charset=utf-8"),
        ("/kk/towns/rudny/", "kk/towns/rudny/index.html", "text/html; charset=utf-8"),
        ("/kk/towns/rudny/?x=1", "kk/towns/rudny/index.html", "text/html; charset=utf-8"),
        ("/kk/towns/rudny/index.html", "kk/towns/rudny/index.html", "text/html; charset=utf-8"),
        ("/en/towns/rudny/rudny.csv", "en/towns/rudny/rudny.csv", "text/csv; charset=utf-8"),
        ("/en/towns/rudny/rudny.json", "en/towns/rudny/rudny.json", "application/json"),
        ("/sitemap.xml", "sitemap.xml", None),
        ("/assets/mark.svg", "assets/mark.svg", "image/svg+xml"),
        ("/assets/text-400.woff2", "assets/text-400.woff2", "font/woff2"),
    ],
)
def test_files(built: Project, get: Asking, path: str, file: str, kind: str | None) -> None:
    status, headers, body = get(path)
    assert status == 200
    assert kind is None or headers["content-type"] == kind
    assert plain(body) == (built.out / file).read_bytes()
    assert int(headers["content-length"]) == len(body)
    assert (b"/.reload.js" in body) == file.endswith(".html")


@pytest.mark.parametrize(("path", "target"), [("/en", "/en/"), ("/ru/towns/altai", "/ru/towns/altai/")])
def test_a_folder_without_its_slash_is_redirected(get: Asking, path: str, target: str) -> None:
    status, headers, _ = get(path)
    assert (status, headers["location"]) == (301, target)


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/en/nowhere/",
        "/en/towns/rudny/deep/er/",
        "/.nojekyll/x",
        "/../pyproject.toml",
        "/en/../../data/site.yaml",
        "//etc/passwd",
        "/assets/",
    ],
)
def test_what_is_not_there_gives_the_404_page_at_any_depth(built: Project, get: Asking, path: str) -> None:
    status, headers, body = get(path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert plain(body) == (built.out / "404.html").read_bytes()


def test_the_reload_script(get: Asking) -> None:
    status, headers, body = get("/.reload.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in body


def test_under_a_sub_path(project: Project) -> None:
    base = "https://example.org/monotowns/"
    with running(project, base) as (ask, state):
        rebuild(project.options(base_url=base), state, lambda _: None)
        assert ask("/monotowns/en/towns/rudny/")[0] == 200
        assert ask("/monotowns/en")[1]["location"] == "/monotowns/en/"
        assert ask("/en/towns/rudny/")[0] == 404
        status, _, body = ask("/monotowns/en/nowhere/")
        assert status == 404
        assert b'href="/monotowns/en/towns/rudny/"' in body
        assert ask("/.reload.js")[0] == 200


def test_an_edit_is_rebuilt_and_problems_are_shown_in_the_page(project: Project) -> None:
    said: list[str] = []
    options = project.options(jobs=1)
    with running(project) as (ask, state):
        rebuild(options, state, said.append)
        assert said[-1].startswith("0 of ")
        project.edit("content/en/towns/altai.md", "a mining town", "a miners’ town")
        rebuild(options, state, said.append)
        assert said[-1].startswith("1 of ")
        assert "a miners’ town".encode() in ask("/en/towns/altai/")[2].replace("\u00a0".encode(), b" ")
        project.edit("content/en/towns/altai.md", "{{ latest(people=true) }}", "{{ <newest>() }}")
        rebuild(options, state, said.append)
        status, _, body = ask("/en/towns/altai/")
        assert status == 200
        line, column = project.place("content/en/towns/altai.md", "{{ <newest>")
        assert f"content/en/towns/altai.md:{line}:{column}: error[call]: not a call".encode() in body
        assert b"{{ &lt;newest&gt;() }}" in body
        assert b"/.reload.js" in body, "the page comes back by itself once the mistake is mended"
        assert ask("/assets/mark.svg")[0] == 200
        project.edit("content/en/towns/altai.md", "{{ <newest>() }}", "{{ latest(people=true) }}")
        rebuild(options, state, said.append)
        assert b"<h1>Altai</h1>" in ask("/en/towns/altai/")[2]
        project.edit("templates/pages/map.html", "{% endblock %}", "{% endblok %}")
        rebuild(options, state, said.append)
        assert b"templates/pages/map.html" in ask("/en/")[2]


def test_an_open_page_is_told_of_a_build_even_of_one_that_ended_while_it_loaded(project: Project) -> None:
    with running(project) as (ask, state):
        (number,) = re.findall(rb"/\.reload\.js\?(\d+)", ask("/en/")[2])
        assert b"/.reload" in ask(f"/.reload.js?{number.decode()}")[2]
        state.done("")
        connection = http.client.HTTPConnection("127.0.0.1", ask.port, timeout=20)
        connection.request("GET", f"/.reload?{number.decode()}")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        assert answer.fp.readline() == b"data: built\n"
        assert answer.fp.readline() == b"\n"
        threading.Timer(0.2, state.done, [""]).start()
        assert answer.fp.readline() == b"data: built\n"
        connection.close()


def test_an_edit_made_during_the_first_build_is_built_too(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    built: list[str] = []

    def build_once_edited(options: Options) -> Summary:
        summary = build(options)
        if not built:
            edit_prose(project)
        else:
            stop.set()
        built.append((project.out / "en/towns/altai/index.html").read_text("utf-8"))
        return summary

    monkeypatch.setattr("monotowns.serve.build", build_once_edited)
    threading.Timer(30, stop.set).start()
    assert serve(project.options(), 0, stop) == 0
    assert len(built) == 2
    assert built[0] != built[1]
