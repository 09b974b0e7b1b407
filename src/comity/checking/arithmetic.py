"""Numbers and formulas as a person reads them, in English or Russian."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.derive import Derived, Term
from comity.checking.proof import Line
from comity.checking.relations import Relation, is_average
from comity.model.figure import Figure
from comity.model.interval import Interval

_SHORT = 2
_SCALES = (Fraction(10) ** 12, Fraction(10) ** 9, Fraction(10) ** 6, Fraction(10) ** 3, Fraction(1))
_SCALE_WORDS = {
    "en": {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
    "ru": {10**3: "тыс.", 10**6: "млн", 10**9: "млрд", 10**12: "трлн"},
}
_A_YEAR = {"en": "a year", "ru": "в год"}
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Style:
    """How to print. scale: levels are printed in this many units. places: decimals of the most exact printed level."""

    language: str
    scale: Fraction
    places: int
    unit: str

    def number(self, value: Fraction, places: int) -> str:
        """A number with the language's separators, rounded half up."""
        shift = 10**places
        count = (abs(value) * shift * 2 + 1) // 2
        whole, rest = divmod(int(count), shift)
        point, group = (",", NBSP) if self.language == "ru" else (".", ",")
        text = f"{whole:,}".replace(",", group) + (f"{point}{rest:0{places}d}" if places else "")
        return f"−{text}" if value < 0 and count else text

    def level(self, value: Fraction, places: int | None = None) -> str:
        """A level in the style's scale."""
        return self.number(value / self.scale, self.places if places is None else places)

    def percent(self, value: Fraction, places: int, plus: bool) -> str:
        """A percentage; with its sign where it is a change."""
        text = self.number(value, places)
        return f"{'+' if plus and value > 0 else ''}{text}%"


def places_of(step: Fraction, limit: int = 6) -> int:
    """Decimals that a last place worth `step` needs."""
    places = 0
    while places < limit and step > 0 and (step * 10**places).denominator != 1:
        places += 1
    return places


