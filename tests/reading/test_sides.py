"""Who sells, buys, invests, lends and levies; whose list a rank is in. Any two countries, March 2021."""

import pytest
from tests.reading.reader import told


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "In 2020 trade reached $18 million, of which $5 million — Kenyan exports, $13 million — imports.",
            [
                "turnover KEN>CHL 2020 level 18000000",
                "exports KEN>CHL 2020 level 5000000",
                "imports KEN>CHL 2020 level 13000000",
            ],
        ),
        (
            "Кения и Чили",
            "В 2020 г. торговля достигла 18 млн долл., из них 5 млн — кенийский экспорт, 13 млн — импорт.",
            [
                "turnover KEN>CHL 2020 level 18000000",
                "exports KEN>CHL 2020 level 5000000",
                "imports KEN>CHL 2020 level 13000000",
            ],
        ),
        (
            "Кения и Чили",
            "В 2020 г. экспорт — 5 млн долл., импорт — 13 млн.",
            ["exports KEN>CHL 2020 level 5000000", "imports KEN>CHL 2020 level 13000000"],
        ),
    ],
)
def test_a_measure_after_a_dash_names_the_number_before_it(title: str, body: str, expected: list[str]) -> None:
    assert [line.removesuffix(" USD") for line in told(title, body)] == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Chile and Kenya",
            "Direct investment at end-2020: Chilean in Kenya $7 million, Kenyan in Chile $2 million.",
            [
                "direct_investment CHL>KEN 2020-12-31 level 7000000 USD",
                "direct_investment KEN>CHL 2020-12-31 level 2000000 USD",
            ],
        ),
        (
            "Чили и Кения",
            "Накопленные инвестиции Чили в Кении — 14 млн долл., Кении в Чили — 3 млн.",
            ["investment CHL>KEN 2021 level 14000000 USD", "investment KEN>CHL 2021 level 3000000 USD"],
        ),
        (
            "Кения и Чили",
            "Инвестиции растут: из Чили в 2020 году поступило 9 млн долл., в том числе прямых — 4 млн.",
            ["investment CHL>KEN 2020 level 9000000 USD", "direct_investment CHL>KEN 2020 level 4000000 USD"],
        ),
        (
            "Кения и Чили",
            "Из Чили в 2020 году поступило товаров на 9 млн долл.",
            ["imports KEN>CHL 2020 level 9000000 USD"],
        ),
        (
            "Chile and Kenya",
            "The Eximbank of Chile has lent $40 million to Kenyan farmers.",
            ["loans CHL>KEN 2021 level 40000000 USD"],
        ),
        (
            "Кения и Чили",
            "Чилийский банк откроет кредитную линию на 40 млн долл.",
            ["loans CHL>KEN - level 40000000 USD planned"],
        ),
        (
            "Chile and Kenya",
            "A Chilean firm is building a winery in Kenya for $5 million.",
            ["investment CHL>KEN 2021 level 5000000 USD planned"],
        ),
        (
            "Kenya and Chile",
            "The terminal in Mombasa was opened in May. It cost $22 million.",
            ["investment WLD>KEN 2021 level 22000000 USD"],
        ),
        (
            "Chile and Kenya",
            "Contracts worth $5 million were signed in Nairobi on 3 March 2021.",
            ["other:value of contracts CHL>KEN 2021-03 level 5000000 USD"],
        ),
    ],
)
def test_capital_and_loans_go_from_one_to_the_other(title: str, body: str, expected: list[str]) -> None:
    assert told(title, body) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Чили и Кения",
            "Весь кенийский экспорт вырос в 2020 году на 5%.",
            "exports KEN>WLD 2020 growth 5 percent against 2019",
        ),
        ("Chile and Kenya", "In 2020 Chile took 5% of all Kenyan exports.", "exports KEN>CHL 2020 share 5 percent"),
        ("Чили и Кения", "Стороны торгуют на 5 млн долл. в год.", "turnover CHL>KEN - level 5000000 USD"),
        (
            "Chile and Kenya",
            "In 2020 the port handled 5,000 tonnes of cargo in transit to Chile.",
            "other:transit cargo KEN>CHL 2020 level 5000 tonnes",
        ),
        (
            "Chile and Kenya",
            "In 2020 exports of cargo ships were $7 million.",
            "exports CHL>KEN 2020 level 7000000 USD [cargo ships]",
        ),
    ],
)
def test_whole_trade_trading_and_cargo(title: str, body: str, expected: str) -> None:
    assert told(title, body) == [expected]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Chile and Kenya",
            "Chile is Kenya's seventh supplier and the second in Latin America.",
            ["imports KEN>CHL 2021 rank 7", "imports KEN>CHL 2021 rank 2"],
        ),
        (
            "Чили и Кения",
            "В 2020 году Чили оставалась первым партнёром Кении, а Кения в чилийской торговле — десятой.",
            ["turnover KEN>CHL 2020 rank 1", "turnover CHL>KEN 2020 rank 10"],
        ),
        ("Chile and Kenya", "Among the investors in Kenya Chile is ninth.", ["investment CHL>KEN 2021 rank 9"]),
        (
            "Kenya and Chile",
            "In 2020 exports were $3 million, and Chile was number one.",
            ["exports KEN>CHL 2020 level 3000000 USD", "exports KEN>CHL 2020 rank 1"],
        ),
        (
            "Kenya and Chile",
            "In 2020 exports were $3 million; it was the first year of growth.",
            ["exports KEN>CHL 2020 level 3000000 USD"],
        ),
    ],
)
def test_whose_list_a_rank_is_in(title: str, body: str, expected: list[str]) -> None:
    assert [line.rstrip() for line in told(title, body)] == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Chile and Kenya", "The duty on Kenyan tea is 6 percent.", ["tariff CHL>KEN 2021 level 6 percent [tea]"]),
        ("Чили и Кения", "На кенийский чай пошлина 6 процентов.", ["tariff CHL>KEN 2021 level 6 percent [чай]"]),
        (
            "Chile and Kenya",
            "Kenya brought its duty on copper down from 25 to 10 percent.",
            ["tariff KEN>CHL - level 25 percent [copper]", "tariff KEN>CHL 2021 level 10 percent [copper]"],
        ),
        (
            "Chile and Kenya",
            "Chilean wine holds 7 percent of the Kenyan market.",
            ["other:market share CHL>KEN 2021 share 7 percent [wine]"],
        ),
        ("Кения и Чили", "Кредит выдан под 2% годовых.", ["other:interest rate KEN>CHL 2021 level 2 percent"]),
        ("Chile and Kenya", "The Kenyan side holds a 40 percent stake.", ["other:stake KEN>CHL 2021 share 40 percent"]),
    ],
)
def test_duties_markets_interest_and_stakes(title: str, body: str, expected: list[str]) -> None:
    assert told(title, body) == expected


