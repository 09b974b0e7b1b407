"""Compositions: goods named in order, whose they are, and lists that hold amounts."""

from __future__ import annotations

import pytest
from tests.reading.facts_b.scenes import english, of_kind, russian

from comity.model.facts import Composition
from comity.reading.facts import compositions


def _rows(found: list[Composition]) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return [(one.measure, one.reporter, one.partner, one.goods) for one in found]


def test_both_directions_in_one_sentence() -> None:
    text = "Ghana's exports to Norway consist mainly of cocoa, timber and fruit, while Norway supplies fish and paper."
    found = of_kind(compositions.find(english(text)), Composition)
    assert _rows(found) == [
        ("exports", "GHA", "NOR", ("cocoa", "timber", "fruit")),
        ("exports", "NOR", "GHA", ("fish", "paper")),
    ]
    assert found[0].anchor == "cocoa, timber and fruit"


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "The main exports of Norway to Ghana are frozen fish, fertilisers and ships.",
            ("frozen fish", "fertilisers", "ships"),
        ),
        ("Norway mainly exports fish, paper and paints to Ghana.", ("fish", "paper", "paints")),
        ("Exports from Norway to Ghana are primarily in fish, paper and paints.", ("fish", "paper", "paints")),
    ],
)
def test_english_wordings(sentence: str, goods: tuple[str, ...]) -> None:
    assert _rows(of_kind(compositions.find(english(sentence)), Composition)) == [("exports", "NOR", "GHA", goods)]


def test_goods_before_the_flow() -> None:
    (found,) = of_kind(
        compositions.find(english("Cocoa beans, gold and bananas make up the bulk of Ghana's exports.")), Composition
    )
    assert (found.reporter, found.goods) == ("GHA", ("Cocoa beans", "gold", "bananas"))


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "Основу экспорта Армении в Египет составляют коньяк, табак и медная руда.",
            ("exports", "ARM", "EGY", ("коньяк", "табак", "медная руда")),
        ),
        (
            "Экспорт представлен коньяком, табаком и шоколадом.",
            ("exports", "ARM", "EGY", ("коньяк", "табак", "шоколад")),
        ),
        (
            "Армения закупает фрукты, картофель и удобрения.",
            ("imports", "ARM", "EGY", ("фрукты", "картофель", "удобрения")),
        ),
        ("В импорте преобладают цитрусовые, рис и ткани.", ("imports", "ARM", "EGY", ("цитрусовые", "рис", "ткани"))),
    ],
)
def test_russian_wordings(sentence: str, row: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert _rows(of_kind(compositions.find(russian(sentence)), Composition)) == [row]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway sold Ghana fish for $20 million, machinery for $10 million and paper for $3 million.",
        "Exports to Ghana were mostly fish ($20 million), machinery ($10 million) and paper ($3 million).",
        "Exports to Ghana rose by 5%.",
    ],
)
def test_lists_with_amounts_are_no_compositions(sentence: str) -> None:
    assert compositions.find(english(sentence)) == []


def test_the_buyer_is_the_subject_and_a_shop_sells_no_exports() -> None:
    found = of_kind(compositions.find(english("Ghana mostly imports Norwegian fish, paper and paints.")), Composition)
    assert _rows(found) == [("imports", "GHA", "NOR", ("fish", "paper", "paints"))]
    assert compositions.find(english("The firm sells doors, windows and furniture at its store in Accra.")) == []


def test_a_word_that_opens_the_list_is_no_part_of_its_first_good() -> None:
    text = "Гана экспортирует в Норвегию главным образом какао, древесину и фрукты."
    [found] = of_kind(compositions.find(russian(text)), Composition)
    assert found.goods == ("какао", "древесина", "фрукты")
