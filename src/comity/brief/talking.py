"""Talking points: what can be said safely, from our side's seat.

Each point is a sentence made of statements that nothing speaks against; no sentence stands without one. The strongest
come first: those that official statistics or other statements bear out, then the newest and the broadest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from comity.brief.content import Block, Bullets, Heading, Inline, Line, Ref, Section, Words
from comity.brief.entries import parent_name
from comity.brief.questions import questions
from comity.brief.register import LEVELS, Register
from comity.brief.sentences import said
from comity.brief.trade import is_partial, is_total
from comity.model.facts import Agreement, Membership, Project
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement

POINTS = 10
# A point rests on what nothing speaks against; better where something speaks for it.
SUPPORT = {"holds": 3, "rounding": 2, "unchecked": 1}
BREADTH = ("turnover", "out", "in", "balance", "part", "weight", "goods", "services", "investment", "counts")


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that may be said. topic: one point a topic and key. strength: greater is newer and safer.

    line: written for those alone that are chosen.
    """

    topic: str
    key: str
    strength: tuple[int, ...]
    line: Callable[[], Line]


Maker = Callable[[Register, int], Iterator[Point]]


def talking_section(register: Register, number: int) -> Section | None:
    """The ten strongest points and the three questions worth asking."""
    tongue = register.tongue
    blocks: list[Block] = []
    chosen = points(register)
    if chosen:
        blocks += [Heading(tongue("talk.points")), Bullets(tuple(point.line() for point in chosen), ordered=True)]
    asked = questions(register)
    if asked:
        blocks += [Heading(tongue("talk.questions")), Bullets(asked)]
    return Section("talking", number, tongue("section.talking"), tuple(blocks)) if blocks else None


def points(register: Register) -> tuple[Point, ...]:
    """At most ten, one a topic and key, the strongest first; equal ones in the order of the annex."""
    told = [f.period.last_year for f in register.figures if f.period and is_total(f) and f.form == "level"]
    # The present is the newest year whose trade is told: a count of last month does not make its figures old.
    present = max(told, default=register.as_of.year if register.as_of else 0)
    makers: tuple[Maker, ...] = (_totals, _weights, _goods, _money, _counts, _facts)
    best: dict[tuple[str, str], Point] = {}
    for make in makers:
        for point in make(register, present):
            held = best.get((point.topic, point.key))
            if held is None or point.strength > held.strength:
                best[point.topic, point.key] = point
    ranked = sorted(best.values(), key=lambda point: point.strength, reverse=True)
    return tuple(ranked[:POINTS])


def within(register: Register, period: Period | None, key: str = "in") -> str:
    """` in 2014`, ` за 2014 год`, ` as of 1 January 2015`; nothing of no period. key: `on` of what happened then."""
    tongue = register.tongue
    if period is None:
        return ""
    named = str(period)[4:6] in ("-H", "-Q")  # a half, a quarter
    kind = "day" if period.day else "year" if period.is_year else "span" if period.span else "half" if named else "part"
    return " " + tongue(f"talk.{key}_{kind}", period=tongue.period(period))


def _safe(register: Register, figures: Sequence[Figure]) -> Iterator[tuple[int, Figure]]:
    """Reported figures that nothing speaks against, each with its support, restatements after the statement."""
    for f in sorted(figures, key=lambda f: (f.optional, f.high is not None)):
        support = SUPPORT.get(register.state((f.anchor_id,)), 0)
        if support and f.status == "reported" and not is_partial(f):
            yield support, f


def _strength(present: int, topic: str, support: int, f: Figure) -> tuple[int, ...]:
    """Fresh years first, then broad topics, then what is borne out."""
    age = _age(present, f.period, 9)
    return (-min(age, 3), support, -BREADTH.index(topic), -age, 0 if f.bound == "exact" else -1)


def _age(present: int, period: Period | None, unknown: int) -> int:
    """Years before the present, 9 at most; what is newer is of its age."""
    return min(max(present - period.last_year, 0), 9) if period and present else unknown


