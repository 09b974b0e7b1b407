"""Figures, periods and readings in words, in English and Russian."""

from __future__ import annotations

from comity.checking.arithmetic import scale_word
from comity.checking.keys import kind_of, prefix_of
from comity.errors import UnknownCode
from comity.model.figure import Figure
from comity.model.period import Period
from comity.reference.countries import Case, country
from comity.reference.forms import Language

_EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_RU_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_PARTS = {
    "en": {"H1": "the first half of {}", "H2": "the second half of {}", "Q": "quarter {1} of {0}"},
    "ru": {"H1": "первое полугодие {} года", "H2": "второе полугодие {} года", "Q": "{1}-й квартал {0} года"},
}
_MEASURES = {
    "en": {
        "exports": "exports{of} from {a} to {b}",
        "imports": "imports{of} by {a} from {b}",
        "turnover": "trade{in} between {a} and {b}",
        "balance": "the trade balance of {a} with {b}",
        "investment": "investment from {a} in {b}",
        "direct_investment": "direct investment from {a} in {b}",
        "loans": "loans from {a} to {b}",
    },
    "ru": {
        "exports": "экспорт{of} из {a2} в {b4}",
        "imports": "импорт{of} в {a4} из {b2}",
        "turnover": "торговля{of} {a2} и {b2}",
        "balance": "сальдо торговли {a2} и {b2}",
        "investment": "инвестиции {a2}: {b1}",
        "direct_investment": "прямые инвестиции {a2}: {b1}",
        "loans": "кредиты {a2}: {b1}",
    },
}
_FORMS = {
    "en": {"share": "the share of {}", "growth": "the growth of {}", "ratio": "the growth of {}"},
    "ru": {"share": "доля: {}", "growth": "рост: {}", "ratio": "изменение: {}"},
}
_WORLD = {"en": "all countries", "ru": "все страны"}
_CASES: dict[str, Case] = {"1": "nominative", "2": "genitive", "4": "accusative"}


def period_text(period: Period | None, language: Language) -> str:
    """2014, the first half of 2012, January to October 2018."""
    if period is None:
        return ""
    spelling = str(period)
    parts = _PARTS[language]
    if spelling[-3:] in ("-H1", "-H2"):
        return parts[spelling[-2:]].format(period.year)
    if spelling[-3:-1] == "-Q":
        return parts["Q"].format(period.year, spelling[-1])
    if period.is_year or period.span or period.day:
        return spelling.replace("/", "–")
    months = _RU_MONTHS if language == "ru" else _EN_MONTHS
    first, last = months[period.month - 1], months[period.last_month - 1]
    if period.length == 1:
        return f"{first} {period.year}"
    if period.year == period.last_year:
        return f"{first} – {last} {period.year}"
    return f"{first} {period.year} – {last} {period.last_year}"


def country_text(code: str | None, language: Language, case: Case = "genitive") -> str:
    """A country's name in a sentence; a bloc keeps its letters."""
    if code is None or code == "WLD":
        return _WORLD[language]
    try:
        return country(code).name_in(language, case)
    except UnknownCode:
        return code


def subject(figure: Figure, language: Language) -> str:
    """What the figure is of, without its period: `exports of oil from Belarus to Kazakhstan`."""
    kind, services = kind_of(figure.measure), prefix_of(figure.measure)
    template = _MEASURES[language].get(kind)
    if template is None:
        return figure.measure
    goods = figure.commodity
    if services:
        goods = goods or ("services" if language == "en" else "услуги")
    names = {f"a{n}": country_text(figure.reporter, language, c) for n, c in _CASES.items()}
    names |= {f"b{n}": country_text(figure.partner, language, c) for n, c in _CASES.items()}
    of = "" if not goods else f" of {goods}" if language == "en" else f" ({goods})"
    text = template.format(**names, a=names["a2"], b=names["b2"], of=of, **{"in": of.replace(" of ", " in ", 1)})
    limits = [limit for limit in (figure.scope, figure.partner_region, figure.basis) if limit]
    return text + (f" ({', '.join(limits)})" if limits else "")


def stated(figure: Figure, language: Language) -> str:
    """The figure with its words: `trade between A and B in 2014 (“$1.17 billion”)`."""
    text = _FORMS[language].get(figure.form, "{}").format(subject(figure, language))
    when = period_text(figure.period, language)
    if when:
        text += f", {when}" if language == "ru" else f" in {when}"
    return f"{text} ({quoted(figure.anchor, language)})"


def quoted(text: str, language: Language) -> str:
    """The printed words in quotation marks."""
    clean = " ".join(text.split())
    return f"«{clean}»" if language == "ru" else f"“{clean}”"


def enumerated(items: list[str], language: Language) -> str:
    """a, b and c."""
    joint = " и " if language == "ru" else " and "
    return items[0] if len(items) == 1 else f"{'; '.join(items[:-1])}{';' if len(items) > 2 else ''}{joint}{items[-1]}"


def unit_text(scale: int, unit: str, language: Language) -> str:
    """`million USD`; nothing where there is no unit to tell."""
    return f"{scale_word(scale, language)} {unit}".strip() if unit else ""
