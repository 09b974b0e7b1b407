"""Who presides over what."""

from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Chairmanship
from comity.reading.facts.chairmanships import find


def chairs(body: str, *, russian: bool = False) -> list[tuple[str, str, str | None]]:
    found = find(ru(body) if russian else scene(body))
    return [
        (one.country, one.body, str(one.period) if one.period else None)
        for one in found
        if isinstance(one, Chairmanship)
    ]


def test_one_line_a_body() -> None:
    found = chairs(
        "In 2018 Kenya took over the presidency of the African Union, the East African Community and COMESA."
    )
    assert [(country, period) for country, _, period in found] == [("KEN", "2018")] * 3


def test_a_chairmanship_of_a_country_in_a_body() -> None:
    assert chairs("Owing to the chairmanship of Uganda in the African Union this year, Kenya came.") == [
        ("UGA", "African Union", "2019")
    ]


def test_a_possessive_chairmanship() -> None:
    assert chairs("Kenya's presidency of the African Union ended in 2017.") == [("KEN", "African Union", "2017")]


def test_russian_presiding() -> None:
    assert chairs("Армения в 2018 году председательствует в ЕАЭС.", russian=True) == [("ARM", "ЕАЭС", "2018")]


def test_the_president_of_a_country_presides_over_no_body() -> None:
    assert chairs("The President of Kenya spoke in the African Union.") == []


def test_a_russian_body_stands_in_the_nominative() -> None:
    found = find(ru("В 2018 году Перу председательствует в Совете глав правительств СНГ."))
    assert [one.body for one in found if isinstance(one, Chairmanship)] == ["Совет глав правительств СНГ"]
