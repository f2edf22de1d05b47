"""`build.py new town SLUG`: the data file and three texts of a new town, ready to fill."""

from __future__ import annotations

import re
from pathlib import Path

from monotowns.model import LANGUAGES
from monotowns.placeholders import MARK
from monotowns.prose import TOWN_SECTIONS

_DATA = """\
# A new town. python build.py names every place that is still to be written.
# Every figure needs year (or date), unit, scope, kind and a source of data/sources.yaml; CONTRIBUTING.md tells more.
# The shape is described in data/schema/town.json, which editors can use for completion; data/towns/kurchatov.yaml is an example.
slug: {slug}
names:
  en: {mark}
  ru: {mark}
  kk: {mark}
cases:
  ru_prepositional: {mark} # with its preposition, e.g. в Рудном
  kk_locative: {mark} # e.g. Рудныйда
  kk_locative_full: {mark} # e.g. Рудный қаласында
region: {mark} # an id of data/regions.yaml
codes:
  geonames: {mark} # the number of the town at geonames.org
coordinates:
  lat: {mark} # degrees north, e.g. 52.9729
  lon: {mark} # degrees east, e.g. 63.1168
  source: geonames
status:
  text:
    en: {mark} # e.g. Town of regional significance
    ru: {mark} # e.g. Город областного значения
    kk: {mark} # e.g. Облыстық маңызы бар қала
  source: {mark} # an id of data/sources.yaml
founded: []
town_since: []
listing: # the place on the official list of monotowns
  value: {mark} # counted, press, left or not-established: see monotowns/town.py
  text:
    en: {mark} # e.g. named among the 20 monotowns in a source of 2024
    ru: {mark}
    kk: {mark}
  source: {mark} # an id of data/sources.yaml
article:
  activity: {mark} # operating, partly or closed, as the founding article has it
  production: {mark} # extractive, processing, scientific or not-stated
population:
- value: {mark} # people, at the last census
  unit: people
  year: 2021
  scope: town
  kind: census
  source: {mark} # an id of data/sources.yaml
enterprises: []
milestones: []
today: []
geography: {{}}
checked: {mark} # the day you compared the record with its sources, e.g. 2026-11-23
"""
_HEADINGS = {
    "en": ("In plain words", "History", "Population", "Economy", "State support", "Today", "Outlook"),
    "ru": ("Простыми словами", "История", "Население", "Экономика", "Государственная поддержка", "Сегодня", "Перспективы"),
    "kk": ("Қарапайым тілмен", "Тарихы", "Халқы", "Экономикасы", "Мемлекеттік қолдау", "Бүгінгі күні", "Келешегі"),
}
_FRONT = """\
---
description: {mark} # one or two sentences for search engines, without figures
original: en
revised: {mark} # the day of the last change, e.g. 2026-11-23
---
{mark}
"""


def new_town(root: Path, slug: str) -> list[Path]:
    """Write the four files; ValueError when the slug is not usable or a file is there already."""
    if not re.fullmatch(r"[a-z][a-z-]*[a-z]", slug):
        raise ValueError(f"'{slug}' is not a slug: small Latin letters and hyphens, e.g. rudny")
    files = {root / "data" / "towns" / f"{slug}.yaml": _DATA.format(slug=slug, mark=MARK)}
    for lang in LANGUAGES:
        parts = [_FRONT.format(mark=MARK)]
        parts.extend(f"\n## {title} {{: #{name} }}\n\n{MARK}\n" for name, title in zip(TOWN_SECTIONS, _HEADINGS[lang], strict=True))
        files[root / "content" / lang / "towns" / f"{slug}.md"] = "".join(parts)
    present = [path for path in files if path.exists()]
    if present:
        raise ValueError(f"{present[0].relative_to(root)} is there already")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return list(files)
