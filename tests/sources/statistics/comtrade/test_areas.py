import csv
import gzip
import json
from pathlib import Path

import pytest

from comity.errors import StatisticsError
from comity.model.flows import UNSPECIFIED, WORLD
from comity.reference.countries import by_comtrade, countries
from comity.reference.organisations import organisations
from comity.sources.statistics.comtrade.areas import KINDS, areas, codes_of, partner_codes
from comity.sources.statistics.comtrade.codes import CUSTOMS, FAMILIES, FLOWS, LEFT_OUT, TRANSPORT, commodities, units


def table(shared: Path, name: str) -> list[dict[str, str]]:
    path = shared / "data" / "nomenclature" / "comtrade-reference" / f"{name}.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("code", "comity", "group"),
    [
        (699, "IND", False),
        (842, "USA", False),
        (251, "FRA", False),
        (380, "ITA", False),
        (381, "ITA", False),
        (579, "NOR", False),
        (757, "CHE", False),
        (490, "TWN", False),
        (412, "XKX", False),
        (0, WORLD, True),
        (97, "EU", True),
        (975, "ASEAN", True),
        (899, UNSPECIFIED, False),
        (837, "C837", False),
        (838, "C838", False),
        (492, "C492", False),
        (810, "SUN", False),
        (200, "CSK", False),
        (891, "SCG", False),
        (736, "C736", False),
        (729, "SDN", False),
        (58, "C058", False),
        (56, "BEL", False),
        (280, "DEU", False),
    ],
)
def test_what_comtrade_means_by_a_number(code: int, comity: str, group: bool) -> None:
    assert (areas()[code].comity, areas()[code].is_group) == (comity, group)


def test_every_number_of_the_reference_tables_is_known_with_its_years(shared: Path) -> None:
    for role in ("partner", "reporter"):
        for row in table(shared, role):
            area = areas()[int(row["id"])]
            assert role[0] in area.roles
            first, last = (int(float(row[name] or 0)) for name in ("entry_year", "exit_year"))
            assert (area.first_year or 1900, area.last_year) == (max(first, 1900) if first != 1901 else 1900, last)
            assert (row["group"] == "True") <= (area.kind in ("world", "group") or area.code == 490)
    partners, reporters = ({int(row["id"]) for row in table(shared, role)} for role in ("partner", "reporter"))
    assert {code for code in areas() if code not in partners | reporters} == {381}
    assert {area.code for area in areas().values() if "r" in area.roles} == reporters
    assert set(partner_codes()) == partners


def test_reporters_of_the_service_are_all_known(shared: Path) -> None:
    text = (shared / "data" / "api" / "comtrade" / "ref_Reporters.json").read_text(encoding="utf-8-sig")
    for row in json.loads(text)["results"]:
        area = areas()[row["reporterCode"]]
        assert "r" in area.roles
        if area.kind == "country" and area.comity not in ("TWN", "XKX"):
            assert area.comity == row["reporterCodeIsoAlpha3"].strip()


def test_countries_are_called_as_comitys_own_table_calls_them() -> None:
    iso = {found.iso3 for found in countries()}
    for area in areas().values():
        assert area.kind in KINDS
        assert (area.comity in iso) == (area.kind in ("country", "alias")), area
        found = by_comtrade(str(area.code))
        # 492 is Monaco in M49; Comtrade counts Monaco with France, and means the EU's unspecified partners by it.
        assert found is None or found.iso3 == area.comity or area.code == 492
        assert area.name or area.kind in ("country", "alias")
    assert iso - {area.comity for area in areas().values()} == {"MCO"}
    assert {a.comity for a in areas().values() if a.kind == "group"} <= {found.code for found in organisations()}


def test_no_two_areas_of_one_time_share_a_code() -> None:
    listed = [area for area in areas().values() if area.kind != "alias"]
    for one in listed:
        for other in listed:
            if one.code < other.code and one.comity == other.comity:
                apart = one.last_year and one.last_year < other.first_year
                assert apart or (other.last_year and other.last_year < one.first_year), (one, other)


def test_the_number_to_ask_for_follows_the_year() -> None:
    assert codes_of("IND", 1970, "reporter") == (356,)
    assert codes_of("IND", 2015, "reporter") == (699,)
    assert codes_of("ITA", 2015, "reporter") == (380,)
    assert codes_of("WLD", 2015, "partner") == (0,)
    assert codes_of("TWN", 2015, "partner") == (490,)
    assert codes_of("EU", 2015, "reporter") == (97,)


@pytest.mark.parametrize(
    ("comity", "year", "role", "words"),
    [
        ("KAZ", 1985, "reporter", "from 1992 only, not in 1985"),
        ("SUN", 2015, "partner", "until 1990 only, not in 2015"),
        ("WLD", 2015, "reporter", "no such reporter"),
        ("EU", 2015, "partner", "no such partner; ask for its members"),
        ("QQQ", 2015, "partner", "QQQ"),
    ],
)
def test_what_cannot_be_asked_for_is_said(comity: str, year: int, role: str, words: str) -> None:
    with pytest.raises(StatisticsError, match=words):
        codes_of(comity, year, role)


def test_flows_units_procedures_and_modes_are_those_of_the_reference_tables(shared: Path) -> None:
    assert {row["id"] for row in table(shared, "flow")} == FLOWS.keys() | LEFT_OUT.keys()
    assert {int(row["qtyCode"]) for row in table(shared, "qtyunit")} == units().keys()
    assert {row["id"] for row in table(shared, "customs")} == CUSTOMS
    assert {int(row["id"]) for row in table(shared, "mot")} == TRANSPORT
    assert units()[8] == "kg"
    assert len(set(units().values())) == len(units())


@pytest.mark.parametrize("name", [*FAMILIES, "SS"])
def test_commodities_of_every_revision_are_known(shared: Path, name: str) -> None:
    family = FAMILIES.get(name, "S")
    assert {row["id"] for row in table(shared, f"cmd_{name.lower()}")} <= commodities(family)
