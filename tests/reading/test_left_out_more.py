"""What is told ahead, beside or in other words: rates to come, vehicles, jobs, goods by their clause; Chad and Oman."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Chad and Oman: notes on trade", "Чад и Оман: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "After the agreement takes effect the duty of Chad on copper from Oman will fall to 5%.",
        ["tariff TCD>OMN - level 5 percent [copper] planned"],
    ),
    (
        "The ministry sees exports of Chad to Oman growing by 7 percent this year.",
        ["exports TCD>OMN 2020 growth 7 percent against 2019 forecast"],
    ),
    (
        "Some 1,200 trucks now cross the desert between Chad and the port every day, compared with 800 in 2014.",
        ["count:trucks TCD>OMN 2020 level 1200 units about", "count:trucks TCD>OMN 2014 level 800 units"],
    ),
    (
        "A park is being built near Muscat by a firm from Chad. It will cost €8 million and should have 600 people"
        " working in it when it opens in 2022.",
        [
            "investment WLD>OMN 2020 level 8000000 EUR planned",
            "count:jobs TCD>OMN 2022 level 600 persons planned",
        ],
    ),
    (
        "In 2019 some 9,900 workers went to Oman from Chad, twice as many as in 2018 (4,950).",
        [
            "count:workers TCD>OMN 2019 level 9900 persons about",
            "count:workers TCD>OMN 2019 ratio 2 times against 2018",
            "count:workers TCD>OMN 2018 level 4950 persons",
        ],
    ),
    (
        "Has the number of flights between Chad and Oman fallen? No! In the new timetable there were 14 a week.",
        ["count:flights TCD>OMN 2020 level 14 units"],
    ),
    (
        "In 2019 Chad exported fish above all, which accounts for about two fifths.",
        ["exports TCD>OMN 2019 share 40 percent [fish] about"],
    ),
    (
        "In 2019 exports of Chad to Oman were 3 million dollars. Some 65 percent of the exports, or 2 million dollars,"
        " came from cotton.",
        [
            "exports TCD>OMN 2019 level 3000000 USD",
            "exports TCD>OMN 2019 share 65 percent [cotton] about",
            "exports TCD>OMN 2019 level 2000000 USD [cotton]",
        ],
    ),
    (
        "In 2019 the volume of frankincense bought from Oman decreased by 17%, from 480 to 398 tonnes.",
        [
            "imports TCD>OMN 2019 growth -17 percent [frankincense] against 2018",
            "imports TCD>OMN 2018 level 480 tonnes [frankincense]",
            "imports TCD>OMN 2019 level 398 tonnes [frankincense]",
        ],
    ),
    (
        "There will be a steel mill in Oman with an annual capacity of 2 million tonnes of steel. Its opening is"
        " expected in 2023.",
        ["other:annual capacity TCD>OMN - level 2000000 tonnes [steel] planned"],
    ),
    (
        "Border trade of Chad with Oman came to $2.6 million in the fiscal year that ended in March.",
        ["turnover TCD>OMN 2019-04/2020-03 level 2600000 USD"],
    ),
    (
        "Last fiscal year Chad exported 310 tonnes of sesame to Oman, four times as much as in 2017-18.",
        [
            "exports TCD>OMN 2019-04/2020-03 level 310 tonnes [sesame]",
            "exports TCD>OMN 2019-04/2020-03 ratio 4 times [sesame] against 2017-04/2018-03",
        ],
    ),
    (
        "In the first month of the current year exports of Chad to Oman increased by 3.1%.",
        ["exports TCD>OMN 2020-01 growth 31/10 percent against 2019-01"],
    ),
    (
        "The year before last exports of Chad to Oman were $3 million.",
        ["exports TCD>OMN 2018 level 3000000 USD"],
    ),
    (
        "In 2019 Chad sold Oman 40 passenger cars for EUR 1 million.",
        [
            "exports TCD>OMN 2019 level 40 units [passenger cars]",
            "exports TCD>OMN 2019 level 1000000 EUR [passenger cars]",
        ],
    ),
    (
        "Trade of Chad with Oman, thousand US dollars\n\n"
        "              2018       2019    2019 in % of 2018\n"
        "Foreign trade\n"
        "turnover     100.0      120.0      120.0\n"
        "Exports       40.0       60.0      150.0\n",
        [
            "turnover TCD>OMN 2018 level 100000 USD",
            "turnover TCD>OMN 2019 level 120000 USD",
            "turnover TCD>OMN 2019 growth 20 percent against 2018",
            "exports TCD>OMN 2018 level 40000 USD",
            "exports TCD>OMN 2019 level 60000 USD",
            "exports TCD>OMN 2019 growth 50 percent against 2018",
        ],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "После вступления соглашения в силу оманская пошлина на хлопок из Чада снизится до 5%.",
        ["tariff OMN>TCD - level 5 percent [хлопок] planned"],
    ),
    (
        "Торговля с Оманом, думаю, перевалит за 40 миллионов долларов уже в этом году.",
        ["turnover TCD>OMN 2020 level 40000000 USD forecast"],
    ),
    (
        "В 2019 году экспорт Чада увеличился на 40%, до 19 млн долларов, импорт на те же 40% сократился — до 2 млн.",
        [
            "exports TCD>OMN 2019 growth 40 percent against 2018",
            "exports TCD>OMN 2019 level 19000000 USD",
            "imports TCD>OMN 2019 growth -40 percent against 2018",
            "imports TCD>OMN 2019 level 2000000 USD",
        ],
    ),
    (
        "В Чаде работает 40 компаний из Омана. И туристы: в 2019-м их было 2 тысячи.",
        ["count:companies OMN>TCD 2020 level 40 units", "count:tourists TCD>OMN 2019 level 2000 persons"],
    ),
    (
        "Легковых машин из Чада в Оман в 2019 году продано 290 на 4 миллиона долларов.",
        [
            "exports TCD>OMN 2019 level 290 units [легковые машины]",
            "exports TCD>OMN 2019 level 4000000 USD [легковые машины]",
        ],
    ),
    (
        "В 2019 году Чад поставлял в Оман хлопок, на который приходится 40% экспорта.",
        ["exports TCD>OMN 2019 share 40 percent [хлопок]"],
    ),
    (
        "В 2019 году Чад закупил в Омане 590 тонн фиников и почти вдвое больше меди, чем годом ранее.",
        [
            "imports TCD>OMN 2019 level 590 tonnes [финики]",
            "imports TCD>OMN 2019 ratio 2 times [медь] against 2018 under",
        ],
    ),
    (
        "Позапрошлый год торговля Чада с Оманом закрыла с 5 миллионами долларов, прошлый — с 12 миллионами.",
        ["turnover TCD>OMN 2018 level 5000000 USD", "turnover TCD>OMN 2019 level 12000000 USD"],
    ),
    (
        "На 1 апреля 2020 года зарегистрировано 37 юридических лиц с участием оманского капитала.",
        ["count:legal entities with Omani capital OMN>TCD 2020-04-01 level 37 units"],
    ),
    ("В 2019 году Оман остался на первой строчке среди партнёров Чада.", ["turnover TCD>OMN 2019 rank 1"]),
    (
        "Авиасообщение между Чадом и Оманом осуществляется два раза в неделю.",
        ["count:flights TCD>OMN 2020 level 2 units"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert told(EN, sentence, DATE) == expected


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN)
def test_russian(sentence: str, expected: list[str]) -> None:
    assert told(RU, sentence, DATE) == expected
