"""Countries: the table is sound, look-ups agree with it, Russian is declined as a desk officer writes it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UnknownCode
from comity.reference.countries import Case, by_comtrade, by_name, countries, country
from comity.reference.currencies import currency
from comity.reference.forms import Language, Role, country_forms, currency_forms, decoys, fold, max_tokens

LANGUAGES: tuple[Language, ...] = get_args(Language)

#: Forms that truly name two countries, each with its reason. Anything else that does is a mistake in the tables.
AMBIGUOUS = {
    "en": {
        "congo": "both Congos are called so",
        "congolese": "of either Congo",
        "dominican": "of Dominica or of the Dominican Republic",
        "dominicans": "of Dominica or of the Dominican Republic",
        "kingston": "capital of Jamaica and of Norfolk Island",
        "valencia": "a port of Spain and a city of Venezuela",
    },
    "ru": {
        "конго": "both Congos are called so",
        "конголез": "of either Congo (all forms)",
        "джорджтаун": "capital of Guyana and of the Cayman Islands (all forms)",
        "кингстон": "capital of Jamaica and of Norfolk Island (all forms)",
        "турку": "the Finnish port; a Turk in the dative (lower-case)",
    },
}

#: name, genitive, dative, accusative, instrumental, locative: written out by hand.
DECLINED = {
    "BLR": "Беларусь Беларуси Беларуси Беларусь Беларусью в_Беларуси",
    "KAZ": "Казахстан Казахстана Казахстану Казахстан Казахстаном в_Казахстане",
    "RUS": "Россия России России Россию Россией в_России",
    "CHN": "Китай Китая Китаю Китай Китаем в_Китае",
    "USA": "США США США США США в_США",
    "DEU": "Германия Германии Германии Германию Германией в_Германии",
    "FRA": "Франция Франции Франции Францию Францией во_Франции",
    "ITA": "Италия Италии Италии Италию Италией в_Италии",
    "GBR": "Великобритания Великобритании Великобритании Великобританию Великобританией в_Великобритании",
    "NLD": "Нидерланды Нидерландов Нидерландам Нидерланды Нидерландами в_Нидерландах",
    "JPN": "Япония Японии Японии Японию Японией в_Японии",
    "KOR": "Южная_Корея Южной_Кореи Южной_Корее Южную_Корею Южной_Кореей в_Южной_Корее",
    "TUR": "Турция Турции Турции Турцию Турцией в_Турции",
    "UZB": "Узбекистан Узбекистана Узбекистану Узбекистан Узбекистаном в_Узбекистане",
    "KGZ": "Кыргызстан Кыргызстана Кыргызстану Кыргызстан Кыргызстаном в_Кыргызстане",
    "CUB": "Куба Кубы Кубе Кубу Кубой на_Кубе",
    "CYP": "Кипр Кипра Кипру Кипр Кипром на_Кипре",
    "PHL": "Филиппины Филиппин Филиппинам Филиппины Филиппинами на_Филиппинах",
    "VNM": "Вьетнам Вьетнама Вьетнаму Вьетнам Вьетнамом во_Вьетнаме",
    "ARE": "ОАЭ ОАЭ ОАЭ ОАЭ ОАЭ в_ОАЭ",
    "SAU": "Саудовская_Аравия Саудовской_Аравии Саудовской_Аравии Саудовскую_Аравию Саудовской_Аравией "
    "в_Саудовской_Аравии",
    "EGY": "Египет Египта Египту Египет Египтом в_Египте",
    "ISR": "Израиль Израиля Израилю Израиль Израилем в_Израиле",
    "BRA": "Бразилия Бразилии Бразилии Бразилию Бразилией в_Бразилии",
    "CHL": "Чили Чили Чили Чили Чили в_Чили",
    "POL": "Польша Польши Польше Польшу Польшей в_Польше",
    "MDV": "Мальдивы Мальдив Мальдивам Мальдивы Мальдивами на_Мальдивах",
    "BIH": "Босния_и_Герцеговина Боснии_и_Герцеговины Боснии_и_Герцеговине Боснию_и_Герцеговину Боснией_и_Герцеговиной "
    "в_Боснии_и_Герцеговине",
    "CIV": "Кот-д'Ивуар Кот-д'Ивуара Кот-д'Ивуару Кот-д'Ивуар Кот-д'Ивуаром в_Кот-д'Ивуаре",
    "GNB": "Гвинея-Бисау Гвинеи-Бисау Гвинее-Бисау Гвинею-Бисау Гвинеей-Бисау в_Гвинее-Бисау",
    "SLB": "Соломоновы_Острова Соломоновых_Островов Соломоновым_Островам Соломоновы_Острова Соломоновыми_Островами "
    "на_Соломоновых_Островах",
    "TTO": "Тринидад_и_Тобаго Тринидада_и_Тобаго Тринидаду_и_Тобаго Тринидад_и_Тобаго Тринидадом_и_Тобаго "
    "в_Тринидаде_и_Тобаго",
}


def codes(lang: Language, key: str) -> set[tuple[str, str]]:
    return {(form.code, form.role) for form in country_forms(lang).get(key, ())}


def test_every_member_of_iso_3166_and_kosovo_is_there() -> None:
    everyone = countries()
    assert len(everyone) == 250
    assert country("XKX").name_en == "Kosovo"
    for attribute in ("iso3", "iso2", "name_en", "name_ru"):
        values = [getattr(found, attribute) for found in everyone]
        assert all(values)
        assert len(set(values)) == len(values), attribute
    m49 = [found.m49 for found in everyone if found.m49]
    assert len(m49) == len(set(m49)) == 249
    assert [found.iso3 for found in everyone] == sorted(found.iso3 for found in everyone)


def test_codes_match_the_public_list(shared: Path) -> None:
    import csv

    with (shared / "data" / "nomenclature" / "country-codes.csv").open(encoding="utf-8", newline="") as handle:
        public = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(handle)}
    assert {found.iso3 for found in countries()} == {*public, "XKX"}
    for iso3, row in public.items():
        assert (country(iso3).iso2, country(iso3).m49) == (row["ISO3166-1-Alpha-2"], row["M49"].zfill(3))


@pytest.mark.parametrize(
    ("iso3", "comtrade"),
    [("IND", "699"), ("USA", "842"), ("FRA", "251"), ("CHE", "757"), ("NOR", "579"), ("KAZ", "398")],
)
def test_comtrade_has_codes_of_its_own(iso3: str, comtrade: str) -> None:
    assert country(iso3).comtrade == comtrade
    assert by_comtrade(comtrade) == country(iso3)
    assert by_comtrade("4") == country("AFG")


def test_each_country_pays_in_a_known_currency() -> None:
    for found in countries():
        if found.iso3 == "ATA":
            assert found.currency == ""
        else:
            assert currency(found.currency).active, found.iso3


def test_states_have_adjectives_people_and_capitals() -> None:
    for found in countries():
        if found.official_en and found.region and found.iso3 not in {"HKG", "MAC", "VAT"}:
            assert found.demonyms_en or found.adjectives_en or found.iso3 in {"COK", "SLB"}, found.iso3
            assert found.iso3 == "PSE" or (found.capital_en and found.capital_ru), found.iso3


def test_an_unknown_code_says_what_is_wanted() -> None:
    assert country("kaz").name_en == "Kazakhstan"
    with pytest.raises(UnknownCode, match=r"'QQQ'.*alpha-3"):
        country("QQQ")


@pytest.mark.parametrize(("iso3", "forms"), DECLINED.items())
def test_russian_names_are_declined(iso3: str, forms: str) -> None:
    found = country(iso3)
    said = [found.name_in("ru", case) for case in get_args(Case) if case != "prepositional"]
    assert said == [form.replace("_", " ") for form in forms.split(" ")]


def test_names_in_an_english_sentence_carry_their_article() -> None:
    assert country("NLD").name_in("en") == "Netherlands"
    assert country("NLD").name_in("en", "genitive") == "the Netherlands"
    assert country("KAZ").name_in("en", "locative") == "in Kazakhstan"


def test_every_name_finds_its_country() -> None:
    shared_names = {"Congo", "Конго"}
    for found in countries():
        names = (
            found.name_en,
            found.name_ru,
            found.official_en,
            found.official_ru,
            *found.aliases_en,
            *found.aliases_ru,
        )
        for name in {*names, found.iso2, found.iso3} - {"", *shared_names}:
            assert by_name(name) == found, name
            assert by_name(f"  {name.upper()} ") == found, name
    assert by_name("the Netherlands") == country("NLD")
    assert all(by_name(name) is None for name in (*shared_names, "", "Atlantis"))


@given(st.text())
def test_any_text_may_be_looked_up(text: str) -> None:
    found = by_name(text)
    assert found is None or found in countries()
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_means_two_countries_silently(lang: Language) -> None:
    allowed = tuple(AMBIGUOUS[lang])
    seen = set()
    for key, forms in country_forms(lang).items():
        if len({form.code for form in forms}) > 1:
            reason = next((stem for stem in allowed if key == stem or (lang == "ru" and key.startswith(stem))), None)
            seen.add(reason or key)
    assert seen <= set(allowed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_keys_are_spelt_as_a_reader_folds_them(lang: Language) -> None:
    roles = set(get_args(Role))
    for key, forms in country_forms(lang).items():
        assert key == fold(key) == " ".join(key.split()), key
        assert len(set(forms)) == len(forms), key
        for form in forms:
            assert form.role in roles
            assert country(form.code)
            assert not form.cased or fold(form.cased) == key
    longest = max(key.count(" ") + 1 for key in (*country_forms(lang), *currency_forms(lang)))
    assert max_tokens(lang) == longest < 12


@pytest.mark.parametrize(
    ("lang", "key", "code", "role"),
    [
        ("en", "kazakhstani", "KAZ", "adjective"),
        ("en", "kazakhs", "KAZ", "demonym"),
        ("en", "dutch", "NLD", "adjective"),
        ("en", "czechs", "CZE", "demonym"),
        ("en", "danes", "DNK", "demonym"),
        ("en", "englishmen", "GBR", "demonym"),
        ("en", "u.s.", "USA", "adjective"),
        ("en", "republic of belarus", "BLR", "name"),
        ("en", "sino", "CHN", "prefix"),
        ("en", "kremlin", "RUS", "metonym"),
        ("en", "almaty", "KAZ", "city"),
        ("ru", "казахстаном", "KAZ", "name"),
        ("ru", "республикой казахстан", "KAZ", "name"),
        ("ru", "белорусскими", "BLR", "adjective"),
        ("ru", "белорусско", "BLR", "prefix"),
        ("ru", "российско", "RUS", "prefix"),
        ("ru", "франко", "FRA", "prefix"),
        ("ru", "россиянам", "RUS", "demonym"),
        ("ru", "бразильцев", "BRA", "demonym"),
        ("ru", "малийцами", "MLI", "demonym"),
        ("ru", "минске", "BLR", "capital"),
        ("ru", "ростову-на-дону", "RUS", "city"),
        ("ru", "нижнего новгорода", "RUS", "city"),
        ("ru", "улан-баторе", "MNG", "capital"),
        ("ru", "соединенными штатами америки", "USA", "name"),
        ("ru", "объединенных арабских эмиратов", "ARE", "name"),
        ("ru", "ак-орде", "KAZ", "metonym"),
    ],
)
def test_printed_forms_are_found(lang: Language, key: str, code: str, role: str) -> None:
    assert (code, role) in codes(lang, key)


@pytest.mark.parametrize(
    ("lang", "printed"),
    [("en", "Turkey"), ("en", "US"), ("en", "Chad"), ("en", "Jordan"), ("en", "Polish"), ("en", "Jersey"),
     ("en", "China"), ("ru", "Чад"), ("ru", "Перу"), ("ru", "Вена"), ("ru", "США"), ("ru", "Белый дом")],
)  # fmt: skip
def test_names_that_are_words_ask_for_their_capital(lang: Language, printed: str) -> None:
    assert {form.cased for form in country_forms(lang)[fold(printed)]} == {printed}


def test_the_word_that_opens_a_thousand_sentences_is_no_country() -> None:
    assert "того" not in country_forms("ru")
    assert by_name("Того") == country("TGO")


def test_names_that_only_hold_a_country_are_told_apart() -> None:
    assert {"latin america", "new mexico", "south china sea"} <= decoys("en")
    assert {"латинской америкой", "индийского океана", "японском море", "внутренней монголии"} <= decoys("ru")
    for lang in LANGUAGES:
        assert decoys(lang).isdisjoint(country_forms(lang))
        assert all(key == fold(key) for key in decoys(lang))


def _builder(project_root: Path) -> ModuleType:
    pytest.importorskip("pymorphy3", reason="pymorphy3, which writes the form tables, is not installed")
    tools = project_root / "tools"
    spec = importlib.util.spec_from_file_location("build_forms", tools / "build_forms.py")
    if spec is None or spec.loader is None:
        pytest.fail("tools/build_forms.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(tools))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(tools))
    return module


def test_the_committed_tables_are_what_the_builder_writes(project_root: Path) -> None:
    data = project_root / "src" / "comity" / "reference" / "data"
    stale = [name for name, content in _builder(project_root).build().items() if (data / name).read_bytes() != content]
    assert stale == [], "run `make forms`"
