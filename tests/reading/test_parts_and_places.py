"""Parts of a year and of a country, places in a list, levels compared with: each where its sentence has it."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In the first month of this year Kenya's exports to Chile rose by 4% to $3 million.",
        [
            "exports KEN>CHL 2020-01 growth 4 percent against 2019-01",
            "exports KEN>CHL 2020-01 level 3000000 USD",
        ],
    ),
    (
        "In 2019 Kenya's exports to Chile were $30 million, 12% above the $26.8 million of 2018.",
        [
            "exports KEN>CHL 2019 level 30000000 USD",
            "exports KEN>CHL 2019 growth 12 percent against 2018",
            "exports KEN>CHL 2018 level 26800000 USD",
        ],
    ),
    (
        "Firms in the Nakuru Region bought goods from Chile for $2 million in 2019.\n\n"
        "Kenya's exports in January 2020 came to $3 million.",
        [
            "imports KEN>CHL 2019 level 2000000 USD scope Nakuru Region",
            "exports KEN>CHL 2020-01 level 3000000 USD",
        ],
    ),
    (
        "As at 31 December 2019, 210 firms controlled from Chile were active in Kenya. They employed 8,300 people.",
        [
            "count:firms CHL>KEN 2019-12-31 level 210 units",
            "count:employees CHL>KEN 2019-12-31 level 8300 persons",
        ],
    ),
    (
        "Chilean investment in Kenya reached $41 million in 2019. "
        "That puts Chile in 17th place among foreign investors.",
        [
            "investment CHL>KEN 2019 level 41000000 USD",
            "investment CHL>KEN 2019 rank 17",
        ],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В первом месяце текущего года экспорт Кении в Чили вырос на 4% и составил 3 млн долларов.",
        [
            "exports KEN>CHL 2020-01 growth 4 percent against 2019-01",
            "exports KEN>CHL 2020-01 level 3000000 USD",
        ],
    ),
    (
        "В 2019 году товарооборот Кении и Чили составил 30 млн долларов и превысил уровень 2018 года "
        "(26,8 млн долларов) на 12%.",
        [
            "turnover KEN>CHL 2019 level 30000000 USD",
            "turnover KEN>CHL 2018 level 26800000 USD",
            "turnover KEN>CHL 2019 growth 12 percent against 2018",
        ],
    ),
    (
        "Товарооборот Кении и Чили составил в 2019 году 30 млн долларов. "
        "Чили осталась среди партнёров на третьей строчке.",
        [
            "turnover KEN>CHL 2019 level 30000000 USD",
            "turnover KEN>CHL 2019 rank 3",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
