"""What a drawing shows, as tables of the content tree: each value leads to its statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.brief.content import Bar, Cell, Chart, Column, Line, Map, Ref, Row, Table, Words

Label = Callable[[str], str]


def chart_table(chart: Chart, labels: Mapping[str, str], states: Mapping[str, str]) -> Table:
    """Categories down, series across. states: the verdict of each statement."""
    series = chart.series or ("",)
    told: dict[tuple[str, str], list[Bar]] = {}
    for bar in chart.bars:
        told.setdefault((bar.category, bar.series), []).append(bar)
    rows = []
    for category in chart.categories:
        if any((category, name) in told for name in series):
            values = (Cell(tuple(_line(bar, states) for bar in told.get((category, name), ()))) for name in series)
            rows.append(Row((Cell(((Words(category, "label"),),)), *values)))
    heads = (Column(name or chart.unit, "number") for name in series)
    return Table("", (Column(labels["label.category"]), *heads), tuple(rows))


def milestone_lines(chart: Chart) -> tuple[Line, ...]:
    """The milestones in the order of their numbers."""
    return tuple(
        (Ref(m.label, m.anchors, "fact"),) if m.anchors else (Words(m.label, "label"),) for m in chart.milestones
    )


def map_lines(plan: Map, numbers: tuple[int, ...]) -> tuple[tuple[str, Line], ...]:
    """What stands on the map, by its number there; then what no table could place, with no number."""
    kinds = dict(plan.kinds)
    drawn: list[tuple[str, Line]] = []
    rest: list[tuple[str, Line]] = []
    for number, point in zip(numbers, plan.points, strict=True):
        where = ", ".join(part for part in (point.place, kinds.get(point.kind, "")) if part)
        line: Line = (Ref(point.label, point.anchors, "fact") if point.anchors else Words(point.label, "label"),)
        line = (*line, Words(f" – {where}", "label")) if where else line
        (drawn if number else rest).append((str(number) if number else "", line))
    return (*drawn, *rest)


def _line(bar: Bar, states: Mapping[str, str]) -> Line:
    if not bar.anchors:
        return (Words(bar.label, "label"),)
    if bar.low is not None:
        return (Ref(bar.label, bar.anchors, "implied"),)
    return (Ref(bar.label, bar.anchors, "figure", states.get(bar.anchors[0], "")),)
