"""Who makes, builds or plans a project, and what is made there."""

from __future__ import annotations

from comity.reading.facts import names, spans
from comity.reading.facts.common import ARTICLES, sentence_of, text_of
from comity.reading.facts.project_parts import Found
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, WORD, Sentence
from comity.reading.scene import Scene
from comity.reference.commodities import nominative
from comity.reference.forms import currency_forms

_FIRMS = words("project_names.firms")


def companies(scene: Scene, sentence: Sentence, item: Found) -> tuple[str, ...]:
    """Names of makers and builders: by their shape, as makers of the goods, after "by", and as subject of the
    clause's verb.
    """
    named = names.companies(scene, item.low, item.high)
    if item.rule == "what is made":
        return tuple(dict.fromkeys([*(company.name for company in named), *subjects(scene, sentence, item)]))
    found = {company.first: company.name for company in named if not currency_forms("en").get(company.name.lower())}
    if item.value in ("power", "way", "pipe", "refinery", "park"):  # «ТЭС «Восток»»: its own name
        found = {i: name for i, name in found.items() if not item.head.last <= i < item.last}
    for first, last in _runs(scene, item):
        if first in found or any(low < last and first < low for low in found):
            continue
        inside = (
            (item.head.last if scene.language == "ru" else item.first) <= first < item.last
            and item.value in ("making", "venture", "plant", "office", "site")
            and last <= item.last
            and scene.lows[first - 1] not in spans.listed("in")
        )
        owner = last == item.first and scene.tokens[last - 1].possessive
        if inside or owner or _agent(scene, item, first) or _subject(scene, item, first, last):
            found[first] = text_of(scene, first, last).removesuffix("'s").removesuffix("’s")
    return tuple(dict.fromkeys(found[i] for i in sorted(found)))


def _runs(scene: Scene, item: Found) -> list[tuple[int, int]]:
    """Runs of capitals that are no place, time or head word."""
    taken = {i for place in scene.places_in(item.low, item.high) for i in range(place.first, place.last)}
    taken |= {i for time in scene.times_in(item.low, item.high) for i in range(time.first, time.last)}
    taken |= set(range(item.head.first, item.head.last))
    found, i = [], item.low
    while i < item.high:
        j = i
        while (
            j < item.high
            and scene.tokens[j].kind == WORD
            and scene.tokens[j].capital
            and not spans.is_stop(scene, j)
            and scene.lows[j] not in ARTICLES
        ):
            j += 1
            if scene.tokens[j - 1].possessive:
                break
        if (
            j > i
            and not all(k in taken for k in range(i, j))
            and not taken & set(range(item.head.first, item.head.last)) & set(range(i, j))
        ):
            found.append((i, j))
        i = max(j, i + 1)
    return [(low, high) for low, high in found if not currency_forms("en").get(scene.lows[low])]


def _agent(scene: Scene, item: Found, first: int) -> bool:
    """ "built by A and B", "a joint project of A and B": after "by", or joined to what is."""
    i = first - 1
    if scene.lows[i] == "of" and item.rule.startswith("a name") and first > item.last:
        return True
    if i > 2 and scene.lows[i] == "and" and scene.tokens[i - 1].capital:
        i -= 2
        while i > 0 and scene.tokens[i].capital:
            i -= 1
    leads = ("by", "of") if item.rule.startswith("a name") and first > item.last else ("by",)
    return i >= 0 and scene.lows[i] in leads and scene.language == "en"


def _subject(scene: Scene, item: Found, first: int, last: int) -> bool:
    """ "A (Peru) and B (Chile) are working on": a name before the phrase, and soon a verb of building or planning."""
    before = scene.tokens[first - 1] if first > item.low else None
    opens = (
        before is None
        or before.kind == MARK
        or before.low in ("and", "и", "the", "company", "group", "firm", "of", "компания", "фирма")
    )
    if not opens or (last - first == 1 and spans.adjectival(scene.tokens[first], "ru")):
        return False
    if last - first == 1 and sentence_of(scene, first).first == first and _common(scene, first):
        return False
    verbs = {mark.first for mark in spans.marks_of(scene, item.low, item.high, "trigger")}
    i = last
    while i < min(last + 14, item.first):
        low = scene.lows[i]
        if i in verbs or low in ("is", "are", "has", "have", "to"):
            return True
        if not (scene.tokens[i].text in "()" or low in ("and", "и", "will") or scene.tokens[i].capital):
            return False
        i += 1
    return False


