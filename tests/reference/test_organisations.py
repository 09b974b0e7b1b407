"""The organisations: tables that are sound, and who was in what on which day."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from comity.errors import UnknownCode
from comity.reference import organisations as orgs
from comity.reference._tables import read_table

CODES = {organisation.code for organisation in orgs.organisations()}
COUNTRIES = {row["iso3"] for row in read_table("countries.csv")}
RECORDS = [record for country in sorted(COUNTRIES) for record in orgs.memberships(country)]
# The same form may stand twice only for a reason written here.
AMBIGUOUS: dict[tuple[str, str], str] = {}


def test_codes_are_unique_and_bodies_have_parents() -> None:
    assert len(CODES) == len(read_table("organisations.csv"))
    bodies = {body.code for body in orgs.bodies()}
    assert len(bodies) == len(read_table("bodies.csv"))
    assert not bodies & CODES
    assert {body.organisation for body in orgs.bodies()} <= CODES


def test_every_membership_is_sound() -> None:
    rows = read_table("memberships.csv")
    assert {row["country"] for row in rows} <= COUNTRIES
    assert len(RECORDS) == len(rows)
    for record in RECORDS:
        assert record.organisation in CODES
        assert record.status in orgs.STATUSES
        until = orgs.last_day(record.until) if record.until else date.max
        assert orgs.first_day(record.since) <= until, record


def test_no_country_is_twice_in_one_place_at_one_time() -> None:
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for record in RECORDS:
        until = orgs.last_day(record.until) if record.until else date.max
        spans.setdefault((record.organisation, record.country), []).append((orgs.first_day(record.since), until))
    for key, found in spans.items():
        ordered = sorted(found)
        assert all(before[1] < after[0] for before, after in pairwise(ordered)), key


def test_every_stage_is_sound() -> None:
    for row in read_table("stages.csv"):
        assert row["organisation"] in CODES
        assert row["stage"] in orgs.STAGES
        assert date.fromisoformat(row["date"])


def test_forms_are_unique_or_ambiguous_for_a_reason() -> None:
    known = CODES | {body.code for body in orgs.bodies()}
    for lang in ("en", "ru"):
        for form, meanings in orgs.organisation_forms(lang).items():
            assert len(meanings) == 1 or AMBIGUOUS.get((lang, form)), form
            for meaning in meanings:
                assert meaning.code in known
                assert meaning.kind in {"organisation", "body", "abbreviation"}
                assert form == form.lower() == " ".join(form.split())


def test_every_name_and_abbreviation_is_a_form() -> None:
    things: list[orgs.Organisation | orgs.Body] = [*orgs.organisations(), *orgs.bodies()]
    for thing in things:
        for lang, names in (
            ("en", (thing.name_en, *thing.aliases_en, *thing.abbreviations_en)),
            ("ru", (thing.name_ru, *thing.aliases_ru, *thing.abbreviations_ru)),
        ):
            for name in names:
                form = name.lower().replace("ё", "е").replace(" - ", " ")
                assert thing.code in {meaning.code for meaning in orgs.organisation_forms(lang)[form]}, name


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Евразийского экономического союза", "EAEU"),
        ("ЕАЭС", "EAEU"),
        ("Таможенном союзе", "CU2010"),
        ("Единого экономического пространства", "SES"),
        ("Содружеством Независимых Государств", "CIS"),
        ("СНГ", "CIS"),
        ("Союзному государству", "UNIONSTATE"),
        ("Шанхайскую организацию сотрудничества", "SCO"),
        ("Всемирной торговой организации", "WTO"),
        ("Евразийской экономической комиссией", "EEC"),
        ("Организации Договора о коллективной безопасности", "CSTO"),
        ("зоне свободной торговли СНГ", "CISFTA"),
        ("Высшего Евразийского экономического совета", "SEEC"),
        ("Большой двадцатки", "G20"),
        ("Банка БРИКС", "NDB"),
    ],
)
def test_russian_forms_in_their_cases(printed: str, code: str) -> None:
    (form,) = orgs.organisation_forms("ru")[printed.lower()]
    assert form.code == code
    assert form.fits(printed)


@pytest.mark.parametrize(
    ("lang", "word", "fits"),
    [
        ("en", "ECO", True),
        ("en", "eco", False),
        ("en", "Eco", False),
        ("en", "who", False),
        ("en", "Customs Union", True),
        ("en", "customs union", False),
        ("en", "European Union", True),
        ("ru", "воз", False),
        ("ru", "Таможенный союз", True),
        ("ru", "таможенный союз", False),
    ],
)
def test_everyday_words_need_their_capitals(lang: str, word: str, fits: bool) -> None:
    (form,) = orgs.organisation_forms(lang)[word.lower()]
    assert form.fits(word) is fits


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("EAEU", date(2014, 12, 31), ""),
        ("EAEU", date(2015, 1, 1), "BLR KAZ RUS"),
        ("EAEU", date(2015, 6, 1), "ARM BLR KAZ RUS"),
        ("EAEU", date(2015, 8, 12), "ARM BLR KAZ KGZ RUS"),
        ("CU2010", date(2012, 1, 1), "BLR KAZ RUS"),
        ("CU2010", date(2015, 1, 1), ""),
        ("NAFTA", date(2020, 6, 30), "CAN MEX USA"),
        ("NAFTA", date(2020, 7, 1), ""),
        ("USMCA", date(2020, 7, 1), "CAN MEX USA"),
        ("SCO", date(2016, 1, 1), "CHN KAZ KGZ RUS TJK UZB"),
        ("BRICS", date(2023, 12, 31), "BRA CHN IND RUS ZAF"),
        ("MERCOSUR", date(2017, 1, 1), "ARG BRA PRY URY"),
        ("EFTA", date(2020, 1, 1), "CHE ISL LIE NOR"),
        ("GCC", None, "ARE BHR KWT OMN QAT SAU"),
    ],
)
def test_members_on_a_day(code: str, on: date | None, expected: str) -> None:
    assert orgs.members(code, on) == tuple(expected.split())


@pytest.mark.parametrize(
    ("code", "on", "count"),
    [
        ("EU", date(2021, 1, 1), 27),
        ("EU", date(2020, 1, 31), 28),
        ("EU", date(2004, 4, 30), 15),
        ("UN", date(1945, 12, 31), 49),  # 51 less Czechoslovakia and Yugoslavia, which have no code any more
        ("UN", None, 193),
        ("WTO", None, 165),  # and the European Union
        ("OSCE", None, 57),
        ("OECD", None, 38),
        ("ASEAN", date(2020, 1, 1), 10),
        ("RCEP", None, 15),
        ("CPTPP", None, 12),
        ("G20", None, 19),
        ("ECO", None, 10),
        ("CSTO", date(2020, 1, 1), 6),
        ("AU", None, 55),
    ],
)
def test_how_many_members(code: str, on: date | None, count: int) -> None:
    assert len(orgs.members(code, on)) == count


def test_accession_dates_to_the_world_trade_organization() -> None:
    found = {r.country: r.since for r in RECORDS if (r.organisation, r.status) == ("WTO", "member")}
    known = "KAZ 2015-11-30 RUS 2012-08-22 KGZ 1998-12-20 ARM 2003-02-05 GEO 2000-06-14 UKR 2008-05-16 MDA 2001-07-26"
    pairs = known.split()
    assert {country: found[country] for country in pairs[::2]} == dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert "BLR" not in found
    assert "BLR" in orgs.members("WTO", date(2014, 1, 1), "candidate")


def test_one_country_through_the_years() -> None:
    status = [(r.status, r.since) for r in orgs.memberships("BLR") if r.organisation == "SCO"]
    assert sorted(status, key=lambda pair: pair[1]) == [
        ("dialogue partner", "2010"),
        ("observer", "2015-07-10"),
        ("member", "2024-07-04"),
    ]


def test_shared_memberships_of_a_day() -> None:
    assert {"CU2010", "SES", "CIS", "CSTO", "UN"} <= set(orgs.shared_memberships("BLR", "KAZ", date(2013, 1, 1)))
    assert "EAEU" not in orgs.shared_memberships("BLR", "KAZ", date(2013, 1, 1))
    assert "EAEU" in orgs.shared_memberships("KAZ", "BLR", date(2016, 1, 1))
    assert orgs.shared_memberships("BLR", "KAZ", None) == orgs.shared_memberships("KAZ", "BLR", None)


def test_stages_are_kept_apart() -> None:
    stages = {(stage.stage, stage.date) for stage in orgs.stages("EAEU")}
    assert {("signed", "2014-05-29"), ("in force", "2015-01-01"), ("operating", "2015-01-01")} <= stages
    union = Counter(stage.stage for stage in orgs.stages("CU2010"))
    assert set(union) == set(orgs.STAGES)


def test_unknown_codes_say_so() -> None:
    for question in (orgs.organisation, orgs.body, orgs.stages, orgs.bodies, orgs.organisation_forms):
        with pytest.raises(UnknownCode):
            question("nowhere")
    with pytest.raises(UnknownCode):
        orgs.members("nowhere", None)
    assert orgs.memberships("XXX") == ()
