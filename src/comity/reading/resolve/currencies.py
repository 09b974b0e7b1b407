"""Which currency a word of money is in a text: of those that share the word, the one of the text's own countries."""

from __future__ import annotations

from functools import cache

from comity.reading.grammar.amounts import Currencies
from comity.reference.countries import country
from comity.reference.forms import currency_forms


@cache
def currencies_of(lang: str, pair: tuple[str, str] | None) -> Currencies:
    """A word several countries share is the pair's own currency where it is one, except the dollar."""
    codes, shared, longest = _currency_words(lang)
    own = {country(code).currency for code in pair or ()}
    chosen = {form: local for form, options in shared.items() for local in options if local in own}
    # A single letter ("K38 million") is money only where it is a country's own of the two.
    known = {
        form: code for form, code in {**codes, **chosen}.items() if len(form) > 1 or code in own or not form.isalpha()
    }
    return Currencies(known, longest)


@cache
def _currency_words(lang: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, int]]:
    """Every form with its default code; those that others share with all their codes, the default last; lengths."""
    options_of: dict[str, list[str]] = {}
    for printed, options in currency_forms("ru" if lang == "ru" else "en").items():
        # "Rs" and "Rs." are one form: whoever writes either shares it.
        listed = options_of.setdefault(printed.replace(".", ""), [])
        listed += [option.code for option in options if option.code not in listed]
    longest: dict[str, int] = {}
    for form in options_of:
        head, count = form.split(" ", 1)[0], form.count(" ") + 1
        longest[head] = max(longest.get(head, 0), count)
    codes = {form: listed[0] for form, listed in options_of.items()}
    # The first of the list that is the pair's own wins, so it stands last.
    shared = {
        form: tuple(reversed(listed)) for form, listed in options_of.items() if len(listed) > 1 and listed[0] != "USD"
    }
    return codes, shared, longest