def subjects(scene: Scene, sentence: Sentence, item: Found) -> list[str]:
    """Of production told by its verb: the runs of capitals before it that open their part of the sentence: "[Nordal],
    an Oslo firm, began making ..."; countries, persons with a role and common words are none."""
    found = []
    for first, last in _runs(scene, item):
        placed = {i for place in scene.places_in(first, last) for i in range(place.first, place.last)}
        if last > item.first or all(i in placed for i in range(first, last)):
            continue
        before = scene.tokens[first - 1] if first > item.low else None
        opens = before is None or before.kind == MARK or before.low in _FIRMS or _trader(before.low)
        opens = opens or any(
            place.role in ("adjective", "city", "capital") for place in scene.places_in(first - 1, first)
        )
        one = any(scene.lows[i] in ("has", "is") for i in range(last, item.first))  # so no plural: "Nordlys has"
        common = last - first == 1 and sentence_of(scene, first).first == first and _common(scene, first, one)
        acts = last == item.first or scene.tokens[last].text == "," or not scene.tokens[last].capital
        if opens and acts and not common and scene.language == "en":
            found.append(text_of(scene, first, last))
    return found


def _trader(low: str) -> bool:
    """ "The brewer Ostøl", "retailer Kiwi": a trade before a firm's name."""
    return len(low) > 4 and low.endswith(("er", "maker", "giant", "grower"))


def products(scene: Scene, sentence: Sentence, item: Found) -> tuple[str, ...]:
    """What is made there: the goods after "of", or the list after a colon; names of makers left out."""
    spans_of_goods: list[tuple[int, int]] = []
    if item.rule == "what is assembled":
        spans_of_goods = [(item.first, item.last)]
    elif item.rule == "what is made":
        spans_of_goods = list(_items(scene, item.head.last, item.last))
    elif item.complement and item.value in ("making", "venture", "plant", "park"):
        spans_of_goods = list(_items(scene, _after_of(scene, item), item.last))
    colon = next((i for i in range(item.last, sentence.last) if scene.tokens[i].text == ":"), None)
    told = colon is not None and colon + 1 < sentence.last and scene.lows[colon + 1] in ("it", "they", "the", "он")
    if not spans_of_goods and colon is not None and not told and item.value in ("plant", "venture"):
        spans_of_goods = list(_items(scene, colon + 1, sentence.last - 1))
    found = [_plain(scene, low, high) for low, high in spans_of_goods]
    return tuple(dict.fromkeys(text for text in found if text))


def _after_of(scene: Scene, item: Found) -> int:
    if item.head.last < item.last and scene.lows[item.head.last] == "по":
        return item.head.last + 2  # «по производству [лаков]»
    for i in range(item.last - 1, item.head.last - 1, -1):
        if scene.lows[i] == "of" and all(scene.lows[j] != "of" for j in range(item.head.last, i)):
            return i + 1
    return item.head.last


def _items(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """List items between commas and the closing "and"; adjectives joined before one noun stay together."""
    found, start = [], first
    for i in range(first, last):
        token = scene.tokens[i]
        if (token.text == "," or token.low in ("and", "и")) and not spans.adjectival(
            scene.tokens[i - 1], scene.language
        ):
            found.append((start, i))
            start = i + 1
    found.append((start, last))
    return [(low, high) for low, high in found if low < high]


def _plain(scene: Scene, low: int, high: int) -> str:
    """The goods of one item without its makers, countries and small words; model names stay."""
    tokens = scene.tokens
    drop = {i for place in scene.places_in(low, high) for i in range(place.first, place.last)}
    kept = [
        i
        for i in range(low, high)
        if i not in drop
        and not (tokens[i].kind == WORD and tokens[i].capital)
        and not spans.is_stop(scene, i, "det")
        and (tokens[i].kind == WORD or (tokens[i].kind == IDENTIFIER and "-" in tokens[i].text))
    ]
    kept = [i for i in kept if scene.lows[i] not in ("such", "as")]
    while kept and scene.lows[kept[0]] in ("and", "of", "for", "и"):
        kept.pop(0)
    while kept and scene.lows[kept[-1]] in ("and", "of", "и"):
        kept.pop()
    text = " ".join(tokens[i].text for i in kept)
    return nominative(text) if scene.language == "ru" else text


def _common(scene: Scene, i: int, one: bool = False) -> bool:
    """A word that is capital only because it begins the sentence: known to a table, told in small letters elsewhere,
    or by its ending, where it is not told to be one.
    """
    token = scene.tokens[i]
    if one and token.low.endswith("s"):
        return _in_small_letters(scene, token.low)
    if scene.language == "ru" or token.low.endswith(("s", "ion", "ment", "ing")):
        return token.text[1:].islower() or token.text.isupper() is False
    adverbs = spans.listed("adverbs_out") | spans.listed("openers")
    known = spans.words_of("en", "topic", "head", "trigger")
    return token.low in known or token.low in adverbs or _in_small_letters(scene, token.low)


def _in_small_letters(scene: Scene, low: str) -> bool:
    """Whether the text prints the word without a capital anywhere."""
    return any(scene.tokens[i].text == low for i in scene.index.get(low, ()))
