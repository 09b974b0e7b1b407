"""Which encoding some bytes of text are in: byte order mark, what was declared, strict UTF-8, and only then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from comity.errors import DocumentError

# Longer marks first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The single-byte encodings that English and Russian texts come in. More candidates make more mistakes, not fewer.
CANDIDATES = ("cp1251", "koi8_r", "cp866", "cp1252")
NAMES = {"koi8_r": "koi8-r"}
SAMPLE = 1 << 16
# A text holds next to no control characters; a picture or a program is full of them.
MOST_CONTROLS = 0.02
# A UTF-8 text cut or damaged in a place or two is still UTF-8.
MOST_DAMAGE = 0.02
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f\x85") + b"\x7f"
CYRILLIC_WORD = re.compile(r"[^\W\d_]*[А-яЁё][^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark, the encoding's name, and what the user should know about the guess."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, origin: str, declared: str = "") -> Decoded:
    """The text that the bytes hold. Raises DocumentError where they are no text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(_marked(data[len(mark) :], name, origin), origin)
    wide = _wide(data)
    if wide:
        return _checked(_marked(data, wide, origin), origin)
    if b"\0" in data:
        raise _binary(origin)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), origin)
    except UnicodeDecodeError as error:
        damaged = _damaged(data, error)
    if damaged:
        return _checked(damaged, origin)
    found = _declared(data, declared)
    if found:
        return _checked(found, origin)
    return _checked(_guessed(data, origin), origin)


def _marked(data: bytes, name: str, origin: str) -> Decoded:
    """The text after a byte order mark that named the encoding."""
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{origin}: is damaged as {name} at byte {error.start}; get it again or save it anew"
        ) from error


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero, and of Cyrillic text every other byte is four."""
    head = data[:SAMPLE]
    half = len(head) // 2
    if half < 2 or len(data) % 2 or b"\0" not in head:
        return ""
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        low = head[0::2] if name == "utf-16-le" else head[1::2]
        if high.count(0) + high.count(4) >= 0.7 * half and low.count(0) <= 0.02 * half:
            return name
    return ""


def _damaged(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few bad bytes, which are replaced; None where there is more wrong than right."""
    text = data.decode("utf-8", "replace")
    bad = text.count("�") - data.count("�".encode())
    good = sum(text.count(sign) for sign in set(text[:SAMPLE]) if sign > "\x7f" and sign != "�")
    if (bad > 2 and bad > MOST_DAMAGE * good) or good < 8 * bad:
        return None
    line = data.count(b"\n", 0, error.start) + 1
    return Decoded(text, "utf-8", (f"{bad} damaged byte sequences were replaced, the first in line {line}",))


def _declared(data: bytes, declared: str) -> Decoded | None:
    """The text in the encoding that the server or the page declares, where that works out."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, name) if isinstance(text, str) else None


def _guessed(data: bytes, origin: str) -> Decoded:
    """The likeliest of the candidates, and a note that it is a guess."""
    from charset_normalizer import from_bytes

    sample = _sample(data)
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    if best is None:
        raise _binary(origin)
    name = "cp1252" if _is_latin(sample) else best.encoding
    text = data.decode(name, "replace")
    shown = NAMES.get(name, name)
    return Decoded(text, shown, (f"the encoding is not declared; read as {shown}",))


def _sample(data: bytes) -> bytes:
    """The lines that tell encodings apart: those with bytes beyond ASCII, up to a bounded length."""
    lines: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        lines.append(line.group()[: SAMPLE - size])
        size += len(lines[-1]) + 1
        if size >= SAMPLE:
            break
    return b"\n".join(lines)


def _is_latin(sample: bytes) -> bool:
    """Whether the bytes beyond ASCII are accents and dashes in Latin text: read as Cyrillic they give no whole word."""
    text = sample.decode("cp1251", "replace")
    words = CYRILLIC_WORD.findall(text)
    mixed = sum(any("a" <= letter <= "z" for letter in word.lower()) for word in words)
    return not words or 2 * mixed >= len(words)


def _checked(found: Decoded, origin: str) -> Decoded:
    """The text, unless it is full of control characters."""
    if not found.text.strip():
        raise DocumentError(f"{origin}: is empty; check that it was saved or downloaded completely")
    controls = sum(found.text.count(chr(code)) for code in CONTROLS)
    if controls > MOST_CONTROLS * len(found.text):
        raise _binary(origin)
    return found


def _binary(origin: str) -> DocumentError:
    """The error for bytes that are no text."""
    return DocumentError(f"{origin}: is not a text inside; give a text, HTML, PDF or DOCX file")
