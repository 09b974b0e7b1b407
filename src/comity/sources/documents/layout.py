"""From the lines of PDF pages to blocks: running heads apart, paragraphs joined, broken words mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.sources.documents import clues, kinds
from comity.sources.documents.assemble import Box, Piece
from comity.sources.documents.letters import PageLine

# Heads and feet stand in the outer part of the page, and run over pages.
MARGIN = 0.14
FEWEST_REPEATS = 3
PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|стр\.?|с\.|страница)?\s*\d{1,4}\s*(?:(?:of|из|/)\s*\d{1,4})?\W*", re.I)
ROMAN = re.compile(r"[ivxl]{1,7}")
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST_WORD = 80
LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
# First parts of words that keep their hyphen, where neither form of the word is printed elsewhere in the document.
HYPHENATED = re.compile(
    r"(?:[а-яё]+(?:ско|цко)|торгово|экономико|социально|научно|культурно|финансово|кредитно|транспортно|технико|военно|нормативно"
    r"|общественно|информационно|хозяйственно|материально|по|кое|non|self|well|long|short|high|low|large|small|medium|export|import"
    r"|trade|oil|gas|state|year|month|cross|half|two|three|four|five|on|by|per|vice|co|ex|pre|post|multi|intra)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Page:
    """number: from 1. height: in points. lines: in the order of the page's content."""

    number: int
    height: float
    lines: list[PageLine]


@dataclass(slots=True)
class _Draft:
    """A block while lines are added to it."""

    kind: str
    page: int
    lines: list[PageLine]


def pieces_of(pages: Sequence[Page]) -> list[Piece]:
    """The blocks of all pages, in order."""
    repeated = _repeated(pages)
    words = frozenset(
        word.lower() for page in pages for line in page.lines for word in WORD.findall(line.text.rstrip("-"))
    )
    body = _body_size(pages)
    drafts: list[_Draft] = []
    for page in pages:
        heads = _marginal(page, repeated)
        here = _drafts(page, heads, body)
        _over_page(drafts, here)
        drafts += here
    pieces = [_piece(draft, words) for draft in drafts]
    return _with_title(pieces, drafts, body)


def _zone(page: Page, line: PageLine) -> str:
    """`top`, `bottom`, or empty for a line of the page's inside."""
    middle = (line.box[1] + line.box[3]) / 2
    if page.height <= 0:
        return ""
    return "top" if middle > (1 - MARGIN) * page.height else "bottom" if middle < MARGIN * page.height else ""


def _outer(page: Page) -> Iterator[tuple[str, int, PageLine]]:
    """The two highest and the two lowest lines that stand in the page's margins, with zone and index."""
    order = sorted(range(len(page.lines)), key=lambda index: (-page.lines[index].box[3], index))
    for index in dict.fromkeys(order[:2] + order[-2:]):
        zone = _zone(page, page.lines[index])
        if zone:
            yield zone, index, page.lines[index]


def _key(line: PageLine) -> str:
    """A running line without its numbers, and with its size: the title of the first page often runs on in small."""
    return f"{round(line.size)} {DIGITS.sub('#', ' '.join(line.text.casefold().split()))}"


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[str, str]]:
    """Zone and key of the lines that run over the pages: on three or more, or on both of two."""
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        counts.update({(zone, _key(line)) for zone, _, line in _outer(page)})
    needed = min(FEWEST_REPEATS, max(2, len(pages)))
    return frozenset(key for key, count in counts.items() if count >= needed)


def _marginal(page: Page, repeated: frozenset[tuple[str, str]]) -> frozenset[int]:
    """The indices of a page's running heads, feet and page numbers."""
    return frozenset(
        index
        for zone, index, line in _outer(page)
        if (zone, _key(line)) in repeated
        or (PAGE_NUMBER.fullmatch(line.text) and str(page.number) in DIGITS.findall(line.text))
        or ROMAN.fullmatch(line.text)
    )


