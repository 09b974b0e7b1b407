"""What a work costs, whose it is and where it stands, one sentence each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Volta Cocoa has started to build a chocolate factory in Lima for GHS 90 million (about $16 million).",
        [
            "investment GHA>PER 2020 level 90000000 GHS planned",
            "investment GHA>PER 2020 level 16000000 USD about planned",
        ],
    ),
    (
        "Andes Pulp plans a paper plant in Accra, costing $30 million.",
        ["investment PER>GHA 2020 level 30000000 USD planned"],
    ),
    (
        "The gas project in Lima led by Volta Energy, for which $70 million has been spent, will start this year.",
        ["investment WLD>PER 2020 level 70000000 USD"],
    ),
    (
        "In May Volta Ciment opened a grinding mill in Lima, built for $18 million.",
        ["investment GHA>PER 2020 level 18000000 USD"],
    ),
    (
        "Peruvian investors own 14 hotels in Ghana. One of them, Andes Leisure Group, is building a $5 million resort "
        "in Keta.",
        ["count:hotels PER>GHA 2020 level 14 units", "investment PER>GHA 2020 level 5000000 USD planned"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "«Анды Текстиль» открыл в Аккре фабрику. Вторую очередь обещают к концу 2022 года, она потребует ещё 8 млн "
        "евро.",
        ["investment WLD>GHA 2020 level 8000000 EUR planned"],
    ),
    (
        "«Вольта Какао» начала в Лиме возведение цеха по переработке бобов (3,5 млн евро, ввод в 2022 году).",
        ["investment GHA>PER 2020 level 3500000 EUR planned"],
    ),
    (
        "Ближайший по срокам — завод в Лиме. Компания «Вольта Бас» строит его и введёт в 2022 году, стоимость 75 млн "
        "долларов.",
        ["investment GHA>PER 2020 level 75000000 USD planned"],
    ),
    (
        "Гана возведёт в Лиме начальные школы, смета — 150 млн долларов.",
        ["investment GHA>PER 2020 level 150000000 USD planned"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected


OWN_EN: list[tuple[str, list[str]]] = [
    ("Volta Air alone has 12 flights a week.", ["count:flights GHA>PER 2020 level 12 units scope Volta Air"]),
    (
        "Last year Andes Trust opened two branches in Accra.",
        ["count:branches PER>GHA 2019 level 2 units scope Andes Trust"],
    ),
    ("Peruvian banks run 6 branches in Ghana.", ["count:branches PER>GHA 2020 level 6 units"]),
    (
        "Andes Pulp is going to open a paper mill in Accra. It is an investment of $16 million and 120 jobs.",
        [
            "investment PER>GHA 2020 level 16000000 USD planned",
            "count:jobs PER>GHA 2020 level 120 units planned scope Andes Pulp",
        ],
    ),
]
OWN_RU: list[tuple[str, list[str]]] = [
    ("«Вольта-Авиа» выполняет три рейса в неделю.", ["count:flights GHA>PER 2020 level 3 units scope Вольта-Авиа"]),
    ("Между столицами выполняется три рейса в неделю.", ["count:flights GHA>PER 2020 level 3 units"]),
]


@pytest.mark.parametrize(("body", "expected"), OWN_EN)
def test_one_company_in_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), OWN_RU)
def test_one_company_in_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
