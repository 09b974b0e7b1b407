"""Text -> tokens and sentences, in one pass, on the original text (offsets are code points)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.model.document import Block, Document
from comity.reading.lexicon.words import words

WORD, NUMBER, IDENTIFIER, MARK = "word", "number", "identifier", "mark"
MARGIN = 16

# Groups of three may stand apart by a space of any kind; an ordinary space joins only when every group has three
# digits.
_DIGITS = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d\w])(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_LETTERS = r"[^\W\d_]"
# A currency may touch its number: R30.8, Sh107.63, USD73m.
_GLUED = "|".join(sorted(words("scan.glued"), key=lambda code: (-len(code), code)))
_GLUED_SUMS = "|".join(sorted(words("scan.glued_sums"), key=lambda code: (-len(code), code)))
# What follows a letter that may be a model's or a quarter's as well: thousands, or a magnitude.
_SUM = r"\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?\s?(?:thousand|mn|million|bn|billion|trillion|lakh|crore|[mb]\b)"
_RANGE = r"\d+(?:[.,]\d+)?\s(?:thousand|million|billion|trillion)"
_ASKING = words("scan.asking")
_GROUP = 3  # digits
# How many different runs of characters are kept cut, and how long each: some megabytes.
_RUNS, _LONGEST_RUN = 2**14, 64
_TOKEN = re.compile(
    rf"(?P<initials>(?<!\w){_LETTERS}\.(?:{_LETTERS}\.)+)"
    rf"|(?P<glued>(?<!\w)(?={_LETTERS}++\d)(?:(?:{_GLUED})(?=\d)(?!\d+-(?!{_RANGE}))|(?:{_GLUED_SUMS})(?={_SUM})))"
    rf"|(?P<identifier>(?:[A-Za-zА-Яа-яЁё]++[-‑]\d[\w-]*|{_LETTERS}++\d\w*|\d++[A-Za-z]{{1,2}}+\d\w*|[1-4][QH](?!\w)))"
    rf"|(?P<number>{_DIGITS})"
    rf"|(?P<word>{_LETTERS}+(?:[-‑'’]{_LETTERS}+)*['’]?)"
    r"|(?P<mark>\S)"
)
_ABBREVIATED = words("scan.abbreviated")
_MONTHS = words("scan.months")
# After these a capital begins a new sentence ("… 263 млн. Экспорт …").
_SENTENCE_FINAL = words("scan.sentence_final")
_ENDS = frozenset(".!?…")
_YEAR_STOPS = frozenset(("г", "гг"))
_YEAR_INITIALS = words("scan.year_initials")
_PERIOD_LEADS = words("scan.period_leads")
_LONGEST_PERIOD = 9
_STARTERS = frozenset("«\"“„'([—–-•*")
_CLOSERS = "\"'”»’)]"


@dataclass(slots=True)
class Token:
    """kind: word, number, identifier (MT-3522, 1Q) or mark. low: lower case, ё as е, possessive 's cut off. index: its
    place in the list. capital: begins with a capital letter."""

    kind: str
    start: int
    end: int
    text: str
    low: str
    possessive: bool
    index: int
    capital: bool


@dataclass(slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of the document's list, and the block they stand in."""

    index: int
    start: int
    end: int
    first: int
    last: int
    block: Block
    paragraph: int


# A token within its run of characters without white space: kind, start, end, text, low, possessive, capital.
_Piece = tuple[str, int, int, str, str, bool, bool]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text. White space is between tokens; nothing else is dropped, and no two overlap.

    A run without white space ("exports,") is cut alike wherever it stands, so that each is cut once; except where
    digits end it, which may go on in the next run ("12 345") or be told by it ("E5 million").
    """
    tokens: list[Token] = []
    index = at = reached = 0
    for run in text.split():
        start = text.find(run, at)
        at = start + len(run)
        pieces = _pieces(run) if len(run) <= _LONGEST_RUN else None
        if pieces is None or start < reached:
            pieces = _pieces_in(text, max(start, reached), at)
            start, reached = 0, pieces[-1][2] if pieces else reached
        for kind, first, last, piece, low, possessive, capital in pieces:
            tokens.append(Token(kind, start + first, start + last, piece, low, possessive, index, capital))
            index += 1
    return tokens


@lru_cache(maxsize=_RUNS)
def _pieces(run: str) -> tuple[_Piece, ...] | None:
    """The tokens of a run of characters without white space; None where what follows may change them."""
    open_ended = run[-1].isdecimal() and not (run.isdecimal() and len(run) > _GROUP)
    return None if open_ended else _pieces_in(run, 0, len(run))


def _pieces_in(text: str, start: int, end: int) -> tuple[_Piece, ...]:
    """The tokens that begin at start..end; the last may be a number that ends behind it."""
    pieces: list[_Piece] = []
    last = start
    while last < end and (match := _TOKEN.match(text, last)):
        first, last = match.span()
        kind, piece = match.lastgroup or MARK, match.group()
        if kind == WORD and not piece.isalpha():
            pieces.extend(_word(first, last, piece))
        else:
            low = piece.lower()
            kind = WORD if kind in ("glued", "initials") else kind
            pieces.append(_piece(kind, first, piece, low.replace("ё", "е") if kind == WORD else low))
    return tuple(pieces)


def _piece(kind: str, start: int, text: str, low: str, possessive: bool = False) -> _Piece:
    return kind, start, start + len(text), text, low, possessive, text[:1].isupper()


def _word(start: int, end: int, text: str) -> Iterator[_Piece]:
    """A word with a hyphen or apostrophe, its possessive told apart: "Kazakhstan's" has low "kazakhstan"."""
    low = text.lower().replace("’", "'").replace("‑", "-").replace("ё", "е")
    if "-" in low and all(part[:3] in _MONTHS for part in low.split("-")):
        yield from _split(start, text)
    elif low.endswith("-то") and low[:-3] not in _ASKING:
        yield _piece(WORD, start, text, low[:-3])  # «экспорт-то», not «кто-то»
    elif low.endswith("'s"):
        yield _piece(WORD, start, text, low[:-2], True)
    elif low.endswith("s'"):
        yield _piece(WORD, start, text, low[:-1], True)
    elif low.endswith("'"):
        # A closing quotation mark looks like the apostrophe of a plural possessive; only after s it is one.
        yield _piece(WORD, start, text[:-1], low[:-1])
        yield _piece(MARK, end - 1, text[-1], "'")
    else:
        yield _piece(WORD, start, text, low)


def _split(start: int, text: str) -> Iterator[_Piece]:
    """January-October: three tokens."""
    for match in re.finditer(r"[^-‑]+|[-‑]", text):
        kind = MARK if match.group() in "-‑" else WORD
        yield _piece(kind, start + match.start(), match.group(), match.group().lower().replace("‑", "-"))


def lows(tokens: Sequence[Token]) -> list[str]:
    """The tokens in lower case, with empty ones past either end, so that a rule may look MARGIN tokens past it."""
    return [*(token.low for token in tokens), *[""] * MARGIN]


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The document's blocks; of a bare text, its lines, the first being the title and a `DATE:` line a header."""
    if document.blocks:
        return document.blocks
    blocks: list[Block] = []
    at = 0
    for line in document.text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            kind = "header" if line.startswith("DATE:") else "paragraph"
            blocks.append(Block(kind if blocks else "title", start, start + len(stripped)))
        at += len(line) + 1
    return tuple(blocks)


def sentences(tokens: list[Token], blocks: tuple[Block, ...], text: str) -> list[Sentence]:
    """Sentences, none crossing a block."""
    found: list[Sentence] = []
    starts = [token.start for token in tokens]
    ends = [token.index for token in tokens if token.text in _ENDS or token.low in _YEAR_INITIALS]
    position = 0
    for paragraph, block in enumerate(blocks):
        first = position = bisect_left(starts, block.start, position)
        last = bisect_left(starts, block.end, position)
        for at in ends[bisect_left(ends, position) : bisect_left(ends, last)]:
            if _ends(tokens, at, block.end, text) and not _opens(tokens, first, at):
                position = at + 1
                while position < len(tokens) and tokens[position].end <= block.end and _closes(tokens, position):
                    position += 1
                found.append(_sentence(len(found), tokens, first, position, block, paragraph))
                first = position
        position = max(position, last)
        if first < position:
            found.append(_sentence(len(found), tokens, first, position, block, paragraph))
    return found


def _sentence(index: int, tokens: list[Token], first: int, last: int, block: Block, paragraph: int) -> Sentence:
    return Sentence(index, tokens[first].start, tokens[last - 1].end, first, last, block, paragraph)


def _closes(tokens: list[Token], i: int) -> bool:
    return tokens[i].text in _CLOSERS and tokens[i].start == tokens[i - 1].end


def _ends(tokens: list[Token], i: int, block_end: int, text: str) -> bool:
    """Whether the mark at i ends a sentence: a full stop does not after an abbreviation, nor before a small letter."""
    token = tokens[i]
    if token.low in _YEAR_INITIALS:  # «ввод — III квартал т.г. Банк открыл ...»
        return i + 1 < len(tokens) and tokens[i + 1].capital and tokens[i + 1].start < block_end
    if token.text not in _ENDS:
        return False
    after = i + 1
    while after < len(tokens) and _closes(tokens, after):
        after += 1
    if after >= len(tokens) or tokens[after].start >= block_end:
        return True
    following = tokens[after]
    if following.start == tokens[after - 1].end or (
        token.text == "." and i and _abbreviates(tokens, i, following, text)
    ):
        return False
    return following.capital or following.kind in (NUMBER, IDENTIFIER) or following.text in _STARTERS


def _opens(tokens: list[Token], first: int, i: int) -> bool:
    """«В 2013 г. Чили поставила ...», «Как сообщает Минторг, за девять месяцев 2013 г. Чили ...»: the full stop is
    that of «г.», and all its clause has is the period it opens with."""
    stopped = i >= 2 and tokens[i - 1].low in _YEAR_STOPS and tokens[i - 1].end == tokens[i].start
    if not stopped and tokens[i].low not in _YEAR_INITIALS:
        return False
    clause = next((k + 1 for k in range(i - 1, first, -1) if tokens[k].text == ","), first)
    told = any(token.kind == NUMBER for token in tokens[first:clause])
    return not told and tokens[clause].low in _PERIOD_LEADS and i - clause <= _LONGEST_PERIOD


def _abbreviates(tokens: list[Token], i: int, following: Token, text: str) -> bool:
    """The full stop at i is an abbreviation's ("approx."), an initial's ("J."), or a number's that heads its line."""
    before = tokens[i - 1]
    if before.kind == WORD and before.end == tokens[i].start:
        if before.low in ("долл", "дол") and following.low == "сша":
            return True
        if before.low in _ABBREVIATED:
            return not (following.capital and before.low in _SENTENCE_FINAL)
        return len(before.text) == 1 and before.capital
    return before.kind == NUMBER and before.start == _line_start(text, before.start)


def _line_start(text: str, at: int) -> int:
    """The first non-blank place of the line."""
    start = text.rfind("\n", 0, at) + 1
    while start < at and text[start].isspace():
        start += 1
    return start
