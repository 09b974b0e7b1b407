"""Barriers: what hinders goods, labour or capital between the countries, also where it is to go.

A word that always means one ("non-tariff barriers", «запрет на ввоз») counts by itself; one that may mean anything
("restrictions",
"exceptions") where its phrase speaks of trade; a crossing where it is said to be closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.model.facts import Barrier
from comity.model.period import Period
from comity.model.statement import Statement
from comity.reading.facts import spans
from comity.reading.facts.common import clause, in_title, make, sentences_with, text_of, times_between
from comity.reading.facts.marked import Mark
from comity.reading.facts.titles import subject_text
from comity.reading.scan import MARK, NUMBER, WORD, Sentence
from comity.reading.scene import Scene
from comity.reference.commodities import nominative

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Tokens first..last-1; from `tail` on what it hinders. closed: a crossing."""

    first: int
    last: int
    tail: int
    closed: bool = False


def find(scene: Scene) -> list[Statement]:
    """Every barrier, in the order of the text; one told as gone by a past date is optional."""
    if scene.pair is None:
        return []
    found: list[Statement] = []
    for sentence in sentences_with(scene, spans.all_marks(scene, "barrier"), spans.all_marks(scene, "crossing")):
        if in_title(sentence) or scene.tokens[sentence.last - 1].text == "?":
            continue
        taken: list[tuple[int, int]] = []
        for item in _hindrances(scene, sentence):
            if spans.overlaps(taken, item.first, item.last):
                continue
            taken.append((item.first, item.last))
            found.append(_statement(scene, item))
    return sorted(found, key=lambda statement: (statement.start, statement.end))


def _statement(scene: Scene, item: Hindrance) -> Barrier:
    date = _gone(scene, item)
    return make(
        Barrier,
        scene,
        item.first,
        item.last,
        rule="a crossing that is closed" if item.closed else "a word for what hinders",
        optional=date is not None,
        title=subject_text(scene, item.first, item.last),
        goods=_goods(scene, item),
        date=date,
    )


def _hindrances(scene: Scene, sentence: Sentence) -> Iterator[Hindrance]:
    found = spans.marks_of(scene, sentence.first, sentence.last, "barrier")
    for at, mark in enumerate(found):
        if mark.value == "strong" and not _denied(scene, mark):
            yield _phrase(scene, sentence, mark, mark.last)
        elif mark.value == "weak":
            last = _partner(scene, found, at)
            item = _phrase(scene, sentence, mark, last)
            if _of_trade(scene, item, mark, last) and not _denied(scene, mark):
                yield item
    yield from _closed(scene, sentence)


def _partner(scene: Scene, found: Sequence[Mark], at: int) -> int:
    """The end of "exemptions and restrictions": a second word of the kind right after "and"."""
    mark = found[at]
    if (
        at + 1 < len(found)
        and found[at + 1].first == mark.last + 1
        and scene.lows[mark.last] in ("and", "или", "or", "и")
    ):
        return found[at + 1].last
    return mark.last


def _phrase(scene: Scene, sentence: Sentence, mark: Mark, last: int) -> Hindrance:
    """The modifiers before and "in the movement of goods" after."""
    russian = scene.language == "ru"
    first = (
        spans.left_ru(scene, mark.first, sentence.first) if russian else spans.left(scene, mark.first, sentence.first)
    )
    return Hindrance(first, _tail(scene, last, sentence.last), last)


def _tail(scene: Scene, i: int, stop: int) -> int:
    """Where the prepositional phrases after the word end: at a verb, a link, a mark, or after a list of goods."""
    j = i
    while j < min(stop, i + _LONGEST):
        token = scene.tokens[j]
        if token.kind == NUMBER or scene.times_in(j, j + 1):
            break
        if token.text == "," and not _listed(scene, j, stop):
            break
        if token.kind == MARK and token.text not in ("-", ",", "‑"):
            break
        if scene.language == "ru" and spans.verbal(token):
            break
        onward = token.low in spans.listed("onto")
        if j == i and not onward and not (scene.language == "ru" and _genitive(scene, j)):
            break
        if (
            not onward
            and token.low not in spans.listed("leads")
            and (spans.is_stop(scene, j) or token.low in spans.words_of(scene.language, "pos_stop"))
        ):
            break
        if token.low in spans.words_of(scene.language, "closed") or (
            token.low in ("из-за", "and") and not _listed_after(scene, j)
        ):
            break
        if (
            scene.language == "en"
            and token.kind == WORD
            and token.low in ("stays", "hinder", "impede", "hamper", "persist", "continue")
        ):
            break
        j += 1
    while j > i and (
        scene.lows[j - 1] in spans.listed("onto")
        or scene.lows[j - 1] in spans.listed("leads")
        or scene.lows[j - 1] in ("and", "и", ",")
    ):
        j -= 1
    return j


