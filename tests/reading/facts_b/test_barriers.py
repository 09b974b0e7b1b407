"""Barriers: what hinders trade, and words that hinder nothing."""

from __future__ import annotations

import pytest
from tests.reading.facts_b.scenes import english, of_kind, russian

from comity.model.facts import Barrier
from comity.reading.facts import barriers


@pytest.mark.parametrize(
    ("sentence", "title", "goods"),
    [
        ("Ghana maintains a ban on imports of frozen poultry.", "ban on imports of frozen poultry", "poultry"),
        (
            "The parties will remove restrictions on the movement of capital.",
            "restrictions on the movement of capital",
            None,
        ),
        ("Non-tariff barriers continue to limit trade.", "Non-tariff barriers", None),
        ("The Larsa crossing has been shut since May.", "Larsa crossing", None),
        (
            "They want the exemptions and limitations in the union to go.",
            "exemptions and limitations in the union",
            None,
        ),
    ],
)
def test_english_barriers(sentence: str, title: str, goods: str | None) -> None:
    (found,) = of_kind(barriers.find(english(sentence)), Barrier)
    assert (found.title, found.goods, found.optional) == (title, goods, False)


@pytest.mark.parametrize(
    ("sentence", "title", "goods"),
    [
        ("Египет сохраняет запрет на ввоз мяса птицы.", "запрет на ввоз мяса птицы", "мясо птицы"),
        ("Нетарифные барьеры по-прежнему мешают торговле.", "Нетарифные барьеры", None),
        (
            "Стороны снимут ограничения на движение капитала и рабочей силы.",
            "ограничения на движение капитала и рабочей силы",
            None,
        ),
    ],
)
def test_russian_barriers(sentence: str, title: str, goods: str | None) -> None:
    (found,) = of_kind(barriers.find(russian(sentence)), Barrier)
    assert (found.title, found.goods) == (title, goods)


def test_a_barrier_gone_by_a_date_is_optional() -> None:
    (found,) = of_kind(barriers.find(english("Ghana lifted the ban on imports of apples in 2016.")), Barrier)
    assert found.optional
    assert str(found.date) == "2016"


@pytest.mark.parametrize(
    "sentence", ["Food is the exception.", "There are no trade barriers.", "Tickets without restrictions cost more."]
)
def test_no_barrier(sentence: str) -> None:
    assert barriers.find(english(sentence)) == []


def test_russian_barriers_stand_in_the_nominative_and_end_before_the_next_position() -> None:
    text = russian("Армения заинтересована в отмене изъятий и ограничений в торговле и готова поддержать проекты.")
    assert [one.title for one in of_kind(barriers.find(text), Barrier)] == ["изъятия и ограничения в торговле"]
