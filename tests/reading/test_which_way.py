"""Which way goods go, and which goods are meant, one short text each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In 2019 food made up 31 per cent of Ghanaian exports to Peru. Cocoa, hit by Peruvian safeguards, brought "
        "$5 million, less than half of the $12 million sold in 2015. Exports rose by 3%.",
        [
            "exports GHA>PER 2019 share 31 percent [food]",
            "exports GHA>PER 2019 level 5000000 USD [cocoa]",
            "exports GHA>PER 2019 ratio 1/2 times [cocoa] against 2015 under",
            "exports GHA>PER 2015 level 12000000 USD [cocoa]",
            "exports GHA>PER 2019 growth 3 percent against 2018",
        ],
    ),
    (
        "Peruvian direct investment in Ghana was only $4 million last year, a quarter of what it had been in 2014.",
        [
            "direct_investment PER>GHA 2019 level 4000000 USD",
            "direct_investment PER>GHA 2019 ratio 1/4 times against 2014",
        ],
    ),
    (
        "In 2019 Ghana sold Peru goods for $9 million. Asphalt brought in $4 million.",
        ["exports GHA>PER 2019 level 9000000 USD", "exports GHA>PER 2019 level 4000000 USD [asphalt]"],
    ),
    (
        "In 2019 Ghana imported goods for $9 million from Peru; cars came to $2 million and palm oil to $1 million.",
        [
            "imports GHA>PER 2019 level 9000000 USD",
            "imports GHA>PER 2019 level 2000000 USD [cars]",
            "imports GHA>PER 2019 level 1000000 USD [palm oil]",
        ],
    ),
    (
        "Our imports from Peru were $4 million in 2019. Sisal makes up a quarter of what we send.",
        ["imports GHA>PER 2019 level 4000000 USD", "exports GHA>PER 2019 share 25 percent [sisal]"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году экспорт в Перу составил 5 млн долларов. Из Перу идут фрукты и орехи; фундук прибавил треть.",
        [
            "exports GHA>PER 2019 level 5000000 USD",
            "imports GHA>PER 2019 growth 333/10 percent [фундук] against 2018",
        ],
    ),
    (
        "Рост экспорта в Перу обеспечили нефть и какао: их доля в экспорте дошла в 2019 году до 83%.",
        ["exports GHA>PER 2019 share 83 percent [нефть и какао]"],
    ),
    (
        "Прорабатывается кредит Эксимбанка Перу в сумме 20 млн долларов.",
        ["loans PER>GHA - level 20000000 USD planned"],
    ),
    (
        "Есть и частные вложения: за прошлый год пришло около 15 млн долларов прямых инвестиций.",
        ["direct_investment PER>GHA 2019 level 15000000 USD about"],
    ),
    (
        "— Как идёт торговля с Перу?\n\n— В 2019 году мы купили у Перу товаров на 9 млн евро.\n\n— Что везём мы?\n\n"
        "— Какао. Какао ушло 2 тыс. тонн.",
        ["imports GHA>PER 2019 level 9000000 EUR", "exports GHA>PER 2019 level 2000 tonnes [какао]"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
