"""Writes the generated columns and tables of `src/comity/reference/data`: run by `make forms`.

In:  countries.csv, currencies.csv (kept by hand)
Out: the case columns of countries.csv, country_forms.csv, currency_forms.csv (committed, so that nothing of this
     is needed at run time)

Both form tables hold one paradigm a line: lang, code, role (or ambiguous), cased, forms. `forms` are separated by "|".
With `cased` 1 they are spelt as they must be printed ("Turkey", never "turkey"); else they are lower-case.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import currency_words
import russian_forms as ru
import russian_nouns

DATA = Path(__file__).resolve().parent.parent / "src" / "comity" / "reference" / "data"
Row = dict[str, str]

CASE_COLUMNS = ("genitive_ru", "dative_ru", "accusative_ru", "instrumental_ru", "prepositional_ru")


def pairs(text: str) -> dict[str, str]:
    """Codes and words: FRA=franco GBR=anglo."""
    return dict(item.split("=", 1) for item in text.split())


#: English names and nouns that are everyday words (or given names) without their capital.
ENGLISH_CASED = ru.words(
    "turkey chad jordan polish jersey china guinea niger mali nice split cork essen oral mary lima male victoria "
    "cologne "
    "bari ruse nis galle goma fez hamburg pole poles swede swedes dane kiwi kiwis scot brit emirates togo "
    "saran bergen brest bath georgia cuba tema vigo medina surat talas osh lae santos sucre nadi bali qom kars braga "
    "america britain kremlin pentagon westminster planalto thai lao finn turk swiss japan aden cali kano oulu sines "
    "mecca paris sofia florence bonn praia dakar male santiago valencia alexandria suez hull zug gaza manx "
    "panama roseau kingston stanley douglas hamilton nassau victoria saudi"
)

#: First part of a compound adjective, where it is not simply the adjective: "Sino-Kazakh", "франко-германский".
PREFIXES: dict[str, dict[str, str]] = {
    "en": pairs(
        "AUT=austro BGR=bulgaro CHE=helveto CHN=sino DEU=germano DNK=dano ESP=hispano FRA=franco GBR=anglo "
        "GRC=greco|graeco HUN=hungaro IND=indo IRN=irano|perso ITA=italo JPN=japano|nippo KOR=koreo LUX=luxo "
        "POL=polono PRT=luso ROU=romano RUS=russo SRB=serbo SYR=syro TUR=turco|turko UKR=ukraino USA=americano"
    ),
    "ru": pairs(
        "AFG=афгано ALB=албано ARM=армяно AUT=австро AZE=азербайджано BEL=бельго BGR=болгаро BRA=бразило "
        "CUB=кубано CZE=чехо DEU=германо EGY=египто ESP=испано FRA=франко GBR=англо|британо GEO=грузино GRC=греко "
        "HUN=венгеро IDN=индонезо IND=индо IRN=ирано IRQ=ирако ISR=израило ITA=итало JPN=японо KAZ=казахо "
        "KGZ=киргизо MDA=молдо|молдавано MEX=мексикано MNG=монголо NLD=голландо PRT=португало ROU=румыно "
        "RUS=русско SRB=сербо SYR=сиро TJK=таджико TKM=туркмено TUR=турко UKR=украино USA=американо UZB=узбеко "
        "VNM=вьетнамо"
    ),
}

#: Names that start ordinary sentences: found by `by_name`, never in running text.
UNSAFE: dict[str, frozenset[str]] = {
    "en": frozenset({"oral", "mary", "male", "nice", "split"}),
    "ru": frozenset({"того"}),
}

INVARIANT_ENDINGS = ("ese", "s")
INVARIANT = ru.words("Kyrgyz Ni-Vanuatu Malagasy Burkinabe Lao Basotho")

#: Names that hold a country's word and name no country: a reader claims them first.
DECOYS = {
    "en": "Latin America|North America|South America|Central America|Bank of America|Gulf of Mexico|New Mexico|"
    "Persian Gulf|South China Sea|East China Sea|Sea of Japan|Indian Ocean|Inner Mongolia|New England|New Jersey|"
    "Panama Canal|English language|Russian language|Gulf of Finland|Gulf of Guinea|"
    "Guinea pig|Irish Sea|Norwegian Sea|West Indian|"
    "American Indian|English Channel|French fries|Swiss cheese|Brazil nut|Brazil nuts|Greek letter|Roman numeral",
    "ru": "Латинская Америка|Северная Америка|Южная Америка|Центральная Америка|Мексиканский залив|Персидский залив|"
    "Финский залив|Гвинейский залив|Индийский океан|Японское море|Норвежское море|Ирландское море|Панамский канал|"
    "Внутренняя Монголия|Английский канал|Русский язык|Английский язык|Новая Англия|Гренландское море",
}


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def render(rows: Iterable[Row], columns: list[str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8")


def listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def key(text: str) -> str:
    """The form as the tables key it: lower-case, ё as е, straight apostrophes, no commas or brackets."""
    folded = ru.plain(text).lower().replace("’", "'")
    return " ".join(folded.replace(",", " ").replace("(", " ").replace(")", " ").split())


def english_plurals(word: str) -> list[str]:
    """Singular and plural of an inhabitant noun; "Dane/Danes" spells both out."""
    if "/" in word:
        return word.split("/")
    if word.endswith(INVARIANT_ENDINGS):
        return [word]
    return [word] if word in INVARIANT else [word, f"{word}s"]


# --- countries -------------------------------------------------------------------------------------------------------


def decline_countries(countries: list[Row]) -> None:
    """Fills the case columns, and the locative with its preposition ("в Казахстане", "на Кубе")."""
    for row in countries:
        _, *oblique = ru.phrase(row["name_ru"])
        row.update(zip(CASE_COLUMNS, oblique, strict=True))
        row["locative_ru"] = f"{row['preposition_ru']} {row['prepositional_ru']}"


def english_country(row: Row) -> Iterator[tuple[str, list[str]]]:
    names = [row["name_en"], row["official_en"], *listed(row["aliases_en"])]
    yield "name", names
    yield "adjective", listed(row["adjective_en"])
    yield "demonym", [form for word in listed(row["demonym_en"]) for form in english_plurals(word)]
    yield "capital", [row["capital_en"]]
    yield "city", listed(row["cities_en"])
    yield "metonym", listed(row["metonyms_en"])
    yield "prefix", listed(PREFIXES["en"].get(row["iso3"], ""))


def russian_country(row: Row) -> Iterator[tuple[str, list[str]]]:
    def declined(texts: list[str]) -> list[str]:
        return [form for text in texts if text for form in ru.phrase(text)]

    adjectives = listed(row["adjective_ru"])
    yield "name", declined([row["name_ru"], row["official_ru"], *listed(row["aliases_ru"])])
    yield "adjective", [form for word in adjectives for forms in ru.adjective(word).values() for form in forms]
    people = [word for word in listed(row["demonym_ru"]) if word not in adjectives]
    yield "demonym", [form for word in people for form in russian_nouns.person(word)]
    yield "capital", declined([row["capital_ru"]])
    yield "city", declined(listed(row["cities_ru"]))
    yield "metonym", declined(listed(row["metonyms_ru"]))
    regular = [f"{word[:-2]}о" for word in adjectives if word.endswith(("ский", "цкий"))]
    yield "prefix", [*regular, *listed(PREFIXES["ru"].get(row["iso3"], ""))]


def needs_case(lang: str, role: str, form: str) -> bool:
    """Whether the form is a name only when printed exactly so."""
    if ru.is_abbreviation(form.replace(".", "")) and " " not in form:
        return True
    if role == "metonym":
        return True
    if lang == "en":
        return form.lower() in ENGLISH_CASED
    return role in {"name", "capital", "city"} and " " not in form and ru.is_common_word(form.lower())


def country_forms(countries: list[Row]) -> Iterator[Row]:
    for lang, speak in (("en", english_country), ("ru", russian_country)):
        for row in countries:
            for role, forms in speak(row):
                yield from paradigm(lang, row["iso3"], role, forms)
        decoys = listed(DECOYS[lang])
        spoken = decoys if lang == "en" else [form for name in decoys for form in ru.phrase(name)]
        yield {
            "lang": lang,
            "code": "",
            "role": "decoy",
            "cased": "",
            "forms": "|".join(dict.fromkeys(map(key, spoken))),
        }


def paradigm(lang: str, code: str, role: str, forms: list[str]) -> Iterator[Row]:
    free: dict[str, None] = {}
    cased: dict[str, None] = {}
    for form in forms:
        form = " ".join(ru.plain(form).replace("’", "'").split())
        if not form or key(form) in UNSAFE[lang]:
            continue
        if needs_case(lang, role, form):
            cased.setdefault(form)
        else:
            free.setdefault(key(form))
    for flag, kept in (("", free), ("1", cased)):
        if kept:
            yield {"lang": lang, "code": code, "role": role, "cased": flag, "forms": "|".join(kept)}


def build() -> dict[str, bytes]:
    """Every generated file: name -> bytes."""
    countries = read("countries.csv")
    columns = list(countries[0])
    decline_countries(countries)
    return {
        "countries.csv": render(countries, columns),
        "currency_forms.csv": render(
            currency_words.rows(read("currencies.csv"), {row["iso3"]: row for row in countries}, english_plurals),
            ["lang", "code", "ambiguous", "cased", "forms"],
        ),
        "country_forms.csv": render(country_forms(countries), ["lang", "code", "role", "cased", "forms"]),
    }


def main() -> int:
    for name, content in build().items():
        (DATA / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
