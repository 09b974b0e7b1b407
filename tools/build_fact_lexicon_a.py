"""Generate src/comity/reading/lexicon/facts_a_forms.csv from the hand-kept facts_a.csv beside it.

Russian words are inflected as in build_lexicon.py. Run: python tools/build_fact_lexicon_a.py
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from build_lexicon import FOLDER, _best, _inflected

SOURCE, TARGET = "facts_a.csv", "facts_a_forms.csv"


def build() -> dict[str, bytes]:
    """File name -> content."""
    rows: dict[tuple[str, str, str], str] = {}
    with (FOLDER / SOURCE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for words in row["words"].split("|"):
                for form, value in _forms(words, row["inflect"], row["value"]):
                    rows.setdefault((row["lang"], row["kind"], form.lower().replace("ё", "е")), value)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("lang", "kind", "value", "form"))
    writer.writerows((lang, kind, value, form) for (lang, kind, form), value in sorted(rows.items()))
    return {TARGET: out.getvalue().encode("utf-8")}


def _forms(words: str, inflect: str, value: str) -> Iterator[tuple[str, str]]:
    """(form, value): the words as they stand (0), every form (1), every form with value/nominative (base), singular
    with value/case/nominative (case)."""
    if inflect == "0":
        yield words, value
    elif inflect == "1":
        yield from ((form, value) for form in _inflected(words))
    elif inflect == "base":
        yield from ((form, f"{value}/{words}") for form in _inflected(words))
    else:
        yield from ((form, f"{value}/{case}/{words}") for form, case in _declined(words))


def _declined(phrase: str) -> Iterator[tuple[str, str]]:
    """(form, case) of a phrase in the singular: adjectives before its first noun agree with it, what follows stays."""
    words = phrase.split(" ")
    parses = [_best(word) for word in words]
    head = next((i for i, parse in enumerate(parses) if parse.tag.POS == "NOUN"), len(words) - 1)
    for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
        form = parses[head].inflect({case, "sing"})
        if form is None:
            yield phrase, "nomn"
            return
        before = []
        for parse, word in zip(parses[:head], words[:head], strict=True):
            agreed = (
                parse.inflect({"masc", "sing", case if case != "accs" else "gent"}) if parse.tag.POS == "ADJF" else None
            )
            before.append(agreed.word if agreed else word)
        yield " ".join((*before, form.word, *words[head + 1 :])), case


if __name__ == "__main__":
    for file_name, content in build().items():
        (FOLDER / file_name).write_bytes(content)
        print(file_name, content.count(b"\n") - 1, "forms")
