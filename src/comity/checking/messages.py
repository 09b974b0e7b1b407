"""Cases in words: the proof in one line, why it cannot be, what was probably meant, what to ask for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction

from comity.checking.arithmetic import (
    Style,
    atoms,
    claimed,
    formula,
    outcome,
    places_of,
    relations_in,
    span,
    style_of,
    sum_places,
    turned,
)
from comity.checking.cases import Case
from comity.checking.derive import Derived
from comity.checking.options import Option
from comity.checking.phrases import enumerated, period_text, quoted, stated, subject, unit_text
from comity.checking.proof import Line
from comity.checking.texts import TEXTS
from comity.model.figure import Figure
from comity.model.finding import Cited, Finding, Implied, Reading
from comity.model.interval import Interval
from comity.model.period import Period
from comity.reference.forms import Language

_SHOWN = 6


def finding_of(case: Case, language: Language) -> Finding:
    """A case worded in a language. The id rests on the class and the places alone."""
    cited = tuple(Cited.of(f) for f in case.figures)
    key = "\x1f".join([case.cls, *sorted(c.anchor_id for c in cited)])
    readings = tuple(
        Reading(o.reading, o.cost, o.statement, reading_text(o, case, language)) for o in case.readings[:_SHOWN]
    )
    return Finding(
        hashlib.sha256(key.encode()).hexdigest()[:12],
        case.cls,
        case.severity,
        cited,
        proof_text(case, language),
        readings,
        _why(case, readings, language),
        _ask(case, language),
    )


def line_text(line: Line, language: Language, *, claim: bool = True) -> str:
    """`877.6 + 293.8 = 1,171.4, printed 1,170 (million USD)`; without the claim, what the arithmetic gives."""
    t = TEXTS[language]
    line = _from_its_side(line)
    style = style_of(relations_in(line), language)
    steps: list[str] = []
    if line.kind == "level" and line.left.term.op == "printed" and line.left.term.relation is not None:
        other = line.left.term.relation.figure
        return t["also"].format(*(quoted(f.anchor, language) for f in (line.target.figure, other)))
    if line.kind == "level" or line.right is None:
        text = f"{formula(line.left, style)[0]} = {outcome(line, style, line.value)}"
    elif line.kind == "part":
        text = f"{_side(line.left, style, steps, language)} > {_side(line.right, style, steps, language)}"
        return _with_unit("; ".join([*steps, text]), style, language)
    else:
        left, right = _side(line.left, style, steps, language), _side(line.right, style, steps, language)
        sign = "−" if line.kind == "difference" else "/"
        shown = (
            outcome(line, style, line.value)
            if line.kind != "within"
            else style.percent(line.value * 100, 1, plus=False)
        )
        text = f"{left} {sign} {right} = {shown}"
    ends = None if line.kind == "within" or line.exact else span(line, style)
    if ends is not None:
        text += " " + t["ends"].format(*ends)
    if claim and line.kind != "within":
        bound = line.target.figure.bound
        text += t["printed"].format(t.get(f"bound_{bound}", "{0}").format(claimed(line, style)))
    return _with_unit("; ".join([*steps, text]), style, language)


def _from_its_side(line: Line) -> Line:
    """A balance is shown as the side that tells it sees it."""
    target = line.target
    if target.sign > 0 or line.kind != "level" or not line.left.term.op.startswith("sum-"):
        return line
    figure_side = replace(target, nominal=-target.nominal, interval=target.interval.scale(-1), sign=1)
    left = turned(line.left)
    return Line("level", left, None, left.value, left.interval, figure_side)


def _side(d: Derived, style: Style, steps: list[str], lang: Language) -> str:
    """A printed number as it is; a derived one is worked out in a step of its own first."""
    text, _ = formula(d, style)
    if d.term.op == "printed":
        return text
    value = style.level(d.value, sum_places(d, style))
    steps.append(f"{text} = {value} ({period_text(d.quantity.period, lang)})")
    return value


def _with_unit(text: str, style: Style, language: Language) -> str:
    unit = unit_text(int(style.scale), style.unit, language)
    return f"{text} ({unit})" if unit else text


def proof_text(case: Case, language: Language) -> str:
    """The arithmetic in one line."""
    t = TEXTS[language]
    if case.rule in ("sources", "revised"):
        return "; ".join(_pair(a, b, language) for a, b in case.pairs)
    if case.rule == "twice":
        return " ≠ ".join(quoted(f.anchor, language) for f in case.figures)
    if case.rule == "equal_part":
        return t["equal_proof"].format(
            quoted(case.figures[0].anchor, language), *(_when(case, k, language) for k in ("part", "year"))
        )
    if case.rule == "unit_value":
        return _price(case, language)
    parts = []
    if case.refuted is not None:
        text = line_text(case.refuted, language)
        parts.append(t["read_as"].format(_other(case, language), text) if case.rule == "wording_fits" else text)
    elif case.relations:
        parts.append(t["no_values"].format("; ".join(quoted(r.figure.anchor, language) for r in case.relations)))
    parts += [_fit(case, i, line, language) for i, line in enumerate(case.fits)]
    return "; ".join(parts)


def _pair(a: Figure, b: Figure, language: Language) -> str:
    values = f"{quoted(a.anchor, language)} / {quoted(b.anchor, language)}"
    return f"{subject(a, language)}, {period_text(a.period, language)}: {values}"


def _other(case: Case, language: Language) -> str:
    option = case.facts.get("other")
    return _value(option.shown, language) if isinstance(option, Option) and option.shown is not None else ""


def _fit(case: Case, index: int, line: Line, language: Language) -> str:
    t = TEXTS[language]
    if case.rule == "wording_fits" or index >= len(case.readings):
        return t["fits"].format(line_text(line, language))
    option = case.readings[index]
    if f"if_{option.note}" in t:
        return f"{t[f'if_{option.note}']}: {line_text(line, language)}"
    if (figure := option.shown) is not None:
        return t["read_as"].format(_value(figure, language), line_text(line, language, claim=line.kind != "level"))
    return t["fits"].format(line_text(line, language))


def _value(figure: Figure, language: Language) -> str:
    """The value of a reading: +29.5%, ×4.6, 36.44 billion USD."""
    style = Style(language, *_scale(figure))
    if figure.form == "growth" and figure.unit == "percent":
        return style.percent(figure.value, places_of(figure.step), plus=True)
    if figure.form == "ratio":
        return f"×{style.number(figure.value, places_of(figure.value, 3))}"
    if figure.form == "share":
        return style.percent(figure.value, places_of(figure.step), plus=False)
    unit = unit_text(int(style.scale), style.unit, language)
    return f"{style.level(figure.value, style.places)} {unit}".strip()


def _scale(figure: Figure) -> tuple[Fraction, int, str]:
    scale = next((Fraction(10) ** p for p in (9, 6, 3) if abs(figure.value) >= 10**p), Fraction(1))
    unit = "" if figure.form != "level" else figure.unit
    if figure.form != "level":
        scale = Fraction(1)
    return scale, places_of((figure.step or Fraction(1)) / scale, 4), unit


def _price(case: Case, language: Language) -> str:
    t = TEXTS[language]
    value, weight = case.facts.get("value"), case.facts.get("weight")
    if not isinstance(value, Figure) or not isinstance(weight, Figure):
        return ""
    price = value.value / weight.value
    shown = Style(language, Fraction(1), 0, "").number(price, 0 if price >= 20 else 1)
    return t["price_proof"].format(quoted(value.anchor, language), quoted(weight.anchor, language), shown, value.unit)


def _when(case: Case, key: str, language: Language) -> str:
    period = case.facts.get(key)
    return period_text(period, language) if isinstance(period, Period) else ""


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
    value = _value(option.shown, language) if option.shown is not None else ""
    other = stated(option.of.figure, language) if option.of is not None else ""
    return t[key].format(
        anchor=anchor, value=value, other=other, part=_when(case, "part", language), year=_when(case, "year", language)
    )


def _why(case: Case, readings: tuple[Reading, ...], language: Language) -> str:
    t = TEXTS[language]
    said = "" if case.pairs else _said(case, language)
    documents = enumerated([case.name(d) for d in sorted({f.document for f in case.figures})], language)
    body = t[f"why_{case.rule}"].format(
        said=said,
        proof=proof_text(case, language),
        part=_when(case, "part", language),
        year=_when(case, "year", language),
        band=_band(case, language),
        documents=documents,
    )
    least = min((r.cost for r in readings), default=None)
    best = [r.text for r in readings if r.cost == least]
    meant = t["or"].join(best)
    if not meant or case.rule in ("sources", "books", "twice"):
        return body
    return f"{body} {t['settled' if case.rule == 'wording_fits' else 'meant'].format(meant)}"


def _said(case: Case, language: Language) -> str:
    documents = sorted({f.document for f in case.figures})
    parts = []
    for document in documents:
        rows = [stated(f, language) for f in case.figures if f.document == document]
        parts.append(TEXTS[language]["said"].format(case.name(document), enumerated(rows, language)))
    return " ".join(parts)


def _band(case: Case, language: Language) -> str:
    band = case.facts.get("band")
    if not isinstance(band, Interval) or band.low is None or band.high is None:
        return ""
    style = Style(language, Fraction(1), 0, "")
    if case.rule == "part_of_year":
        return f"{style.number(band.low * 100, 0)}–{style.number(band.high * 100, 0)}%"
    value, weight = case.facts.get("value"), case.facts.get("weight")
    if isinstance(value, Figure) and isinstance(weight, Figure) and value.value / weight.value < band.low:
        return TEXTS[language]["at_least"].format(style.number(band.low, 0), value.unit)
    return TEXTS[language]["at_most"].format(
        style.number(band.high, 0), value.unit if isinstance(value, Figure) else ""
    )


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
        _with_unit(text, style, language),
        tuple(sorted(d.used)),
    )
