"""Every page of the fixture site is valid HTML by the Nu checker."""

import json
import shutil
import subprocess

from tests.project import Project
from tests.validators import package_file

KNOWN = ("Resource violates Content Security Policy (meta tag): external script",)
"""Read from disk a page has no origin, so the checker takes the site's own script for a foreign one; in a browser it is 'self'."""


def test_every_page_is_valid_html(built: Project) -> None:
    java = shutil.which("java")
    assert java, "the Nu checker needs Java"
    done = subprocess.run(
        [
            java,
            "-jar",
            str(package_file("vnu-jar/build/dist/vnu.jar")),
            "--skip-non-html",
            "--format",
            "json",
            "--exit-zero-always",
            str(built.out),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    messages = [item for item in json.loads(done.stderr)["messages"] if not item["message"].startswith(KNOWN)]
    assert [f"{item['url'].rpartition('/site/')[2]}:{item.get('lastLine')}: {item['message']}" for item in messages] == []


def test_the_checker_would_find_a_fault(project: Project) -> None:
    page = project.out / "en" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", '<h1 id="main">', 1), "utf-8")
    java = shutil.which("java")
    assert java
    jar = package_file("vnu-jar/build/dist/vnu.jar")
    done = subprocess.run([java, "-jar", str(jar), str(page)], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode != 0
    assert "Duplicate ID" in done.stderr
