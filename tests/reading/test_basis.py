"""On what basis a figure is counted is a field of its own, so that unequal ones never meet in the checks."""

import pytest

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import read

EN = "Peru and Portugal: notes on trade\nDATE: 2021-03-10\n\n"
RU = "Перу и Португалия: заметки о торговле\nDATE: 2021-03-10\n\n"


def bases(text: str) -> list[str | None]:
    """The basis of each figure of a text, in its order."""
    return [one.basis for one in read(Document("x", text)).statements if isinstance(one, Figure)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In 2020 Peru's exports to Portugal rose by 5% in real terms and 9% in value.", ["constant prices", None]),
        (
            "In constant prices, exports to Portugal grew 3% in 2020 and imports 5%.",
            ["constant prices", "constant prices"],
        ),
        ("Seasonally adjusted, exports fell by 1.3% in May 2020.", ["seasonally adjusted"]),
        ("Non-oil exports of Peru to Portugal reached $300 million in 2020.", ["non-oil"]),
        ("The stock of Portuguese investment in Peru was $1.2 billion at the end of 2020.", ["stock"]),
        ("The net inflow of direct investment from Portugal was $12 million in 2020.", ["net"]),
        ("Exports to Portugal fell 4% by weight in 2020.", ["weight"]),
        ("Exports to Portugal fell 4% in 2020, imports from Portugal 2%.", [None, None]),
        # A stock of goods is no basis of trade.
        ("In 2020 Peru's exports to Portugal came from stock and were $5 million.", [None]),
    ],
)
def test_english(sentence: str, told: list[str | None]) -> None:
    assert bases(EN + sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Экспорт Перу в Португалию вырос в 2020 году на 5% в сопоставимых ценах.", ["constant prices"]),
        (
            "Физический объём экспорта в Португалию вырос в 2020 году на 5%, стоимостный — на 9%.",
            ["volume", None],
        ),
        ("Накопленные инвестиции Португалии в Перу составили 1,2 млрд долларов.", ["stock"]),
        ("Чистый приток прямых инвестиций из Португалии в 2020 году — 12 млн долларов.", ["net"]),
        ("Ненефтяной экспорт Перу в Португалию достиг в 2020 году 300 млн долларов.", ["non-oil"]),
        ("Экспорт в Португалию сократился в 2020 году на 4%.", [None]),
    ],
)
def test_russian(sentence: str, told: list[str | None]) -> None:
    assert bases(RU + sentence) == told
