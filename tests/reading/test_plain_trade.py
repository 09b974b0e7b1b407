"""Plain sentences of trade, one each: Ghana and Peru."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Ghana and Peru: notes on trade", "Гана и Перу: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Peru shipped 12,000 tonnes of sisal to Ghana in 2019 and received 3,400 tonnes of cocoa in return.",
        ["exports PER>GHA 2019 level 12000 tonnes [sisal]", "imports PER>GHA 2019 level 3400 tonnes [cocoa]"],
    ),
    (
        "In 2019 Ghana's largest supplier of tea was Peru, with 38 per cent of all deliveries.",
        ["imports GHA>PER 2019 rank 1 [tea]", "imports GHA>PER 2019 share 38 percent"],
    ),
    (
        "Peru ranks 34th among Ghana's export destinations and 15th among suppliers.",
        ["exports GHA>PER 2020 rank 34", "imports GHA>PER 2020 rank 15"],
    ),
    (
        "At the end of 2019 the stock of Peruvian investment in Ghana was $9 million, up from $6 million a year "
        "earlier.",
        ["investment PER>GHA 2019-12-31 level 9000000 USD", "investment PER>GHA 2018-12-31 level 6000000 USD"],
    ),
    (
        "In 2019 cocoa worth $7 million and tea worth $4 million were imported from Peru.",
        ["imports GHA>PER 2019 level 7000000 USD [cocoa]", "imports GHA>PER 2019 level 4000000 USD [tea]"],
    ),
    (
        "In 2019 exports to Peru totalled $31 million, of which $9 million came from machinery.",
        ["exports GHA>PER 2019 level 31000000 USD", "exports GHA>PER 2019 level 9000000 USD [machinery]"],
    ),
]
RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году из Перу ввозились кофе на 70 млн долларов и обувь на 23 млн.",
        ["imports GHA>PER 2019 level 70000000 USD [кофе]", "imports GHA>PER 2019 level 23000000 USD [обувь]"],
    ),
    (
        "Гану посетили 60 тыс. перуанских туристов, на 8% больше, чем в 2018 году.",
        [
            "count:tourists PER>GHA 2019 level 60000 persons",
            "count:tourists PER>GHA 2019 growth 8 percent against 2018",
        ],
    ),
    (
        "В Гане живёт около 3 тыс. перуанцев, 1,2 тыс. учатся в вузах.",
        ["count:residents PER>GHA 2020 level 3000 persons about", "count:students PER>GHA 2020 level 1200 persons"],
    ),
    (
        "В 2019 году главные статьи ганского вывоза — машины, мясо и лекарства; на них пришлось 70%.",
        ["exports GHA>PER 2019 share 70 percent [машины, мясо и лекарства]"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENGLISH)
def test_english(body: str, expected: list[str]) -> None:
    assert told(EN, body, DATE) == expected


@pytest.mark.parametrize(("body", "expected"), RUSSIAN)
def test_russian(body: str, expected: list[str]) -> None:
    assert told(RU, body, DATE) == expected
