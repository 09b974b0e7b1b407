"""The arithmetic of a case in words: in full for the proof, in one line for a paragraph."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.checking.arithmetic import (
    Style,
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
from comity.checking.exchange import Converted
from comity.checking.keys import sign
from comity.checking.options import Option
from comity.checking.phrases import period_text, quoted, span_text, subject, unit_text
from comity.checking.proof import Line
from comity.checking.texts import TEXTS
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period
from comity.reference.forms import Language


def line_text(line: Line, language: Language, *, claim: bool = True, ends: bool = True) -> str:
    """`877.6 + 293.8 = 1,171.4, printed 1,170 (million USD)`; without the claim, what the arithmetic gives.

    ends: with what rounding allows.
    """
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
        return with_unit("; ".join([*steps, text]), style, language)
    else:
        left, right = _side(line.left, style, steps, language), _side(line.right, style, steps, language)
        between = "−" if line.kind == "difference" else "/"
        shown = (
            outcome(line, style, line.value)
            if line.kind != "within"
            else style.percent(line.value * 100, 1, plus=False)
        )
        text = f"{left} {between} {right} = {shown}"
    room = None if line.kind == "within" or line.exact or not ends else span(line, style)
    if room is not None:
        text += " " + t["ends"].format(*room)
    if claim and line.kind != "within":
        bound = line.target.figure.bound
        text += t["printed"].format(t.get(f"bound_{bound}", "{0}").format(claimed(line, style)))
    return with_unit("; ".join([*steps, text]), style, language)


def short_text(case: Case, language: Language) -> str:
    """The one line that a paragraph needs: without the steps and without the ends that rounding allows."""
    line = case.refuted
    t = TEXTS[language]
    if line is None:
        if case.rule == "unit_value":
            return price_text(case, language)
        if case.rule in ("rates", "rates_between"):
            return exchange_text(case, language)
        if case.rule == "rates_sum":
            return sum_text(case, language)
        return "" if case.relations else proof_text(case, language)
    if line.right is None or line.kind == "within":
        return line_text(line, language, ends=False)
    line = _from_its_side(line)
    right = line.right or line.left
    style = style_of(relations_in(line), language)
    one, other = (_bracketed(d, style, line.kind) for d in (line.left, right))
    if line.kind == "part":
        return with_unit(f"{one} > {other}", style, language)
    between = "−" if line.kind == "difference" else "/"
    bound = t.get(f"bound_{line.target.figure.bound}", "{0}").format(claimed(line, style))
    return f"{one} {between} {other} = {outcome(line, style, line.value)}" + t["printed"].format(bound)


def _bracketed(d: Derived, style: Style, kind: str) -> str:
    text, is_sum = formula(d, style)
    return f"({text})" if kind != "part" and (is_sum or d.term.op in ("times", "over")) else text


def _from_its_side(line: Line) -> Line:
    """A balance is shown as the side that tells it sees it."""
    target = line.target
    if not target.left.is_signed or sign(target.figure) > 0 or not _turns(line):
        return line
    if line.kind == "ratio" and line.right is not None:
        return replace(line, left=turned(line.left), right=turned(line.right))
    own = replace(target, nominal=-target.nominal, interval=target.interval.scale(-1), sign=-target.sign)
    left, right = turned(line.left), None if line.right is None else turned(line.right)
    return Line(line.kind, left, right, -line.value, line.interval.scale(-1), own)


def _turns(line: Line) -> bool:
    """A sum of the two flows, or what rests on the growth of the balance."""
    if line.kind == "level":
        return line.left.term.op.startswith("sum-") or line.left.term.relation is not None
    return line.kind in ("ratio", "difference")


def _side(d: Derived, style: Style, steps: list[str], lang: Language) -> str:
    """A printed number as it is; a derived one is worked out in a step of its own first."""
    text, _ = formula(d, style)
    if d.term.op == "printed":
        return text
    value = style.level(d.value, sum_places(d, style))
    steps.append(f"{text} = {value} ({period_text(d.quantity.period, lang)})")
    return value


def with_unit(text: str, style: Style, language: Language) -> str:
    """A formula and the unit of its levels."""
    unit = unit_text(int(style.scale), style.unit, language)
    return f"{text} ({unit})" if unit else text


def proof_text(case: Case, language: Language) -> str:
    """The arithmetic in one line."""
    t = TEXTS[language]
    if case.rule in ("sources", "revised"):
        return "; ".join(pair_text(a, b, language) for a, b in case.pairs)
    if case.rule == "twice":
        return " ≠ ".join(quoted(f.anchor, language) for f in case.figures)
    if case.rule == "equal_part":
        return t["equal_proof"].format(
            quoted(case.figures[0].anchor, language), *(when_text(case, k, language) for k in ("part", "year"))
        )
    if case.rule in ("rates", "rates_between"):
        return exchange_text(case, language)
    if case.rule == "rates_sum":
        return sum_text(case, language)
    if case.rule == "unit_value":
        prior = t["prior"].format(case.prior, band_text(case, language))
        return f"{price_text(case, language)}; {prior}"
    parts = []
    if case.refuted is not None:
        text = line_text(case.refuted, language)
        parts.append(t["read_as"].format(other_text(case, language), text) if case.rule == "wording_fits" else text)
    elif case.relations:
        parts.append(t["no_values"].format("; ".join(quoted(r.figure.anchor, language) for r in case.relations)))
    parts += [_fit(case, i, line, language) for i, line in enumerate(case.fits)]
    if case.rule == "part_of_year":
        parts.append(t["prior"].format(case.prior, band_text(case, language)))
    return "; ".join(parts)


def pair_text(a: Figure, b: Figure, language: Language) -> str:
    """Two values of one thing."""
    values = f"{quoted(a.anchor, language)} / {quoted(b.anchor, language)}"
    of = subject(a, language)
    if a.form in ("growth", "ratio"):
        of = TEXTS[language]["form.growth"].format(subject(a, language, 1))
    return f"{of}, {period_text(a.period, language)}: {values}"


def other_text(case: Case, language: Language) -> str:
    """The reading that the other figures refute."""
    option = case.facts.get("other")
    return value_text(option.shown, language) if isinstance(option, Option) and option.shown is not None else ""


def _fit(case: Case, index: int, line: Line, language: Language) -> str:
    t = TEXTS[language]
    if case.rule == "wording_fits" or index >= len(case.readings):
        return t["fits"].format(line_text(line, language))
    option = case.readings[index]
    if f"if_{option.note}" in t:
        return f"{t[f'if_{option.note}']}: {line_text(line, language)}"
    if (figure := option.shown) is not None:
        return t["read_as"].format(value_text(figure, language), line_text(line, language, claim=line.kind != "level"))
    return t["fits"].format(line_text(line, language))


def value_text(figure: Figure, language: Language) -> str:
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


def price_text(case: Case, language: Language) -> str:
    """The unit value that cannot be."""
    t = TEXTS[language]
    value, weight = case.facts.get("value"), case.facts.get("weight")
    if not isinstance(value, Figure) or not isinstance(weight, Figure):
        return ""
    price = value.value / weight.value
    shown = Style(language, Fraction(1), 0, "").number(price, 0 if price >= 20 else 1)
    return t["price_proof"].format(quoted(value.anchor, language), quoted(weight.anchor, language), shown, value.unit)


def exchange_text(case: Case, language: Language) -> str:
    """Two currencies: the one printed value in the currency of the other, at which rate, by whom."""
    from comity.checking.words.spell import amount, rate

    found, one, other = case.facts.get("converted"), case.facts.get("from"), case.facts.get("to")
    if not isinstance(found, Converted) or not isinstance(one, Figure) or not isinstance(other, Figure):
        return ""
    worth = amount(found.interval, found.to, language)
    return TEXTS[language]["converted"].format(
        quoted(one.anchor, language), worth, rate(found, language), quoted(other.anchor, language)
    )


def sum_text(case: Case, language: Language) -> str:
    """A sum over two currencies: what the terms are worth at which rate, what the others make of the one left."""
    from comity.checking.words.spell import amount, rate

    line, worth = case.facts.get("line"), case.facts.get("worth")
    if not isinstance(line, Line) or not isinstance(worth, tuple):
        return ""
    t = TEXTS[language]
    target = line.target
    made = amount(line.interval.scale(target.sign), target.left.unit, language)
    terms = [t["worth"].format(quoted(f.anchor, language), amount(c.interval, c.to, language), rate(c, language))
             for f, c in worth]  # fmt: skip
    return "; ".join([*terms, t["sum_made"].format(made, quoted(target.figure.anchor, language))])


def when_text(case: Case, key: str, language: Language) -> str:
    """A period among the facts of a case."""
    period = case.facts.get(key)
    return span_text(period, language) if isinstance(period, Period) else ""


def band_text(case: Case, language: Language) -> str:
    """What is expected: a share of the year, a price."""
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
