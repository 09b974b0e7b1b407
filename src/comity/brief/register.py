"""What the brief is made of, in order: sources, the pair's statements, their numbers in the annex, their verdicts."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeVar

from comity.brief.content import Line, Ref, Source, Words
from comity.brief.options import Options
from comity.brief.wording import Tongue
from comity.errors import InputError, UsageError
from comity.model.document import Document
from comity.model.facts import Agreement, Chairmanship, Composition, Membership, Office, Position, Project
from comity.model.figure import Figure
from comity.model.finding import Implied, Report, Verdict
from comity.model.observation import Profile
from comity.model.official import Official
from comity.model.period import Period
from comity.model.statement import Statement

S = TypeVar("S", bound=Statement)
LEVELS = ("exports", "imports", "turnover", "balance")


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A row of official statistics that the brief uses: where it is from, and its cells in one line."""

    anchor: str
    source: str
    vintage: str
    line: str


@dataclass(frozen=True, slots=True)
class Register:
    """The material of one brief. pair: our side first. `own` speaks of the pair, `others` does not."""

    tongue: Tongue
    pair: tuple[str, str]
    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    own: tuple[Statement, ...]
    others: tuple[Statement, ...]
    numbers: dict[str, str]
    source_numbers: dict[str, int]
    verdicts: dict[str, Verdict]
    report: Report
    by_id: dict[str, Statement]
    official: dict[str, Official]
    profile: Profile | None
    options: Options
    by_document: dict[str, list[Figure]] = field(default_factory=dict)
    rows: dict[str, OfficialRow] = field(default_factory=dict)  # of statistics, as the sections come to use them
    kinds: dict[type[Statement], tuple[Statement, ...]] = field(default_factory=dict)  # each kind is sought once

    @classmethod
    def build(
        cls,
        documents: Sequence[Document],
        statements: Sequence[Statement],
        report: Report,
        pair: tuple[str, str],
        tongue: Tongue,
        dates: Mapping[str, Period],
        profile: Profile | None = None,
        options: Options | None = None,
    ) -> Register:
        """Sources oldest first, then by id; statements by source and place. The order of the input does not matter.

        Raises UsageError for a pair of one country, InputError for a statement whose document was not given.
        """
        if pair[0] == pair[1]:
            raise UsageError(f"a pair needs two countries, not {pair[0]}-{pair[1]}")
        known = {document.id: _date(document, dates) for document in documents}
        ordered = sorted(documents, key=lambda document: _age(document.id, known[document.id]))
        position = {document.id: index for index, document in enumerate(ordered)}
        for statement in statements:
            if statement.document not in position:
                raise InputError(f"document {statement.document!r} of a statement is missing: give it to the brief too")
        unique: dict[str, Statement] = {}
        for statement in statements:
            # Two readings of one place: the same one wins in whatever order they come.
            rival = unique.setdefault(statement.anchor_id, statement)
            if rival != statement and statement.version_id > rival.version_id:
                unique[statement.anchor_id] = statement
        placed = sorted(
            unique.values(), key=lambda s: (position[s.document], s.start, s.end, s.kind, s.ordinal, s.anchor_id)
        )
        told: dict[str, list[Statement]] = {}
        for statement in placed:
            told.setdefault(statement.document, []).append(statement)
        numbers: dict[str, str] = {}
        counts: dict[str, int] = {}
        for statement in placed:
            counts[statement.document] = counts.get(statement.document, 0) + 1
            numbers[statement.anchor_id] = f"{position[statement.document] + 1}.{counts[statement.document]}"
        return cls(
            tongue=tongue,
            pair=pair,
            documents=tuple(ordered),
            sources=tuple(
                _source(number, d, known[d.id], told.get(d.id, ()), tongue) for number, d in enumerate(ordered, 1)
            ),
            own=tuple(s for s in placed if _speaks_of(s, pair)),
            others=tuple(s for s in placed if not _speaks_of(s, pair)),
            numbers=numbers,
            source_numbers={document.id: index + 1 for index, document in enumerate(ordered)},
            verdicts={verdict.anchor_id: verdict for verdict in report.verdicts},
            report=report,
            by_id={s.anchor_id: s for s in placed if _speaks_of(s, pair)},
            official={o.anchor_id: o for o in report.official},
            profile=profile,
            options=options or Options(),
        )

    def facts(self, kind: type[S]) -> tuple[S, ...]:
        """The pair's facts of a kind, in annex order."""
        held = self.kinds.get(kind)
        if held is None:
            held = self.kinds[kind] = tuple(statement for statement in self.own if isinstance(statement, kind))
        return held  # type: ignore[return-value]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pair's figures, in annex order."""
        return self.facts(Figure)

    def is_in_own_language(self, statement: Statement) -> bool:
        """The statement's words are in the language of the brief, so that its names can stand as they are."""
        document = self.documents[self.source_numbers[statement.document] - 1]
        return document.language == self.tongue.language

    def told_by(self, document: str) -> tuple[Figure, ...]:
        """The pair's figures of one document, in order."""
        if not self.by_document:
            for figure in self.figures:
                self.by_document.setdefault(figure.document, []).append(figure)
        return tuple(self.by_document.get(document, ()))

    @property
    def newest(self) -> date | None:
        """The date of the newest document; of one dated by its month or year alone, the last day of that."""
        return max((source.date for source in self.sources if source.date), default=None)

    @property
    def as_of(self) -> date | None:
        """The day the brief speaks as of: as asked, else that of the newest document."""
        return self.options.as_of or self.newest

    @property
    def as_told(self) -> str:
        """The same as far as it is known: `5 March 2015`, `2015`."""
        if self.options.as_of:
            return self.tongue.day(self.options.as_of)
        return next((source.date_text for source in self.sources if source.date and source.date == self.newest), "")

    def direction(self, measure: str, reporter: str | None, partner: str | None) -> str:
        """Which way a flow of the pair goes: out of our side, in, or both (turnover, what has no direction)."""
        ours = self.pair[0]
        side = reporter or partner
        bare = measure.removeprefix("services.")
        if bare in ("turnover", "balance") or side is None:
            return "both"
        outward = (reporter == ours) if reporter else (partner != ours)
        if bare == "imports":
            outward = not outward
        return "out" if outward else "in"

    def column(self, measure: str, reporter: str | None, partner: str | None) -> str:
        """The column a flow belongs to: turnover, out, in, balance."""
        bare = measure.removeprefix("services.")
        return bare if bare in ("turnover", "balance") else self.direction(measure, reporter, partner)

    def told_as(self, measure: str, reporter: str | None, partner: str | None) -> str:
        """How the text tells a flow that it sees from the other side: `as imports of Kazakhstan`; else empty."""
        bare = measure.removeprefix("services.")
        ours = {"out": "exports", "in": "imports"}.get(self.column(measure, reporter, partner), "balance")
        if bare not in LEVELS or bare == "turnover" or (bare == ours and reporter != self.pair[1]):
            return ""
        return self.tongue(f"told_as.{bare}", country=self.tongue.country(reporter, "genitive"))

    def arrow(self, direction: str) -> str:
        """A direction in words."""
        here, there = (self.tongue.country(code) for code in self.pair)
        return {"out": f"{here} → {there}", "in": f"{there} → {here}"}.get(direction, f"{here} – {there}")

    def state(self, anchors: Iterable[str]) -> str:
        """The gravest verdict of several statements; unchecked where nothing checked them."""
        order = ("conflict", "doubt", "rounding", "holds", "unchecked")
        states = {self.verdicts[a].state for a in anchors if a in self.verdicts}
        return next((state for state in order if state in states), "unchecked")

    def figure(self, text: str, *figures: Figure, pad: str = "") -> Ref:
        """A stated number."""
        anchors = tuple(dict.fromkeys(figure.anchor_id for figure in figures))
        return Ref(text, anchors, "figure", self.state(anchors), pad=pad)

    def row(self, source: str, vintage: str, line: str) -> str:
        """The anchor of a row of statistics, which the annex then holds."""
        anchor = "r" + hashlib.sha256(f"{source}\x1f{vintage}\x1f{line}".encode()).hexdigest()[:15]
        self.rows.setdefault(anchor, OfficialRow(anchor, source, vintage, line))
        return anchor

    def fact(self, text: str, *statements: Statement) -> Ref:
        """A stated fact."""
        return Ref(text, tuple(dict.fromkeys(statement.anchor_id for statement in statements)), "fact")

    def implied(self, text: str, value: Implied, pad: str = "") -> Ref:
        """A value that follows from statements; it is as doubtful as what it rests on."""
        known = tuple(anchor for anchor in value.statements if anchor in self.numbers)
        state = self.state(known)
        shown = state if state in ("conflict", "doubt") else ""
        return Ref(text, known, "implied", shown, value.formula, pad)

    def holder(self, position: Position) -> str:
        """Who holds a position: a country by its code, anybody else as printed (an acronym may look like a code)."""
        text = self.documents[self.source_numbers[position.document] - 1].text
        printed = _is_code(position.holder) and re.search(rf"\b{position.holder}\b", text) is not None
        return position.holder if printed else self.tongue.country(position.holder)

    def when(self, period: Period | None, *statements: Statement) -> Line:
        """The date of a fact; nothing where none is told."""
        return (self.also(self.tongue.period(period), *statements),) if period else ()

    def also(self, text: str, *statements: Statement) -> Ref:
        """Another field of a fact that stands beside."""
        return Ref(text, tuple(dict.fromkeys(statement.anchor_id for statement in statements)), "also")


