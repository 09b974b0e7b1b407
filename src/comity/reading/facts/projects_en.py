"""English phrases of projects: "a plant of tractor cabs", "Sunrise, a joint venture", "the Alta-Brod railway"."""

from __future__ import annotations

from comity.reading.facts import spans
from comity.reading.facts.common import text_of
from comity.reading.facts.marked import Mark, fact_words
from comity.reading.facts.project_complements import complement_of
from comity.reading.facts.project_parts import TAKEN_UP, Found, taken_up, unlisted_town
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, NUMBER, WORD, Sentence
from comity.reading.scene import Scene

_DONE_BY = ("-built", "-run", "-owned", "-financed", "-funded", "-backed")
INFRASTRUCTURE = words("projects_en.infrastructure")
_BUILT = frozenset((*INFRASTRUCTURE, "site"))


def english(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> Found | None:
    """ "a plant of tractor cabs", "joint production of tyres", "the Alta-Brod railway"."""
    tokens = scene.tokens
    modified = head.last < sentence.last and scene.lows[head.last] in spans.words_of("en", "not_after")
    if modified or _in_show(scene, head.first, sentence.first):
        return None
    first = spans.left(scene, head.first, sentence.first)
    last, complement = complement_of(scene, head, sentence.last)
    if head.value == "joint":
        if all(token.low != "joint" for token in tokens[first : head.first]):
            return None
        head = Mark(head.kind, "venture", head.first, head.last)
    passed = head.value in ("site", "refinery", "plant") and _passed_through(scene, first, head)
    line = scene.lows[head.first] in ("line", "lines", "link") and head.last - head.first == 1
    if passed or (line and not _runs(scene, head)):
        return None
    if head.value == "making" and not complement and _moved(scene, first, head, sentence):
        complement = True
    if head.value == "making" and (not complement or (tokens[head.first].capital and head.first > sentence.first)):
        return None
    if _is_company(scene, first, head) or _head_of_name(scene, head, last, sentence):
        return None
    item = Found(first, last, head, "phrase of a project", complement=complement)
    if not _specific(scene, item, sentence) or not _counted_well(scene, item, sentence):
        return None
    if not _told_of(scene, sentence, item, triggers):
        return None
    plain = all(_dull(scene, i) for i in range(first, head.first))
    if plain and last == head.last and head.last - head.first == 1:
        item.last = _with_place(scene, last, sentence.last)
    if head.value == "making" and scene.lows[max(first - 2, 0)] == "transfer":
        item.title = "transfer of the " + text_of(scene, first, last)
    return item


def _dull(scene: Scene, i: int) -> bool:
    """A word that does not tell one works from another: "new", "joint", "second"."""
    ordinal = any(cue.last == i + 1 for cue in scene.cues_in(i, i + 1, "ordinal"))
    return ordinal or scene.lows[i] in spans.listed("dull")


def _moved(scene: Scene, first: int, head: Mark, sentence: Sentence) -> bool:
    """ "Is moving its [sock production] to Osh": goods before the noun, a verb of moving or starting, and where."""
    tokens = scene.tokens
    if first == head.first or head.last + 1 >= sentence.last or tokens[first].capital:
        return False
    verbs = spans.words_of("en", "making_moves")
    moved = any(scene.lows[i] in verbs for i in range(max(sentence.first, first - 3), first))
    dull = all(scene.lows[i] in spans.listed("dull") for i in range(first, head.first))
    at = head.last + 1
    return moved and not dull and scene.lows[head.last] in ("to", "in", "near") and _town_at(scene, at)


def _in_show(scene: Scene, i: int, floor: int) -> bool:
    """ "The exhibition “The Long Road”": a head word inside the quoted title of a show."""
    shows = fact_words("facts_a", "en", "show", "days")
    for j in range(i - 1, max(floor, i - 6), -1):
        if scene.tokens[j].text in '“"‘«':
            return scene.lows[j - 1] in shows
    return False


def _with_place(scene: Scene, last: int, stop: int) -> int:
    """A bare word takes the place that follows into its name: "reactors at Lunde"."""
    tokens, i = scene.tokens, last + 1
    if i >= stop or scene.lows[last] not in ("in", "at", "near") or scene.times_in(i, i + 1):
        return last
    while i < stop and tokens[i].kind == WORD and tokens[i].capital:
        i += 1
    return i if i > last + 1 else last


def _runs(scene: Scene, head: Mark) -> bool:
    """ "The Hanoi-Haiphong line", "a tram line", no line of credit."""
    before = scene.tokens[head.first - 1]
    kind = before.low in ("tram", "speed", "railway", "ferry", "metro", "power", "rail")
    ends = {p.code for p in scene.places_in(max(0, head.first - 4), head.first) if p.role in ("city", "capital")}
    dash = any(scene.tokens[i].text in "-–—‑" for i in range(max(0, head.first - 4), head.first))
    return kind or bool(ends and dash) or ("-" in before.text and before.capital)


def _passed_through(scene: Scene, first: int, head: Mark) -> bool:
    """ "through the port of Brest", "from the refinery": a place that goods pass, not one that is built."""
    i = first - 1 if first and scene.lows[first - 1] in ("the", "its", "a") else first
    if head.value != "site":
        return i > 0 and scene.lows[i - 1] == "from"
    return i > 0 and scene.lows[i - 1] in spans.words_of("en", "through")


def _is_company(scene: Scene, first: int, head: Mark) -> bool:
    """ "Minsk Tractor Plant": all capitals with a plant's or shop's word names a firm; a railway so named is a
    railway.
    """
    if head.value in INFRASTRUCTURE or head.last - first < 2:
        return False
    return all(
        token.capital or token.low in ("and", "of") or token.kind == MARK for token in scene.tokens[first : head.last]
    )


def _head_of_name(scene: Scene, head: Mark, last: int, sentence: Sentence) -> bool:
    """ "Park Hotel", "Port Said": the head begins a name that goes on."""
    tokens = scene.tokens
    if not tokens[head.first].capital or head.first == sentence.first:
        return False
    return last == head.last < sentence.last and tokens[last].capital and tokens[last].kind == WORD


def _specific(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """Says which one: goods, a name, a kind, or where it stands."""
    tokens, head = scene.tokens, item.head
    if item.complement or head.value in ("vague", "office"):
        return True
    modifiers = [
        token
        for token in tokens[item.first : head.first]
        if token.low not in spans.listed("dull") and token.kind != MARK and token.low != "joint"
    ]
    if modifiers or (head.last - head.first >= 2 and head.value != "venture"):
        return True
    if head.value == "venture":
        return False
    led = head.last + 1 < sentence.last and scene.lows[head.last] in ("in", "near", "at")
    works = led and head.value in ("refinery", "power") and _town_at(scene, head.last + 1)
    if works or (item.last > head.last + 1 and tokens[head.last].kind == NUMBER):
        return True
    alone = scene.lows[head.first] not in spans.words_of("en", "plain_plant")
    if head.value in ("site", "plant") and alone and _town_after(scene, head.last, sentence.last):
        return True
    led = head.last + 1 < sentence.last and scene.lows[head.last] in ("in", "near", "at")
    led = led and not scene.times_in(head.last + 1, head.last + 2)
    if led and _owned(scene, item, sentence):
        return True
    if item.value == "way" and head.last < sentence.last and scene.lows[head.last] in spans.listed("over"):
        return _being_built(scene, item, sentence)
    stands = led and (tokens[head.last + 1].capital or bool(scene.places_in(head.last + 1, head.last + 3)))
    return stands and _being_built(scene, item, sentence)


def _owned(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "Trofa's [tannery] in Sur": a firm's own, in a town by its capital; no country's, and not "its"."""
    first = item.first
    if first == sentence.first or not scene.tokens[first - 1].possessive or not scene.tokens[first - 1].capital:
        return False
    return not scene.places_in(first - 1, first) and scene.tokens[item.head.last + 1].capital


def _money_into(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "Will put $30 million into [a plant in Osh]"."""
    i = item.first - 1
    while i > sentence.first and scene.lows[i] in ("a", "an", "the", "its", "new"):
        i -= 1
    before = scene.tokens[max(sentence.first, i - 7) : i]
    if before and before[-1].low in ("nights", "days", "weeks", "hours", "months"):
        return False  # "spent 2 million nights in hotels"
    money = any(token.kind == NUMBER for token in before) and any(t.low in spans.listed("sink") for t in before)
    return money and scene.lows[i] in ("into", "in")


def _being_built(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "opened its second factory in Osh": a verb of building right before a bare word."""
    if _money_into(scene, item, sentence):
        return True
    acts = tuple(spans.words_of("en", "site_act"))
    before = spans.marks_of(scene, max(sentence.first, item.first - 9), item.first, "trigger")
    if any(scene.lows[i].startswith(acts) for mark in before for i in range(mark.first, mark.last)):
        return True
    # "Zetpol's plant in Haiphong was inaugurated"
    after = range(item.last + 1, min(item.last + 9, sentence.last))
    if any("-" in scene.lows[i] and scene.lows[i].endswith(_DONE_BY) for i in range(item.first, item.last)):
        return True
    passive = (",", "is", "are", "was", "were", "been", "being", "be")
    return any(scene.lows[i].startswith(acts) and scene.lows[i - 1] in passive for i in after)


def _town_at(scene: Scene, i: int) -> bool:
    known = any(place.role in ("city", "capital") for place in scene.places_in(i, i + 1))
    return known or unlisted_town(scene, i)


def _town_after(scene: Scene, i: int, stop: int) -> bool:
    """ "a tannery and two mills in Osh": a town soon after, led by "in" or "near"."""
    return any(
        place.role in ("city", "capital") and scene.lows[place.first - 1] in ("in", "near")
        for place in scene.places_in(i, min(i + 9, stop))
    )


def _counted_well(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """A bare count of plants is a figure only; of joint plants it is told of as a project too."""
    tokens = scene.tokens
    if scene.lows[item.first] in ("km", "mw", "kilometre", "hectare", "kilometer", "gw"):
        item.first += 1  # "the 12 km bypass"
        return True
    before = tokens[item.first - 1] if item.first > sentence.first else None
    counted = before is not None and (
        before.kind == NUMBER or before.low in spans.listed("number_words") or before.text in ("million", "billion")
    )
    counted = counted or (item.first == sentence.first and scene.lows[item.first] in spans.listed("number_words"))
    if not counted:
        return True
    if before is not None and (_price(scene, item.first) or _shops_in_town(scene, item, sentence)):
        return True
    joint = any(token.low == "joint" for token in tokens[item.first : item.last])
    few = before is not None and before.low in ("two", "three", "four", "five") and item.value in _BUILT
    return few or (joint and item.value in ("plant", "vague"))


def _price(scene: Scene, i: int) -> bool:
    """ "A $20 million [soap plant]": the number is what it costs."""
    tokens = scene.tokens
    if i < 3 or scene.lows[i - 1] not in spans.SCALES or tokens[i - 2].kind != NUMBER:
        return False
    return any(scene.lows[j] in spans.listed("priced") for j in range(max(0, i - 5), i - 2))


def _shops_in_town(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "Will invest in [12 shops] in Osh": the number right after the verb or its "in", the town right after them."""
    lead = item.first - 2
    if lead < sentence.first or item.value != "site" or scene.tokens[item.first - 1].kind != NUMBER:
        return False
    acts = tuple(spans.words_of("en", "site_act"))
    verb = scene.lows[lead].startswith(acts) or scene.lows[lead] == "in"
    return verb and _town_after(scene, item.last, min(item.last + 4, sentence.last))


def _told_of(scene: Scene, sentence: Sentence, item: Found, triggers: list[Mark]) -> bool:
    """Somebody builds, opens, moves, runs or plans it; joint plants and named railways need no such word."""
    low, high = (
        (sentence.first, sentence.last) if item.value in INFRASTRUCTURE else spans.bounds(scene, item.head.first)
    )
    near = spans.around(triggers, item.first, item.last, max(low, item.first - 16), min(high, item.last + 22))
    item.low, item.high = low, high
    own = item.head.value in INFRASTRUCTURE and _has_name(scene, item)
    joint = any(token.low == "joint" for token in scene.tokens[item.first : item.last])
    if item.value == "vague":
        return any(scene.lows[mark.first].startswith(("implement", "realis", "being")) for mark in near)
    if item.value == "office":
        return any(scene.lows[mark.first].startswith("open") for mark in near)
    if item.value == "plant" and item.complement and not joint and _only_runs(scene, item, near):
        return False
    if item.value == "making":
        # "will see the production of wine": a modal alone moves and builds nothing.
        return any(scene.lows[mark.last - 1] not in spans.listed("idle") for mark in near)
    if item.value == "site":
        acts = tuple(spans.words_of("en", "site_act"))
        near = [mark for mark in near if any(scene.lows[i].startswith(acts) for i in range(mark.first, mark.last))]
    if not near and item.value in TAKEN_UP:
        near = taken_up(scene, sentence, item, triggers)
    by = any(scene.lows[i].endswith(_DONE_BY) for i in range(item.first, item.head.first))
    if by or (item.value in ("site", "plant") and _money_into(scene, item, sentence)):
        return True  # "a Norwegian-built desalination plant"
    if item.value in ("plant", "site") and _owned_there(scene, item, sentence):
        return True
    if item.value == "plant" and not near and not joint:
        return _named_site(scene, item, sentence)
    return bool(near) or own or joint


def _owned_there(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "Trofa's tannery in Sur employs 300": told of by whose it is and where it stands."""
    led = item.head.last + 1 < sentence.last and scene.lows[item.head.last] in ("in", "near", "at")
    return led and _owned(scene, item, sentence)


def _has_name(scene: Scene, item: Found) -> bool:
    """ "STAR refinery", "Oslo-Bergen railway"; "Mill Road" alone may be an address."""
    if scene.lows[item.head.first] in ("road", "bridge", "park", "canal"):
        return False
    ends = [place for place in scene.places_in(item.first, item.head.first) if place.role == "pair"]
    route = bool(ends) and not scene.tokens[ends[0].first].low.endswith(("an", "ish", "ese", "ch", "i"))
    return spans.named(scene, item.first, item.last) or (route and item.value in ("way", "pipe"))


def _only_runs(scene: Scene, item: Found, near: list[Mark]) -> bool:
    """ "The plant of Nordal makes cables": a firm's own plant, and nobody builds or opens anything."""
    owned = all(token.capital or token.low in ("of", "the") for token in scene.tokens[item.head.last : item.last])
    building = any(
        mark.value != "operating"
        or scene.lows[mark.first].startswith(("built", "open", "launch", "set", "has", "establ", "commis"))
        for mark in near
    )
    return owned and not building


def _named_site(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "The Bel-Agro engineering plant in Ganja is the largest": a company's name before a plant, a city after it."""
    after = scene.places_in(item.last, min(item.last + 3, sentence.last))
    led = (
        bool(after) and scene.tokens[after[0].first - 1].low in ("in", "at", "near") and after[0].first <= item.last + 1
    )
    listed = bool(after) and after[0].first == item.last + 1 and scene.tokens[item.last].text == ","
    led = led or listed  # "a feed plant, Tumbes, 2015"
    of_goods = any(item.first <= low < item.head.last for low, _ in spans.goods(scene, item.first))
    if any(scene.lows[i] in spans.listed("visited") for i in range(max(sentence.first, item.first - 8), item.first)):
        return False  # "the minister toured the cement plant in Sur"
    if led and of_goods and after[0].role in ("city", "capital"):
        return True  # "the fertiliser plant in Sur"
    unlisted = item.last + 1 < sentence.last and not after and scene.lows[item.last] in ("in", "at", "near")
    if unlisted and of_goods and unlisted_town(scene, item.last + 1):
        return True
    return bool(after) and after[0].role in ("city", "capital") and spans.named(scene, item.first, item.head.first)
