"""The bench of the tests of bad input, and everything drawn for the tests of figures."""

from collections.abc import Iterator

import pytest

import build as command_line
from tests.integration.bench import Bench
from tests.project import Project
from tests.recorded import Recorded, record


@pytest.fixture(scope="module")
def shared(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(built.copy(tmp_path_factory.mktemp("bad") / "project"))


@pytest.fixture
def bench(shared: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(command_line, "ROOT", shared.project.root)
    yield shared
    shared.mend()


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The figures of the whole publication, drawn once."""
    return record(tmp_path_factory.mktemp("recorded"))
