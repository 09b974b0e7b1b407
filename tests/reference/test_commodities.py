"""The goods: tables that are sound, and words that resolve as an officer would expect."""

import csv
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UnknownCode
from comity.reference import commodities
from comity.reference._tables import read_table

FORMS = read_table("commodity_forms.csv")
SYNONYMS = read_table("commodity_synonyms.csv")
KNOWN = {found.code for found in (*commodities.chapters(), *commodities.headings())}


def test_the_sections_and_chapters_are_all_there() -> None:
    assert [section.code for section in commodities.sections()] == [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX", "XXI",
    ]  # fmt: skip
    expected = [f"{number:02d}" for number in range(1, 98) if number != 77]
    assert [chapter.code for chapter in commodities.chapters()] == expected
    assert len(commodities.headings()) >= 250


def test_each_chapter_lies_in_the_range_of_its_section() -> None:
    for chapter in commodities.chapters():
        section = commodities.section_of(chapter.code)
        assert section.first <= chapter.code <= section.last
    ranges = [(section.first, section.last) for section in commodities.sections()]
    assert all(before[1] < after[0] for before, after in pairwise(ranges))


def test_codes_are_sorted_unique_and_below_their_parents() -> None:
    codes = [row["code"] for row in read_table("hs.csv")]
    assert codes == sorted(set(codes))
    for heading in commodities.headings():
        assert heading.parent == heading.code[:2]
        assert heading.parent in KNOWN
        assert heading.name_en
        assert heading.name_ru


def test_headings_exist_in_the_published_nomenclature(shared: Path) -> None:
    import gzip

    with gzip.open(shared / "data" / "nomenclature" / "harmonized-system.csv.gz", "rt", encoding="utf-8") as stream:
        published = {row["hscode"] for row in csv.DictReader(stream)}
    assert sorted(KNOWN - published) == []


def test_synonyms_are_sound() -> None:
    assert len(SYNONYMS) >= 900
    keys = [(row["lang"], " ".join(commodities.tokens(row["phrase"]))) for row in SYNONYMS]
    assert sorted({key for key in keys if keys.count(key) > 1} if len(set(keys)) < len(keys) else set()) == []
    for row in SYNONYMS:
        assert row["lang"] in {"en", "ru"}
        assert 0 < float(row["confidence"]) <= 1
        codes = row["code"].split("|")
        assert set(codes) <= KNOWN, row
        assert len(set(codes)) == len(codes), row


def test_no_form_means_two_things_silently() -> None:
    keys = [(row["lang"], row["form"]) for row in FORMS]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    for row in FORMS:
        assert " ".join(commodities.tokens(row["form"])) == row["form"]
        assert set(row["code"].split("|")) <= KNOWN


def test_every_synonym_is_found_as_it_stands() -> None:
    by_form = {(row["lang"], row["form"]): row for row in FORMS}
    for row in SYNONYMS:
        found = by_form[row["lang"], " ".join(commodities.tokens(row["phrase"]))]
        assert (found["code"], found["confidence"]) == (row["code"], row["confidence"]), row["phrase"]


@pytest.mark.parametrize("builder", ["commodity", "organisation"])
def test_the_stored_forms_are_what_the_builder_writes(project_root: Path, builder: str) -> None:
    pytest.importorskip("pymorphy3")
    script = (
        "import csv, sys, importlib;"
        f"rows = importlib.import_module('build_{builder}_forms').build();"
        "sys.stdout.reconfigure(encoding='utf-8', newline='');"
        "csv.writer(sys.stdout, lineterminator='\\n').writerows(rows)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project_root / "tools", capture_output=True, check=True, timeout=300
    )
    stored = project_root / "src" / "comity" / "reference" / "data" / f"{builder}_forms.csv"
    assert stored.read_bytes().split(b"\n", 1)[1] == done.stdout, "run `make forms`"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("crude oil", "2709"),
        ("oil products", "2710"),
        ("petroleum products", "2710"),
        ("Milk and dairy products", "04"),
        ("tyres", "4011"),
        ("tire", "4011"),
        ("tractors and truck tractors", "8701"),
        ("lorries", "8704"),
        ("dump truck", "8704"),
        ("electric bus", "8702"),
        ("potash fertilisers", "3104"),
        ("ferro-alloys", "7202"),
        ("copper cathodes", "7403"),
        ("flax seed", "1204"),
        ("natural gas", "2711"),
        ("coal", "2701"),
        ("electricity", "2716"),
        ("live cattle", "0102"),
        ("turkey meat", "0207"),
        ("medicines", "3004"),
        ("sawn timber", "4407"),
        ("railway freight cars", "8606"),
        ("concentrated milk and cream", "0402"),
        ("household furniture", "9403"),
        ("heavy MAZ trucks", "8704"),
        ("iron ore", "2601"),
        ("cast iron pipes", "7304 7305 7306"),
        ("soya, iron ore and crude oil", "1201 2601 2709"),
        ("beef", "0201 0202"),
        ("meat and potatoes", "0701 02"),
    ],
)
def test_english_words_resolve(words: str, codes: str) -> None:
    assert [match.code for match in commodities.resolve(words, "en")] == codes.split()


