"""The two countries at a glance: capital, currency, economy, and what they belong to together."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import Block, Bullets, Cell, Column, Heading, Line, Paragraph, Ref, Row, Section, Table, Words
from comity.brief.register import Register
from comity.errors import UnknownCode
from comity.model.observation import Indicator
from comity.model.period import Period
from comity.reference.countries import Country, country
from comity.reference.currencies import currency
from comity.reference.organisations import first_day, memberships, organisation, shared_memberships

# What a desk officer looks for first: unions that bind trade, then who else sits at the same table.
BINDING = (
    "economic union", "customs union", "common market", "monetary union", "economic community", "free trade area",
    "trade agreement",
)  # fmt: skip
INDICATORS = {
    "population": ("SP.POP.TOTL",),
    "gdp": ("NY.GDP.MKTP.CD",),
}


def snapshot_section(register: Register, number: int) -> Section | None:
    """Both countries side by side; nothing of a pair that is no two countries."""
    sides = [_country(code) for code in register.pair]
    known = [side for side in sides if side]
    if len(known) < 2:
        return None
    blocks: list[Block] = [_table(register, known)]
    if not (register.profile and register.profile.indicators):
        blocks.append(Paragraph((Words(register.tongue("snapshot.no_statistics")),), "note"))
    blocks += _shared(register)
    return Section("snapshot", number, register.tongue("section.snapshot"), tuple(blocks), mark="annex")


def _country(code: str) -> Country | None:
    try:
        return country(code)
    except UnknownCode:
        return None


def _table(register: Register, sides: Sequence[Country]) -> Table:
    tongue = register.tongue
    russian = tongue.language == "ru"
    rows = [
        _row(register, "official", [_reference(register, s.official_ru if russian else s.official_en) for s in sides])
    ]
    rows.append(
        _row(register, "capital", [_reference(register, s.capital_ru if russian else s.capital_en) for s in sides])
    )
    rows.append(_row(register, "currency", [_reference(register, _money(s, russian)) for s in sides]))
    for name, codes in INDICATORS.items():
        newest = [_newest(register, side.iso3, codes) for side in sides]
        if any(newest):
            rows.append(_row(register, name, [_indicator(register, found) for found in newest]))
    rates = [_rate(register, side) for side in sides]
    if any(rates):
        rows.append(_row(register, "rate", rates))
    heads = (Column(""), *(Column(tongue.country(side.iso3)) for side in sides))
    return Table(
        tongue("snapshot.caption"), heads, tuple(row for row in rows if any(cell.lines for cell in row.cells[1:]))
    )


def _row(register: Register, name: str, lines: Sequence[Line]) -> Row:
    head = Cell(((Words(register.tongue(f"snapshot.{name}"), "label"),),))
    return Row((head, *(Cell((line,) if line else ()) for line in lines)))


def _reference(register: Register, text: str) -> Line:
    """A name out of our own tables; nothing where they have none."""
    return (Words(text, "label"),) if text else ()


def _money(side: Country, russian: bool) -> str:
    if not side.currency:
        return ""
    found = currency(side.currency)
    return f"{found.name_ru if russian else found.name_en} ({found.code})"


def _newest(register: Register, code: str, codes: Sequence[str]) -> Indicator | None:
    """The newest value no later than the brief's own date, so that an old brief does not know the future."""
    day = register.as_of
    held = [
        i for i in (register.profile.indicators if register.profile else ())
        if i.country == code and i.code in codes and (day is None or i.period.last_day <= day)
    ]  # fmt: skip
    return max(held, key=lambda i: (i.period.last_day, i.vintage), default=None)


def _indicator(register: Register, found: Indicator | None) -> Line:
    if found is None:
        return (Words(register.tongue("glance.none"), "muted"),)
    tongue = register.tongue
    text = tongue.short(found.value, found.unit)
    evidence = f"{found.code} {found.country} {found.period}: {float(found.value):,.0f} {found.unit}"
    return (
        Ref(text, (register.row(found.source, found.vintage, evidence),), "official"),
        Words(f" ({tongue.period(found.period)})", "label"),
    )


def _rate(register: Register, side: Country) -> Line:
    """The newest year's rate of the country's money: units for one dollar."""
    if not register.profile or side.currency in ("", "USD"):
        return ()
    held = [r for r in register.profile.rates if r.currency == side.currency and r.period.is_year]
    day = register.as_of
    held = [r for r in held if day is None or r.period.last_day <= day]
    if not held:
        return ()
    newest = max(held, key=lambda r: (r.period.last_day, r.source))
    if newest.dollars.low is None or newest.dollars.high is None or newest.dollars.low <= 0:
        return ()
    tongue = register.tongue
    middle = 2 / (newest.dollars.low + newest.dollars.high)
    text = tongue("snapshot.per_dollar", value=tongue.number(middle, 2 if middle < 1000 else 0), code=side.currency)
    source, _, vintage = newest.source.partition(" ")
    evidence = f"{side.currency}/USD {newest.period}"
    return (
        Ref(text, (register.row(source, vintage, evidence),), "official"),
        Words(f" ({tongue.period(newest.period)})", "label"),
    )


def _shared(register: Register) -> list[Block]:
    """Organisations of both, those that bind trade first, each with the day the later of the two came in."""
    tongue, (here, there) = register.tongue, register.pair
    codes = shared_memberships(here, there, register.as_of)
    binding = [code for code in codes if organisation(code).kind in BINDING]
    others = [code for code in codes if code not in binding]
    if not codes:
        return [Paragraph((Words(tongue("snapshot.no_shared")),))]
    items: list[Line] = [
        (Words(_named(register, code), "strong"), Words(_since(register, code), "label")) for code in binding
    ]
    if others:
        told = ", ".join(f"{_named(register, code)}{_since(register, code)}" for code in others)
        items.append((Words(told, "label"),))
    when = tongue("snapshot.shared_on", day=tongue.day(register.as_of)) if register.as_of else tongue("snapshot.shared")
    return [Heading(when), Bullets(tuple(items))]


def _named(register: Register, code: str) -> str:
    found = organisation(code)
    return found.name_ru if register.tongue.language == "ru" else found.name_en


def _since(register: Register, code: str) -> str:
    """` since 2015`: when both were in."""
    day = register.as_of
    began = [
        record.since
        for side in register.pair
        for record in memberships(side)
        if record.organisation == code and record.status == "member" and record.holds_on(day) and record.since
    ]
    if len(began) < 2:
        return ""
    latest = max(began, key=first_day)
    spelt = latest if len(latest) == 4 else register.tongue.period(_day(latest))
    return " " + register.tongue("snapshot.since", day=spelt)


def _day(text: str) -> Period:
    day = first_day(text)
    return Period.of_day(day.year, day.month, day.day)
