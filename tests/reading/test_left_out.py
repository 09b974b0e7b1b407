"""What a sentence leaves out and the reader fills in: units, nouns, verbs, periods; Denmark and Uruguay."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Denmark and Uruguay: notes on trade", "Дания и Уругвай: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In 2019 the exports of Denmark were 133 million euros, imports 208.",
        ["exports DNK>URY 2019 level 133000000 EUR", "imports DNK>URY 2019 level 208000000 EUR"],
    ),
    (
        "In 2019 the surplus of Denmark was €90 million; in 2014 it was only forty.",
        ["balance DNK>URY 2019 level 90000000 EUR", "balance DNK>URY 2014 level 40000000 EUR"],
    ),
    (
        "In 2019 exports of Denmark to Uruguay rose by six per cent and imports by eleven.",
        ["exports DNK>URY 2019 growth 6 percent against 2018", "imports DNK>URY 2019 growth 11 percent against 2018"],
    ),
    ("Among the partners of Denmark in the Americas Uruguay was ninth in 2019.", ["turnover DNK>URY 2019 rank 9"]),
    (
        "The number of Danish tourists in Uruguay rose by 8% in 2019, to 11,600 people.",
        [
            "count:tourists DNK>URY 2019 growth 8 percent against 2018",
            "count:tourists DNK>URY 2019 level 11600 persons",
        ],
    ),
    (
        "Trade grew in 2019. Wool deliveries from Uruguay fell by a fifth to 7,400 tonnes after Copenhagen tightened"
        " the rules in August.",
        [
            "exports URY>DNK 2019 growth -20 percent [wool] against 2018",
            "exports URY>DNK 2019 level 7400 tonnes [wool]",
        ],
    ),
    (
        "The surplus of Denmark came to 19 million euros in 2019. It rested on 20 million, in 2018 it was 18 million.",
        [
            "balance DNK>URY 2019 level 19000000 EUR",
            "balance DNK>URY 2019 level 20000000 EUR",
            "balance DNK>URY 2018 level 18000000 EUR",
        ],
    ),
    (
        "In 2019 imports of Denmark were 49 million euros, up from 42 million in 2018. That left a deficit of 19"
        " million for Denmark, against 14 million a year before.",
        [
            "imports DNK>URY 2019 level 49000000 EUR",
            "imports DNK>URY 2018 level 42000000 EUR",
            "balance DNK>URY 2019 level -19000000 EUR",
            "balance DNK>URY 2018 level -14000000 EUR",
        ],
    ),
    (
        "In July-March of 2018-19 exports of Denmark earned $17 million, 4% below the same period of 2017-18.",
        [
            "exports DNK>URY 2018-07/2019-03 level 17000000 USD",
            "exports DNK>URY 2018-07/2019-03 growth -4 percent against 2017-07/2018-03",
        ],
    ),
    (
        "On 20 May a forum was held in Montevideo. Some 60 companies signed contracts worth 4 million dollars there.",
        [
            "count:companies DNK>URY 2020-05 level 60 units about",
            "other:value of contracts DNK>URY 2020-05 level 4000000 USD",
        ],
    ),
    (
        "A delegation of 18 companies visited Montevideo from 24 to 27 April.",
        ["count:companies DNK>URY 2020-04 level 18 units"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году экспорт Дании — 52 миллиона евро, импорт — 71. Получается минус в 19 миллионов.",
        [
            "exports DNK>URY 2019 level 52000000 EUR",
            "imports DNK>URY 2019 level 71000000 EUR",
            "balance DNK>URY 2019 level -19000000 EUR",
        ],
    ),
    ("Среди торговых партнёров Дании Уругвай в 2019 году был 47-м.", ["turnover DNK>URY 2019 rank 47"]),
    (
        "В структуре датского экспорта в Уругвай в 2019 году 61% занимали лекарства.",
        ["exports DNK>URY 2019 share 61 percent [лекарства]"],
    ),
    (
        "В 2019 году импорт Дании из Уругвая более чем на 40% состоял из говядины.",
        ["imports DNK>URY 2019 share 40 percent [говядина] over"],
    ),
    (
        "Число датских туристов в Уругвае в 2019 г. выросло на 8%, до 11,6 тыс. человек.",
        [
            "count:tourists DNK>URY 2019 growth 8 percent against 2018",
            "count:tourists DNK>URY 2019 level 11600 persons",
        ],
    ),
    (
        "Весной фирма «Ларсен» открыла в Уругвае фабрику. Вложено 4 млн евро, а к 2022 году обещают ещё 6 млн.",
        ["investment DNK>URY 2020 level 4000000 EUR", "investment DNK>URY 2022 level 6000000 EUR planned"],
    ),
    (
        "На начало года прямые инвестиции Дании в Уругвай достигли 18 млн долларов.",
        ["direct_investment DNK>URY 2020-01-01 level 18000000 USD"],
    ),
    (
        "20 мая в Монтевидео прошёл деловой форум. Его участники заключили контракты на 4 млн долларов.",
        ["other:value of contracts DNK>URY 2020-05 level 4000000 USD"],
    ),
    (
        "Контракт на 9 млн долларов выполняет датская верфь.",
        ["other:value of contracts DNK>URY 2020 level 9000000 USD"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert told(EN, sentence, DATE) == expected


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN)
def test_russian(sentence: str, expected: list[str]) -> None:
    assert told(RU, sentence, DATE) == expected
