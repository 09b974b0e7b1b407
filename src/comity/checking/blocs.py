"""Who belongs to a bloc throughout a period: what is sold to a member is sold to the bloc."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from comity.model.period import Period
from comity.reference.countries import countries
from comity.reference.organisations import members, organisations


@dataclass(frozen=True, slots=True)
class Group:
    """countries: the members, the same all through the period; None where they changed, or where nobody lists them.

    within: countries that were members all through; None for the world, which holds every country.
    """

    countries: frozenset[str] | None
    within: frozenset[str] | None

    def has(self, code: str) -> bool:
        """A country that lies in the bloc."""
        return code in _states() if self.within is None else code in self.within


_NONE = Group(None, frozenset())


@lru_cache(maxsize=4096)
def members_of(bloc: str, period: Period) -> Group:
    """The members of a bloc by the code that figures use for it; an empty group where it is no bloc we know."""
    if bloc == "WLD":
        return Group(None, None)
    code = _codes().get(bloc)
    if code is None:
        return _NONE
    first, last = (frozenset(members(code, day)) for day in (period.first_day, period.last_day))
    return Group(first if first == last and first else None, first & last)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {o.gold_code: o.code for o in organisations()}


@lru_cache(maxsize=4096)
def is_bloc(code: str) -> bool:
    """The world, or an organisation of countries."""
    return code == "WLD" or code in _codes()


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(c.iso3 for c in countries())
