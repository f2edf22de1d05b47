"""Content hashes of everything a build is made of, and the store of what was made: a lost or foreign store means a full build."""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
import sys
from collections.abc import Iterable, Iterator, Set
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

LIBRARIES = (
    "babel",
    "brotli",
    "fonttools",
    "fontpkg-source-sans-3",
    "jinja2",
    "markdown",
    "matplotlib",
    "pillow",
    "pydantic",
    "pyyaml",
    "xlsxwriter",
)


def digest(*parts: bytes | str) -> str:
    """A hash of several values, each kept apart from the next."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big"))
        total.update(content)
    return total.hexdigest()


def files_under(root: Path, *folders: str, suffixes: tuple[str, ...] = ()) -> list[Path]:
    """Every file below the folders (or the named files themselves), in order of name."""
    found: list[Path] = []
    for folder in folders:
        path = root / folder
        if path.is_file():
            found.append(path)
        elif path.is_dir():
            found.extend(
                item
                for item in path.rglob("*")
                if item.is_file() and "__pycache__" not in item.parts and not item.name.startswith((".", "~"))
            )
    return sorted(item for item in found if not suffixes or item.suffix in suffixes)


def read_files(root: Path, *folders: str, suffixes: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Path from `root` -> content of every file below the folders."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files_under(root, *folders, suffixes=suffixes)}


class Inputs:
    """The files of a project by content, read once: hashes of any part of them, never their times.

    A build reads from here alone. A file read again later might have been edited since, and what was made of it would be kept
    under the key of its earlier state.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content: dict[str, bytes] = {
            **read_files(root, "data", "content", "locale", "templates", "static", "build.py"),
            **read_files(root, "monotowns", suffixes=(".py",)),  # for the strings that code marks
        }
        self.code = _code()
        self._hashes = {name: hashlib.sha256(content).hexdigest() for name, content in self.content.items()}

    def of(self, *prefixes: str) -> str:
        """The hash of all files whose name begins with one of the prefixes."""
        return digest(*(part for name, value in sorted(self._hashes.items()) if name.startswith(prefixes) for part in (name, value)))

    def all(self, options: Iterable[object]) -> str:
        """The hash of everything the site is made of."""
        return digest(self.code, self.of(""), repr(tuple(options)))


@cache
def _code() -> str:
    """The hash of the running code; worked out once, for a server that runs on does not run what is edited later."""
    parts = (part for path in files_under(Path(__file__).parent, ".", suffixes=(".py",)) for part in (path.name, path.read_bytes()))
    return digest(sys.version, *parts, *_versions())


def _versions() -> list[str]:
    found: list[str] = []
    for name in LIBRARIES:
        try:
            found.append(f"{name}={version(name)}")
        except PackageNotFoundError:
            found.append(f"{name}=absent")
    return found


Kept = tuple[str, str]
"""Kind and key of a made thing."""


class Store:
    """Made things by key in one folder; reading what is absent, damaged or of another format gives None."""

    def __init__(self, folder: Path, enabled: bool = True) -> None:
        self.folder = folder
        self.enabled = enabled
        self.used: set[Kept] = set()
        """What was taken out or put in, for `prune`."""

    @contextlib.contextmanager
    def noting(self) -> Iterator[set[Kept]]:
        """What is taken out or put in meanwhile, noted apart from the rest too."""
        before, self.used = self.used, set()
        try:
            yield self.used
        finally:
            self.used |= before

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / key

    def get(self, kind: str, key: str) -> Any:
        """The thing stored under `key`, or None."""
        if not self.enabled:
            return None
        try:
            content = self._path(kind, key).read_bytes()
            check, body = content[:32], content[32:]
            found = pickle.loads(body) if hashlib.sha256(body).digest() == check else None
        except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
            return None
        self.used.add((kind, key))
        return found

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep `value`; a full or read-only disk is no reason to fail."""
        body = pickle.dumps(value, protocol=5)
        self.used.add((kind, key))
        path = self._path(kind, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            scratch = path.with_name(f"{path.name}.{hashlib.sha256(body).hexdigest()[:8]}.tmp")
            scratch.write_bytes(hashlib.sha256(body).digest() + body)
            scratch.replace(path)
        except OSError:
            return

    def prune(self, used: Set[Kept]) -> None:
        """Remove everything but what a build used, in the folders of the kinds it knows."""
        for kind in {kind for kind, _key in used}:
            folder = self.folder / kind
            for path in folder.iterdir() if folder.is_dir() else ():
                if (kind, path.name) not in used:
                    path.unlink(missing_ok=True)


def read_manifest(path: Path) -> dict[str, Any]:
    """What the last build into a folder published; empty when unknown."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    shaped = isinstance(found, dict) and found.get("format") == 1 and all(isinstance(found.get(key), dict) for key in ("files", "units"))
    return found if shaped else {}


def write_manifest(path: Path, content: dict[str, Any]) -> None:
    """Keep what was published, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".tmp")
    scratch.write_text(json.dumps({"format": 1, **content}), "utf-8")
    scratch.replace(path)
