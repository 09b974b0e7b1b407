"""Intervals of money, percent and times, rates and dates as a person reads them."""

from __future__ import annotations

from fractions import Fraction

from comity.checking.arithmetic import Style
from comity.checking.exchange import Converted
from comity.checking.phrases import period_text, unit_text
from comity.checking.words.catalogue import catalogue
from comity.model.interval import Interval
from comity.reference.forms import Language

_SCALES = tuple(Fraction(10) ** power for power in (12, 9, 6, 3))
_DIGITS = 4
_MOST = 6
# The last place shown is a tenth of the width or less.
_TOLD_APART = 10


def amount(interval: Interval, unit: str, language: Language, *, exact: bool = False) -> str:
    """`1.16–1.21 billion USD`, `12.4%`, `×3.6`, `at least 500 million USD`; a point is one number.

    exact: with all decimals of the ends (six at most), not only those that tell them apart.
    """
    ends = [end for end in (interval.low, interval.high) if end is not None]
    words = catalogue(language)
    if not ends:
        return words["any_value"]
    size = max(abs(end) for end in ends)
    scale = (
        Fraction(1) if unit in ("percent", "times", "units") else next((s for s in _SCALES if size >= s), Fraction(1))
    )
    style = Style(language, scale, 0, unit)
    places = max(_decimals(end / scale) for end in ends) if exact else _places(interval, size / scale, scale)
    shown = list(dict.fromkeys(style.number(end / scale, places) for end in ends))
    if len(shown) == 1 and len(ends) == 2 and not exact:
        shown = [style.number(ends[0] / scale, _needed(ends[0] / scale, places))]
    text = (
        "–".join(shown)
        if len(ends) == 2
        else words["no_less" if interval.low is not None else "no_more"].format(*shown)
    )
    if any(end < 0 for end in ends) and len(shown) == 2:
        text = words["from_to"].format(*shown)
    if unit in ("percent", "times"):
        return f"{text}%" if unit == "percent" else f"×{text}"
    return f"{text} {unit_text(int(scale), unit, language)}".strip()


def _decimals(value: Fraction) -> int:
    return next((p for p in range(_MOST) if (value * 10**p).denominator == 1), _MOST)


def _needed(value: Fraction, places: int) -> int:
    """Decimals without zeros at the end."""
    count = round(value * 10**places)
    while places and count % 10 == 0:
        count, places = count // 10, places - 1
    return places


def _places(interval: Interval, size: Fraction, scale: Fraction) -> int:
    """Decimals: as many as the width of the interval tells apart, four digits in all at most."""
    whole = len(str(int(size)))
    most = max(_DIGITS - whole, 0)
    if interval.low is None or interval.high is None or interval.is_point:
        end = interval.low if interval.low is not None else interval.high or Fraction(0)
        return next((p for p in range(most + 1) if (end / scale * 10**p).denominator == 1), most)
    exact = max(_decimals(interval.low / scale), _decimals(interval.high / scale))
    if whole + exact <= _DIGITS + 1:
        return exact
    width = (interval.high - interval.low) / scale
    return next((p for p in range(most + 1) if width * 10**p >= _TOLD_APART), most)


def rate(found: Converted, language: Language) -> str:
    """`at 179.2–185.5 KZT for 1 USD in 2014 (World Bank)`; turned round where the number would be small."""
    of, to, interval = found.of, found.to, found.rate
    if interval.high is not None and interval.high < 1 and interval.low:
        of, to, interval = to, of, Interval(1 / interval.high, 1 / interval.low)
    return catalogue(language)["at_rate"].format(
        amount(interval, "", language), of, to, period_text(found.period, language), ", ".join(found.sources)
    )
