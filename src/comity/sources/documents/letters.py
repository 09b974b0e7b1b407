"""The lines of a PDF page, from the letters and where they stand."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from comity.sources.documents.assemble import Box, clean

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# A gap of so many average letters parts two columns or cells; justified lines stay below it.
WIDE_GAP = 2.0
# PDFium's sign for a hyphen at the end of a line.
BREAK_HYPHEN = 2
SPACES = frozenset({0, 9, 32, 160})


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: text with tabs where there are wide gaps, box and size of its letters in points, and whether it ends
    with a hyphen that breaks a word."""

    text: str
    box: Box
    size: float
    broken: bool = False


class _Letter(NamedTuple):
    code: int
    left: float
    bottom: float
    right: float
    top: float


def page_lines(page: PdfPage) -> list[PageLine]:
    """The lines of a page in the order of its content; what stands on one height side by side is one line."""
    lines: list[PageLine] = []
    for letters, broken in _runs(page):
        line = _line(letters, broken)
        if line is None:
            continue
        if lines and _beside(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _runs(page: PdfPage) -> list[tuple[list[_Letter], bool]]:
    """Letters between line breaks, and whether a hyphen made the break."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    runs: list[tuple[list[_Letter], bool]] = []
    letters: list[_Letter] = []
    for index in range(textpage.count_chars()):
        code = int(raw.FPDFText_GetUnicode(textpage, index))
        if code in (10, 13, BREAK_HYPHEN):
            runs.append((letters, code == BREAK_HYPHEN))
            letters = []
            continue
        if not raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            continue
        low, high = bottom.value, top.value
        if code not in SPACES and raw.FPDFText_GetLooseCharBox(textpage, index, loose):
            low, high = loose.bottom, loose.top
        letters.append(_Letter(code, left.value, low, right.value, high))
    runs.append((letters, False))
    textpage.close()
    return [run for run in runs if run[0]]


def _line(letters: list[_Letter], broken: bool) -> PageLine | None:
    """The line that letters make, or None where they are all white space."""
    seen = [letter for letter in letters if letter.code not in SPACES]
    if not seen:
        return None
    width = sum(abs(letter.right - letter.left) for letter in seen) / len(seen)
    parts: list[str] = []
    last: _Letter | None = None
    for letter in letters:
        if letter.code in SPACES:
            parts.append(" ")
            continue
        if last is not None and letter.left - last.right > WIDE_GAP * max(width, 0.5):
            parts.append("\t")
        parts.append(_sign(letter.code))
        last = letter
    text = "\t".join(filter(None, (clean(cell) for cell in "".join(parts).split("\t"))))
    box = (
        min(letter.left for letter in seen),
        min(letter.bottom for letter in seen),
        max(letter.right for letter in seen),
        max(letter.top for letter in seen),
    )
    if not text:
        return None
    if text[-1] == "-" and text[-2:-1].isalnum():  # after a digit the hyphen comes as it is
        text, broken = text[:-1], True
    sizes = sorted(letter.top - letter.bottom for letter in seen)
    return PageLine(text, _rounded(box), round(sizes[len(sizes) // 2], 1), broken)


def _sign(code: int) -> str:
    """The character of a code point; what is none is the replacement character."""
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def _rounded(box: Box) -> Box:
    """A box in hundredths of a point, so that it prints the same everywhere."""
    left, bottom, right, top = (round(value, 2) for value in box)
    return left, bottom, right, top


def _beside(line: PageLine, other: PageLine) -> bool:
    """Whether the second stands to the right of the first, on the same height and of the same size."""
    overlap = min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])
    lower = min(line.box[3] - line.box[1], other.box[3] - other.box[1])
    return not line.broken and lower > 0 and overlap > 0.7 * lower and other.box[0] > line.box[2]


def _joined(line: PageLine, other: PageLine) -> PageLine:
    """Two lines side by side as one."""
    a, b = line.box, other.box
    box = (a[0], min(a[1], b[1]), b[2], max(a[3], b[3]))
    gap = "\t" if b[0] - a[2] > 0.6 * line.size else " "
    return replace(line, text=f"{line.text}{gap}{other.text}", box=box, broken=other.broken)
