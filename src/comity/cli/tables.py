"""Statements as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.cli.columns import draw
from comity.model.figure import Figure
from comity.model.statement import Statement
from comity.model.unread import Unread
from comity.model.wire import decimal, plain
from comity.workspace.report import counted, one_line

if TYPE_CHECKING:
    from comity.workspace.listing import Listing
    from comity.workspace.read import Item

_SCALES = ((Fraction(10**12), "tn"), (Fraction(10**9), "bn"), (Fraction(10**6), "m"))
_FIGURE_COLUMNS = ("as printed", "measure", "direction", "goods", "period", "value")
_FACT_COLUMNS = ("fact", "what", "told of it")
_BOUNDS = {"about": "about ", "over": "over ", "under": "under "}
# What a fact is about, and what else is told of it.
_FACTS = {
    "agreement": ("title", ("parties", "action", "date")),
    "meeting": ("name", ("ordinal_number", "type", "place", "status", "date")),
    "project": ("title", ("companies", "products", "place", "host", "status", "date")),
    "membership": ("organisation", ("countries", "status", "date")),
    "chairmanship": ("body", ("country", "period")),
    "milestone": ("union", ("step", "date")),
    "office": ("person", ("role", "country")),
    "position": ("subject", ("stance", "holder")),
    "barrier": ("title", ("goods", "date")),
    "composition": ("measure", ("reporter", "partner", "goods", "period")),
}


def readings(items: Iterable[Item], width: int) -> str:
    """Each document: a heading, its figures, its facts, and the numbers that are no figure, counted by reason."""
    parts: list[str] = []
    for item in items:
        document, reading = item.document, item.reading
        figures = [s for s in reading.statements if isinstance(s, Figure)]
        facts = [s for s in reading.statements if not isinstance(s, Figure)]
        notes = (f"  {one_line(note)}" for note in (*document.notes, *reading.notes))
        parts.append("\n".join([_heading(item, len(figures), len(facts)), *notes]))
        parts += [*_tables(figures, facts, width, named=False), _unread(reading.unread)]
    return "\n\n".join(parts) + "\n"


def listing(shown: Listing, width: int) -> str:
    """Statements of one or several documents, and how many of how many they are."""
    figures = [s for s in shown.statements if isinstance(s, Figure)]
    facts = [s for s in shown.statements if not isinstance(s, Figure)]
    tables = _tables(figures, facts, width, named=shown.documents > 1)
    return "\n\n".join([*tables, f"{len(shown.statements)} of {shown.out_of}"]) + "\n"


def _tables(figures: Sequence[Figure], facts: Sequence[Statement], width: int, *, named: bool) -> list[str]:
    """The table of the figures and that of the facts, where there are any. named: with the document in front."""
    tables = []
    for header, statements, cells in (
        (_FIGURE_COLUMNS, figures, [figure_cells(figure) for figure in figures]),
        (_FACT_COLUMNS, facts, [fact_cells(fact) for fact in facts]),
    ):
        if statements:
            rows = [
                [one_line(cell) for cell in ((statement.document, *row) if named else row)]
                for statement, row in zip(statements, cells, strict=True)
            ]
            tables.append(draw(("document", *header) if named else header, rows, width))
    return tables


def _heading(item: Item, figures: int, facts: int) -> str:
    document, reading = item.document, item.reading
    known = [str(reading.date or ""), reading.language or document.language, "-".join(reading.pair or ())]
    about = ", ".join(part for part in known if part)
    told = f"{counted(figures, 'figure')}, {counted(facts, 'fact')}"
    return one_line(f"{document.id}{f' ({about})' if about else ''}: {told}")


def _unread(numbers: Sequence[Unread]) -> str:
    """`7 numbers not read: 5 date, 2 identifier`."""
    if not numbers:
        return "Every number was read."
    reasons = Counter(number.reason for number in numbers)
    told = ", ".join(
        f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    )
    head = "1 number not read as a figure" if len(numbers) == 1 else f"{len(numbers)} numbers not read as figures"
    return f"{head}: {told}"


def figure_cells(figure: Figure) -> tuple[str, str, str, str, str, str]:
    """As printed, measure, direction, goods, period, value."""
    return (
        figure.anchor,
        figure.measure,
        _direction(figure),
        ", ".join(part for part in (figure.commodity, figure.scope) if part),
        str(figure.period or ""),
        _value(figure),
    )


def fact_cells(fact: Statement) -> tuple[str, str, str]:
    """Kind, what it is about, what is told of it."""
    subject, others = _FACTS[fact.kind]
    values = (_words(getattr(fact, name)) for name in others)
    return fact.kind, _words(getattr(fact, subject)), "; ".join(value for value in values if value)


def _words(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(_words(item) for item in value)
    return str(plain(value))


def _direction(figure: Figure) -> str:
    """Goods flow along the arrow: exports of A to B are `A → B`, imports of A from B `A ← B`; turnover has none."""
    sides = [side for side in (figure.reporter, figure.partner) if side]
    if len(sides) < 2:
        return "".join(sides)
    flow = figure.measure.rsplit(".", 1)[-1]
    arrow = "–" if flow in ("turnover", "trade", "balance") else "←" if flow == "imports" else "→"
    return f"{sides[0]} {arrow} {sides[1]}"


def _value(figure: Figure) -> str:
    """The value with its form: `over 1.17 bn USD`, `10.1%`, `+4.2% on 2012`, `×3.6`, `no. 6`."""
    low, high = figure.value, figure.high
    if figure.form == "rank":
        said = f"no. {decimal(low)}"
    elif figure.form == "ratio":
        said = f"×{_range(low, high)}"
    else:
        sign = "+" if figure.form == "growth" and low > 0 else ""
        unit = "%" if figure.unit == "percent" else f" {figure.unit}" if figure.unit else ""
        said = f"{sign}{_range(low, high)}{unit}"
    base = f" on {figure.base}" if figure.base is not None and figure.base != _year_before(figure) else ""
    parent = f" of {figure.parent}" if figure.parent and figure.form == "share" else ""
    status = "" if figure.status == "reported" else f" ({figure.status})"
    return f"{_BOUNDS.get(figure.bound, '')}{said}{parent}{base}{status}"


def _year_before(figure: Figure) -> object:
    return figure.period.shift(-1) if figure.period is not None and figure.period.year > 1 else None


def _range(low: Fraction, high: Fraction | None) -> str:
    return _amount(low) if high is None else f"{_amount(low)}–{_amount(high)}"


def _amount(value: Fraction) -> str:
    """Exact: in billions or millions where that is shorter, else with thousands apart."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            text = decimal(value / scale)
            return (
                f"{text} {name}"
                if "/" not in text and len(text) <= 8
                else f"{text if '/' in text else _grouped(value)}"
            )
    return _grouped(value)


def _grouped(value: Fraction) -> str:
    text = decimal(value)
    if "/" in text:
        return f"{float(value):.4g}"
    whole, point, digits = text.partition(".")
    return f"{int(whole):,}{point}{digits}" if whole not in ("-0",) else text
