"""Which period a number is of: the story's, its paragraph's or its own; any two countries, March 2021."""

import pytest
from tests.reading.reader import told


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile: trade in 2020",
            "In 2020 exports to Chile were $9 million.\nIn January 2021 they were $1 million.\n\nImports: $4 million.",
            ["exports KEN>CHL 2020", "exports KEN>CHL 2021-01", "imports KEN>CHL 2020"],
        ),
        (
            "Кения и Чили: торговля",
            "В 2020 году товарооборот составил 12 млн долл. В январе 2021 г. экспорт — 1 млн.\n\nИмпорт — 4 млн долл.",
            ["turnover KEN>CHL 2020", "exports KEN>CHL 2021-01", "imports KEN>CHL 2020"],
        ),
        (
            "Kenya and Chile: trade",
            "In 2019 exports were $8 million.\n\nIn 2020 exports were $9 million.\n\nImports came to $4 million.",
            ["exports KEN>CHL 2019", "exports KEN>CHL 2020", "imports KEN>CHL 2020"],
        ),
    ],
)
def test_a_paragraph_begins_from_the_story_s_period(title: str, body: str, expected: list[str]) -> None:
    assert [line.split(" level")[0] for line in told(title, body)] == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "In 2020 imports from Chile came to $20 million, which is 27% less than the $28 million of 2018.",
            [
                "imports KEN>CHL 2020 level 20000000 USD",
                "imports KEN>CHL 2020 growth -27 percent against 2018",
                "imports KEN>CHL 2018 level 28000000 USD",
            ],
        ),
        (
            "Kenya and Chile",
            "Trade with Chile grew by 8%, from $500 million in 2019 to $540 million in 2020.",
            [
                "turnover KEN>CHL 2020 growth 8 percent against 2019",
                "turnover KEN>CHL 2019 level 500000000 USD",
                "turnover KEN>CHL 2020 level 540000000 USD",
            ],
        ),
        (
            "Чили и Кения",
            "Товарооборот Чили с Кенией: 169 млн долл. в 2019-м, 259 млн — на 53% больше — в 2020-м.",
            [
                "turnover CHL>KEN 2019 level 169000000 USD",
                "turnover CHL>KEN 2020 level 259000000 USD",
                "turnover CHL>KEN 2020 growth 53 percent against 2019",
            ],
        ),
        (
            "Кения и Чили",
            "В сентябре 2020 года товарооборот составил 14 млн долл., 126% к августу (11 млн).",
            [
                "turnover KEN>CHL 2020-09 level 14000000 USD",
                "turnover KEN>CHL 2020-09 growth 26 percent against 2020-08",
                "turnover KEN>CHL 2020-08 level 11000000 USD",
            ],
        ),
    ],
)
def test_what_a_change_is_of_and_against(title: str, body: str, expected: list[str]) -> None:
    assert told(title, body) == expected


def test_a_parenthesis_of_a_period_alone_is_over_what_follows() -> None:
    assert told("Chile and Kenya", "Services (first half of 2020): exports $7 million, imports $5 million.") == [
        "services.exports CHL>KEN 2020-H1 level 7000000 USD",
        "services.imports CHL>KEN 2020-H1 level 5000000 USD",
    ]


def test_the_year_of_a_treaty_is_no_period_of_trade() -> None:
    body = "The free trade agreement (2010) helped exports to Kenya, which were $7 million in 2020."
    assert told("Chile and Kenya", body) == ["exports CHL>KEN 2020 level 7000000 USD"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Investment of Chile in Kenya was $5 million at the end of February 2021.",
            "investment CHL>KEN 2021-02-28 level 5000000 USD",
        ),
        ("Tea sales to Chile are 5,000 tonnes a year.", "exports KEN>CHL - level 5000 tonnes [tea]"),
        (
            "Since January Kenya has imported 300 tonnes of Chilean copper.",
            "imports KEN>CHL 2021-Q1 level 300 tonnes [copper]",
        ),
        ("Since January 2020 exports have been $3 million a month.", "exports KEN>CHL 2020-01 level 3000000 USD"),
    ],
)
def test_ends_of_months_rates_and_sums_up_to_now(body: str, expected: str) -> None:
    assert told("Kenya and Chile", body) == [expected]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Kenya and Chile", "Six agreements were signed in Nairobi.", "count:agreements CHL>KEN 2021-03 level 6 units"),
        (
            "Kenya and Chile",
            "To date the two countries have signed six agreements.",
            "count:agreements KEN>CHL 2021 level 6 units",
        ),
        (
            "Кения и Чили",
            "В форуме 12 апреля участвуют 40 компаний.",
            "count:companies KEN>CHL 2021-04 level 40 units scope участвующие",
        ),
        ("Кения и Чили", "В Чили работают 40 компаний.", "count:companies KEN>CHL 2021 level 40 units"),
    ],
)
def test_what_a_meeting_signs_and_who_comes_are_of_its_month(title: str, body: str, expected: str) -> None:
    assert told(title, body) == [expected]


