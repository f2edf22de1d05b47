"""The formulas of the method page: each is well-formed, named after functions that exist, and rests on sources of the register."""

from __future__ import annotations

import importlib
import xml.etree.ElementTree as ElementTree

import pytest

from monotowns import formulas
from tests.unit.test_forecast import real


@pytest.mark.parametrize("item", formulas.FORMULAS, ids=lambda item: item.id)
def test_formula_is_whole(item: formulas.Formula) -> None:
    for line in item.lines:
        ElementTree.fromstring(f"<math>{line}</math>")
    assert item.functions
    for name in item.functions:
        module, _, function = name.rpartition(".")
        found = getattr(importlib.import_module(f"monotowns.{module}"), function)
        assert callable(found)
        assert found.__doc__
    assert all(source in real().sources for source in item.sources)


def test_every_formula_has_a_place_of_its_own() -> None:
    assert len({item.id for item in formulas.FORMULAS}) == len(formulas.FORMULAS)
    parts = ("statistical", "comparative", "modelling")
    assert [item for part in parts for item in formulas.of_part(part)] == list(formulas.FORMULAS)
    assert formulas.of_part("content-analysis") == ()
