"""The bench of the tests of bad input, the pages as trees, and everything drawn for the tests of figures."""

from collections.abc import Iterator
from typing import Any

import pytest

import build as command_line
from tests.integration.bench import Bench
from tests.project import Project
from tests.recorded import Recorded, record
from tests.webpages import trees_of


@pytest.fixture(scope="module")
def shared(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(built.copy(tmp_path_factory.mktemp("bad") / "project"))


@pytest.fixture
def bench(shared: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(command_line, "ROOT", shared.project.root)
    yield shared
    shared.mend()


@pytest.fixture
def trees(built: Project) -> dict[str, Any]:
    """Every page of the fixture site as a tree, by its path."""
    return trees_of(built.out)


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The figures of the whole publication, drawn once."""
    return record(tmp_path_factory.mktemp("recorded"))