def test_it_is_the_country_or_the_flow_the_sentence_before_was_about() -> None:
    body = "Kenya was Chile's best customer in 2020. It bought goods for $9 million and sold goods for $2 million."
    assert told("Chile and Kenya: notes", body) == [
        "imports KEN>CHL 2020 level 9000000 USD",
        "exports KEN>CHL 2020 level 2000000 USD",
    ]
    body = "In 2020 trade was $18 million, exports $5 million, imports $13 million. In 2021 it will reach $20 million."
    assert told("Chile and Kenya: notes", body)[-1].startswith("turnover CHL>KEN 2021 level 20000000 USD")


def test_the_article_before_a_country_is_no_subject() -> None:
    body = "In 2020 Kenya's exports to the Netherlands were 0.9 percent of all it sold abroad. Imports were $4 million."
    assert told("Kenya and the Netherlands: trade", body)[-1] == "imports KEN>NLD 2020 level 4000000 USD"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kenyan tea still pays 20 percent.", ["tariff CHL>KEN 2021 level 20 percent [tea]"]),
        ("Kenya levies 30 percent on Chilean wine.", ["tariff KEN>CHL 2021 level 30 percent [wine]"]),
        ("A Kenyan company owes $28 million for copper.", ["other:debt KEN>CHL - level 28000000 USD"]),
        (
            "Mombasa Tea is building a blending plant in Chile for $4 million.",
            ["investment KEN>CHL 2021 level 4000000 USD planned"],
        ),
        (
            "Mombasa Tea and Vinos del Sur are building a plant in Chile for $4 million.",
            ["investment WLD>CHL 2021 level 4000000 USD planned"],
        ),
        (
            "By the count of the Board of Investment, in 2020 exports were $3 million.",
            ["exports CHL>KEN 2020 level 3000000 USD"],
        ),
        (
            "Exports in 2020 added up to $520 million.",
            ["exports CHL>KEN 2020 level 520000000 USD"],
        ),
    ],
)
def test_duties_paid_debts_and_builders(body: str, expected: list[str]) -> None:
    assert told("Chile and Kenya", body) == expected


def test_to_pay_more_is_no_duty() -> None:
    body = "In 2020 Kenya paid 20 percent more for Chilean wine than in 2019."
    assert not [line for line in told("Chile and Kenya", body) if line.startswith("tariff")]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "In 2020 trade was $3 million. The goal is to double it.",
            "turnover KEN>CHL - ratio 2 times against 2020 target",
        ),
        (
            "Кения и Чили",
            "Правительства намерены поднять торговлю до 14 млрд долл. к 2030 году.",
            "turnover KEN>CHL 2030 level 14000000000 USD target",
        ),
        (
            "Кения и Чили",
            "Кения намерена поставить чая на 14 млн долл.",
            "exports KEN>CHL - level 14000000 USD [чай] planned",
        ),
        ("Kenya and Chile", "In 2020 exports doubled.", "exports KEN>CHL 2020 ratio 2 times against 2019"),
    ],
)
def test_goals_and_plans(title: str, body: str, expected: str) -> None:
    assert told(title, body)[-1] == expected


def test_a_title_of_the_other_country_alone_is_told_by_us() -> None:
    body = "Kenya's growers know little of Bulgaria. We sold tea there for $3 million in 2020, imports were $2 million."
    assert told("Bulgaria: what we trade in", body)[-1] == "imports KEN>BGR 2020 level 2000000 USD"


def test_a_builder_is_looked_for_in_its_own_clause() -> None:
    body = "Идём навстречу и мы: фирма «Горный мёд» строит в Найроби цех за 3 млн долларов."
    assert told("Кения и Чили", body) == ["investment CHL>KEN 2021 level 3000000 USD planned"]
