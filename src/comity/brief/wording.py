"""Numbers, periods, countries and fixed words in the language of the brief.

The words are `catalogue/<language>.po` (gettext: the key is the msgid), so that another language is another file that
any translator's tool opens. Plural rules, the names of months and the marks inside numbers are CLDR's. Numbers are
written from exact rationals; nothing passes through a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import gcd
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import UnknownCode, UsageError
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.statement import Voice

if TYPE_CHECKING:
    from babel import Locale
    from babel.plural import PluralRule

    from comity.reference.countries import Case

CATALOGUES = Path(__file__).parent / "catalogue"
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of plurals, in CLDR's order, which gettext's forms keep
COUNTED = ("", "units")  # units that the measure already names


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.po")))


@cache
def tongue(language: str) -> Tongue:
    """The language's words. UsageError where there is no catalogue."""
    if language not in languages():
        raise UsageError(f"no brief in language {language!r}; choose one of {', '.join(languages())}")
    from babel import Locale
    from babel.messages.pofile import read_po

    with (CATALOGUES / f"{language}.po").open("rb") as file:
        read = {message.id: message.string for message in read_po(file, locale=language) if message.id}
    forms = {key[0]: tuple(text) for key, text in read.items() if isinstance(key, tuple) and isinstance(text, tuple)}
    words = {key: text for key, text in read.items() if isinstance(key, str) and isinstance(text, str)}
    locale = Locale.parse(language)
    return Tongue(language, {**_of_cldr(locale), **words}, forms, locale.plural_form)


def _of_cldr(locale: Locale) -> dict[str, str]:
    """What needs no translator: the marks inside numbers, the months by themselves and in a date."""
    symbols = locale.number_symbols["latn"]
    months = locale.months
    return {
        "number.group": symbols["group"],
        "number.decimal": symbols["decimal"],
        "months": "|".join(months["stand-alone"]["wide"][n] for n in range(1, 13)),
        "months.of": "|".join(months["format"]["wide"][n] for n in range(1, 13)),
    }


def decimals(value: Fraction, limit: int = 6) -> int:
    """How many decimals spell an exact number; two where no number of decimals does."""
    return _decimals(value.denominator, limit)