def words(text: str, style: str = "") -> Words:
    """Words of the brief."""
    return Words(text, style)


def _date(document: Document, dates: Mapping[str, Period]) -> Period | None:
    """When a document was written: as decided, else its first clue."""
    if document.id in dates:
        return dates[document.id]
    clue = document.clues[0].value if document.clues else None
    return Period.of_day(clue.year, clue.month, clue.day) if clue else None


def _age(name: str, period: Period | None) -> tuple[date, str]:
    """Oldest first, undated last, then by name."""
    return (period.last_day if period else date.max, name)


def _source(
    number: int, document: Document, period: Period | None, told: Sequence[Statement], tongue: Tongue
) -> Source:
    """A document with who speaks in it and how much of it was read how directly."""
    first = document.text.lstrip().partition("\n")[0].strip()
    title = document.title or (first if len(first) <= 120 else f"{first[:117].rpartition(' ')[0]} …") or document.id
    when = tongue.period(period) if period else tongue("source.undated")
    day = period.last_day if period else None
    voices = Counter(s.voice for s in told if s.voice.name or s.voice.role in ("agency", "statistics"))
    # The one who says most of it; of equals the first by name.
    chief = min(voices, key=lambda voice: (-voices[voice], voice.name, voice.role), default=None)
    return Source(
        number, document.id, title, day, when, document.origin, document.language,
        speaker=tongue.voice(chief) if chief else "", quality=_quality(told, tongue), text=document.text,
    )  # fmt: skip


