"""Meetings, visits and offices named in passing, in both languages; and near misses."""

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
            "At the Retreat in Porto on 9 June the two delegations spoke of wool.",
            ["meeting | summit | retreat | 2019-06-09 | Porto | held"],
        ),
        (
            PAIR_1,
            "The third Binational Cabinet met in Porto on 15 December 2018.",
            ["meeting | summit | Binational Cabinet | 3 | 2018-12-15 | Porto | held"],
        ),
        (
            PAIR_1,
            "Talks on customs began in May. The third round opens in Lisbon on 4 October.",
            ["meeting | talks | round of talks | 3 | 2019-10-04 | Lisbon | planned"],
        ),
        (
            PAIR_1,
            "The Joint Commission on Livestock and Fisheries will hold its 11th meeting in Lisbon in June.",
            ["meeting | commission | Joint Commission on Livestock and Fisheries | 11 | 2020-06 | Lisbon | planned"],
        ),
        (
            PAIR_1,
            "3-5 June: dairy and wool mission to Porto and Braga.",
            ["meeting | visit | wool mission to Porto and Braga | 2019-06-03 | Porto | held"],
        ),
        (
            PAIR_1,
            "They return to it at the farm ministers' meeting, the third, in Porto in June 2020.",
            ["meeting | talks | farm ministers' meeting | 3 | 2020-06 | Porto | planned"],
        ),
        (
            PAIR_1,
            "Prime Minister Ana Costa was in Montevideo on 17 July.",
            ["meeting | visit | visit of Costa to Montevideo | 2019-07-17 | Montevideo | held"],
        ),
        (
            PAIR_1,
            "Minister Ana Costa flew into Montevideo on 3 July.",
            ["meeting | visit | visit of Costa to Montevideo | 2019-07-03 | Montevideo | held"],
        ),
        (
            PAIR_1,
            "In November a business forum in Braga will look at new rules.",
            ["meeting | forum | business forum | 2019-11 | Braga | planned"],
        ),
        (
            PAIR_1,
            "The embassy opened the second Portugal-Uruguay Business Week on 3 May.",
            ["meeting | forum | Portugal-Uruguay Business Week | 2 | 2019-05-03 | held"],
        ),
        (
            PAIR_1,
            "A Portugal-Uruguay fisheries forum is planned for November in Porto.",
            ["meeting | forum | Portugal-Uruguay fisheries forum | 2019-11 | Porto | planned"],
        ),
        (
            PAIR_2,
            "Делегация эстонских ткачей побывала в Бухаре в мае.",
            ["meeting | visit | визит делегация эстонских ткачей: Бухара | 2021-05 | Бухара | held"],
        ),
        (
            PAIR_2,
            "Тартуский молочный форум соберёт гостей 10 июня.",
            ["meeting | forum | тартуский молочный форум | 2022-06-10 | planned"],
        ),
        (
            PAIR_2,
            "Министр Марет Кару прилетит в Ташкент в мае.",
            ["meeting | visit | визит Кару: Ташкент | 2022-05 | Ташкент | planned"],
        ),
        (
            PAIR_1,
            "Some 40 firms came to the Porto Cork Expo in March.",
            ["meeting | exhibition | Porto Cork Expo | 2019-03 | Porto | held"],
        ),
        (
            PAIR_2,
            "Эстония покажет лодки на Бухарской водной ярмарке в мае.",
            ["meeting | exhibition | бухарской водной ярмарке | 2022-05 | planned"],
        ),
        (
            PAIR_1,
            "The intergovernmental commission held its last session in Porto in 2018.",
            ["meeting | commission | intergovernmental commission | 2018 | Porto | held"],
        ),
        (
            PAIR_2,
            "Министры рыбного хозяйства встретились в Женеве в июне.",
            ["meeting | talks | министры рыбного хозяйства | 2021-06 | Женева | held"],
        ),
        (
            PAIR_2,
            "Таллин примет следующий раунд таможенных консультаций в марте.",
            ["meeting | talks | раунд таможенных консультаций | 2022-03 | Таллин | planned"],
        ),
        (
            PAIR_2,
            "В Бухаре министр Марет Кару провела переговоры с Акмалем Юлдашевым.",
            ["meeting | talks | переговоры: Кару и Юлдашев | Бухара | held"],
        ),
        (
            PAIR_2,
            "3–4 июля в Таллине был Акмаль Юлдашев.",
            ["meeting | visit | визит Юлдашев: Таллин | 2021-07-03 | Таллин | held"],
        ),
        (
            PAIR_2,
            "Министр Акмаль Юлдашев приезжал в Таллин на ярмарку, 9 мая.",
            ["meeting | visit | визит Юлдашев: Таллин | 2021-05-09 | Таллин | held"],
        ),
        (
            PAIR_2,
            "9 июня в Таллине посол Акмаль Юлдашев и министр Марет Кару обсудили хлопок.",
            ["meeting | talks | Юлдашев и Кару | 2021-06-09 | Таллин | held"],
        ),
        (
            PAIR_2,
            "Смешанная комиссия, четвёртая по счёту, заседала в Таллине в мае.",
            ["meeting | commission | смешанная комиссия | 4 | 2021-05 | Таллин | held"],
        ),
        (
            PAIR_2,
            "Министр назвал цель, выступая в четверг на онлайн-форуме пчеловодов двух стран.",
            ["meeting | forum | онлайн-форум пчеловодов двух стран | 2021-11-04 | held"],
        ),
        (
            PAIR_2,
            "Новая встреча министров ждёт нас в мае: в Бухаре пройдёт саммит стран пустыни.",
            ["meeting | summit | саммит стран пустыни | 2022-05 | Бухара | planned"],
        ),
        (
            PAIR_2,
            "В Таллине прошёл форум приморских городов. XII форум откроется в Бухаре в мае 2022 года.",
            [
                "meeting | forum | форум приморских городов | Таллин | held",
                "meeting | forum | форум приморских городов | 12 | 2022-05 | Бухара | planned",
            ],
        ),
        (
            PAIR_2,
            "Идут переговоры о пошлинах. Третий раунд пройдёт в Ташкенте в марте.",
            ["meeting | talks | раунд переговоров | 3 | 2022-03 | Ташкент | planned"],
        ),
    ],
)  # fmt: skip
def test_meetings_in_passing(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, ("meeting",)) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (PAIR_1, "The minister was in Montevideo on 17 July."),
        (PAIR_1, "The mission was extended in May."),
        (PAIR_1, "In the first round of the tender Porto won in May."),
        (PAIR_1, "Ana Costa was in trouble on 17 July."),
        (PAIR_1, "The next round of the tender opens in May."),
        (PAIR_2, "Второй раунд торгов пройдёт в мае."),
        (PAIR_1, "The prices at the Fair rose in May."),
        (PAIR_2, "Цены на выставке выросли в мае."),
        (PAIR_2, "17 июля в Таллине был сильный дождь."),
        (PAIR_2, "Эксперты обсудили хлопок в мае."),
    ],
)
def test_no_meeting(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, ("meeting",)) == []


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "MINISTER OF FISHERIES, TRADE AND PORTS (MS A. COSTA): Sir, imports rose.",
            ["office | A. COSTA | Minister of Fisheries, Trade and Ports | URY"],
        ),
        (
            PAIR_1,
            "Trade grows, said Ana Costa, Commissioner for Fisheries.",
            ["office | Ana Costa | Commissioner for Fisheries | URY"],
        ),
        (
            PAIR_1,
            "Ana Costa, chairman of the Portuguese council, named the goal.",
            ["office | Ana Costa | chairman of the Portuguese council | PRT"],
        ),
        (
            PAIR_1,
            "Ana Costa is the senior trade commissioner at the Embassy of Portugal.",
            ["office | Ana Costa | senior trade commissioner | PRT"],
        ),
        (
            PAIR_2,
            "Спецпредставитель президента Узбекистана Акмаль Юлдашев назвал цель.",
            ["office | Акмаль Юлдашев | спецпредставитель президента | UZB"],
        ),
        (
            ("Акмаль Юлдашев: «Хлопка хватит всем»", "2021-11-08"),
            "Посол Узбекистана в Эстонии — о хлопке и о портах. — Эстония покупает ковры?",
            ["office | Акмаль Юлдашев | посол в Эстонии | UZB"],
        ),
        (
            ("Ana Costa: “We sell more than cork”", "2019-09-20"),
            "The ambassador of Portugal to Uruguay on cork, ports and rice.",
            ["office | Ana Costa | ambassador to Uruguay | PRT"],
        ),
        (
            PAIR_1,
            "Ana Costa, head of the Lisbon chamber of commerce, named the goal.",
            ["office | Ana Costa | head of the Lisbon chamber of commerce | PRT"],
        ),
        (
            PAIR_1,
            "Ana Costa, who heads the Portuguese Chamber of Fisheries, named the goal.",
            ["office | Ana Costa | head of the Portuguese Chamber of Fisheries | PRT"],
        ),
        (PAIR_1, "Ana Costa, who heads the list, named the goal.", []),
        (
            PAIR_1,
            "Uruguay's customs chief Ana Costa named the goal.",
            ["office | Ana Costa | customs chief | URY"],
        ),
        (
            PAIR_2,
            "Марет Кару, возглавляющая палату, назвала цель.",
            ["office | Марет Кару | возглавляет палату | EST"],
        ),
        (PAIR_1, "The sales director Ana Costa named the price.", []),
        (PAIR_1, "PORTO (AFP): Imports rose.", []),
        (PAIR_2, "Коммерческий директор Акмаль Юлдашев назвал цену.", []),
    ],
)
def test_offices_in_passing(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, ("office",)) == told
