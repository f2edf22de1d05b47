"""Speed of the build as ratios, side by side in one run: python tests/benchmarks/bench_build.py [--rounds N]

Four builds of the project in a copy of its own: cold, unchanged, after an edit of one text, after an edit of one record.
Beside them a floor: Python starting, reading every text with PyYAML and Python-Markdown, rendering each through one Jinja template
in two processes, with no features and no pictures. Medians of N rounds.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("build.py", "pyproject.toml", "monotowns", "templates", "static", "data", "content", "locale")
FLOOR = """
import sys, multiprocessing, pathlib, yaml, jinja2, markdown
root = pathlib.Path(sys.argv[1])
template = jinja2.Template("<!doctype html><title>{{ t }}</title>{{ body }}")
def make(path):
    text = path.read_text("utf-8")
    return template.render(t=path.stem, body=markdown.Markdown(extensions=["attr_list", "tables"]).convert(text))
if __name__ == "__main__":
    for path in sorted((root / "data").rglob("*.yaml")):
        yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    with multiprocessing.Pool(2) as pool:
        pages = pool.map(make, sorted((root / "content").rglob("*.md")))
    out = root / "floor"
    out.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        (out / f"{number}.html").write_text(page, "utf-8")
"""


def _run(*command: str, cwd: Path) -> float:
    """Seconds of one process, which must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - begun


def _round(project: Path, number: int) -> dict[str, float]:
    build = (sys.executable, "build.py", "--quiet", "--draft")
    for folder in ("site", ".cache"):
        shutil.rmtree(project / folder, ignore_errors=True)
    times = {"floor": _run(sys.executable, "floor.py", str(project), cwd=project), "cold": _run(*build, cwd=project)}
    times["unchanged"] = _run(*build, cwd=project)
    text = project / "content" / "en" / "towns" / "rudny.md"
    text.write_text(text.read_text("utf-8") + "And more" + "." * (number % 2 + 1) + "\n", "utf-8")
    times["one text"] = _run(*build, cwd=project)
    record = project / "data" / "towns" / "rudny.yaml"
    record.write_text(record.read_text("utf-8") + f"# edit {number}\n", "utf-8")
    times["one record"] = _run(*build, cwd=project)
    return times


def main() -> None:
    """Print medians in seconds and as multiples of the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, project / name)
        (project / "floor.py").write_text(FLOOR, "utf-8")
        found = [_round(project, number) for number in range(rounds)]
    floor = statistics.median(item["floor"] for item in found)
    for name in found[0]:
        middle = statistics.median(item[name] for item in found)
        print(f"{name:12} {middle:7.2f} s   {middle / floor:6.2f} x floor")


if __name__ == "__main__":
    main()
