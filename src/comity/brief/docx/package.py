"""The parts of a Word file: unpacked within bounds, packed with fixed times: the same parts give the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from comity.brief.content import Brief
from comity.errors import InputError

KNOWN = "customXml/comity.xml"  # what the brief was made from, for a later one to be compared with
DATA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"

LARGEST = 60_000_000  # bytes of all parts unpacked
MOST = 2000  # parts
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can tell


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The parts by name. Raises InputError for what is no Word file, is protected, or unpacks to too much."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise InputError(f"{name}: an old .doc file or one with a password; save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MOST or sum(member.file_size for member in members) > LARGEST:
                raise InputError(f"{name}: unpacks to more than {LARGEST // 10**6} MB; choose a smaller template")
            parts = {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InputError(f"{name}: not a Word file ({error}); save it as .docx") from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise InputError(f"{name}: not a Word file (word/document.xml is missing); save it as .docx")
    if "word/vbaProject.bin" in parts:
        raise InputError(f"{name}: holds macros, which a brief does not; save it as .docx or .dotx")
    return parts


def with_known(data: bytes, brief: Brief, relations: str) -> bytes:
    """A finished Office file that tells what its brief was made from. relations: the part that relates to it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {member.filename: archive.read(member) for member in archive.infolist()}
    parts |= {KNOWN: known(brief), relations: related(parts[relations], known_relation())}
    return packed(parts)


def known(brief: Brief) -> bytes:
    """The ids of what the brief was made from, and its date, as a custom part."""
    day = brief.as_of.isoformat() if brief.as_of else ""
    told = escape(" ".join(brief.known))
    return f'<?xml version="1.0" encoding="UTF-8"?><known xmlns="urn:comity:known" date="{day}">{told}</known>'.encode()


def known_relation() -> str:
    """The relationship to that part."""
    return f'<Relationship Id="rIdComityKnown" Type="{DATA}" Target="../{KNOWN}"/>'


def related(content: bytes, more: str, kind: str = "") -> bytes:
    """Relationships with some more; none is added where one of that kind is there."""
    if kind and kind.encode() in content:
        return content
    text = content.decode("utf-8")
    if "</Relationships>" in text:
        return text.replace("</Relationships>", f"{more}</Relationships>").encode()
    return re.sub(r"<Relationships([^>]*)/>", rf"<Relationships\1>{more}</Relationships>", text).encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of the parts: the content types first, as Word expects, then by name."""
    made = BytesIO()
    ordered = sorted(parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name))
    with zipfile.ZipFile(made, "w") as archive:
        for name in ordered:
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            archive.writestr(member, parts[name])
    return made.getvalue()
