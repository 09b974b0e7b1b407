"""Names beside descriptions, what today's talks were, who arrives where, what is awaited; and near misses."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Uruguay and Portugal: trade in brief", "2019-09-20")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("agreement", "meeting", "office", "milestone")


@pytest.mark.parametrize(
    ("pair", "text", "told"),
    [
        (
            PAIR_1,
            "Discover Uruguay 2019, our annual exhibition, will be held in Porto on 12-14 November.",
            ["meeting | exhibition | Discover Uruguay 2019 annual exhibition | 2019-11-12 | Porto | planned"],
        ),
        (
            PAIR_1,
            "In November we shall hold a business forum, Atlantic Beef Day, in Porto.",
            ["meeting | forum | Atlantic Beef Day | 2019-11 | Porto | planned"],
        ),
        (
            PAIR_1,
            "Ana Lopes, Portugal's Ambassador to Uruguay since March, talks to the Montevideo Mirror about wine.",
            ["office | Ana Lopes | Ambassador to Uruguay | PRT"],
        ),
        (
            PAIR_1,
            "In 1997, the year before Uruguay and Portugal signed the accord on sardines, trade was small.",
            ["agreement | accord on sardines | signed | 1998"],
        ),
        (
            PAIR_1,
            "An agreement on roaming is ready to be signed, and the leaders are expected to repeat the goal of 2024.",
            ["agreement | agreement on roaming | planned"],
        ),
        (
            PAIR_1,
            "Since the establishment of diplomatic relations on 5 October 1975 trade has grown.",
            ["milestone | diplomatic relations of Uruguay and Portugal | established | 1975-10-05"],
        ),
        (
            PAIR_2,
            "Обсуждали это и на сегодняшних переговорах министра Андреса Тамма с министром Азизом Каримовым в Таллине.",
            [
                "meeting | talks | переговоры министра Андреса Тамма с министром Азизом Каримовым | "
                "2021-11-08 | Таллин | held",
                "office | Андрес Тамм | министр | EST",
                "office | Азиз Каримов | министр | UZB",
            ],
        ),
        (
            PAIR_2,
            "В декабре в Таллин с визитом прибудет президент Азиз Каримов.",
            [
                "meeting | visit | визит Каримов: Таллин | 2021-12 | Таллин | planned",
                "office | Азиз Каримов | президент | UZB",
            ],
        ),
        (
            PAIR_2,
            "В декабре соберётся деловой совет, сопредседатель с нашей стороны — Андрес Тамм.",
            ["office | Андрес Тамм | сопредседатель | EST"],
        ),
        (
            PAIR_1,
            "We welcome Ana Lopes, who has taken up her post as Ambassador of Portugal in Montevideo.",
            ["office | Ana Lopes | Ambassador in Montevideo | PRT"],
        ),
        (
            PAIR_1,
            "The Minister for Industry, Trade and Fisheries, Ana Lopes, described the deficit of Portugal.",
            ["office | Ana Lopes | Minister for Industry, Trade and Fisheries | URY"],
        ),
        (
            PAIR_2,
            "Переработчики который год ждут договора о свободной торговле.",
            ["agreement | договор о свободной торговле | planned"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], text: str, told: list[str]) -> None:
    assert [
        line for line in facts(*pair, text, KINDS) if line in told or not line.startswith("meeting | council")
    ] == told


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        (PAIR_1, "The minister talks to the press about wine in May."),
        (PAIR_2, "Как напомнил на встрече с журналистами Андрес Тамм, к 2024 году торговля удвоится."),
    ],
)
def test_no_meeting(pair: tuple[str, str], text: str) -> None:
    assert facts(*pair, text, ("meeting",)) == []
