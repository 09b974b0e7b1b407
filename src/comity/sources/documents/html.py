"""HTML: the article of a page, without what surrounds it. Nothing on a page is ever executed or fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from comity.errors import DocumentError
from comity.model.document import Document
from comity.sources.documents import clues, kinds
from comity.sources.documents.assemble import Piece, assemble, clean
from comity.sources.documents.encoding import decode
from comity.sources.documents.language import detect
from comity.sources.documents.media import CHARSET
from comity.sources.documents.page import page_pieces
from comity.sources.documents.raw import Raw

if TYPE_CHECKING:
    from lxml.etree import _Element

HEAD = 4096
# Above this the main content is not looked for: the search takes seconds for each megabyte.
LARGEST_SEARCHED = 3_000_000
# Less than this many letters, and less than this share of the page's, is no article found.
FEWEST_LETTERS = 120
LEAST_SHARE = 0.2
META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish_date", "publication_date", "citation_publication_date",
    "sailthru.date", "parsely-pub-date", "article:modified_time",
)  # fmt: skip
JSON_DATES = ("datePublished", "dateCreated", "uploadDate", "dateModified")
LARGEST_JSON = 200_000
DEEPEST_JSON = 50


def parse_html(raw: Raw, doc_id: str, digest: str, charset: str) -> Document:
    """A page as a document: title, headings, paragraphs, items and cells of its main content.

    A block's locator is the path of its element in the page, or `table 2, row 4, cell 1`. Raises DocumentError where
    the page has no text.
    """
    declared = CHARSET.search(raw.data[:HEAD].decode("latin-1"))
    decoded = decode(raw.data, raw.origin, charset or (declared.group(1) if declared else ""))
    tree = _tree(decoded.text)
    if tree is None:
        raise DocumentError(f"{raw.origin}: holds no page; save it from a browser again")
    whole = list(page_pieces(tree))
    pieces, notes = _content(decoded.text, whole)
    title = _title(tree)
    if title and not any(_key(piece.text) == _key(title) for piece in pieces[:3]):
        pieces = [Piece("title", title, "title"), *pieces]
    else:
        pieces = _first_as_title(pieces, title)
    text, blocks = assemble(pieces)
    if not any(block.kind not in ("title", "boilerplate") for block in blocks):
        raise DocumentError(
            f"{raw.origin}: the page holds no text without its scripts; open it in a browser and save it as PDF or text"
        )
    return Document(
        id=doc_id,
        text=text,
        digest=digest,
        origin=raw.origin,
        media_type="text/html",
        title=title or next((text[block.start : block.end] for block in blocks if block.kind == "title"), ""),
        language=detect(text),
        encoding=decoded.encoding,
        blocks=blocks,
        clues=clues.from_metadata(_dates(tree)) + clues.from_origin(raw.origin),
        notes=decoded.notes + notes,
    )


def _tree(text: str) -> _Element | None:
    """The page parsed, forgivingly; None where there is nothing to parse. The library guards depth and size itself."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _content(text: str, whole: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces of the main content; all of the page where no main content is found, with a note."""
    if len(text) <= LARGEST_SEARCHED:
        pieces = _main(text, whole)
        found, all_letters = _letters(pieces), _letters(whole)
        if found >= FEWEST_LETTERS or (found and found >= LEAST_SHARE * all_letters):
            return pieces, ()
    return whole, ("the main content was not found; the whole page is read",)


def _letters(pieces: Iterable[Piece]) -> int:
    """How many letters the pieces hold that are not boilerplate."""
    return sum(sum(map(str.isalpha, piece.text)) for piece in pieces if piece.kind != "boilerplate")


def _main(text: str, whole: list[Piece]) -> list[Piece]:
    """The main content as the extractor finds it, each piece with the place in the page where the same text stands."""
    import trafilatura
    from lxml.etree import LxmlError

    try:
        found: Any = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, with_metadata=False)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return []  # what the extractor stumbles over, the plain walk still reads
    if found is None or found.body is None:
        return []
    places: dict[str, list[str]] = {}
    for piece in reversed(whole):
        places.setdefault(_key(piece.text), []).append(piece.locator)
    return list(_extracted(found.body, places))


def _extracted(body: _Element, places: dict[str, list[str]]) -> Iterator[Piece]:
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
        for text in _paragraphs(element):
            counts[tag] = counts.get(tag, 0) + 1
            known = places.get(_key(text))
            locator = known.pop() if known else f"{tag}[{counts[tag]}]"
            yield Piece(_kind(tag, text), text, locator)


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
    texts = (clean(text, keep_lines=True) for text in re.split(r"\n[ \t]*\n", "".join(parts)))
    return [text for text in texts if text]


def _flat(text: str | None) -> str:
    """Text whose line breaks are mere white space, as in a page's source."""
    return re.sub(r"[\r\n]+", " ", text or "")


def _kind(tag: str, text: str) -> str:
    """The kind of a piece by its tag, and a paragraph's by its look."""
    if tag in ("head", "item"):
        return "heading" if tag == "head" else "item"
    if kinds.is_bullet(text):
        return "item"
    return "caption" if kinds.is_caption(text) else "paragraph"


def _table(table: _Element, number: int) -> Iterator[Piece]:
    """The cells of an extracted table that hold text."""
    for at, row in enumerate(table.iter("row"), 1):
        for column, cell in enumerate(row.iter("cell"), 1):
            text = clean(" ".join(map(str, cell.itertext())))
            yield Piece("cell", text, f"table {number}, row {at}, cell {column}", cell=(number, at, column))


def _first_as_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces, that one of the first three which is the title, or else a leading heading, marked as it."""
    for number, piece in enumerate(pieces[:3]):
        if (title and _key(piece.text) == _key(title)) or (not title and number == 0 and piece.kind == "heading"):
            return [*pieces[:number], Piece("title", piece.text, piece.locator), *pieces[number + 1 :]]
    return pieces


def _key(text: str) -> str:
    """A text without white space and case, for telling the same text in two trees."""
    return "".join(text.split()).casefold()


def _title(tree: _Element) -> str:
    """The page's title: the only first-level heading, what it gives to social networks, or the window's title."""
    headings = [clean("".join(map(str, heading.itertext()))) for heading in tree.iter("h1")]
    if len(headings) == 1 and 3 <= len(headings[0]) <= 300:
        return headings[0]
    for meta in tree.iter("meta"):
        if meta.get("property", "").lower() == "og:title" and meta.get("content"):
            return clean(meta.get("content", ""))[:300]
    return next((clean("".join(map(str, title.itertext())))[:300] for title in tree.iter("title")), "")


def _dates(tree: _Element) -> list[tuple[str, str]]:
    """Places and values of the dates in a page's metadata, the surest first."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in META_DATES:
            metas.setdefault(name, meta.get("content", ""))
    found = [(f"meta {name}", metas[name]) for name in META_DATES if name in metas]
    for script in tree.iter("script"):
        if script.get("type", "").lower().strip() == "application/ld+json":
            found += _json_dates(script.text or "")
    times = [element for element in tree.iter("time") if element.get("datetime")]
    return found + [("time", element.get("datetime", "")) for element in times[:5]]


def _json_dates(text: str) -> list[tuple[str, str]]:
    """The dates in a page's JSON-LD, which is read as data."""
    if len(text) > LARGEST_JSON:
        return []
    try:
        waiting: list[tuple[Any, int]] = [(json.loads(text), 0)]
    except (ValueError, RecursionError):
        return []
    found: dict[str, str] = {}
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST_JSON:
            continue
        if isinstance(value, dict):
            for name in JSON_DATES:
                if isinstance(value.get(name), str):
                    found.setdefault(name, value[name])
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(part, depth + 1) for part in reversed(list(inner)) if isinstance(part, dict | list)]
    return [(f"JSON-LD {name}", found[name]) for name in JSON_DATES if name in found]
