"""Production told by a verb, shops by their town, plants by their owner; and near misses."""

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
            "Fjordlys, by now well known, has been making candles in Thiès since 2012.",
            ["project | production of candles | Thiès | SEN | operating | 2012"],
        ),
        (
            PAIR_1,
            "Last month the firm Nord-Sahel Skor began sewing leather shoes in Dakar.",
            ["project | production of leather shoes | Dakar | SEN | operating | 2021-10"],
        ),
        (
            PAIR_1,
            "Oslo-based Vannkraft will start bottling spring water in Dakar in 2022.",
            ["project | production of spring water | Dakar | SEN | planned | 2022"],
        ),
        (
            PAIR_1,
            "Trondtex is moving its sail production to Dakar.",
            ["project | sail production | planned"],
        ),
        (
            PAIR_1,
            "The Bergen brewer Fjellbrygg has brewed beer in Dakar since 2005.",
            ["project | production of beer | Dakar | SEN | operating | 2005"],
        ),
        (
            PAIR_2,
            "С 2014 года под Бухарой добывает гравий эстонская «Скала».",
            ["project | гравий (производство) | Бухара | UZB | operating | 2014"],
        ),
        (
            PAIR_2,
            "В мае таллинская «Силд» начала выпускать в Термезе мешки.",
            ["project | мешки (производство) | Термез | UZB | operating | 2021-05"],
        ),
        (
            PAIR_2,
            "Эстонская Nordal с 2015 года шьёт в Бухаре перчатки.",
            ["project | перчатки (производство) | Бухара | UZB | operating | 2015"],
        ),
        (
            PAIR_2,
            "«Силд» планирует выпускать в Ургенче рыбные консервы.",
            ["project | рыбные консервы (производство) | Ургенч | UZB | planned"],
        ),
    ],
)
def test_what_a_firm_makes(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "Fjordmat opened two hypermarkets in Dakar in May.",
            ["project | hypermarkets in Dakar | Dakar | SEN | operating | 2021-05"],
        ),
        (
            PAIR_1,
            "Fjordmat will invest 8 million kroner in 14 shops in Dakar.",
            ["project | shops in Dakar | Dakar | SEN | planned"],
        ),
        (
            PAIR_1,
            "Fjordlys would put a $7 million soap plant near Dakar.",
            ["project | soap plant | Dakar | SEN | planned"],
        ),
        (
            PAIR_1,
            "Trondtex is looking at a rope factory in Dakar.",
            ["project | rope factory | Dakar | SEN | planned"],
        ),
        (PAIR_1, "Skinnhuset's tannery in Kolda employs 300.", ["project | tannery in Kolda | Kolda | operating"]),
        (
            PAIR_1,
            "A Norwegian firm has been building a bridge over the Gambia since 2017.",
            ["project | bridge | SEN | under_way | 2017"],
        ),
        (
            PAIR_2,
            "Эстонская «Нордик» возводит под Самаркандом тепличный комплекс.",
            ["project | тепличный комплекс | Самарканд | UZB | under_way"],
        ),
        (
            PAIR_2,
            "«Нордик» вложит 5 млн евро в молочную ферму под Самаркандом.",
            ["project | молочная ферма | Самарканд | UZB | planned"],
        ),
        (
            PAIR_2,
            "Под Термезом с 2003 года действует завод «Балтика-Юг», а в нём столовая.",
            ["project | завод «Балтика-Юг» | Термез | UZB | operating | 2003"],
        ),
        (
            PAIR_2,
            "Среди новых — фирма «Силд», запустившая в Термезе производство сетей.",
            ["project | производство сетей | Термез | UZB | operating"],
        ),
    ],
)
def test_what_stands_where(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (PAIR_1, "Senegal makes cement in Dakar."),
        (PAIR_1, "The minister is making progress in Dakar."),
        (PAIR_1, "Fjellbrygg has made losses in Dakar."),
        (PAIR_1, "Norway bought 40 desks for schools in May."),
        (PAIR_1, "Exports are handled through the cargo terminal in Dakar."),
        (PAIR_2, "Институт провёл опрос среди 400 фирм."),
        (PAIR_2, "Эстонские фирмы осваивают рынок в Бухаре."),
        (PAIR_1, "Its farmers began growing rice in Dakar last year."),
        (PAIR_1, "Norway started fish production in May."),
        (PAIR_1, "The minister visited a cement plant in Dakar."),
        (PAIR_1, "Fjordmat has 14 shops in Senegal."),
        (PAIR_2, "Порты Таллина и Термеза договорились о партнёрстве."),
        (PAIR_2, "Узбекистан начал выпускать лифты в Бухаре."),
        (PAIR_2, "Банк начал выпускать облигации в Таллине."),
        (PAIR_2, "Поставки по нефтепроводу «Север» действуют с 2012 года."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "Fjordmat will put $30 million into a factory in Kolda.",
            ["project | factory in Kolda | Kolda | planned"],
        ),
        (
            PAIR_1,
            "Fjordlys announced a third factory near Kolda: it will hire weavers.",
            ["project | third factory near Kolda | Kolda | planned"],
        ),
        (
            PAIR_1,
            "Trondtex broke ground in Dakar in May for a rope factory which will open in 2024.",
            ["project | rope factory | Dakar | SEN | under_way | 2024"],
        ),
        (
            PAIR_2,
            "С 2012 года вложено 9 млн евро, а теперь «Силд» достраивает в Бухаре больницу.",
            ["project | больница | Бухара | UZB | under_way"],
        ),
        (
            PAIR_2,
            "В Нарве весной откроют ткацкую фабрику узбекской фирмы «Чинара».",
            ["project | ткацкая фабрика | Нарва | EST | planned | 2022"],
        ),
        (
            PAIR_2,
            "Первый в списке — завод дверей в Бухаре.",
            ["project | завод дверей | Бухара | UZB | operating"],
        ),
        (
            PAIR_2,
            "В Бухаре начала работать линия по сборке лодок.",
            ["project | линия по сборке лодок | Бухара | UZB | operating"],
        ),
    ],
)
def test_works_by_their_money_owner_and_goods(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (PAIR_1, "Fjordlys and Sonko own a data centre in Dakar.", "operating"),
        (PAIR_2, "«Силд» осваивает карьер в Нукусе.", "under_way"),
        (PAIR_1, "Trondtex is putting up a rope factory in Dakar.", "under_way"),
        (PAIR_1, "The Dakar bypass will be finished next year.", "under_way"),
        (PAIR_1, "The Dakar-Oslo railway is waiting for money.", "planned"),
        (PAIR_2, "«Силд» начала строить фабрику сетей в Бухаре.", "under_way"),
        (PAIR_2, "«Силд» ведёт в Бухаре учебный центр.", "operating"),
        (PAIR_2, "«Силд» ведёт ремонт школы в Бухаре.", "under_way"),
    ],
)
def test_how_far_it_has_come(pair: tuple[str, str], sentence: str, told: str) -> None:
    (line,) = facts(*pair, sentence, KINDS)
    assert told in line.split(" | ")


def test_the_park_where_a_works_stands_is_no_second_project() -> None:
    found = facts(*PAIR_2, "Завод дверей «Силд» построит в Бухарском промышленном парке.", KINDS)
    assert [line.split(" | ")[1] for line in found] == ["завод дверей «Силд»"]
