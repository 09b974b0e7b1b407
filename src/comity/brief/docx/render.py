"""The content tree as a Word file. The same brief on the same template gives the same bytes."""

from __future__ import annotations

import re
from datetime import date

from comity.brief.content import Brief
from comity.brief.docx.package import KNOWN, known, known_relation, packed, related
from comity.brief.docx.pictures import Pictures
from comity.brief.docx.template import Template, template
from comity.brief.docx.words import attribute
from comity.brief.docx.write import Writer
from comity.brief.wording import tongue
from comity.errors import InputError

CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def render_docx(brief: Brief, data: bytes | None = None, name: str = "template") -> bytes:
    """The brief on the template of these bytes, or on the house's own.

    Raises InputError naming the template, what is off and the remedy.
    """
    base = template(data, name) if data is not None else template()
    labels = dict(brief.labels)
    pictures = Pictures(labels["number.decimal"], labels["number.group"])
    writer = Writer(brief, base, pictures)
    body = writer.body().replace("{{contents}}", writer.contents(), 1)
    parts = {
        **{part: content for part, content in base.parts.items() if not part.startswith("docProps/thumbnail")},
        **pictures.parts,
        "word/document.xml": _filled(base.before, brief) + body.encode() + _filled(base.after, brief),
        KNOWN: known(brief),
        "docProps/core.xml": core(brief),
    }
    parts |= {part: _filled(content, brief) for part, content in parts.items() if _furniture(part)}
    rels = "word/_rels/document.xml.rels"
    parts[rels] = related(
        parts.get(rels, EMPTY),
        pictures.relations + known_relation(),
    )
    parts["_rels/.rels"] = related(
        parts.get("_rels/.rels", EMPTY),
        f'<Relationship Id="rIdComityCore" Type="{CORE}" Target="docProps/core.xml"/>',
        CORE,
    )
    parts["[Content_Types].xml"] = _typed(parts["[Content_Types].xml"], base)
    return packed(parts)


def core(brief: Brief) -> bytes:
    """Title, language and dates; the date of the brief, not of the clock."""
    day = (brief.as_of or date(1980, 1, 1)).isoformat()
    stamps = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{what}>'
        for what in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{attribute(brief.title)}</dc:title><dc:creator>Comity</dc:creator>"
        f"<dc:language>{brief.language}</dc:language>{stamps}</cp:coreProperties>"
    ).encode()


def _furniture(part: str) -> bool:
    return re.fullmatch(r"word/(?:header|footer)\d*\.xml", part) is not None


def _filled(content: bytes, brief: Brief) -> bytes:
    """The template's words with {{title}}, {{subtitle}} and {{date}} filled in."""
    day = tongue(brief.language).day(brief.as_of) if brief.as_of else ""
    for tag, value in (("{{title}}", brief.title), ("{{subtitle}}", brief.subtitle), ("{{date}}", day)):
        content = content.replace(tag.encode(), attribute(value).encode())
    return content


def _typed(content: bytes, base: Template) -> bytes:
    """The content types, with those of the parts that were added; a template becomes a document."""
    text = content.decode("utf-8").replace("template.main+xml", "document.main+xml")
    if "</Types>" not in text:
        raise InputError(f"{base.name}: its content types are broken; save it anew from Word")
    more = ""
    if 'Extension="png"' not in text:
        more += '<Default Extension="png" ContentType="image/png"/>'
    if 'Extension="xml"' not in text:
        more += '<Default Extension="xml" ContentType="application/xml"/>'
    if "/docProps/core.xml" not in text:
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        more += f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
    return text.replace("</Types>", f"{more}</Types>").encode()