def test_a_sum_in_another_currency_has_all_of_the_first_but_the_unit() -> None:
    body = "In 2020 exports to Chile were 950 million shillings ($9 million). Imports were 100 million."
    assert told("Kenya and Chile", body) == [
        "exports KEN>CHL 2020 level 950000000 KES",
        "exports KEN>CHL 2020 level 9000000 USD",
        "imports KEN>CHL 2020 level 100000000 KES",
    ]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Kenya and Chile", "In 2019 Kenya invested $5 million in Chile. Chile invested $7 million in Kenya."),
        ("Kenya and Chile", "In 2019 Kenya invested $5 million in Chile.\n\nChile invested $7 million in Kenya."),
        ("Кения и Чили", "В 2019 году Кения инвестировала в Чили 5 млн долларов. Чили инвестировали в Кению 7 млн."),
    ],
)
def test_what_the_other_side_invested_is_of_the_year_of_the_sentence_before(title: str, body: str) -> None:
    assert told(title, body)[1] == "investment CHL>KEN 2019 level 7000000 USD"


def test_trade_by_the_end_of_a_month_is_what_has_flowed_since_january() -> None:
    body = "By the end of August exports had reached $12 million, up 2%. Tea ($4 million) heads the list."
    assert told("Kenya and Chile", f"Trade looks better. {body}") == [
        "exports KEN>CHL 2020-01/2020-08 level 12000000 USD",
        "exports KEN>CHL 2020-01/2020-08 growth 2 percent against 2019-01/2019-08",
        "exports KEN>CHL 2020-01/2020-08 level 4000000 USD [tea]",
    ]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "From 2007 to 2019 Chile invested $3 million in Kenya; it is the third largest investor.",
            "investment CHL>KEN 2021 rank 3",
        ),
        (
            "Кения и Чили",
            "С 2007 по 2019 год Чили инвестировали в Кению 3 млн долларов и занимают третье место среди инвесторов.",
            "investment CHL>KEN 2021 rank 3",
        ),
        (
            "Kenya and Chile",
            "Exports to Chile grew from 2009 to 2014, reaching $5 million.",
            "exports KEN>CHL 2014 level 5000000 USD",
        ),
    ],
)
def test_ranks_are_of_no_span_and_what_was_reached_is_of_its_end(title: str, body: str, expected: str) -> None:
    assert told(title, body)[-1] == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "From January to May 2020 exports were $5 million; in the same months of 2019 they amounted to $4 million.",
            "2019-01/2019-05 level 4000000 USD",
        ),
        (
            "Кения и Чили",
            "За январь — март 2021 года экспорт достиг 5 млн долларов, тогда как за весь прошлый год набралось 9 млн.",
            "2020 level 9000000 USD",
        ),
        (
            "Kenya and Chile",
            "In 2020 exports grew on the year before to $5 million.",
            "2020 level 5000000 USD",
        ),
    ],
)
def test_a_period_with_a_verb_of_its_own_is_no_base(title: str, body: str, expected: str) -> None:
    assert told(title, body)[-1].endswith(expected)


def test_a_parenthesis_has_the_period_of_the_sum_before_it() -> None:
    body = "In 2020 trade was $9 million, while in 2018 it amounted to $7 million ($5 million of exports)."
    assert told("Kenya and Chile", body)[-1] == "exports KEN>CHL 2018 level 5000000 USD"
