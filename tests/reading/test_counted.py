"""Counts: whose noun follows, stands before, or was told; people by what they do. Any two countries, March 2021."""

import pytest
from tests.reading.reader import told


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Kenya and Chile",
            "Of 64 non-tariff barriers 46 have been removed.",
            [
                "count:non-tariff barriers KEN>CHL 2021 level 64 units",
                "count:non-tariff barriers KEN>CHL 2021 level 46 units scope have been removed",
            ],
        ),
        (
            "Kenya and Chile",
            "The forum was attended by 84 companies, 51 of them Kenyan and 33 Chilean.",
            ["level 84 units", "level 51 units", "level 33 units"],
        ),
        (
            "Кения и Чили",
            "В Кении работают 113 компаний с чилийским капиталом, в Чили с кенийским — 78.",
            [
                "count:companies with Chilean capital CHL>KEN 2021 level 113 units",
                "count:companies with Kenyan capital KEN>CHL 2021 level 78 units",
            ],
        ),
        (
            "Кения и Чили",
            "В Кении зарегистрировано 38 компаний с чилийским капиталом, из них действуют 17.",
            [
                "count:companies with Chilean capital CHL>KEN 2021 level 38 units",
                "count:companies with Chilean capital CHL>KEN 2021 level 17 units scope действуют",
            ],
        ),
        (
            "Кения и Чили",
            "Предприятий с чилийским участием: свыше 400.",
            ["count:enterprises with Chilean participation CHL>KEN 2021 level 400 units over"],
        ),
        (
            "Chile and Kenya",
            "Visitors from Chile, January-June 2020: 33,400, or 8% fewer than a year before.",
            ["level 33400 persons", "growth -8 percent against 2019-H1"],
        ),
        (
            "Kenya and Chile",
            "In 2020 some 138,000 Chileans took a holiday in Kenya, 12 percent more than in 2019.",
            [
                "count:visitors CHL>KEN 2020 level 138000 persons about",
                "count:visitors CHL>KEN 2020 growth 12 percent against 2019",
            ],
        ),
        (
            "Кения и Чили",
            "За 2020 год в Кении побывали 148 600 граждан Чили.",
            ["count:visitors CHL>KEN 2020 level 148600 persons"],
        ),
        (
            "Kenya and Chile",
            "The number of permits will go up from 1,200 to 1,800 a year.",
            ["level 1200 units", "level 1800 units planned"],
        ),
        ("Kenya and Chile", "There are 25 to 30 flights a week.", ["count:flights KEN>CHL 2021 level 25..30 units"]),
        ("Kenya and Chile", "Airlines offer 14 flights a week.", ["count:flights KEN>CHL 2021 level 14 units"]),
        ("Kenya and Chile", "A dozen companies work in Chile.", ["count:companies KEN>CHL 2021 level 12 units"]),
        ("Кения и Чили", "В Чили около полусотни кенийских фирм.", ["count:firms KEN>CHL 2021 level 50 units about"]),
        (
            "Kenya and Chile",
            "In 2020 10,900 containers were carried to Chile, 4,200 more than in 2019.",
            ["level 10900 units", "growth 4200 units against 2019"],
        ),
        (
            "Kenya and Chile",
            "Five ferries were delivered to Chile; three more are on order.",
            ["level 5 units", "level 3 units"],
        ),
    ],
)
def test_counts(title: str, body: str, expected: list[str]) -> None:
    lines = told(title, body)
    assert len(lines) == len(expected)
    for line, end in zip(lines, expected, strict=True):
        assert line.endswith(end) or f" {end} " in line or line.startswith(end), (line, end)


@pytest.mark.parametrize(
    "body",
    [
        "Exports were $20 million in 2020: 12.3 of tea, by the old count.",
        "The two leaders met for three hours.",
    ],
)
def test_what_is_no_count(body: str) -> None:
    assert not [line for line in told("Kenya and Chile", body) if line.startswith("count:")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("In 2020 one in eight of all tourists came from Chile, trade being $3 million.", "share 25/2 percent"),
        ("Trade was $3 million in 2020; nine tonnes in ten were tea.", "share 90 percent"),
        ("Trade was $3 million in 2020. Two plants in five towns were opened.", "level 2 units"),
    ],
)
def test_one_in_so_many(body: str, expected: str) -> None:
    assert any(expected in line for line in told("Kenya and Chile", body))
