"""From a figure to the quantities it speaks of: which figures may meet is decided here and nowhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

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
    """An ISO 4217 code."""
    return _CURRENCY.fullmatch(unit) is not None


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
    kind, prefix = kind_of(figure.measure), prefix_of(figure.measure)
    reporter, partner = figure.reporter or "", figure.partner or ""
    if kind == "imports":
        return f"{prefix}exports", partner, reporter
    if kind in ("turnover", "balance"):
        first, second = sorted((reporter, partner))
        return figure.measure, first, second
    return figure.measure, reporter, partner


def sign(figure: Figure) -> int:
    """-1 for a balance told from the side that comes second in the key."""
    return -1 if kind_of(figure.measure) == "balance" and (figure.reporter or "") > (figure.partner or "") else 1


def heading_of(figure: Figure) -> str | None:
    """The HS heading (four digits) of goods whose words leave no doubt, or the chapter whose own name they are."""
    if len(figure.hs) != 1:
        return None
    (match,) = figure.hs
    return match.code if match.confidence >= _SURE.get(len(match.code), 2) else None


@dataclass(slots=True)
class Frame:
    """What a document as a whole tells of its figures: whose books it quotes, in which money it counts a pair's
    trade."""

    document: str
    books: frozenset[str] = frozenset()
    split: bool = False
    units: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    printed: dict[tuple[object, ...], set[str]] = field(default_factory=lambda: defaultdict(set))

    def books_of(self, figure: Figure) -> str | None:
        """Named books; a reporter whose statistics the document names elsewhere speaks from them throughout."""
        if figure.books:
            return figure.books
        if self.split or figure.reporter in self.books:
            return figure.reporter
        return None

    def quantity(self, figure: Figure, period: Period, unit: str) -> Quantity:
        """The quantity of the figure's flow in another period or unit."""
        measure, origin, destination = sides(figure)
        return Quantity(
            measure,
            origin,
            destination,
            words(figure.commodity),
            period,
            unit,
            words(figure.scope),
            words(figure.partner_region),
            words(figure.basis),
            None,
            self.books_of(figure),
            self.document,
        )

    def unit(self, *ends: tuple[Figure, Period]) -> str | None:
        """The unit a share or a growth is of: printed at all ends, else printed at one, else the pair's money; None
        in doubt."""
        found = [self.printed.get(_place(figure, period), set()) for figure, period in ends]
        both = set.intersection(*found)
        money = {unit for unit in set.union(*found) if is_currency(unit)}
        for candidates in (both, {u for u in both if is_currency(u)}, money, set.union(*found)):
            if len(candidates) == 1:
                return next(iter(candidates))
        if set.union(*found):
            return None
        pair = self.units.get(_pair(ends[0][0]), set())
        return "" if not pair else next(iter(pair)) if len(pair) == 1 else None


def _pair(figure: Figure) -> tuple[str, str]:
    first, second = sorted((figure.reporter or "", figure.partner or ""))
    return first, second


def _place(figure: Figure, period: Period) -> tuple[object, ...]:
    return (
        *sides(figure),
        words(figure.commodity),
        period,
        words(figure.scope),
        words(figure.partner_region),
        words(figure.basis),
    )


def frame_of(document: str, figures: Iterable[Figure], split: bool = False) -> Frame:
    """The frame of one document. `split`: take each reporter's flows for that reporter's books (the reading
    `books`)."""
    rows = list(figures)
    frame = Frame(document, frozenset(f.books for f in rows if f.books and f.books == f.reporter), split)
    for figure in rows:
        if not binds(figure) or figure.form != "level" or figure.period is None or not figure.unit:
            continue
        frame.printed[_place(figure, figure.period)].add(figure.unit)
        if is_currency(figure.unit) and kind_of(figure.measure) in TRADE:
            frame.units[_pair(figure)].add(figure.unit)
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
