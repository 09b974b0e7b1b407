"""Whose capital a company is, and what a railway carries: no part of any flow."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Andes Pipelines, 70 percent of which is in Chilean hands, plans a plant near Mombasa.",
        ["other:stake CHL>KEN 2020 share 70 percent"],
    ),
    (
        "The Chilean line began to run in 2015; Kenya Copper owns 36% of it.",
        ["other:stake KEN>CHL 2020 share 36 percent"],
    ),
    (
        "In 2019 the railway carried 600,000 tonnes of cargo between Kenya and Chile.",
        ["other:freight KEN>CHL 2019 level 600000 tonnes"],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    ("Участники проекта — «Найроби-Медь» (45%) и «Антофагаста-Свет».", ["other:stake KEN>CHL 2020 share 45 percent"]),
    (
        "По железной дороге в 2019 году перевезено 600 тыс. тонн грузов.",
        ["other:freight KEN>CHL 2019 level 600000 tonnes"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    """Each sentence gives the figure it tells."""
    assert told(EN, text, DATE) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: list[str]) -> None:
    """The same in Russian."""
    assert told(RU, text, DATE) == expected
