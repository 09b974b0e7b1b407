"""What a sum, a rate or a count is of, where only a turn of phrase says it: a best seller, jobs found."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In 2019 imports from Chile were $9 million.\n\nTea ($3 million) is still our best-selling product in Chile.",
        ["imports KEN>CHL 2019 level 9000000 USD", "exports KEN>CHL 2019 level 3000000 USD [tea]"],
    ),
    (
        "In 2019 exports to Chile were $9 million.\n\nComing north were copper, worth $2 million, and salmon, worth "
        "$1 million.",
        [
            "exports KEN>CHL 2019 level 9000000 USD",
            "imports KEN>CHL 2019 level 2000000 USD [copper]",
            "imports KEN>CHL 2019 level 1000000 USD [salmon]",
        ],
    ),
    (
        "In 2019 exports to Chile were $9 million. The Kenyan deficit of $3 million recorded in 2018 gave way to a "
        "surplus of $1 million.",
        [
            "exports KEN>CHL 2019 level 9000000 USD",
            "balance KEN>CHL 2018 level -3000000 USD",
            "balance KEN>CHL 2019 level 1000000 USD",
        ],
    ),
    (
        "Kenya charges ten percent on salmon and 13 on wine.",
        ["tariff KEN>CHL 2020 level 10 percent [salmon]", "tariff KEN>CHL 2020 level 13 percent [wine]"],
    ),
    (
        "In 2018, when prices went through the roof, Kenya's tea exports to Chile fell by 20 percent. The following "
        "year they grew by 25 percent.",
        [
            "exports KEN>CHL 2018 growth -20 percent [tea] against 2017",
            "exports KEN>CHL 2019 growth 25 percent [tea] against 2018",
        ],
    ),
    (
        "Chilean investment in Kenya reached $41 million in 2019, and that places it 17th.",
        ["investment CHL>KEN 2019 level 41000000 USD", "investment CHL>KEN 2019 rank 17"],
    ),
    (
        "The investment office has registered 47 Chilean projects in Kenya worth a combined $62 million since 2001.",
        [
            "count:projects CHL>KEN 2001/2020 level 47 units",
            "investment CHL>KEN 2001/2020 level 62000000 USD",
        ],
    ),
    (
        "A Santiago-Nairobi service with two flights a week starts in October.",
        ["count:flights KEN>CHL 2020-10 level 2 units planned"],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году Кения и Чили обменялись товарами на 9 млн долларов. Кения осталась в плюсе на 2 млн долларов.",
        ["turnover KEN>CHL 2019 level 9000000 USD", "balance KEN>CHL 2019 level 2000000 USD"],
    ),
    (
        "В 2019 году товарооборот Кении и Чили составил 9 млн долларов. "
        "Больше половины всей выручки, 4 млн долларов, принёс чай.",
        [
            "turnover KEN>CHL 2019 level 9000000 USD",
            "exports KEN>CHL 2019 share 50 percent [чай] over",
            "exports KEN>CHL 2019 level 4000000 USD [чай]",
        ],
    ),
    (
        "В 2019 году импорт из Чили составил 9 млн долларов. "
        "Самая крупная статья импорта — лекарства, их набралось на 3 млн долларов.",
        ["imports KEN>CHL 2019 level 9000000 USD", "imports KEN>CHL 2019 level 3000000 USD [лекарства]"],
    ),
    (
        "В 2019 году импорт из Чили составил 9 млн долларов. Свыше половины закупок (58%) — вино и лосось.",
        [
            "imports KEN>CHL 2019 level 9000000 USD",
            "imports KEN>CHL 2019 share 50 percent [вино и лосось] over",
            "imports KEN>CHL 2019 share 58 percent [вино и лосось]",
        ],
    ),
    (
        "В 2019 году товарооборот Кении с Чили составил 6 млн долларов. На Чили пришлось 2% внешней торговли "
        "республики, общий объём которой сложился в 300 млн долларов.",
        [
            "turnover KEN>CHL 2019 level 6000000 USD",
            "turnover KEN>CHL 2019 share 2 percent",
            "turnover KEN>WLD 2019 level 300000000 USD",
        ],
    ),
    (
        "Чилийская фирма «Сур» строит в Кении фабрику стоимостью 20 млн долларов, рабочие места "
        "получат 1,8 тыс. человек.",
        [
            "investment CHL>KEN 2020 level 20000000 USD planned",
            "count:jobs CHL>KEN 2020 level 1800 persons planned scope Сур",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
