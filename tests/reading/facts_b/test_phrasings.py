"""How bulletins, agencies and ministries put projects, and sentences that only look like them."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Portugal and Serbia: notes on trade", "2020-04-12")
PAIR_2 = ("Грузия и Греция: о торговле", "2017-11-16")
KINDS = ("project",)


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "The Portuguese company Lusoyard is building a ship repair yard in Novi Sad.",
            ["project | ship repair yard | Novi Sad | SRB | under_way"],
        ),
        (
            PAIR_1,
            "A logistics hub for Serbian goods is being set up in Sines.",
            ["project | logistics hub | Sines | PRT | under_way"],
        ),
        (
            PAIR_1,
            "A railway from Belgrade to Zrenjanin is under discussion.",
            ["project | railway from Belgrade to Zrenjanin | SRB | planned"],
        ),
        (
            PAIR_1,
            "Lusoyard's plant in Novi Sad was inaugurated by the two ministers on 5 March.",
            ["project | plant in Novi Sad | Novi Sad | SRB | operating | 2020-03-05"],
        ),
        (
            PAIR_1,
            "The coal mine at Mao Khe was modernised with Portuguese equipment.",
            ["project | coal mine | Mao Khe | operating"],
        ),
        (
            PAIR_1,
            "Vinasol plans to invest $20 million in a dairy in Vojvodina.",
            ["project | dairy in Vojvodina | Vojvodina | planned"],
        ),
        (
            PAIR_1,
            "They opened the 12 km Zemun bypass, built by a Portuguese firm.",
            ["project | Zemun bypass | SRB | operating"],
        ),
        (
            PAIR_1,
            "A pharmaceutical plant is to go up in Novi Sad with Portuguese capital.",
            ["project | pharmaceutical plant | Novi Sad | SRB | planned"],
        ),
        (
            PAIR_2,
            "Весной «Макрис» запустит в Гурджаани завод мебели.",
            ["project | завод мебели | Гурджаани | planned | 2018"],
        ),
        (
            PAIR_2,
            "Высокоскоростная линия Афины — Патры откроется следующим летом.",
            ["project | высокоскоростная линия Афины — Патры | GRC | planned | 2018"],
        ),
        (
            PAIR_2,
            "Заложен первый участок железной дороги Тбилиси — Ахалкалаки.",
            ["project | железная дорога Тбилиси — Ахалкалаки | GEO | under_way"],
        ),
        (
            PAIR_2,
            "Строят четыре энергоблока на станциях «Гардабани» и «Ткварчели».",
            ["project | четыре энергоблока на станциях «Гардабани» и «Ткварчели» | under_way"],
        ),
        (PAIR_2, "Метро в Афинах строится на заёмные деньги.", ["project | метро | Афины | GRC | under_way"]),
        (
            PAIR_2,
            "В порту Пирея строят контейнерный терминал.",
            ["project | контейнерный терминал | Пирей | GRC | under_way"],
        ),
        (
            PAIR_2,
            "Обсуждается железная дорога от Батуми до Поти.",
            ["project | железная дорога от Батуми до Поти | GEO | planned"],
        ),
        (
            PAIR_2,
            "«Макрис» намерен вложить 20 млн долларов в молочный завод в Кахетии.",
            ["project | молочный завод | Кахетия | planned"],
        ),
        (
            PAIR_2,
            "На строительство элеватора в Батуми выделено 3 млн долларов.",
            ["project | элеватор | Батуми | GEO | planned"],
        ),
        (
            PAIR_2,
            "Завод «Макрис» в Батуми открыли 5 марта министры двух стран.",
            ["project | завод «Макрис» | Батуми | GEO | operating | 2017-03-05"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (PAIR_1, "Oil comes from the Sines refinery."),
        (PAIR_1, "Plants in Serbia exported $3 million of paint."),
        (PAIR_1, "A line of credit for exporters opened in May."),
        (PAIR_2, "Нефть идёт с Батумского завода."),
        (PAIR_2, "Заводы Греции отгрузили краски на 3 млн долларов."),
        (PAIR_2, "Новая кредитная линия открыта в мае."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []
