"""`comity mirror`: both sides' books of a pair beside each other, and their gap taken apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.errors import UsageError, WarehouseError
from comity.trade.charts.dynamics import Line as Curve
from comity.trade.charts.dynamics import dynamics
from comity.trade.charts.style import Spec
from comity.trade.charts.waterfall import Step, waterfall
from comity.trade.mirrors.books import Book, Mirror, instead, mirror
from comity.trade.mirrors.gap import PARTS, Gap
from comity.trade.mirrors.valuation import counts_fob
from comity.workspace.trade_views.sheet import Column, Report, Sheet, columns, is_told
from comity.workspace.trade_views.words import Words, digits_for

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View

_MILLION = 1e6
_FLOW = "MIRROR"
_FROM = ("exporter_source", "exporter_vintage", "importer_source", "importer_vintage")
_ALWAYS = ("cif", "coverage", "reexports", "unexplained")


_Told = dict[int, tuple[float, str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """pair: our side first. year: None for all years. level: digits of the codes, 0 for the total. reconcile: also the
    reconciled values, which takes the source's whole year."""

    pair: tuple[str, str]
    year: int | None
    level: int
    reconcile: bool = False


def report(view: View, asked: Asked, words: Words) -> Report:
    """Both ways, our exports first. Raises WarehouseError where neither way is told by anybody."""
    ways = (asked.pair, (asked.pair[1], asked.pair[0]))
    if asked.year is None:
        return _years(view, asked, words)
    found: list[Mirror] = []
    silent: list[WarehouseError] = []
    for origin, destination in ways:
        try:
            found.append(mirror(view, origin, destination, asked.year, asked.level, with_estimate=asked.reconcile))
        except WarehouseError as error:
            silent.append(error)
    if not found:
        raise silent[0]
    charts = [_waterfall(m, words) for m in found if m.gap is not None]
    first, second = (words.country(code) for code in asked.pair)
    return Report(
        words("mirror.title", origin=first, destination=second, year=asked.year),
        tuple(_headline(m, words) for m in found),
        tuple(_sheet(m, words) for m in found),
        tuple(charts or _curves(view, asked.pair, words)),
        (*_all_notes(found, words), *map(str, silent)),
        {"pair": list(asked.pair), "year": asked.year, "level": asked.level, "flows": [_facts(m) for m in found]},
        _FLOW,
    )


def _names(m: Mirror, words: Words) -> dict[str, Any]:
    return {
        "origin": words.country(m.origin, "article"),
        "destination": words.country(m.destination, "article"),
        "year": m.year,
    }


def _headline(m: Mirror, words: Words) -> str:
    if m.gap is None:
        book = m.exporter or m.importer
        if book is None:
            raise UsageError("a flow that nobody tells has no headline")
        value = words.money(sum(book.values.values()))
        return words("mirror.one", **_names(m, words), country=words.country(book.reporter, "genitive"), value=value)
    key = "mirror.equal" if not m.gap.gap else "mirror.more" if m.gap.gap > 0 else "mirror.less"
    importer = words.country(m.destination)
    return words(key, **_names(m, words), importer=importer, gap=words.money(m.gap.gap))


def _source(books: Sequence[Book | None], words: Words) -> str:
    told = {words("source", source=book.source, vintage=book.vintage): None for book in books if book is not None}
    return "; ".join(told)


def _waterfall(m: Mirror, words: Words) -> Spec:
    gap = m.gap
    if gap is None:
        raise UsageError("one book alone has no gap")
    digits = digits_for(max(gap.exported, gap.imported))
    steps = [_whole("long.exported", m.origin, gap.exported, digits, words)]
    for name in PARTS:
        value = gap.parts[name]
        if gap.how[name] == "not separable":
            steps.append(Step(words(f"long.{name}"), 0.0, words("how.not separable"), missing=True))
        elif value or name in _ALWAYS:
            steps.append(Step(words(f"long.{name}"), value / _MILLION, words.signed(value / _MILLION, digits)))
    kind = "long.imported_fob" if counts_fob(m.destination, m.year) else "long.imported"
    steps.append(_whole(kind, m.destination, gap.imported, digits, words))
    subtitle = f"{words('million')}. {_source((m.exporter, m.importer), words)}"
    return waterfall(steps, _headline(m, words), [subtitle[:1].upper() + subtitle[1:]], [_cif(m, gap, words)])


def _whole(key: str, code: str, value: float, digits: int, words: Words) -> Step:
    label = words(key, country=words.owner(code))
    said = words.number(value / _MILLION, digits)
    return Step(label[:1].upper() + label[1:], value / _MILLION, said, whole=True)


