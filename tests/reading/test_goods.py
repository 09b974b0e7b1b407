"""Which goods a number is of, in lists, shares and after colons. Any two countries, March 2021."""

import pytest
from tests.reading.reader import told


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Chile and Kenya: trade",
            "Exports of copper halved in 2020; those of wine rose 3 percent to $4 million.",
            [
                "ratio 1/2 times [copper] against 2019",
                "growth 3 percent [wine] against 2019",
                "level 4000000 USD [wine]",
            ],
        ),
        (
            "Kenya and Chile: exports",
            "In 2020 tea earned $18 million and coffee $9 million, with exports growing.",
            ["level 18000000 USD [tea]", "level 9000000 USD [coffee]"],
        ),
        (
            "Kenya and Chile: exports",
            "In 2020 two thirds of what Kenya sold to Chile was tea.",
            ["share 667/10 percent [tea]"],
        ),
        ("Кения и Чили", "В 2020 году половина закупок в Чили — медь и вино.", ["share 50 percent [медь и вино]"]),
        (
            "Kenya and Chile: exports",
            "Exports were $20 million in 2020. Tea had a poor year: deliveries fell by a third.",
            ["level 20000000 USD", "growth -333/10 percent [tea] against 2019"],
        ),
        (
            "Kenya and Chile: exports",
            "In 2020 exports of long-life milk were $3 million.",
            ["level 3000000 USD [long-life milk]"],
        ),
        (
            "Kenya and Chile: exports",
            "In 2020 one dollar in four was spent on goods, exports being $3 million.",
            ["share 25 percent", "level 3000000 USD"],
        ),
    ],
)
def test_goods_of_a_number(title: str, body: str, expected: list[str]) -> None:
    lines = told(title, body)
    assert [line.split(" 2020 ", 1)[-1] for line in lines] == expected


def test_goods_in_a_list_take_the_flow_that_their_share_names() -> None:
    body = "В 2020 году:\n• чай: 1,2 тыс. т на 3 млн долл. (62% экспорта);\n• медь: 4 млн долл. (20% импорта)."
    assert told("Кения и Чили", body) == [
        "exports KEN>CHL 2020 level 1200 tonnes [чай]",
        "exports KEN>CHL 2020 level 3000000 USD [чай]",
        "exports KEN>CHL 2020 share 62 percent [чай]",
        "imports KEN>CHL 2020 level 4000000 USD [медь]",
        "imports KEN>CHL 2020 share 20 percent [медь]",
    ]


def test_goods_with_where_they_come_from_are_imports() -> None:
    body = "В 2020 году экспорт в Чили — 9 млн долл.\nМедь из Чили — 4 млн долл."
    assert told("Кения и Чили", body)[-1].startswith("imports KEN>CHL 2020 level 4000000 USD")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("В 2020 году в Чили вывезли чай. Тракторов отгружено 412.", ["412"]),
        ("В 2020 году экспорт рос. Комбайнов поставили около 30.", ["30"]),
        ("В 2020 году экспорт рос. Тракторы отгружали 40 заводов.", []),
        ("В 2020 году экспорт рос. Тракторов отгружено мало, сказал он 12 марта.", []),
    ],
)
def test_goods_in_pieces_may_stand_before_their_verb_and_number(body: str, expected: list[str]) -> None:
    pieces = [line.split(" level ")[1].split()[0] for line in told("Кения и Чили", body) if line.startswith("exports")]
    assert pieces == expected
