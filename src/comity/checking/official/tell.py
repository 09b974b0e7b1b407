"""Official verdicts in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from comity.checking.official.judge import Judged
from comity.checking.phrases import country_text, enumerated
from comity.checking.words.catalogue import catalogue
from comity.checking.words.spell import amount
from comity.model.official import Official, Row
from comity.reference.forms import Language

_SHOWN = 3


def official_of(judged: Judged, language: Language) -> Official:
    """A verdict in a language."""
    return Official(
        judged.claim.figure.anchor_id,
        judged.state,
        _text(judged, language),
        judged.confirmed_by,
        judged.contradicted_by,
        judged.rows,
    )


def _text(judged: Judged, language: Language) -> str:
    """The verdict in one line: who confirms, what the others say, how far off that is."""
    words = catalogue(language)
    books = [row for row in judged.rows if row.standing == "book" and row.newest]
    against = [row for row in books if row.books in judged.contradicted_by]
    told = "; ".join(_value(row, judged, language, named=len(against) > 1) for row in against[:_SHOWN])
    sides = {"yes": judged.confirmed_by, "no": judged.contradicted_by}
    named = {key: enumerated([country_text(code, language) for code in codes], language) if codes else ""
             for key, codes in sides.items()}  # fmt: skip
    key = judged.state.replace(" ", "_")
    if judged.state == "confirmed by one":
        key += "_against" if against else "_only"
    if judged.state == "revised":
        old = next(row for row in judged.rows if row.agrees and row.standing == "book")
        return words["official_revised"].format(**named, told=told, vintage=old.vintage)
    estimate = next((row for row in judged.rows if row.standing != "book"), None)
    if judged.state == "differs from estimate" and estimate is not None:
        told = _value(estimate, judged, language)
    if judged.state == "not covered":
        if judged.no_rate:
            return words["official_no_rate"].format(", ".join(judged.no_rate))
        return words["official_near_estimate" if estimate is not None else "official_not_covered"].format(
            told=_value(estimate, judged, language) if estimate is not None else ""
        )
    return words[f"official_{key}"].format(**named, told=told)


def _value(row: Row, judged: Judged, language: Language, *, named: bool = True) -> str:
    """`877.9 million USD by Belarus (belstat, 2015-03-01; +0.03%)`; without the name where it is told already."""
    words = catalogue(language)
    who = country_text(row.books, language) if row.books else row.source
    off = _off(row, judged)
    gap = f"; {off}" if off else ""
    source = f"{row.source}, {row.vintage}" if row.books else row.vintage
    rate = f"; {row.rate}" if row.rate else ""
    return words["official_value" if named else "official_value_bare"].format(
        amount(row.interval, row.unit, language), who, f"{source}{gap}{rate}"
    )


def _off(row: Row, judged: Judged) -> str:
    """How far an official level is from the printed one, in percent of the printed."""
    figure = judged.claim.figure
    low, high = row.interval.low, row.interval.high
    if figure.form != "level" or low is None or high is None or not figure.value or row.agrees:
        return ""
    percent = ((low + high) / 2 / figure.value - 1) * 100 if figure.value > 0 else Fraction(0)
    return in_percent(percent) if percent else ""


def in_percent(value: Fraction) -> str:
    """A difference by its two first digits, never as a power of ten: +0.35%, −12%, +92000%."""
    return f"{Decimal(f'{float(value):.2g}'):+f}%".replace("-", "−")
