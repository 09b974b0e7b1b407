"""Periods that a question names, and what is still to come, one short text each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "How did the first quarter of the year go?\n\nWell. Exports of Ghana to Peru were $8 million.\n\n"
        "And 2019 as a whole?\n\nTotal trade stood at $30 million.\n\nYour goal for 2025?\n\n"
        "Two billion dollars in trade.",
        [
            "exports GHA>PER 2020-Q1 level 8000000 USD",
            "turnover GHA>PER 2019 level 30000000 USD",
            "turnover GHA>PER 2025 level 2000000000 USD target",
        ],
    ),
    (
        "In 2009 trade of Ghana with Peru was $2 million; in 2019 it came to $28 million. In 2009 the whole of it was "
        "$2 million, so that is fourteen times as much in ten years.",
        [
            "turnover GHA>PER 2009 level 2000000 USD",
            "turnover GHA>PER 2019 level 28000000 USD",
            "turnover GHA>PER 2009 level 2000000 USD",
            "turnover GHA>PER 2019 ratio 14 times against 2009",
        ],
    ),
    (
        "In 2019 Ghana sold goods worth $9 million to Peru, an increase of $1 million on 2018, or 12.5%.",
        [
            "exports GHA>PER 2019 level 9000000 USD",
            "exports GHA>PER 2019 growth 1000000 USD against 2018",
            "exports GHA>PER 2019 growth 25/2 percent against 2018",
        ],
    ),
    (
        "Last year we sold Peru goods worth $3 million and bought four times as much.",
        ["exports GHA>PER 2019 level 3000000 USD"],
    ),
    (
        "In 2019 sales of tea to Peru were 21,000 tonnes, twice the volume of 2017.",
        [
            "exports GHA>PER 2019 level 21000 tonnes [tea]",
            "exports GHA>PER 2019 ratio 2 times [tea] against 2017",
        ],
    ),
    (
        "We would like more visitors: 41,000 Peruvians came to Ghana in 2018.",
        ["count:visitors PER>GHA 2018 level 41000 persons"],
    ),
    (
        "The mission leaves for Lima on 22 July. So far 18 companies have put their names down.",
        ["count:companies GHA>PER 2020-07 level 18 units planned scope taking part"],
    ),
    (
        "The minister expects trade with Peru to come to $6 million in 2021.",
        ["turnover GHA>PER 2021 level 6000000 USD forecast"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "— Сколько вы купили в 2019 году?\n\n— Мы купили у Перу одних лекарств на 4 млн долларов.\n\n— Какова цель?\n\n"
        "— Два миллиарда долларов к 2025 году.",
        [
            "imports GHA>PER 2019 level 4000000 USD [лекарства]",
            "turnover GHA>PER 2025 level 2000000000 USD target",
        ],
    ),
    (
        "В 2019 году товарооборот с Перу остался таким же, как и в 2018 году, — 25 млн долларов.",
        ["turnover GHA>PER 2019 level 25000000 USD"],
    ),
    (
        "В январе — апреле экспорт в Перу составил 4 млн долларов. Годом ранее ганские поставки оценивались в 3 млн "
        "долларов, встречные — в 1 млн.",
        [
            "exports GHA>PER 2020-01/2020-04 level 4000000 USD",
            "exports GHA>PER 2019-01/2019-04 level 3000000 USD",
            "exports PER>GHA 2019-01/2019-04 level 1000000 USD",
        ],
    ),
    (
        "С 2022 года Перу будет получать 2 тыс. тонн ганского какао ежегодно.",
        ["exports GHA>PER 2022 level 2000 tonnes [какао] planned"],
    ),
    (
        "Деловой совет собирается 18 июля в Лиме, с ганской стороны заявлены 27 компаний.",
        ["count:companies GHA>PER 2020-07 level 27 units planned scope участвующие"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
