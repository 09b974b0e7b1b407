"""The findings in full, and the annex: every statement with its sentence."""

from __future__ import annotations

from collections.abc import Collection

from comity.brief.content import Block, Bullets, Evidence, FindingCard, Heading, Inline, Line, Ref, Section, Words
from comity.brief.describe import says, speaker
from comity.brief.quote import Quoter
from comity.brief.register import Register
from comity.brief.trade import leftovers
from comity.model.figure import Figure
from comity.model.finding import Cited, Finding
from comity.model.statement import Statement


def relevant(register: Register) -> tuple[Finding, ...]:
    """The findings that touch the pair, hard to soft as reported."""
    own = {statement.anchor_id for statement in register.own}
    return tuple(f for f in register.report.findings if any(cited.anchor_id in own for cited in f.statements))


def findings_section(register: Register, number: int) -> Section | None:
    """Every finding: what is said, why it cannot be, the proof, the readings, what to ask."""
    cards = tuple(card(register, finding, index) for index, finding in enumerate(relevant(register), 1))
    return Section("findings", number, register.tongue("section.findings"), cards, "annex") if cards else None


def card(register: Register, finding: Finding, number: int) -> FindingCard:
    """A finding with its statements quoted."""
    tongue = register.tongue
    by_id = {statement.anchor_id: statement for statement in (*register.own, *register.others)}
    return FindingCard(
        id=finding.id,
        number=number,
        label=tongue.get(f"class.{finding.cls}", finding.cls),
        severity=finding.severity,
        severity_label=tongue.get(f"severity.{finding.severity}", finding.severity),
        why=finding.why,
        proof=finding.proof,
        readings=tuple(reading.text for reading in finding.readings),
        ask=finding.ask,
        quotes=tuple(_quote(register, cited, by_id.get(cited.anchor_id)) for cited in finding.statements),
        anchors=_known(register, finding),
    )


def warnings(register: Register) -> tuple[Line, ...]:
    """What not to quote: the doubted figures of each finding that is more than a note, what is meant, what to ask."""
    made: list[Line] = []
    for finding in relevant(register):
        if finding.severity == "note":
            continue
        label = register.tongue.get(f"class.{finding.cls}", finding.cls)
        line: list[Inline] = [Words(f"{label[:1].upper()}{label[1:]}: ", "strong")]
        for index, cited in enumerate(_doubted(register, finding)):
            line += [Words(", ")] if index else []
            line.append(_cited(register, cited))
        line += [Words(" – "), Ref(_short(register, finding), _known(register, finding), "finding", finding=finding.id)]
        made.append(tuple(line))
    return tuple(made)


def _doubted(register: Register, finding: Finding) -> tuple[Cited, ...]:
    """The statements that the verdicts blame; all of them where none stands out."""
    blamed = tuple(c for c in finding.statements if register.state((c.anchor_id,)) in ("conflict", "doubt"))
    return blamed or finding.statements


def _short(register: Register, finding: Finding) -> str:
    """The likeliest readings and what to ask, or the whole reason where there are none."""
    least = min((reading.cost for reading in finding.readings), default=0)
    likely = " / ".join(reading.text for reading in finding.readings if reading.cost == least)
    likely = register.tongue("glance.likely", reading=likely) if likely else ""
    told = [text if text.endswith((".", "?", "!")) else f"{text}." for text in (likely, finding.ask) if text]
    return " ".join(told) if told else finding.why


def _known(register: Register, finding: Finding) -> tuple[str, ...]:
    return tuple(cited.anchor_id for cited in finding.statements if cited.anchor_id in register.numbers)


def _cited(register: Register, cited: Cited) -> Inline:
    """The words as printed; a link where the statement is in the brief."""
    if cited.anchor_id not in register.numbers:
        return Words(cited.text, "label")
    return Ref(cited.text, (cited.anchor_id,), "figure", register.state((cited.anchor_id,)))


def _quote(register: Register, cited: Cited, statement: Statement | None) -> Line:
    told = f" – {says(register, statement)}" if statement else ""
    source = register.source_numbers.get(cited.document)
    where = register.tongue("source.short", number=source) if source else cited.document
    return (_cited(register, cited), Words(f"{told} ({where})", "label"))


def others_section(register: Register, number: int) -> Section | None:
    """What the documents say of other pairs and of the world."""
    figures = leftovers(register, [s for s in register.others if isinstance(s, Figure)])
    facts = [s for s in register.others if not isinstance(s, Figure)]
    blocks: list[Block] = [figures] if figures else []
    if facts:
        lines: tuple[Line, ...] = tuple((register.fact(says(register, fact), fact),) for fact in facts)
        blocks += [Heading(register.tongue("others.facts")), Bullets(lines)]
    return Section("others", number, register.tongue("section.others"), tuple(blocks), "annex") if blocks else None


def annex(register: Register, used: Collection[str] | None = None) -> tuple[Evidence, ...]:
    """Every statement (or those of these anchors) with its sentence, by source and place."""
    quoters = {document.id: Quoter(document) for document in register.documents}
    numbers = {finding.id: index for index, finding in enumerate(relevant(register), 1)}
    statements = [s for s in (*register.own, *register.others) if used is None or s.anchor_id in used]
    ordered = sorted(statements, key=lambda s: tuple(map(int, register.numbers[s.anchor_id].split("."))))
    return tuple(_evidence(register, statement, quoters[statement.document], numbers) for statement in ordered)


def _evidence(register: Register, statement: Statement, quoter: Quoter, numbers: dict[str, int]) -> Evidence:
    before, printed, after = quoter.around(statement.start, statement.end)
    verdict = register.verdicts.get(statement.anchor_id)
    state = verdict.state if verdict else "unchecked"
    official = register.official.get(statement.anchor_id)
    return Evidence(
        anchor=statement.anchor_id,
        number=register.numbers[statement.anchor_id],
        source=register.source_numbers[statement.document],
        kind=statement.kind,
        says=says(register, statement),
        before=before,
        printed=printed,
        after=after,
        speaker=speaker(register.tongue, statement.voice),
        verdict=state if isinstance(statement, Figure) else "",
        checks=(*(verdict.checks if verdict else ()), *((official.text,) if official else ())),
        findings=tuple(sorted({numbers[f] for f in verdict.findings if f in numbers})) if verdict else (),
        start=statement.start,
        end=statement.end,
        figure=statement if isinstance(statement, Figure) else None,
    )
