"""Document -> scene: one scan, every mention found and every period resolved."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from importlib import resources
from string import ascii_letters

from comity.model.document import DateClue, Document
from comity.reading.grammar.periods.find import raw_periods
from comity.reading.lexicon.lookup import cues, word_index
from comity.reading.resolve.currencies import payer
from comity.reading.resolve.dating import Dated, document_date
from comity.reading.resolve.pair import guess_home, guess_pair, voices
from comity.reading.resolve.periods import Resolver
from comity.reading.resolve.places import places
from comity.reading.scan import blocks_of, sentences, tokenize
from comity.reading.scene import Scene

_HEADER = re.compile(r"[^\n]*\nDATE: (\d{4}-\d\d-\d\d)\s", re.ASCII)
# Runs of letters; those at U+1C80 are old shapes of Cyrillic ones.
_CYRILLIC = re.compile("[А-яЁё\\u1c80-\\u1c86]+")
_LATIN = ascii_letters.encode()


def _language_of(document: Document) -> str:
    """`ru` where more letters are Cyrillic than Latin, else `en`; what the source says goes first."""
    if document.language in ("en", "ru"):
        return document.language
    plain = document.text.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, _LATIN))
    if len(document.text) - len(plain) <= latin:
        return "en"  # whatever the other letters are
    return "ru" if sum(map(len, _CYRILLIC.findall(document.text))) > latin else "en"


def build(document: Document) -> Scene:
    """The scene of a document."""
    lang = _language_of(document)
    tokens = tokenize(document.text)
    parts = sentences(tokens, blocks_of(document), document.text)
    index = word_index(tokens)
    marks = cues(tokens, lang, index)
    named = places(tokens, lang, index)
    raws = raw_periods(tokens, marks, lang, index)
    dated = document_date(document.clues or _header_clue(document), raws, tokens, parts)
    pair = guess_pair(named, parts)
    home = guess_home(tokens, parts, named, pair, payer(tokens, lang, pair)) if pair else None
    if pair and home:
        pair = (home, pair[1] if pair[0] == home else pair[0])
    scene = Scene(
        document,
        lang,
        tokens,
        parts,
        marks,
        named,
        date=dated.date,
        date_rule=dated.rule,
        pair=pair,
        home=home,
        _index=index,
    )
    starts = _fiscal_starts()
    sides = (home or "", *(pair or ()))  # the other side's, where one's own year is the calendar's
    fiscal_start = next((starts[code] for code in sides if code in starts), 4)
    scene.set_times(Resolver(dated.date, tokens, parts, fiscal_start).resolve(raws))
    scene.voices = voices(tokens, parts, home)
    return scene


def dated(document: Document) -> Dated:
    """When the document was written and how that is known: what `build` resolves "last year" against, by itself.

    A clue of the source costs nothing; without one the text is scanned for periods.
    """
    clues = document.clues or _header_clue(document)
    if clues:
        return document_date(clues, (), (), ())
    lang = _language_of(document)
    tokens = tokenize(document.text)
    parts = sentences(tokens, blocks_of(document), document.text)
    return document_date((), raw_periods(tokens, cues(tokens, lang), lang), tokens, parts)


def _header_clue(document: Document) -> tuple[DateClue, ...]:
    """The documented `DATE: YYYY-MM-DD` second line of a bare text; a day the calendar lacks is no clue."""
    match = _HEADER.match(document.text)
    try:
        return (DateClue(date.fromisoformat(match[1]), "header", "line 2"),) if match else ()
    except ValueError:
        return ()


@cache
def _fiscal_starts() -> dict[str, int]:
    """Country -> first month of its fiscal year."""
    table = resources.files("comity.reading.lexicon").joinpath("fiscal.csv").read_text(encoding="utf-8")
    return {row["country"]: int(row["start_month"]) for row in csv.DictReader(table.splitlines())}