def _body_size(pages: Sequence[Page]) -> float:
    """The size that most letters of the document have."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _drafts(page: Page, heads: frozenset[int], body: float) -> list[_Draft]:
    """The blocks of one page."""
    drafts: list[_Draft] = []
    pitch = _pitch(page)
    right = max((line.box[2] for line in page.lines), default=0.0)
    rows = [kinds.is_row(line.text) for line in page.lines]
    last: PageLine | None = None
    for index, line in enumerate(page.lines):
        near = any(rows[max(0, index - 1) : index + 2])
        if index in heads:
            drafts.append(_Draft("boilerplate", page.number, [line]))
            continue
        if rows[index] or (near and kinds.may_be_row(line.text)):
            kind = "row"
        elif kinds.is_bullet(line.text) or kinds.is_dash(line.text):
            kind = "item"
        else:
            kind = "heading" if line.size > 1.12 * body and len(line.text) <= 200 else "paragraph"
        open_ = next((draft for draft in reversed(drafts) if draft.kind != "boilerplate"), None)
        if open_ and last and kind != "row" and _continues(open_, last, line, kind, pitch, right):
            open_.lines.append(line)
        else:
            drafts.append(_Draft(kind, page.number, [line]))
        last = line
    return drafts


def _pitch(page: Page) -> float:
    """The usual distance between two lines of a page, in points."""
    steps = [
        above.box[1] - below.box[1]
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if abs(above.size - below.size) < 1 and 0 < above.box[1] - below.box[1] < 3 * above.size
    ]
    return sorted(steps)[len(steps) // 3] if steps else 0.0


def _continues(draft: _Draft, last: PageLine, line: PageLine, kind: str, pitch: float, right: float) -> bool:
    """Whether a line goes on with the block before it."""
    if draft.kind == "row" or kind == "item" or (kind == "heading") != (draft.kind == "heading"):
        return False
    if last.broken:
        return True
    step = last.box[1] - line.box[1]
    ended = kinds.ends_sentence(last.text)
    if step <= 0:  # the top of the next column
        return not ended and line.text[:1].islower()
    if step > 1.4 * max(pitch, 0.8 * line.size) or abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    first = draft.lines[0]
    indented = line.box[0] - min(part.box[0] for part in draft.lines[-2:]) > 0.6 * line.size
    short = last.box[2] < first.box[0] + 0.8 * (right - first.box[0])
    if draft.kind == "item":
        return not (ended and line.box[0] < first.box[0] + 0.2 * line.size)
    return not (ended and (indented or short)) and not (short and not ended and kinds.is_numbered(line.text))


def _over_page(before: list[_Draft], here: list[_Draft]) -> None:
    """Moves the rest of a paragraph that the page's end cut to where it began, so that its sentences are whole."""
    last = next((draft for draft in reversed(before) if draft.kind != "boilerplate"), None)
    first = next((draft for draft in here if draft.kind != "boilerplate"), None)
    if last is None or first is None or last.kind not in ("paragraph", "item") or first.kind != "paragraph":
        return
    if last.lines[-1].broken or (not kinds.ends_sentence(last.lines[-1].text) and first.lines[0].text[:1].islower()):
        last.lines += first.lines
        here.remove(first)


def _piece(draft: _Draft, words: frozenset[str]) -> Piece:
    """A finished block. A paragraph's look may make it a caption or a header."""
    parts = [draft.lines[0].text]
    for last, line in zip(draft.lines, draft.lines[1:], strict=False):
        parts += (_between(last, line.text, words), line.text)
    text = "".join(parts) + ("-" if draft.lines[-1].broken else "")
    kind = draft.kind
    if kind != "row":
        text = text.replace("\t", " ")
    if kind in ("paragraph", "heading"):
        kind = "header" if clues.HEADER.fullmatch(text) else "caption" if kinds.is_caption(text) else kind
    return Piece(kind, text, f"page {draft.page}", _box(draft))


def _between(last: PageLine, following: str, words: frozenset[str]) -> str:
    """What stands between two lines of a block: a space, the printed hyphen, or nothing where it broke a word."""
    if not last.broken:
        return " "
    head, tail = LAST.search(last.text[-LONGEST_WORD:]), WORD.match(following[:LONGEST_WORD])
    if head is None or tail is None or not tail.group()[0].islower():
        return "-"
    if f"{head.group()}-{tail.group()}".lower() in words:
        return "-"
    if f"{head.group()}{tail.group()}".lower() in words:
        return ""
    return "-" if HYPHENATED.fullmatch(head.group().rpartition("-")[2]) else ""


def _box(draft: _Draft) -> Box:
    """The box of a block's lines where it begins: lines above the first belong to the next column or page."""
    lines = [line for line in draft.lines if line.box[3] <= draft.lines[0].box[3] + 0.5 * draft.lines[0].size]
    return (
        min(line.box[0] for line in lines),
        min(line.box[1] for line in lines),
        max(line.box[2] for line in lines),
        max(line.box[3] for line in lines),
    )


def _with_title(pieces: list[Piece], drafts: list[_Draft], body: float) -> list[Piece]:
    """The pieces, the largest heading among the first five of the first page marked as the title."""
    heads = [
        index
        for index, draft in enumerate(drafts[:5])
        if draft.kind == "heading" and draft.page == drafts[0].page and draft.lines[0].size > 1.12 * body
    ]
    if not heads:
        return pieces
    best = max(heads, key=lambda index: (drafts[index].lines[0].size, -index))
    titled = list(pieces)
    titled[best] = Piece("title", pieces[best].text, pieces[best].locator, pieces[best].box)
    return titled
