"""Positions: stance, subject, holder, and lists that divide or stay whole."""

from __future__ import annotations

import pytest
from tests.reading.facts_b.scenes import english, of_kind, russian

from comity.model.facts import Position
from comity.reading.facts import positions


def _english(sentence: str) -> list[Position]:
    return of_kind(positions.find(english(sentence)), Position)


def _russian(sentence: str) -> list[Position]:
    return of_kind(positions.find(russian(sentence)), Position)


@pytest.mark.parametrize(
    ("sentence", "stance", "holder", "subject"),
    [
        (
            "Ghana is interested in Norwegian capital for its ports.",
            "interest",
            "GHA",
            "Norwegian capital for its ports",
        ),
        ("Norway calls for a new fisheries agreement.", "interest", "NOR", "new fisheries agreement"),
        ("Norway is ready to train Ghanaian port engineers.", "offer", "NOR", "train Ghanaian port engineers"),
        ("High freight rates hamper trade.", "obstacle", "NOR", "High freight rates"),
        ("The lack of direct flights remains the main obstacle to trade.", "obstacle", "NOR", "lack of direct flights"),
        ("The main obstacle to trade is the lack of shipping lines.", "obstacle", "NOR", "lack of shipping lines"),
        (
            "Cooperation in shipbuilding is of high priority for Ghana.",
            "priority",
            "GHA",
            "Cooperation in shipbuilding",
        ),
        ("Special attention is paid to trade in fish.", "priority", "NOR", "trade in fish"),
        ("Ghana offers Norway access to the markets of ECOWAS.", "role", "GHA", "access to the markets of ECOWAS"),
        ("The two countries attach great importance to transit.", "priority", "Norway and Ghana", "transit"),
        ("Tourism is promising for us.", "interest", "NOR", "Tourism"),
        ("Ghana hopes that trade will double.", "interest", "GHA", "trade will double"),
    ],
)
def test_english_positions(sentence: str, stance: str, holder: str, subject: str) -> None:
    (found,) = _english(sentence)
    assert (found.stance, found.holder, found.subject) == (stance, holder, subject)


@pytest.mark.parametrize(
    ("sentence", "stance", "holder", "subject"),
    [
        ("Египет заинтересован в поставках вина.", "interest", "EGY", "поставки вина"),
        ("Посол выразил надежду, что объём торговли удвоится.", "interest", "ARM", "объём торговли удвоится"),
        (
            "Сотрудничество в энергетике является приоритетом для обеих стран.",
            "priority",
            "Армения и Египет",
            "Сотрудничество в энергетике",
        ),
        ("Особое внимание на переговорах уделено туризму.", "priority", "ARM", "туризм"),
        ("Высокие тарифы сдерживают торговлю.", "obstacle", "ARM", "Высокие тарифы"),
        ("Отсутствие рейсов остаётся главным препятствием для туризма.", "obstacle", "ARM", "Отсутствие рейсов"),
        ("Главное препятствие для торговли — отсутствие рейсов.", "obstacle", "ARM", "отсутствие рейсов"),
        ("Египет может стать для армянских компаний воротами в Африку.", "role", "EGY", "воротами в Африку"),
        ("Египет готов построить в Ереване склад.", "offer", "EGY", "построить в Ереване склад"),
        ("Развитие туризма отвечает интересам обеих стран.", "benefit", "Армения и Египет", "Развитие туризма"),
    ],
)
def test_russian_positions(sentence: str, stance: str, holder: str, subject: str) -> None:
    (found,) = _russian(sentence)
    assert (found.stance, found.holder, found.subject) == (stance, holder, subject)


def test_a_list_of_priorities_is_a_line_each() -> None:
    found = _english(
        "Ghana has named its priorities, such as cheaper transit, the opening of ports and improving the customs code."
    )
    assert [one.subject for one in found] == ["cheaper transit", "opening of ports", "improving the customs code"]
    assert {one.holder for one in found} == {"GHA"}


def test_verbs_of_one_benefit_are_a_line_each_and_a_double_verb_is_one() -> None:
    found = _english(
        "It is beneficial for both Norway and Ghana to raise turnover, open ports and deepen and broaden fish trade."
    )
    assert [one.anchor for one in found] == [
        "raise turnover",
        "open ports",
        "deepen and broaden fish trade",
    ]
    assert {one.holder for one in found} == {"Norway and Ghana"}


