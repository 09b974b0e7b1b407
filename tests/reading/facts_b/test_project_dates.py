"""The year of a project, where the words that go on about it tell when it is to open."""

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
            "Fjordfisk is building a fish cannery in Dakar for $9 million. It is to start up in 2023.",
            ["project | fish cannery | Dakar | SEN | under_way | 2023"],
        ),
        (
            PAIR_1,
            "Fjordfisk is building a fish cannery in Dakar; its opening is scheduled for 2023.",
            ["project | fish cannery | Dakar | SEN | under_way | 2023"],
        ),
        (
            PAIR_1,
            "Fjordfisk is building a fish cannery in Dakar, and the first tins are due in March.",
            ["project | fish cannery | Dakar | SEN | under_way | 2022-03"],
        ),
        (
            PAIR_1,
            "Fjordfisk plans a fish cannery in Dakar; it will cost $9 million (79 million kroner) and is to start up "
            "next year.",
            ["project | fish cannery | Dakar | SEN | planned | 2022"],
        ),
        (
            PAIR_1,
            "In June Fjordfisk laid the foundation stone of a fish cannery in Dakar. It will cost $9 million and hire "
            "200 people when it opens in 2023.",
            ["project | fish cannery | Dakar | SEN | under_way | 2023"],
        ),
        (
            PAIR_2,
            "Фирма «Ээсти Ройв» строит в Бухаре завод кваса. Ввод в эксплуатацию ожидается в 2023 году.",
            ["project | завод кваса | Бухара | UZB | under_way | 2023"],
        ),
        (
            PAIR_2,
            "Фирма «Ээсти Ройв» строит в Бухаре завод кваса за 9 млн евро, пуск — в 2023 году.",
            ["project | завод кваса | Бухара | UZB | under_way | 2023"],
        ),
        (
            PAIR_2,
            "Фирма «Ээсти Ройв» строит в Бухаре завод кваса. Открыть его обещают весной.",
            ["project | завод кваса | Бухара | UZB | under_way | 2022"],
        ),
        (
            PAIR_2,
            "Обсуждается железная дорога Термез — Кабул — Пешавар, которая должна заработать в 2027 году.",
            ["project | железная дорога Термез — Кабул — Пешавар | planned | 2027"],
        ),
        (
            PAIR_2,
            "К концу 2023 года в Бухаре построят завод кваса.",
            ["project | завод кваса | Бухара | UZB | planned | 2023"],
        ),
    ],
)
def test_goes_on(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "Fjordfisk is building a fish cannery in Dakar. The two sides hope to double their trade by 2025.",
            ["project | fish cannery | Dakar | SEN | under_way"],
        ),
        (
            PAIR_2,
            "Фирма «Ээсти Ройв» строит в Бухаре завод кваса. Стороны завершат переговоры в 2023 году.",
            ["project | завод кваса | Бухара | UZB | under_way"],
        ),
    ],
)
def test_of_something_else(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told
