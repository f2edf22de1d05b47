"""Every page of the fixture site is valid HTML by the Nu checker."""

import json
import shutil
import subprocess

from tests.project import Project
from tests.validators import package_file
from tools.screenshots import served

LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Lets the checker fetch pages from this machine: read from disk a page has no origin, and its own script would count as a foreign one."""


def test_every_page_is_valid_html(built: Project) -> None:
    java = shutil.which("java")
    assert java, "the Nu checker needs Java"
    jar = package_file("vnu-jar/build/dist/vnu.jar")
    pages = sorted(path.relative_to(built.out).as_posix() for path in built.out.rglob("*.html"))
    assert len(pages) > 100
    with served(built.out) as address:
        done = subprocess.run(
            [java, LOCAL, "-jar", str(jar), "--format", "json", "--exit-zero-always", *(address + page for page in pages)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=True,
        )
    found = [f"{item.get('url')}:{item.get('lastLine')}: {item['type']}: {item['message']}" for item in json.loads(done.stderr)["messages"]]
    assert found == [], "no error, no warning"


def test_the_checker_would_find_a_fault(project: Project) -> None:
    page = project.out / "en" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", '<h1 id="main">', 1), "utf-8")
    java = shutil.which("java")
    assert java
    jar = package_file("vnu-jar/build/dist/vnu.jar")
    done = subprocess.run([java, "-jar", str(jar), str(page)], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode != 0
    assert "Duplicate ID" in done.stderr
