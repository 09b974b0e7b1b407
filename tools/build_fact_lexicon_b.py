"""Generate src/comity/reading/lexicon/facts_b_forms.csv (lang,kind,value,form) from facts_b.csv beside it.

Russian words are inflected with pymorphy3, which is needed here only. Run: python tools/build_fact_lexicon_b.py
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from build_lexicon import FOLDER, _inflected


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """One row a form, in the order of the table: the first of two entries of a form wins when it is read."""
    with (FOLDER / "facts_b.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for phrase in row["words"].split("|"):
                for form in _inflected(phrase) if row["inflect"] == "1" else [phrase]:
                    yield row["lang"], row["kind"], row["value"], form.lower().replace("ё", "е")


def build() -> bytes:
    """The generated table: rows in the order of the source, each once."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("lang", "kind", "value", "form"))
    writer.writerows(dict.fromkeys(_rows()))
    return out.getvalue().encode("utf-8")


if __name__ == "__main__":
    content = build()
    (FOLDER / "facts_b_forms.csv").write_bytes(content)
    print("facts_b_forms.csv", content.count(b"\n") - 1, "forms")
