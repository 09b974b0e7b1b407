"""Drawing a specification offline: the same chart gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VERSION = "5.21"  # of Vega-Lite
SCALE = 2.0  # pixels of a picture for one of the drawing
_LOCALES = {"en": (".", ","), "ru": (",", "\u00a0")}


def svg(specification: Mapping[str, Any], language: str = "en") -> str:
    """The drawing as SVG, numbers spelt as the language does, without an XML declaration."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(dict(specification), vl_version=VERSION, format_locale=_locale(language))
    return drawn[drawn.index("<svg") :].strip()


def png(specification: Mapping[str, Any], language: str = "en", scale: float = SCALE) -> bytes:
    """The drawing as PNG."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(
        dict(specification), vl_version=VERSION, format_locale=_locale(language), scale=scale
    )
    return drawn


def _locale(language: str) -> dict[str, Any]:
    decimal, group = _LOCALES.get(language, _LOCALES["en"])
    return {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
