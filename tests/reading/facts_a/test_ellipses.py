"""Instruments told without their noun, what is denied, and stages in passing; in both languages."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Uruguay and Portugal: trade in brief", "2019-09-20")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "Nurses use the social security treaty from 1987, and its protocol has been in force since 2012.",
            [
                "agreement | social security treaty | signed | 1987",
                "agreement | protocol to the social security treaty | in_force | 2012",
            ],
        ),
        (
            PAIR_1,
            "The ministers signed six memoranda, among them one on trade in wool and cork and one on lighthouses.",
            [
                "agreement | memorandum on trade in wool and cork | signed",
                "agreement | memorandum on lighthouses | signed",
            ],
        ),
        (
            PAIR_1,
            "To be signed then: a convention on lighthouses.",
            ["agreement | convention on lighthouses | planned"],
        ),
        (PAIR_1, "The agreement on pilots has not entered into force.", []),
        (PAIR_1, "The agreement on pilots has not been signed yet.", ["agreement | agreement on pilots | planned"]),
        (PAIR_1, "The treaty on pilots is up for renewal.", ["agreement | treaty on pilots | to_be_amended"]),
        (
            PAIR_1,
            "Work has started on a social security agreement.",
            ["agreement | social security agreement | planned"],
        ),
        (
            PAIR_1,
            "They put off the signing of the pilots agreement until spring.",
            ["agreement | pilots agreement | planned | 2020"],
        ),
        (PAIR_2, "Подписание соглашения о лоцманах отложили.", ["agreement | соглашение о лоцманах | planned"]),
        (
            PAIR_2,
            "Соглашение о лоцманах истекло в 2017 году.",
            ["agreement | соглашение о лоцманах | terminated | 2017"],
        ),
        (PAIR_2, "Парламент одобрил портовый договор в мае.", ["agreement | портовый договор | ratified | 2021-05"]),
        (PAIR_1, "Of the six contracts, one is on hold.", []),
        (
            PAIR_2,
            "Министры подписали шесть меморандумов, в том числе о шёлке и о маяках.",
            [
                "agreement | меморандум о шёлке | signed",
                "agreement | меморандум о маяках | signed",
            ],
        ),
        (
            PAIR_2,
            "Договор о пенсиях подписан в 1999 году, протокол к нему действует с 2010 года.",
            [
                "agreement | договор о пенсиях | signed | 1999",
                "agreement | протокол: договор о пенсиях | in_force | 2010",
            ],
        ),
        (
            PAIR_2,
            "Соглашение о лоцманах, ратифицированное в 2014 году, ещё не вступило в силу.",
            ["agreement | соглашение о лоцманах | ratified | 2014"],
        ),
        (PAIR_2, "Соглашение о лоцманах ещё не подписано.", ["agreement | соглашение о лоцманах | planned"]),
        (PAIR_2, "Стороны подготовили план действий по шёлку.", ["agreement | план действий по шёлку | planned"]),
        (
            PAIR_2,
            "Порты обменялись соглашением о лоцманах 3 мая.",
            ["agreement | соглашение о лоцманах | signed | 2021-05-03"],
        ),
        (
            PAIR_2,
            "Соглашение о лоцманах действует с 1999 года, мы согласуем поправки к нему.",
            [
                "agreement | соглашение о лоцманах | to_be_amended",
                "agreement | соглашение о лоцманах | in_force | 1999",
            ],
        ),
        (
            PAIR_1,
            "There is no pilots treaty yet; it will be signed in Lisbon next year.",
            ["agreement | pilots treaty | planned | 2020"],
        ),
        (PAIR_1, "There is a good deal to say, and it is in force.", []),
        (
            PAIR_1,
            "The harbour protocol (2011) is still in force.",
            ["agreement | harbour protocol | in_force | 2011"],
        ),
        (
            PAIR_2,
            "С 1 марта 2020 года действует договор о маяках, подписанный в июне 2019 года.",
            [
                "agreement | договор о маяках | in_force | 2020-03-01",
                "agreement | договор о маяках | signed | 2019-06",
            ],
        ),
        (
            PAIR_2,
            "Дополнительный протокол к договору подписали в мае.",
            ["agreement | дополнительный протокол к договору | signed | 2021-05"],
        ),
        (
            PAIR_2,
            "Соглашение о лоцманах вступит в силу 1 января.",
            ["agreement | соглашение о лоцманах | in_force | 2022-01-01"],
        ),
        (
            PAIR_2,
            "Контракт на 40 млн евро на поставку лодок «Силд» подписал в июне.",
            ["agreement | Контракт на поставку лодок «Силд» | signed | 2021-06"],
        ),
        (PAIR_2, "Экспорт вырос, в том числе о чём говорилось на форуме.", []),
    ],
)
def test_agreements_in_passing(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, ("agreement",)) == told
