"""`build.py new town SLUG`: the data file and three texts of a new town, ready to fill."""

from __future__ import annotations

import re
from pathlib import Path

from monotowns.model import LANGUAGES
from monotowns.prose import TOWN_SECTIONS

_DATA = """\
# A new town. Replace everything in capitals; every figure needs year, unit, scope, kind and a source of data/sources.yaml.
# The shape is described in data/schema/town.json, which editors can use for completion.
slug: {slug}
names: {{en: NAME, ru: НАЗВАНИЕ, kk: АТАУЫ}}
cases: {{ru_prepositional: В НАЗВАНИИ, kk_locative: АТАУЫНДА, kk_locative_full: АТАУЫ ҚАЛАСЫНДА}}
region: REGION-ID
codes: {{geonames: 0}}
coordinates: {{lat: 48.0, lon: 67.0, source: geonames}}
status:
  text: {{en: STATUS, ru: СТАТУС, kk: МӘРТЕБЕСІ}}
  source: SOURCE-ID
founded: []
town_since: []
listing:
  value: not-established
  text: {{en: PLACE ON THE LIST, ru: МЕСТО В СПИСКЕ, kk: ТІЗІМДЕГІ ОРНЫ}}
  source: SOURCE-ID
article: {{activity: operating, production: not-stated}}
population:
- {{value: 0, unit: people, year: 2021, scope: town, kind: census, source: SOURCE-ID}}
enterprises: []
milestones: []
today: []
geography: {{}}
checked: 2026-01-01
"""
_HEADINGS = {
    "en": ("In plain words", "History", "Population", "Economy", "State support", "Today", "Outlook"),
    "ru": ("Простыми словами", "История", "Население", "Экономика", "Государственная поддержка", "Сегодня", "Перспективы"),
    "kk": ("Қарапайым тілмен", "Тарихы", "Халқы", "Экономикасы", "Мемлекеттік қолдау", "Бүгінгі күні", "Келешегі"),
}
_FILL = {"en": "TEXT", "ru": "ТЕКСТ", "kk": "МӘТІН"}


def new_town(root: Path, slug: str) -> list[Path]:
    """Write the four files; ValueError when the slug is not usable or a file is there already."""
    if not re.fullmatch(r"[a-z][a-z-]*[a-z]", slug):
        raise ValueError(f"'{slug}' is not a slug: small Latin letters and hyphens, e.g. rudny")
    files = {root / "data" / "towns" / f"{slug}.yaml": _DATA.format(slug=slug)}
    for lang in LANGUAGES:
        parts = [f"---\ndescription: {_FILL[lang]}\noriginal: en\nrevised: 2026-01-01\n---\n{_FILL[lang]}\n"]
        parts.extend(f"\n## {title} {{: #{name} }}\n\n{_FILL[lang]}\n" for name, title in zip(TOWN_SECTIONS, _HEADINGS[lang], strict=True))
        files[root / "content" / lang / "towns" / f"{slug}.md"] = "".join(parts)
    present = [path for path in files if path.exists()]
    if present:
        raise ValueError(f"{present[0].relative_to(root)} is there already")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return list(files)
