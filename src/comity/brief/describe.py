"""A statement in words: what it was read as, who says it."""

from __future__ import annotations

from comity.brief.entries import qualifiers
from comity.brief.register import Register
from comity.brief.wording import Tongue
from comity.model.facts import (
    Agreement,
    Barrier,
    Chairmanship,
    Composition,
    Meeting,
    Membership,
    Milestone,
    Office,
    Position,
    Project,
)
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement, Voice


def measure(tongue: Tongue, name: str) -> str:
    """A measure in words."""
    if name.startswith("count:"):
        noun = name.removeprefix("count:")
        return tongue.get(f"noun.{noun}", noun)
    return tongue.get(f"measure.{name}", name.removeprefix("other:"))


def sides(tongue: Tongue, figure: Figure) -> str:
    """Whose and with whom: exports go, imports come, turnover is between."""
    first, second = (tongue.country(code) if code else "" for code in (figure.reporter, figure.partner))
    if not first or not second:
        return first or second
    bare = figure.measure.removeprefix("services.")
    return f"{first} {'–' if bare in ('turnover', 'balance') else '←' if bare == 'imports' else '→'} {second}"


def says(register: Register, statement: Statement) -> str:
    """What a statement was read as, in a line."""
    tongue = register.tongue
    if isinstance(statement, Figure):
        parts = [
            measure(tongue, statement.measure),
            sides(tongue, statement),
            *qualifiers(register, statement, ("side",)),
        ]
        return f"{', '.join(part for part in parts if part)}: {tongue.value(statement)}"
    if isinstance(statement, Position):
        stance = tongue.get(f"stance.{statement.stance}", statement.stance)
        return f"{register.holder(statement)}, {stance}, {statement.subject}"
    return ", ".join(part for part in (_deed(tongue, statement) or _state(tongue, statement)) if part)


def _deed(tongue: Tongue, fact: Statement) -> list[str]:
    """What was or will be done, its fields in words."""
    match fact:
        case Agreement():
            state = tongue.get(f"action.{fact.action}", fact.action)
            return [fact.title, tongue.countries(fact.parties), state, _when(tongue, fact.date)]
        case Meeting():
            ordinal = tongue("number.rank", n=fact.ordinal_number) if fact.ordinal_number else ""
            status = tongue.get(f"meeting.{fact.status}", fact.status)
            return [fact.name, ordinal, fact.place or "", _when(tongue, fact.date), status]
        case Project():
            named = [*fact.companies, *fact.products, fact.place or ""]
            status = tongue.get(f"project.{fact.status}", fact.status)
            return [fact.title, *named, status, _when(tongue, fact.date)]
        case Milestone():
            return [fact.union, fact.step, _when(tongue, fact.date)]
    return []


def _state(tongue: Tongue, fact: Statement) -> list[str]:
    """How things stand, its fields in words."""
    match fact:
        case Membership():
            status = tongue.get(f"membership.{fact.status}", fact.status)
            return [fact.organisation, tongue.countries(fact.countries), status]
        case Office():
            return [fact.person, fact.role, tongue.country(fact.country) if fact.country else ""]
        case Chairmanship():
            return [tongue.country(fact.country), fact.body, _when(tongue, fact.period)]
        case Barrier():
            return [fact.title, fact.goods or "", _when(tongue, fact.date)]
        case Composition():
            ways = [tongue.country(code) for code in (fact.reporter, fact.partner) if code]
            return [measure(tongue, fact.measure), " – ".join(ways), *fact.goods, _when(tongue, fact.period)]
    return [fact.anchor]


def _when(tongue: Tongue, period: Period | None) -> str:
    return tongue.period(period) if period else ""


def speaker(tongue: Tongue, voice: Voice) -> str:
    """Who says it: the name and the role; nothing of a text's own unnamed author."""
    return tongue.voice(voice)
