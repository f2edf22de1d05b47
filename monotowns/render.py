"""Jinja environment (autoescape, StrictUndefined) and a page -> text; every mistake of a template is found with file and line."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from monotowns import (
    analysispages,
    citations,
    classes,
    enterprises,
    examples,
    exports,
    font,
    headlines,
    labels,
    linkeddata,
    linkedmap,
    modelpages,
    overview,
    policypage,
    register,
    reporting,
    share,
    sidebyside,
    supposing,
    townpage,
    towntable,
)
from monotowns.alphabet import hold
from monotowns.language import MINUS, SWITCH_ORDER
from monotowns.marks import number_marks
from monotowns.model import Town
from monotowns.pages import Page, Redirect
from monotowns.parts import announce
from monotowns.pictures import Pictures
from monotowns.report import Problem
from monotowns.urls import page_path
from monotowns.view import Frame, View


def _loader(files: Mapping[str, bytes]) -> FunctionLoader:
    """The templates among a project's files; each knows its own path, which errors name."""

    def source(name: str) -> tuple[str, str, None]:
        file = f"templates/{name}"
        if file not in files:
            raise TemplateNotFound(name, f"'{name}' not found among the templates")
        return files[file].decode(), file, None

    return FunctionLoader(source)


def environment(files: Mapping[str, bytes]) -> Environment:
    """The templates among a project's files (path -> content) with what every one of them may call."""
    env = Environment(
        loader=_loader(files),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(
        shapes=labels.SHAPES,
        latest=classes.latest_population,
        sector=classes.sector,
        state=classes.state,
        state_kind=classes.state_kind,
        minus=MINUS,
    )
    env.globals.update(overview.TEMPLATE_CALLS)
    env.globals.update(modelpages.TEMPLATE_CALLS)
    env.globals.update(analysispages.TEMPLATE_CALLS)
    env.globals.update(policypage.TEMPLATE_CALLS)
    env.globals.update(register.TEMPLATE_CALLS)
    env.globals.update(enterprises.TEMPLATE_CALLS)
    for name in (
        "key_figures",
        "known_since",
        "population_rows",
        "milestones",
        "standing_rows",
        "indicator_rows",
        "place_rows",
        "related",
        "neighbours",
    ):
        env.globals[name] = getattr(townpage, name)
    env.globals.update(towntable=towntable, sidebyside=sidebyside, supposing=supposing)
    env.globals["headlines"] = headlines.headlines
    env.globals.update(files=exports.offered, examples=examples.examples)
    return env


def template_files(files: Mapping[str, bytes]) -> list[str]:
    """The paths of the templates among a project's files, by name."""
    return sorted(name for name in files if name.startswith("templates/") and name.endswith((".html", ".xml")))


def syntax_problems(files: Mapping[str, bytes]) -> list[Problem]:
    """Every template that cannot be parsed or asks for a filter, test or block that does not exist."""
    env = Environment(loader=_loader(files), extensions=["jinja2.ext.do"])
    problems: list[Problem] = []
    for file in template_files(files):
        try:
            env.compile(files[file].decode(), file, file, raw=True)
        except TemplateSyntaxError as error:
            problems.append(
                Problem(file, error.lineno, 1, "template", error.message or "not a valid template", "compare with the line above")
            )
        except UnicodeDecodeError as error:
            problems.append(Problem(file, 0, 0, "template", f"cannot be read as UTF-8 text: {error}"))
    return problems


SHEETS: Mapping[str, tuple[str, ...]] = {
    "home": ("lists", "map"),
    "chooser": ("lists",),
    "data": ("lists",),
    "map": ("wide", "map"),
    "region": ("map",),
    "glossary": ("glossary",),
    "indicators": ("glossary",),
    "definition": ("glossary",),
    "method": ("glossary",),
    "programmes-register": ("glossary",),
    "sources": ("glossary",),
    "sources-press": ("glossary",),
    "sources-press-2": ("glossary",),
    "towns": ("wide", "tables", "towns"),
    "compare": ("wide", "tables", "compare"),
    "town": ("cards",),
    "economy": ("cards",),
    "analysis-dependence": ("cards", "tables", "dependence"),
    "analysis-forecast": ("forecast",),
    "analysis-population": ("wide",),
    "analysis-sizes": ("cards",),
    "classification": ("cards",),
    "programmes": ("cards", "coding"),
    "programmes-towns": ("cards", "coding"),
}
"""The style sheets (`static/<name>.css`) that a kind of page has before the common ones, whose rules for print have the last word."""
LAST: Mapping[str, str] = {"home": "home", "town": "town"}
"""The one that a kind of page has after them: it says some things otherwise, on a town's sheet of paper too."""
COMMON = ("site", "charts")
"""Those of every page."""


@dataclass(frozen=True)
class Assets:
    """The style sheets by name, the rules of the linked maps, and the security policy that admits what a page uses."""

    sheets: Mapping[str, str]
    linked: str

    def sheet(self, v: View) -> Markup:
        """The style sheet of the page."""
        last = (LAST[v.page.kind],) if v.page.kind in LAST else ()
        names = (*SHEETS.get(v.page.kind, ()), *COMMON, *last)
        return Markup("".join(self.sheets[name] for name in names) + (self.linked if v.page.route == linkedmap.ROUTE else ""))

    def fonts(self, v: View) -> Markup:
        """The font rules, with links that fit the page."""
        return Markup(
            "".join(
                f"@font-face{{font-family:{font.FAMILY};font-weight:{weight};font-display:swap;src:url({v.href(path)}) format('woff2')}}"
                for weight, path in font.FILES.items()
            )
        )

    def policy(self, v: View, data: str) -> str:
        """The Content-Security-Policy: own files only, the inline style sheet and `data` (JSON-LD, which browsers let be, but validators do not) by hash."""
        style, script = (
            base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (f"{self.fonts(v)}{self.sheet(v)}", data)
        )
        return f"default-src 'none'; style-src 'self' 'sha256-{style}'; font-src 'self'; img-src 'self'; script-src 'self' 'sha256-{script}'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"


class Renderer:
    """Renders the pages of one build; problems of templates are collected, not raised."""

    def __init__(self, files: Mapping[str, bytes], frame: Frame, assets: Assets, pictures: Callable[[View], Pictures]) -> None:
        self.env = environment(files)
        self.frame = frame
        self.assets = assets
        self.pictures = pictures
        self.problems: list[Problem] = []

    def _values(self, v: View) -> Mapping[str, object]:
        def result(indicator: str, town: Town) -> object:
            return townpage.result(v.site, indicator, town)

        linked = linkeddata.linked(v)
        return {
            "v": v,
            "_": v.text,
            "ngettext": v.plural,
            "site": v.site,
            "page": v.page,
            "css": self.assets.sheet(v),
            "fonts": self.assets.fonts,
            "policy": self.assets.policy(v, linked),
            "navigation": overview.navigation,
            "result": result,
            "text": self.frame.texts.get((v.lang, v.page.prose[0])) if v.page.prose else None,
            "town": v.town if v.page.kind == "town" else None,
            "card": share.tags(v),
            "linked": linked,
            "citation": citations.citation,
            "gost": citations.gost,
            "report_text": reporting.report_text,
            "report_address": reporting.report_address,
            "reference": citations.reference(v),
            "citation_files": citations.offered,
            "revised": overview.revised,
        }

    def page(self, page: Page) -> tuple[str, dict[str, bytes]]:
        """The HTML of one page and the files its pictures offer; on a mistake an empty text, with the problem noted."""
        name = f"pages/{page.kind}.html"
        view = View(self.frame, page)
        pictures = self.pictures(view)
        html = self._render(name, view, pictures=pictures)
        pictures.keep()
        for route in view.missing:
            self.problems.append(
                Problem(
                    f"templates/{name}",
                    0,
                    0,
                    "link",
                    f"{page.path}: no page '{route}'",
                    "routes are those of the page list, without language and slashes",
                )
            )
        return html, pictures.files

    def _render(self, name: str, view: View, **more: object) -> str:
        values = {**self._values(view), **more}
        try:
            template = self.env.get_template(name)
            macros = self.env.get_template("macros.html").make_module(dict(values))
            html = template.render(values)
            return hold(announce(number_marks(html, lambda order: str(macros.source_list(view, order))), view.lang))  # type: ignore[attr-defined]
        except (TemplateError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
            file, line = _place(error, name)
            problem = Problem(
                file,
                line,
                1 if line else 0,
                "template",
                f"{type(error).__name__}: {error}",
                "see what the template may call in monotowns/view.py",
            )
            if problem not in self.problems:  # one mistake of a template breaks every page it makes
                self.problems.append(problem)
            return ""

    def not_found(self) -> str:
        """The trilingual 404 page, its links from the host's root."""
        page = self.frame.pages["en", ""]
        return self._render("pages/404.html", View(self.frame, page, rooted=True), views=self._views(rooted=True))

    def chooser(self) -> str:
        """The root page that offers the three languages."""
        return self._render("pages/chooser.html", View(self.frame, _root()), views=self._views(rooted=False))

    def _views(self, rooted: bool) -> list[View]:
        return [View(self.frame, self.frame.pages[lang, ""] if rooted else _root(lang), rooted) for lang in SWITCH_ORDER]

    def redirect(self, item: Redirect) -> str:
        """A page that leads from an old address to the new one without script."""
        target = self.frame.pages[item.lang, item.target]
        page = Page(item.lang, item.route, "redirect", target.title, target.description, parent=None)
        return self._render("pages/redirect.html", View(self.frame, page), target=page_path(item.lang, item.target))


def _root(lang: str = "en") -> Page:
    return _RootPage(lang, "", "chooser", "", "")


class _RootPage(Page):
    """The chooser, which stands at the root and belongs to no language."""

    @property
    def path(self) -> str:
        """The root."""
        return ""


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of an error's traceback, or the one met most often where templates call each other without end.

    Jinja has mapped its lines only where a whole template was rendered.
    """
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name or name}", error.lineno
    met: list[tuple[str, int]] = []
    trace = error.__traceback__
    while trace is not None:
        source = trace.tb_frame.f_code.co_filename
        if source.endswith(".html"):
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            line = template.get_corresponding_lineno(trace.tb_lineno) if template else trace.tb_lineno
            met.append((source, line))
        trace = trace.tb_next
    if not met:
        return f"templates/{name}", 0
    return Counter(met).most_common(1)[0][0] if isinstance(error, RecursionError) else met[-1]
