"""Counts and parts whose noun was told before, and periods of answers, one short text each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In 2018 30 Peruvian companies worked in Ghana. Today there are 55, so the number has nearly doubled.",
        [
            "count:companies PER>GHA 2018 level 30 units",
            "count:companies PER>GHA 2020 level 55 units",
            "count:companies PER>GHA 2020 ratio 2 times against 2018 under",
        ],
    ),
    (
        "In 2019 46,000 Peruvians came to Ghana; in 2022 we want to see 60,000.",
        ["count:visitors PER>GHA 2019 level 46000 persons", "count:visitors PER>GHA 2022 level 60000 persons target"],
    ),
    (
        "Peruvian companies have put $20 million into Ghana since 2010 and employ 900 people there.",
        ["investment PER>GHA 2010/2020 level 20000000 USD", "count:employees PER>GHA 2020 level 900 persons"],
    ),
    (
        "Exports of Ghana to Peru grew by 20 per cent in 2019, from $15 million.",
        [
            "exports GHA>PER 2019 growth 20 percent against 2018",
            "exports GHA>PER 2018 level 15000000 USD",
        ],
    ),
    (
        "Of the 257,000 foreign visitors of 2019, 132,000, or slightly more than half, were Peruvians.",
        [
            "count:foreign visitors WLD>GHA 2019 level 257000 persons",
            "count:foreign visitors PER>GHA 2019 level 132000 persons",
            "count:foreign visitors PER>GHA 2019 share 50 percent over",
        ],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "На 1 мая 2020 года в Гане зарегистрировано 36 предприятий с перуанским капиталом: 19 совместных и 17 "
        "иностранных.",
        [
            "count:enterprises with Peruvian capital PER>GHA 2020-05-01 level 36 units",
            "count:joint ventures PER>GHA 2020-05-01 level 19 units",
            "count:foreign enterprises PER>GHA 2020 level 17 units",
        ],
    ),
    (
        "В прошлом году Гану посетили 9 тыс. перуанцев, к концу 2021 года ждут до 20 тыс.",
        [
            "count:visitors PER>GHA 2019 level 9000 persons",
            "count:visitors PER>GHA 2021-12-31 level 20000 persons forecast",
        ],
    ),
    (
        "Вчера президенты провели переговоры. Подписано шестнадцать документов, в том числе программа на 2021–2022 "
        "годы.",
        ["count:documents GHA>PER 2020-06 level 16 units"],
    ),
    (
        "— Каким был для вас прошлый год?\n\n— Хорошим. Экспорт в Перу дошёл до 9 млн долларов. За пять месяцев этого "
        "года продали на 4 млн.\n\n— И всё это какао?\n\n— Какао — это 6 млн долларов.",
        [
            "exports GHA>PER 2019 level 9000000 USD",
            "exports GHA>PER 2020-01/2020-05 level 4000000 USD",
            "exports GHA>PER 2019 level 6000000 USD [какао]",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected


PARTS_EN: list[tuple[str, list[str]]] = [
    (
        "About 40 Peruvian companies work in Ghana, three in four of them in mining.",
        [
            "count:companies PER>GHA 2020 level 40 units about",
            "count:companies PER>GHA 2020 share 75 percent scope in mining",
        ],
    ),
    (
        "In 2019 1,000 visitors came from Peru, one in eight of all arrivals.",
        ["count:visitors PER>GHA 2019 level 1000 persons", "count:visitors PER>GHA 2019 share 25/2 percent"],
    ),
    (
        "In 2019 Ghanaian exports to Peru were $9 million; they had doubled in three years.",
        ["exports GHA>PER 2019 level 9000000 USD", "exports GHA>PER 2019 ratio 2 times against 2016"],
    ),
    (
        "The plant in Lima has a capacity of 300 tonnes of cocoa a year.",
        ["other:annual production capacity GHA>PER - level 300 tonnes [cocoa]"],
    ),
]
PARTS_RU: list[tuple[str, list[str]]] = [
    (
        "Предприятий с перуанским капиталом насчитывается более 70, каждое третье из них полностью перуанское.",
        [
            "count:enterprises with Peruvian capital PER>GHA 2020 level 70 units over",
            "count:enterprises with Peruvian capital PER>GHA 2020 share 333/10 percent scope полностью перуанское",
        ],
    ),
    (
        "Между столицами 21 рейс в неделю, а в 2012-м было четыре.",
        ["count:flights GHA>PER 2020 level 21 units", "count:flights GHA>PER 2012 level 4 units"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), PARTS_EN)
def test_parts_in_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), PARTS_RU)
def test_parts_in_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
