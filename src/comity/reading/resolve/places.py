"""Countries, blocs, capitals and cities named in the text, and the two halves of "Belarusian-Kazakh"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

from comity.reading.lexicon.lookup import beginnings, spans_of_forms, word_index
from comity.reading.lexicon.words import words
from comity.reading.scan import Token
from comity.reading.scene import Place
from comity.reference.forms import Form, country_forms, decoys
from comity.reference.organisations import bodies, organisation, organisation_forms

_OWNED = words("places.owned")


@cache
def _known(lang: str) -> tuple[Mapping[str, object], Mapping[str, int], Mapping[str, Container[str]]]:
    """Every form of a place or organisation, how long the longest beginning with each word is, and their second
    words."""
    known: dict[str, object] = {**country_forms("ru" if lang == "ru" else "en")}
    for form, entries in organisation_forms(lang).items():
        known.setdefault(form, entries)
    # A decoy holds a country's word and names none ("Latin America"): it is claimed and gives nothing.
    known.update(dict.fromkeys(decoys("ru" if lang == "ru" else "en").difference(known), ()))
    return known, *beginnings(known)


def places(tokens: Sequence[Token], lang: str, index: Mapping[str, Sequence[int]] | None = None) -> list[Place]:
    """Every place, in the order of the text."""
    known, longest, seconds = _known(lang)
    index = word_index(tokens) if index is None else index
    found: list[Place] = []
    for first, last, form in spans_of_forms(tokens, longest, known, index, seconds):
        found.extend(_places_of(tokens, first, last, form, lang))
    taken = {i for place in found for i in range(place.first, place.last)}
    hyphened = sorted(i for word in index if "-" in word for i in index[word] if i not in taken)
    for i in hyphened:
        found.extend(_halves(tokens[i], lang))
    found.sort(key=lambda place: (place.start, place.end))
    return found


def _places_of(tokens: Sequence[Token], first: int, last: int, form: str, lang: str) -> Iterator[Place]:
    if last - first > 1 and tokens[first].low == "the":
        first += 1
    if last < len(tokens) and tokens[last].text == "$" and tokens[last].start == tokens[last - 1].end:
        return  # US$, A$: money
    start, end, possessive = tokens[first].start, tokens[last - 1].end, tokens[last - 1].possessive
    for entry in country_forms("ru" if lang == "ru" else "en").get(form, ()):
        if entry.role != "prefix" and _spelled_so(entry.cased, tokens[first:last]):
            yield Place(entry.code, entry.role, first, last, start, end, possessive, entry.code)
            return
    printed = [token.text for token in tokens[first:last]]
    for item in organisation_forms(lang).get(form, ()):
        shown = " ".join(
            word[:-2] if token.possessive and word[-2:] in ("'s", "’s") else word
            for word, token in zip(printed, tokens[first:last], strict=True)
        )
        if (item.fits(shown) or (shown.isupper() and len(shown) > 4)) and any(word[:1].isupper() for word in printed):
            role = "body" if item.code in _bodies() else "organisation"  # an abbreviation may be a body's
            yield Place(_bloc(item.code, role), role, first, last, start, end, possessive, item.code)
            return


@cache
def _bodies() -> frozenset[str]:
    """Codes of bodies of organisations."""
    return frozenset(body.code for body in bodies())


@cache
def _bloc(code: str, role: str) -> str:
    """The code figures use for an organisation; of a body, its parent's."""
    if role == "body":
        code = next((body.organisation for body in bodies() if body.code == code), code)
    return organisation(code).gold_code or code


def _spelled_so(cased: str, tokens: Sequence[Token]) -> bool:
    """The spelling required, or all capitals of a longer word (a dateline)."""
    if not cased:
        return True
    printed = " ".join(
        token.text[:-2] if token.possessive and token.text[-2:] in ("'s", "’s") else token.text for token in tokens
    )
    return printed in (cased, cased.removeprefix("the ")) or (len(cased) > 3 and printed.isupper())


def _halves(token: Token, lang: str) -> Iterator[Place]:
    """Belarusian-Kazakh; Baku-Tbilisi; белорусско-казахстанский: a place a part, all parts known."""
    forms = country_forms("ru" if lang == "ru" else "en")
    parts = token.low.split("-")
    entries: list[Form] = []
    for part in parts:
        options = forms.get(part, ())
        if not options:
            break
        entries.append(options[0])
    if len(entries) < 2 or len(entries) != len(parts):
        if not entries or lang != "en" or parts[-1] not in _OWNED:
            return
        entries = entries[:1]
    role = "pair" if len(entries) > 1 else "adjective"
    offset = token.start
    for part, entry in zip(parts, entries, strict=False):
        yield Place(
            entry.code, role, token.index, token.index + 1, offset, offset + len(part), token.possessive, entry.code
        )
        offset += len(part) + 1
