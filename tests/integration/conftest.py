"""The bench of the tests of bad input."""

from collections.abc import Iterator

import pytest

import build as command_line
from tests.integration.bench import Bench
from tests.project import Project


@pytest.fixture(scope="module")
def shared(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(built.copy(tmp_path_factory.mktemp("bad") / "project"))


@pytest.fixture
def bench(shared: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(command_line, "ROOT", shared.project.root)
    yield shared
    shared.mend()
