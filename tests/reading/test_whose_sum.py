"""Whose a sum or count is, one short text each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "At the end of 2018 Ghanaian direct investment in Peru stood at $5 million; Peruvians had $1 million in Ghana.",
        [
            "direct_investment GHA>PER 2018-12-31 level 5000000 USD",
            "direct_investment PER>GHA 2018-12-31 level 1000000 USD",
        ],
    ),
    (
        "In 2019 Ghana sold Peru goods for $9 million. Furniture does better every year; in 2018 we exported furniture "
        "for $1 million, and in 2019 we exported it for $2 million.",
        [
            "exports GHA>PER 2019 level 9000000 USD",
            "exports GHA>PER 2018 level 1000000 USD [furniture]",
            "exports GHA>PER 2019 level 2000000 USD [furniture]",
        ],
    ),
    (
        "In 2019 Peruvian visitors were up 70 per cent.",
        ["count:visitors PER>GHA 2019 growth 70 percent against 2018"],
    ),
    (
        "In the first half of 2019 sales to Peru were $3 million. Chile never buys tea. Exports grew by 3%.",
        ["exports GHA>PER 2019-H1 level 3000000 USD", "exports GHA>PER 2019-H1 growth 3 percent against 2018-H1"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2017 году «Вольта-Какао» продала в Перу какао на 7 млн долларов.",
        ["exports GHA>PER 2017 level 7000000 USD [какао] scope Вольта-Какао"],
    ),
    (
        "Из 35 тыс. иностранных туристов 2019 года, 9 тыс. приехали из Перу.",
        [
            "count:tourists WLD>GHA 2019 level 35000 persons",
            "count:tourists PER>GHA 2019 level 9000 persons",
        ],
    ),
    (
        "За 2019 год — экспорт: услуги — 6,7 млн долларов; текстиль — 4,1 млн.",
        ["exports GHA>PER 2019 level 6700000 USD", "exports GHA>PER 2019 level 4100000 USD [текстиль]"],
    ),
    (
        "Через порты Перу в 2017 году прошло 640 тыс. тонн ганских грузов.",
        ["other:transit cargo GHA>PER 2017 level 640000 tonnes"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
