"""What carries over from one sentence, item or cell to the next, and what does not; Peru and Portugal, March 2021."""

import pytest
from tests.reading.reader import shorts


def test_each_item_of_a_list_begins_from_the_period_over_it() -> None:
    body = (
        "Results of 2020\n"
        "• Exports were 40 million euros.\n"
        "• In the fourth quarter turnover was 20 million euros.\n"
        "• Imports were 30 million euros.\n"
    )
    assert shorts(body) == [
        "exports PER>PRT 2020 level 40000000 EUR",
        "turnover PER>PRT 2020-Q4 level 20000000 EUR",
        "imports PER>PRT 2020 level 30000000 EUR",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "In 2020 Portugal took 5% of all Peruvian exports ($42 billion).",
            ["exports PER>PRT 2020 share 5 percent", "exports PER>WLD 2020 level 42000000000 USD"],
        ),
        (
            "In the second quarter of 2020 exports were $9 million, up 3% on the first quarter ($8.7 million).",
            [
                "exports PER>PRT 2020-Q2 level 9000000 USD",
                "exports PER>PRT 2020-Q2 growth 3 percent against 2020-Q1",
                "exports PER>PRT 2020-Q1 level 8700000 USD",
            ],
        ),
        (
            "Exports of the first half of 2020 reached 84% of the level of the first half of 2019.",
            ["exports PER>PRT 2020-H1 growth -16 percent against 2019-H1"],
        ),
    ],
)
def test_what_a_number_is_compared_with(body: str, expected: list[str]) -> None:
    assert shorts(body) == expected


def test_the_end_of_the_year_closes_the_year_reviewed() -> None:
    body = (
        "In 2020 exports were $9 million (2019: $8 million). Direct investment at the end of the year was $3 million."
    )
    assert shorts(body)[-1] == "direct_investment PER>PRT 2020-12-31 level 3000000 USD"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("-29.3", "4.5"), ["-293/10", "9/2"]),
        (("70.7", "104.5"), ["-293/10", "9/2"]),
        (("+3.0", "4.5"), ["3", "9/2"]),
    ],
)
def test_a_column_with_signs_is_of_changes(values: tuple[str, str], expected: list[str]) -> None:
    body = (
        "Trade, US$ million\n\n"
        "               2019       2020    2020/2019, %\n"
        f"Exports        50.0       40.0           {values[0]}\n"
        f"Imports        30.0       31.0           {values[1]}\n"
    )
    found = [figure.split()[4] for figure in shorts(body) if " growth " in figure]
    assert found == expected


@pytest.mark.parametrize(
    ("body", "lang", "value"),
    [
        ("In 2020 the balance was minus $44 million.", "en", "-44000000"),
        ("In 2020 the balance was -$44 million.", "en", "-44000000"),
        ("In 2020 the balance - $44 million - was the largest ever.", "en", "44000000"),
        ("В 2020 году сальдо минус 44 млн долл.", "ru", "-44000000"),
        ("В 2020 году сальдо составило −44 млн долл.", "ru", "-44000000"),
        ("В 2020 году сальдо — 44 млн долл.", "ru", "44000000"),
    ],
)
def test_a_minus_is_the_sign_of_a_balance_and_a_dash_is_none(body: str, lang: str, value: str) -> None:
    assert [figure.split()[4] for figure in shorts(body, lang)] == [value]


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("In 2020 exports were $9 million. Two mills in Peru employ 700 people. The forum drew 90 people.", "en"),
        ("В 2020 году экспорт — 9 млн долл. На заводе в Перу занято 700 человек. Приехало 90 человек.", "ru"),
    ],
)
def test_people_are_no_goods(body: str, lang: str) -> None:
    assert shorts(body, lang)[1:] == ["count:employees PRT>PER 2021 level 700 persons"]


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("In 2020 exports were $9 million. Remittances from Portugal reached $5 million.", "en"),
        ("В 2020 году экспорт — 9 млн долл. Денежные переводы из Португалии — 5 млн долл.", "ru"),
    ],
)
def test_remittances_are_no_exports(body: str, lang: str) -> None:
    assert shorts(body, lang)[1:] == ["other:remittances PRT>PER 2020 level 5000000 USD"]
