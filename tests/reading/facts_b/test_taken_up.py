"""Projects told by the next sentence, by the money put into them, by a number or by a region."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Senegal and Norway: the year in trade", "2021-11-08")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("project",)


@pytest.mark.parametrize(
    ("pair", "text", "told"),
    [
        (
            PAIR_1,
            "One of the latest pieces of news is a shrimp farm in Senegal. It is being built by Fjordfisk.",
            ["project | shrimp farm | SEN | under_way"],
        ),
        (
            PAIR_1,
            "A refinery at Rufisque, for which the ministry names a price of $2 billion, would employ 900 people.",
            ["project | refinery at Rufisque | Rufisque | planned"],
        ),
        (
            PAIR_1,
            "Guests now have a hall of glass: Terminal 2 at Yoff airport, completed by Fjordbygg in September.",
            ["project | Terminal 2 at Yoff airport | Yoff | operating | 2021-09"],
        ),
        (
            PAIR_1,
            "Fjordbygg is going to open a factory for door handles in Thiadiaye next spring.",
            ["project | factory for door handles | Thiadiaye | planned | 2022"],
        ),
        (
            PAIR_1,
            "Fjordfisk runs a fish cannery in Dakar; it has been operating since 2004.",
            ["project | fish cannery | Dakar | SEN | operating | 2004"],
        ),
        (
            PAIR_2,
            "Одна из последних новостей — завод цветного стекла в Навоийской области. Его возводит «Ээсти Ройв».",
            ["project | завод цветного стекла | under_way"],
        ),
        (
            PAIR_2,
            "«Ээсти Ройв» вложила в завод в Алтыарыке более 120 млн евро; завод работает с 2001 года.",
            ["project | завод | Алтыарыке | operating | 2001"],
        ),
        (
            PAIR_2,
            "Одно из них — прядильная фабрика «Ээсти Ройв», открытая в Бухаре в 2016 году.",
            ["project | прядильная фабрика «Ээсти Ройв» | Бухара | UZB | operating | 2016"],
        ),
        (
            PAIR_2,
            "Завод «Ээсти Ройв» в Бухаре, работающий с 2010 года, выпустил 30 тыс. бочек.",
            ["project | завод «Ээсти Ройв» | Бухара | UZB | operating | 2010"],
        ),
        (
            PAIR_2,
            "«Ээсти Ройв» возводит в Навоийской области птицефабрику.",
            ["project | птицефабрика | under_way"],
        ),
        (
            PAIR_2,
            "«Ээсти Ройв» пустила в сентябре в Бухаре линию по сушке дынь.",
            ["project | линия по сушке дынь | Бухара | UZB | operating | 2021-09"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], text: str, told: list[str]) -> None:
    assert facts(*pair, text, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        (PAIR_1, "The ship lay at Berth 9, where it will stay until May."),
        (PAIR_1, "The shop of the ministry is a plant. It is being discussed."),
        (PAIR_2, "Делегация побывала на заводе. Его директор рассказал о планах."),
        (PAIR_2, "Рабочие в Навоийской области получили фабрику в подарок."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], text: str) -> None:
    assert facts(*pair, text, KINDS) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian guests spent 1.8 million nights in Senegalese hotels in 2020.",
        "Fjordbygg is building a EUR 75 million resort in Dakar.",
    ],
)
def test_neither_nights_nor_currencies(text: str) -> None:
    assert not any("EUR" in line or "hotels" in line for line in facts(*PAIR_1, text, KINDS))
