"""Organisations under one name, however a text spells them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from comity.brief.wording import Tongue
from comity.reference.organisations import Organisation, organisations


def organisation_name(tongue: Tongue, printed: str) -> str:
    """The organisation's name in the brief's language; as printed where no table has it."""
    bare = printed.partition("(")[0].strip()
    found = _known().get(bare.casefold())
    if found is None:
        return printed
    return found.name_ru if tongue.language == "ru" else found.name_en


@cache
def _known() -> Mapping[str, Organisation]:
    """Organisations by name, alias and abbreviation; a spelling that names two names none."""
    found: dict[str, Organisation | None] = {}
    for item in organisations():
        spellings = (
            item.name_en, item.name_ru, *item.aliases_en, *item.aliases_ru,
            *item.abbreviations_en, *item.abbreviations_ru,
        )  # fmt: skip
        for name in dict.fromkeys(text.casefold() for text in spellings if text):
            found[name] = None if name in found else item
    return MappingProxyType({name: item for name, item in found.items() if item})
