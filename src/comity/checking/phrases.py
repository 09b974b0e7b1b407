"""Figures, periods and readings in words, in English and Russian."""

from __future__ import annotations

from dataclasses import replace

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
# The head of a flow in the nominative, genitive and prepositional; English has one form.
_HEADS = {
    "en": {
        "exports": ("exports",) * 3,
        "imports": ("imports",) * 3,
        "turnover": ("trade",) * 3,
        "balance": ("the trade balance",) * 3,
        "investment": ("investment",) * 3,
        "direct_investment": ("direct investment",) * 3,
        "loans": ("loans",) * 3,
    },
    "ru": {
        "exports": ("экспорт", "экспорта", "экспорте"),
        "imports": ("импорт", "импорта", "импорте"),
        "turnover": ("товарооборот", "товарооборота", "товарообороте"),
        "balance": ("сальдо торговли",) * 3,
        "investment": ("инвестиции", "инвестиций", "инвестициях"),
        "direct_investment": ("прямые инвестиции", "прямых инвестиций", "прямых инвестициях"),
        "loans": ("кредиты", "кредитов", "кредитах"),
    },
}
_SERVICES = {
    "en": {"turnover": ("trade",) * 3},
    "ru": {"turnover": ("торговля", "торговли", "торговле"), "balance": ("сальдо торговли",) * 3},
}
_TAILS = {
    "en": {
        "exports": "{of} from {a2} to {b2}",
        "imports": "{of} by {a2} from {b2}",
        "turnover": "{in} between {a2} and {b2}",
        "balance": "{in} of {a2} with {b2}",
        "investment": " from {a2} in {b2}",
        "direct_investment": " from {a2} in {b2}",
        "loans": " from {a2} to {b2}",
    },
    "ru": {
        "exports": "{of} из {a2} в {b4}",
        "imports": "{of} в {a4} из {b2}",
        "turnover": "{in} между {a5} и {b5}",
        "balance": "{in} между {a5} и {b5}",
        "investment": " {a2} в {b4}",
        "direct_investment": " {a2} в {b4}",
        "loans": " {a2} для {b2}",
    },
}
_FORMS = {
    "en": {"share": "the share of {}", "growth": "the growth of {}", "ratio": "the growth of {}"},
    "ru": {"share": "доля {}", "growth": "рост {}", "ratio": "изменение {}"},
}
_UNITS = {"tonnes": "т", "units": "ед.", "persons": "чел."}
_PART = {"en": "the share of {} in {}", "ru": "доля товара «{}» в {}"}
_WORLD = {"en": "all countries", "ru": "все страны"}
_CASES: dict[str, Case] = {"1": "nominative", "2": "genitive", "4": "accusative", "5": "instrumental"}


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


def subject(figure: Figure, language: Language, case: int = 0) -> str:
    """What the figure is of, without its period: `exports of oil from Belarus to Kazakhstan`.

    case: 0 nominative, 1 genitive, 2 prepositional.
    """
    kind, services = kind_of(figure.measure), bool(prefix_of(figure.measure))
    heads = _HEADS[language] | (_SERVICES[language] if services else {})
    if kind not in _TAILS[language]:
        return figure.measure
    names = {f"a{n}": country_text(figure.reporter, language, c) for n, c in _CASES.items()}
    names |= {f"b{n}": country_text(figure.partner, language, c) for n, c in _CASES.items()}
    tail = _TAILS[language][kind].format(**names, **_goods(figure.commodity, services, language))
    limits = [limit for limit in (figure.scope, figure.partner_region, figure.basis) if limit]
    return heads[kind][case] + tail + (f" ({', '.join(limits)})" if limits else "")


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
        text = _PART[language].format(figure.commodity, whole)
    elif figure.form in _FORMS[language]:
        text = _FORMS[language][figure.form].format(subject(figure, language, 1))
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
    joint = " и " if language == "ru" else " and "
    return items[0] if len(items) == 1 else f"{'; '.join(items[:-1])}{';' if len(items) > 2 else ''}{joint}{items[-1]}"


def unit_text(scale: int, unit: str, language: Language) -> str:
    """`million USD`; nothing where there is no unit to tell."""
    name = _UNITS.get(unit, unit) if language == "ru" else unit
    return f"{scale_word(scale, language)} {name}".strip() if unit else ""
