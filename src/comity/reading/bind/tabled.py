"""The numbers of tables as figures."""

from __future__ import annotations

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.roles import Roles, roles
from comity.reading.resolve.tables import Table, TableCell
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence


def bind_table(desk: Desk, table: Table) -> None:
    """The numbers of a table; its unit and newest period are told from then on."""
    told = desk.told
    told.unit = table.unit or told.unit
    for cell in table.cells:
        cue = _measure(table, cell)
        if (cue is None and table.caption.measure is None) or desk.scene.pair is None:
            continue
        whole = Flow("turnover", *desk.scene.pair, books=told.flow.books if told.flow else None)
        flow = _of_caption(desk, table, whole) if cue is None else flows.resolve(desk.scene, cue, Roles(), whole)
        told.flow, told.goods, told.scope = flow, _goods(desk, cell) if cue is None or cell.part else None, None
        _bind_cell(desk, table, cell, flow)
    told.goods = None
    told.period = table.latest or told.period
    told.story = table.latest or told.story


def _measure(table: Table, cell: TableCell) -> Cue | None:
    """The measure of the row or column; "Total" of a table of goods is of the flow over it."""
    measured = any(other.row.measure is not None and not other.row.total for other in table.cells)
    summed = cell.row.total and table.caption.measure is not None and not measured
    return None if summed else cell.row.measure or cell.column.measure


def _goods(desk: Desk, cell: TableCell) -> tuple[int, int] | None:
    """The goods of a row: those its label names, else the label itself; none of a total."""
    if cell.row.total:
        return None
    return desk.goods.within(*cell.row.tokens) or cell.row.tokens


def _of_caption(desk: Desk, table: Table, whole: Flow) -> Flow:
    """The flow that the line over the table names: "Exports to Croatia, selected groups"."""
    cue = table.caption.measure
    if cue is None:
        return whole
    found = roles(desk.scene, cue, *table.caption.tokens, verb=False)
    return flows.resolve(desk.scene, cue, found, whole)


def _bind_cell(desk: Desk, table: Table, cell: TableCell, flow: Flow) -> None:
    """A level with the head's scale and unit; of an index or change column, a growth."""
    sentence = _sentence_of_cell(desk, cell)
    index = cell.column if cell.column.index else cell.row
    period = cell.column.period or cell.row.period or table.caption.period
    if cell.column.share:
        amount = Amount(PERCENT, 0, 1, cell.start, cell.end, cell.value, cell.step)
        when = When(period, None, "the head of the column or row")
        emit(
            desk, Draft(sentence, amount, flow, "share", cell.value, "percent", when, bound="exact", status="reported")
        )
        return
    if index.index and period is not None:
        value = cell.value if index.change else cell.value - 100
        amount = Amount(PERCENT, 0, 1, cell.start, cell.end, value, cell.step)
        when = When(period, index.base or period.shift(-1), "the column's head")
        emit(desk, Draft(sentence, amount, flow, "growth", value, "percent", when, bound="exact", status="reported"))
        return
    value = cell.value * table.scale
    if flow.measure == "balance" and flow.sign < 0 < value:
        value = -value
    amount = Amount(MONEY, 0, 1, cell.start, cell.end, value, cell.step * table.scale)
    when = When(period, None, "the head of the column or row")
    emit(desk, Draft(sentence, amount, flow, "level", value, table.unit, when, bound="exact", status="reported"))


def _sentence_of_cell(desk: Desk, cell: TableCell) -> Sentence:
    """The sentence a cell stands in; tables are not cut into sentences well, so it may be the document's last."""
    return next((s for s in desk.scene.sentences if s.start <= cell.start < s.end), desk.scene.sentences[-1])
