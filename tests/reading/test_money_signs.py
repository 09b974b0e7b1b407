"""Every sign and short code of the currencies' table touches its number in a text of its own country."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import read
from comity.reference.countries import country

# These stand after the number, or are no letters of English: "5 zł", "5 kr".
_AFTER = {"zł", "kr", "lv", "лв", "lei", "元", "﷼", "؋", "֏", "⃀", "soʻm", "so'm", "Fr", "Ls", "Lt", "Sk", "kn"}


def _signs() -> list[tuple[str, str, str]]:
    table = resources.files("comity.reference").joinpath("data/currencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    own = [row for row in rows if row["status"] == "active" and row["country"]]
    return [
        (row["country"], row["code"], sign)
        for row in own
        if country(row["country"]).currency == row["code"]
        for sign in (row["code"] + " ", *filter(None, row["symbols"].split("|")))
        if sign not in _AFTER
    ]


def _levels(iso3: str, sign: str) -> list[tuple[str, int]]:
    name = country(iso3).name_en
    other = "Norway" if iso3 == "ISL" else "Iceland"
    told = f"In 2019 exports of {name} to {other} were {sign}5,412.6 million, against {sign}4,100 million in 2018."
    found = read(Document("t", f"{name} and {other}: trade notes\nDATE: 2020-06-10\n\n{told}\n")).statements
    return [(item.unit, int(item.value or 0)) for item in found if isinstance(item, Figure) and item.form == "level"]


@pytest.mark.parametrize(("iso3", "code", "sign"), _signs())
def test_a_sign_before_its_number_is_the_countrys_own_money(iso3: str, code: str, sign: str) -> None:
    assert _levels(iso3, sign) == [(code, 5_412_600_000), (code, 4_100_000_000)]


@pytest.mark.parametrize("sign", ["P", "L", "M", "E", "D", "K", "N"])
def test_a_letter_is_money_only_in_a_country_that_writes_it(sign: str) -> None:
    assert _levels("POL", sign) == []


@pytest.mark.parametrize("model", ["P5", "M4", "E10", "L3", "Q1", "K85", "MT5"])
def test_a_model_or_a_quarter_is_no_money(model: str) -> None:
    text = f"Botswana and Malawi: trade notes\nDATE: 2020-06-10\n\nIn 2019 Botswana sold the {model} to Malawi.\n"
    assert not [item for item in read(Document("t", text)).statements if isinstance(item, Figure)]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("one point five five billion dollars", 1_550_000_000),
        ("two hundred and thirty-four thousand dollars", 234_000),
        ("two million three hundred thousand dollars", 2_300_000),
        ("three thousand five hundred million dollars", 3_500_000_000),
        ("fifteen hundred million dollars", 1_500_000_000),
    ],
)
def test_numbers_as_they_are_spoken(printed: str, value: int) -> None:
    text = f"Poland and Norway: trade notes\nDATE: 2020-06-10\n\nIn 2019 Polish exports to Norway were {printed}.\n"
    figures = [item for item in read(Document("t", text)).statements if isinstance(item, Figure)]
    assert [int(item.value or 0) for item in figures] == [value]
