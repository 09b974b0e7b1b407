"""Exchange rates: what each file says, and what a currency was worth in dollars."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import StatisticsError, UnknownCode
from comity.model.period import Period
from comity.sources.statistics.rates.dollars import Quote, RateBook
from comity.sources.statistics.rates.ecb import open_ecb
from comity.sources.statistics.rates.worldbank import money_of, open_worldbank_rates

ECB = "Date,USD,RUB,TRL,TRY,\n2005-01-03,1.35,37.5,N/A,1.8,\n2004-12-31,1.3621,37.76,1836200,N/A,\n"
BANK = """Country Name,Country Code,Year,Value
Belarus,BLR,2010,0.297851
Estonia,EST,2010,11.8068482348947
Estonia,EST,2011,0.7
Euro area,EMU,2011,0.718413898653317
Montenegro,MNE,2011,0.7184
Benin,BEN,2011,471.9
Togo,TGO,2011,472.0
Mali,MLI,2011,472.0
Panama,PAN,2011,1
Ecuador,ECU,1998,5446.57
Turkmenistan,TKM,1998,4890.2
"""


def rows_of(found: Any) -> list[dict[str, Any]]:
    return [row for batch in found.batches for row in batch.to_pylist()]


def ecb(path: Path, text: str = ECB) -> list[dict[str, Any]]:
    path.write_text(text, encoding="utf-8")
    return rows_of(open_ecb(path, vintage="2026-01-01"))


def bank(path: Path, text: str = BANK) -> list[dict[str, Any]]:
    path.write_text(text, encoding="utf-8")
    return rows_of(open_worldbank_rates(path, vintage="2026-01-01"))


def test_the_ecb_prints_one_euro_in_other_money(tmp_path: Path) -> None:
    found = ecb(tmp_path / "eurofxref-hist.csv")
    assert found[0] == {
        "currency": "EUR",
        "against": "USD",
        "period": "2005-01-03",
        "value": 1.35,
        "step": 0.01,
        "row": 1,
    }
    assert [(row["against"], row["value"], row["step"]) for row in found[3:]] == [
        ("USD", 1.3621, 0.0001),
        ("RUB", 37.76, 0.01),
        ("TRL", 1836200.0, 1.0),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("TRY", "TRX", "row 1: no currency has the code 'TRX'"),
        ("37.5", "x", "row 2, column RUB: 'x' is no rate"),
        ("37.5", "0", "row 2, column RUB: '0' is no rate"),
        ("37.5", "-1", "row 2, column RUB: '-1' is no rate"),
        ("2004-12-31", "2004-12-32", "row 3: '2004-12-32' is no day"),
        ("2004-12-31", "2005-01-03", "row 3: 2005-01-03 is there twice"),
        ("37.5,", "", "row 2: it has 5 fields"),
        ("Date,USD", "Day,USD", "row 1: it is not headed Date, USD"),
    ],
)
def test_a_fault_of_the_ecb_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(StatisticsError, match=re.escape(said)):
        ecb(tmp_path / "eurofxref-hist.csv", ECB.replace(old, new))


def test_the_bank_quotes_each_money_once(tmp_path: Path) -> None:
    found = bank(tmp_path / "wdi_pa.nus.fcrf.csv")
    assert [(row["currency"], row["against"], row["period"], row["value"]) for row in found] == [
        ("USD", "BYN", "2010", 0.297851),  # restated in roubles of 2016
        ("USD", "EEK", "2010", 11.8068482348947),  # not restated in euros
        ("USD", "EUR", "2011", 0.718413898653317),  # the euro area's, not Estonia's
        ("USD", "PAB", "2011", 1.0),
        ("USD", "TMM", "1998", 4890.2),
        ("USD", "XOF", "2011", 472.0),  # which most of its users state
    ]


@pytest.mark.parametrize(
    ("country", "year", "money"),
    [
        ("BLR", 2014, "BYN"),
        ("EST", 2010, "EEK"),
        ("EST", 2011, "EUR"),
        ("DEU", 1998, "DEM"),
        ("KAZ", 1995, "KZT"),
        ("HRV", 2022, "HRK"),
        ("ECU", 1998, ""),
        ("ZMB", 1970, "ZMK"),
        ("SLV", 1995, "SVC"),
    ],
)
def test_in_what_money_the_bank_speaks(country: str, year: int, money: str) -> None:
    assert money_of(country, year) == money


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("wdi_pa.nus.fcrf.csv", "BLR", "BLX", "row 2: the country 'BLX' is unknown"),
        ("wdi_pa.nus.fcrf.csv", "0.297851", "0", "row 2: '0' is no rate"),
        ("wdi_pa.nus.fcrf.csv", "0.297851", "n", "row 2: 'n' is no number"),
        ("wdi_ny.gdp.mktp.cd.csv", "0.297851", "1", "row 2: NY.GDP.MKTP.CD is no exchange rate"),
    ],
)
def test_a_fault_of_the_bank_is_told(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    with pytest.raises(StatisticsError, match=re.escape(said)):
        bank(tmp_path / name, BANK.replace(old, new))


def day(code: str, when: str, value: float, step: float | None = None) -> Quote:
    return Quote("EUR", code, when, value, step, "ecb")


def year(code: str, when: str, value: float) -> Quote:
    return Quote("USD", code, when, value, None, "bank")


DAYS = [f"2015-01-{number:02}" for number in (2, 9, 16, 23, 30)]
BOOK = RateBook(
    [
        *(day("USD", when, value, 0.02) for when, value in zip(DAYS, (1.2, 1.18, 1.16, 1.14, 1.12), strict=True)),
        *(day("RUB", when, value) for when, value in zip(DAYS, (70.0, 75.0, 72.0, 74.0, 78.0), strict=True)),
        day("USD", "2010-06-01", 1.25),
        *(year(code, "2010", value) for code, value in (("BYN", 0.25), ("EUR", 0.8), ("KZT", 150.0), ("EEK", 12.5))),
        year("RUB", "2015", 61.0),
    ]
)


def worth(code: str, period: str) -> tuple[Fraction | None, Fraction | None] | None:
    found = BOOK.dollars(code, Period.parse(period))
    return None if found is None else (found.dollars.low, found.dollars.high)


def test_days_give_the_least_and_the_greatest() -> None:
    assert worth("RUB", "2015-01") == (Fraction("1.11") / 78, Fraction("1.21") / 70)
    assert worth("EUR", "2015-01") == (Fraction("1.11"), Fraction("1.21"))
    assert worth("RUB", "2015-01-10") == (Fraction("1.17") / 75, Fraction("1.19") / 75)


def test_days_that_leave_a_part_out_do_not_count() -> None:
    assert worth("RUB", "2015") == (1 / Fraction(61), 1 / Fraction(61))  # the average of the year instead
    assert worth("RUB", "2015-Q1") is None
    assert worth("EUR", "2015-03-30") is None


def test_an_average_is_of_its_own_period_alone() -> None:
    assert worth("KZT", "2010") == (Fraction(1, 150), Fraction(1, 150))
    assert worth("KZT", "2010-05") is None
    assert worth("KZT", "2011") is None


def test_money_that_lost_zeros_is_one_currency() -> None:
    assert worth("BYN", "2010") == (4, 4)
    assert worth("BYR", "2010") == (Fraction(4, 10_000), Fraction(4, 10_000))
    assert worth("BYB", "2010") == (Fraction(4, 10_000_000), Fraction(4, 10_000_000))


def test_money_that_joined_the_euro_is_worth_it_from_that_day() -> None:
    assert worth("EEK", "2010") == (Fraction(2, 25), Fraction(2, 25))  # its own rate: the kroon was still there
    assert worth("DEM", "2010") == (Fraction("1.25") / Fraction("1.95583"),) * 2
    assert worth("LTL", "2010") is None  # the litas joined in 2015, and nothing says what it was worth before


def test_the_dollar_is_the_dollar_and_others_must_be_known() -> None:
    assert worth("USD", "1900") == (1, 1)
    assert worth("SVC", "2005") == (Fraction(4, 35), Fraction(4, 35))
    with pytest.raises(UnknownCode):
        BOOK.dollars("ABC", Period.parse("2010"))


def test_the_source_is_named() -> None:
    found = BOOK.dollars("BYR", Period.parse("2010"))
    assert found is not None
    assert (found.currency, found.source) == ("BYR", "bank, by way of BYN")


@given(
    st.lists(st.tuples(st.floats(0.5, 2), st.floats(1, 1000)), min_size=31, max_size=31),
    st.floats(0, 0.01),
)
def test_every_day_of_a_month_lies_within(days: list[tuple[float, float]], step: float) -> None:
    quotes = [
        day(code, f"2015-01-{number:02}", value, step)
        for number, pair in enumerate(days, 1)
        for code, value in zip(("USD", "KZT"), pair, strict=True)
    ]
    found = RateBook(reversed(quotes)).dollars("KZT", Period.of_month(2015, 1))
    assert found is not None
    exact = [Fraction(repr(dollars)) / Fraction(repr(tenge)) for dollars, tenge in days]
    assert all(value in found.dollars for value in exact)


@pytest.mark.slow
def test_the_banks_averages_lie_among_the_ecbs_days(shared: Path) -> None:
    folder = shared / "data" / "fx"
    if not folder.is_dir():
        pytest.skip("needs the statistical files beside the project")
    days = rows_of(open_ecb(folder / "eurofxref-hist.csv.gz", vintage="2026-04-13"))
    years = rows_of(open_worldbank_rates(folder / "wdi_pa.nus.fcrf.csv", vintage="2026-04-13"))

    def book(rows: list[dict[str, Any]]) -> RateBook:
        quotes = (Quote(r["currency"], r["against"], r["period"], r["value"], r["step"], "s") for r in rows)
        return RateBook(quotes)

    daily, yearly = book(days), book(years)
    compared = 0
    for code in sorted({row["against"] for row in days} - {"USD", "RON", "TRY", "RUB"} | {"EUR"}):
        for number in range(1999, 2026):
            period = Period.of_year(number)
            range_, average = daily.dollars(code, period), yearly.dollars(code, period)
            if range_ is not None and average is not None:
                assert range_.dollars.meet(average.dollars) is not None, (code, number)
                compared += 1
    assert compared > 500