def _totals(register: Register, present: int) -> Iterator[Point]:
    """Trade in goods and in services of the newest year and part-year."""
    for prefix in ("", "services."):
        totals = [f for f in register.figures if is_total(f, prefix) and f.period]
        for support, f in _safe(register, [f for f in totals if f.form == "level"]):
            column = register.column(f.measure, f.reporter, f.partner)
            topic = "services" if prefix else column if f.period and f.period.is_year else "part"
            line = partial(_flow, register, f"talk.{prefix}{column}", f, totals)
            yield Point(topic, column, _strength(present, topic, support, f), line)


def _flow(register: Register, key: str, f: Figure, others: Sequence[Figure]) -> Line:
    """A level, and the change of it that the same text tells."""
    line = said(register, key, **_slots(register, f), value=_value(register, f))
    changes = (g for _, g in _safe(register, others) if g.form in ("growth", "ratio"))
    change = next((g for g in changes if _subject(g) == _subject(f)), None)
    if change:
        base = register.tongue.period(change.base) if change.base else register.tongue("talk.before")
        line += said(register, "talk.change", value=_value(register, change), base=base)
    if f.books:
        books = register.tongue("qualifier.books", country=register.tongue.country(f.books, "genitive"))
        line += (Words(f", {books}", "label"),)
    return (*line, *_source(register, f))


def _subject(f: Figure) -> tuple[object, ...]:
    """What a level and its change must share."""
    return f.document, f.measure, f.reporter, f.partner, f.period, f.books, f.commodity, f.basis


def _slots(register: Register, f: Figure, ends: tuple[str, str] | None = None) -> dict[str, str]:
    """The period and the names of the two (our side first, or as given) in the forms a sentence needs."""
    tongue = register.tongue
    here, there = ends or register.pair
    upon, from_upon = (tongue.country(code, "locative").startswith("на ") for code in (there, here))
    return {
        "when": within(register, f.period),
        "here": tongue.country(here), "there": tongue.country(there),
        "here_of": tongue.country(here, "genitive"), "there_of": tongue.country(there, "genitive"),
        "there_with": tongue.country(there, "instrumental"),
        "to_there": tongue("talk.to_upon" if upon else "talk.to", there=tongue.country(there, "accusative")),
        "from_there": tongue("talk.from_upon" if upon else "talk.from", there=tongue.country(there, "genitive")),
        "from_here": tongue("talk.from_upon" if from_upon else "talk.from", there=tongue.country(here, "genitive")),
    }  # fmt: skip


def _weights(register: Register, present: int) -> Iterator[Point]:
    """What the partner weighs: its rank and its share."""
    ours = [f for f in register.figures if f.form in ("rank", "share") and f.commodity is None and f.parent]
    for support, f in _safe(register, ours):
        key = f"talk.{f.form}.{register.column(f.measure, f.reporter, f.partner)}"
        if f.measure in LEVELS and key in register.tongue.words:
            yield Point("weight", key, _strength(present, "weight", support, f), partial(_weight, register, key, f))


def _weight(register: Register, key: str, f: Figure) -> Line:
    parent = parent_name(register, f.parent or "")
    line = said(register, key, **_slots(register, f), value=_value(register, f), parent=parent)
    return (*line, *_source(register, f))


def _goods(register: Register, present: int) -> Iterator[Point]:
    """The leading goods each way of one text and period."""
    lists: dict[tuple[str, str, Period | None, str], list[tuple[int, Figure]]] = {}
    levels = [
        f for f in register.figures
        if f.form == "level" and f.commodity and f.measure in ("exports", "imports") and len(f.unit) == 3
    ]  # fmt: skip
    for support, f in _safe(register, levels):
        way = register.direction(f.measure, f.reporter, f.partner)
        lists.setdefault((way, f.document, f.period, f.unit), []).append((support, f))
    for (way, *_), held in lists.items():
        top = sorted({f.commodity: (support, f) for support, f in held}.values(), key=lambda item: -item[1].value)[:3]
        if way != "both" and len(top) == 3:
            support = min(support for support, _ in top)
            line = partial(_leading, register, way, [f for _, f in top])
            own = register.is_in_own_language(top[0][1])
            yield Point("goods", way, (*_strength(present, "goods", support, top[0][1])[:3], own), line)


