"""Whose side a flow is told from: "your exports", "brought us", a byline's office, "in the opposite direction"."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "Our exports were $8 million in 2019. Last year you bought goods for $3 million from us.",
        ["exports KEN>CHL 2019 level 8000000 USD", "imports CHL>KEN 2019 level 3000000 USD"],
    ),
    (
        "Our imports were $8 million in 2019. Tea brought us 6 million dollars.",
        ["imports KEN>CHL 2019 level 8000000 USD", "exports KEN>CHL 2019 level 6000000 USD [tea]"],
    ),
    (
        "In 2019 Kenya earned $12 million from Chile and spent $7 million there.",
        ["exports KEN>CHL 2019 level 12000000 USD", "imports KEN>CHL 2019 level 7000000 USD"],
    ),
    (
        "Our tea still pays a duty of 6 percent in Chilean ports.",
        ["tariff CHL>KEN 2020 level 6 percent [tea]"],
    ),
    (
        "In 2019 exports to Chile grew. The country's total exports were $900 million.",
        ["exports KEN>WLD 2019 level 900000000 USD"],
    ),
    (
        "In 2019 Kenya's exports to Chile rose to $20 million and imports to $2 million. "
        "In 2018 they were $14 million and $3 million respectively.",
        [
            "exports KEN>CHL 2019 level 20000000 USD",
            "imports KEN>CHL 2019 level 2000000 USD",
            "exports KEN>CHL 2018 level 14000000 USD",
            "imports KEN>CHL 2018 level 3000000 USD",
        ],
    ),
    (
        "In 2019 imports were $8 million; tea earned Kenyan growers another 6 million dollars.",
        ["imports KEN>CHL 2019 level 8000000 USD", "exports KEN>CHL 2019 level 6000000 USD [tea]"],
    ),
    (
        "In 2019 Kenya ranked fifth among Chile's trading partners.\n\nTea ($6 million) was the main export item.",
        ["turnover CHL>KEN 2019 rank 5", "exports KEN>CHL 2019 level 6000000 USD [tea]"],
    ),
    (
        "In 2019 trade grew. Rojas: From Chile, apples above all, which account for about two fifths.",
        ["imports KEN>CHL 2019 share 40 percent [apples] about"],
    ),
    (
        "In 2019 exports to Chile were $8 million. From Chile come apples and wine. Apples alone bring $5 million.",
        ["exports KEN>CHL 2019 level 8000000 USD", "exports CHL>KEN 2019 level 5000000 USD [apples]"],
    ),
    (
        "Kenya's exports to Chile were $5 million in 2019; that of Chile to Kenya was $7 million.",
        ["exports KEN>CHL 2019 level 5000000 USD", "exports CHL>KEN 2019 level 7000000 USD"],
    ),
    (
        "Some 80 firms with Chilean owners are registered in Kenya.",
        ["count:firms with Chilean owners CHL>KEN 2020 level 80 units about"],
    ),
    (
        "In 2019 11,800 Chileans visited Kenya as tourists.",
        ["count:tourists CHL>KEN 2019 level 11800 persons"],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    (
        "В 2019 году мы продали вам на 3 млн долларов, а вы нам — на 5 млн.",
        ["exports KEN>CHL 2019 level 3000000 USD", "exports CHL>KEN 2019 level 5000000 USD"],
    ),
    (
        "В 2019 году ваши поставки в Кению составили 2 млн долларов.",
        ["exports CHL>KEN 2019 level 2000000 USD"],
    ),
    (
        "В 2019 году импорт составил 5 млн долларов. Чай принёс нам 3 млн долларов.",
        ["imports KEN>CHL 2019 level 5000000 USD", "exports KEN>CHL 2019 level 3000000 USD [чай]"],
    ),
    (
        "Пошлина на чай в Чили — 30%, на цветы — 15%.",
        ["tariff CHL>KEN 2020 level 30 percent [чай]", "tariff CHL>KEN 2020 level 15 percent [цветы]"],
    ),
    (
        "В 2019 году импорт из Чили вырос на 5%. В обратном направлении идут удобрения (19 млн долл.).",
        ["imports KEN>CHL 2019 growth 5 percent against 2018", "exports KEN>CHL 2019 level 19000000 USD [удобрения]"],
    ),
    (
        "В 2019 году оборот составил 9 млн долл., получается минус в 2 млн долларов.",
        ["turnover KEN>CHL 2019 level 9000000 USD", "balance KEN>CHL 2019 level -2000000 USD"],
    ),
    (
        "Одна авиакомпания будет выполнять три рейса в неделю из Найроби в Сантьяго.",
        ["count:flights KEN>CHL 2020 level 3 units planned"],
    ),
    (
        "В 2019 году импорт из Чили сократился вдвое, в 2,1 раза вырос экспорт.",
        ["imports KEN>CHL 2019 ratio 1/2 times against 2018", "exports KEN>CHL 2019 ratio 21/10 times against 2018"],
    ),
    (
        "Всего с кенийским капиталом в Чили работает 33 компании.",
        ["count:companies with Kenyan capital KEN>CHL 2020 level 33 units"],
    ),
    (
        "В Чили 32 компании с участием кенийцев.",
        ["count:companies with Kenyan participation KEN>CHL 2020 level 32 units"],
    ),
    (
        "Кенийский капитал есть у 15 предприятий Чили.",
        ["count:enterprises with Kenyan capital KEN>CHL 2020 level 15 units"],
    ),
    (
        "В Чили кенийская фирма дала работу 700 человек.",
        ["count:jobs KEN>CHL 2020 level 700 persons"],
    ),
    (
        "Число кенийских туристов в Чили в 2019 г. выросло на 14%, до 11,6 тыс. человек.",
        [
            "count:tourists KEN>CHL 2019 growth 14 percent against 2018",
            "count:tourists KEN>CHL 2019 level 11600 persons",
        ],
    ),
    (
        "Кенийцы покупают всё больше. В 2019 году туда ушли чилийские яблоки (118 тыс. тонн за год).",
        ["imports KEN>CHL 2019 level 118000 tonnes [яблоки]"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    """Each sentence gives the figures it tells."""
    assert told(EN, text, DATE) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: list[str]) -> None:
    """The same in Russian."""
    assert told(RU, text, DATE) == expected


def test_a_byline_tells_whose_official_speaks() -> None:
    """The title names the other side first; the line under it says who speaks."""
    text = (
        "Amina Wekesa, Deputy Minister of Trade of Kenya, Nairobi, 5 June 2020\n\n"
        "Your Excellency Ambassador Rojas, ladies and gentlemen, last year our exports were $8 million."
    )
    title = "Opening words at the Chile-Kenya Business Forum"
    assert told(title, text, DATE) == ["exports KEN>CHL 2019 level 8000000 USD"]
