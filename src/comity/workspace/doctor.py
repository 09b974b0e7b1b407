"""`comity doctor`: whether everything Comity needs is here, and what to do where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import comity
from comity.errors import ComityError, OutputError
from comity.ledger.store import open_store
from comity.reading.read import READER
from comity.reference.commodities import chapter, chapters, headings
from comity.reference.countries import countries, country
from comity.reference.currencies import currencies, currency
from comity.reference.forms import Language, country_forms, currency_forms
from comity.reference.organisations import members, organisations
from comity.settings import Settings
from comity.workspace.place import Place

_LANGUAGES: tuple[Language, ...] = ("en", "ru")
# What each package does here, so that a missing one tells what will not work.
_PACKAGES = {
    "typst": ("typst", "PDF engine"),
    "vl-convert-python": ("vl_convert", "chart engine"),
    "jinja2": ("jinja2", "HTML"),
    "highspy": ("highspy", "solver of the checks"),
    "sqlalchemy": ("sqlalchemy", "ledger"),
    "alembic": ("alembic", "ledger versions"),
    "trafilatura": ("trafilatura", "web pages"),
    "pypdfium2": ("pypdfium2", "PDF documents"),
    "python-docx": ("docx", "Word documents"),
    "charset-normalizer": ("charset_normalizer", "old encodings"),
    "httpx": ("httpx", "URLs"),
    "stamina": ("stamina", "URLs, trying again"),
    "rich": ("rich", "progress on the screen"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. remedy: what to do, empty where all is well."""

    name: str
    state: str
    remedy: str = ""


def examine(place: Place | None, environ: Mapping[str, str]) -> Iterator[Check]:
    """Every check, in a fixed order. environ: of the process, whose COMITY_* are settings."""
    yield Check("comity", f"{comity.__version__}, reader {READER}")
    yield Check("python", sys.version.split()[0], "" if sys.version_info >= (3, 11) else "install Python 3.11 or newer")
    yield _workspace(place)
    yield _settings(place, environ)
    yield _guarded("reference tables", _tables, "install Comity anew: its tables are damaged")
    for package, (module, purpose) in _PACKAGES.items():
        yield _package(package, module, purpose)
    yield _guarded("PDF fonts", _fonts, "install the package typst anew: `pip install --force-reinstall typst`")
    yield _guarded(
        "charts",
        _chart,
        "install the package vl-convert-python anew: `pip install --force-reinstall vl-convert-python`",
    )


def _workspace(place: Place | None) -> Check:
    if place is None:
        return Check("workspace", "none here; documents can be named, or `comity init` makes one")
    try:
        view = open_store(place.ledger).view()
        documents, statements = len(view.documents()), len(view.statements())
    except ComityError as error:
        return Check("workspace", str(place.root), str(error))
    return Check("workspace", f"{place.root}: {documents} documents, {statements} statements")


def _settings(place: Place | None, environ: Mapping[str, str]) -> Check:
    try:
        settings = Settings.load({}, environ, place.config if place else None)
    except ComityError as error:
        return Check("settings", "not usable", str(error))
    return Check(
        "settings", f"pair {settings.pair or 'guessed'}, language {settings.language}, fail-on {settings.fail_on}"
    )


def _package(package: str, module: str, purpose: str) -> Check:
    remedy = f"install the package {package}: `pip install {package}`"
    try:
        found = version(package)
    except PackageNotFoundError:
        return Check(package, f"missing ({purpose})", remedy)
    if find_spec(module) is None:
        return Check(package, f"damaged ({purpose})", remedy)
    return Check(package, f"{found} ({purpose})")


def _guarded(name: str, look: Callable[[], str], remedy: str) -> Check:
    try:
        return Check(name, look())
    except (ComityError, ImportError, LookupError, OSError, ValueError, RuntimeError) as error:
        return Check(name, " ".join(str(error).split()) or type(error).__name__, remedy)


def _tables() -> str:
    """Loads every table and follows its codes into the others; a damaged one raises."""
    for known in countries():
        if known.currency:
            currency(known.currency)
    for goods in headings():
        chapter(goods.code[:2])
    for union in organisations():
        for member in members(union.code, None):
            country(member)
    forms = sum(len(country_forms(lang)) + len(currency_forms(lang)) for lang in _LANGUAGES)
    goods_told = f"{len(chapters())} chapters and {len(headings())} headings of goods"
    return (
        f"{len(countries())} countries, {len(currencies())} currencies, {goods_told}, "
        f"{len(organisations())} organisations, {forms} word forms"
    )


def _fonts() -> str:
    """Sets a line in the font of the brief; typst itself would put another in its place and say nothing."""
    import typst

    from comity.brief.pdf import SERIF

    if SERIF not in typst.Fonts(include_system_fonts=False).families():
        raise OutputError(f"{SERIF} is missing")
    pages = typst.compile(
        f'#set text(font: "{SERIF}")\nTrade, торговля'.encode(), ignore_system_fonts=True, format="pdf"
    )
    return f"{SERIF}, set in Latin and Cyrillic ({len(pages):,} bytes)"


def _chart() -> str:
    """Renders an empty chart."""
    import vl_convert

    drawing = vl_convert.vegalite_to_svg({"mark": "bar", "data": {"values": []}})
    return f"a chart drawn ({len(drawing):,} characters)"
