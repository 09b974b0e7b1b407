"""Whose work a cost is of: a builder named before, a seat, the firms counted; whose plant people work at."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Some 40 companies with Chilean owners work in Kenya. In March, Sur Minerales started the construction of a "
        "plant near Nakuru. The investment is valued at $45 million.",
        [
            "count:companies with Chilean owners CHL>KEN 2020 level 40 units about",
            "investment CHL>KEN 2020 level 45000000 USD planned",
        ],
    ),
    (
        "Direct investment from Chile reached $90 million in 2019. Sur Minerales of Santiago is building a mine at "
        "Macalder. The company has budgeted $41 million for it.",
        [
            "direct_investment CHL>KEN 2019 level 90000000 USD",
            "investment CHL>KEN 2020 level 41000000 USD planned",
        ],
    ),
    (
        "In 2019 imports from Chile were $9 million. Enterprises seated in Mombasa accounted for a quarter of the "
        "goods purchased in Chile.",
        ["imports KEN>CHL 2019 level 9000000 USD", "imports KEN>CHL 2019 share 25 percent"],
    ),
    (
        "In 2019 exports to Chile were $9 million. In the opposite direction, 900 passenger cars were shipped to "
        "Kenyan dealers.",
        ["exports KEN>CHL 2019 level 9000000 USD", "exports CHL>KEN 2019 level 900 units [passenger cars]"],
    ),
    (
        "The Sur paint factory in Nairobi employs 450 people.",
        ["count:employees CHL>KEN 2020 level 450 persons scope Sur"],
    ),
    (
        "Nearly 98% of Kenyan goods now clear Chilean customs duty-free.",
        ["exports KEN>CHL 2020 share 98 percent [duty-free] under"],
    ),
    (
        "In 2018 Kenya's tea exports to Chile fell by 20 percent. The next year they grew by 25 percent.",
        [
            "exports KEN>CHL 2018 growth -20 percent [tea] against 2017",
            "exports KEN>CHL 2019 growth 25 percent [tea] against 2018",
        ],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В Кении работает 40 предприятий с чилийским капиталом.\n\nСреди новых проектов — комплекс, который компания "
        "«Сур» строит в Накуру. Стоимость объекта — 20 млн долларов.",
        [
            "count:enterprises with Chilean capital CHL>KEN 2020 level 40 units",
            "investment CHL>KEN 2020 level 20000000 USD planned",
        ],
    ),
    (
        "В Чили работает 12 предприятий с кенийским капиталом. Чайный дом «Лимуру» строит под Сантьяго цех за 3 млн "
        "долларов.",
        [
            "count:enterprises with Kenyan capital KEN>CHL 2020 level 12 units",
            "investment KEN>CHL 2020 level 3000000 USD planned",
        ],
    ),
    (
        "На 1 января 2020 года в Кении насчитывалось 24 предприятия с чилийским капиталом. В течение 2019 года "
        "зарегистрировано семь таких предприятий, ликвидировано четыре.",
        [
            "count:enterprises with Chilean capital CHL>KEN 2020-01-01 level 24 units",
            "count:enterprises with Chilean capital CHL>KEN 2019 level 7 units scope зарегистрировано",
            "count:enterprises with Chilean capital CHL>KEN 2019 level 4 units scope ликвидировано",
        ],
    ),
    (
        "В Кении работает 40 предприятий с чилийским капиталом. Одно из них — фабрика «Сур Пинтурас». Здесь трудятся "
        "240 человек.",
        [
            "count:enterprises with Chilean capital CHL>KEN 2020 level 40 units",
            "count:employees CHL>KEN 2020 level 240 persons scope Сур Пинтурас",
        ],
    ),
    (
        "За счёт грантовых средств Чили в размере 7 млн долларов в 2015 году построена больница в Накуру.",
        ["other:assistance CHL>KEN 2015 level 7000000 USD"],
    ),
    (
        "В 2019 году экспорт в Чили составил 9 млн долларов. Нефти поставлено 3 млн т. Транзит не ведётся.",
        ["exports KEN>CHL 2019 level 9000000 USD", "exports KEN>CHL 2019 level 3000000 tonnes [нефть]"],
    ),
]


SPOKEN = (
    "NAIROBI. The ambassador of Kenya in Chile, Grace Wanjiru, spoke to us.\n\nQ: How is trade?\n\n"
    "A: In 2019 our exports to Chile were $9 million. Your salmon is very good! Fish alone was $2 million."
)


def test_goods_praised_are_bought() -> None:
    assert told(EN, SPOKEN, DATE)[-1] == "imports KEN>CHL 2019 level 2000000 USD [fish]"


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
