"""What plants have made, what a loan covers of a cost, what a goal takes, years of two numbers; Bolivia and Serbia."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Bolivia and Serbia: notes on trade", "Боливия и Сербия: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "The Bolivian plant in Serbia assembled 2,300 tractors in 2019.",
        ["other:output BOL>SRB 2019 level 2300 units [tractors]"],
    ),
    (
        "In May the chain Solar Andino of Bolivia opened a $4 million supermarket in Belgrade.",
        ["investment BOL>SRB 2020 level 4000000 USD"],
    ),
    (
        "A Bolivian plant in Serbia will cost $650 million; banks in Bolivia are to lend 70% of it.",
        ["investment WLD>SRB 2020 level 650000000 USD planned", "loans BOL>SRB 2020 share 70 percent planned"],
    ),
    (
        "The bridge cost 250 million dollars, and three fifths of the money was a credit from Bolivia.",
        ["investment WLD>BOL 2020 level 250000000 USD", "loans BOL>SRB 2020 share 60 percent"],
    ),
    (
        "Trade with Serbia was $3 million in 2019. The goal is $10 million by 2023. For that it must grow 3.3 times.",
        [
            "turnover BOL>SRB 2019 level 3000000 USD",
            "turnover BOL>SRB 2023 level 10000000 USD target",
            "turnover BOL>SRB 2023 ratio 33/10 times against 2019 target",
        ],
    ),
    (
        "Bolivian direct investment in Serbia stood at EUR 19 million at the end of 2018. Serbian direct investment in"
        " Bolivia was EUR 9 million.",
        [
            "direct_investment BOL>SRB 2018-12-31 level 19000000 EUR",
            "direct_investment SRB>BOL 2018-12-31 level 9000000 EUR",
        ],
    ),
    (
        "Bolivia is an investor in Serbia, with 75 approved projects worth $44 million between 1989 and 2017.",
        [
            "count:approved projects BOL>SRB 1989/2017 level 75 units",
            "investment BOL>SRB 1989/2017 level 44000000 USD",
        ],
    ),
    (
        "With wheat it is harder. The duty on it in Serbia is 30%.",
        ["tariff SRB>BOL 2020 level 30 percent [wheat]"],
    ),
    (
        "The duty of Serbia is ten percent on fresh salmon and 13 on frozen mackerel.",
        [
            "tariff SRB>BOL 2020 level 10 percent [fresh salmon]",
            "tariff SRB>BOL 2020 level 13 percent [frozen mackerel]",
        ],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В Боливии действует предприятие «Агро», которое собирает тракторы; в 2019 году с конвейера сошло 86 машин.",
        ["other:output BOL>SRB 2019 level 86 units [тракторы] scope Агро"],
    ),
    (
        "Завод «Вист» в Боливии, работающий с 2010 года, выпустил в 2019 году 23,5 тыс. автомобилей.",
        ["other:output BOL>SRB 2019 level 23500 units [автомобили] scope Вист"],
    ),
    (
        "Общая стоимость завода — 12 млрд евро. Из них 80%, или 9,6 млрд евро, покрывает сербский кредит.",
        [
            "investment WLD>BOL 2020 level 12000000000 EUR planned",
            "loans SRB>BOL 2020 share 80 percent planned",
            "loans SRB>BOL 2020 level 9600000000 EUR planned",
        ],
    ),
    (
        "В мае подписано кредитное соглашение ещё на 85 миллионов евро.",
        ["loans BOL>SRB 2020 level 85000000 EUR"],
    ),
    (
        "В 2019 году ПАО «Азот» из Боливии поставило в Сербию 70 тыс. тонн удобрений, на 22% больше, чем в 2018 году.",
        [
            "exports BOL>SRB 2019 level 70000 tonnes [удобрения] scope Азот",
            "exports BOL>SRB 2019 growth 22 percent [удобрения] against 2018 scope Азот",
        ],
    ),
    (
        "В 2020 году экспорт Боливии в Сербию прибавит процентов десять.",
        ["exports BOL>SRB 2020 growth 10 percent against 2019 about forecast"],
    ),
    (
        "В 2019 году Боливия импортировала из Сербии товары. Треть импорта, 1,1 млн долларов, — это телефоны.",
        [
            "imports BOL>SRB 2019 share 333/10 percent [телефоны]",
            "imports BOL>SRB 2019 level 1100000 USD [телефоны]",
        ],
    ),
    (
        "С пшеницей сложнее. Пошлина на неё в Сербии — 30%, на мясо птицы — 65%.",
        ["tariff SRB>BOL 2020 level 30 percent [пшеница]", "tariff SRB>BOL 2020 level 65 percent [мясо птицы]"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert told(EN, sentence, DATE) == expected


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN)
def test_russian(sentence: str, expected: list[str]) -> None:
    assert told(RU, sentence, DATE) == expected
