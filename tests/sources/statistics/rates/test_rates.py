"""Exchange rates: what each file says."""

import re
from pathlib import Path
from typing import Any

import pytest

from comity.errors import StatisticsError
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
