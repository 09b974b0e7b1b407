"""Cases in words: the proof in one line, why it cannot be, what was probably meant, what to ask for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction

from comity.checking.arithmetic import Style, atoms, formula, style_of, sum_places
from comity.checking.cases import Case
from comity.checking.derive import Derived
from comity.checking.options import Option
from comity.checking.phrases import enumerated, period_text, quoted, span_text, stated, subject
from comity.checking.proofs import (
    band_text,
    other_text,
    pair_text,
    proof_text,
    short_text,
    value_text,
    when_text,
    with_unit,
)
from comity.checking.texts import TEXTS
from comity.model.finding import Cited, Finding, Implied, Reading
from comity.reference.forms import Language

_SHOWN = 6


def finding_id(cls: str, anchors: Iterable[str]) -> str:
    """Stable: of the class and the places, so that a decision survives another wording and a better reader."""
    key = "\x1f".join([cls, *sorted(anchors)])
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def finding_of(case: Case, language: Language) -> Finding:
    """A case worded in a language. The id rests on the class and the places alone."""
    cited = tuple(Cited.of(f) for f in case.figures)
    readings = tuple(
        Reading(o.reading, o.cost, o.statement, reading_text(o, case, language)) for o in case.readings[:_SHOWN]
    )
    return Finding(
        finding_id(case.cls, (c.anchor_id for c in cited)),
        case.cls,
        case.severity,
        cited,
        proof_text(case, language),
        readings,
        _why(case, readings, language),
        _ask(case, language),
    )


def reading_text(option: Option, case: Case, language: Language) -> str:
    """What the figure would say under a reading."""
    t = TEXTS[language]
    figure = next((f for f in case.figures if f.anchor_id == option.statement), None)
    anchor = quoted(figure.anchor, language) if figure is not None else ""
    key = (
        f"reading_{option.reading}_{option.note}"
        if f"reading_{option.reading}_{option.note}" in t
        else f"reading_{option.reading}"
    )
    value = value_text(option.shown, language) if option.shown is not None else ""
    other = stated(option.of.figure, language) if option.of is not None else ""
    return t[key].format(
        anchor=anchor,
        value=value,
        period=period_text(option.shown.period, language) if option.shown is not None else "",
        other=other,
        part=when_text(case, "part", language),
        year=when_text(case, "year", language),
        unit=option.shown.unit if option.shown is not None else "",
        level_unit=next((r.left.unit for r in case.relations if r.statement == option.statement), ""),
    )


def _why(case: Case, readings: tuple[Reading, ...], language: Language) -> str:
    """One paragraph: what is said, the line that refutes it, what was probably meant. The whole proof stands apart."""
    t = TEXTS[language]
    documents = enumerated([_source(case, d, language) for d in sorted({f.document for f in case.figures})], language)
    line = "; ".join(pair_text(a, b, language) for a, b in case.pairs) or short_text(case, language)
    if case.rule == "wording_fits" and line:
        line = t["read_as"].format(other_text(case, language), line)
    body = t[f"why_{case.rule}"].format(
        said="" if case.pairs else _said(case, language),
        line=f": {line}" if line else "",
        part=when_text(case, "part", language),
        year=when_text(case, "year", language),
        share=_part_of_whole(case, language),
        band=band_text(case, language),
        documents=documents,
    )
    least = min((r.cost for r in readings), default=None)
    best = [r for r in readings if r.cost == least]
    if not best or case.rule in ("sources", "books", "twice"):
        return body
    if len(best) > 1 and all(r.reading == "drop" for r in best):
        return f"{body} {t['any']}"
    meant = t["or"].join(r.text for r in best)
    return f"{body} {t['settled' if case.rule == 'wording_fits' else 'meant'].format(meant)}"


def _source(case: Case, document: str, language: Language) -> str:
    """How a document is called: its title in the language's quotation marks, else its id."""
    title = case.names.get(document)
    return quoted(title, language) if title else document


def _part_of_whole(case: Case, language: Language) -> str:
    """Of a part of a year: how much of the year it would be."""
    if case.refuted is None or case.refuted.kind != "within":
        return ""
    return Style(language, Fraction(1), 0, "").percent(case.refuted.value * 100, 0, plus=False)


def _said(case: Case, language: Language) -> str:
    """What the documents say, in their order; the period once where all share it."""
    t = TEXTS[language]
    periods = {f.period for f in case.figures}
    one = next(iter(periods)) if len(periods) == 1 and len(case.figures) > 1 else None
    shared = one is not None and not one.day and not one.span
    parts = []
    for document in sorted({f.document for f in case.figures}):
        rows = [stated(f, language, dated=not shared) for f in case.figures if f.document == document]
        said = t["said_of" if shared else "said"]
        parts.append(
            said.format(_source(case, document, language), enumerated(rows, language), span_text(one, language))
        )
    return " ".join(parts)


def _ask(case: Case, language: Language) -> str:
    t = TEXTS[language]
    if case.rule == "part_of_year" and case.refuted is not None:
        line = case.refuted
        return t["ask_part_of_year"].format(
            subject(line.target.figure, language), period_text(line.left.quantity.period, language)
        )
    if case.rule.startswith("conflict") or case.rule in ("wording_misfit", "equal_part", "unit_value"):
        rows = [quoted(f.anchor, language) for f in case.figures if f.anchor_id in case.blamed] or [
            quoted(f.anchor, language) for f in case.figures
        ]
        return t["ask_figures"].format(enumerated(rows, language))
    return t.get(f"ask_{case.rule}", "")


def implied_of(d: Derived, language: Language) -> Implied:
    """A value nobody printed, with its derivation."""
    q = d.quantity
    style = style_of(list(atoms(d)), language)
    text = f"{formula(d, style)[0]} = {style.level(d.value, sum_places(d, style))}"
    return Implied(
        q.measure,
        q.origin,
        q.destination,
        q.commodity,
        str(q.period),
        q.unit,
        d.interval,
        with_unit(text, style, language),
        tuple(sorted(d.used)),
    )
