"""What the binding shares: the discourse told so far, and the desk where figures are made."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import takewhile

from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.unread import Unread
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.resolve.counts import Count
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import Form
from comity.reading.resolve.goods import Goods
from comity.reading.resolve.ranks import Rank
from comity.reading.resolve.regions import Region, regions
from comity.reading.scene import Scene

READER = "comity-reader/1"
TRADE = ("exports", "imports", "turnover", "balance")
Item = Amount | Rank | Cue


@dataclass(slots=True)
class Told:
    """What the text has told so far: the discourse."""

    flow: Flow | None = None
    period: Period | None = None
    story: Period | None = None
    goods: tuple[int, int] | None = None
    form: Form | None = None
    count: Count | None = None
    count_sides: tuple[str | None, str | None] = (None, None)
    scope: str | None = None
    region: str | None = None
    passing: bool = False
    unit_named: str | None = None
    unit: str = ""
    last: Figure | None = None
    local: Period | None = None
    trade: Flow | None = None
    counted: Flow | None = None
    paragraph: int = -1
    opening: bool = True
    topic: tuple[int, int] | None = None
    topic_told: bool = False
    changed: int = 0
    section: str = ""
    subject: str | None = None
    subject_flow: Flow | None = None
    opened: Flow | None = None
    turns: list[Flow] = field(default_factory=list)
    listed: Period | None = None
    item: bool = False
    asked: bool = False


@dataclass(slots=True)
class Desk:
    """One document being bound. owned: first token of a period -> first token of the amount it stands right after;
    against: of those, the periods of levels compared with."""

    scene: Scene
    amounts: list[Amount]
    firsts: list[int]
    goods: Goods
    regions: list[Region]
    told: Told = field(default_factory=Told)
    figures: list[Figure] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    owned: dict[int, int] = field(default_factory=dict)
    against: frozenset[int] = frozenset()
    heard: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, scene: Scene, amounts: list[Amount]) -> Desk:
        """The desk of a scene, nothing told yet."""
        return cls(scene, amounts, [amount.first for amount in amounts], Goods(scene), regions(scene))

    def amounts_in(self, first: int, last: int) -> list[Amount]:
        """Amounts that begin at tokens first..last-1."""
        return self.amounts[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def figures_since(self, start: int) -> list[Figure]:
        """The figures made last that stand at code point `start` or after it, in the order they were made."""
        found = list(takewhile(lambda figure: figure.start >= start, reversed(self.figures)))
        return found[::-1]

    @property
    def period(self) -> Period | None:
        """The period spoken of: an aside's within its sentence, else the story's."""
        return self.told.local or self.told.period

    def owned_by_others(self, amount: Amount) -> frozenset[int]:
        """First tokens of the periods right after other amounts than this one."""
        return frozenset(first for first, owner in self.owned.items() if owner != amount.first)
