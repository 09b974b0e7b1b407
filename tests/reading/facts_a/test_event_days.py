"""The day of a meeting that is printed apart from it, or is not the one printed beside it."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Uruguay and Portugal: trade in brief", "2019-09-20")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("meeting",)


@pytest.mark.parametrize(
    ("pair", "text", "told"),
    [
        (
            PAIR_1,
            "EFTA Ministers' Meeting: Porto, November 2019.",
            ["meeting | talks | Ministers' Meeting | 2019-11 | Porto | planned"],
        ),
        (
            PAIR_1,
            "During the ninth session of the Joint Commission (Lisbon, October 2019) wine will be discussed.",
            ["meeting | commission | Joint Commission | 9 | 2019-10 | Lisbon | planned"],
        ),
        (
            PAIR_1,
            "The three-day official visit of President Silva to Lisbon ended on 18 September.",
            ["meeting | visit | three-day official visit of President Silva to Lisbon | 2019-09-16 | Lisbon | held"],
        ),
        (
            PAIR_1,
            "LISBON, 18 September. Trade grew by a tenth from January to July, Minister Ana Lopes said at the "
            "Portugal-Uruguay Wine Forum in Porto.",
            ["meeting | forum | Portugal-Uruguay Wine Forum | 2019-09-18 | Porto | held"],
        ),
        (
            PAIR_1,
            "It is a great pleasure to open the second Portugal-Uruguay Wine Forum.",
            ["meeting | forum | Portugal-Uruguay Wine Forum | 2 | 2019-09-20 | held"],
        ),
        (
            PAIR_2,
            "Двухдневный визит президента Узбекистана в Таллин завершился 5 ноября.",
            ["meeting | visit | двухдневный визит президента Узбекистана в Таллин | 2021-11-04 | Таллин | held"],
        ),
        (
            PAIR_2,
            "30 апреля — 1 мая состоялся официальный визит президента Узбекистана в Таллин.",
            ["meeting | visit | официальный визит президента Узбекистана в Таллин | 2021-04-30 | Таллин | held"],
        ),
        (
            PAIR_2,
            "28 мая 2020 г. Таллин с рабочим визитом посетил министр торговли Узбекистана.",
            ["meeting | visit | рабочий визит | 2020-05-28 | Таллин | held"],
        ),
        (
            PAIR_2,
            "ТАЛЛИН, 5 ноября. Торговля выросла за полгода на десятую часть, сообщил министр Юри Тамм на "
            "первом эстонско-узбекском форуме «Хлопок».",
            ["meeting | forum | эстонско-узбекский форум «Хлопок» | 1 | 2021-11-05 | held"],
        ),
        (
            PAIR_2,
            "В мае министр Юри Тамм участвовал в девятом саммите Балтийского союза, где Эстония с 2004 года — член.",
            ["meeting | summit | саммит Балтийского союза | 9 | 2021-05 | held"],
        ),
    ],
)
def test_day(pair: tuple[str, str], text: str, told: list[str]) -> None:
    assert facts(*pair, text, KINDS) == told