def _leading(register: Register, way: str, top: Sequence[Figure]) -> Line:
    goods: list[Inline] = []
    for index, f in enumerate(top):
        goods += [Words(f"{', ' if index else ''}{f.commodity} (", "label"), _value(register, f), Words(")")]
    return (*said(register, f"talk.goods.{way}", **_slots(register, top[0])), *goods, *_source(register, top[0]))


def _money(register: Register, present: int) -> Iterator[Point]:
    """Investment each way."""
    invested = [
        f for f in register.figures
        if f.measure in ("investment", "direct_investment") and f.form == "level" and f.commodity is None
    ]  # fmt: skip
    for support, f in _safe(register, invested):
        way = register.direction(f.measure, f.reporter, f.partner)
        if way != "both":
            line = partial(_invested, register, f)
            yield Point("investment", f"{way} {f.measure}", _strength(present, "investment", support, f), line)


def _invested(register: Register, f: Figure) -> Line:
    slots = _slots(register, f, (f.reporter or "", f.partner or ""))
    return (*said(register, f"talk.{f.measure}", **slots, value=_value(register, f)), *_source(register, f))


def _counts(register: Register, present: int) -> Iterator[Point]:
    """What is counted of the relationship: companies, plants, joint ventures."""
    counted = [f for f in register.figures if f.measure.startswith("count:") and f.form == "level" and f.value > 1]
    for support, f in _safe(register, counted):
        line = partial(_counted, register, f)
        yield Point("counts", f.measure, _strength(present, "counts", support, f), line)


def _counted(register: Register, f: Figure) -> Line:
    noun = f.measure.removeprefix("count:")
    where = " → ".join(register.tongue.country(code) for code in (f.reporter, f.partner) if code)
    told = register.tongue.get(f"noun.{noun}", noun) + (f", {where}" if where else "")
    line = said(register, "talk.count", what=told, when=within(register, f.period), value=_value(register, f))
    return (*line, *_source(register, f))


def _facts(register: Register, present: int) -> Iterator[Point]:
    """The newest agreement signed, the union both belong to, a plant at work: they follow the numbers."""
    for a in register.facts(Agreement):
        if a.action in ("signed", "ratified", "in_force") and a.date:
            state, title = register.tongue(f"action.{a.action}"), register.fact(a.title, a)
            line = partial(
                said, register, "talk.agreement", title=title, state=state, when=within(register, a.date, "on")
            )
            yield _fact(register, present, "agreement", a, a.date, line)
    for p in register.facts(Project):
        if p.status == "operating" and p.companies:
            line = partial(said, register, "talk.project", title=register.fact(p.title, p))
            yield _fact(register, present, "project", p, p.date, line)
    for m in register.facts(Membership):
        if set(register.pair) <= set(m.countries):
            line = partial(said, register, "talk.membership", name=register.fact(m.organisation, m))
            yield _fact(register, present, "membership", m, m.date, line)


def _fact(
    register: Register, present: int, topic: str, fact: Statement, when: Period | None, line: Callable[[], Line]
) -> Point:
    """Facts follow figures of the last years; newer ones first."""
    age = _age(present, when, 5)
    strength = (-min(age, 3), 0, -len(BREADTH), -age, 0)
    return Point(topic, "", strength, lambda: (*line(), *_source(register, fact)))


def _value(register: Register, f: Figure) -> Ref:
    """The number, with every place of the same text that says it."""
    text = register.tongue.value(f)
    twins = [g for g in register.figures if g.form == f.form and _subject(g) == _subject(f)]
    return register.figure(text, f, *(g for g in twins if register.tongue.value(g) == text))


def _source(register: Register, statement: Statement) -> Line:
    number = register.source_numbers[statement.document]
    return (Words(f" ({register.tongue('source.short', number=number)})", "label"),)
