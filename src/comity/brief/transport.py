"""Transport, transit and gateway roles; regions of either country that the documents measure by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import Block, Bullets, Heading, Line, Section, Words
from comity.brief.register import Register
from comity.brief.trade import is_partial, is_total, leftovers
from comity.model.facts import Position
from comity.model.figure import Figure

# Stems of what carries goods and people, in the nouns the exchange format gives in English.
CARRIAGE = (
    "transit", "freight", "cargo", "transport", "container", "rail", "wagon", "route", "port throughput", "shipment",
    "truck journey", "flight", "pipeline throughput", "carriage",
)  # fmt: skip


def is_carriage(figure: Figure) -> bool:
    """The figure measures carriage: what stands here stands nowhere else."""
    if not figure.measure.startswith(("other:", "count:")):
        return False
    noun = figure.measure.partition(":")[2].casefold()
    return any(stem in noun for stem in CARRIAGE)


def transport_section(register: Register, number: int) -> Section | None:
    """Figures of carriage, the roles each side claims, figures of single regions."""
    tongue = register.tongue
    blocks: list[Block] = []
    carried = leftovers(register, [f for f in register.figures if is_carriage(f)])
    if carried:
        blocks += [Heading(tongue("transport.figures")), carried]
    roles = [p for p in register.facts(Position) if p.stance == "role"]
    if roles:
        blocks += [Heading(tongue("transport.roles")), Bullets(_roles(register, roles))]
    regional = leftovers(register, [f for f in register.figures if is_partial(f) and not _elsewhere(f)])
    if regional:
        blocks += [Heading(tongue("transport.regions")), regional]
    return Section("transport", number, tongue("section.transport"), tuple(blocks), "annex") if blocks else None


def _roles(register: Register, roles: Sequence[Position]) -> tuple[Line, ...]:
    """Who is said to be what: `gateway to the Union`."""
    told: dict[tuple[str, str], list[Position]] = {}
    for role in roles:
        told.setdefault((role.holder, role.subject.casefold()), []).append(role)
    return tuple(
        (Words(f"{register.holder(group[0])}: ", "label"), register.fact(group[0].subject, *group))
        for group in told.values()
    )


def _elsewhere(figure: Figure) -> bool:
    """Regional trade stands under trade, regional goods under structure, counts under industry, plans under plans."""
    return (
        is_total(figure)
        or figure.status != "reported"
        or figure.commodity is not None
        or figure.measure.startswith(("count:", "other:", "services.", "tariff"))
        or figure.measure in ("investment", "direct_investment", "loans")
    )
