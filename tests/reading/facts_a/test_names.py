"""Persons and companies by the shape of their names."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.reading.facts.names import companies, person_at, person_before, surname
from comity.reading.facts.nominatives import nominative


@pytest.mark.parametrize(
    ("printed", "case", "expected"),
    [
        ("Владимира Орлова", "gent", "Владимир Орлов"),
        ("Марии Орловой", "gent", "Мария Орлова"),
        ("Андрею Бондарю", "datv", "Андрей Бондарь"),
        ("Игорем Ковальским", "", "Игорь Ковальский"),
        ("Ольгой Рыбак", "ablt", "Ольга Рыбак"),
        ("Айгерим Садыковой", "", "Айгерим Садыкова"),
        ("Петра Коваленко", "gent", "Петр Коваленко"),
        ("Анну Рыбак", "gent", "Анна Рыбак"),
        ("Хуан Карлос Лопес", "nomn", "Хуан Карлос Лопес"),
        ("Ана Сантуш", "", "Ана Сантуш"),
    ],
)
def test_russian_names_in_the_nominative(printed: str, case: str, expected: str) -> None:
    assert nominative(printed, case) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Maria da Silva Costa spoke", "Maria da Silva Costa"),
        ("Abdul bin Khalid Al Thani spoke", "Abdul bin Khalid Al Thani"),
        ("Dr Jan Novak spoke", "Jan Novak"),
        ("J. Novak spoke", "J. Novak"),
    ],
)
def test_persons_by_their_capitals(body: str, expected: str) -> None:
    text = scene(body)
    first = text.sentences[-1].first
    person = person_at(text, first, len(text.tokens))
    assert person is not None
    assert person.name == expected


def test_countries_and_roles_are_no_persons() -> None:
    text = scene("South Africa Prime Minister")
    first = text.sentences[-1].first
    assert person_at(text, first, len(text.tokens)) is None


def test_a_person_before_a_comma() -> None:
    text = scene("Yesterday Jan Novak, minister")
    comma = next(token.index for token in text.tokens if token.text == ",")
    person = person_before(text, comma, text.sentences[-1].first)
    assert person is not None
    assert person.name == "Jan Novak"


def test_companies() -> None:
    text = scene("KazTruck and Delta Foods Ltd work with “Blue Star” and SORCA in Norway.")
    assert [one.name for one in companies(text, 0, len(text.tokens))] == [
        "KazTruck",
        "Delta Foods Ltd",
        "Blue Star",
        "SORCA",
    ]


def test_russian_companies_stand_in_quotation_marks() -> None:
    text = ru("Завод «Волна» и холдинг «Северный ветер» открылись. «Мы рады», — сказал он.")
    assert [one.name for one in companies(text, 0, len(text.tokens))] == ["Волна", "Северный ветер"]


def test_the_surname_keeps_its_particle() -> None:
    assert surname("Ana da Silva") == "da Silva"
    assert surname("Jan Novak") == "Novak"
