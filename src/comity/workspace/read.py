"""`comity read`: what stands in documents, without keeping it; without any, the workspace's texts, read anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.errors import InputError
from comity.model.document import Document
from comity.model.exchange import full
from comity.model.wire import plain
from comity.reading.read import READER, Reading, read
from comity.workspace.batch import Failed, failures_of, locate, raise_if_nothing, read_all
from comity.workspace.rows import json_lines, table
from comity.workspace.session import Session

FORMATS = ("table", "jsonl", "json", "csv")


@dataclass(frozen=True, slots=True)
class Item:
    """A document and what was read in it."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class Readings:
    """Documents as they were read, in the order of the input. failures: one line for each that could not be."""

    items: tuple[Item, ...]
    failures: tuple[str, ...] = ()


def read_documents(session: Session, positionals: Sequence[str]) -> Readings:
    """Read the documents named. One that fails does not stop the rest."""
    sources, failed = locate(positionals, session.stdin)
    items: list[Item] = []
    for outcome in session.track(read_all(sources, session.settings), len(sources)):
        if isinstance(outcome, Failed):
            failed.append(outcome)
        else:
            items.append(Item(outcome.document, outcome.reading))
    raise_if_nothing(len(items), failed)
    return Readings(tuple(items), failures_of(failed))


def read_again(session: Session) -> Readings:
    """Read every stored text with this version's reader and keep what it found, in one transaction."""
    store = session.store()
    documents = store.view().documents()
    items = tuple(Item(document, read(document)) for document in documents)
    with store.writing() as writer:
        for item in items:
            writer.add_statements(item.document.id, READER, item.reading.statements)
        writer.begin_run("read", READER, [document.id for document in documents], session.recorded)
    return Readings(items)


def as_data(readings: Readings, style: str, full_rows: bool = False) -> str:
    """All documents as jsonl, json or csv. Lines of several documents name theirs."""
    if style == "json":
        return _json(readings)
    statements = [statement for item in readings.items for statement in item.reading.statements]
    if style == "csv":
        return table(statements)
    return json_lines(statements, "full" if full_rows else "gold", named=len(readings.items) > 1)


def files(readings: Readings, folder: Path, full_rows: bool = False) -> dict[Path, bytes]:
    """`<document id>.jsonl` of each document, empty where it states nothing. Raises InputError of an unfit id."""
    style = "full" if full_rows else "gold"
    rows = {
        _file_name(item.document.id): json_lines(item.reading.statements, style, named=False) for item in readings.items
    }
    return {folder / f"{name}.jsonl": text.encode("utf-8", "replace") for name, text in rows.items()}


def _file_name(document_id: str) -> str:
    if document_id != Path(document_id).name or document_id in ("", ".", ".."):
        raise InputError(
            f"{document_id}: this document's id is no file name; use --format jsonl -o FILE instead of --out"
        )
    return document_id


def _json(readings: Readings) -> str:
    data = {"documents": [dict(_row(item.document, item.reading)) for item in readings.items]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(document: Document, reading: Reading) -> Iterator[tuple[str, object]]:
    yield "id", document.id
    yield "origin", document.origin
    yield "title", document.title
    yield "language", reading.language or document.language
    yield "date", plain(reading.date)
    yield "pair", plain(reading.pair)
    yield "notes", [*document.notes, *reading.notes]
    yield "statements", [full(statement) for statement in reading.statements]
    yield "unread", [plain(number) for number in reading.unread]
