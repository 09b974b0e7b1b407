"""What the rules look at: one document, scanned once, with every mention found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from comity.model.document import Document
from comity.model.period import Period
from comity.model.statement import Voice
from comity.reading.lexicon.lookup import Cue, word_index
from comity.reading.scan import Sentence, Token

_BEYOND = ("",) * 8
_NO_CUES: tuple[list[int], list[Cue]] = ([], [])


@dataclass(frozen=True, slots=True)
class Place:
    """A country, bloc, capital or city named in the text.

    code: ISO 3166 alpha-3, or a bloc's code (EAEU, EU ...). role: name, adjective, demonym, capital, city, prefix,
    metonym, organisation, body.
    entry: the organisation's or body's own code where it is one, else the code.
    """

    code: str
    role: str
    first: int
    last: int
    start: int
    end: int
    possessive: bool = False
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A period named in the text, resolved. rule: how; `anchor` words are tokens `first` to `last`.

    relative: resolved from the document's date or the discourse rather than printed in full.
    earlier: it names the period compared with ("a year earlier", "the same period of last year").
    """

    period: Period
    first: int
    last: int
    start: int
    end: int
    rule: str
    relative: bool = False
    earlier: bool = False


@dataclass(slots=True)
class Scene:
    """Everything the rules need. Lists are in the order of the text.

    date: when the document was written, as exactly as known. pair: the two countries it is about, the speaker's own
    first.
    home: the country whose source speaks. voices: one a paragraph. memo: what rules of one room found and ask again.
    lows: the words of the tokens in lower case, so that rules look at several by one slice; past the end of the text
    some empty ones, so that a rule may look ahead.
    """

    document: Document
    language: str
    tokens: list[Token]
    sentences: list[Sentence]
    cues: list[Cue]
    places: list[Place]
    times: list[Time] = field(default_factory=list)
    date: Period | None = None
    date_rule: str = ""
    pair: tuple[str, str] | None = None
    home: str | None = None
    voices: dict[int, Voice] = field(default_factory=dict)
    lows: list[str] = field(default_factory=list)
    _cue_firsts: list[int] = field(default_factory=list)
    _cues_of: dict[str, tuple[list[int], list[Cue]]] = field(default_factory=dict)
    _place_firsts: list[int] = field(default_factory=list)
    _sentence_firsts: list[int] = field(default_factory=list)
    _time_firsts: list[int] = field(default_factory=list)
    _digest: str = ""
    _index: dict[str, list[int]] = field(default_factory=dict)
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lows = [*(token.low for token in self.tokens), *_BEYOND]
        self._cue_firsts = [cue.first for cue in self.cues]
        for cue in self.cues:
            firsts, found = self._cues_of.setdefault(cue.kind, ([], []))
            firsts.append(cue.first)
            found.append(cue)
        self._place_firsts = [place.first for place in self.places]
        self._sentence_firsts = [sentence.first for sentence in self.sentences]
        self.set_times(self.times)

    def set_times(self, times: list[Time]) -> None:
        """The periods of the text, in its order; they are found after the rest, since the date decides them."""
        self.times = times
        self._time_firsts = [time.first for time in times]

    @property
    def index(self) -> dict[str, list[int]]:
        """Word, in lower case -> the tokens it is, built once."""
        if not self._index:
            self._index = word_index(self.tokens)
        return self._index

    @property
    def digest(self) -> str:
        """SHA-256 of the stored text, computed once."""
        if not self._digest:
            self._digest = self.document.text_digest
        return self._digest

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def cues_in(self, first: int, last: int, *kinds: str) -> list[Cue]:
        """Cues of the kinds (of all without one) that begin at tokens first..last-1."""
        if len(kinds) == 1:
            firsts, cues = self._cues_of.get(kinds[0], _NO_CUES)
            low = bisect_left(firsts, first)
            return cues[low : bisect_left(firsts, last, low)]
        firsts = self._cue_firsts
        low = bisect_left(firsts, first)
        found = self.cues[low : bisect_left(firsts, last, low)]
        return [cue for cue in found if cue.kind in kinds] if found and kinds else found

    def places_in(self, first: int, last: int) -> list[Place]:
        """Places that begin at tokens first..last-1."""
        firsts = self._place_firsts
        low = bisect_left(firsts, first)
        return self.places[low : bisect_left(firsts, last, low)]

    def times_in(self, first: int, last: int) -> list[Time]:
        """Times that begin at tokens first..last-1."""
        firsts = self._time_firsts
        low = bisect_left(firsts, first)
        return self.times[low : bisect_left(firsts, last, low)]

    def sentence_of(self, token: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[bisect_right(self._sentence_firsts, token) - 1]

    def lead(self, place: Place, first: int = 0) -> str:
        """The small word that leads to a place, past its article: "to" in "to the Maldives"; empty at token `first`."""
        at = place.first - 1
        if at > first and self.tokens[at].low == "the":
            at -= 1
        return self.tokens[at].low if at >= first and at >= 0 else ""

    def words(self, first: int, last: int) -> str:
        """The printed text of tokens first..last-1."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""
