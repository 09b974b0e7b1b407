"""Fiscal years told by their end, years left out, and rows whose label began on the line before: Kenya and Chile."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Trade between Kenya and Chile came to $26 million in the fiscal year that ended in March.",
        ["turnover KEN>CHL 2019-04/2020-03 level 26000000 USD"],
    ),
    (
        "In the financial year ending 30 June 2019 exports to Chile were $3 million, from $2 million in the previous "
        "financial year.",
        ["exports KEN>CHL 2018-07/2019-06 level 3000000 USD", "exports KEN>CHL 2017-07/2018-06 level 2000000 USD"],
    ),
    (
        "In the fiscal year that ended on March 31 exports to Chile rose. Last fiscal year imports were $2 million.",
        ["imports KEN>CHL 2019-04/2020-03 level 2000000 USD"],
    ),
    (
        "Exports to Chile were $92 million in May 2020. In 1Q20 they were $274 million. Tea made up $63 million of 1Q "
        "exports, or 23%.",
        [
            "exports KEN>CHL 2020-05 level 92000000 USD",
            "exports KEN>CHL 2020-Q1 level 274000000 USD",
            "exports KEN>CHL 2020-Q1 level 63000000 USD [tea]",
            "exports KEN>CHL 2020-Q1 share 23 percent [tea]",
        ],
    ),
    (
        "Chilean companies invested $43 million in Kenya between 2008 and 2017. 186 Chilean projects were licensed "
        "during these years.",
        ["investment CHL>KEN 2008/2017 level 43000000 USD", "count:projects CHL>KEN 2008/2017 level 186 units"],
    ),
    (
        "Kenyan exports to Chile were $5 million in 2019; $2 million came from tea, and a further $1 million "
        "from coffee.",
        [
            "exports KEN>CHL 2019 level 5000000 USD",
            "exports KEN>CHL 2019 level 2000000 USD [tea]",
            "exports KEN>CHL 2019 level 1000000 USD [coffee]",
        ],
    ),
    (
        "On paper Kenya comes out ahead. In 2019 it sold Chile goods for $3 million.",
        ["exports KEN>CHL 2019 level 3000000 USD"],
    ),
    (
        "Kenya levies a duty of 25 percent on paper from Chile.",
        ["tariff KEN>CHL 2020 level 25 percent [paper]"],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "Позапрошлый год мы закрыли с 9,4 миллиона долларов, прошлый — с 12,6 миллиона.",
        ["turnover KEN>CHL 2018 level 9400000 USD", "turnover KEN>CHL 2019 level 12600000 USD"],
    ),
    (
        "В 2016 году экспорт в Чили составил 42 млн долларов. Год спустя экспорт подскочил до 71 млн долларов.",
        ["exports KEN>CHL 2016 level 42000000 USD", "exports KEN>CHL 2017 level 71000000 USD"],
    ),
    (
        "За пять месяцев 2020 года экспорт составил 80,9% к прошлому году.",
        ["exports KEN>CHL 2020-01/2020-05 growth -191/10 percent against 2019-01/2019-05"],
    ),
    (
        "В 2019 году экспорт в Чили упал до 3 млн долл., или более чем на 2,8 млн.",
        ["exports KEN>CHL 2019 level 3000000 USD", "exports KEN>CHL 2019 growth -2800000 USD against 2018 over"],
    ),
    (
        "В 2019 году поставки молока в Чили составили 12 млн долл., экспорт в ЕАЭС — 40 млн долл.",
        ["exports KEN>CHL 2019 level 12000000 USD [молоко]", "exports KEN>EAEU 2019 level 40000000 USD"],
    ),
    (
        "В 2019 году больше 70% кенийских поставок — это чай.",
        ["exports KEN>CHL 2019 share 70 percent [чай] over"],
    ),
    (
        "В 2019 году импорт из Чили составил 5 млн долларов, так что у нас минус 2 миллиона долларов.",
        ["imports KEN>CHL 2019 level 5000000 USD", "balance KEN>CHL 2019 level -2000000 USD"],
    ),
    ("В 2019 году наших товаров вы купили на 8,8 миллиона долларов.", ["imports CHL>KEN 2019 level 8800000 USD"]),
    (
        "На 1 апреля 2020 года зарегистрировано 37 юридических лиц с участием чилийского капитала.",
        ["count:legal entities with Chilean capital CHL>KEN 2020-04-01 level 37 units"],
    ),
    (
        "В 2019 году машины и оборудование составили 43,7% ввезённых из Чили товаров.",
        ["imports KEN>CHL 2019 share 437/10 percent [машины и оборудование]"],
    ),
    (
        "Торговля, тыс. долларов США\n\n"
        "                   2018 год     2019 год\n"
        "Внешнеторговый\n"
        "оборот             1 609,6      1 924,2\n"
        "Экспорт              320,6        434,9\n",
        [
            "turnover KEN>CHL 2018 level 1609600 USD",
            "turnover KEN>CHL 2019 level 1924200 USD",
            "exports KEN>CHL 2018 level 320600 USD",
            "exports KEN>CHL 2019 level 434900 USD",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    """Each text gives the figures it tells."""
    assert told(EN, text, DATE) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: list[str]) -> None:
    """The same in Russian."""
    assert told(RU, text, DATE) == expected


def test_a_franc_is_the_pair_s_own() -> None:
    """CFA francs in West Africa, Swiss ones elsewhere."""
    text = "In 2019 Senegal's exports to Mali were 4.4 billion francs."
    assert told("Senegal and Mali: notes on trade", text, DATE) == ["exports SEN>MLI 2019 level 4400000000 XOF"]
    text = "In 2019 Kenya's exports to Chile were 4.4 billion francs."
    assert told(EN, text, DATE) == ["exports KEN>CHL 2019 level 4400000000 CHF"]
