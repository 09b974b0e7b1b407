"""The numbers of tables as figures."""

from __future__ import annotations

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, Amount
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.tables import Table, TableCell
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence


def bind_table(desk: Desk, table: Table) -> None:
    """The numbers of a table; its unit and newest period are told from then on."""
    told = desk.told
    told.unit = table.unit or told.unit
    for cell in table.cells:
        cue = cell.row.measure or cell.column.measure
        if cue is None or desk.scene.pair is None:
            continue
        flow = flows.resolve(
            desk.scene,
            cue,
            flows.Roles(),
            Flow("turnover", *desk.scene.pair, books=told.flow.books if told.flow else None),
        )
        told.flow, told.goods, told.scope = flow, None, None
        bind_cell(desk, table, cell, flow)
    told.period = table.latest or told.period


def bind_cell(desk: Desk, table: Table, cell: TableCell, flow: Flow) -> None:
    index = cell.column if cell.column.index else cell.row
    period = cell.column.period or cell.row.period
    if index.index and period is not None:
        value = cell.value if index.change else cell.value - 100
        amount = Amount(PERCENT, 0, 1, cell.start, cell.end, value, cell.step)
        emit(
            desk,
            Draft(
                cell_sentence(desk, cell),
                amount,
                flow,
                "growth",
                value,
                "percent",
                When(period, index.base or period.shift(-1), "the column's head"),
                bound="exact",
                status="reported",
            ),
        )
        return
    value = cell.value * table.scale
    if flow.measure == "balance" and flow.sign < 0 < value:
        value = -value
    amount = Amount(MONEY, 0, 1, cell.start, cell.end, value, cell.step * table.scale)
    emit(
        desk,
        Draft(
            cell_sentence(desk, cell),
            amount,
            flow,
            "level",
            value,
            table.unit,
            When(period, None, "the head of the column or row"),
            bound="exact",
            status="reported",
        ),
    )


def cell_sentence(desk: Desk, cell: TableCell) -> Sentence:
    return next((s for s in desk.scene.sentences if s.start <= cell.start < s.end), desk.scene.sentences[-1])
