"""The browser and the served fixture site that the tests of a module share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import executable
from tests.project import Project
from tools.screenshots import FLAGS, served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(built: Project) -> Iterator[str]:
    """Where the fixture site is served; tests of another site have their own."""
    with served(built.out) as found:
        yield found
