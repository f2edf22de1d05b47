"""Atomic publication: the new site is made beside the old one and swapped in whole; nothing is lost on failure."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

MARKER = ".nojekyll"
"""Every site this program publishes holds this file; a folder without it is never replaced."""

_EXCHANGE = 2
_HERE = -100


class CannotPublish(Exception):
    """The output folder cannot be used; the message says why."""


def hashed(content: bytes) -> str:
    """The hash by which the manifest knows a file."""
    return hashlib.sha256(content).hexdigest()


@contextlib.contextmanager
def locked(path: Path, waiting: str, say: Callable[[str], object] = print) -> Iterator[None]:
    """One build at a time: a second one says that it waits, then waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            import fcntl
        except ImportError:  # Windows has no fcntl; there the lock is only advisory by name
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(waiting)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _siblings(out: Path) -> tuple[Path, Path]:
    """Where a site is made and where one is set aside; names that no folder of somebody else has, for both are removed."""
    return out.with_name(f".{out.name}.making"), out.with_name(f".{out.name}.aside")


def recover(out: Path) -> None:
    """Undo what a killed build left: an unfinished copy is removed, a site moved aside is put back."""
    new, old = _siblings(out)
    if old.exists() and not out.exists():
        old.rename(out)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def refuse_foreign(out: Path) -> None:
    """CannotPublish unless `out` is absent, empty, or a site made by this program."""
    if out.exists() and not out.is_dir():
        raise CannotPublish(f"{out} is a file")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).exists():
        raise CannotPublish(f"{out} holds other files and would be replaced; choose an empty folder")


def publish(out: Path, content: Mapping[str, bytes], kept: Mapping[str, str]) -> None:
    """Make `out` hold exactly `content` and the `kept` files (path -> hash), which are taken over from the present site.

    OSError (a full disk, missing rights) leaves the present site as it was.
    """
    refuse_foreign(out)
    new, _old = _siblings(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        made: set[Path] = set()
        for name in sorted({*content, *kept}):
            target = new / name
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            if name in content:
                target.write_bytes(content[name])
            else:
                _take_over(out / name, target)
        (new / MARKER).write_bytes(b"")
        _swap(new, out)
    except BaseException:
        if new.exists():
            shutil.rmtree(new, ignore_errors=True)
        raise


def _take_over(present: Path, target: Path) -> None:
    """The unchanged file under its new place, without copying where the disk allows it."""
    try:
        os.link(present, target)
    except OSError:
        shutil.copy2(present, target)


def _swap(new: Path, out: Path) -> None:
    """Put `new` in the place of `out`, at once where the system can exchange two names."""
    _, old = _siblings(out)
    if not out.exists():
        new.rename(out)
    elif _exchange(new, out):
        shutil.rmtree(new, ignore_errors=True)
    else:
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step (Linux renameat2); False where that is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0)
