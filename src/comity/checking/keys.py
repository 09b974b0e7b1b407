"""From a figure to the quantities it speaks of: which figures may meet is decided here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from comity.checking.atlas import Atlas, Flow, moment
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.quantity import Quantity

FLOWS = ("exports", "imports")
TRADE = ("exports", "imports", "turnover", "balance")
# Several figures of these may stand side by side (two projects, a stock and a flow), so that they only bind where
# they agree.
MANY = ("investment", "direct_investment", "loans")
PERCENT = ("percent", "percentage points", "times", "")
# "Bakery products" lie in a chapter without being all of it, so that a heading of the chapter need not lie in them.
_SURE = {4: 0.9, 2: 1.0}
_CURRENCY = re.compile(r"[A-Z]{3}")
_PARENT = re.compile(
    r"(?:all )?(?P<reporter>[A-Z]{3}) (?P<measure>exports|imports|turnover|trade)"
    r"(?: (?:to|from|with) (?P<partner>[\w' -]+?))?(?: of (?P<commodity>.+))?"
)


def kind_of(measure: str) -> str:
    """`exports` of `services.exports`."""
    return measure.rpartition(".")[2]


def prefix_of(measure: str) -> str:
    """`services.` of `services.exports`."""
    return measure[: len(measure) - len(kind_of(measure))]


def words(text: str | None) -> str | None:
    """Words as a key: one case, single blanks."""
    return " ".join(text.casefold().split()) if text else None


def is_currency(unit: str) -> bool:
    """Spelt like an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isupper() and unit.isalpha()


def binds(figure: Figure) -> bool:
    """The figure claims something of a past period that arithmetic can hold it to. Goals, counts, ranks and the
    undated do not."""
    return (
        figure.status == "reported"
        and figure.period is not None
        and bool(figure.reporter)
        and bool(figure.partner)
        and figure.form != "rank"
        and (kind_of(figure.measure) in TRADE or figure.measure in MANY)
    )


def sides(figure: Figure) -> tuple[str, str, str]:
    """Measure, origin and destination of the key: imports are the partner's exports, a pair has no direction."""
    return _sides(figure.measure, kind_of(figure.measure), figure.reporter or "", figure.partner or "")


def _sides(measure: str, kind: str, reporter: str, partner: str) -> tuple[str, str, str]:
    if kind == "imports":
        return f"{prefix_of(measure)}exports", partner, reporter
    if kind in ("turnover", "balance") and reporter > partner:
        return measure, partner, reporter
    return measure, reporter, partner


def sign(figure: Figure) -> int:
    """-1 for a balance told from the side that comes second in the key."""
    return -1 if kind_of(figure.measure) == "balance" and (figure.reporter or "") > (figure.partner or "") else 1


def heading_of(figure: Figure) -> str | None:
    """The HS heading (four digits) of goods whose words leave no doubt, or the chapter whose own name they are."""
    if len(figure.hs) != 1:
        return None
    (match,) = figure.hs
    return match.code if match.confidence >= _SURE.get(len(match.code), 2) else None


