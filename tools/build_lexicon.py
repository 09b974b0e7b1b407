"""Generate src/comity/reading/lexicon/forms_en.csv and forms_ru.csv from the hand-kept tables beside them.

Russian words are inflected with pymorphy3, which is needed here only. Run: python tools/build_lexicon.py
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "src" / "comity" / "reading" / "lexicon"
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
VERBAL = ("VERB", "INFN", "GRND", "PRTS", "PRTF")
PARTICIPLE_CASES = {"nomn", "gent", "accs", "ablt", "datv", "loct"}


@cache
def _analyzer() -> Any:
    import pymorphy3  # type: ignore[import-untyped, unused-ignore]

    return pymorphy3.MorphAnalyzer(lang="ru")


def _best(word: str, *, leads: bool = False) -> Any:
    """The analysis of a dictionary form: the nominative noun or adjective, or the infinitive; an adjective where it
    `leads` a noun."""
    parses = _analyzer().parse(word)
    if leads:
        for parse in parses:
            if parse.tag.POS in ("ADJF", "PRTF") and parse.tag.case == "nomn":
                return parse
    for parse in parses:
        if parse.tag.POS in ("INFN", "NOUN", "ADJF", "NUMR", "NPRO") and parse.normal_form == word:
            return parse
    return parses[0]


def _inflected(phrase: str) -> Iterator[str]:
    """Every form of a phrase; adjectives agree with the noun, words after the noun stay."""
    words = phrase.split(" ")
    parses = [_best(word, leads=i + 1 < len(words)) for i, word in enumerate(words)]
    head = next(
        (i for i, parse in enumerate(parses) if parse.tag.POS in ("NOUN", "INFN", "NUMR", "NPRO")), len(words) - 1
    )
    yield phrase
    if parses[head].tag.POS == "INFN" or parses[head].tag.POS == "VERB":
        for form in parses[head].lexeme:
            if form.tag.POS in VERBAL:
                yield " ".join((*words[:head], form.word, *words[head + 1 :]))
        return
    for form in parses[head].lexeme:
        case, number = form.tag.case, form.tag.number
        if case not in CASES and form.tag.case not in ("gen2", "loc2"):
            continue
        case = {"gen2": "gent", "loc2": "loct"}.get(case, case)
        before = []
        for parse, word in zip(parses[:head], words[:head], strict=True):
            wanted = {case, number} if number == "plur" else {case, number, parses[head].tag.gender}
            agreed = parse.inflect({grammeme for grammeme in wanted if grammeme})
            before.append(agreed.word if agreed else word)
        yield " ".join((*before, form.word, *words[head + 1 :]))


def _rows(name: str, kind: str, value: str) -> Iterator[tuple[str, str, str, str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for phrase in row["words"].split("|"):
                forms = _inflected(phrase) if row["inflect"] == "1" else [phrase]
                for form in forms:
                    text = form.lower().replace("ё", "е")
                    yield row["lang"], name.removesuffix(".csv"), row[kind], row[value], text


def build() -> dict[str, bytes]:
    """File name -> content."""
    rows = [
        *_rows("cues.csv", "class", "value"),
        *_rows("numbers.csv", "kind", "value"),
        *_rows("periods.csv", "kind", "value"),
        *_rows("counts.csv", "class", "value"),
    ]
    files = {}
    for lang in ("en", "ru"):
        chosen = sorted({row[1:] for row in rows if row[0] == lang})
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("table", "kind", "value", "form"))
        writer.writerows(chosen)
        files[f"forms_{lang}.csv"] = out.getvalue().encode("utf-8")
    return files


if __name__ == "__main__":
    for file_name, content in build().items():
        (FOLDER / file_name).write_bytes(content)
        print(file_name, content.count(b"\n") - 1, "forms")
