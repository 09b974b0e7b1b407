"""A plain walk over a page: every visible text with the path of its element, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from comity.sources.documents import kinds
from comity.sources.documents.assemble import Piece, clean, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

# Never shown, never text, or there to be clicked.
HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "select", "option", "textarea", "button", "input", "datalist", "dialog",
})  # fmt: skip
AROUND = frozenset({"nav", "footer", "aside", "menu"})
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KINDS = {"li": "item", "dt": "item", "dd": "item", "figcaption": "caption", "caption": "caption"} | dict.fromkeys(
    HEADINGS, "heading"
)
LONGEST_PATH = 300
# Old pages are laid out by tables: what is longer is no cell of figures.
LONGEST_CELL = 500


def page_pieces(tree: _Element) -> Iterator[Piece]:
    """The visible texts of a page. What stands in navigation, sidebars and footers is boilerplate.

    Locators are XPaths (`/html/body/p[2]`), of cells `table 1, row 2, cell 3`.
    """
    walk = _Walk()
    frames = [_Frame(tree, f"/{tree.tag}", iter(tree), {})]
    yield from walk.enter(tree, frames[0].path)
    while frames:
        frame = frames[-1]
        child = next(frame.children, None)
        if child is None:
            yield from walk.leave(frame.element)
            frames.pop()
        elif not isinstance(child.tag, str) or child.tag in HIDDEN:
            walk.add(child.tail)
        else:
            frame.counts[child.tag] = frame.counts.get(child.tag, 0) + 1
            path = f"{frame.path}/{child.tag}[{frame.counts[child.tag]}]"
            yield from walk.enter(child, path)
            frames.append(_Frame(child, path, iter(child), {}))


class _Frame(NamedTuple):
    """An element that the walk is inside of. The library's own paths count siblings anew for each element, which a page
    of a hundred thousand paragraphs makes felt."""

    element: _Element
    path: str
    children: Iterator[_Element]
    counts: dict[str, int]


class _Walk:
    """The text gathered since the last block began, and where the walk stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.owners: list[tuple[_Element, str]] = []
        self.around = 0
        self.tables: list[list[int]] = []
        self.count = 0

    def add(self, text: str | None) -> None:
        """Takes up text, whose line breaks are white space."""
        if text:
            self.parts.append(text.replace("\n", " ").replace("\r", " "))

    def enter(self, element: _Element, path: str) -> Iterator[Piece]:
        """An element begins: a block ends the text before it."""
        tag = str(element.tag)
        if tag == "br":
            self.parts.append("\n")
        elif tag not in INLINE and not (self._in_cell() and tag != "table"):
            if self.owners:
                yield from self.flush(*self.owners[-1])
            self.owners.append((element, path))
        self.around += tag in AROUND
        if tag == "table":
            self.count += 1
            self.tables.append([self.count, 0, 0])
        elif tag == "tr" and self.tables:
            self.tables[-1][1:] = [self.tables[-1][1] + 1, 0]
        self.add(element.text)

    def leave(self, element: _Element) -> Iterator[Piece]:
        """An element ends, and its block with it."""
        tag = str(element.tag)
        if self.owners and self.owners[-1][0] is element:
            yield from self.flush(*self.owners.pop())
        elif self._in_cell() and tag not in INLINE:
            self.parts.append(" ")
        self.around -= tag in AROUND
        if tag == "table" and self.tables:
            self.tables.pop()
        self.add(element.tail)

    def flush(self, owner: _Element, path: str) -> Iterator[Piece]:
        """The text gathered so far as a piece of its block's kind, if there is any; an empty cell is counted too."""
        tag = str(owner.tag)
        gathered = "".join(self.parts)
        self.parts.clear()
        around = self.around > 0
        if tag in ("td", "th") and self.tables:
            table = self.tables[-1]
            table[2] += 1
            place = (table[0], max(1, table[1]), table[2])
            table[2] += _span(owner) - 1
            text = clean(gathered)
            kind = "boilerplate" if around else "cell" if len(text) <= LONGEST_CELL else "paragraph"
            if text:
                yield Piece(kind, text, "table {}, row {}, cell {}".format(*place), cell=place, path=path)
            return
        for text in paragraphs(gathered):
            kind = KINDS.get(tag, "paragraph")
            kind = "caption" if kind != "item" and kinds.is_caption(text) else kind
            yield Piece("boilerplate" if around else kind, text, path if len(path) <= LONGEST_PATH else tag, path=path)

    def _in_cell(self) -> bool:
        """Whether the innermost block is a cell."""
        return bool(self.owners) and self.owners[-1][0].tag in ("td", "th")


def _span(cell: _Element) -> int:
    """How many columns a cell takes."""
    value = cell.get("colspan", "1").strip()
    return max(1, min(int(value[:4]), 1000)) if value.isascii() and value.isdigit() else 1
