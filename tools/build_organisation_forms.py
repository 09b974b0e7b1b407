"""Write organisation_forms.csv from organisations.csv and bodies.csv (Russian cases by pymorphy3).

    python tools/build_organisation_forms.py

Run it after any change of the two tables; the tests compare the result with what is stored.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ru_inflection import inflections, tokens

DATA = Path(__file__).resolve().parents[1] / "src" / "comity" / "reference" / "data"
COLUMNS = ("lang", "form", "code", "kind", "cased")
Row = tuple[str, str, str, str, str]


def read(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def listed(cell: str) -> list[str]:
    """The parts of a cell joined by bars."""
    return [part for part in cell.split("|") if part]


def _spellings(form: str) -> list[str]:
    return [form, form.replace("-", " ")] if "-" in form else [form]


def forms_of(row: dict[str, str], kind: str) -> list[Row]:
    """Every form of one organisation or body: names and aliases in all cases, abbreviations as they are."""
    found: list[Row] = []
    capital = set(listed(row["needs_capital"]))
    for lang in ("en", "ru"):
        for name in [row[f"name_{lang}"], *listed(row[f"aliases_{lang}"])]:
            cases = list(inflections(name).values()) if lang == "ru" else [" ".join(tokens(name))]
            for form in dict.fromkeys(cases):
                cased = form[:1].upper() + form[1:] if name in capital else ""
                if name.isupper():
                    cased = name
                found += [(lang, spelling, row["code"], kind, cased) for spelling in _spellings(form)]
        for short in listed(row[f"abbreviations_{lang}"]):
            form = " ".join(tokens(short))
            found += [(lang, spelling, row["code"], "abbreviation", short) for spelling in _spellings(form)]
        if lang == "ru":
            # Latin abbreviations stand in Russian texts as they are.
            known = {earlier[1] for earlier in found if earlier[0] == "ru"}
            for short in listed(row["abbreviations_en"]):
                form = " ".join(tokens(short))
                if form not in known:
                    found += [("ru", form, row["code"], "abbreviation", short)]
    return found


def build() -> list[Row]:
    """All rows, sorted, one for each language, form and code; an abbreviation wins over a name of the same form."""
    best: dict[tuple[str, str, str], Row] = {}
    for table, kind in (("organisations", "organisation"), ("bodies", "body")):
        for row in read(table):
            for form in forms_of(row, kind):
                key = (form[0], form[1], form[2])
                if key not in best or form[3] == "abbreviation":
                    best[key] = form
    return sorted(best.values())


def main() -> None:
    """Write the table."""
    with (DATA / "organisation_forms.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(build())


if __name__ == "__main__":
    main()
