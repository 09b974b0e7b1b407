"""Values that were promised, held against those reported later and against official statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.derive import over
from comity.checking.exchange import Exchange
from comity.checking.keys import MANY, is_currency, kind_of, sides, sign, words
from comity.checking.promises.deeds import event_key
from comity.checking.promises.made import Outcome, Pledge, Times, place
from comity.model.figure import ABOUT, Figure
from comity.model.interval import Interval
from comity.model.observation import Observation
from comity.model.period import Period
from comity.model.quantity import Quantity

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that was reached. interval: in the promise's own terms (a level in its unit, a factor, percent, a rank).

    statements and rows: the evidence.
    """

    interval: Interval
    period: Period
    statements: tuple[Figure, ...] = ()
    rows: tuple[str, ...] = ()


def subject_of(f: Figure) -> tuple[object, ...]:
    """What two values must share to be of one thing."""
    codes = tuple(sorted(h.code for h in f.hs if h.confidence >= 0.9))
    goods = codes if codes and f.commodity else words(f.commodity)
    return (
        *sides(f), goods, words(f.scope), words(f.partner_region), words(f.basis),
        words(f.parent) if f.form in ("share", "rank") else None,
    )  # fmt: skip


class Reported:
    """The values that were reported, by what they are of (only `subjects` are kept); and the official ones."""

    def __init__(
        self,
        figures: Iterable[Figure],
        subjects: Iterable[tuple[object, ...]],
        times: Times,
        observations: Sequence[Observation],
        exchange: Exchange,
    ) -> None:
        self._times = times
        self._exchange = exchange
        self._known: dict[tuple[object, ...], tuple[Fact, ...]] = {}
        self._figures: dict[tuple[object, ...], dict[Period, list[Figure]]] = {subject: {} for subject in subjects}
        for f in figures:
            if f.status == "reported" and f.period is not None and self._is_over(f, f.period):
                found = self._figures.get(subject_of(f))
                if found is not None:
                    found.setdefault(f.period, []).append(f)
        for periods in self._figures.values():
            for rows in periods.values():
                rows.sort(key=place)
        self._official = [o for o in observations if o.standing == "book"]

    def _is_over(self, f: Figure, period: Period) -> bool:
        """A period that had not ended when the document was written is not reported yet."""
        said = self._times.said.get(f.document)
        return said is None or period.last_day <= said or bool(f.measure.startswith("count"))

    def levels(self, like: Figure, period: Period | None, since: int = 0) -> Iterator[Fact]:
        """Levels of the same thing in a period, or of any year from `since`; in the unit of `like`."""
        turn, subject = sign(like), subject_of(like)
        told = self._figures.get(subject, {})
        when = [period] if period is not None else [p for p in sorted(told) if _is_when(p, None, since)]
        for p in when:
            key = (subject, like.unit, turn, p)
            if key not in self._known:
                self._known[key] = tuple(self._told(told.get(p, ()), like.unit, turn, p))
            yield from self._known[key]
        for o in self._official:
            if _is_when(o.quantity.period, period, since) and _is_of(o.quantity, like):
                interval = self._in_unit(o.interval.scale(turn), o.currency, like.unit, o.quantity.period)
                if interval is not None:
                    yield Fact(interval, o.quantity.period, (), o.rows)

    def _told(self, figures: Sequence[Figure], unit: str, turn: int, period: Period) -> Iterator[Fact]:
        for f in figures:
            if f.form == "level":
                interval = self._in_unit(f.interval.scale(sign(f) * turn), f.unit, unit, period)
                if interval is not None:
                    yield Fact(interval, period, (f,))

    def _in_unit(self, interval: Interval, unit: str, wanted: str, period: Period) -> Interval | None:
        if unit == wanted:
            return interval
        if not (is_currency(unit) and is_currency(wanted)):
            return None
        found = self._exchange.convert(interval, unit, wanted, [period])
        return None if found is None else found.interval

    def rates(self, like: Figure) -> Iterator[Fact]:
        """The same growth, ratio, share or rank as it was reported; a growth also from its two levels."""
        if like.period is None:
            return
        for f in self._figures.get(subject_of(like), {}).get(like.period, ()):
            if (f.form, f.base, f.unit) == (like.form, like.base, like.unit):
                yield Fact(f.interval, like.period, (f,))
        if like.form not in ("growth", "ratio") or like.base is None:
            return
        level = replace(like, form="level", base=None, unit=self._unit(like))
        for now in self.levels(level, like.period):
            for before in self.levels(level, like.base):
                factor = over(now.interval, before.interval)
                if like.form == "growth" and like.unit == "percent":
                    factor = Interval.point(-1).plus(factor).scale(HUNDRED)
                elif like.form == "growth":
                    factor = now.interval.minus(before.interval)
                yield Fact(factor, like.period, (*now.statements, *before.statements), (*now.rows, *before.rows))

    def _unit(self, like: Figure) -> str:
        """The unit its levels are reported in; dollars where none tells."""
        if is_currency(like.unit):
            return like.unit
        told = self._figures.get(subject_of(like), {})
        found = {f.unit for rows in told.values() for f in rows if f.form == "level" and is_currency(f.unit)}
        return "USD" if "USD" in found or not found else min(found)


def _is_when(at: Period, wanted: Period | None, since: int) -> bool:
    return at == wanted if wanted is not None else at.is_year and at.year >= since


