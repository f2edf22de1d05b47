"""The browser of the tests: Debian's Chromium; where it is missing the tests are skipped, in CI they fail."""

from __future__ import annotations

import os

import pytest

from tools.screenshots import browser_path


def executable() -> str:
    """The path of the browser."""
    try:
        return browser_path()
    except RuntimeError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
