"""What a sentence leaves out and the reader fills in: units, nouns, verbs; Denmark and Uruguay."""

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
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert told(EN, sentence, DATE) == expected


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN)
def test_russian(sentence: str, expected: list[str]) -> None:
    assert told(RU, sentence, DATE) == expected