def _is_of(q: Quantity, f: Figure) -> bool:
    """An observation of the figure's thing; official values are of the whole country's trade in all goods here, or
    of goods whose words or codes are the same."""
    if f.scope or f.partner_region or f.basis or (q.measure, q.origin, q.destination) != sides(f):
        return False
    codes = "+".join(sorted(h.code for h in f.hs if h.confidence >= 0.9))
    return q.commodity in {words(f.commodity), codes or None}


def reached(promised: Figure, actual: Interval) -> bool | None:
    """Whether a value keeps the promise; None where it cannot be told (its bounds are open, or it was a limit)."""
    if promised.form == "rank":
        return None if actual.high is None else actual.high <= promised.value
    if promised.bound == "under" or promised.value < 0:
        return True if actual.meet(promised.interval) is not None else None
    least = promised.value * (1 - ABOUT) if promised.bound == "about" else promised.value
    if actual.high is not None and actual.high < least:
        return False
    if actual.low is not None and (actual.low >= least or actual.high is not None):
        return True
    return None


def decide(pledge: Pledge, reported: Reported) -> Outcome | None:
    """Kept, missed, or unknown because the values disagree; None where no value bears on it."""
    promised = pledge.statement
    if not isinstance(promised, Figure) or (kind_of(promised.measure) in MANY and pledge.kind != "target"):
        return None
    told = list(_bearing(pledge, promised, reported))
    judged = [(fact, verdict) for fact in told if (verdict := reached(promised, fact.interval)) is not None]
    if not judged:
        return _early(pledge, promised, reported)
    verdicts = {verdict for _, verdict in judged}
    if len(verdicts) > 1:
        return _outcome(pledge, "unknown", "disagree", [fact for fact, _ in judged])
    kept = verdicts.pop()
    return _outcome(pledge, "kept" if kept else "missed", "reached" if kept else "fell_short", [f for f, _ in judged])


def _bearing(pledge: Pledge, promised: Figure, reported: Reported) -> Iterator[Fact]:
    if pledge.due is None:
        return
    if promised.form == "level":
        yield from reported.levels(promised, pledge.due)
    else:
        yield from reported.rates(promised)


def _early(pledge: Pledge, promised: Figure, reported: Reported) -> Outcome | None:
    """A level reached before it was due, or one for which no time was set."""
    if promised.form != "level" or pledge.said is None or promised.bound == "under" or promised.value < 0:
        return None
    if pledge.due is not None and not pledge.due.is_year:
        return None
    last = pledge.due.year if pledge.due is not None else 9999
    facts = (f for f in reported.levels(promised, None, pledge.said.year) if f.period.year <= last)
    first = next((f for f in facts if reached(promised, f.interval)), None)
    if first is None:
        return None
    reason = "reached" if pledge.due is None else "reached_early"
    return _outcome(pledge, "kept", reason, [first])


def _outcome(pledge: Pledge, state: str, reason: str, facts: Sequence[Fact]) -> Outcome:
    statements = {f.anchor_id: f for fact in facts for f in fact.statements}
    rows = tuple(dict.fromkeys(row for fact in facts for row in fact.rows))
    shown = min(facts, key=lambda fact: (not fact.statements, len(fact.statements), _size(fact.interval)))
    told = {"value": shown.interval, "period": shown.period, "statements": shown.statements}
    return Outcome(pledge, state, reason, tuple(sorted(statements.values(), key=place)), rows, told)


def _size(interval: Interval) -> Fraction:
    if interval.low is None or interval.high is None:
        return Fraction(10**18)
    return interval.high - interval.low


def restated(pledges: Sequence[Pledge]) -> list[Pledge]:
    """Promises of one value for one time, and of one numbered meeting, as one: the first with the places that repeat
    it."""
    first: dict[object, int] = {}
    out: list[Pledge] = []
    for pledge in pledges:
        f = pledge.statement
        key: object = event_key(pledge) or pledge.id
        if isinstance(f, Figure):
            key = (pledge.kind, subject_of(f), f.form, pledge.due, f.base, f.value * sign(f), f.high, f.unit)
        if key in first:
            at = first[key]
            out[at] = replace(out[at], again=(*out[at].again, f))
        else:
            first[key] = len(out)
            out.append(pledge)
    return out


def replaced(pledge: Pledge, others: Sequence[Pledge], is_later: Callable[[Pledge, Pledge], bool]) -> Outcome | None:
    """Postponed: a later document names the same value for a later time. Superseded: another value for the same time,
    or a time for a value that had none."""
    f = pledge.statement
    if not isinstance(f, Figure):
        return None
    for other in others:
        g = other.statement
        if not isinstance(g, Figure) or not is_later(other, pledge) or pledge.kind != other.kind:
            continue
        if (subject_of(f), f.form, f.unit) != (subject_of(g), g.form, g.unit) or other.due is None:
            continue
        same = (f.value * sign(f), f.high) == (g.value * sign(g), g.high)
        if same and pledge.due is None:
            return Outcome(pledge, "superseded", "dated", (g,), facts={"due": other.due})
        if same and pledge.due is not None and other.due.last_day > pledge.due.last_day:
            return Outcome(pledge, "postponed", "postponed", (g,), facts={"due": other.due})
        if not same and pledge.due == other.due:
            return Outcome(pledge, "superseded", "replaced", (g,), facts={"statement": g})
    return None