_StemKey = tuple[str, str | None, str | None, str | None, str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Stem:
    """What a figure speaks of but for period and unit, worked out once for all figures that speak of it.

    place: the number of the flow whichever the books, under which printed units are kept. pair: both countries, in
    alphabetical order. turn: -1 for a balance told from the side that comes second in the key. binds: arithmetic can
    hold such a measure to anything.
    """

    flow: Flow
    number: int
    place: int
    pair: tuple[str, str]
    kind: str
    turn: int
    binds: bool


@dataclass(slots=True)
class Frame:
    """What a document as a whole tells of its figures: whose books it quotes, in which money it counts a pair's
    trade. told: by flow, period and unit, the levels of trade, where they were asked for (`frame_of`)."""

    document: str
    books: frozenset[str] = frozenset()
    split: bool = False
    atlas: Atlas = field(default_factory=Atlas)
    units: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    printed: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    told: dict[tuple[int, int, str], list[Figure]] = field(default_factory=dict)
    _stems: dict[_StemKey, Stem] = field(default_factory=dict)
    _places: dict[tuple[str | None, ...], int] = field(default_factory=dict)

    def books_of(self, figure: Figure) -> str | None:
        """Named books; a reporter whose statistics the document names elsewhere speaks from them throughout."""
        if figure.books:
            return figure.books
        if self.split or figure.reporter in self.books:
            return figure.reporter
        return None

    def stem(self, figure: Figure) -> Stem:
        """What the figure speaks of but for period and unit."""
        key = (
            figure.measure, figure.reporter, figure.partner, figure.commodity,
            figure.scope, figure.partner_region, figure.basis, figure.books,
        )  # fmt: skip
        found = self._stems.get(key)
        return found if found is not None else self._new_stem(key)

    def whole_stem(self, figure: Figure) -> Stem:
        """Of a share without a named parent: goods lie in their whole flow, a region in its country."""
        goods, region = figure.commodity, figure.partner_region
        key = (
            figure.measure, figure.reporter, figure.partner, None,
            figure.scope, region if goods is not None else None, figure.basis, figure.books,
        )  # fmt: skip
        found = self._stems.get(key)
        return found if found is not None else self._new_stem(key)

    def _new_stem(self, key: _StemKey) -> Stem:
        measure, reporter, partner, goods, scope, region, basis, books = key
        kind, one, other = kind_of(measure), reporter or "", partner or ""
        owner = books or (reporter if self.split or reporter in self.books else None)
        flow = Flow(
            *_sides(measure, kind, one, other),
            words(goods),
            words(scope),
            words(region),
            words(basis),
            None,
            owner,
            self.document,
        )
        place = self._places.setdefault(flow[:8], len(self._places))
        able = bool(one) and bool(other) and (kind in TRADE or measure in MANY)
        pair = (one, other) if one <= other else (other, one)
        turn = -1 if kind == "balance" and one > other else 1
        found = self._stems[key] = Stem(flow, self.atlas.flow(flow), place, pair, kind, turn, able)
        return found

    def quantity(self, figure: Figure, period: Period, unit: str) -> Quantity:
        """The quantity of the figure's flow in another period or unit."""
        f = self.stem(figure).flow
        return Quantity(
            f.measure, f.origin, f.destination, f.commodity, period, unit,
            f.scope, f.partner_region, f.basis, None, f.books, f.source,
        )  # fmt: skip

    def print_unit(self, stem: Stem, period: int, unit: str) -> None:
        """A level of the flow is printed in this unit."""
        place = (stem.place, period)
        known = self.printed.get(place)
        if known is None:
            self.printed[place] = (unit,)
        elif unit not in known:
            self.printed[place] = (*known, unit)
        money = self.units.get(stem.pair, ())
        if unit not in money and stem.kind in TRADE and is_currency(unit):
            self.units[stem.pair] = (*money, unit)

    def levels(self, figure: Figure, period: Period, unit: str) -> list[Figure]:
        """The printed levels of the figure's flow in a period."""
        return self.told.get((self.stem(figure).number, moment(period), unit), [])

    def unit(self, *ends: tuple[Figure, Period]) -> str | None:
        """The unit a share or a growth is of: printed at all ends, else printed at one, else the pair's money; None
        in doubt."""
        stems = [(self.stem(figure), moment(period)) for figure, period in ends]
        return self.unit_at(stems[0][0].pair, *((stem.place, period) for stem, period in stems))

    def unit_at(self, pair: tuple[str, str], one: tuple[int, int], other: tuple[int, int]) -> str | None:
        """As `unit`, of two places and periods by number."""
        first, second = self.printed.get(one, ()), self.printed.get(other, ())
        if first or second:
            if first == second or not first or not second:
                some = first or second
                if len(some) == 1:
                    return some[0]
            both = {unit for unit in first if unit in second}
            every = {*first, *second}
            money = {unit for unit in every if is_currency(unit)}
            for candidates in (both, both & money, money, every):
                if len(candidates) == 1:
                    return next(iter(candidates))
            return None
        known = self.units.get(pair, ())
        return "" if not known else known[0] if len(known) == 1 else None


def frame_for(document: str, figures: Sequence[Figure]) -> Frame:
    """A frame that knows the books, and no units yet."""
    return Frame(document, frozenset(f.books for f in figures if f.books and f.books == f.reporter))


def frame_of(document: str, figures: Sequence[Figure]) -> Frame:
    """The frame of one document."""
    frame = frame_for(document, figures)
    for figure in figures:
        if binds(figure) and figure.form == "level" and figure.period is not None and figure.unit:
            stem, code = frame.stem(figure), moment(figure.period)
            frame.print_unit(stem, code, figure.unit)
            if stem.kind in ("exports", "imports", "balance"):
                frame.told.setdefault((stem.number, code, figure.unit), []).append(figure)
    return frame


def parent_of(figure: Figure) -> Figure | None:
    """The figure's flow widened to what its share is of; None where the parent is no flow we know.

    Without a named parent a share of goods is of the whole flow, the share of a region of the flow with the whole
    partner.
    """
    if figure.parent is None:
        if figure.commodity is not None:
            return replace(figure, commodity=None)
        return replace(figure, partner_region=None) if figure.partner_region is not None else None
    match = _PARENT.fullmatch(figure.parent.strip())
    if match is None:
        return None
    partner, region = match["partner"], figure.partner_region
    if partner is None:
        partner, region = "WLD", None
    elif _CURRENCY.fullmatch(partner):
        region = None
    elif words(partner) == words(region):
        partner = figure.partner
    else:
        return None
    measure = match["measure"] if match["measure"] != "trade" else "turnover"
    return replace(
        figure,
        measure=prefix_of(figure.measure) + measure,
        reporter=match["reporter"],
        partner=partner,
        partner_region=region,
        commodity=match["commodity"],
    )