def _quality(told: Sequence[Statement], tongue: Tongue) -> str:
    """How much was read, and which part of the fields the words themselves tell."""
    if not told:
        return ""
    figures = sum(isinstance(statement, Figure) for statement in told)
    direct = round(100 * sum(statement.quality for statement in told) / len(told))
    return tongue(
        "source.quality",
        figures=tongue.plural("count.figures", figures),
        facts=tongue.plural("count.facts", len(told) - figures),
        direct=tongue.number(Fraction(direct), 0),
    )


def _speaks_of(statement: Statement, pair: tuple[str, str]) -> bool:
    """A statement is about the pair, or about one of the two in a matter that no third country shares."""
    both = set(pair)
    match statement:
        case Figure(measure=measure, reporter=reporter, partner=partner):
            named = {code for code in (reporter, partner) if code}
            open_ended = measure.startswith(("count:", "other:", "tariff"))
            return named == both or (open_ended and named < both)
        case Composition(reporter=reporter, partner=partner):
            return {reporter, partner} == both
        case Agreement(parties=parties):
            return not parties or both <= set(parties)
        case Membership(countries=members):
            return bool(both & set(members))
    return _belongs(statement, both)


def _belongs(statement: Statement, both: set[str]) -> bool:
    """A fact of one country belongs to the brief when the country is one of the two; one of no country belongs."""
    match statement:
        case Office(country=country) | Chairmanship(country=country):
            return not country or country in both
        case Position(holder=holder):
            return not _is_code(holder) or holder in both
        case Project(host=host):
            return not host or host in both or not _is_code(host)
    return True


def _is_code(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isupper()
