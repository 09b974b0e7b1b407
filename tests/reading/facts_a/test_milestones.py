"""Steps of unions and of the relations."""

import pytest
from tests.reading.facts_a.phrasing import facts
from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Milestone
from comity.reading.facts.milestones import find


def milestones(body: str, *, russian: bool = False) -> list[tuple[str, str | None, bool]]:
    found = find(ru(body) if russian else scene(body))
    return [
        (one.anchor, str(one.date) if one.date else None, one.optional) for one in found if isinstance(one, Milestone)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Diplomatic relations of Kenya and Norway were established on 4 May 1964.",
            ("Diplomatic relations", "1964-05-04", False),
        ),
        ("The Andean free trade area was launched in 1993.", ("Andean free trade area", "1993", False)),
        ("The customs code took effect on 1 March 2016 in Kenya.", ("customs code", "2016-03-01", False)),
        ("Kenya joined the African Union in 2002.", ("African Union", "2002", False)),
        (
            "Kenya and Norway mark the 55th anniversary of diplomatic relations this year.",
            ("55th anniversary of diplomatic relations", "2019", True),
        ),
    ],
)
def test_steps(body: str, expected: tuple[str, str, bool]) -> None:
    assert milestones(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Дипломатические отношения Перу и Латвии установлены 23 марта 1993 года.",
            ("Дипломатические отношения", "1993-03-23", False),
        ),
        ("ЕАЭС заработал 1 января 2015 года.", ("ЕАЭС", "2015-01-01", False)),
        ("Латвия вступила в Европейский союз 1 мая 2004 года.", ("Европейский союз", "2004-05-01", False)),
        (
            "В 2022 году Латвия и Перу отметят 30-летие установления дипломатических отношений.",
            ("30-летие установления дипломатических отношений", "2022", True),
        ),
    ],
)
def test_russian_steps(body: str, expected: tuple[str, str, bool]) -> None:
    assert milestones(body, russian=True) == [expected]


def test_each_step_of_a_sentence_has_its_own_date() -> None:
    found = milestones(
        "The East African Community grew. The creation of a free trade zone in 2001 and the abolition of internal"
        " customs borders in 2005 were followed in July 2010 by the launch of the Common Market for Eastern and"
        " Southern Africa."
    )
    assert [date for _, date, _ in found] == ["2001", "2005", "2010-07"]


def test_a_shop_that_opens_is_no_milestone() -> None:
    assert milestones("A shop of Kenya was opened in Oslo in 2015.") == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Trading under the Pacific Alliance began on 1 May 2016.",
            ["milestone | Pacific Alliance | trade started | 2016-05-01"],
        ),
        (
            "Between 1995, when both countries joined the European Union on 1 January, and 2003 it doubled.",
            ["milestone | European Union | both joined | 1995-01-01"],
        ),
        (
            "They will enter the customs union of Chad and Niger, launched in March 2011.",
            ["milestone | customs union | customs union launched | 2011-03"],
        ),
        ("Trade under the agreement started in May.", []),
        ("Trade in wool started in 2009.", []),
    ],
)
def test_steps_in_passing(sentence: str, told: list[str]) -> None:
    assert facts("Latvia and Malta: trade in brief", "2021-11-08", sentence, ("milestone",)) == told


def test_russian_trade_that_starts() -> None:
    sentence = "С 1 мая 2016 года торговля в рамках Тихоокеанского альянса началась."
    (told,) = facts("Кения и Гана: год в торговле", "2021-11-08", sentence, ("milestone",))
    assert told.endswith("торговля началась | 2016-05-01")
