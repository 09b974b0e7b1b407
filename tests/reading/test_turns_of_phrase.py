"""How a period, a comparison, a whole or a number in words is told, one sentence each: Kenya and Chile."""

import pytest
from tests.reading.reader import told

DATE = "2020-06-10"
EN, RU = "Kenya and Chile: notes on trade", "Кения и Чили: заметки о торговле"

ENGLISH: list[tuple[str, list[str]]] = [
    (
        "In the last quarter of 2019 Kenyan exports to Chile were $8 million, 9.4% more than in the "
        "same quarter of 2018.",
        ["exports KEN>CHL 2019-Q4 level 8000000 USD", "exports KEN>CHL 2019-Q4 growth 47/5 percent against 2018-Q4"],
    ),
    (
        "Kenyan direct investment in Chile amounted to $37 million between April 2000 and March 2016.",
        ["direct_investment KEN>CHL 2000-04/2016-03 level 37000000 USD"],
    ),
    ("Chile sent 9.5 percent of its 2017 exports of tea to Kenya.", ["exports CHL>KEN 2017 share 19/2 percent [tea]"]),
    (
        "In 1996 trade of Kenya with Chile was $7 million. Last year it was $25 million, or 3.5 times as much.",
        [
            "turnover KEN>CHL 1996 level 7000000 USD",
            "turnover KEN>CHL 2019 level 25000000 USD",
            "turnover KEN>CHL 2019 ratio 7/2 times against 1996",
        ],
    ),
    (
        "In 2019 Kenyan exports to Chile were $4 million, twice as much as in 2011.",
        ["exports KEN>CHL 2019 level 4000000 USD", "exports KEN>CHL 2019 ratio 2 times against 2011"],
    ),
    (
        "In 2019 Kenyan exports to Chile were $5 million, three times larger than imports.",
        ["exports KEN>CHL 2019 level 5000000 USD"],
    ),
    (
        "In 2015 Chile received 15,000 Kenyan tourists. The next year their number fell by a fifth, to 12,000.",
        [
            "count:tourists KEN>CHL 2015 level 15000 persons",
            "count:tourists KEN>CHL 2016 growth -20 percent against 2015",
            "count:tourists KEN>CHL 2016 level 12000 persons",
        ],
    ),
    (
        "The number of Kenyan companies in Chile has doubled since 2015.",
        ["count:companies KEN>CHL 2020 ratio 2 times against 2015"],
    ),
    (
        "Kenya's exports to Chile were $9.2 million in May 2020, 9.5% y/y higher. Seasonally adjusted "
        "they slipped by 1.3% m/m.",
        [
            "exports KEN>CHL 2020-05 level 9200000 USD",
            "exports KEN>CHL 2020-05 growth 19/2 percent against 2019-05",
            "exports KEN>CHL 2020-05 growth -13/10 percent against 2020-04",
        ],
    ),
    (
        "Trade with Chile declined for a third year in 2019, by 9.8 percent.",
        ["turnover KEN>CHL 2019 growth -49/5 percent against 2018"],
    ),
    ("Two and a half million tourists came from Chile in 2019.", ["count:tourists CHL>KEN 2019 level 2500000 persons"]),
    (
        "Our wish for 2025 is a billion and a half dollars in trade with Chile.",
        ["turnover KEN>CHL 2025 level 1500000000 USD target"],
    ),
    ("Chile took 98 percent of the tea that Kenya exported in 2019.", ["exports KEN>CHL 2019 share 98 percent [tea]"]),
    ("Chile is not in the top ten of Kenya's partners.", []),
    (
        "In 2019 trade came to $81.6 million: in the first half $35.2 million, in the second $46.4 million.",
        [
            "turnover KEN>CHL 2019 level 81600000 USD",
            "turnover KEN>CHL 2019-H1 level 35200000 USD",
            "turnover KEN>CHL 2019-H2 level 46400000 USD",
        ],
    ),
    ("In 2019 the surplus in Kenya's trade with Chile came to $3 million.", ["balance KEN>CHL 2019 level 3000000 USD"]),
    (
        "In 2019 Kenya took 14.4% of total Chilean exports, which were $69.9 billion.",
        ["exports CHL>KEN 2019 share 72/5 percent", "exports CHL>WLD 2019 level 69900000000 USD"],
    ),
    (
        "In October a forum in Santiago will show 40 Kenyan exporters the market.",
        ["count:exporters KEN>CHL 2020-10 level 40 units planned"],
    ),
]

RUSSIAN: list[tuple[str, list[str]]] = [
    ("В 2013 г. Кения поставила в Чили товаров на 10 млн долларов.", ["exports KEN>CHL 2013 level 10000000 USD"]),
    (
        "Как сообщает минторг, за девять месяцев 2018 г. Кения поставила в Чили товаров на 10 млн долларов.",
        ["exports KEN>CHL 2018-01/2018-09 level 10000000 USD"],
    ),
    (
        "В первом полугодии т.г. экспорт Кении в Чили составил 10 млн долларов.",
        ["exports KEN>CHL 2020-H1 level 10000000 USD"],
    ),
    (
        "Товарооборот Кении и Чили в 2019 г. вырос на 22,1% по сравнению с 2018 г. (65,4 млн долларов).",
        ["turnover KEN>CHL 2019 growth 221/10 percent against 2018", "turnover KEN>CHL 2018 level 65400000 USD"],
    ),
    (
        "Положительное сальдо торговли Кении с Чили в 2019 году составило 3 млн долларов.",
        ["balance KEN>CHL 2019 level 3000000 USD"],
    ),
    (
        "Экспорт Кении в Чили в 2019 году составил 14 млн долларов, в семь с половиной раз меньше импорта.",
        ["exports KEN>CHL 2019 level 14000000 USD"],
    ),
    (
        "Товарооборот Кении с Чили в 2019 году составил 81,6 миллиона долларов: в первом полугодии 35,2 "
        "миллиона, во втором 46,4.",
        [
            "turnover KEN>CHL 2019 level 81600000 USD",
            "turnover KEN>CHL 2019-H1 level 35200000 USD",
            "turnover KEN>CHL 2019-H2 level 46400000 USD",
        ],
    ),
    (
        "Число чилийских туристов в Кении удвоилось в 2019 году.",
        ["count:tourists CHL>KEN 2019 ratio 2 times against 2018"],
    ),
    (
        "На учёте состоит 415 организаций с чилийским капиталом.",
        ["count:organisations with Chilean capital CHL>KEN 2020 level 415 units"],
    ),
    (
        "Удельный вес Чили в экспорте Кении (2 411,9 млн долл.) равен 4,4 %.",
        ["exports KEN>WLD - level 2411900000 USD", "exports KEN>CHL - share 22/5 percent"],
    ),
    ("Из Чили в 2019 году поступило 97 млн долларов инвестиций.", ["investment CHL>KEN 2019 level 97000000 USD"]),
    (
        "В ноябре президент палаты возглавит делегацию 30 кенийских компаний в Сантьяго.",
        ["count:companies KEN>CHL 2020-11 level 30 units planned"],
    ),
    ("Свыше половины экспорта Кении в Чили дал чай.", ["exports KEN>CHL - share 50 percent [чай] over"]),
    ("Чили для Кении далеко не первый партнёр.", []),
]


@pytest.mark.parametrize(("sentence", "figures"), ENGLISH)
def test_english(sentence: str, figures: list[str]) -> None:
    assert told(EN, sentence, DATE) == figures


@pytest.mark.parametrize(("sentence", "figures"), RUSSIAN)
def test_russian(sentence: str, figures: list[str]) -> None:
    assert told(RU, sentence, DATE) == figures
