"""What may enter the ledger, and in which order it comes out: the same for every store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from comity.errors import LedgerError
from comity.ledger.contract import ACTIONS
from comity.model.document import Document
from comity.model.finding import Decision
from comity.model.statement import Statement


def unknown(document_id: str) -> LedgerError:
    """The error of a document that is not there."""
    return LedgerError(f"{document_id}: no such document in the ledger; add it with `comity add FILE`")


def document_to_keep(document: Document, original: bytes) -> Document:
    """The document with its digest. LedgerError where it has no id, or names other bytes than the original."""
    if not document.id:
        raise LedgerError(f"{document.origin or 'a document'}: has no id; name it by its file")
    digest = hashlib.sha256(original).hexdigest()
    if document.digest and document.digest != digest:
        raise LedgerError(
            f"{document.id}: digest {document.digest[:12]} is not of the original bytes; extract it again"
        )
    return replace(document, digest=digest)


def is_news(document: Document, stored: Document | None, *, replacing: bool) -> bool:
    """Whether the document is to be appended. LedgerError where its id is taken and `replacing` was not asked for."""
    if stored is None:
        return True
    if replacing:
        return document != stored
    if document.digest == stored.digest:
        return False
    raise LedgerError(
        f"{document.id}: the ledger has other content under this id (from {stored.origin or 'an unnamed source'});"
        " rename the file, or add it with --replace as the newer version"
    )


def statements_to_keep(document: Document, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements by place, each version once. LedgerError where one was not read from this text."""
    kept: dict[str, Statement] = {}
    text_digest = document.text_digest
    for statement in statements:
        place = f"{document.id}: {statement.kind} at {statement.start}-{statement.end}"
        if statement.document != document.id:
            raise LedgerError(f"{place} is of document {statement.document!r}; add it there")
        if statement.text_digest != text_digest:
            raise LedgerError(f"{place} was read from another text than the stored one; read the stored text again")
        if not 0 <= statement.start <= statement.end <= len(document.text):
            raise LedgerError(f"{place} lies outside the text of {len(document.text)} characters; read it again")
        if document.text[statement.start : statement.end] != statement.anchor:
            raise LedgerError(f"{place} has the anchor {statement.anchor!r}, which is not printed there; read it again")
        kept.setdefault(statement.version_id, statement)
    return tuple(sorted(kept.values(), key=place_key))


def place_key(statement: Statement) -> tuple[str, int, int, str, int, str]:
    """The order of statements. The version comes last, so that the order is total."""
    return (
        statement.document, statement.start, statement.end, statement.kind, statement.ordinal, statement.version_id,
    )  # fmt: skip


def is_new_decision(decision: Decision, taken: Iterable[Decision]) -> bool:
    """Whether it changes what holds for its finding, whenever it was recorded. LedgerError of an unknown action."""
    if decision.action not in ACTIONS:
        raise LedgerError(f"{decision.finding}: no such decision {decision.action!r}; use {', '.join(ACTIONS)}")
    last = [other for other in taken if other.finding == decision.finding][-1:]
    return not last or _says(last[0]) != _says(decision)


def _says(decision: Decision) -> tuple[str, str, str]:
    return decision.action, decision.note, decision.value
