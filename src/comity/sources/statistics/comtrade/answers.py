"""Answers of Comtrade's service in JSON: the envelope, the records, and what must be so."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.delimited import GZIP
from comity.sources.statistics.comtrade.layouts import LEGACY_JSON, NUMBER, V1, WHOLE, Layout
from comity.sources.statistics.files import head_of

if TYPE_CHECKING:
    import pyarrow as pa

_V1_KEYS = frozenset({"elapsedTime", "count", "data", "error"})
_LEGACY_KEYS = frozenset({"validation", "dataset"})


class Broken(StatisticsError):
    """Not JSON to its end: an answer may have been cut, and asking again may help."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. records: as they came, each with the same fields."""

    place: str
    layout: Layout
    records: Sequence[Mapping[str, Any]]

    @property
    def rows(self) -> int:
        """How many."""
        return len(self.records)

    def columns(self) -> dict[str, pa.Array]:
        """The columns that `rows` needs. Raises StatisticsError for a value of the wrong type, naming its row."""
        meanings = self.layout.meanings(self.records[0], self.place)
        return {meaning: _array(self, name, meaning) for name, meaning in meanings.items()}


def read(path: Path) -> bytes:
    """The bytes of a saved answer, unpacked where gzipped."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if data.startswith(GZIP) else data
    except (OSError, EOFError, zlib.error) as error:
        raise StatisticsError(f"{path}: cannot be read ({' '.join(str(error).split())}); get the file again") from error


def looks_like_json(path: Path) -> bool:
    """Whether a file begins as an answer does."""
    return _head(path).startswith(b"{")


def kind(path: Path) -> str:
    """The name of the layout that a file's first bytes show, or empty."""
    head = _head(path)
    if b'"validation"' in head:
        return LEGACY_JSON.name
    return V1.name if b'"elapsedTime"' in head and b'"count"' in head else ""


def parse(data: bytes, place: str) -> Answer:
    """An answer from its bytes. place: its file or address, for errors.

    Raises Broken where it is no whole JSON, StatisticsError where it is not what Comtrade gives: unknown fields, an
    error in the envelope, a count that is not of its records, records of different fields.
    """
    try:
        envelope = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Broken(f"{place}: no whole JSON ({error}); the answer may be cut, get it again") from error
    if not isinstance(envelope, dict):
        raise StatisticsError(f"{place}: no answer of Comtrade (an object is expected); check the address or the file")
    if "validation" in envelope:
        layout, count, records = _legacy(envelope, place)
    else:
        layout, count, records = _v1(envelope, place)
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise StatisticsError(f"{place}: the records are no list of objects; get the answer again")
    if isinstance(count, bool) or not isinstance(count, int) or count != len(records):
        raise StatisticsError(f"{place}: says {count!r} rows and holds {len(records)}; get the answer again")
    if records:
        fields = records[0].keys()
        layout.meanings(fields, place)
        for number, record in enumerate(records, 1):
            if record.keys() != fields:
                odd = sorted(record.keys() ^ fields)
                raise StatisticsError(
                    f"{place}: row {number}: other fields than row 1 ({', '.join(odd)}); get it again"
                )
    return Answer(place, layout, records)


def _v1(envelope: Mapping[str, Any], place: str) -> tuple[Layout, object, object]:
    _known(envelope, _V1_KEYS, frozenset({"count", "data"}), place)
    if envelope.get("error"):
        raise StatisticsError(f"{place}: Comtrade answers {str(envelope['error'])[:200]!r}; mend the request")
    return V1, envelope["count"], envelope["data"]


def _legacy(envelope: Mapping[str, Any], place: str) -> tuple[Layout, object, object]:
    _known(envelope, _LEGACY_KEYS, _LEGACY_KEYS, place)
    validation = envelope["validation"]
    status = validation.get("status") if isinstance(validation, dict) else None
    if not isinstance(status, dict) or status.get("name") != "Ok":
        said = (status or {}).get("description") if isinstance(status, dict) else ""
        raise StatisticsError(f"{place}: Comtrade answers {str(said)[:200]!r} in place of Ok; mend the request")
    count = validation.get("count")
    return LEGACY_JSON, count.get("value") if isinstance(count, dict) else None, envelope["dataset"]


def _known(envelope: Mapping[str, Any], known: frozenset[str], needed: frozenset[str], place: str) -> None:
    unknown, missing = sorted(envelope.keys() - known), sorted(needed - envelope.keys())
    if unknown or missing:
        off = f"unknown {', '.join(unknown)}" if unknown else f"no {', '.join(missing)}"
        raise StatisticsError(f"{place}: no answer of Comtrade ({off}); check the address or the file")


def _array(answer: Answer, name: str, meaning: str) -> pa.Array:
    """One column, each value of it of the type it must be."""
    import pyarrow as pa

    values = [record[name] for record in answer.records]
    found = set(map(type, values))
    if meaning in NUMBER:
        if not found <= {int, float, type(None)}:
            raise _wrong(answer, name, values, (int, float, type(None)), "a number")
        return pa.array(values, pa.float64())
    if meaning in WHOLE:
        if not found <= {int, type(None)}:
            values = [_whole(answer, name, row, value) for row, value in enumerate(values, 1)]
        try:
            return pa.array(values, pa.int32())
        except (pa.ArrowInvalid, OverflowError) as error:
            raise StatisticsError(f"{answer.place}: {name} is too large in a row; get the answer again") from error
    if found <= {int, type(None)}:  # flows and classifications of the former service may be numbers
        values = [None if value is None else str(value) for value in values]
    elif not found <= {str, type(None)}:
        raise _wrong(answer, name, values, (str, type(None)), "a text")
    return pa.array([value or "" for value in values], pa.string()).dictionary_encode()


def _whole(answer: Answer, name: str, row: int, value: object) -> int | None:
    """A whole number that may be written as a text."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit() and len(value) < 10:
        return int(value)
    raise StatisticsError(f"{answer.place}: row {row}: {name} must be a whole number, not {value!r}; get it again")


def _wrong(answer: Answer, name: str, values: Sequence[object], types: tuple[type, ...], what: str) -> StatisticsError:
    row, value = next((row, value) for row, value in enumerate(values, 1) if type(value) not in types)
    return StatisticsError(f"{answer.place}: row {row}: {name} must be {what}, not {value!r}; get the answer again")


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _head(path: Path) -> bytes:
    return head_of(path).removeprefix(b"\xef\xbb\xbf").lstrip()
