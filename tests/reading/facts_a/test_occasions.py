"""The day of an agreement that is told by its occasion: a visit, a session, what the sentence before tells."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Uruguay and Portugal: trade in brief", "2019-09-20")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("agreement",)


@pytest.mark.parametrize(
    ("pair", "text", "told"),
    [
        (
            PAIR_1,
            "The joint commission meets in Lisbon on 12 November. On that occasion the two sides intend to sign a "
            "protocol on wine.",
            ["agreement | protocol on wine | planned | 2019-11-12"],
        ),
        (
            PAIR_1,
            "The joint commission meets in Lisbon on 12-13 November. A protocol on wine is "
            "expected to be signed there.",
            ["agreement | protocol on wine | planned | 2019-11"],
        ),
        (
            PAIR_1,
            "On 12 November the joint commission meets in Lisbon. By then we hope to have a protocol on wine ready for "
            "signature.",
            ["agreement | protocol on wine | planned | 2019-11"],
        ),
        (
            PAIR_1,
            "In March 2018 President Silva visited Lisbon; a protocol on wine was signed.",
            ["agreement | protocol on wine | signed | 2018-03"],
        ),
        (
            PAIR_2,
            "Двенадцатое заседание комиссии намечено на 14 декабря в Таллине. Там же будет подписан меморандум о "
            "туризме.",
            ["agreement | меморандум о туризме | planned | 2021-12-14"],
        ),
        (
            PAIR_2,
            "Двенадцатое заседание комиссии намечено на 14–15 декабря в Таллине. По его итогам планируется подписать "
            "меморандум о туризме.",
            ["agreement | меморандум о туризме | planned | 2021-12"],
        ),
        (
            PAIR_2,
            "14 декабря в Таллин прибудет президент Узбекистана. К визиту готовится меморандум о туризме.",
            ["agreement | меморандум о туризме | planned | 2021-12"],
        ),
        (
            PAIR_2,
            "Двенадцатое заседание комиссии прошло в Таллине 5 апреля. Подписан меморандум о туризме.",
            ["agreement | меморандум о туризме | signed | 2021-04-05"],
        ),
        (
            PAIR_2,
            "В октябре 2017 года Таллин с визитом посетил премьер-министр Узбекистана; подписан меморандум о туризме.",
            ["agreement | меморандум о туризме | signed | 2017-10"],
        ),
        (
            PAIR_2,
            "30 апреля — 1 мая Таллин с визитом посетил премьер-министр Узбекистана. По итогам подписан меморандум о "
            "туризме.",
            ["agreement | меморандум о туризме | signed | 2021"],
        ),
    ],
)
def test_day_of_the_occasion(pair: tuple[str, str], text: str, told: list[str]) -> None:
    assert facts(*pair, text, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "text", "told"),
    [
        (
            PAIR_1,
            "Trade grew by a tenth in March. The two sides have signed a protocol on wine.",
            ["agreement | protocol on wine | signed"],
        ),
        (
            PAIR_1,
            "The joint commission met in Lisbon on 12 May. A protocol on wine is expected to be signed there.",
            ["agreement | protocol on wine | planned"],  # the session is over: it is no day to come
        ),
        (
            PAIR_2,
            "Товарооборот в апреле вырос на десятую часть. Подписан меморандум о туризме.",
            ["agreement | меморандум о туризме | signed"],
        ),
    ],
)
def test_no_occasion(pair: tuple[str, str], text: str, told: list[str]) -> None:
    assert facts(*pair, text, KINDS) == told
