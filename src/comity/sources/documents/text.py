"""Plain text: every code point is kept, and blocks are laid over it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from comity.errors import DocumentError
from comity.model.document import Block, Document
from comity.sources.documents import clues, kinds
from comity.sources.documents.encoding import decode
from comity.sources.documents.language import detect
from comity.sources.documents.media import Media
from comity.sources.documents.raw import Raw

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
LINE = re.compile(f"[^{BREAKS}]+")
# Beyond these a text is no document but a dump: it is still kept whole, in coarser blocks.
LONGEST_CHUNK = 2000
MOST_BLOCKS = 500_000
MOST_LINES = 1_000_000

Line = tuple[int, int]
Piece = tuple[str, int, int]


def parse_text(raw: Raw, doc_id: str, digest: str, kind: Media) -> Document:
    """A plain text as a document. `Document.text` is the decoded file without a byte order mark, nothing else changed.

    Raises DocumentError where the bytes are no text.
    """
    decoded = decode(raw.data, raw.origin, kind.charset)
    if not kind.known and decoded.notes and not decoded.encoding.startswith("utf"):
        raise DocumentError(f"{raw.origin}: is of no known kind; give a text, HTML, PDF or DOCX file")
    text = decoded.text
    blocks = tuple(text_blocks(text))
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    header = next((block for block in blocks if block.kind == "header"), None)
    found = clues.from_header(text[header.start : header.end], header.locator) if header else ()
    notes = decoded.notes
    if header and not found:
        notes += (f"{header.locator}: `{text[header.start : header.end][:40]}` is no date; write DATE: YYYY-MM-DD",)
    return Document(
        id=doc_id,
        text=text,
        digest=digest,
        origin=raw.origin,
        media_type="text/plain",
        title=title,
        language=detect(text),
        encoding=decoded.encoding,
        blocks=blocks,
        clues=found + clues.from_origin(raw.origin) + clues.from_text(text, blocks),
        notes=notes,
    )


def text_blocks(text: str) -> list[Block]:
    """Blocks in order, apart, within the text, and with only whitespace between them."""
    pieces: list[Piece] = []
    chunks = _chunks(text)
    lines = 0
    for chunk in chunks:
        lines += len(chunk)
        pieces += _head(text, chunk) if not pieces else _pieces(text, chunk, pieces[-1])
        if len(pieces) > MOST_BLOCKS or lines > MOST_LINES:
            later = next(chunks, None)
            pieces += [("paragraph", later[0][0], len(text.rstrip()))] if later else []
            break
    if len(pieces) == 1 and pieces[0][0] in ("title", "heading"):
        pieces = [("paragraph", *pieces[0][1:])]
    count = kinds.tail_boilerplate(
        [text[start : min(end, start + 1000)] for _, start, end in pieces[-kinds.TAIL - 1 :]]
    )
    tail = len(pieces) - count
    return [
        Block("boilerplate" if index >= tail else kind, start, end, _locator(kind, text, start))
        for index, (kind, start, end) in enumerate(pieces)
    ]


def _locator(kind: str, text: str, start: int) -> str:
    """Where title and header stand; what else a plain text holds needs no other place than its offsets."""
    return f"line {text.count(chr(10), 0, start) + 1}" if kind in ("title", "header") else ""


def _lines(text: str) -> Iterator[tuple[bool, Line]]:
    """Every line that is not blank, stripped, and whether a blank line stands before it."""
    last = 0
    for match in LINE.finditer(text):
        start = match.start()
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start += len(line) - len(line.lstrip())
        yield _is_blank(text[last:start]), (start, start + len(bare))
        last = start + len(bare)


def _is_blank(gap: str) -> bool:
    """Whether there are two line breaks in the whitespace between two lines."""
    return sum(map(gap.replace("\r\n", "\n").count, BREAKS)) >= 2


def _chunks(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line among them."""
    chunk: list[Line] = []
    for blank, line in _lines(text):
        if chunk and (blank or len(chunk) >= LONGEST_CHUNK):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _head(text: str, chunk: list[Line]) -> list[Piece]:
    """The first chunk: title and `DATE:` line where they are there, and what follows them without a blank line."""
    lines = [text[start:end] for start, end in chunk[:3]]
    if clues.HEADER.fullmatch(lines[0]):
        return [("header", *chunk[0]), *_rest(text, chunk[1:])]
    if len(lines) > 1 and clues.HEADER.fullmatch(lines[1]):
        return [("title", *chunk[0]), ("header", *chunk[1]), *_rest(text, chunk[2:])]
    if _is_title(lines[0]) and (len(lines) == 1 or len(lines[1]) > max(150, 2 * len(lines[0]))):
        return [("title", *chunk[0]), *_rest(text, chunk[1:])]
    return _rest(text, chunk)


def _rest(text: str, chunk: list[Line]) -> list[Piece]:
    """The lines after the head, if any."""
    return _pieces(text, chunk, None) if chunk else []


