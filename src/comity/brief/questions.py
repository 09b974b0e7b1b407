"""Questions worth asking: what settles the gravest findings, what became of promises, what nobody tells."""

from __future__ import annotations

from collections.abc import Iterator

from comity.brief.content import Line, Ref, Words
from comity.brief.findings import relevant
from comity.brief.register import Register
from comity.brief.sentences import said
from comity.model.facts import Agreement, Meeting

QUESTIONS = 3


def questions(register: Register) -> tuple[Line, ...]:
    """What settles the gravest findings, what became of promises, what nobody tells; three in all."""
    asks = list(_of_findings(register))[:2]
    asks += [*_of_promises(register), *_of_gaps(register)]
    return tuple(asks[:QUESTIONS])


def _of_findings(register: Register) -> Iterator[Line]:
    asked: set[str] = set()
    for finding in relevant(register):
        if finding.ask and finding.severity != "note" and finding.ask not in asked:
            asked.add(finding.ask)
            known = tuple(c.anchor_id for c in finding.statements if c.anchor_id in register.numbers)
            yield (Ref(finding.ask, known, "finding", finding=finding.id),)


def _of_promises(register: Register) -> Iterator[Line]:
    """A treaty to be amended, a session due and not told of."""
    for a in register.facts(Agreement):
        if a.action == "to_be_amended":
            yield said(register, "talk.ask.amended", title=register.fact(a.title, a))
    day = register.as_of
    for m in register.facts(Meeting):
        if m.status == "planned" and m.date and day and m.date.last_day < day:
            when = register.also(register.tongue.period(m.date), m)
            yield said(register, "talk.ask.meeting", name=register.fact(m.name, m), when=when)


def _of_gaps(register: Register) -> Iterator[Line]:
    """A kind of exchange that no document measures."""
    told = {f.measure for f in register.figures}
    if not register.own:
        return
    if not any(measure.startswith("services.") for measure in told):
        yield (Words(register.tongue("talk.ask.services")),)
    if not told & {"investment", "direct_investment"}:
        yield (Words(register.tongue("talk.ask.investment")),)
