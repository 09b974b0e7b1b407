"""Sentences as any newspaper prints them, one or two figures each, with every field: Poland and Viet Nam.

The sentences are our own. ANY leaves a field open.
"""

from __future__ import annotations

import pytest

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import read

ANY = "*"
M, B = 10**6, 10**9
Row = tuple[str, str, str, str, str, str, float, str]


def row(measure: str, way: str, period: str, form: str, value: float, unit: str, goods: str = "") -> Row:
    """A figure in short. way: `POL VNM`."""
    reporter, _, partner = way.partition(" ")
    return measure, reporter, partner, goods, period, form, value, unit


def level(measure: str, way: str, period: str, value: float, unit: str = "USD", goods: str = "") -> Row:
    return row(measure, way, period, "level", value, unit, goods)


def growth(measure: str, way: str, period: str, value: float, goods: str = "") -> Row:
    return row(measure, way, period, "growth", value, "percent", goods)


OUT, IN = "POL VNM", "VNM POL"
SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Poland's exports to Vietnam increased 14% year on year to $412 million in 2019.",
        [growth("exports", OUT, "2019", 14), level("exports", OUT, "2019", 412 * M)],
    ),
    ("In 2019, Poland exported $412 million worth of goods to Vietnam.", [level("exports", OUT, "2019", 412 * M)]),
    ("Vietnam sold Poland goods for $2.1 billion last year.", [level("exports", IN, "2019", 2.1 * B)]),
    ("Poland bought $2.1 billion of goods from Vietnam in 2019.", [level("imports", OUT, "2019", 2.1 * B)]),
    (
        "Trade between Poland and Vietnam totalled $2.5 billion in 2019, against $2.2 billion in 2018.",
        [level("turnover", OUT, "2019", 2.5 * B), level("turnover", OUT, "2018", 2.2 * B)],
    ),
    (
        "Bilateral trade rose from $2.2 billion in 2018 to $2.5 billion in 2019.",
        [level("turnover", OUT, "2018", 2.2 * B), level("turnover", OUT, "2019", 2.5 * B)],
    ),
    (
        "Poland ran a trade deficit of $1.7 billion with Vietnam in 2019.",
        [level("balance", OUT, "2019", -1.7 * B)],
    ),
    (
        "Vietnam's surplus in trade with Poland widened to $1.7 billion in 2019.",
        [level("balance", IN, "2019", 1.7 * B)],
    ),
    ("Vietnam ranks 25th among Poland's import partners.", [row("imports", OUT, ANY, "rank", 25, "")]),
    (
        "In January-March 2020 Polish exports to Vietnam fell by 5.5 percent to 91 million euros.",
        [growth("exports", OUT, "2020-Q1", -5.5), level("exports", OUT, "2020-Q1", 91 * M, "EUR")],
    ),
    (
        "Vietnam accounted for 1.1 percent of Poland's imports in 2019.",
        [row("imports", OUT, "2019", "share", 1.1, "percent")],
    ),
    (
        "Polish exports of pork to Vietnam reached 12,000 tonnes worth $25 million in 2019.",
        [level("exports", OUT, "2019", 12_000, "tonnes", "pork"), level("exports", OUT, "2019", 25 * M, goods="pork")],
    ),
    (
        "Exports of services to Vietnam came to $60 million in 2019, while imports of services were $45 million.",
        [level("services.exports", OUT, "2019", 60 * M), level("services.imports", OUT, "2019", 45 * M)],
    ),
    (
        "Exports and imports amounted to $412 million and $2.1 billion respectively in 2019.",
        [level("exports", OUT, "2019", 412 * M), level("imports", OUT, "2019", 2.1 * B)],
    ),
    (
        "In 2019 exports and imports were $412 and $530 million respectively.",
        [level("exports", OUT, "2019", 412 * M), level("imports", OUT, "2019", 530 * M)],
    ),
    ("Exports came to $2.5 bn (2019).", [level("exports", OUT, "2019", 2.5 * B)]),
    ("In 2019 exports were $412 m. Imports were $2.1 bn.", [
        level("exports", OUT, "2019", 412 * M), level("imports", OUT, "2019", 2.1 * B)]),
    ("Poland granted Vietnam a loan of $250 million.", [level("loans", OUT, ANY, 250 * M)]),
    (
        "Coffee exports from Vietnam to Poland earned $88 million in 2019, down 6% from 2018.",
        [level("exports", IN, "2019", 88 * M, goods="coffee"), growth("exports", IN, "2019", -6, "coffee")],
    ),
    (
        "In the first eleven months of 2019 trade came to nearly $2.3 billion, an increase of 12.4% over the same "
        "period of 2018.",
        [level("turnover", OUT, "2019-01/2019-11", 2.3 * B), growth("turnover", OUT, "2019-01/2019-11", 12.4)],
    ),
    (
        "Экспорт Польши во Вьетнам в 2019 году увеличился на 14% и составил 412 млн долларов.",
        [growth("exports", OUT, "2019", 14), level("exports", OUT, "2019", 412 * M)],
    ),
    (
        "Экспорт Польши во Вьетнам в 2019 году составил 412 млн долларов и вырос на 14% к 2018 году.",
        [level("exports", OUT, "2019", 412 * M), growth("exports", OUT, "2019", 14)],
    ),
    ("В 2019 году Польша поставила во Вьетнам товаров на 412 млн долларов.", [level("exports", OUT, "2019", 412 * M)]),
    ("Вьетнам в 2019 году продал Польше товаров на 2,1 млрд долларов.", [level("exports", IN, "2019", 2.1 * B)]),
    (
        "Польша закупила во Вьетнаме товаров на сумму 2,1 млрд долларов США в 2019 году.",
        [level("imports", OUT, "2019", 2.1 * B)],
    ),
    (
        "Взаимная торговля выросла с 2,2 млрд долларов в 2018 году до 2,5 млрд в 2019-м.",
        [level("turnover", OUT, "2018", 2.2 * B), level("turnover", OUT, "2019", 2.5 * B)],
    ),
    (
        "Отрицательное сальдо Польши в торговле с Вьетнамом составило 1,7 млрд долларов в 2019 году.",
        [level("balance", OUT, "2019", -1.7 * B)],
    ),
    (
        "Положительное сальдо Вьетнама в торговле с Польшей в 2019 году – 1,7 млрд долларов.",
        [level("balance", IN, "2019", 1.7 * B)],
    ),
    ("Вьетнам занимает 25-е место среди импортных партнёров Польши.", [row("imports", OUT, ANY, "rank", 25, "")]),
    (
        "На долю Вьетнама в 2019 году пришлось 1,1% импорта Польши.",
        [row("imports", OUT, "2019", "share", 1.1, "percent")],
    ),
    (
        "Кофе составил 38% польского импорта из Вьетнама в 2019 году.",
        [row("imports", OUT, "2019", "share", 38, "percent", "кофе")],
    ),
    (
        "В 2019 году экспорт составил 412 млн, импорт – 2,1 млрд долларов.",
        [level("exports", OUT, "2019", 412 * M), level("imports", OUT, "2019", 2.1 * B)],
    ),
    (
        "Экспорт и импорт в 2019 году составили 412 млн и 2,1 млрд долларов соответственно.",
        [level("exports", OUT, "2019", 412 * M), level("imports", OUT, "2019", 2.1 * B)],
    ),
    (
        "Экспорт и импорт в 2019 году составили 20 и 30 млн долларов соответственно.",
        [level("exports", OUT, "2019", 20 * M), level("imports", OUT, "2019", 30 * M)],
    ),
    ("Польша предоставила Вьетнаму кредит на 250 млн долларов.", [level("loans", OUT, ANY, 250 * M)]),
    ("Товарооборот в 2019 году составил 107,5% к уровню 2018 года.", [growth("turnover", OUT, "2019", 7.5)]),
    (
        "Во втором квартале 2019 года экспорт мебели во Вьетнам упал на треть, до 15 млн евро.",
        [growth("exports", OUT, "2019-Q2", -33.3, "мебель"), level("exports", OUT, "2019-Q2", 15 * M, "EUR", "мебель")],
    ),
    (
        "In 2019 arrivals from Vietnam rose by 13.6% to 8,900.",
        [growth("count:visitors", IN, "2019", 13.6), level("count:visitors", IN, "2019", 8900, "persons")],
    ),
    ("Vietnam is Poland's twenty-fourth largest supplier.", [row("imports", OUT, ANY, "rank", 24, "")]),
    ("Вьетнам — двадцать четвёртый покупатель польских товаров.", [row("exports", OUT, ANY, "rank", 24, "")]),
    (
        "В 2019 году польский экспорт во Вьетнам вырос до 27,9 млн долларов (123,5%).",
        [level("exports", OUT, "2019", 27.9 * M), growth("exports", OUT, "2019", 23.5)],
    ),
]  # fmt: skip


def told(sentence: str) -> list[Row]:
    """What is read of the sentence alone, under a title and a date."""
    russian = any("а" <= letter <= "я" for letter in sentence)
    title = "Польша и Вьетнам: заметки о торговле" if russian else "Poland and Viet Nam: notes on trade"
    found = read(Document("x", f"{title}\nDATE: 2020-04-12\n\n{sentence}\n")).statements
    figures = (f for f in found if isinstance(f, Figure))
    return [_row(f) for f in figures]


def _row(f: Figure) -> Row:
    ends = (f.reporter or "", f.partner or "", f.commodity or "")
    return f.measure, *ends, str(f.period or ""), f.form, float(f.value), f.unit


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES)
def test_every_field_of_a_plain_sentence(sentence: str, rows: list[Row]) -> None:
    found = told(sentence)
    assert len(found) == len(rows), found
    for got, want in zip(found, rows, strict=True):
        for have, wanted in zip(got, want, strict=True):
            same = abs(have - wanted) < 1e-6 if isinstance(have, float) else have == wanted
            assert wanted == ANY or same, (got, want)


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("In 2019 Poland sold apples ($23 million), kefir ($9 million) and furniture ($6 million) to Vietnam.",
         ["apples", "kefir", "furniture"]),
        ("В 2019 году Польша продала во Вьетнам яблоки (23 млн долларов), ряженку (9 млн долларов) и мебель "
         "(6 млн долларов).", ["яблоки", "ряженку", "мебель"]),
        ("In 2019 copper cathodes were 46% of Polish exports to Vietnam.", ["copper cathodes"]),
    ],
)  # fmt: skip
def test_a_good_that_no_table_has_is_one_in_a_list_of_goods(sentence: str, goods: list[str]) -> None:
    assert [found[3] for found in told(sentence)] == goods
