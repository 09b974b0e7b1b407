"""The main content of a page: what an extractor finds, laid over what the page holds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from comity.sources.documents import kinds
from comity.sources.documents.assemble import Piece, clean, paragraphs
from comity.sources.documents.quiet import quieten

if TYPE_CHECKING:
    from lxml.etree import _Element

# Above this the main content is not looked for: the search takes seconds for each megabyte.
LARGEST_SEARCHED = 2_000_000
# Less than this many letters, and less than this share of the page's, is no article found.
FEWEST_LETTERS = 120
LEAST_SHARE = 0.2
# So many cells with numbers are a table that the reader would miss.
FEWEST_FIGURES = 4
# Texts are looked up by so many first letters, and compared with so many that begin alike.
KEYED = 8
MOST_CANDIDATES = 20


def content(text: str, whole: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces of the main content; all of the page where no main content is found, with a note."""
    if len(text) <= LARGEST_SEARCHED:
        pieces = _main(text, whole)
        inner = _around(pieces, whole)
        if _is_article(pieces, whole):
            if _figures(inner) >= FEWEST_FIGURES and 2 * _figures(pieces) < _figures(inner):
                return inner, ("tables were missing from the main content; all that stands around it is read",)
            return pieces, ()
    return whole, ("the main content was not found; the whole page is read",)


def _is_article(pieces: list[Piece], whole: list[Piece]) -> bool:
    """Whether the main content is worth its name. All in one piece it is the extractor's last resort."""
    shown = [piece for piece in whole if piece.kind != "boilerplate"]
    if len(pieces) == 1 and len(shown) > 1:
        return False
    found = _letters(pieces)
    return found >= FEWEST_LETTERS or (found > 0 and found >= LEAST_SHARE * _letters(whole))


def _around(pieces: list[Piece], whole: list[Piece]) -> list[Piece]:
    """What the page holds within the innermost element around all of the main content."""
    paths = [piece.path for piece in pieces if piece.path]
    if not paths:
        return []
    steps = zip(*(path.split("/") for path in paths), strict=False)
    shared = [step[0] for step in itertools.takewhile(lambda step: len(set(step)) == 1, steps)]
    area = "/".join(shared if len(set(paths)) > 1 else shared[:-1])
    return [piece for piece in whole if f"{piece.path}/".startswith(f"{area}/")]


def _figures(pieces: list[Piece]) -> int:
    """How many cells hold a number."""
    return sum(piece.kind == "cell" and any(map(str.isdigit, piece.text)) for piece in pieces)


def _letters(pieces: Iterable[Piece]) -> int:
    """How many letters the pieces hold that are not boilerplate."""
    return sum(sum(map(str.isalpha, piece.text)) for piece in pieces if piece.kind != "boilerplate")


def _main(text: str, whole: list[Piece]) -> list[Piece]:
    """The main content as the extractor finds it, each piece with the place in the page where the same text stands."""
    import trafilatura
    from lxml.etree import LxmlError

    quieten("trafilatura")
    try:
        found: Any = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, with_metadata=False)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return []  # what the extractor stumbles over, the plain walk still reads
    if found is None or found.body is None:
        return []
    return list(_extracted(found.body, _Places(whole)))


class _Places:
    """Where in the page a text of the main content stands: in one piece, or in several that the extractor joined."""

    def __init__(self, whole: list[Piece]) -> None:
        self.whole = whole
        self.keys = [key(piece.text) for piece in whole]
        self.starts: dict[str, list[int]] = {}
        for number, text in enumerate(self.keys):
            self.starts.setdefault(text[:KEYED], []).append(number)

    def find(self, text: str) -> list[tuple[str, str]]:
        """Texts and paths of the page's pieces that make up a text; the text alone where there are none."""
        wanted = key(text)
        candidates = self.starts.get(wanted[:KEYED], [])
        for number in candidates[:MOST_CANDIDATES]:
            last, size = number, 0
            while last < len(self.keys) and wanted.startswith(self.keys[last], size) and size < len(wanted):
                size += len(self.keys[last])
                last += 1
            if size == len(wanted):
                candidates.remove(number)
                return [(piece.text, piece.path) for piece in self.whole[number:last]]
        return [(text, "")]


def _extracted(body: _Element, places: _Places) -> Iterator[Piece]:
    """The pieces of an extracted tree: `head`, `p`, `item`, `quote`, `table` of `row` of `cell`."""
    counts: dict[str, int] = {}
    tables = 0
    for element in body.iter("head", "p", "item", "quote", "code", "table"):
        tag = str(element.tag)
        if tag == "table":
            tables += 1
            yield from _table(element, tables)
        if tag == "table" or any(parent.tag in ("table", "item", "quote") for parent in element.iterancestors()):
            continue
        for text, path in itertools.chain.from_iterable(map(places.find, _paragraphs(element))):
            counts[tag] = counts.get(tag, 0) + 1
            yield Piece(_kind(tag, text), text, path or f"{tag}[{counts[tag]}]", path=path)


def _paragraphs(element: _Element) -> list[str]:
    """The text of an element; two line breaks in a row part paragraphs, as old pages do."""
    parts: list[str] = []
    for part in element.iter():
        if part.tag == "lb":
            parts.append("\n")
        elif part is not element and part.tag in ("p", "item", "list"):
            parts.append("\n\n")
        if part.tag != "table" and not any(parent.tag == "table" for parent in part.iterancestors()):
            parts.append(_flat(part.text))
        if part is not element:
            parts.append(_flat(part.tail))
    return paragraphs("".join(parts))


def _flat(text: str | None) -> str:
    """Text whose line breaks are mere white space, as in a page's source."""
    return re.sub(r"[\r\n]+", " ", text or "")


def _kind(tag: str, text: str) -> str:
    """The kind of a piece by its tag, and a paragraph's by its look."""
    if tag == "item" or kinds.is_bullet(text):
        return "item"
    if kinds.is_caption(text):
        return "caption"
    return "heading" if tag == "head" else "paragraph"


def _table(table: _Element, number: int) -> Iterator[Piece]:
    """The cells of an extracted table that hold text. A first row of one cell above wider ones is its caption."""
    rows = [[clean(" ".join(map(str, cell.itertext()))) for cell in row.iter("cell")] for row in table.iter("row")]
    filled = [sum(map(bool, row)) for row in rows]
    if len(rows) > 1 and filled[0] == 1 and filled[1] > 1:
        yield Piece("caption", next(filter(None, rows.pop(0))), f"table {number}, caption")
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            yield Piece("cell", text, f"table {number}, row {at}, cell {column}", cell=(number, at, column))


def key(text: str) -> str:
    """A text without white space and case, for telling the same text in two trees."""
    return "".join(text.split()).casefold()
