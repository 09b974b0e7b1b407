"""A text that ends anywhere, right after a number or a word or two later, is read."""

import re
from pathlib import Path

import pytest

from comity.model.document import Document
from comity.reading.read import read

TEXTS = sorted((Path(__file__).parent.parent / "texts" / "texts").glob("*.txt"))
NUMBER = re.compile(r"\d[\d.,]*(?:\s?%)?")
WORD = re.compile(r"\s?\S+")
HELD = 12  # cuts of each text, of different ones by its name


def cuts(text: str) -> list[int]:
    """The ends of the numbers of the body, and of up to two words after each."""
    found = set()
    for number in NUMBER.finditer(text, text.find("\n\n") + 2):
        end = number.end()
        found.add(end)
        for _ in range(2):
            word = WORD.match(text, end)
            end = word.end() if word else end
            found.add(end)
    return sorted(found)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_paragraph_cut_anywhere_is_read(path: Path) -> None:
    """Every span of what is read of it is its own."""
    text = path.read_text(encoding="utf-8")
    head, ends = text[: text.find("\n\n") + 2], cuts(text)
    step = max(1, len(ends) // HELD)
    for end in ends[len(path.stem) % step :: step]:
        body = text[max(len(head), text.rfind("\n\n", 0, end) + 2) : end]
        document = Document("cut", head + body)
        for statement in read(document).statements:
            assert document.text[statement.start : statement.end] == statement.anchor
