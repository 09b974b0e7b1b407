"""A statement in words: what it was read as, who says it."""

from __future__ import annotations

from comity.brief.entries import qualifiers
from comity.brief.register import Register
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
from comity.model.statement import Statement, Voice
from comity.brief.wording import Tongue


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
        parts = [measure(tongue, statement.measure), sides(tongue, statement), *qualifiers(register, statement)]
        return f"{', '.join(part for part in parts if part)}: {tongue.value(statement)}"
    return ", ".join(part for part in _parts(tongue, statement) if part)


def _parts(tongue: Tongue, fact: Statement) -> list[str]:
    """The fields of a fact in words; the empty ones are left out by the caller."""
    match fact:
        case Agreement():
            when = tongue.period(fact.date) if fact.date else ""
            return [fact.title, tongue.countries(fact.parties), tongue.get(f"action.{fact.action}", fact.action), when]
        case Meeting():
            ordinal = tongue("number.rank", n=fact.ordinal_number) if fact.ordinal_number else ""
            status = tongue.get(f"meeting.{fact.status}", fact.status)
            return [fact.name, ordinal, fact.place or "", tongue.period(fact.date) if fact.date else "", status]
        case Project():
            named = [*fact.companies, *fact.products, fact.place or ""]
            status = tongue.get(f"project.{fact.status}", fact.status)
            return [fact.title, *named, status, tongue.period(fact.date) if fact.date else ""]
        case Membership():
            status = tongue.get(f"membership.{fact.status}", fact.status)
            return [fact.organisation, tongue.countries(fact.countries), status]
        case Milestone():
            return [fact.union, fact.step, tongue.period(fact.date) if fact.date else ""]
        case Office():
            return [fact.person, fact.role, tongue.country(fact.country) if fact.country else ""]
        case Chairmanship():
            return [tongue.country(fact.country), fact.body, tongue.period(fact.period) if fact.period else ""]
        case Position():
            return [tongue.country(fact.holder), tongue.get(f"stance.{fact.stance}", fact.stance), fact.subject]
        case Barrier():
            return [fact.title, fact.goods or "", tongue.period(fact.date) if fact.date else ""]
        case Composition():
            name = measure(tongue, fact.measure)
            ways = [tongue.country(code) for code in (fact.reporter, fact.partner) if code]
            return [name, " – ".join(ways), *fact.goods, tongue.period(fact.period) if fact.period else ""]
    return [fact.anchor]


def speaker(tongue: Tongue, voice: Voice) -> str:
    """Who says it: the name and the role."""
    role = tongue.get(f"voice.{voice.role}", voice.role)
    country = f", {tongue.country(voice.country)}" if voice.country else ""
    return f"{voice.name} ({role}{country})" if voice.name else f"{role}{country}"
