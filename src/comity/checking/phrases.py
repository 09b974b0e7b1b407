"""Figures, periods and readings in words, in English and Russian."""

from __future__ import annotations

from dataclasses import replace

from comity.checking.arithmetic import scale_word
from comity.checking.keys import kind_of, prefix_of
from comity.checking.words.catalogue import catalogue, forms
from comity.errors import UnknownCode
from comity.model.figure import Figure
from comity.model.period import Period
from comity.reference.countries import Case, country
from comity.reference.forms import Language

_CASES: dict[str, Case] = {"1": "nominative", "2": "genitive", "4": "accusative", "5": "instrumental"}


def period_text(period: Period | None, language: Language) -> str:
    """2014, the first half of 2012, January to October 2018."""
    if period is None:
        return ""
    spelling, words = str(period), catalogue(language)
    if spelling[-3:] in ("-H1", "-H2"):
        return words[f"part.{spelling[-2:]}"].format(period.year)
    if spelling[-3:-1] == "-Q":
        return words["part.Q"].format(period.year, spelling[-1])
    if period.day:
        return day_text(period, language)
    if period.is_year or period.span:
        return spelling.replace("/", "–")
    months = words["months"].split("|")
    first, last = months[period.month - 1], months[period.last_month - 1]
    if period.length == 1:
        return f"{first} {period.year}"
    if period.year == period.last_year:
        return f"{first} – {last} {period.year}"
    return f"{first} {period.year} – {last} {period.last_year}"


def day_text(period: Period, language: Language) -> str:
    """A day as the language writes it: 9 November 2012, 9 ноября 2012 г."""
    from babel.dates import format_date  # loaded where a day is told: it takes a tenth of a check

    return str(format_date(period.first_day, "long", locale="en_GB" if language == "en" else language))


def country_text(code: str | None, language: Language, case: Case = "genitive") -> str:
    """A country's name in a sentence; a bloc keeps its letters."""
    if code is None or code == "WLD":
        return dict(zip(_CASES.values(), forms(language, "world", len(_CASES)), strict=True)).get(case, "")
    try:
        return country(code).name_in(language, case)
    except UnknownCode:
        return code


def subject(figure: Figure, language: Language, case: int = 0) -> str:
    """What the figure is of, without its period: `exports of oil from Belarus to Kazakhstan`.

    case: 0 nominative, 1 genitive, 2 prepositional.
    """
    text = flow_text(figure.measure, figure.reporter, figure.partner, figure.commodity, language, case)
    limits = [limit for limit in (figure.scope, figure.partner_region, figure.basis) if limit]
    return text + (f" ({', '.join(limits)})" if limits and text != figure.measure else "")


def flow_text(
    measure: str, reporter: str | None, partner: str | None, commodity: str | None, language: Language, case: int = 0
) -> str:
    """A measure of a pair in words; one that has no words is its own name. case as of `subject`."""
    kind, services, words = kind_of(measure), bool(prefix_of(measure)), catalogue(language)
    if f"tail.{kind}" not in words:
        return measure
    own = f"head.services.{kind}"
    head = forms(language, own if services and own in words else f"head.{kind}", 3)[case]
    names = {f"a{n}": country_text(reporter, language, c) for n, c in _CASES.items()}
    names |= {f"b{n}": country_text(partner, language, c) for n, c in _CASES.items()}
    return head + words[f"tail.{kind}"].format(**names, **_goods(commodity, services, language))


def _goods(commodity: str | None, services: bool, language: Language) -> dict[str, str]:
    """What is traded: `of` a flow, `in` which there is trade."""
    if language == "en":
        name = commodity or ("services" if services else "")
        return {"of": f" of {name}" if name else "", "in": f" in {name}" if name else ""}
    named = f" ({commodity})" if commodity else ""
    return {"of": (" услуг" if services else "") + named, "in": (" услугами" if services else "") + named}


def stated(figure: Figure, language: Language, *, dated: bool = True) -> str:
    """The figure with its words: `trade between A and B in 2014 (“$1.17 billion”)`."""
    if figure.form == "share" and figure.commodity and figure.parent is None:
        whole = subject(replace(figure, commodity=None), language, 2)
        text = catalogue(language)["part_of"].format(figure.commodity, whole)
    elif f"form.{figure.form}" in catalogue(language):
        text = catalogue(language)[f"form.{figure.form}"].format(subject(figure, language, 1))
    else:
        text = subject(figure, language)
    when = period_text(figure.period, language)
    if when and dated:
        text += f", {when}" if language == "ru" else f" in {when}"
    return f"{text} ({quoted(figure.anchor, language)})"


def span_text(period: Period | None, language: Language) -> str:
    """A period as something is told of it: of 2014, за 2014 год."""
    text = period_text(period, language)
    return f"{text} год" if language == "ru" and period is not None and period.is_year else text


def quoted(text: str, language: Language) -> str:
    """The printed words in quotation marks."""
    clean = " ".join(text.split())
    return f"«{clean}»" if language == "ru" else f"“{clean}”"


def enumerated(items: list[str], language: Language) -> str:
    """a, b and c."""
    if len(items) == 1:
        return items[0]
    key = "last_of_two" if len(items) == 2 else "last_of_many"
    return catalogue(language)[key].format("; ".join(items[:-1]), items[-1])


def unit_text(scale: int, unit: str, language: Language) -> str:
    """`million USD`; nothing where there is no unit to tell."""
    name = catalogue(language).get(f"unit.{unit}", unit)
    return f"{scale_word(scale, language)} {name}".strip() if unit else ""