def _cif(m: Mirror, gap: Gap, words: Words) -> str:
    """What transport and insurance rest on."""
    if counts_fob(m.destination, m.year) and not gap.parts["cif"]:
        return words("mirror.cif.fob", importer=words.country(m.destination))
    return words(f"mirror.cif.{gap.how['cif']}")


def _notes(m: Mirror, words: Words) -> list[str]:
    notes = list(m.notes)
    if m.gap is None:
        told = words("mirror.both", years=_spans(m.both)) if m.both else words("mirror.none")
        return [*notes, told]
    notes.append(_cif(m, m.gap, words))
    if m.gap.inseparable:
        parts = ", ".join(words(f"part.{name}") for name in m.gap.inseparable)
        notes.append(words("mirror.inseparable", parts=parts))
    return notes


def _all_notes(found: Sequence[Mirror], words: Words) -> list[str]:
    """Notes of both ways; one that is of one way only says of which."""
    by_way = {f"{m.origin} → {m.destination}": _notes(m, words) for m in found}
    told: dict[str, None] = {}
    for way, notes in by_way.items():
        for note in notes:
            shared = all(note in others for others in by_way.values())
            told[note if shared else f"{way}: {note}"] = None
    return list(told)


def _spans(years: Sequence[int]) -> str:
    """`2003–2006, 2008`."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _sheet(m: Mirror, words: Words) -> Sheet:
    """A row a commodity, the largest gap first; the flow as a whole at the end."""
    title = words("mirror.lines" if m.gap is not None else "mirror.line", **_names(m, words))
    source = _source((m.exporter, m.importer), words)
    heads = [
        ("origin", "", "text"), ("destination", "", "text"), ("year", "", "text"), ("commodity", words("hs"), "text"),
        ("goods", words("goods"), "text"), ("exported", words("exported", country=words.owner(m.origin)), "money"),
        ("imported", words("imported", country=words.owner(m.destination)), "money"), ("gap", words("gap"), "gap"),
    ]  # fmt: skip
    heads += [(name, words(f"part.{name}"), "gap") for name in PARTS]
    heads += [("reconciled", words("reconciled"), "money"), ("exporter_weight", words("exporter_weight"), "share")]
    heads += [(name, "", "text") for name in _FROM]
    return Sheet(
        f"{m.origin}-{m.destination}",
        f"{title}, {words('million')} ({source})",
        tuple(Column(*head, shown=_is_shown(head[0], m)) for head in heads),
        _rows(m, words),
        last=_last(m, words),
    )


def _is_shown(key: str, m: Mirror) -> bool:
    if key in ("origin", "destination", "year", *_FROM):
        return False
    if key in ("commodity", "goods") and not m.level:
        return key == "goods"
    if key in ("reconciled", "exporter_weight"):
        return bool(m.reconciled)
    if m.gap is None and key not in ("commodity", "goods"):
        return key == ("exported" if m.exporter is not None else "imported")
    return key not in PARTS or (m.gap is not None and m.gap.how[key] != "not separable")


def _rows(m: Mirror, words: Words) -> tuple[tuple[Any, ...], ...]:
    made: list[tuple[Any, ...]] = []
    if m.gap is not None:
        for line in sorted(m.gap.lines, key=lambda item: (-abs(item.gap), item.commodity)):
            estimate = (_told(value) for value in m.reconciled.get(line.commodity, (None, None)))
            parts = _parts(m.gap, line.parts)
            figures = (line.exported, line.imported, line.gap, *parts, *estimate)
            made.append((*_head(m, line.commodity, words.goods(line.commodity)), *figures, *_from(m)))
        return tuple(made)
    book = m.exporter or m.importer
    values = {} if book is None else book.values
    for code, value in sorted(values.items(), key=lambda item: (-item[1], item[0])):
        both = (value, None) if m.exporter is not None else (None, value)
        figures = (*both, None, *([None] * (len(PARTS) + 2)))
        made.append((*_head(m, code, words.goods(code)), *figures, *_from(m)))
    return tuple(made)


def _parts(gap: Gap, parts: Mapping[str, int]) -> list[int | None]:
    """In the order of PARTS; None for what these data cannot tell apart, which is in the rest."""
    return [None if gap.how[name] == "not separable" else parts[name] for name in PARTS]


def _head(m: Mirror, code: str, goods: str) -> tuple[str, ...]:
    return (m.origin, m.destination, str(m.year), code, goods)


def _from(m: Mirror) -> tuple[str | None, ...]:
    """In the order of _FROM."""
    told: list[str | None] = []
    for book in (m.exporter, m.importer):
        told += [None, None] if book is None else [book.source, book.vintage]
    return tuple(told)


def _told(value: float | None) -> float | None:
    return value if is_told(value) else None


def _last(m: Mirror, words: Words) -> tuple[Any, ...] | None:
    if m.gap is None or not m.level:
        return None
    parts = _parts(m.gap, m.gap.parts)
    whole = sum(value for value, _ in m.reconciled.values()) if m.reconciled else None
    figures = (m.gap.exported, m.gap.imported, m.gap.gap, *parts, whole, None)
    return (*_head(m, "", words("total")), *figures, *_from(m))


def _facts(m: Mirror) -> dict[str, Any]:
    gap = m.gap
    books = {
        name: None if book is None else {"reporter": book.reporter, "source": book.source, "vintage": book.vintage}
        for name, book in (("exporter", m.exporter), ("importer", m.importer))
    }
    told = {} if gap is None else {
        "exported": gap.exported, "imported": gap.imported, "gap": gap.gap, "parts": dict(gap.parts),
        "how": dict(gap.how),
    }  # fmt: skip
    return {"origin": m.origin, "destination": m.destination, **books, **told, "years_of_both": list(m.both)}


def _years(view: View, asked: Asked, words: Words) -> Report:
    """All years, both ways, in both books."""
    first, second = (words.country(code) for code in asked.pair)
    sheets = [_year_sheet(view, way, words) for way in (asked.pair, (asked.pair[1], asked.pair[0]))]
    if not any(sheet.rows for sheet in sheets):
        between = f"trade between {asked.pair[0]} and {asked.pair[1]}"
        raise WarehouseError(f"no book tells {between}; {instead(view.flows(asked.pair).to_pylist())}")
    return Report(
        words("mirror.years", origin=first, destination=second),
        (),
        tuple(sheet for sheet in sheets if sheet.rows),
        tuple(_curves(view, asked.pair, words)),
        (),
        {"pair": list(asked.pair)},
        _FLOW,
    )


def _by_year(view: View, origin: str, destination: str) -> tuple[_Told, _Told]:
    """The exporter's and the importer's word by year (value, source, vintage), of the source with most years each."""
    rows = [
        r for r in view.flows((origin, destination)).to_pylist() if r["standing"] == "book" and r["currency"] == "USD"
    ]
    found: list[_Told] = []
    for reporter, flow in ((origin, "X"), (destination, "M")):
        sources: dict[str, _Told] = {}
        for row in rows:
            if (row["reporter"], row["flow"]) == (reporter, flow):
                sources.setdefault(row["source"], {})[row["year"]] = (row["value"], row["source"], row["vintage"])
        best = min(sources, key=lambda name: (-len(sources[name]), name), default=None)
        found.append({} if best is None else sources[best])
    return found[0], found[1]


def _year_sheet(view: View, way: tuple[str, str], words: Words) -> Sheet:
    exported, imported = _by_year(view, *way)
    nothing = (None, None, None)
    rows = []
    for year in sorted({*exported, *imported}):
        (x, *x_from), (m, *m_from) = exported.get(year, nothing), imported.get(year, nothing)
        told = (m - x, m / x if x else None) if x is not None and m is not None else (None, None)
        rows.append((way[0], way[1], str(year), x, m, *told, *x_from, *m_from))
    heads = [
        ("year", words("year"), "text"), ("exported", words("exported", country=words.owner(way[0])), "money"),
        ("imported", words("imported", country=words.owner(way[1])), "money"), ("gap", words("gap"), "gap"),
        ("ratio", words("ratio"), "ratio"),
    ]  # fmt: skip
    named = {"origin": words.country(way[0], "article"), "destination": words.country(way[1], "article")}
    title = f"{words('mirror.lines', **named)}, {words('million')}"
    hidden = (Column("origin", "", shown=False), Column("destination", "", shown=False))
    told_by = tuple(Column(name, "", shown=False) for name in _FROM)
    return Sheet(f"{way[0]}-{way[1]}", title, (*hidden, *columns(heads), *told_by), tuple(rows), most=100)


def _curves(view: View, pair: tuple[str, str], words: Words) -> list[Spec]:
    charts = []
    for origin, destination in (pair, (pair[1], pair[0])):
        exported, imported = _by_year(view, origin, destination)
        lines = [
            Curve(words(key, country=words.owner(code)), {year: told[0] / _MILLION for year, told in values.items()})
            for key, code, values in (("exported", origin, exported), ("imported", destination, imported))
            if values
        ]
        if lines:
            named = {"origin": words.country(origin, "article"), "destination": words.country(destination, "article")}
            charts.append(dynamics(lines, words("mirror.lines", **named), [], words("million")))
    return charts
