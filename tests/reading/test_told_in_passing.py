"""Parts, people and balances told in passing, one sentence each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Last year 36,000 Peruvians visited Ghana, and 4,300 study at its universities.",
        ["count:visitors PER>GHA 2019 level 36000 persons", "count:students PER>GHA 2020 level 4300 persons"],
    ),
    (
        "Last year 36,000 Peruvians visited Ghana, more than one in every four foreign visitors.",
        [
            "count:visitors PER>GHA 2019 level 36000 persons",
            "count:visitors PER>GHA 2019 share 25 percent over",
        ],
    ),
    (
        "In January exports of Ghana to Peru exceeded the level of January 2019 by 34%.",
        ["exports GHA>PER 2020-01 growth 34 percent against 2019-01"],
    ),
    (
        "Around 250 lorries a day cross the border of Ghana, twice as many as in 2017.",
        ["count:lorries GHA>PER 2020 level 250 units about", "count:lorries GHA>PER 2020 ratio 2 times against 2017"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году Гана продала в Перу товаров на 40 млн евро, а купила на 48 млн, и дефицит в 8 млн держится.",
        [
            "exports GHA>PER 2019 level 40000000 EUR",
            "imports GHA>PER 2019 level 48000000 EUR",
            "balance GHA>PER 2019 level -8000000 EUR",
        ],
    ),
    (
        "Первое полугодие 2019 года мы закончили с плюсом 22 млн долларов, третий квартал — с минусом 12 млн.",
        ["balance GHA>PER 2019-H1 level 22000000 USD", "balance GHA>PER 2019-Q3 level -12000000 USD"],
    ),
    (
        "В прошлом году сюда приехали 39 тысяч перуанцев, в 1,6 раза больше, чем в 2017-м.",
        ["count:visitors PER>GHA 2019 level 39000 persons", "count:visitors PER>GHA 2019 ratio 8/5 times against 2017"],
    ),
    ("И туристы: в 2019-м было 11 200 перуанцев.", ["count:tourists PER>GHA 2019 level 11200 persons"]),
    ("Перуанских проектов в Гане всего восемь.", ["count:projects PER>GHA 2020 level 8 units"]),
    (
        "В 2019 году импорт из Перу составил 9 млн долларов. Свыше половины одежды привезено морем.",
        ["imports GHA>PER 2019 level 9000000 USD", "imports GHA>PER 2019 share 50 percent [одежда] over"],
    ),
    (
        "В импорте из Перу в 2019 году преобладали текстильные изделия — 27,5% и пластмассы — 4,3 млн долларов.",
        [
            "imports GHA>PER 2019 share 55/2 percent [текстильные изделия]",
            "imports GHA>PER 2019 level 4300000 USD [пластмассы]",
        ],
    ),
    (
        "В январе экспорт в Перу превысил уровень января 2019 года на 34%.",
        ["exports GHA>PER 2020-01 growth 34 percent against 2019-01"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
