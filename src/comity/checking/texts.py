"""The sentences of findings, by language. Data, not code: the templates' names are shared by all languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_EN = {
    "ends": "({0} to {1} with rounding)",
    "printed": ", printed {0}",
    "read_as": "read as {0}: {1}",
    "fits": "it fits: {0}",
    "no_values": "no values satisfy {0} together",
    "or": ", or ",
    "said": "{0} says: {1}.",
    "said_of": "{0} says of {2}: {1}.",
    "any": "One of them must be wrong; which one, these figures do not tell.",
    "prior": "prior {0}: {1}",
    "see": "see finding {0}",
    "unweighed": "not weighed: too many figures around it contradict each other",
    "rival": "the text also prints “{0}” for what reads as the same thing; so far apart, they are taken for two things",
    "meant": "Probably {0}.",
    "settled": "So {0}.",
    "why_conflict": "{said} These cannot all be true, whatever the rounding{line}.",
    "why_wording_misfit": "{said} Taken literally they cannot all be true{line}.",
    "why_wording_fits": "{said} The phrase can be read in two ways, and the other figures leave only one{line}.",
    "why_part_of_year": (
        "{said} Nothing forbids it, but {part} would make up {share} of the year, where {band} is usual{line}."
    ),
    "why_equal_part": (
        "{said} The same number stands for {part} and for the whole of {year}, so that nothing is left "
        "for the rest of the year."
    ),
    "why_unit_value": ("{said} Nothing forbids it, but that is an impossible price (expected {band} a tonne){line}."),
    "also": "{0} is printed again as {1}",
    "bound_about": "about {0}",
    "bound_over": "over {0}",
    "bound_under": "under {0}",
    "at_least": "at least {0} {1}",
    "at_most": "at most {0} {1}",
    "if_exchange": "with exports and imports exchanged",
    "if_relabel": "as the opposite direction",
    "if_parent": "as a share of the other whole",
    "why_sources": (
        "{documents} give different values{line}. They may come from the two sides' statistics, which are not the same."
    ),
    "why_revised": (
        "{documents} give different values by the same statistics at different dates{line}. The "
        "figure was probably revised."
    ),
    "why_twice": (
        "{said} These are two values of one thing. They may be the statistics of two sides, or speak of two things."
    ),
    "ask_twice": "Ask whose statistics each value comes from and what it covers.",
    "ask_books": "Ask whose statistics each value comes from, and use one of them throughout.",
    "why_rounding": "{said} They agree only if a last digit is off by one{line}.",
    "why_books": (
        "{said} Seen from both sides, these do not meet{line}. The two countries' statistics of one flow may differ."
    ),
    "equal_proof": "{0} is given both for {1} and for {2}",
    "price_proof": "{0} / {1} = {2} {3} a tonne",
    "reading_to_by": "{anchor} is the level reached, not the increase: {value}",
    "reading_times": "{anchor} means {value} the earlier level",
    "reading_scale": "{anchor} should be {value}: million, billion or thousand were exchanged",
    "reading_direction": "exports and imports were exchanged",
    "reading_direction_relabel": "{anchor} belongs to the opposite direction of trade",
    "reading_direction_exchange": "exports and imports were exchanged: {anchor} belongs to the opposite direction",
    "reading_direction_balance": "surplus and deficit were exchanged: {anchor} should be {value}",
    "reading_commodity_parent": "{anchor} is a share of another whole: {other}",
    "reading_base_period": "{anchor} compares with another period than the one named",
    "reading_digit": "{anchor} should be {value}: digits changed places",
    "reading_digit_slip": "{anchor} should be {value}: one digit is wrong",
    "reading_truncation": "{anchor} was cut off after its last digit, not rounded",
    "reading_books": "the figures come from the statistics of the two sides",
    "reading_period_year": "{anchor} is the figure of {part}, not of {year}",
    "reading_period_part": "{anchor} is the figure of {year}, not of {part}",
    "reading_drop": "{anchor} is wrong",
    "ask_part_of_year": "Ask for the value of {0} in {1}.",
    "ask_figures": "Ask the source to confirm {0}.",
    "ask_wording_fits": "When quoting, write the level reached and the increase apart.",
    "ask_sources": "Ask whose statistics each document quotes, and use one of them throughout.",
    "ask_revised": "Use the later value and say so.",
}
_RU = {
    "ends": "(с учётом округления от {0} до {1})",
    "printed": ", напечатано {0}",
    "read_as": "если читать как {0}: {1}",
    "fits": "сходится: {0}",
    "no_values": "никакие значения не удовлетворяют одновременно: {0}",
    "or": " или ",
    "said": "{0} сообщает: {1}.",
    "said_of": "{0} сообщает за {2}: {1}.",
    "any": "Какая-то из этих цифр ошибочна; какая именно, по ним не определить.",
    "prior": "допущение {0}: {1}",
    "see": "см. вывод {0}",
    "unweighed": "не проверено: слишком много цифр рядом противоречат друг другу",
    "rival": "в тексте есть и «{0}», по видимости о том же; при таком расхождении это сочтено разными вещами",
    "meant": "Вероятно, {0}.",
    "settled": "Значит, {0}.",
    "why_conflict": "{said} При любом округлении эти цифры не сходятся{line}.",
    "why_wording_misfit": "{said} Если понимать их буквально, эти цифры не сходятся{line}.",
    "why_wording_fits": "{said} Оборот можно понять двояко, но с остальными цифрами сходится только одно чтение{line}.",
    "why_part_of_year": (
        "{said} Это не исключено, но на {part} пришлось бы {share} годового объёма, тогда как обычно это {band}{line}."
    ),
    "why_equal_part": (
        "{said} Одно и то же число стоит за {part} и за весь {year}: на остаток года не приходится ничего."
    ),
    "why_unit_value": "{said} Это не исключено, но такой цены не бывает (ожидается {band} за тонну){line}.",
    "also": "{0} напечатано ещё раз как {1}",
    "bound_about": "около {0}",
    "bound_over": "более {0}",
    "bound_under": "менее {0}",
    "at_least": "не менее {0} {1}",
    "at_most": "не более {0} {1}",
    "if_exchange": "если поменять местами экспорт и импорт",
    "if_relabel": "если это встречный поток",
    "if_parent": "если это доля другого целого",
    "why_sources": (
        "{documents} приводят разные значения{line}. Возможно, это статистика двух сторон, а она не совпадает."
    ),
    "why_revised": (
        "{documents} приводят разные значения одной статистики на разные даты{line}. Вероятно, цифру пересмотрели."
    ),
    "why_twice": ("{said} Это два значения одного и того же. Возможно, это статистика двух сторон или речь о разном."),
    "ask_twice": "Уточните, чья это статистика и что она охватывает.",
    "ask_books": "Уточните, чья это статистика, и держитесь одной.",
    "why_rounding": "{said} Они сходятся, только если последняя цифра неточна на единицу{line}.",
    "why_books": (
        "{said} С двух сторон цифры не сходятся{line}. Статистика двух стран об одном потоке может различаться."
    ),
    "equal_proof": "{0} приведено и за {1}, и за {2}",
    "price_proof": "{0} / {1} = {2} {3} за тонну",
    "reading_to_by": "{anchor} — это достигнутый уровень, а не прирост: {value}",
    "reading_times": "{anchor} означает {value} к прежнему уровню",
    "reading_scale": "вместо {anchor} должно быть {value}: перепутаны тысячи, миллионы или миллиарды",
    "reading_direction": "перепутаны экспорт и импорт",
    "reading_direction_relabel": "{anchor} относится к встречному потоку",
    "reading_direction_exchange": "перепутаны экспорт и импорт: {anchor} относится к встречному потоку",
    "reading_direction_balance": "перепутаны профицит и дефицит: вместо {anchor} должно быть {value}",
    "reading_commodity_parent": "{anchor} — доля другого целого: {other}",
    "reading_base_period": "{anchor} — сравнение с другим периодом, чем назван",
    "reading_digit": "вместо {anchor} должно быть {value}: переставлены цифры",
    "reading_digit_slip": "вместо {anchor} должно быть {value}: ошибка в одной цифре",
    "reading_truncation": "в {anchor} последние цифры отброшены, а не округлены",
    "reading_books": "цифры взяты из статистики двух сторон",
    "reading_period_year": "{anchor} — это {part}, а не весь {year}",
    "reading_period_part": "{anchor} — это {year}, а не {part}",
    "reading_drop": "ошибка в {anchor}",
    "ask_part_of_year": "Запросите значение: {0}, {1}.",
    "ask_figures": "Попросите источник подтвердить: {0}.",
    "ask_wording_fits": "Приводя цифру, указывайте отдельно достигнутый уровень и прирост.",
    "ask_sources": "Уточните, чью статистику приводит каждый документ, и держитесь одной.",
    "ask_revised": "Берите более позднее значение и укажите это.",
}
TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": MappingProxyType(_EN), "ru": MappingProxyType(_RU)})
