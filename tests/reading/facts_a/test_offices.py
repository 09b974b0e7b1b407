"""Who holds which role."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.reading.facts.offices import offices


def told(body: str) -> list[tuple[str, str, str | None]]:
    return [(one.person, one.role, one.country) for one in offices(scene(body))]


def told_ru(body: str) -> list[tuple[str, str, str | None]]:
    return [(one.person, one.role, one.country) for one in offices(ru(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ambassador Extraordinary and Plenipotentiary of Peru to Norway Gustavo Otero opened the stand in Oslo.",
            ("Gustavo Otero", "Ambassador Extraordinary and Plenipotentiary to Norway", "PER"),
        ),
        ("Lars Berg, Norway's Ambassador to Peru, spoke first.", ("Lars Berg", "Ambassador to Peru", "NOR")),
        ("The Prime Minister of Norway, Kari Lund, left Peru.", ("Kari Lund", "Prime Minister", "NOR")),
        ("Peruvian Energy Minister Rosa Quispe met firms from Norway.", ("Rosa Quispe", "Energy Minister", "PER")),
        (
            "Norway's Minister of Foreign Trade Ola Dahl Vik praised Peru.",
            ("Ola Dahl Vik", "Minister of Foreign Trade", "NOR"),
        ),
        (
            "Pedro Ramos, head of the Lima Chamber of Commerce, thanked Norway.",
            ("Pedro Ramos", "head of the Lima Chamber of Commerce", "PER"),
        ),
    ],
)
def test_a_name_beside_its_role(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Посол Перу в Норвегии Густаво Отеро открыл стенд.", ("Густаво Отеро", "посол в Норвегии", "PER")),
        (
            "По словам министра торговли Норвегии Ивара Хольма, Перу покупает лосося.",
            ("Ивар Хольм", "министр торговли", "NOR"),
        ),
        (
            "Он встретился с председателем палаты Перу Анной Петровой и гостями из Норвегии.",
            ("Анна Петрова", "председатель палаты", "PER"),
        ),
        (
            "Помощник президента Норвегии Пётр Ильин прилетел в Перу.",
            ("Пётр Ильин", "помощник президента", "NOR"),
        ),
    ],
)
def test_a_russian_name_is_put_into_the_nominative(body: str, expected: tuple[str, str, str]) -> None:
    assert told_ru(body) == [expected]


def test_two_persons_of_a_plural_role_have_the_countries_in_order() -> None:
    found = told("The prime ministers of Peru and Norway, Rosa Quispe and Ola Dahl, shook hands.")
    assert found == [("Rosa Quispe", "prime minister", "PER"), ("Ola Dahl", "prime minister", "NOR")]


def test_two_presidents_without_countries_are_of_the_pair() -> None:
    found = told("Peru and Norway agree. Presidents Rosa Quispe and Ola Dahl shook hands.")
    assert [(person, country) for person, _, country in found] == [("Rosa Quispe", "PER"), ("Ola Dahl", "NOR")]


def test_who_visits_a_country_is_of_the_other() -> None:
    found = told("Peru sells fish to Norway. Prime Minister Rosa Quispe paid a visit to Norway in May.")
    assert found == [("Rosa Quispe", "Prime Minister", "PER")]


def test_a_second_president_is_the_other_country_s() -> None:
    found = told("The President of Peru, Rosa Quispe, was in Norway. She thanked President Ola Dahl.")
    assert [(person, country) for person, _, country in found] == [("Rosa Quispe", "PER"), ("Ola Dahl", "NOR")]


def test_a_surname_after_a_title_and_the_full_name_are_one_person() -> None:
    found = told("President Quispe of Peru spoke. Later Peruvian President Rosa Quispe left for Norway.")
    assert [person for person, _, _ in found] == ["Rosa Quispe"]


def test_a_club_has_no_office() -> None:
    assert told("The club's president Rosa Quispe of Peru praised the volleyball team of Norway.") == []


def test_a_role_told_by_a_verb() -> None:
    assert told("Ola Dahl has been the Ambassador of Norway to Peru since 2017.") == [
        ("Ola Dahl", "Ambassador to Peru", "NOR")
    ]


def test_a_name_in_brackets_and_two_russian_presidents() -> None:
    english = offices(scene("The Minister for Fisheries (Ms Ida Holm): our exports to Kenya grew."))
    assert [(one.person, one.role) for one in english] == [("Ida Holm", "Minister for Fisheries")]
    russian = offices(ru("Об этом объявили президенты Андрис Калнс и Хуан Перес на встрече Латвии и Перу."))
    assert [(one.person, one.role) for one in russian] == [
        ("Андрис Калнс", "президент"),
        ("Хуан Перес", "президент"),
    ]


def test_a_council_at_a_chamber() -> None:
    found = offices(ru("Гость — Андрис Калнс, председатель делового совета при торговой палате."))
    assert [one.person for one in found] == ["Андрис Калнс"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The visit of President Leif Holm of Norway to Nairobi starts in Nairobi today. On Monday he and Prime "
            "Minister Sam Moi are to sign the act. Kenya trades with Norway.",
            {"Leif Holm": "NOR", "Sam Moi": "KEN"},
        ),
        (
            '"Kenya\'s sales to us rise faster than ours," Commerce Secretary Ida Holm said. Norway and Kenya trade.',
            {"Ida Holm": "NOR"},
        ),
        (
            "The Trade Minister of Norway, Ida Holm, and Deputy Minister Leif Berg spoke. Kenya and Norway trade.",
            {"Ida Holm": "NOR", "Leif Berg": "NOR"},
        ),
    ],
)
def test_a_bare_role_is_of_the_country_that_its_sentence_tells(body: str, expected: dict[str, str]) -> None:
    assert {one.person: one.country for one in offices(scene(body, title="Kenya and Norway"))} == expected
