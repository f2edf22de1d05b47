"""What is read from Lighthouse's reports, and what several runs say together."""

from __future__ import annotations

from typing import Any

import pytest

from tools.lighthouse import CATEGORIES, HEADING, Run, Score, read


def report(protocol: str = "h2", performance: float = 1) -> dict[str, Any]:
    """As much of a report as is read; colours cost points, and one audit that does not count failed."""
    audits: dict[str, dict[str, Any]] = {
        "largest-contentful-paint": {"numericValue": 1100.5, "score": 1},
        "cumulative-layout-shift": {"numericValue": 0, "score": 1},
        "total-blocking-time": {"numericValue": 12, "score": None},
        "color-contrast": {"score": 0.5},
        "weightless": {"score": 0},
        "network-requests": {
            "details": {"items": [{"resourceType": "Document", "protocol": protocol}, {"resourceType": "Image", "protocol": "data"}]}
        },
    }
    weights = [{"id": name, "weight": int(name != "weightless")} for name in audits if name != "network-requests"]
    categories = {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
    categories["performance"] = {"score": performance, "auditRefs": weights}
    return {"categories": categories, "audits": audits}


def test_the_numbers_and_the_audits_that_cost_points_are_read() -> None:
    assert read("kk/", report(performance=0.97)) == Run((97, 100, 100, 100), 1100.5, 0, 12, ("color-contrast",))


def test_a_page_that_did_not_come_over_http2_is_refused() -> None:
    with pytest.raises(RuntimeError, match=r"kk/map/ came over http/1\.1"):
        read("kk/map/", report("http/1.1"))


def test_medians_stand_for_several_runs() -> None:
    full = (100, 100, 100, 100)
    slow = Run((98, 100, 100, 100), 1300, 0.2, 80, ("largest-contentful-paint",))
    score = Score("kk/", (slow, Run(full, 1000, 0, 0, ()), Run(full, 1150, 0, 0, ())))
    assert (score.points, score.lcp, score.cls, score.tbt, score.good) == (full, 1150, 0, 0, True)
    assert "1000–1300" in str(score)
    assert str(score).endswith("largest-contentful-paint")
    assert str(score).index("largest-") == HEADING.index("lost")


@pytest.mark.parametrize(("lcp", "cls", "tbt", "points"), [(1201, 0, 0, 100), (1200, 0.001, 0, 100), (1200, 0, 1, 100), (1200, 0, 0, 99)])
def test_a_page_beyond_any_limit_is_not_good(lcp: float, cls: float, tbt: float, points: int) -> None:
    assert not Score("kk/", (Run((points, 100, 100, 100), lcp, cls, tbt, ()),)).good
    assert Score("kk/", (Run((100, 100, 100, 100), 1200, 0, 0, ()),)).good
