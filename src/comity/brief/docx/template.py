"""A Word template: which of its styles stand for what, where the brief goes, what is lent to it where it lacks it.

A brief needs the styles in NEEDED; where one is missing, InputError says which and how to add it. What lies outside
Word's own styles (`Comity Table` and the like) is lent from the house template, as is a contents style.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.brief.docx.package import unpacked
from comity.errors import InputError

HOUSE = Path(__file__).parent / "house.docx"
NEEDED = ("Title", "Heading 1", "Heading 2", "Caption", "List Bullet")
LENT = (
    "Subtitle", "toc 1", "toc 2", "Comity Cell", "Comity Note", "Comity Item", "Comity Quote", "Comity Entry",
    "Comity Finding", "Comity Figure", "Comity Reference", "Comity Link", "Comity Muted", "Comity New",
    "Comity Implied", "Comity Table",
)  # fmt: skip
TAG = "{{brief}}"
NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"


@dataclass(frozen=True, slots=True)
class Template:
    """parts: of the package. styles: the id of each style a brief uses, by name. before, after: the XML of the document
    round the brief. width: of the text, in twips.
    """

    name: str
    parts: Mapping[str, bytes]
    styles: Mapping[str, str]
    before: bytes
    after: bytes
    width: int


def template(data: bytes | None = None, name: str = HOUSE.name) -> Template:
    """The template of these bytes, or the house's own. Raises InputError naming what is off and the remedy."""
    parts = unpacked(HOUSE.read_bytes() if data is None else data, name)
    parts, styles = _styled(parts, name)
    root = _parsed(parts["word/document.xml"], name)
    body = root.find(f"{W}body")
    if body is None:
        raise InputError(f"{name}: its document has no body; save it anew from Word")
    last = body.find(f"{W}sectPr")
    width = _width(last)
    before, after = _around(body, name)
    return Template(name, parts, styles, before, after, width)


def _styled(parts: dict[str, bytes], name: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts with the lent styles added, and the ids by name."""
    if "word/styles.xml" not in parts:
        raise InputError(f"{name}: holds no styles; save it anew from Word as .docx")
    root = _parsed(parts["word/styles.xml"], name)
    known = _ids(root)
    for wanted in NEEDED:
        if wanted.casefold() not in known:
            raise InputError(
                f"{name}: the style {wanted!r} is missing; in Word open the template, type a word, give it the style "
                f"{wanted} (Ctrl+Shift+S, type the name, Enter), save, and delete the word"
            )
    house = _parsed(unpacked(HOUSE.read_bytes(), HOUSE.name)["word/styles.xml"], HOUSE.name)
    default = root.find(f'{W}style[@{W}type="paragraph"][@{W}default="1"]')
    base = default.get(f"{W}styleId") if default is not None else ""
    for lent in LENT:
        if lent.casefold() not in known:
            root.append(_lent(house, lent, base))
    return {**parts, "word/styles.xml": _document(root)}, {
        wanted: _ids(root)[wanted.casefold()] for wanted in (*NEEDED, *LENT)
    }


def _ids(root: Any) -> dict[str, str]:
    """Style ids by name; Word writes its own names in small letters."""
    found = {}
    for style in root.iterchildren(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None:
            found[str(named.get(f"{W}val", "")).casefold()] = str(style.get(f"{W}styleId"))
    return found


def _lent(house: Any, name: str, base: str) -> Any:
    """A copy of a house style, based on the template's own normal style."""
    style = copy.deepcopy(
        next(
            s
            for s in house.iterchildren(f"{W}style")
            if s.find(f"{W}name").get(f"{W}val").casefold() == name.casefold()
        )
    )
    on = style.find(f"{W}basedOn")
    if on is not None:
        if base and style.get(f"{W}type") == "paragraph":
            on.set(f"{W}val", base)
        else:
            style.remove(on)
    for tag in ("next", "link"):
        for child in style.findall(f"{W}{tag}"):
            style.remove(child)
    return style


def _around(body: Any, name: str) -> tuple[bytes, bytes]:
    """The document before and after the paragraph that says {{brief}}; a template without any text needs none."""
    children = [child for child in body if child.tag != f"{W}sectPr"]
    texts = ["".join(node.text or "" for node in child.iter(f"{W}t")) for child in children]
    marked = next((child for child, text in zip(children, texts, strict=True) if text.strip() == TAG), None)
    if marked is None:
        if any(text.strip() for text in texts):
            raise InputError(
                f"{name}: has text of its own and no line {TAG}; write {TAG} on a line of its own where "
                "the brief is to stand, or empty the template"
            )
        for child in children:
            body.remove(child)
        marked = body.makeelement(f"{W}p")
        body.insert(0, marked)
    seam = body.makeelement("seam")
    body.replace(marked, seam)
    before, _, after = _document(body.getroottree().getroot()).partition(b"<seam/>")
    return before, after


def _width(section: Any) -> int:
    """The width of the text between the margins, in twips; of A4 where the template does not say."""
    if section is None:
        return 9524
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margin is None:
        return 9524
    try:
        width = int(size.get(f"{W}w")) - int(margin.get(f"{W}left")) - int(margin.get(f"{W}right"))
    except (TypeError, ValueError):
        return 9524
    return width if width > 2000 else 9524


def _parsed(data: bytes, name: str) -> Any:
    """An XML tree; entities are not expanded and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: its XML is broken ({error.msg}); save it anew from Word") from error


def _document(root: Any) -> bytes:
    from lxml import etree

    spelt: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return spelt
