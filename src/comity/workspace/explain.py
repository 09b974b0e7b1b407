"""`comity explain`: why a number was read as it was: each field, its value, the rule and the words that gave it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.errors import UsageError
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.statement import Statement
from comity.model.wire import plain
from comity.workspace.read import Item, read_documents
from comity.workspace.session import Session

FORMATS = ("text", "json")
# What is said of a field that no rule speaks of: it stands in the number's own words, or it is what is usual.
_PRINTED = ("value", "high", "step", "unit")
_USUAL = {"form": "level", "bound": "exact", "status": "reported"}
_HIDDEN = ("hs", "alternatives")


@dataclass(frozen=True, slots=True)
class Why:
    """A field, its value in words, the rule that gave it, and the words it was read from (empty where none)."""

    field: str
    value: str
    rule: str
    words: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement with its sentence and the reasons; or, without fields, a number left unread with its reason."""

    document: str
    kind: str
    anchor: str
    start: int
    end: int
    sentence: str
    why: tuple[Why, ...]
    note: str = ""


def explain(session: Session, positionals: Sequence[str], at: int | None, words: str | None) -> list[Explanation]:
    """What was read at an offset (code points of the text), or everywhere these words are printed.

    Raises UsageError where neither is given, or where nothing was read or seen there.
    """
    if (at is None) == (words is None):
        raise UsageError('comity explain: say where with --at OFFSET or --words "22.9%", one of the two')
    made: list[Explanation] = []
    for item in read_documents(session, positionals).items:
        made += [*_statements(item, at, words), *_unread(item, at, words)]
    if not made:
        where = f"at {at}" if words is None else f"as {words!r}"
        raise UsageError(f"nothing was read {where}; `comity read --format jsonl` lists every place")
    return made


def _statements(item: Item, at: int | None, words: str | None) -> Iterator[Explanation]:
    text = item.document.text
    for statement in item.reading.statements:
        if _is_there(statement.start, statement.end, statement.anchor, at, words):
            yield Explanation(
                item.document.id, statement.kind, statement.anchor, statement.start, statement.end,
                _sentence(item.document, statement.start, statement.end), tuple(_why(text, statement)), statement.note,
            )  # fmt: skip


def _unread(item: Item, at: int | None, words: str | None) -> Iterator[Explanation]:
    for number in item.reading.unread:
        if _is_there(number.start, number.end, number.text, at, words):
            sentence = _sentence(item.document, number.start, number.end)
            yield Explanation(
                item.document.id, "unread", number.text, number.start, number.end, sentence, (), number.reason
            )


def _is_there(start: int, end: int, anchor: str, at: int | None, words: str | None) -> bool:
    return start <= at < end if at is not None else words in anchor if words is not None else False


def _why(text: str, statement: Statement) -> Iterator[Why]:
    """Each field with what gave it: a rule with its words, the print, what is usual, or the discourse."""
    told = {evidence.field: evidence for evidence in statement.evidence}
    fields: dict[str, object] = {name: value for name, value in statement.payload().items() if name not in _HIDDEN}
    for name, value in fields.items():
        evidence = told.get(name)
        if evidence is None and value in (None, "", [], ()):
            continue
        shown = json.dumps(plain(value), ensure_ascii=False) if isinstance(value, list | dict) else str(value)
        if evidence:
            yield Why(name, shown, evidence.rule, text[evidence.start : evidence.end], evidence.start, evidence.end)
        else:
            yield Why(name, shown, _rule(statement, name, value), "")


def _rule(statement: Statement, name: str, value: object) -> str:
    if isinstance(statement, Figure) and name in _PRINTED:
        return "as printed"
    if _USUAL.get(name) == value:
        return "usual, where no word says otherwise"
    return "its own words" if not isinstance(statement, Figure) else "the text before it"


def _sentence(document: Document, start: int, end: int) -> str:
    """The line it stands in, the place marked."""
    text = document.text
    first = max(text.rfind(stop, 0, start) + len(stop) for stop in ("\n", ". ", "! ", "? "))
    lasts = [found for found in (text.find(stop, end) for stop in ("\n", ". ", "! ", "? ")) if found >= 0]
    last = min(lasts, default=len(text))
    return f"{text[first:start]}[{text[start:end]}]{text[end : last + 1]}".strip()


def as_data(made: Sequence[Explanation]) -> str:
    """The explanations as JSON."""
    return json.dumps([plain(one) for one in made], ensure_ascii=False, indent=1) + "\n"


def as_text(made: Sequence[Explanation]) -> str:
    """The explanations for people."""
    parts: list[str] = []
    for one in made:
        lines = [f"{one.document}, {one.start}-{one.end}: {one.anchor} ({one.kind})", f"  {one.sentence}"]
        if one.note:
            lines.append(f"  note: {one.note}" if one.why else f"  not read: {one.note}")
        width = max((len(why.field) for why in one.why), default=0)
        values = min(max((len(why.value) for why in one.why), default=0), 40)
        for why in one.why:
            words = f" «{' '.join(why.words.split())}» at {why.start}" if why.words else ""
            lines.append(f"  {why.field:{width}}  {why.value:{values}}  {why.rule}{words}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
