"""Write commodity_forms.csv from commodity_synonyms.csv (Russian cases and numbers by pymorphy3).

    python tools/build_commodity_forms.py

Run it after any change of the synonyms; the tests compare the result with what is stored.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ru_inflection import inflections, tokens

DATA = Path(__file__).resolve().parents[1] / "src" / "comity" / "reference" / "data"
COLUMNS = ("lang", "form", "code", "confidence", "lemma")
# Their other number is another word: часы (watch) and час (hour), goods and good, ships and to ship.
ONE_NUMBER = frozenset(
    [
        "часы",
        "обои",
        "суда",
        "меха",
        "arms",
        "chemicals",
        "clothes",
        "clocks",
        "goods",
        "hides",
        "minerals",
        "molasses",
        "refractories",
        "ships",
        "sweets",
    ]
)
SINGULAR_FROM = 0.7
_IRREGULAR = {"buses": "bus", "minibuses": "minibus", "trolleybuses": "trolleybus", "cookies": "cookie"}
_PREPOSITIONS = frozenset(["of", "for", "in", "from", "with", "to", "by", "other", "not"])
Row = tuple[str, str, str, str, str]


def singular(word: str) -> str:
    """The singular of an English plural, or the word itself where it has none or is one."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics", "gas")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "toes", "goes")):
        return word[:-2]
    return word[:-1]


def english(phrase: str, confidence: float) -> list[tuple[str, str]]:
    """Form and lemma pairs of an English phrase: as given, and with its head in the singular."""
    words = tokens(phrase)
    found = [(" ".join(words), " ".join(words))]
    if "and" in words or words[-1] in ONE_NUMBER or confidence < SINGULAR_FROM:
        return found
    head = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words)) - 1
    one = [*words[:head], singular(words[head]), *words[head + 1 :]] if head >= 0 else words
    if one != words:
        found.append((" ".join(one), " ".join(one)))
    return found


def russian(phrase: str, confidence: float) -> list[tuple[str, str]]:
    """Form and lemma pairs of a Russian phrase in all cases; of a plural its singular too.

    A singular gets no plural: most are substances, and a countable one has its plural among the synonyms.
    """
    own = inflections(phrase)
    found = [(form, own["nomn"]) for form in own.values()]
    if confidence < SINGULAR_FROM or "и" in tokens(phrase) or set(tokens(phrase)) & ONE_NUMBER:
        return found
    one = inflections(phrase, "sing")
    if one.get("nomn", own["nomn"]) != own["nomn"]:
        found += [(form, one["nomn"]) for form in one.values()]
    return found


def build() -> list[Row]:
    """All rows, sorted, one for each language and form.

    A printed synonym wins over a form made from another, then the surer one, then the phrase that comes first.
    """
    with (DATA / "commodity_synonyms.csv").open(encoding="utf-8", newline="") as stream:
        synonyms = list(csv.DictReader(stream))
    best: dict[tuple[str, str], tuple[tuple[bool, float, int], Row]] = {}
    for order, row in enumerate(synonyms):
        sure = float(row["confidence"])
        pairs = (russian if row["lang"] == "ru" else english)(row["phrase"], sure)
        for place, (form, lemma) in enumerate(pairs):
            rank = (place > 0, -sure, order)
            key = (row["lang"], form)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, (row["lang"], form, row["code"], row["confidence"], lemma))
    return sorted(row for _, row in best.values())


def main() -> None:
    """Write the table."""
    with (DATA / "commodity_forms.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(build())


if __name__ == "__main__":
    main()