@pytest.mark.parametrize(
    ("words", "codes", "nominative"),
    [
        ("нефтепродуктов", "2710", "нефтепродукты"),
        ("сырой нефти", "2709", "сырая нефть"),
        ("молочной продукцией", "04", "молочная продукция"),
        ("грузовых автомобилей", "8704", "грузовые автомобили"),
        ("грузовика", "8704", "грузовик"),
        ("шинам", "4011", "шины"),
        ("калийных удобрений", "3104", "калийные удобрения"),
        ("ферросплавами", "7202", "ферросплавы"),
        ("семян льна", "1204", "семена льна"),
        ("сухое молоко", "0402", "сухое молоко"),
        ("сухого молока", "0402", "сухое молоко"),
        ("пропана и бутана", "2711", "пропан и бутан"),
        ("легковыми автомобилями", "8703", "легковые автомобили"),
        ("овец", "0104", "овцы"),
        ("угля", "2701", "уголь"),
        ("электроэнергии", "2716", "электроэнергия"),
        ("живого крупного рогатого скота", "0102", "живой крупный рогатый скот"),
        ("медных руд и концентратов", "2603", "медные руды и концентраты"),
        ("сыров и творога", "0406", "сыры и творог"),
        ("вина", "2204", "вино"),
        ("чёрных металлов", "72", "черные металлы"),
        ("изделий из чёрных металлов", "73", "изделия из чёрных металлов"),
        ("лекарственных средств", "3004", "лекарственные средства"),
        ("белорусских тракторов", "8701", "белорусских тракторов"),
        ("газа", "2711", "газ"),
        ("цитрусовых", "0805", "цитрусовые"),
        ("каучука, резины и изделий из них", "40", "каучук, резина и изделия из них"),
        ("мёда", "0409", "мед"),
        ("свежего Мёда", "0409", "свежего Мёда"),
    ],
)
def test_russian_words_resolve_in_any_case(words: str, codes: str, nominative: str) -> None:
    assert [match.code for match in commodities.resolve(words, "ru")] == codes.split()
    assert commodities.nominative(words) == nominative


@pytest.mark.parametrize("words", ["", " , ", "goods", "without copper", "free of duty", "75 positions", "turkey"])
def test_what_is_no_commodity_resolves_to_nothing(words: str) -> None:
    assert commodities.resolve(words, "en") == ()


@pytest.mark.parametrize("word", ["lead", "tin", "iron", "china", "arms", "instruments", "taps"])
def test_everyday_words_stay_below_the_line(word: str) -> None:
    assert all(match.confidence <= 0.4 for match in commodities.resolve(word, "en"))


def test_a_contained_synonym_is_less_sure_than_the_word_alone() -> None:
    (alone,) = commodities.resolve("tractors", "en")
    (inside,) = commodities.resolve("MTZ tractors", "en")
    (hinted,) = commodities.resolve("assembly of tractors", "en")
    assert alone.confidence > inside.confidence > hinted.confidence
    assert inside.phrase == "tractors"


def test_the_tree() -> None:
    assert commodities.heading("870190").code == "8701"
    assert commodities.chapter("8701").code == "87"
    assert commodities.section_of("8701").code == "XVII"
    assert [commodities.parent(code) for code in ("870190", "8701", "87", "XVII")] == ["8701", "87", "XVII", None]
    assert commodities.is_within("8701", "87")
    assert commodities.is_within("8701", "XVII")
    assert commodities.is_within("87", "87")
    assert not commodities.is_within("87", "8701")
    assert not commodities.is_within("XVII", "87")
    assert not commodities.is_within("8701", "84")


@pytest.mark.parametrize("code", ["", "77", "9", "ab", "XXII", "٠١"])
def test_unknown_codes_say_so(code: str) -> None:
    for question in (commodities.chapter, commodities.heading, commodities.section_of, commodities.parent):
        with pytest.raises(UnknownCode):
            question(code)
    with pytest.raises(UnknownCode):
        commodities.resolve("coal", code)


@given(words=st.text(max_size=60), lang=st.sampled_from(["en", "ru"]))
def test_any_text_resolves_to_known_codes_in_a_fixed_order(words: str, lang: str) -> None:
    matches = commodities.resolve(words, lang)
    assert list(matches) == sorted(matches, key=lambda match: (-match.confidence, match.code))
    assert {match.code for match in matches} <= KNOWN


@given(row=st.sampled_from(FORMS))
def test_the_nominative_of_a_nominative_is_itself(row: dict[str, str]) -> None:
    if row["lang"] == "ru":
        assert commodities.nominative(row["lemma"]) == row["lemma"]
