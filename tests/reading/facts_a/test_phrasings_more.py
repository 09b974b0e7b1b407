"""Lists, news and notes: agreements, meetings, offices and relations as they put them; and near misses."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Uruguay and Portugal: trade in brief", "2019-09-20")
PAIR_2 = ("Эстония и Узбекистан: год в торговле", "2021-11-08")
KINDS = ("agreement", "meeting", "office", "membership", "milestone")


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "Next on the calendar: the fourth session of the mixed commission, Lisbon, November 2019.",
            ["meeting | commission | mixed commission | 4 | 2019-11 | Lisbon | planned"],
        ),
        (
            PAIR_1,
            "Negotiations towards a social security convention, begun in 2017, are in their last round.",
            ["agreement | social security convention | planned"],
        ),
        (
            PAIR_1,
            "The memorandum, initialled by the two ministries in July, still has to be ratified.",
            ["agreement | memorandum | planned", "agreement | memorandum | initialled | 2019-07"],
        ),
        (
            PAIR_1,
            "A memorandum of understanding on hydrogen is being drawn up.",
            ["agreement | memorandum of understanding on hydrogen | planned"],
        ),
        (
            PAIR_1,
            "The air services agreement was last revised in 1998.",
            ["agreement | air services agreement | amended | 1998"],
        ),
        (
            PAIR_1,
            "Both capitals hope to have an investment treaty ready by the spring.",
            ["agreement | investment treaty | planned | 2020"],
        ),
        (
            PAIR_1,
            "Fisheries: Early Catch Protocol (2005), in force since 31 December 2011.",
            ["agreement | Catch Protocol | in_force | 2011-12-31"],
        ),
        (
            PAIR_1,
            "Talks between Foreign Minister Elena Duarte and her Portuguese opposite number, Paulo Rocha, lasted long.",
            ["office | Elena Duarte | Foreign Minister | URY", "office | Paulo Rocha | Foreign Minister | PRT"],
        ),
        (
            PAIR_1,
            "The first Uruguay-Portugal Innovation Forum gathered 90 start-ups in Lisbon on 3 September.",
            ["meeting | forum | Uruguay-Portugal Innovation Forum | 1 | 2019-09-03 | Lisbon | held"],
        ),
        (
            PAIR_1,
            "Portugal's Prime Minister is expected in Montevideo in the first quarter of 2020.",
            ["meeting | visit | visit of Prime Minister to Montevideo | 2020-Q1 | Montevideo | planned"],
        ),
        (
            PAIR_1,
            "The chamber of Montevideo elected Irene Moura its president.",
            ["office | Irene Moura | president | URY"],
        ),
        (
            PAIR_1,
            "Last visit: Foreign Minister Elena Duarte, Lisbon, June 2017.",
            [
                "meeting | visit | visit of Duarte to Lisbon | 2017-06 | Lisbon | held",
                "office | Elena Duarte | Foreign Minister | URY",
            ],
        ),
        (
            PAIR_1,
            "5th political consultations: Lisbon, August 2018.",
            ["meeting | other | political consultations | 5 | 2018-08 | Lisbon | held"],
        ),
        (
            PAIR_1,
            "Diplomatic relations: since 10 November 1965.",
            ["milestone | diplomatic relations of Uruguay and Portugal | established | 1965-11-10"],
        ),
        (
            PAIR_1,
            "Portugal is not in the Union of the South but belongs to the European Union.",
            ["membership | PRT | European Union | member"],
        ),
        (
            PAIR_2,
            "Проект соглашения о международных перевозках передан узбекской стороне в сентябре.",
            ["agreement | соглашение о международных перевозках | planned"],
        ),
        (
            PAIR_2,
            "До конца года стороны надеются парафировать договор о защите инвестиций.",
            ["agreement | договор о защите инвестиций | planned | 2021"],
        ),
        (
            PAIR_2,
            "Договор о поставках сланцевого масла расторгнут в августе.",
            ["agreement | договор о поставках сланцевого масла | terminated | 2021-08"],
        ),
        (
            PAIR_2,
            "В работе — соглашение о воздушном сообщении.",
            ["agreement | соглашение о воздушном сообщении | planned"],
        ),
        (
            PAIR_2,
            "Накануне стороны подписали план консультаций между МИД на 2018–2020 годы.",
            ["agreement | план консультаций между МИД на 2018–2020 годы | signed"],
        ),
        (
            PAIR_2,
            "Обсудить это сможет рабочая группа, которая собирается в феврале в Таллине.",
            ["meeting | commission | рабочая группа | 2022-02 | Таллин | planned"],
        ),
        (
            PAIR_2,
            "Межправкомиссия: второе заседание — октябрь 2022 года, Таллин.",
            ["meeting | commission | заседание: Межправкомиссия | 2 | 2022-10 | Таллин | planned"],
        ),
        (
            PAIR_2,
            "Последний визит: министр иностранных дел Андрес Сутт, Ташкент, июнь 2017 года.",
            [
                "meeting | visit | визит Сутт: Ташкент | 2017-06 | Ташкент | held",
                "office | Андрес Сутт | министр иностранных дел | EST",
            ],
        ),
        (
            PAIR_2,
            "Послом Узбекистана в Эстонии с резиденцией в Риге назначен Кадамбай Султанов.",
            ["office | Кадамбай Султанов | посол в Эстонии с резиденцией в Риге | UZB"],
        ),
        (
            PAIR_2,
            "Дипломатические отношения — с 25 февраля 1992 года.",
            ["milestone | дипломатические отношения Эстонии и Узбекистана | установлены | 1992-02-25"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (
            PAIR_1,
            "Since the two countries exchanged ambassadors, no president of Portugal has paid Uruguay a state visit.",
        ),
        (PAIR_1, "The ceremony ended with a toast."),
        (PAIR_1, "Ministers last discussed the debt in 2018."),
        (PAIR_1, "The national team beat Portugal 2-1 in Lisbon in 2006."),
        (PAIR_1, 'The agreement, the minister said, "is a matter of months".'),
        (PAIR_2, "Сборная Эстонии проиграла узбекистанцам 0:2."),
        (PAIR_2, "Соглашение с соседями Эстонию не касается."),
        (PAIR_2, "Предприятия Узбекистана ведут переговоры."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []
