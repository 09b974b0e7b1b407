"""Sentences about Peru and Portugal, dated 10 March 2021, told in Lima, and the figures they state."""

from fractions import Fraction

import pytest
from tests.reading.reader import figures, reading, shorts

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import read

DIRECTIONS = [
    ("Peruvian exports to Portugal were 5 million euros in 2020.", "exports PER>PRT 2020 level 5000000 EUR"),
    ("Portugal's exports to Peru were 5 million euros in 2020.", "exports PRT>PER 2020 level 5000000 EUR"),
    ("Peru's imports from Portugal were $5 million in 2019.", "imports PER>PRT 2019 level 5000000 USD"),
    ("Purchases of Portuguese glass came to $2 million in 2020.", "imports PER>PRT 2020 level 2000000 USD [glass]"),
    ("Portugal sold Peru machinery for $3 million in 2020.", "exports PRT>PER 2020 level 3000000 USD [machinery]"),
    ("Peru supplied Portugal with fish worth $3 million in 2020.", "exports PER>PRT 2020 level 3000000 USD [fish]"),
    (
        "In 2020 Peru bought copper wire from Portugal for $700,000.",
        "imports PER>PRT 2020 level 700000 USD [copper wire]",
    ),
    ("We bought $3 million of Portuguese tyres in 2020.", "imports PER>PRT 2020 level 3000000 USD [tyres]"),
    ("Trade between Peru and Portugal was $9 million in 2020.", "turnover PER>PRT 2020 level 9000000 USD"),
    ("Services exports were $9 million in 2020.", "services.exports PER>PRT 2020 level 9000000 USD"),
    ("Portugal has invested $50 million in Peru.", "investment PRT>PER 2021 level 50000000 USD"),
    ("Portugal's tariff on shoes from Peru is 6%.", "tariff PRT>PER 2021 level 6 percent [shoes]"),
]


@pytest.mark.parametrize(("body", "expected"), DIRECTIONS)
def test_directions(body: str, expected: str) -> None:
    assert shorts(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Экспорт Перу в Португалию составил 5 млн евро в 2020 году.", "exports PER>PRT 2020 level 5000000 EUR"),
        ("Португальский экспорт в Перу составил 5 млн евро в 2020 году.", "exports PRT>PER 2020 level 5000000 EUR"),
        ("Поставки из Португалии в Перу — 5 млн долл. США в 2019 году.", "exports PRT>PER 2019 level 5000000 USD"),
        ("В 2020 году Перу ввезла из Португалии товаров на 700 тыс. евро.", "imports PER>PRT 2020 level 700000 EUR"),
        ("В 2020 году мы закупили в Португалии шин на 3 млн евро.", "imports PER>PRT 2020 level 3000000 EUR [шины]"),
        (
            "В 2020 году Португалия поставила в Перу оборудование на 3 млн евро.",
            "exports PRT>PER 2020 level 3000000 EUR [оборудование]",
        ),
        ("Португальские инвестиции в Перу превысили 50 млн евро.", "investment PRT>PER 2021 level 50000000 EUR over"),
    ],
)
def test_directions_in_russian(body: str, expected: str) -> None:
    assert shorts(body, "ru") == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Exports fell by 12.4% in 2020.", "exports PER>PRT 2020 growth -62/5 percent against 2019"),
        ("Exports were up 8% on 2018 in 2020.", "exports PER>PRT 2020 growth 8 percent against 2018"),
        ("In 2020 exports were 107.5% of the 2019 level.", "exports PER>PRT 2020 growth 15/2 percent against 2019"),
        ("Coffee made up 31% of exports in 2020.", "exports PER>PRT 2020 share 31 percent [coffee]"),
        ("Imports shrank by a third in 2020.", "imports PER>PRT 2020 growth -333/10 percent against 2019"),
        ("Exports doubled in 2020.", "exports PER>PRT 2020 ratio 2 times against 2019"),
        ("Exports more than doubled in 2020.", "exports PER>PRT 2020 ratio 2 times against 2019 over"),
        ("Exports halved in 2020.", "exports PER>PRT 2020 ratio 1/2 times against 2019"),
        (
            "Exports grew by 2 percentage points in 2020.",
            "exports PER>PRT 2020 growth 2 percentage points against 2019",
        ),
        ("Exports fell by $2 million in 2020.", "exports PER>PRT 2020 growth -2000000 USD against 2019"),
    ],
)
def test_changes_and_shares(body: str, expected: str) -> None:
    assert shorts(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("В 2020 году экспорт вырос на 12,4%.", "exports PER>PRT 2020 growth 62/5 percent against 2019"),
        ("Экспорт составил 80,9% к прошлому году.", "exports PER>PRT 2021 growth -191/10 percent against 2020"),
        ("В 2020 году темп роста экспорта — 104,1%.", "exports PER>PRT 2020 growth 41/10 percent against 2019"),
        ("В 2020 году импорт упал в 2,5 раза.", "imports PER>PRT 2020 ratio 2/5 times against 2019"),
        ("В 2020 году импорт сократился вдвое.", "imports PER>PRT 2020 ratio 1/2 times against 2019"),
        ("На кофе приходится 31% экспорта 2020 года.", "exports PER>PRT 2020 share 31 percent [кофе]"),
        ("Доля кофе в экспорте 2020 года — 31%.", "exports PER>PRT 2020 share 31 percent [кофе]"),
        (
            "В 2020 году импорт снизился на 8% по сравнению с 2018 годом.",
            "imports PER>PRT 2020 growth -8 percent against 2018",
        ),
    ],
)
def test_changes_and_shares_in_russian(body: str, expected: str) -> None:
    assert shorts(body, "ru") == [expected]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("Peru had a deficit of $4 million with Portugal in 2020.", -4_000_000),
        ("Peru's surplus with Portugal was $4 million in 2020.", 4_000_000),
        ("The surplus in Portugal's favour was $4 million in 2020.", -4_000_000),
        ("In 2020 trade left a balance of $4 million in our favour.", 4_000_000),
    ],
)
def test_the_sign_of_a_balance(body: str, value: int) -> None:
    assert [(found.measure, found.reporter, found.value) for found in figures(body)] == [("balance", "PER", value)]


def test_exports_and_imports_respectively() -> None:
    body = "Exports and imports rose by 5% and 7% to $20 million and $30 million respectively in 2020."
    assert shorts(body) == [
        "exports PER>PRT 2020 growth 5 percent against 2019",
        "imports PER>PRT 2020 growth 7 percent against 2019",
        "exports PER>PRT 2020 level 20000000 USD",
        "imports PER>PRT 2020 level 30000000 USD",
    ]


def test_a_list_of_goods_with_sums() -> None:
    assert shorts("Grapes ($8.5 million), coffee ($2.1 million) and fish ($1 million) led exports in 2020.") == [
        "exports PER>PRT 2020 level 8500000 USD [grapes]",
        "exports PER>PRT 2020 level 2100000 USD [coffee]",
        "exports PER>PRT 2020 level 1000000 USD [fish]",
    ]
    assert shorts("Виноград (8,5 млн долл.), кофе (2,1 млн) и рыба (1 млн) — основа экспорта в 2020 году.", "ru") == [
        "exports PER>PRT 2020 level 8500000 USD [виноград]",
        "exports PER>PRT 2020 level 2100000 USD [кофе]",
        "exports PER>PRT 2020 level 1000000 USD [рыба]",
    ]


@pytest.mark.parametrize(
    ("body", "lang", "expected"),
    [
        ("Exports rose from $10 million in 2019 to $12 million in 2020.", "en", ["2019", "2020"]),
        ("In 2020 exports came to $15 million against $14 million a year earlier.", "en", ["2020", "2019"]),
        ("Exports were nearly $8 million and imports over $9 million in 2020.", "en", ["2020", "2020"]),
        ("Exports came to $15 million last year and imports to $4 million.", "en", ["2020", "2020"]),
        ("Экспорт вырос с 10 млн долл. в 2019 году до 12 млн долл. в 2020 году.", "ru", ["2019", "2020"]),
        ("Экспорт составил 15 млн долл., импорт — 4 млн долл. в 2020 году.", "ru", ["2020", "2020"]),
        ("В прошлом году экспорт составил 15 млн долл., импорт — 4 млн.", "ru", ["2020", "2020"]),
    ],
)
def test_the_periods_of_two_levels(body: str, lang: str, expected: list[str]) -> None:
    assert [str(found.period) for found in figures(body, lang)] == expected


@pytest.mark.parametrize(
    ("body", "lang", "bound", "status"),
    [
        ("Exports were nearly $8 million in 2020.", "en", "under", "reported"),
        ("Exports were about $8 million in 2020.", "en", "about", "reported"),
        ("Exports exceeded $8 million in 2020.", "en", "over", "reported"),
        ("Exports are to reach $100 million by 2025.", "en", "exact", "target"),
        ("Экспорт составил около 15 млн долл. в 2020 году.", "ru", "about", "reported"),
        ("Экспорт составил более 15 млн долл. в 2020 году.", "ru", "over", "reported"),
        ("К 2025 году товарооборот планируется довести до 100 млн долл.", "ru", "exact", "target"),
    ],
)
def test_bounds_and_statuses(body: str, lang: str, bound: str, status: str) -> None:
    assert [(found.bound, found.status) for found in figures(body, lang)] == [(bound, status)]


@pytest.mark.parametrize(
    ("body", "lang", "expected"),
    [
        ("Some 45 Portuguese companies work in Peru.", "en", "count:companies PRT>PER 2021 level 45 units about"),
        ("There are 45 joint ventures in Peru.", "en", "count:joint ventures PRT>PER 2021 level 45 units"),
        ("Airlines fly three times a week.", "en", "count:flights PER>PRT 2021 level 3 units"),
        ("Самолеты летают три раза в неделю.", "ru", "count:flights PER>PRT 2021 level 3 units"),
        (
            "В Перу работают 45 предприятий с португальским капиталом.",
            "ru",
            "count:enterprises with Portuguese capital PRT>PER 2021 level 45 units",
        ),
        ("Portugal ranked 14th among Peru's buyers in 2020.", "en", "exports PER>PRT 2020 rank 14"),
        ("In 2020 Portugal was Peru's third largest supplier.", "en", "imports PER>PRT 2020 rank 3"),
        ("В 2020 году Португалия стала третьим покупателем.", "ru", "exports PER>PRT 2020 rank 3"),
    ],
)
def test_counts_and_ranks(body: str, lang: str, expected: str) -> None:
    assert shorts(body, lang) == [expected]


def test_a_part_of_a_country_is_its_own_scope() -> None:
    (found,) = figures("The Lima Region exported goods worth $2 million to Portugal in 2020.")
    assert (found.scope, found.value) == ("Lima Region", 2_000_000)


def test_a_calque_carries_both_readings() -> None:
    (times,) = figures("Exports increased by 3.6 times in 2020.")
    (growth,) = figures("Exports showed an increase of 116% in 2020.")
    (modest,) = figures("Exports showed an increase of 16% in 2020.")
    (plain,) = figures("Exports grew 3.6 times in 2020.")
    assert [(other.reading, other.value) for other in times.alternatives] == [("times", Fraction(23, 5))]
    assert [(other.reading, other.value) for other in growth.alternatives] == [("to_by", 16)]
    assert modest.alternatives == plain.alternatives == ()


def test_a_table_with_its_unit_in_the_head() -> None:
    body = "Value in million euros\n\nItem\t2018\t2019\t2020\nExports\t10.5\t11\t12\nImports\t4\t3.5\t1,200.5\n"
    assert shorts(body) == [
        "exports PER>PRT 2018 level 10500000 EUR",
        "exports PER>PRT 2019 level 11000000 EUR",
        "exports PER>PRT 2020 level 12000000 EUR",
        "imports PER>PRT 2018 level 4000000 EUR",
        "imports PER>PRT 2019 level 3500000 EUR",
        "imports PER>PRT 2020 level 1200500000 EUR",
    ]


def test_a_row_of_a_table_without_its_last_cell_keeps_its_columns() -> None:
    body = (
        "Value in million euros\n\n"
        "              2018     2019   Change, %\n"
        "Exports       10.5     11.0     4.8\n"
        "Balance       -6.5     -7.0\n"
    )
    assert shorts(body) == [
        "exports PER>PRT 2018 level 10500000 EUR",
        "exports PER>PRT 2019 level 11000000 EUR",
        "exports PER>PRT 2019 growth 24/5 percent against 2018",
        "balance PER>PRT 2018 level -6500000 EUR",
        "balance PER>PRT 2019 level -7000000 EUR",
    ]


def test_a_table_of_goods_is_of_the_flow_over_it() -> None:
    body = (
        "Exports to Portugal in 2020, main groups\n\n"
        "              EUR million   2020/2019, %   Share, %\n"
        "Copper               40.0           -5.2       66.7\n"
        "Gizmos               20.0            8.0       33.3\n"
        "Total                60.0           -1.1\n"
    )
    assert shorts(body) == [
        "exports PER>PRT 2020 level 40000000 EUR [copper]",
        "exports PER>PRT 2020 growth -26/5 percent [copper] against 2019",
        "exports PER>PRT 2020 share 667/10 percent [copper]",
        "exports PER>PRT 2020 level 20000000 EUR [gizmos]",
        "exports PER>PRT 2020 growth 8 percent [gizmos] against 2019",
        "exports PER>PRT 2020 share 333/10 percent [gizmos]",
        "exports PER>PRT 2020 level 60000000 EUR",
        "exports PER>PRT 2020 growth -11/10 percent against 2019",
    ]


def test_a_title_is_read_with_what_the_text_tells() -> None:
    text = (
        "Peru's exports to Portugal reach $15 million\nDATE: 2021-03-10\n\n"
        "In 2020 Peru's exports to Portugal came to $15 million."
    )
    found = [one for one in read(Document("x", text)).statements if isinstance(one, Figure)]
    assert [(one.optional, str(one.period), one.value) for one in found] == [
        (True, "2020", 15_000_000),
        (False, "2020", 15_000_000),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Call +351 21 555 0199 or come to room 12.",
        "The BelAZ-7547 is 3 metres high.",
        "The minister, 54, arrived on Thursday.",
        "The home side won 3-1 before 12,000 people.",
    ],
)
def test_other_numbers_are_no_figures(body: str) -> None:
    assert figures(body) == []


def test_what_is_not_typed_is_kept_with_its_reason() -> None:
    found = reading("The pavilion took 350 visits and $40 in fees.")
    assert [(item.text, bool(item.reason)) for item in found.unread] == [("350", True), ("$40", True)]