def test_fields_of_one_interest_stay_together() -> None:
    (found,) = _english("Ghana is interested in cooperation in energy, fisheries and transport.")
    assert found.subject == "cooperation in energy, fisheries and transport"


def test_advantages_of_a_bloc() -> None:
    found = _english(
        "Among its main advantages, the EAEU provides a common labour market and helps to coordinate customs policy."
    )
    assert [(one.stance, one.subject) for one in found] == [
        ("benefit", "common labour market"),
        ("benefit", "customs policy"),
    ]


def test_russian_list_loses_its_repeated_preposition() -> None:
    found = _russian("Армения заинтересована в импорте риса, в развитии туризма и в поставках вина.")
    assert [one.subject for one in found] == ["импорт риса", "развитие туризма", "поставки вина"]


def test_needs_and_what_is_named_in_passing_are_optional() -> None:
    assert all(one.optional for one in _english("Despite the negative trends in trade, we have to develop our ports."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade between Norway and Ghana grew by 5% in 2017.",
        "The coach hopes that the team will open the season with a victory.",
        "Norway hopes to bring trade to $2 billion.",
        "Is Ghana interested in Norwegian fish?",
    ],
)
def test_no_position(sentence: str) -> None:
    assert _english(sentence) == []


def test_no_position_in_a_text_about_no_countries() -> None:
    assert _russian("Тренер заинтересован в победе.") == []


@pytest.mark.parametrize(
    ("sentence", "holder", "subject"),
    [
        ("Trade grows, with Norway offering a route to Europe for Ghana.", "NOR", "route to Europe for Ghana"),
        ("Ghana offers Norway a road to the markets of Africa.", "GHA", "road to the markets of Africa"),
        ("Norway opens the way to Sweden for Ghana.", "NOR", "way to Sweden for Ghana"),
        ("Ghana gives Norway access to the ports of Togo.", "GHA", "access to the ports of Togo"),
    ],
)
def test_who_gives_the_way_has_the_role(sentence: str, holder: str, subject: str) -> None:
    assert [(one.holder, one.subject, one.stance) for one in _english(sentence)] == [(holder, subject, "role")]


def test_a_road_to_a_town_is_no_role() -> None:
    assert _english("Norway and Ghana repaired the road to Kumasi.") == []


def test_the_one_benefit_is_one_subject_of_both() -> None:
    found = _english("The main benefit of the union for both countries is the free movement of goods and capital.")
    assert [(one.holder, one.subject, one.stance) for one in found] == [
        ("Norway and Ghana", "free movement of goods and capital", "benefit")
    ]


@pytest.mark.parametrize(
    ("sentence", "holder", "subject", "stance"),
    [
        ("Армения открывает Египту путь на рынки ЕАЭС.", "ARM", "путь на рынки ЕАЭС", "role"),
        ("Египет даёт Армении выход в Африку и Судан.", "EGY", "выход в Африку и Судан", "role"),
        (
            "Главная выгода союза для обеих стран — свободное движение товаров.",
            "Армения и Египет",
            "свободное движение товаров",
            "benefit",
        ),
        ("Привлечение капитала в Египет — приоритет для нас.", "ARM", "Привлечение капитала в Египет", "priority"),
        ("Египет заинтересован в промышленной кооперации.", "EGY", "промышленная кооперация", "interest"),
        ("Египет готов к созданию зоны торговли.", "EGY", "создание зоны торговли", "offer"),
    ],
)
def test_russian_roles_and_nominatives(sentence: str, holder: str, subject: str, stance: str) -> None:
    assert [(one.holder, one.subject, one.stance) for one in _russian(sentence)] == [(holder, subject, stance)]


@pytest.mark.parametrize(
    ("sentence", "stance", "subjects"),
    [
        (
            "The two sides named agriculture, shipbuilding and coal mining as priority areas.",
            "priority",
            ["agriculture", "shipbuilding", "coal mining"],
        ),
        (
            "The ministers identified fisheries and solar energy as the main priorities.",
            "priority",
            ["fisheries", "solar energy"],
        ),
        ("The minister described customs delays as the main obstacle.", "obstacle", ["customs delays"]),
        ("They chose cocoa as a present.", "", []),
    ],
)
def test_what_is_named_as_a_priority_stands_before_it(sentence: str, stance: str, subjects: list[str]) -> None:
    found = _english(sentence)
    assert [one.subject for one in found] == subjects
    assert {one.stance for one in found} <= {stance}