def _decimals(denominator: int, limit: int = 6) -> int:
    for places in range(limit + 1):
        if 10**places % denominator == 0:
            return places
    return 2


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its catalogue and the spelling of numbers and periods."""

    language: str
    words: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    rule: PluralRule

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, filled in."""
        text = self.words[key]
        return text.format(**values) if values else text

    def get(self, key: str, default: str) -> str:
        """The words of a key made from data, or the data's own word."""
        return self.words.get(key, default)

    def plural(self, key: str, count: int) -> str:
        """The form of a counted noun, with its number."""
        forms = self.forms[key]
        used = [form for form in CATEGORIES if form in self.rule.tags or form == "other"]
        place = used.index(self.rule(count))
        return forms[min(place, len(forms) - 1)].format(n=self.number(Fraction(count), 0))

    # Numbers

    def number(self, value: Fraction, places: int) -> str:
        """A number with so many decimals, half away from zero, grouped by thousands."""
        return self._written(value.numerator, value.denominator, places)

    def _written(self, numerator: int, denominator: int, places: int) -> str:
        """The same of two integers: a brief of ten thousand figures spells each of them several times."""
        above = abs(numerator) * 10**places
        digits = str((2 * above + denominator) // (2 * denominator)).zfill(places + 1)
        whole, fraction = (digits[:-places], digits[-places:]) if places else (digits, "")
        text = f"{int(whole):,}".replace(",", self.words["number.group"])
        if fraction:
            text += self.words["number.decimal"] + fraction
        return f"−{text}" if numerator < 0 and digits.strip("0") else text

    def printed(self, value: Fraction, step: Fraction, scale: int = 1) -> str:
        """A stated number in units of `scale`, with the places that were printed."""
        places = _scaled_decimals(value, scale)
        if step:
            places = max(places, min(_scaled_decimals(step, scale), 4))
        return self._written(value.numerator, value.denominator * scale, places)

    def bounds(self, interval: Interval, scale: int = 1, least: int = 0) -> str:
        """An interval in units of `scale`, with the decimals its width needs and at least so many."""
        low, high = interval.low, interval.high
        if low is None or high is None:
            end = low if low is not None else high
            if end is None:
                return "?"
            key = "bound.from" if low is not None else "bound.to"
            return self(key, value=self.number(end / scale, max(least, min(decimals(end / scale), 2))))
        places = max(least, _fit(high / scale, (high - low) / scale))
        ends = [self.number(end / scale, places) for end in (low, high)]
        return ends[0] if ends[0] == ends[1] else (" … " if low < 0 else "–").join(ends)

    def amount(self, value: Fraction, step: Fraction, unit: str, high: Fraction | None = None) -> str:
        """An amount in words: `USD 1.17 billion`, `12,000 tonnes`."""
        scale, name = (1, "") if unit in COUNTED else self._scale(value, step, high)
        text = self.printed(value, step, scale)
        if high is not None:
            text = f"{text}–{self.printed(high, step, scale)}"
        if name:
            text = f"{text}\u00a0{name}"
        if unit in COUNTED:
            return text
        if len(unit) == 3 and unit.isupper():
            return self("number.money", number=text, unit=self.get(f"unit.{unit}", unit))
        return f"{text} {self.get(f'unit.{unit}', unit)}"

    def _scale(self, value: Fraction, step: Fraction, high: Fraction | None) -> tuple[int, str]:
        """The largest scale that spells a number with three decimals or fewer, and its name."""
        largest = abs(value) if high is None else max(abs(value), abs(high))
        for size, word in SCALES:
            if largest < max(size, 10**6):
                continue
            if max(_scaled_decimals(value, size), _scaled_decimals(step, size) if step else 0) <= 3:
                return size, self.words[f"scale.{word}"]
        return 1, ""

    def short(self, value: Fraction, unit: str) -> str:
        """An amount out of statistics, at three digits that count: `USD 1.78 trillion`, `9.42 million people`."""
        scale, name = next(((size, word) for size, word in SCALES if abs(value) >= size), (1, ""))
        scaled = value / scale
        text = self.number(scaled, 2 if abs(scaled) < 10 else 1 if abs(scaled) < 100 else 0)
        if name:
            text = f"{text}\u00a0{self.words[f'scale.{name}']}"
        if len(unit) == 3 and unit.isupper():
            return self("number.money", number=text, unit=self.get(f"unit.{unit}", unit))
        return text if unit in COUNTED else f"{text} {self.get(f'unit.{unit}', unit)}"

    def span(self, interval: Interval, unit: str) -> str:
        """An interval in words: `USD 583.7–583.9 million`."""
        ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
        scale, name = next(((size, word) for size, word in SCALES[1:3] if max(ends, default=0) >= size), (1, ""))
        text = self.bounds(interval, scale)
        if name:
            text = f"{text}\u00a0{self.words[f'scale.{name}']}"
        return self("number.money", number=text, unit=self.get(f"unit.{unit}", unit)) if unit not in COUNTED else text

    def value(self, figure: Figure, scale: int | None = None) -> str:
        """What a figure says, with its bound. With a `scale` a level is the bare number in that scale."""
        value, high, step = figure.value, figure.high, figure.step
        ends = [self.printed(value, step)] + ([self.printed(high, step)] if high is not None else [])
        if figure.form == "growth" and figure.unit in ("percent", "percentage points"):
            sign = "+" if value > 0 else ""
            unit = "%" if figure.unit == "percent" else f" {self.words['unit.percentage points']}"
            text = f"{sign}{'–'.join(ends)}{unit}"
        elif figure.form == "ratio":
            text = f"×{'–'.join(ends)}"
        elif figure.form == "rank":
            text = self("number.rank", n="–".join(ends))
        elif figure.unit == "percent":
            text = f"{'–'.join(ends)}%"
        elif scale is not None:
            text = "–".join(self.printed(end, step, scale) for end in (value, high) if end is not None)
        else:
            text = self.amount(value, step, figure.unit, high)
        if figure.form == "growth" and figure.unit not in ("percent", "percentage points") and value > 0:
            text = f"+{text}"
        if figure.bound == "exact":
            return text
        if figure.form == "growth" and value < 0:
            return self("bound.fall", value=self(f"bound.{figure.bound}", value=text.removeprefix("−")))
        return self(f"bound.{figure.bound}", value=text)

    # Time

    def day(self, day: date) -> str:
        """A day: `9 November 2012`."""
        month = self.words["months.of"].split("|")[day.month - 1]
        return self("time.day", day=day.day, month=month, year=day.year)

    def period(self, period: Period | None) -> str:
        """A period in words."""
        if period is None:
            return self.words["time.none"]
        if period.day:
            return self.day(period.first_day)
        if period.span:
            return f"{period.year}–{period.last_year}"
        if period.is_year:
            return str(period.year)
        name = str(period)[4:]
        if name.startswith(("-H", "-Q")):
            return self(f"time.{name[1:]}", year=period.year)
        months = self.words["months"].split("|")
        first, last = months[period.month - 1], months[period.last_month - 1]
        if period.length == 1:
            return self("time.month", month=first, year=period.year)
        if period.year == period.last_year:
            return self("time.month", month=f"{first}–{last}", year=period.year)
        return "–".join(
            self("time.month", month=month, year=year)
            for month, year in ((first, period.year), (last, period.last_year))
        )

    # Names

    def country(self, code: str | None, case: Case = "nominative") -> str:
        """A country's or bloc's name; a code or name that no table has stands for itself.

        A case other than the nominative gives the form a sentence needs (in English, the article).
        """
        from comity.reference.countries import country

        if not code:
            return self.words["country.none"]
        if f"country.{code}" in self.words:
            return self.words[f"country.{code}"]
        try:
            found = country(code)
        except UnknownCode:
            return code
        return found.name_in("ru" if self.language == "ru" else "en", case)

    def flow(self, key: str, code: str) -> str:
        """A flow named with its other end: `Exports to the Netherlands`, `Экспорт на Кубу`, `Импорт с Кубы`."""
        case: Case = "accusative" if key == "trade.out" else "genitive"
        upon = self.country(code, "locative").startswith("на ")
        ends = self.words[f"{key}.upon"] if upon else self.words[key]
        return ends.format(there=self.country(code, case))

    def countries(self, codes: tuple[str, ...]) -> str:
        """Several countries."""
        return ", ".join(self.country(code) for code in codes)

    def voice(self, voice: Voice) -> str:
        """Who says it: the name and the role; nothing of a text's own unnamed author."""
        if voice.role == "author" and not voice.name:
            return ""
        role = self.get(f"voice.{voice.role}", voice.role)
        country = f", {self.country(voice.country)}" if voice.country else ""
        return f"{voice.name} ({role}{country})" if voice.name else f"{role}{country}"


def _scaled_decimals(value: Fraction, scale: int) -> int:
    """Decimals of a value in units of `scale`."""
    return _decimals(value.denominator * (scale // gcd(value.numerator, scale)))


def _fit(value: Fraction, width: Fraction) -> int:
    """Decimals that show a width, at most four."""
    for places in range(4):
        if width * 10**places >= 1 or (not width and 10**places % value.denominator == 0):
            return places
    return 4
