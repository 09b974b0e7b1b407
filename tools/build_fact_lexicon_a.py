"""Generate src/comity/reading/lexicon/facts_a_forms.csv from the hand-kept facts_a.csv beside it.

Russian words are inflected as in build_lexicon.py. Run: python tools/build_fact_lexicon_a.py
"""

from __future__ import annotations

import csv
import io

from build_lexicon import FOLDER, _inflected

SOURCE, TARGET = "facts_a.csv", "facts_a_forms.csv"


def build() -> dict[str, bytes]:
    """File name -> content."""
    rows: dict[tuple[str, str, str], str] = {}
    with (FOLDER / SOURCE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for words in row["words"].split("|"):
                for form in _inflected(words) if row["inflect"] == "1" else [words]:
                    rows.setdefault((row["lang"], row["kind"], form.lower().replace("ё", "е")), row["value"])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("lang", "kind", "value", "form"))
    writer.writerows((lang, kind, value, form) for (lang, kind, form), value in sorted(rows.items()))
    return {TARGET: out.getvalue().encode("utf-8")}


if __name__ == "__main__":
    for file_name, content in build().items():
        (FOLDER / file_name).write_bytes(content)
        print(file_name, content.count(b"\n") - 1, "forms")
