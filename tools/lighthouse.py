"""Measures one page of each kind with Lighthouse (mobile, slow 4G): python tools/lighthouse.py SITE [--lang LANG] [--pages KIND ...]

The site is served from disk compressed, as GitHub Pages serves it. Lighthouse is looked for in the folder that the environment variable
MONOTOWNS_NPM names, or that --npm gives. Exit 1 if a page scores below 100, its layout shifts, its main thread is blocked or its largest
part comes later than the limit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.screenshots import FLAGS, ROUTES, Quiet, browser_path, served

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LCP = 1_200
"""Milliseconds until the largest part of the page is painted, at most."""
TYPES = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".webmanifest")
"""What the host compresses."""


@cache
def compressed(path: Path) -> bytes:
    """The file as the host keeps it compressed."""
    return gzip.compress(path.read_bytes(), 6)


class Compressed(Quiet):
    """Serves files with gzip and ten minutes of caching, as the host of the site does."""

    protocol_version = "HTTP/1.1"
    # Headers and body leave together and at once: the 40 ms of a delayed acknowledgement would be measured as the site's.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        """Answer one request."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in TYPES and "gzip" in self.headers.get("Accept-Encoding", "")
        body = compressed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if path.suffix == ".html" else ""))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass(frozen=True)
class Score:
    """What Lighthouse says of one page: points of the four categories, times in milliseconds, and the audits that cost points."""

    page: str
    points: tuple[int, ...]
    lcp: float
    cls: float
    tbt: float
    lost: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether the page is within every limit."""
        return all(points == 100 for points in self.points) and self.lcp <= LCP and self.cls == 0 and self.tbt == 0


def read(page: str, report: dict[str, Any]) -> Score:
    """The score of a page from Lighthouse's report."""
    categories, audits = report["categories"], report["audits"]
    lost = [
        item["id"]
        for name in CATEGORIES
        for item in categories[name]["auditRefs"]
        if item["weight"] and audits[item["id"]]["score"] is not None and audits[item["id"]]["score"] < 1
    ]
    return Score(
        page,
        tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        tuple(lost),
    )


def measure(command: Path, address: str, page: str) -> Score:
    """Run Lighthouse on one page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        chosen = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={report}", "--quiet"]
        flags = " ".join(["--headless=new", *FLAGS])
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
    parser.add_argument("--lang", default="kk")
    parser.add_argument("--npm", type=Path, default=os.environ.get("MONOTOWNS_NPM"), help="the folder node_modules with lighthouse")
    chosen = parser.parse_args(arguments)
    if chosen.npm is None:
        parser.error("say where lighthouse is: --npm FOLDER or the environment variable MONOTOWNS_NPM")
    command = Path(chosen.npm) / "lighthouse" / "cli" / "index.js"
    scores = []
    print(f"{'page':<32} perf acc  best seo   LCP ms   CLS  TBT ms")
    with served(chosen.site, Compressed) as address:
        for name in chosen.pages:
            score = measure(command, address, f"{chosen.lang}/{ROUTES[name]}")
            scores.append(score)
            points = " ".join(f"{point:>4}" for point in score.points)
            print(f"{score.page:<32}{points} {score.lcp:>8.0f} {score.cls:>5.3f} {score.tbt:>6.0f}  {' '.join(score.lost)}", flush=True)
    return 0 if all(score.good for score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
