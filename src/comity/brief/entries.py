"""Figures as entries: the number, then what tells it from its neighbours (status, scope, basis, books, base)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from comity.brief.content import Inline, Line, Ref, Words
from comity.brief.register import Register
from comity.model.figure import Figure

MILLION = 10**6
_FLOW = re.compile(
    r"(?P<all>all )?(?P<here>[A-Z]{3}) (?P<measure>exports|imports|turnover)"
    r"(?(all)|(?: (?P<way>to|from|with) (?P<there>.+)))"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a table's levels and the scale they are printed in."""

    unit: str
    scale: int

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Measure:
        """The commonest unit of money among levels; millions where the largest reaches a million."""
        levels = [f for f in figures if f.form == "level" and len(f.unit) == 3 and f.unit.isupper()]
        counts: dict[str, int] = {}
        for figure in levels:
            counts[figure.unit] = counts.get(figure.unit, 0) + 1
        unit = max(sorted(counts), key=lambda name: counts[name], default="")
        largest = max((abs(f.value) for f in levels if f.unit == unit), default=0)
        return cls(unit, MILLION if largest >= MILLION else 1)

    def name(self, register: Register) -> str:
        """The unit in words: `USD million`."""
        tongue = register.tongue
        unit = tongue.get(f"unit.{self.unit}", self.unit)
        return tongue("unit.million_of", unit=unit) if self.scale == MILLION else unit

    def fits(self, figure: Figure) -> bool:
        """The figure is a level in this unit, so that its number alone says it."""
        return figure.form == "level" and figure.unit == self.unit


def qualifiers(register: Register, figure: Figure, omit: Sequence[str] = ()) -> list[str]:
    """What limits a figure, in words, without the fields the place already tells."""
    tongue = register.tongue
    found: list[str] = []

    def add(name: str, text: str | None) -> None:
        if text and name not in omit:
            found.append(text)

    add("commodity", figure.commodity)
    add("period", tongue.period(figure.period) if figure.period else None)
    if figure.base and figure.form in ("growth", "ratio"):
        add("base", tongue("qualifier.base", period=tongue.period(figure.base)))
    if figure.status != "reported":
        add("status", tongue.get(f"status.{figure.status}", figure.status))
    add("scope", figure.scope)
    add("region", figure.partner_region)
    add("basis", figure.basis)
    if figure.form in ("share", "rank"):
        add(
            "parent", tongue("qualifier.parent", parent=parent_name(register, figure.parent)) if figure.parent else None
        )
    if not figure.books:
        add("side", register.told_as(figure.measure, figure.reporter, figure.partner))
    add("books", tongue("qualifier.books", country=tongue.country(figure.books, "genitive")) if figure.books else None)
    return found


def parent_name(register: Register, parent: str) -> str:
    """What a share is of, in the brief's language where it is a flow; else as read, codes spelt out."""
    tongue, flow = register.tongue, _FLOW.fullmatch(parent)
    if flow is None:
        for code in register.pair:
            parent = re.sub(rf"\b{code}\b", tongue.country(code), parent)
        return parent
    here, measure, there = tongue.country(flow["here"], "genitive"), tongue(f"measure.{flow['measure']}"), flow["there"]
    if flow["all"]:
        return tongue("parent.all", measure=measure, here=here)
    if flow["way"] == "with":
        return tongue("parent.with", measure=measure, here=here, there=tongue.country(there, "instrumental"))
    ends = tongue.flow("trade.out" if flow["way"] == "to" else "trade.in", there).partition(" ")[2]
    return tongue("parent.way", measure=measure, here=here, ends=ends)


def tell(register: Register, figures: Sequence[Figure], text: str, omit: Sequence[str] = (), pad: str = "") -> Line:
    """One entry of figures that say the same: the number, then its qualifiers."""
    rest = ", ".join(qualifiers(register, figures[0], omit))
    line: tuple[Inline, ...] = (register.figure(text, *figures, pad=pad),)
    return (*line, Words(f" {rest}", "label")) if rest else line


def official_mark(register: Register, figures: Sequence[Figure]) -> Line:
    """What official statistics say of a number, in a word or two; nothing where they do not cover it."""
    judged = next((f for f in figures if f.anchor_id in register.official), None)
    if judged is None or register.official[judged.anchor_id].state == "not covered":
        return ()
    found = register.official[judged.anchor_id]
    told = ", ".join((register.tongue.value(judged), register.tongue.period(judged.period)))
    books = " ".join(found.confirmed_by)
    text = register.tongue(f"official.mark.{found.state}", books=books)
    rows = dict.fromkeys(register.row(row.source, row.vintage, line) for row in found.rows for line in row.rows)
    return (Ref(text, tuple(rows), "official", formula=f"{told}: {found.text}"),)


def merged(figures: Iterable[Figure], text: Callable[[Figure], str]) -> list[tuple[str, list[Figure]]]:
    """Figures of one document that say the same become one entry; documents stay apart."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for f in figures:
        key = (
            f.document, text(f), f.measure, f.reporter, f.partner, f.commodity, f.period, f.form, f.unit, f.base,
            f.status, f.scope, f.partner_region, f.basis, f.parent, f.books,
        )  # fmt: skip
        groups.setdefault(key, []).append(f)
    return [(text(group[0]), group) for group in groups.values()]


def entries(register: Register, figures: Iterable[Figure], omit: Sequence[str] = ()) -> tuple[Line, ...]:
    """Entries in words, each with its unit."""
    told = merged(figures, register.tongue.value)
    pairs = ((tell(register, group, text, omit), official_mark(register, group)) for text, group in told)
    return tuple((*line, Words(" "), *mark) if mark else line for line, mark in pairs)


def agreed(register: Register, figures: Iterable[Figure], omit: Sequence[str] = ()) -> tuple[Line, ...]:
    """Entries in words; what several documents say alike is one entry that leads to all of them."""
    lines: dict[tuple[str, ...], list[Figure]] = {}
    for f in figures:
        lines.setdefault((register.tongue.value(f), *qualifiers(register, f, omit)), []).append(f)
    told = ((tell(register, group, key[0], omit), official_mark(register, group)) for key, group in lines.items())
    return tuple(line for pair in told for line in pair if line)


def column(
    register: Register, figures: Iterable[Figure], measure: Measure, omit: Sequence[str], widest: int
) -> tuple[Line, ...]:
    """Entries of an aligned column: bare numbers in the table's unit, others in words.

    widest: the decimals of the column, so that shorter numbers are padded.
    """

    def text(figure: Figure) -> str:
        return register.tongue.value(figure, measure.scale if measure.fits(figure) else None)

    made = []
    for spelt, group in merged(figures, text):
        pad = padding(register, spelt, widest) if measure.fits(group[0]) else ""
        made.append(tell(register, group, spelt, omit, pad))
        mark = official_mark(register, group)
        made += [mark] if mark else []
    return tuple(made)


def places(register: Register, figures: Iterable[Figure], measure: Measure) -> int:
    """The most decimals a column of levels prints."""
    mark = register.tongue("number.decimal")
    spelt = [register.tongue.value(f, measure.scale) for f in figures if measure.fits(f)]
    return max((len(text.rpartition(mark)[2]) for text in spelt if mark in text), default=0)


def padding(register: Register, text: str, widest: int) -> str:
    """What is missing after the last digit."""
    mark = register.tongue("number.decimal")
    have = len(text.rpartition(mark)[2]) if mark in text else 0
    return "" if have >= widest else ("" if have else mark) + "0" * (widest - have)