def style_of(relations: list[Relation], language: str) -> Style:
    """The scale in which the printed levels read best, and the decimals of the finest of them."""
    levels = [r for r in relations if r.right is None or r.kind == "difference"]
    sizes = sorted(abs(r.nominal) for r in levels if r.nominal)
    typical = sizes[(len(sizes) - 1) // 2] if sizes else Fraction(1)
    fitting = [s for s in _SCALES if s <= typical]
    short = [s for s in fitting if all(places_of(last_place(r.figure) / s) <= _SHORT for r in levels)]
    scale = next(iter(short or fitting), Fraction(1))
    places = max((places_of(last_place(r.figure) / scale, 4) for r in levels), default=1)
    unit = next((r.left.unit for r in levels if r.left.unit), "")
    return Style(language, scale, places, unit)


def last_place(figure: Figure) -> Fraction:
    """What the last digit worth printing stands for; of a number in words, its own zeros tell."""
    if figure.step:
        return figure.step
    place = Fraction(1, 100)
    while figure.value and (figure.value / (place * 10)).denominator == 1:
        place *= 10
    return place


def atoms(d: Derived) -> Iterator[Relation]:
    """The relations a derived value rests on."""
    if d.term.relation is not None:
        yield d.term.relation
    for part in d.term.parts:
        yield from atoms(part)


def relations_in(line: Line) -> list[Relation]:
    """Every relation of a line, the target's included."""
    found = [*atoms(line.left), *(atoms(line.right) if line.right is not None else ()), line.target]
    return sorted({r.statement: r for r in found}.values(), key=lambda r: (r.figure.start, r.statement))


def printed(r: Relation, style: Style) -> str:
    """The printed number of a level in the style's scale, its own decimals kept."""
    return style.level(r.nominal, places_of(last_place(r.figure) / style.scale))


def factor(r: Relation, style: Style) -> str:
    """What a growth, a share or a ratio multiplies by: 1.008, 10.1%, 4.6."""
    figure = r.figure
    if figure.form == "share":
        return style.percent(r.nominal * 100, places_of(figure.step or Fraction(1, 10)), plus=False)
    step = (figure.step or Fraction(1)) / (100 if figure.form == "growth" else 1)
    places = places_of(step) if figure.form == "growth" else max(places_of(figure.value), 0)
    return style.number(r.nominal, min(places, 4))


def formula(d: Derived, style: Style) -> tuple[str, bool]:
    """The expression of a derived value, and whether it is a sum (and needs brackets before a quotient)."""
    term = d.term
    if term.op == "printed" and term.relation is not None:
        return printed(term.relation, style), False
    if term.op.startswith("sum"):
        positive = int(term.op.partition("-")[2] or len(term.parts))
        out = ""
        ordered = [*sorted(term.parts[:positive], key=_first_place), *sorted(term.parts[positive:], key=_first_place)]
        for i, part in enumerate(ordered):
            text, is_sum = formula(part, style)
            text = f"({text})" if is_sum and i >= positive else text
            adds = i < positive
            if text.startswith("−"):
                adds, text = not adds, text[1:]
            out += text if i == 0 and adds else f" {'+' if adds else '−'} {text}"
        return out.strip(), True
    text, is_sum = formula(term.parts[0], style)
    if term.relation is None:
        return text, is_sum
    if term.op in ("add", "subtract"):
        sign = "+" if (term.op == "add") == (term.relation.nominal >= 0) else "−"
        amount = style.level(abs(term.relation.nominal), places_of(last_place(term.relation.figure) / style.scale))
        return f"{text} {sign} {amount}", True
    text = f"({text})" if is_sum else text
    return f"{text} {'×' if term.op == 'times' else '/'} {factor(term.relation, style)}", False


def _first_place(d: Derived) -> tuple[int, str]:
    """Terms of a sum stand in the order of the text."""
    return min((r.figure.start, r.statement) for r in atoms(d))


def turned(d: Derived) -> Derived:
    """A balance seen from the other side: what was added is taken away."""
    term = d.term
    value, interval = -d.value, d.interval.scale(-1)
    if term.op.startswith("sum-"):
        positive = int(term.op[4:])
        parts = (*term.parts[positive:], *term.parts[:positive])
        return replace(d, value=value, interval=interval, term=Term(f"sum-{len(parts) - positive}", parts))
    relation = term.relation
    if relation is not None and relation.kind != "ratio":
        relation = replace(relation, nominal=-relation.nominal, interval=relation.interval.scale(-1))
    parts = tuple(turned(part) for part in term.parts)
    return replace(d, value=value, interval=interval, term=Term(term.op, parts, relation))


def sum_places(d: Derived, style: Style) -> int:
    """Decimals of a derived level: those of a sum's terms, four digits of a quotient."""
    if d.term.op == "printed" and d.term.relation is not None:
        return places_of(last_place(d.term.relation.figure) / style.scale)
    size = abs(d.value / style.scale)
    digits = len(str(int(size))) if size >= 1 else 0
    if d.term.op.startswith("sum") and all(p.term.op == "printed" for p in d.term.parts):
        return max(sum_places(p, style) for p in d.term.parts)
    return max(min(4 - digits, 4), min(style.places, 1))


def outcome(line: Line, style: Style, value: Fraction) -> str:
    """A value of the line's kind as the target would print it."""
    figure = line.target.figure
    if line.kind in ("level", "difference", "part"):
        return style.level(value, sum_places(line.left, style) if line.kind == "level" else style.places)
    step = figure.step or Fraction(1, 10)
    if figure.form == "growth":
        return style.percent((value - 1) * 100, max(1, places_of(step)), plus=True)
    if figure.form == "share":
        return style.percent(value * 100, max(1, places_of(step)), plus=False)
    return f"×{style.number(value, 3 if value < 1 else 2)}"


def claimed(line: Line, style: Style) -> str:
    """The target's own number in the same terms."""
    figure = line.target.figure
    if line.kind in ("level", "part"):
        return _own(line.target, style)
    if line.kind == "difference":
        return style.level(line.target.nominal, places_of(last_place(figure) / style.scale))
    if figure.form == "growth":
        total = style.percent((line.target.nominal - 1) * 100, places_of(figure.step), plus=True)
        if not is_average(figure):
            return total
        yearly = style.percent(figure.value, places_of(figure.step), plus=True)
        return f"{yearly} {_A_YEAR[style.language]} ({total})"
    if figure.form == "share":
        return style.percent(line.target.nominal * 100, places_of(figure.step), plus=False)
    return f"×{style.number(line.target.nominal, places_of(figure.value, 3))}"


def _own(r: Relation, style: Style) -> str:
    """A printed level; in its own scale where that differs from the line's."""
    own = next((s for s in _SCALES if s <= abs(r.nominal)), Fraction(1))
    while own > 1 and places_of(last_place(r.figure) / own) > _SHORT:
        own /= 1000
    if own == style.scale:
        return printed(r, style)
    text = style.number(r.nominal / own, places_of(last_place(r.figure) / own))
    return f"{text} {scale_word(int(own), style.language)}".strip()


def scale_word(scale: int, language: str) -> str:
    """`million` of 1,000,000."""
    return _SCALE_WORDS[language].get(scale, "")


def span(line: Line, style: Style) -> tuple[str, str] | None:
    """The ends that rounding allows, None where there is nothing to tell."""
    interval: Interval = line.interval
    if interval.low is None or interval.high is None:
        return None
    low, high = outcome(line, style, interval.low), outcome(line, style, interval.high)
    return None if low == high else (low, high)
