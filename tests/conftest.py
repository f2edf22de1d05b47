"""Fixtures of all tests: the fixture site as a project, built once a session, and copies of it to spoil."""

from pathlib import Path

import pytest

from monotowns.report import describe
from tests.project import Project, make


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew from what the build makes now")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The fixture site, built; to be read, never changed."""
    project = make(tmp_path_factory.mktemp("built") / "project")
    problems = project.failure()
    assert problems == [], describe(problems, project.root)
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project with its site and cache, free to be changed."""
    return built.copy(tmp_path / "project")


@pytest.fixture
def unbuilt(tmp_path: Path) -> Project:
    """The fixture project without site and cache."""
    return make(tmp_path / "project")
