"""Generate src/comity/reading/lexicon/facts_b_forms.csv (lang,kind,value,form) from facts_b.csv beside it.

Russian words are inflected with pymorphy3, which is needed here only. The value of a Russian head or subject word also
carries its nominative, in the
number as printed ("plant:завод"), so that a title can be told in it. Run: python tools/build_fact_lexicon_b.py
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from build_lexicon import CASES, FOLDER, _best, _inflected


def _heads(phrase: str, value: str) -> Iterator[tuple[str, str]]:
    """(value with the nominative, form) of a noun phrase in every case of both numbers; adjectives agree."""
    words = phrase.split(" ")
    parses = [_best(word) for word in words]
    head = next((i for i, parse in enumerate(parses) if parse.tag.POS == "NOUN"), len(words) - 1)
    for number in ("sing", "plur"):
        for case in ("nomn", *CASES):
            form = parses[head].inflect({case, number})
            if form is None:
                continue
            gender = {parses[head].tag.gender} - {None} if number == "sing" else set()
            plain: list[str] = []
            shown: list[str] = []
            for parse, word in zip(parses[:head], words[:head], strict=True):
                for target, wanted in ((plain, "nomn"), (shown, case)):
                    agreed = parse.inflect({wanted, number, *gender})
                    target.append(agreed.word if agreed else word)
            base = parses[head].inflect({"nomn", number}).word
            rest = words[head + 1 :]
            yield f"{value}:{' '.join((*plain, base, *rest))}", " ".join((*shown, form.word, *rest))


def _nominatives_first(found: list[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """A form that is a plural's nominative stays one («поставки»); a mass noun has no plural («торговли»)."""
    if value == "mass":
        found = found[: len(CASES) + 1]
    return sorted(found, key=lambda row: row[0].partition(":")[2] != row[1])


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """One row a form, in the order of the table: the first of two entries of a form wins when it is read."""
    with (FOLDER / "facts_b.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for phrase in row["words"].split("|"):
                if row["inflect"] == "1" and row["kind"] in ("head", "subject"):
                    found = list(_heads(phrase, row["value"]))
                    if row["kind"] == "subject":
                        found = _nominatives_first(found, row["value"])
                else:
                    found = [
                        (row["value"], form) for form in (_inflected(phrase) if row["inflect"] == "1" else [phrase])
                    ]
                for value, form in found:
                    yield row["lang"], row["kind"], value, form.lower().replace("ё", "е")


def build() -> bytes:
    """The generated table: rows in the order of the source, each form of a kind once."""
    seen: dict[tuple[str, str, str], str] = {}
    for lang, kind, value, form in _rows():
        seen.setdefault((lang, kind, form), value)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("lang", "kind", "value", "form"))
    writer.writerows((lang, kind, value, form) for (lang, kind, form), value in seen.items())
    return out.getvalue().encode("utf-8")


if __name__ == "__main__":
    content = build()
    (FOLDER / "facts_b_forms.csv").write_bytes(content)
    print("facts_b_forms.csv", content.count(b"\n") - 1, "forms")
