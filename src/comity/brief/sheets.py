"""The closing sheets of a workbook: every figure and fact with its fields and its sentence, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from comity.brief.content import Brief, Evidence
from comity.brief.html import GLYPHS, UNPRINTABLE
from comity.model.period import Period

Sheet = Callable[[str], Any]
Look = Callable[..., Any]
LONGEST = 32_000
FIGURES = (
    ("no", 8), ("source", 8), ("measure", 20), ("reporter", 10), ("partner", 10), ("commodity", 24), ("period", 12),
    ("form", 9), ("value", 16), ("high", 16), ("unit", 9), ("bound", 8), ("base", 10), ("status", 10), ("scope", 16),
    ("basis", 14), ("parent", 22), ("books", 9), ("verdict", 14), ("checks", 40), ("findings", 10), ("speaker", 24),
    ("printed", 24), ("sentence", 70), ("anchor", 18),
)  # fmt: skip
FACTS = (("no", 8), ("source", 8), ("kind", 16), ("says", 60), ("speaker", 24), ("sentence", 80), ("anchor", 18))
SOURCES = (("no", 6), ("source", 60), ("date", 18), ("speaker", 24), ("quality", 24), ("language", 10), ("origin", 60))


def reserved(labels: Mapping[str, str]) -> tuple[str, str, str]:
    """The names of the closing sheets: figures, facts, sources."""
    names = (labels[f"label.{name}"] for name in ("figures_sheet", "facts_sheet", "sources"))
    figures, facts, sources = (name[:31] for name in names)
    return figures, facts, sources


def places(brief: Brief) -> dict[str, str]:
    """By statement, the cell of its row: `'Figures'!A7`."""
    figures, facts, _ = reserved(dict(brief.labels))
    found: dict[str, str] = {}
    for name, held in ((figures, _figures(brief)), (facts, _facts(brief))):
        for index, evidence in enumerate(held):
            found[evidence.anchor] = f"'{name}'!A{index + 2}"
    return found


def statement_sheets(brief: Brief, sheet: Sheet, look: Look) -> None:
    """The sheets of figures and of facts."""
    labels = dict(brief.labels)
    figures, facts, _ = reserved(labels)
    _written(sheet(figures), labels, FIGURES, [_figure(evidence, labels) for evidence in _figures(brief)], look)
    _written(sheet(facts), labels, FACTS, [_fact(evidence, labels) for evidence in _facts(brief)], look)


def sources_sheet(brief: Brief, sheet: Sheet, look: Look) -> None:
    """The sheet of sources."""
    labels = dict(brief.labels)
    rows: list[Sequence[object]] = [
        (s.number, s.title, s.date_text, s.speaker, s.quality, s.language, s.origin or s.id) for s in brief.sources
    ]
    _written(sheet(reserved(labels)[2]), labels, SOURCES, rows, look)


def _written(
    sheet: Any,
    labels: Mapping[str, str],
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[object]],
    look: Look,
) -> None:
    """A sheet with a head that stays in sight and filters."""
    head, plain = look(bold=True, bottom=1, font_color="#5B6875"), look()
    for index, (name, width) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, labels[f"label.{name}"], head)
    formats: dict[str, Any] = {}
    for at, row in enumerate(rows, 1):
        for index, value in enumerate(row):
            if isinstance(value, Fraction):
                shown = _format(value)
                formats[shown] = formats.get(shown) or look(num_format=shown)
                sheet.write_number(at, index, float(value), formats[shown])
            elif isinstance(value, int):
                sheet.write_number(at, index, value, plain)
            elif value:
                sheet.write_string(at, index, UNPRINTABLE.sub("\ufffd", str(value))[:LONGEST], plain)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _format(value: Fraction) -> str:
    """Grouped, with the decimals an exact number needs, six at most."""
    decimals = next((n for n in range(6) if (value * 10**n).denominator == 1), 6)
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _figures(brief: Brief) -> list[Evidence]:
    return [evidence for evidence in brief.evidence if evidence.figure is not None]


def _facts(brief: Brief) -> list[Evidence]:
    return [evidence for evidence in brief.evidence if evidence.figure is None]


def _figure(evidence: Evidence, labels: Mapping[str, str]) -> tuple[object, ...]:
    f = evidence.figure
    if f is None:
        return ()
    verdict = f"{GLYPHS.get(evidence.verdict, '')} {labels.get(f'verdict.{evidence.verdict}', '')}".strip()
    findings = ", ".join(map(str, evidence.findings))
    return (
        evidence.number, evidence.source, f.measure, f.reporter, f.partner, f.commodity, _when(f.period), f.form,
        f.value, f.high, f.unit, f.bound, _when(f.base), f.status, f.scope, f.basis, f.parent, f.books, verdict,
        "; ".join(evidence.checks), findings, evidence.speaker, evidence.printed, _sentence(evidence), evidence.anchor,
    )  # fmt: skip


def _fact(evidence: Evidence, labels: Mapping[str, str]) -> tuple[object, ...]:
    kind = labels.get(f"kind.{evidence.kind}", evidence.kind)
    return (
        evidence.number, evidence.source, kind, evidence.says, evidence.speaker, _sentence(evidence), evidence.anchor,
    )  # fmt: skip


def _when(period: Period | None) -> str:
    """A period in the exchange spelling, which sorts."""
    return str(period) if period else ""


def _sentence(evidence: Evidence) -> str:
    return " ".join(f"{evidence.before}{evidence.printed}{evidence.after}".split())
