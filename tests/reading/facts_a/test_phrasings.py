"""How agencies and ministries put agreements, meetings, offices, memberships, milestones; and near misses."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PAIR_1 = ("Kenya and Poland: partners in trade", "2020-04-12")
PAIR_2 = ("Латвия и Тунис: торговые связи", "2020-04-12")
KINDS = ("agreement", "meeting", "office", "membership", "milestone")


@pytest.mark.parametrize(
    ("pair", "sentence", "told"),
    [
        (
            PAIR_1,
            "An agreement on mutual recognition of diplomas was signed in Nairobi on 5 March.",
            ["agreement | agreement on mutual recognition of diplomas | signed | 2020-03-05"],
        ),
        (PAIR_1, "The contract was signed in 2014 and runs until 2030.", ["agreement | contract | signed | 2014"]),
        (
            PAIR_1,
            "The parties agreed to amend the 1994 air services agreement by the end of the year.",
            ["agreement | air services agreement | to_be_amended | 2020"],
        ),
        (PAIR_1, "Talks on a fisheries treaty began in June 2018.", ["agreement | fisheries treaty | planned"]),
        (
            PAIR_1,
            "A social security convention is awaiting ratification.",
            ["agreement | social security convention | planned"],
        ),
        (PAIR_1, "The ministers put their signatures to a protocol on tea.", ["agreement | protocol on tea | signed"]),
        (
            PAIR_1,
            "Six agreements were signed, including a memorandum on space research.",
            ["agreement | memorandum on space research | signed"],
        ),
        (
            PAIR_1,
            "They signed three documents. The most important of them is a treaty on extradition.",
            ["agreement | treaty on extradition | signed"],
        ),
        (
            PAIR_1,
            "The Free Trade Agreement, signed in May 2015, has been in force since 5 October of that year.",
            [
                "agreement | Free Trade Agreement | in_force | 2015-10-05",
                "agreement | Free Trade Agreement | signed | 2015-05",
            ],
        ),
        (
            PAIR_1,
            "Baltmet and Mombasa Cement have signed a contract worth $40 million for the supply of kilns.",
            ["agreement | contract for the supply of kilns | signed"],
        ),
        (
            PAIR_1,
            "An agreement to recognise driving licences was concluded in January.",
            ["agreement | agreement to recognise driving licences | signed | 2020-01"],
        ),
        (
            PAIR_1,
            "Parliament approved the agreement on legal assistance in March 2020.",
            ["agreement | agreement on legal assistance | ratified | 2020-03"],
        ),
        (
            PAIR_1,
            "The readmission agreement, concluded in 2004, has expired.",
            ["agreement | readmission agreement | terminated", "agreement | readmission agreement | signed | 2004"],
        ),
        (
            PAIR_1,
            "The two countries have had a visa waiver agreement since 2011.",
            ["agreement | visa waiver agreement | in_force | 2011"],
        ),
        (
            PAIR_1,
            "The Joint Committee will hold its eighth session in Nairobi in May.",
            ["meeting | commission | Joint Committee | 8 | 2020-05 | Nairobi | planned"],
        ),
        (
            PAIR_1,
            "The matter is before the Joint Commission, whose seventh meeting is on 7 November in Warsaw.",
            ["meeting | commission | Joint Commission | 7 | 2020-11-07 | Warsaw | planned"],
        ),
        (
            PAIR_1,
            "The joint committee meets in Nairobi in October.",
            ["meeting | commission | joint committee | 2020-10 | Nairobi | planned"],
        ),
        (
            PAIR_1,
            "The committee's next meeting is scheduled for November 2020 in Warsaw.",
            ["meeting | commission | committee | 2020-11 | Warsaw | planned"],
        ),
        (
            PAIR_1,
            "The Kenyan president's visit to Warsaw and Krakow took place in March.",
            ["meeting | visit | visit of Kenyan president to Warsaw and Krakow | 2020-03 | Warsaw | held"],
        ),
        (
            PAIR_1,
            "Marek Nowicki, Minister of Agriculture, said so after talks in Nairobi on February 18.",
            [
                "office | Marek Nowicki | Minister of Agriculture | KEN",
                "meeting | talks | talks of Nowicki in Nairobi | 2020-02-18 | Nairobi | held",
            ],
        ),
        (
            PAIR_1,
            "AgroKenya, the region's largest food fair, runs from 27 August to 2 September in Nairobi.",
            ["meeting | exhibition | AgroKenya largest food fair | 2020-08-27 | Nairobi | planned"],
        ),
        (
            PAIR_1,
            "At the Nairobi Fair in early November, 20 Polish firms had a stand.",
            ["meeting | exhibition | Nairobi Fair | 2019-11 | Nairobi | held"],
        ),
        (
            PAIR_1,
            "The two countries' agriculture ministers met in Warsaw in January.",
            ["meeting | talks | agriculture ministers | 2020-01 | Warsaw | held"],
        ),
        (
            PAIR_1,
            "A meeting of veterinary experts will take place in Mombasa in September.",
            ["meeting | talks | meeting of veterinary experts | 2020-09 | Mombasa | planned"],
        ),
        (
            PAIR_1,
            "Poland's Prime Minister is expected in Nairobi in the first quarter of 2021.",
            ["meeting | visit | visit of Prime Minister to Nairobi | 2021-Q1 | Nairobi | planned"],
        ),
        (
            PAIR_1,
            "Next on the calendar: the fourth session of the mixed commission, Warsaw, November 2020.",
            ["meeting | commission | mixed commission | 4 | 2020-11 | Warsaw | planned"],
        ),
        (
            PAIR_1,
            "Questions: Hanna Zielinska, head of the export promotion department, +48 22 555 01.",
            ["office | Hanna Zielinska | head of the export promotion department | KEN"],
        ),
        (
            PAIR_1,
            "Opening the panel, Grace Wanjiru, director-general for trade in the Kenyan government, recalled it.",
            ["office | Grace Wanjiru | director-general for trade in the Kenyan government | KEN"],
        ),
        (
            PAIR_1,
            "Foreign Minister Anna Fotyga and her Kenyan counterpart, Peter Otieno, opened the forum.",
            ["office | Anna Fotyga | Foreign Minister | POL", "office | Peter Otieno | Foreign Minister | KEN"],
        ),
        (
            PAIR_1,
            "Peter Otieno, the new Kenyan envoy, presented his credentials.",
            ["office | Peter Otieno | envoy | KEN"],
        ),
        (
            PAIR_1,
            "The ambassador, Piotr Wolski, opened a show of glass in Nairobi.",
            ["office | Piotr Wolski | ambassador to Kenya | POL"],
        ),
        (
            PAIR_1,
            "Kenya's accession to the WTO in January 1995 opened the market.",
            ["milestone | WTO | Kenya joins the WTO | 1995-01"],
        ),
        (
            PAIR_1,
            "Poland joined the European Union in 2004. Since it joined the Union on 1 May 2004, it sets none.",
            [
                "membership | POL | European Union | member",
                "milestone | European Union | Poland joins the European Union | 2004-05-01",
            ],
        ),
        (
            PAIR_1,
            "The withdrawal of Britain from the European Union in 2020 changed little.",
            ["milestone | European Union | United Kingdom leaves the European Union | 2020"],
        ),
        (PAIR_1, "As members of the WTO they levy the same duty.", ["membership | KEN,POL | WTO | member"]),
        (
            PAIR_2,
            "Подписана программа сотрудничества в сельском хозяйстве на 2020–2022 годы.",
            ["agreement | программа сотрудничества в сельском хозяйстве на 2020–2022 годы | signed"],
        ),
        (
            PAIR_2,
            "Визит завершился подписанием дорожной карты сотрудничества на 2020–2023 годы.",
            ["agreement | дорожная карта сотрудничества на 2020–2023 годы | signed"],
        ),
        (
            PAIR_2,
            "Подписаны четыре документа, главный из которых — договор об экстрадиции.",
            ["agreement | договор об экстрадиции | signed"],
        ),
        (
            PAIR_2,
            "Контракт подписан в 2014 году и действует до 2030-го.",
            ["agreement | контракт | in_force", "agreement | контракт | signed | 2014"],
        ),
        (
            PAIR_2,
            "Готовим соглашение о признании водительских удостоверений.",
            ["agreement | соглашение о признании водительских удостоверений | planned"],
        ),
        (
            PAIR_2,
            "Переговоры о соглашении о свободной торговле начались в июне 2018 года.",
            ["agreement | соглашение о свободной торговле | planned"],
        ),
        (
            PAIR_2,
            "Намечено подписание программы сотрудничества в области культуры.",
            ["agreement | программа сотрудничества в области культуры | planned"],
        ),
        (
            PAIR_2,
            "Соглашение о воздушном сообщении 1994 года будет пересмотрено.",
            ["agreement | соглашение о воздушном сообщении | to_be_amended"],
        ),
        (
            PAIR_2,
            "С 1 марта применяется соглашение о взаимном признании сертификатов.",
            ["agreement | соглашение о взаимном признании сертификатов | in_force | 2020-03-01"],
        ),
        (
            PAIR_2,
            "Премьер-министры подписали соглашение о сотрудничестве в туризме, а министры — протокол о ветеринарии.",
            [
                "agreement | соглашение о сотрудничестве в туризме | signed",
                "agreement | протокол о ветеринарии | signed",
            ],
        ),
        (
            PAIR_2,
            "Стороны обменялись ратификационными грамотами соглашения о взаимной помощи таможен.",
            ["agreement | соглашение о взаимной помощи таможен | ratified"],
        ),
        (
            PAIR_2,
            "Совместная комиссия проведёт восьмое заседание в Риге в мае.",
            ["meeting | commission | заседание: Совместная комиссия | 8 | 2020-05 | Рига | planned"],
        ),
        (
            PAIR_2,
            "Латвийско-тунисский деловой совет собирается 18 июня в Риге.",
            ["meeting | council | Латвийско-тунисский деловой совет | 2020-06-18 | Рига | planned"],
        ),
        (
            PAIR_2,
            "Вопрос обсудит в июне в Тунисе шестое заседание совместной торговой комиссии.",
            ["meeting | commission | заседание совместной торговой комиссии | 6 | 2020-06 | Тунис | planned"],
        ),
        (
            PAIR_2,
            "Очередная встреча экспертов ветеринарных служб пройдёт в сентябре в Риге.",
            ["meeting | talks | встреча экспертов ветеринарных служб | 2020-09 | Рига | planned"],
        ),
        (
            PAIR_2,
            "Межправкомиссия соберётся в шестой раз в ноябре в Риге.",
            ["meeting | commission | межправкомиссия | 6 | 2020-11 | Рига | planned"],
        ),
        (
            PAIR_2,
            "В июне Рига принимала латвийско-тунисский бизнес-форум.",
            ["meeting | forum | латвийско-тунисский бизнес-форум | 2019-06 | Рига | held"],
        ),
        (
            PAIR_2,
            "Премьер-министры открыли тринадцатую встречу на высшем уровне.",
            ["meeting | summit | встреча на высшем уровне | 13 | held"],
        ),
        (
            PAIR_2,
            "В ноябре ожидается визит премьер-министра Латвии.",
            ["meeting | visit | визит премьер-министра | 2020-11 | planned"],
        ),
        (
            PAIR_2,
            "Министр Янис Озолс встретился в Риге со своим тунисским коллегой Набилем Хаммами 9 марта.",
            [
                "office | Янис Озолс | министр | LVA",
                "meeting | talks | Озолс и Хаммами | 2020-03-09 | Рига | held",
                "office | Набиль Хаммами | министр | TUN",
            ],
        ),
        (
            PAIR_2,
            "На ярмарке в Риге в марте Тунис показал масло.",
            ["meeting | exhibition | ярмарке в Риге | 2020-03 | Рига | held"],
        ),
        (PAIR_2, "Посол — Андрис Калнс.", ["office | Андрис Калнс | посол в Латвии | TUN"]),
        (
            PAIR_2,
            "Справки: Илзе Берзиня, начальник отдела экспорта министерства экономики Латвии, тел. 555-01.",
            ["office | Илзе Берзиня | начальник отдела экспорта министерства экономики | LVA"],
        ),
        (
            PAIR_2,
            "Премьер-министр Латвии Янис Озолс и его тунисский коллега Набиль аль-Хаммами открыли форум.",
            ["office | Янис Озолс | премьер-министр | LVA", "office | Набиль аль-Хаммами | премьер-министр | TUN"],
        ),
        (
            PAIR_2,
            "После вступления Латвии в ВТО в 1999 году пошлины снизились.",
            ["milestone | ВТО | вступление Латвии | 1999"],
        ),
        (
            PAIR_2,
            "Выход Великобритании из Европейского союза в 2020 году ничего не изменил.",
            ["milestone | Европейский союз | выход Великобритании | 2020"],
        ),
        (
            PAIR_2,
            "Латвия — член ЕС, Тунис — наблюдатель в ОИС.",
            ["membership | LVA | ЕС | member", "membership | TUN | ОИС | observer"],
        ),
    ],
)
def test_is_told(pair: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*pair, sentence, KINDS) == told


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (PAIR_1, "The agreement was welcomed by exporters."),
        (PAIR_1, "Exporters want a better agreement."),
        (PAIR_1, "The contract is worth $40 million."),
        (PAIR_1, "Seven documents were signed."),
        (PAIR_1, "The forum's website lists 300 firms."),
        (PAIR_1, "Talks between the companies continue."),
        (PAIR_1, "Kasia Nowik, a baker from Krakow, sells tea."),
        (PAIR_1, "Vietnam is not a member of the OECD."),
        (PAIR_2, "Подписано 37 документов."),
        (PAIR_2, "Переговоры компаний продолжаются."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []
