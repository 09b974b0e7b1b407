"""HTML: the article of a page, without what surrounds it. Nothing on a page is ever executed or fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from comity.errors import DocumentError
from comity.model.document import Document
from comity.sources.documents import clues
from comity.sources.documents.article import content, key
from comity.sources.documents.assemble import Piece, assemble, clean
from comity.sources.documents.encoding import decode
from comity.sources.documents.language import detect
from comity.sources.documents.media import CHARSET
from comity.sources.documents.page import page_pieces
from comity.sources.documents.raw import Raw

if TYPE_CHECKING:
    from lxml.etree import _Element

HEAD = 4096
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
    pieces, notes = content(decoded.text, whole)
    title = _title(tree)
    text, blocks = assemble(_titled(pieces, title))
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
        clues=clues.from_metadata(_dates(tree)) + clues.from_origin(raw.origin) + clues.from_text(text, blocks),
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


def _titled(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces with one title: the one of the first that is it, or a leading heading, or the title put before all."""
    first = [number for number, piece in enumerate(pieces) if piece.kind != "boilerplate"][:3]
    same = [number for number in first if key(pieces[number].text) == key(title)]
    if not title:
        same = [number for number in first[:1] if pieces[number].kind == "heading"]
    elif not same:
        return [Piece("title", title, "title"), *pieces]
    return [replace(piece, kind="title") if number in same[:1] else piece for number, piece in enumerate(pieces)]


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
