"""Which currency a word of money is in a text: of those that share the word, the one of the text's own countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from comity.reading.grammar.money import Currencies
from comity.reading.lexicon.lookup import beginnings
from comity.reading.scan import NUMBER, Token
from comity.reference.countries import country
from comity.reference.forms import currency_forms

_WORLDWIDE = frozenset(("USD", "EUR"))
_TWICE = 2


@cache
def currencies_of(lang: str, pair: tuple[str, str] | None) -> Currencies:
    """A word several countries share is the pair's own currency where it is one, except the dollar."""
    codes, shared, longest, seconds = _currency_words(lang)
    own = {country(code).currency for code in pair or ()}
    chosen = {form: local for form, options in shared.items() for local in options if local in own}
    # A single letter ("K38 million") is money only where it is a country's own of the two.
    known = {
        form: code for form, code in {**codes, **chosen}.items() if len(form) > 1 or code in own or not form.isalpha()
    }
    return Currencies(known, longest, seconds)


def payer(tokens: Sequence[Token], lang: str, pair: tuple[str, str]) -> str | None:
    """The country of the two whose own money, neither dollar nor euro, the text prints at least twice beside numbers,
    and the other's never."""
    own = {side: country(side).currency for side in pair}
    if not set(own.values()) - _WORLDWIDE:
        return None
    codes = currencies_of(lang, pair).codes
    beside = [_beside(tokens, token.index, codes) for token in tokens if token.kind == NUMBER]
    first, second = (
        0 if own[side] in _WORLDWIDE else sum(own[side] in currencies for currencies in beside) for side in pair
    )
    if max(first, second) < _TWICE or min(first, second):
        return None
    return pair[0] if first else pair[1]


def _beside(tokens: Sequence[Token], i: int, codes: Mapping[str, str]) -> set[str]:
    """The currencies of the word or sign before a number, and of the two words after it."""
    before = tokens[i - 1].low if i else ""
    joined = tokens[i - 2].low + before if i > 1 and tokens[i - 2].end == tokens[i - 1].start else before
    after = [token.low for token in tokens[i + 1 : i + 3]]
    return {codes.get(joined) or codes.get(before, ""), *(codes.get(word, "") for word in after if len(word) > 1)}


@cache
def _currency_words(
    lang: str,
) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, int], dict[str, set[str]]]:
    """Every form with its default code; those that others share with all their codes, the default last; lengths and
    second words of `beginnings`."""
    options_of: dict[str, list[str]] = {}
    for printed, options in currency_forms("ru" if lang == "ru" else "en").items():
        # "Rs" and "Rs." are one form: whoever writes either shares it.
        listed = options_of.setdefault(printed.replace(".", ""), [])
        listed += [option.code for option in options if option.code not in listed]
    codes = {form: listed[0] for form, listed in options_of.items()}
    # The first of the list that is the pair's own wins, so it stands last.
    shared = {
        form: tuple(reversed(listed)) for form, listed in options_of.items() if len(listed) > 1 and listed[0] != "USD"
    }
    return codes, shared, *beginnings(options_of)
