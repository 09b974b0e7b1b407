"""From Comtrade's columns to Comity's rows of flows: block by block, checked and never in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa

from comity.sources.statistics.comtrade.block import MEND, Block, Cut, Flags, Words
from comity.sources.statistics.comtrade.codes import ALL_CUSTOMS, CUSTOMS, FAMILIES, LEFT_OUT, SERVICES, commodities
from comity.sources.statistics.comtrade.layouts import Layout
from comity.sources.statistics.comtrade.tables import (
    Whole,
    area_table,
    group_flags,
    period_table,
    transport_table,
    unit_table,
)
from comity.sources.statistics.schema import schema_of

CURRENCY = "USD"
DETAIL = "a breakdown by second partner, customs procedure or mode of transport is a part of its row"
HARMONIZED = frozenset(name for name, family in FAMILIES.items() if family == "HS")


class Rows:
    """Turns blocks of one file or answer into batches.

    place: the file or address, for errors. details: whether breakdowns are kept beside the rows they are parts of.
    left_out: how many rows were left out so far, by reason.
    """

    __slots__ = ("_details", "_layout", "_place", "left_out")

    def __init__(self, place: str, layout: Layout, details: bool = True) -> None:
        self._place = place
        self._layout = layout
        self._details = details
        self.left_out: Counter[str] = Counter()

    def batch(self, columns: Mapping[str, pa.Array], first: int) -> pa.RecordBatch:
        """The rows of one block.

        columns: by their name in `layouts`, of one length. first: the number of its first row. Raises StatisticsError
        naming the file, the row and the remedy.
        """
        block = Block(self._place, columns, first)
        flow, keep = self._flows(block)
        partner2 = block.look_up("partner2", area_table(), "partner")
        customs = self._customs(block)
        transport = block.look_up("transport", transport_table(), "mode of transport")
        if not self._details:
            whole = (block.whole("partner2") == 0) & customs.one_of({ALL_CUSTOMS}) & (block.whole("transport") == 0)
            self.left_out[DETAIL] += int(np.count_nonzero(keep & ~whole))
            keep = keep & whole
        cut = Cut(keep)
        made = {
            **self._periods(block, cut),
            **self._areas(block, cut),
            "flow": cut.texts(flow.indices, pa.array(flow.texts, pa.string())),
            **self._commodities(block, cut),
            **self._amounts(block, cut),
            "partner2": cut.texts(partner2, area_table().texts),
            "customs": cut.texts(customs.indices, pa.array(customs.texts, pa.string())),
            "transport": cut.texts(transport, transport_table().texts),
            "row": cut.rows(first),
        }
        schema = schema_of("flows")
        return pa.RecordBatch.from_arrays([made[field.name] for field in schema], schema=schema)

    def _flows(self, block: Block) -> tuple[Words, Flags]:
        """Flows in Comity's words, and which rows are kept: shape (rows,)."""
        types = block.words("type")
        block.refuse(
            types.none_of({"C"}), types, "type {!r}: only goods (C) are read; services have no partner's mirror here"
        )
        words = block.words("flow")
        known = self._layout.flows
        # The codes of what is left out are those of today's service; the former one had none of them.
        parts = LEFT_OUT if "X" in known else {}
        unknown = words.none_of(known.keys() | parts.keys())
        block.refuse(unknown, words, f"unknown flow {{!r}}; known are {', '.join(known)}")
        keep = np.broadcast_to(words.one_of(known.keys()), block.length)
        if not keep.all():
            for code, reason in parts.items():
                there = np.broadcast_to(words.one_of({code}), block.length)
                self.left_out[reason] += int(np.count_nonzero(there))
        return words.renamed(known), keep

    def _customs(self, block: Block) -> Words:
        words = block.words("customs")
        block.refuse(words.none_of(CUSTOMS), words, "unknown customs procedure {!r}; C00 stands for all of them")
        return words

    def _periods(self, block: Block, cut: Cut) -> dict[str, pa.Array]:
        numbers = block.whole("period")
        period = block.look_up("period", period_table(), "period", "write 2015 or 201503")
        monthly = numbers > 9999
        year: Whole = np.where(monthly, numbers // 100, numbers)
        freq = block.words("freq")
        block.refuse(freq.none_of({"", "A", "M"}), freq, "frequency {!r} is not read; ask for years (A) or months (M)")
        odd = freq.one_of({"A", "M"}) & (monthly != freq.one_of({"M"}))
        block.refuse(odd, numbers, f"period {{}} is not of the row's frequency; {MEND}")
        for name, expected in (("year", year), ("month", np.where(monthly, numbers % 100, 52))):
            given = block.whole(name)
            odd = (given != -1) & (given != expected)
            block.refuse(odd, given, f"{name} {{}} does not fit the row's period; {MEND}")
        return {"year": cut.whole(year, pa.int16()), "period": cut.texts(period, period_table().texts)}

    def _areas(self, block: Block, cut: Cut) -> dict[str, pa.Array]:
        reporter = block.look_up("reporter", area_table(), "reporter")
        partner = block.look_up("partner", area_table(), "partner")
        return {
            "reporter": cut.texts(reporter, area_table().texts),
            "partner": cut.texts(partner, area_table().texts),
            "partner_is_group": cut.whole(group_flags()[partner], pa.bool_()),
        }

    def _commodities(self, block: Block, cut: Cut) -> dict[str, pa.Array]:
        words = block.words("classification")
        block.refuse(words.one_of(SERVICES), words, "classification {!r} is of services; only goods are read")
        unknown = words.none_of(FAMILIES.keys())
        block.refuse(unknown, words, f"unknown classification {{!r}}; known are {', '.join(FAMILIES)}")
        known = {name: _codes(FAMILIES[name]) for name in words.texts if name in FAMILIES}
        return {
            "classification": cut.texts(words.indices, pa.array(words.texts, pa.string())),
            "commodity": cut.column(block.commodities(known, words, HARMONIZED)),
        }

    def _amounts(self, block: Block, cut: Cut) -> dict[str, pa.Array]:
        unit = block.look_up("unit", unit_table(), "unit of quantity")
        value = block.amounts("value", needed=True)
        sizes = {name: block.amounts(name).unmeasured(value.numbers) for name in ("cif", "fob", "weight", "quantity")}
        no_unit = ~np.asarray(unit_table().texts.is_valid())[unit]
        step = pa.scalar(self._layout.step or None, pa.float64())
        return {
            "value": cut.numbers(value),
            "currency": pa.repeat(pa.scalar(CURRENCY), cut.length),
            "step": pa.repeat(step, cut.length),
            "cif": cut.numbers(sizes["cif"]),
            "fob": cut.numbers(sizes["fob"]),
            "net_weight": cut.numbers(sizes["weight"]),
            "quantity": cut.numbers(sizes["quantity"].without(no_unit)),
            "unit": cut.texts(unit, unit_table().texts),
        }


@cache
def _codes(family: str) -> pa.Array:
    return pa.array(sorted(commodities(family)), pa.string())
