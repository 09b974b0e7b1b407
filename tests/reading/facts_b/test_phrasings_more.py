"""Plants, lines and shops as newspapers put them; and near misses."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Senegal and Norway: the year in trade", "2021-11-08")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("project",)


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "A Norwegian-built desalination plant has supplied the town since 2019.",
            ["project | Norwegian-built desalination plant | operating | 2019"],
        ),
        (
            PAIR_1,
            "NorAid pays for a fish market in Joal, which is two-thirds built.",
            ["project | fish market | Joal | under_way"],
        ),
        (
            PAIR_1,
            "Work begins in January on a 30 MW solar park near Dakar.",
            ["project | solar park | Dakar | SEN | planned | 2022-01"],
        ),
        (
            PAIR_1,
            "Fjordfisk, Norway's largest exporter, has bought a hatchery in Joal.",
            ["project | hatchery in Joal | Joal | operating"],
        ),
        (
            PAIR_1,
            "Fjordfisk's terminal at Rufisque, opened in 2016, handled 90,000 tonnes.",
            ["project | terminal at Rufisque | Rufisque | operating | 2016"],
        ),
        (
            PAIR_2,
            "«Ээсти Ройв» намерена перенести в Бухару розлив кваса.",
            ["project | розлив кваса | Бухара | UZB | planned"],
        ),
        (
            PAIR_2,
            "Чайная фабрика в Бухаре, открытая эстонцами в 1987 году, закрылась в 1994-м.",
            ["project | чайная фабрика | Бухара | UZB | operating | 1987"],
        ),
        (
            PAIR_2,
            "Торги на строительство гидростанции в Навои объявят осенью.",
            ["project | гидростанция | Навои | UZB | planned | 2021"],
        ),
        (
            PAIR_2,
            "В Таллине с прошлого года работает ресторан узбекской сети «Чорсу».",
            ["project | ресторан узбекской сети «Чорсу» | Таллин | EST | operating | 2020"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (PAIR_1, "The plant of the year was an orchid."),
        (PAIR_2, "Фабрики Эстонии закупили хлопок."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []
