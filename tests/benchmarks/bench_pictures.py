"""Speed of the pictures as a ratio: python tests/benchmarks/bench_pictures.py [--rounds N]

Ours: every picture of the publication drawn cold, in the two processes and the groups of pages the build uses; counted is the time from
asking for a drawing to having its SVG, layout of words and maps included, of the slower process. Beside it bare matplotlib: the very same
figures, from the same artists, saved as SVG by its own backend one after the other; counted are only the making of the artists and
`savefig` (text kept as text, its fastest way), not the layout. Both pay for importing matplotlib. Each runs in a fresh interpreter. Time is processor time of the process, which on two
idle cores is the time on the clock and on a busy machine does not count what others do.
The target is ours <= 1.2 x bare / 2. Medians of N rounds.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from monotowns.charts.drawing import Drawing  # noqa: E402
from monotowns.pages import Page  # noqa: E402
from monotowns.pictures import Pictures  # noqa: E402
from monotowns.render import Renderer  # noqa: E402
from tests.recorded import tools  # noqa: E402

TARGET = 1.2
Clock = dict[str, float]


def renderer(found: Any, clock: Clock) -> Renderer:
    """A renderer whose sketchbooks time every drawing."""

    class Timed(Pictures):
        def draw(self, name: str, make: Callable[[], Drawing | None]) -> Drawing | None:
            begun = time.process_time()
            drawing = super().draw(name, make)
            clock["drawing"] += time.process_time() - begun
            return drawing

    return Renderer(found.job.files, found.frame, found.assets, lambda view: Timed(view, found.job.store, found.job.content.basis))


def groups(found: Any) -> list[list[Page]]:
    """The pages as the build hands them out: a route in three languages at a time, maps first."""
    routes: dict[str, list[Page]] = {}
    for page in found.frame.pages.values():
        routes.setdefault(page.route, []).append(page)
    return sorted(routes.values(), key=lambda group: (group[0].kind != "map", group[0].route))


_WORK: tuple[Any, Renderer, Clock] | None = None


def _render(pages: Sequence[Page]) -> tuple[int, float]:
    assert _WORK is not None
    _, made, clock = _WORK
    for page in pages:
        made.page(page)
    return multiprocessing.current_process().pid or 0, clock["drawing"]


def ours() -> float:
    """Seconds of drawing in the slower of two processes."""
    global _WORK
    with tempfile.TemporaryDirectory() as folder:
        found = tools(Path(folder))
        clock: Clock = {"drawing": 0.0}
        _WORK = (found, renderer(found, clock), clock)
        seconds: dict[int, float] = {}
        with multiprocessing.get_context("fork").Pool(2) as pool:
            for process, spent in pool.imap_unordered(_render, groups(found)):
                seconds[process] = max(spent, seconds.get(process, 0.0))
    return max(seconds.values())


def bare() -> float:
    """Seconds of making the same artists and saving each figure by matplotlib's SVG backend."""
    begun = time.process_time()
    import matplotlib as mpl
    from matplotlib.backends import backend_svg  # noqa: F401 (its import is part of the price)

    from monotowns.charts.sheet import Sheet

    clock: Clock = {"drawing": 0.0, "bare": time.process_time() - begun}
    mpl.rcParams["svg.fonttype"] = "none"
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    inside = False

    def timed(make: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            nonlocal inside
            if inside:
                return make(*given, **more)
            inside, begun = True, time.process_time()
            try:
                return make(*given, **more)
            finally:
                clock["bare"] += time.process_time() - begun
                inside = False

        return call

    def drawing(sheet: Any, desc: str, role: Any = "img", ground: Any = None) -> Drawing:
        sheet.figure.savefig(io.BytesIO(), format="svg")
        return Drawing("", sheet.width, sheet.height, desc, role, ground)

    for name in ("__init__", "shape", "dots", "text"):
        setattr(Sheet, name, timed(getattr(Sheet, name)))
    Sheet.drawing = timed(drawing)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        found = tools(Path(folder))
        made = renderer(found, clock)
        for pages in groups(found):
            for page in pages:
                made.page(page)
    return clock["bare"]


def _fresh(which: str) -> float:
    """One measurement in an interpreter of its own."""
    result = subprocess.run([sys.executable, __file__, "--only", which], cwd=ROOT, check=True, capture_output=True, text=True)
    return float(json.loads(result.stdout))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "bare"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps({"ours": ours, "bare": bare}[options.only]()))
        return 0
    rounds = [(_fresh("ours"), _fresh("bare")) for _ in range(options.rounds)]
    mine, plain = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratio = mine / (plain / 2)
    print(f"ours, two processes     {mine:6.2f} s")
    print(f"bare matplotlib, one    {plain:6.2f} s, half of it {plain / 2:.2f} s")
    print(f"ratio to the half       {ratio:6.2f}   target {TARGET}: {'met' if ratio <= TARGET else 'missed'}")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