def _genitive(scene: Scene, i: int) -> bool:
    """«ограничения [движения] капитала»: a noun by its ending, no verb and no adverb."""
    low = scene.lows[i]
    return (
        scene.tokens[i].kind == WORD
        and not spans.is_stop(scene, i)
        and low.endswith(("а", "я", "ы", "и", "ов", "ев", "ей", "ий", "ых", "их", "ого", "ой"))
    )


def _listed(scene: Scene, comma: int, stop: int) -> bool:
    """The comma parts goods: the next word is of the table, and an "and" follows."""
    goods = {low for low, _ in spans.goods(scene, comma)}
    return comma + 1 in goods and any(scene.lows[j] in ("and", "и") for j in range(comma, min(comma + 7, stop)))


def _listed_after(scene: Scene, i: int) -> bool:
    """The "and" joins goods or two words of trade: "capital and labour", "rice and maize"."""
    fields = spans.words_of(scene.language, "barrier_field")
    goods = {low for low, _ in spans.goods(scene, i)}
    return i + 1 < len(scene.tokens) and (scene.lows[i + 1] in fields or i + 1 in goods)


def _of_trade(scene: Scene, item: Hindrance, mark: Mark, last: int) -> bool:
    """A word of trade, goods or an organisation in the phrase, beside the barrier word itself."""
    fields = spans.words_of(scene.language, "barrier_field")
    for i in (*range(item.first, mark.first), *range(last, item.last)):
        low = scene.lows[i]
        if low.startswith(tuple(fields)) if scene.language == "ru" else (low in fields or low == "internal"):
            return True
    return any(last <= low and high <= item.last for low, high in spans.goods(scene, item.first))


def _denied(scene: Scene, mark: Mark) -> bool:
    """ "no trade barriers", «без ограничений»: there is none."""
    lead = scene.tokens[max(0, mark.first - 2) : mark.first]
    return any(token.low in spans.words_of(scene.language, "no_barrier") for token in lead)


def _closed(scene: Scene, sentence: Sentence) -> Iterator[Hindrance]:
    """ "The Larsa crossing has been shut", "keep the border crossings blocked", «закрылись границы»."""
    shut = spans.marks_of(scene, sentence.first, sentence.last, "closed")
    for noun in spans.marks_of(scene, sentence.first, sentence.last, "crossing"):
        low, high = clause(scene, noun.first)
        if any(low <= mark.first < high and abs(mark.first - noun.first) <= 6 for mark in shut):
            russian = scene.language == "ru"
            first = (
                spans.left_ru(scene, noun.first, sentence.first)
                if russian
                else spans.left(scene, noun.first, sentence.first)
            )
            yield Hindrance(first, _tail(scene, noun.last, min(high, noun.last + 5)), noun.last, closed=True)


def _gone(scene: Scene, item: Hindrance) -> Period | None:
    """The past date of its end: "the elimination of the checks in 2011"."""
    low, high = clause(scene, item.first)
    gone = spans.marks_of(scene, max(low, item.first - 4), min(high, item.last + 5), "barrier_gone")
    after = times_between(scene, item.last, min(high, item.last + 4))
    if not gone or not after or (scene.date is not None and after[0].period.first_day > scene.date.last_day):
        return None
    return after[0].period


def _goods(scene: Scene, item: Hindrance) -> str | None:
    """The goods it hinders, from the first named to the last."""
    found = [(low, high) for low, high in spans.goods(scene, item.first) if item.tail <= low and high <= item.last]
    if not found:
        return None
    text = text_of(scene, found[0][0], found[-1][1])
    return nominative(text) if scene.language == "ru" else text
