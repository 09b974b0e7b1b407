"""The facts: what is told of the relationship without a number of its own. Countries are ISO 3166 alpha-3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comity.model.period import Period
from comity.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Statement):
    """An instrument and its latest event.

    action: initialled, signed, ratified, in_force, amended, to_be_amended, terminated, planned.

    `events` are the earlier stages told with a date, as (action, date).
    """

    kind: ClassVar[str] = "agreement"
    title: str
    parties: tuple[str, ...] = ()
    action: str = "signed"
    date: Period | None = None
    level: str = ""
    amends: str | None = None
    events: tuple[tuple[str, Period | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Statement):
    """type: visit, talks, commission, forum, council, summit, exhibition, festival, other. status: held, planned."""

    kind: ClassVar[str] = "meeting"
    type: str
    name: str
    ordinal_number: int | None = None
    date: Period | None = None
    place: str | None = None
    status: str = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Statement):
    """Joint production, plants, railways, pipelines, shops abroad. status: operating, under_way, planned."""

    kind: ClassVar[str] = "project"
    title: str
    companies: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    place: str | None = None
    host: str | None = None
    status: str = "operating"
    date: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Statement):
    """Countries belong to an organisation. status: member, observer, dialogue partner, candidate."""

    kind: ClassVar[str] = "membership"
    countries: tuple[str, ...]
    organisation: str
    status: str = "member"
    date: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chairmanship(Statement):
    """A country presides over a body."""

    kind: ClassVar[str] = "chairmanship"
    country: str
    body: str
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Statement):
    """A step of integration or of the relations themselves."""

    kind: ClassVar[str] = "milestone"
    union: str
    step: str
    date: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Statement):
    """Somebody holds a role in the state, an embassy, a chamber or a council."""

    kind: ClassVar[str] = "office"
    person: str
    role: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Statement):
    """What somebody holds of something. stance: priority, benefit, obstacle, offer, role, interest."""

    kind: ClassVar[str] = "position"
    holder: str
    subject: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Statement):
    """What hinders goods, labour or capital between the countries, also where it is to go."""

    kind: ClassVar[str] = "barrier"
    title: str
    goods: str | None = None
    date: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition(Statement):
    """Goods of a flow named in order without numbers."""

    kind: ClassVar[str] = "composition"
    measure: str
    reporter: str | None
    partner: str | None
    goods: tuple[str, ...]
    period: Period | None = None


FACTS: tuple[type[Statement], ...] = (
    Agreement, Meeting, Project, Membership, Chairmanship, Milestone, Office, Position, Barrier, Composition,
)  # fmt: skip
