"""The sentence a statement stands in, cut from the document's own text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from comity.model.document import Document

LONGEST = 420  # code points shown either side of the statement
_END = re.compile(r"[.!?…]+[»”\"')\]]*\s+(?=[«“\"'(\[]*[A-ZА-ЯЁ0-9])|\n+")
# What ends with a point and does not end a sentence.
_SHORT = re.compile(
    r"(?:^|[\s(«“\"])(?:[A-ZА-ЯЁ]|Mr|Mrs|Ms|Dr|St|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|ca|approx|bn|mln|bln|"
    r"г|гг|млн|млрд|трлн|тыс|руб|долл|ст|им|ул|т|д|п|см|янв|февр|авг|сент|окт|нояб|дек)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text, and where it stands."""

    start: int
    end: int


class Quoter:
    """Cuts sentences out of one document; built once a document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        cuts = {0, len(self._text)}
        for match in _END.finditer(self._text):
            if "\n" in match[0] or not _SHORT.search(self._text[max(0, match.start() - 12) : match.start() + 1]):
                cuts.add(match.end())
        self._cuts = sorted(cuts)

    def sentence(self, start: int, end: int) -> Sentence:
        """The sentence, or the sentences, that hold a span; white space at its ends is left out."""
        first = self._cuts[max(0, bisect_right(self._cuts, start) - 1)]
        position = bisect_right(self._cuts, max(start, end - 1))
        last = self._cuts[position] if position < len(self._cuts) else len(self._text)
        while first < start and self._text[first].isspace():
            first += 1
        while last > end and self._text[last - 1].isspace():
            last -= 1
        return Sentence(first, last)

    def around(self, start: int, end: int) -> tuple[str, str, str]:
        """Before, the span itself, after; long sentences are cut with an ellipsis."""
        whole = self.sentence(start, end)
        before, after = self._text[whole.start : start], self._text[end : whole.end]
        if len(before) > LONGEST:
            before = "… " + before[-LONGEST:].partition(" ")[2]
        if len(after) > LONGEST:
            after = after[:LONGEST].rpartition(" ")[0] + " …"
        return before, self._text[start:end], after
