"""Measures one page of each kind with Lighthouse (mobile, slow 4G): python tools/lighthouse.py SITE [--lang LANG ...] [--pages KIND ...] [--runs N]

The site is served over HTTP/2, as GitHub Pages serves it: the times Lighthouse computes hang on how many connections a page needs. They
vary in steps of a round trip; with several runs the medians are given, and the LCP of the quickest and the slowest run. Lighthouse is
looked for in the folder that the environment variable MONOTOWNS_NPM names, or that --npm gives. Exit 1 if a page scores below 100, its
layout shifts, its main thread is blocked or its largest part comes later than the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, median_low
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.hosting import hosted
from tools.screenshots import FLAGS, ROUTES, browser_path

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LCP = 1_200
"""Milliseconds until the largest part of the page is painted, at most."""


@dataclass(frozen=True)
class Run:
    """What one run of Lighthouse says of a page: points of the four categories, times in milliseconds, and the audits that cost points."""

    points: tuple[int, ...]
    lcp: float
    cls: float
    tbt: float
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """What the runs say of a page together: medians, as Lighthouse advises, and every audit that cost points in any of them."""

    page: str
    runs: tuple[Run, ...]

    @property
    def points(self) -> tuple[int, ...]:
        """Of each category, those of a run that there was."""
        return tuple(median_low(points) for points in zip(*(run.points for run in self.runs), strict=True))

    @property
    def lcp(self) -> float:
        """Milliseconds until the largest part is painted."""
        return median(run.lcp for run in self.runs)

    @property
    def cls(self) -> float:
        """How far the layout shifts."""
        return median(run.cls for run in self.runs)

    @property
    def tbt(self) -> float:
        """Milliseconds for which the main thread is blocked."""
        return median(run.tbt for run in self.runs)

    @property
    def good(self) -> bool:
        """Whether the page is within every limit."""
        return all(points == 100 for points in self.points) and self.lcp <= LCP and self.cls == 0 and self.tbt == 0

    def __str__(self) -> str:
        """The line of the table."""
        points = " ".join(f"{points:>4}" for points in self.points)
        extent = f"{min(run.lcp for run in self.runs):.0f}–{max(run.lcp for run in self.runs):.0f}"
        lost = " ".join(dict.fromkeys(audit for run in self.runs for audit in run.lost))
        return f"{self.page:<32}{points} {self.lcp:>7.0f} {extent:>11} {self.cls:>6.3f} {self.tbt:>7.0f}  {lost}".rstrip()


HEADING = f"{'page':<32}perf  acc best  seo  LCP ms     min–max    CLS  TBT ms  lost"


def read(page: str, report: dict[str, Any]) -> Run:
    """What Lighthouse's report says of a page; RuntimeError if it did not come over HTTP/2, because its times would say nothing of the host."""
    categories, audits = report["categories"], report["audits"]
    ways = {item["protocol"] for item in audits["network-requests"]["details"]["items"] if item["resourceType"] == "Document"}
    if ways != {"h2"}:
        raise RuntimeError(f"{page} came over {', '.join(sorted(ways)) or 'nothing'}, not over h2")
    lost = [
        item["id"]
        for name in CATEGORIES
        for item in categories[name]["auditRefs"]
        if item["weight"] and audits[item["id"]]["score"] is not None and audits[item["id"]]["score"] < 1
    ]
    return Run(
        tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        tuple(lost),
    )


def measure(command: Path, address: str, page: str) -> Run:
    """Run Lighthouse on one page, once; RuntimeError with its last words if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        chosen = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={report}", "--quiet"]
        flags = " ".join(["--headless=new", "--ignore-certificate-errors", *FLAGS])
        environment = os.environ | {"CHROME_PATH": browser_path()}
        done = subprocess.run(
            ["node", str(command), address + page, *chosen, f"--chrome-flags={flags}"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not report.exists():
            raise RuntimeError(f"Lighthouse failed on {page}:\n{done.stderr[-2000:]}")
        return read(page, json.loads(report.read_text("utf-8")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--pages", nargs="*", default=list(ROUTES), choices=list(ROUTES))
    parser.add_argument("--lang", nargs="+", default=["kk"])
    parser.add_argument("--runs", type=int, default=1, help="how often each page is measured")
    parser.add_argument("--npm", type=Path, default=os.environ.get("MONOTOWNS_NPM"), help="the folder node_modules with lighthouse")
    chosen = parser.parse_args(arguments)
    if chosen.npm is None:
        parser.error("say where lighthouse is: --npm FOLDER or the environment variable MONOTOWNS_NPM")
    if chosen.runs < 1:
        parser.error("--runs: each page is to be measured once at least")
    command = Path(chosen.npm) / "lighthouse" / "cli" / "index.js"
    scores = []
    print(HEADING)
    with hosted(chosen.site) as address:
        for page in [f"{lang}/{ROUTES[name]}" for lang in chosen.lang for name in chosen.pages]:
            scores.append(Score(page, tuple(measure(command, address, page) for _ in range(chosen.runs))))
            print(scores[-1], flush=True)
    return 0 if all(score.good for score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
