"""Organisations and unions of states: names, bodies, dated memberships, the stages of their founding.

The tables are packaged CSV: `organisations`, `bodies`, `memberships`, `stages`, and `organisation_forms` (every form a
text may print, Russian cases included, written by `tools/build_organisation_forms.py`).

A date is `YYYY-MM-DD` or a year alone where the day is not certain: a year of entry counts from its first day, a year
of leaving to its last. An empty `until` means "still a member when the table was last kept".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from comity.errors import UnknownCode
from comity.reference._tables import read_rows_of, read_table

STATUSES = ("member", "associate", "observer", "dialogue partner", "candidate")
STAGES = ("signed", "in force", "operating")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A union, organisation, forum or bank of states. `gold_code` is the partner code figures use for it."""

    code: str
    gold_code: str
    kind: str
    name_en: str
    name_ru: str
    aliases_en: tuple[str, ...]
    aliases_ru: tuple[str, ...]
    abbreviations_en: tuple[str, ...]
    abbreviations_ru: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A council, commission or summit; `organisation` is its parent. It owns the ordinals of its sessions."""

    code: str
    organisation: str
    name_en: str
    name_ru: str
    aliases_en: tuple[str, ...]
    aliases_ru: tuple[str, ...]
    abbreviations_en: tuple[str, ...]
    abbreviations_ru: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """One country's standing in one organisation over one span of time, both ends included."""

    organisation: str
    country: str
    status: str
    since: str
    until: str
    note: str

    def holds_on(self, day: date | None) -> bool:
        """Whether it held on that day; None asks for the latest state the table knows."""
        if day is None:
            return not self.until
        return first_day(self.since) <= day and (not self.until or day <= last_day(self.until))


@dataclass(frozen=True, slots=True)
class Stage:
    """A milestone of an organisation: its instrument signed or in force, or the thing itself operating."""

    organisation: str
    stage: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class OrgForm:
    """A form as texts print it: lower-case tokens, one space between them.

    `code` is of an organisation, or of a body where the form names one; `kind` is "organisation", "body" or
    "abbreviation". `cased`, where not empty, shows the capitals a print must have ("ECO", "Таможенного союза").
    """

    form: str
    code: str
    kind: str
    cased: str

    def fits(self, printed: str) -> bool:
        """Whether the printed words have a capital wherever this form needs one."""
        if not self.cased:
            return True
        needed = [letter for letter in self.cased if letter.isalnum()]
        given = [letter for letter in printed if letter.isalnum()]
        return len(needed) == len(given) and all(
            not wanted.isupper() or got.isupper() for wanted, got in zip(needed, given, strict=True)
        )


def first_day(text: str) -> date:
    """The first day a table's date or year covers."""
    return date.fromisoformat(text if len(text) > 4 else f"{text}-01-01")


def last_day(text: str) -> date:
    """The last day a table's date or year covers."""
    return date.fromisoformat(text if len(text) > 4 else f"{text}-12-31")


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def _organisations() -> Mapping[str, Organisation]:
    return MappingProxyType(
        {
            row["code"]: Organisation(
                row["code"],
                row["gold_code"],
                row["kind"],
                row["name_en"],
                row["name_ru"],
                _listed(row["aliases_en"]),
                _listed(row["aliases_ru"]),
                _listed(row["abbreviations_en"]),
                _listed(row["abbreviations_ru"]),
            )
            for row in read_table("organisations.csv")
        }
    )


@lru_cache(maxsize=1)
def _bodies() -> Mapping[str, Body]:
    return MappingProxyType(
        {
            row["code"]: Body(
                row["code"],
                row["organisation"],
                row["name_en"],
                row["name_ru"],
                _listed(row["aliases_en"]),
                _listed(row["aliases_ru"]),
                _listed(row["abbreviations_en"]),
                _listed(row["abbreviations_ru"]),
            )
            for row in read_table("bodies.csv")
        }
    )


@lru_cache(maxsize=1)
def _memberships() -> tuple[MembershipRecord, ...]:
    return tuple(
        MembershipRecord(row["organisation"], row["country"], row["status"], row["from"], row["to"], row["note"])
        for row in read_table("memberships.csv")
    )


@lru_cache(maxsize=2)
def _forms(lang: str) -> Mapping[str, tuple[OrgForm, ...]]:
    found: dict[str, tuple[OrgForm, ...]] = {}
    for _, form, code, kind, cased in read_rows_of("organisation_forms.csv", lang):
        found[form] = (*found.get(form, ()), OrgForm(form, code, kind, cased))
    return MappingProxyType(found)


def organisation(code: str) -> Organisation:
    """The organisation with that code. Raises UnknownCode."""
    try:
        return _organisations()[code]
    except KeyError:
        raise UnknownCode(f"organisation {code!r}: not in organisations.csv; see the codes in the reference") from None


def organisations() -> tuple[Organisation, ...]:
    """All organisations, in the order of the table."""
    return tuple(_organisations().values())


def body(code: str) -> Body:
    """The body with that code. Raises UnknownCode."""
    try:
        return _bodies()[code]
    except KeyError:
        raise UnknownCode(f"body {code!r}: not in bodies.csv; see the codes in the reference") from None


def bodies(parent: str | None = None) -> tuple[Body, ...]:
    """All bodies, or those of one organisation, in the order of the table. Raises UnknownCode."""
    if parent is not None:
        organisation(parent)
    return tuple(found for found in _bodies().values() if parent is None or found.organisation == parent)


def members(code: str, on: date | None, status: str = "member") -> tuple[str, ...]:
    """ISO 3166 alpha-3 codes, sorted, of who had that status on a day (None: the latest state). Raises UnknownCode."""
    organisation(code)
    return tuple(
        sorted(
            record.country
            for record in _memberships()
            if record.organisation == code and record.status == status and record.holds_on(on)
        )
    )


def memberships(iso3: str) -> tuple[MembershipRecord, ...]:
    """Everything the table holds on one country, past and present; () for a country in no organisation of it."""
    return tuple(record for record in _memberships() if record.country == iso3)


def shared_memberships(a: str, b: str, on: date | None) -> tuple[str, ...]:
    """Codes of the organisations both countries were members of on a day (None: the latest state), in table order."""

    def codes(iso3: str) -> set[str]:
        return {r.organisation for r in memberships(iso3) if r.status == "member" and r.holds_on(on)}

    both = codes(a) & codes(b)
    return tuple(code for code in _organisations() if code in both)


def stages(code: str) -> tuple[Stage, ...]:
    """The milestones of an organisation, in the order of the table. Raises UnknownCode."""
    organisation(code)
    return tuple(
        Stage(row["organisation"], row["stage"], row["date"], row["note"])
        for row in read_table("stages.csv")
        if row["organisation"] == code
    )


def organisation_forms(lang: str) -> Mapping[str, tuple[OrgForm, ...]]:
    """Form (lower-case tokens, single spaces) to what it may name, for "en" or "ru". Raises UnknownCode."""
    if lang not in ("en", "ru"):
        raise UnknownCode(f"language {lang!r}: the forms of organisations are kept in en and ru")
    return _forms(lang)
