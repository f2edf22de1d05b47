"""Where the HTML validator and the accessibility rules stand: npm packages that `.ci/run` installs; in CI a missing one is a failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def package_file(name: str) -> Path:
    """A file of the installed npm packages; skips the test where they are absent, and fails it in CI."""
    folder = os.environ.get("MONOTOWNS_NPM")
    path = Path(folder) / name if folder else None
    if path is not None and path.is_file():
        return path
    why = f"{name} is not installed; set MONOTOWNS_NPM to a node_modules folder with vnu-jar and axe-core"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