def _is_title(line: str) -> bool:
    """Whether a first line looks like a title: short, and no sentence, item or row."""
    if len(line) > 200 or line[-1] in ".,;:" or not any(map(str.isalpha, line)):
        return False
    return not (kinds.is_row(line) or kinds.is_bullet(line) or kinds.is_dash(line) or kinds.is_caption(line))


def _pieces(text: str, chunk: list[Line], before: Piece | None) -> list[Piece]:
    """Rows, items and paragraphs of a chunk. `before` is the last piece before it, which tells items from speech."""
    lines = [_shown(text, line) for line in chunk]
    marks = _marks(lines, _opens_list(text, before))
    pieces: list[Piece] = []
    index = 0
    for mark, group in itertools.groupby(marks):
        count = len(list(group))
        part = chunk[index : index + count]
        if mark == "row":
            pieces += [("row", *line) for line in part]
        elif mark == "item":
            pieces += _items(part, lines[index : index + count])
        else:
            pieces += _paragraphs(text, part)
        index += count
    last = len(pieces) - 1
    return [_classified(text, piece, stands_out=number == 0 or number < last) for number, piece in enumerate(pieces)]


def _shown(text: str, line: Line) -> str:
    """A line; of an overlong one the beginning, for it is no row or item anyway."""
    start, end = line
    return text[start : min(end, start + kinds.LONGEST + 1)]


def _opens_list(text: str, before: Piece | None) -> bool:
    """Whether items are to be expected after a piece: it is one, or ends with a colon."""
    return before is not None and (before[0] == "item" or text[before[2] - 1] == ":")


def _marks(lines: Sequence[str], expected: bool) -> list[str]:
    """`row`, `item` or `text` for each line."""
    rows = [kinds.is_row(line) for line in lines]
    dashes = [kinds.is_dash(line) for line in lines]
    spoken = any(dash and line.endswith("?") for dash, line in zip(dashes, lines, strict=True))
    listed = not spoken and (len(lines) > 1 or expected)
    numbers = sum(map(kinds.is_numbered, lines))
    marks: list[str] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        near = (index > 0 and rows[index - 1]) or (index + 1 < len(rows) and rows[index + 1])
        if rows[index] or (near and kinds.may_be_row(line)):
            marks.append("row")
        elif kinds.is_numbered(line) and kinds.is_heading(line) and _is_marked(following):
            marks.append("text")
        elif _opens_item(line, listed, numbers > 1 or expected) or (marks[-1:] == ["item"] and line[:1].islower()):
            marks.append("item")
        else:
            marks.append("text")
    return marks


def _is_marked(line: str) -> bool:
    """Whether a line opens with a bullet or a dash, so that a numbered line before it is the list's heading."""
    return kinds.is_bullet(line) or kinds.is_dash(line)


def _opens_item(line: str, listed: bool, numbered: bool) -> bool:
    """Whether a line opens an item. `listed`: dashes do so here; `numbered`: numbers do."""
    return kinds.is_bullet(line) or (listed and kinds.is_dash(line)) or (numbered and kinds.is_numbered(line))


def _items(part: list[Line], lines: Sequence[str]) -> list[Piece]:
    """Items, each with the lines that go on with it."""
    pieces: list[Piece] = []
    for line, shown in zip(part, lines, strict=True):
        opens = kinds.is_bullet(shown) or kinds.is_dash(shown) or kinds.is_numbered(shown)
        if pieces and not opens:
            pieces[-1] = ("item", pieces[-1][1], line[1])
        else:
            pieces.append(("item", *line))
    return pieces


def _paragraphs(text: str, part: list[Line]) -> list[Piece]:
    """Paragraphs of lines that are no rows or items: hard-wrapped lines are joined, others stand for themselves."""
    widest = max(end - start for start, end in part)
    pieces: list[Piece] = []
    joins = False
    for start, end in part:
        goes_on = joins and not kinds.is_dash(text[start : start + 20])
        if pieces and (goes_on or (pieces[-1][0] == "open" and text[start].islower())):
            pieces[-1] = ("paragraph", pieces[-1][1], end)
        else:
            pieces.append(("paragraph", start, end))
        joins = _goes_on(text[max(start, end - 12) : end], end - start, widest)
        if not joins and not kinds.ends_sentence(text[max(start, end - 12) : end]):
            pieces[-1] = ("open", *pieces[-1][1:])
    return [("paragraph", start, end) for _, start, end in pieces]


def _goes_on(ending: str, length: int, widest: int) -> bool:
    """Whether a line goes on in the next one, as wrapped lines do: it is nearly the widest and closes nothing."""
    if ending.endswith(("?", ":")):
        return False
    if kinds.ends_sentence(ending):
        return widest <= 120 and length >= 0.85 * widest
    return length >= 0.6 * widest


def _classified(text: str, piece: Piece, *, stands_out: bool) -> Piece:
    """A paragraph's final kind: caption or heading where it looks like one."""
    kind, start, end = piece
    if kind != "paragraph" or end - start > 200:
        return piece
    shown = text[start:end]
    if kinds.is_caption(shown):
        return ("caption", start, end)
    one_line = not any(sign in shown for sign in BREAKS)
    if one_line and stands_out and kinds.is_heading(shown):
        return ("heading", start, end)
    return piece
