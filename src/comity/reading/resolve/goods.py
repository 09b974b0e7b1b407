"""Which goods an amount is of: the phrase before it in a list, the subject of the clause, or the words of the
measure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import spans_of_forms
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, NUMBER, WORD, Sentence, Token
from comity.reading.scene import Scene
from comity.reference.commodities import commodity_words, has_commodity_form, nominative

_EXCLUDING = words("goods.excluding")
_ADJECTIVE = re.compile(r"(?:ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ую|юю|ых|их|ым|им|ый|ий)$")
_SEPARATORS = frozenset((".", ",", ";", ":", "•", "*", "|", "—", "–", "(", ")"))
_OPENERS = words("goods.openers")
_ALL_GOODS = words("goods.all")
_BEFORE_SUM = words("goods.before_sum")
_PHRASE_HEADS = words("goods.phrase_heads")
_TIES = words("goods.ties")
_LEADS = words("goods.leads")
_NO_GOODS = words("goods.no_goods")
_KINDS = words("goods.kinds")
_BY_KIND, _NOUN_PHRASE = frozenset(("goods", "products", "equipment", "appliances", "materials")), 5
_ONLY = words("goods.only")
_NOT_OF_GOODS = words("goods.not_of_goods")
_QUALITIES = words("goods.qualities")


@cache
def _forms(lang: str) -> tuple[dict[str, object], dict[str, int]]:
    # Below this a word means something else as often (lead, china, arms).
    forms: dict[str, object] = dict.fromkeys(commodity_words(lang, 0.45))
    longest: dict[str, int] = {}
    for form in forms:
        head, count = form.split(" ", 1)[0], form.count(" ") + 1
        longest[head] = max(longest.get(head, 0), count)
    return forms, longest


def _mentions(scene: Scene) -> list[tuple[int, int]]:
    """(first, last) of every commodity named, by the table."""
    forms, longest = _forms(scene.language)
    named = spans_of_forms(scene.tokens, longest, forms, scene.index)
    return [(first, last) for first, last, form in named if form != "paper" or not _on_paper(scene, first)]


def _plain(tokens: Sequence[Token]) -> bool:
    """Small words of letters alone, no capital: a noun with its adjectives."""
    return len(tokens) <= _NOUN_PHRASE and all(token.kind == WORD and not token.capital for token in tokens)


def _on_paper(scene: Scene, i: int) -> bool:
    """ "On paper Peru comes out ahead", "still on paper": no goods; but "duties on paper"."""
    if scene.lows[i - 1 : i] != ["on"]:
        return False
    return scene.sentence_of(i).first == i - 1 or scene.lows[i - 2] in _ONLY


class Goods:
    """Finds the goods of one text's amounts."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.named = _mentions(scene)
        self._lows = [low for low, _ in self.named]
        self.at = {i for first, last in self.named for i in range(first, last)}

    def all_in(self, first: int, last: int) -> list[tuple[int, int]]:
        """Goods named between two tokens."""
        if first >= last:
            return []
        found = self.named[bisect_left(self._lows, first) : bisect_left(self._lows, last)]
        if found and found[-1][1] > last:
            found.pop()
        return found

    def words(self, first: int, last: int) -> str | None:
        """The goods as the exchange format has them: as printed, Russian in the nominative."""
        if first >= last:
            return None
        owned = {p.first for p in self.scene.places_in(first, last) if p.role == "adjective"}
        while first in owned and first + 1 < last:
            first += 1  # «польских яблок»
        if first and self.scene.lows[first - 1] in _EXCLUDING:
            first -= 1
        text = " ".join(self.scene.words(first, last).split())
        opening = self.scene.sentence_of(first).first
        opens = opening == first or (opening == first - 1 and self.scene.lows[opening] in ("—", "–", "-", "•"))
        if opens and text[1:2].islower():
            text = text[0].lower() + text[1:]
        return nominative(text) if self.scene.language == "ru" else text

    def before(self, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
        """The list item right before the amount: "trucks ($59.5 million", «уголь — 21,3 млн», "dairy products, USD
        131.2 million"."""
        tokens = self.scene.tokens
        i = amount.first - 1
        while i > sentence.first and self.scene.lows[i] in _BEFORE_SUM:
            i -= 1
        if i <= sentence.first or tokens[i].text not in _OPENERS:
            return None
        return self._phrase(sentence, i)

    def _phrase(self, sentence: Sentence, end: int) -> tuple[int, int] | None:
        """The noun phrase that ends before token `end`: from the separator before it, without leading small words."""
        tokens = self.scene.tokens
        first = end
        while first > sentence.first and not self._separates(tokens[first - 1], first - 1, end):
            first -= 1
        first = self._past_country(self._trim(first, end), end)
        if first >= end or end - first > 9:
            return self._table_tail(first, end)
        if any(token.kind != WORD and token.text not in ("-", "-") for token in tokens[first:end]):
            return self._table_tail(first, end)
        if self.scene.cues_in(first, end, "measure", "verb", "growth"):
            return self.within(first, end)
        if self._is_goods(first, end):
            return self._cut(first, end)
        return self._table_tail(first, end) or self._among_goods(sentence, first, end)

    def _past_country(self, first: int, end: int) -> int:
        """Past the adjective of a country and a unit of weight: "Chilean grapes", "tonnes of grapes" are grapes."""
        if (
            first + 2 < end
            and self.scene.lows[first + 1] == "of"
            and self.scene.cues_in(first, first + 1, "measureunit")
        ):
            first += 2
        place = next((p for p in self.scene.places_in(first, first + 1) if p.role == "adjective"), None)
        return place.last if place is not None and place.last < end else first

    def _among_goods(self, sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
        """ "Sugar ($231 million), chicken ($187 million)": a word that no table has is a good in a list of goods."""
        tokens, scene = self.scene.tokens, self.scene
        if end - first > 1 and self.scene.lows[end - 1] in _BY_KIND and _plain(tokens[first:end]):
            return first, end  # "electrical and electronic goods, 41%": by their last word, whatever the adjectives
        if end - first > 3 or any(token.kind != WORD or token.low in _NO_GOODS for token in tokens[first:end]):
            return None
        if scene.cues_in(first, end) or scene.places_in(first, end):
            return None
        if any(token.capital for token in tokens[first:end]):
            return None
        beside = (
            high
            for low, high in self.named
            if sentence.first <= low and high < sentence.last - 2 and tokens[high].text == tokens[end].text
        )
        counted = any(NUMBER in {token.kind for token in tokens[high + 1 : high + 4]} for high in beside)
        return (first, end) if counted else None

    def _cut(self, first: int, end: int) -> tuple[int, int]:
        """Without what follows the goods: "electricity led in both directions" is electricity; "parts for tractors"
        stays whole."""
        named = self.all_in(first, end)
        last = named[-1][1]
        if self.scene.language == "ru":
            low = named[0][0]
            while first < low and not _ADJECTIVE.search(self.scene.lows[low - 1]):
                first = low
            while low > first and _ADJECTIVE.search(self.scene.lows[low - 1]):
                low -= 1
            first = self._past_country(low, end)
        return (first, last) if last < end and self.scene.lows[last] not in _TIES else (first, end)

    def _separates(self, token: Token, i: int, end: int) -> bool:
        if token.text in _SEPARATORS or token.kind in (NUMBER, IDENTIFIER):
            return True
        # "and" belongs to "milk and dairy products"; it parts items only after a ")" or a comma.
        # by itself after a ")".
        return token.low in ("and", "и") and i > 0 and self.scene.tokens[i - 1].text in (")", ",")

    def _trim(self, first: int, end: int) -> int:
        tokens = self.scene.tokens
        for i in range(end - 1, first - 1, -1):
            if self.scene.lows[i] in _PHRASE_HEADS:
                first = i + 1
                break
        while first < end and (self.scene.lows[first] in _LEADS or tokens[first].text in _SEPARATORS):
            first += 1
        return first

    def _is_goods(self, first: int, end: int) -> bool:
        """A phrase whose words are of the table, and none is a word of another part of the story."""
        if not _NO_GOODS.isdisjoint(self.scene.lows[first:end]):
            return False
        if self.scene.cues_in(first, end, "measure", "growth", "share", "status", "verb"):
            return any(i in self.at for i in range(first, end)) and not self.scene.cues_in(
                first, end, "measure", "verb"
            )
        return any(i in self.at for i in range(first, end))

    def _table_tail(self, first: int, end: int) -> tuple[int, int] | None:
        """The table's phrase that ends right there."""
        named = self.all_in(first - 1, end)
        return named[-1] if named and named[-1][1] == end else None

    def subject(self, sentence: Sentence, clause: int, amount: Amount) -> tuple[int, int] | None:
        """The clause begins with goods: "Copper was 77%", "Electricity earned ...", «Минеральные продукты дали»."""
        tokens = self.scene.tokens
        i = self._past_period(self._past_marker(sentence, clause))
        while i < amount.first and (
            self.scene.lows[i] in _LEADS or self.scene.lows[i] in ("•", "*", "-", "–", "—", "«", '"', "“")
        ):
            i += 1
        if (
            i < amount.first
            and self.scene.lows[i] in _ALL_GOODS
            and self.scene.lows[i + 1] not in ("and", "и", "worth", "на")
        ):
            return None if self.scene.cues_in(i + 1, i + 2, "measure") else (i, i + 1)
        if (
            i + 1 < amount.first
            and self.scene.cues_in(i + 1, i + 2, "share")
            and has_commodity_form(self.scene.lows[i], self.scene.language)
        ):
            return i, i + 1
        at = bisect_left(self._lows, i)
        if at < len(self.named) and self._lows[at] == i:
            low, high = self.named[at]
            if high < amount.first and self.scene.lows[high] in ("and", "и", ","):
                following = self.named[at + 1] if at + 1 < len(self.named) else None
                if following is not None and following[0] == high + 1 and following[1] < amount.first:
                    return low, following[1]
            return self._whole(low, high, low, amount.first)
        for low, high in self.named[at : bisect_left(self._lows, min(i + 3, amount.first))]:
            joined = low - i == 2 and self.scene.lows[i + 1] in ("and", "и")  # "Farm and food products"
            near = low - i <= 1 or joined
            if i < low < amount.first and near and all(token.kind == WORD for token in tokens[i:low]):
                return self._whole(low, high, i, amount.first)
        return None

    def _past_period(self, i: int) -> int:
        """Past the period a clause opens with: "In 2019 copper was ...", «В первом квартале уголь дал ...»."""
        for time in self.scene.times_in(i, i + 2):
            if i in self.at:
                return i  # «мебели за два года стало вдвое больше»
            last = time.last
            return last + 1 if self.scene.tokens[last].text == "," else last
        return i

    def _past_marker(self, sentence: Sentence, i: int) -> int:
        """Past the number of a list item: "2. Textiles were ..."."""
        tokens = self.scene.tokens
        marked = (
            i == sentence.first and i + 1 < sentence.last and tokens[i].kind == NUMBER and tokens[i + 1].text in ".)"
        )
        return i + 2 if marked else i

    def within(self, first: int, last: int) -> tuple[int, int] | None:
        """The first goods named between two tokens, joined over "and": "exports of coal and oil products"."""
        found = self.all_in(first, last)
        if not found:
            return None
        low, high = found[0]
        for following in found[1:]:
            between = self.scene.tokens[high : following[0]]
            if len(between) <= 2 and all(token.low in ("and", "и", ",") for token in between):
                high = following[1]
            else:
                break
        return self._whole(low, high, first, last)

    def _whole(self, low: int, high: int, first: int, last: int) -> tuple[int, int]:
        """With the words that tell which of the goods it is: "long-life milk", "oil products", «сухое молоко»."""
        tokens, english = self.scene.tokens, self.scene.language == "en"
        owned = {place.first for place in self.scene.places_in(first, low)}
        while low > first and tokens[low - 1].kind == WORD and low - 1 not in owned:
            word = self.scene.lows[low - 1]
            told = (
                (word in _QUALITIES or "-" in word)
                if english
                else bool(_ADJECTIVE.search(word)) and word not in _NOT_OF_GOODS
            )
            if not told:
                break
            low -= 1
        if english and high < last and self.scene.lows[high] in _KINDS:
            high += 1
        return low, high
