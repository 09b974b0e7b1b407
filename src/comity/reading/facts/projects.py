"""Projects: joint production, plants, assembly, railways, pipelines, parks, power plants, shops abroad.

A head word of the table ("plant", "assembly", «завод») counts where its phrase says which one it is (goods, a name, a kind) and a word
near it says that somebody builds, opens, moves, runs or plans it. Names of companies that hold such a word are no projects.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.facts import Project
from comity.model.statement import Statement
from comity.reading.facts import spans
from comity.reading.facts.common import Mark, body_sentences, in_title, make, marks, marks_in, quoted, text_of
from comity.reading.facts.project_parts import Found, companies, host_of, place_of, presumed_host, products, status_of, title_of, when
from comity.reading.resolve.goods import mentions
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Sentence
from comity.reading.scene import Scene

_DULL = frozenset(
    "new old big large modern first second third major existing local small own famous nearest existing whole former main special best last common"
    " new-built state central".split()
)
_INFRASTRUCTURE = frozenset(("way", "pipe", "power", "refinery", "park"))
_FOR_MAKING = frozenset("production manufacture assembly manufacturing processing making construction repair".split())
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty dozens hundreds several many".split()
)
_REPAIRS = ("ремонт", "реконструкц", "модернизац")
_NO_GENITIVE = ("е", "у", "ю", "ть", "ом", "ем", "но", "ко")
_BUILDING_RU = ("стро", "возв", "откр", "расшир", "сооруж", "запус", "введ", "постр")


def find(scene: Scene) -> list[Statement]:
    """Every project told of, in the order of the text; vague ones and mere sites are optional."""
    heads = [_split(mark) for mark in marks(scene, spans.TABLE, "head")]
    triggers = marks(scene, spans.TABLE, "trigger")
    found: list[Statement] = []
    host: str | None = None
    for sentence in body_sentences(scene):
        if in_title(sentence) or scene.tokens[sentence.last - 1].text == "?":
            continue
        taken: list[tuple[int, int]] = []
        shaped = list(_shaped(scene, sentence, heads, triggers))
        for item in sorted(shaped, key=lambda item: (item.first, -item.last)):
            if spans.overlaps(taken, item.first, item.last):
                continue
            taken.append((item.first, item.last))
            statement = _statement(scene, sentence, item, triggers, host, several=len(shaped) > 1)
            host = statement.host or host
            found.append(statement)
    return found


def _split(mark: Mark) -> Mark:
    """The class alone: a Russian head's value carries its nominative too."""
    return Mark(mark.kind, mark.value.partition(":")[0], mark.first, mark.last)


def _statement(scene: Scene, sentence: Sentence, item: Found, triggers: list[Mark], told: str | None, several: bool) -> Project:
    place = place_of(scene, sentence, item)
    status = status_of(scene, item, triggers)
    made = products(scene, sentence, item)
    host = host_of(scene, sentence, item, place)
    if host is None:
        host = told if item.value in ("making", "venture", "plant", "vague") and told else presumed_host(scene, sentence, item)
    return make(
        Project,
        scene,
        item.first,
        item.last,
        rule=item.rule,
        optional=item.optional or item.value in ("vague", "office") or (several and _is_site(scene, item)),
        title=item.title or title_of(scene, item),
        companies=companies(scene, sentence, item),
        products=made,
        place=place.name if place else None,
        host=host,
        status=status,
        date=when(scene, item),
    )


def _is_site(scene: Scene, item: Found) -> bool:
    """Only where something else happens: "at the site of the [park]"."""
    at = spans.words_of(scene.language, "site")
    lead = [scene.tokens[i].low for i in range(max(0, item.first - 6), item.first) if scene.tokens[i].low not in ("the", "joint", "a")]
    return any(" ".join(lead).endswith(form) for form in at)


def _shaped(scene: Scene, sentence: Sentence, heads: list[Mark], triggers: list[Mark]) -> Iterator[Found]:
    """Candidates that pass: phrases around heads, appositions, what is assembled, power stations with a number."""
    for head in marks_in(heads, sentence.first, sentence.last):
        if scene.language == "ru":
            item = _russian(scene, sentence, head, triggers)
        else:
            item = _apposition(scene, sentence, head) or _english(scene, sentence, head, triggers)
        if item is not None:
            yield item
    yield from _assembled(scene, sentence)
    yield from _numbered(scene, sentence)
    yield from _joint_project(scene, sentence)


# --- English ---------------------------------------------------------------------------------------------------------


def _english(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> Found | None:
    """ "a plant of tractor cabs", "joint production of tyres", "the Alta-Brod railway"."""
    tokens = scene.tokens
    if head.last < sentence.last and tokens[head.last].low in spans.words_of("en", "not_after"):
        return None
    first = spans.left(scene, head.first, sentence.first)
    last, complement = _complement(scene, head, sentence.last)
    if head.value == "making" and (not complement or tokens[head.first].capital and head.first > sentence.first):
        return None
    if _is_company(scene, first, head) or _head_of_name(scene, head, last, sentence):
        return None
    item = Found(first, last, head, "phrase of a project", complement=complement)
    if not _specific(scene, item, sentence) or not _counted_well(scene, item, sentence):
        return None
    if not _told_of(scene, sentence, item, triggers):
        return None
    if head.value == "making" and tokens[max(first - 2, 0)].low == "transfer":
        item.title = "transfer of the " + text_of(scene, first, last)
    return item


def _complement(scene: Scene, head: Mark, stop: int) -> tuple[int, bool]:
    """Where "of X" or "for the production of X" after the head ends, and whether there is one."""
    tokens, i = scene.tokens, head.last
    low = [tokens[j].low if j < stop else "" for j in range(i, i + 5)]
    if low[0] == "for":
        k = i + 2 if low[1] == "the" else i + 1
        if k + 1 < stop and tokens[k].low in _FOR_MAKING:
            start = k + 2 if tokens[k + 1].low == "of" else k + 1
            end = spans.right(scene, start, stop)
            return (end, True) if end > start else (head.last, False)
    if low[0] == "of" and not (i + 1 < stop and tokens[i + 1].low in ("their", "its", "our", "his", "her", "that", "which")):
        end = spans.right(scene, i + 1, stop)
        number = i + 1 < stop and tokens[i + 1].kind == NUMBER
        return (end, True) if end > i + 1 and not number else (head.last, False)
    if low[0] == "for" and any(first in (i + 1, i + 2) for first, _ in mentions(scene)):
        end = spans.right(scene, i + 1, stop)
        return (end, True) if end > i + 1 else (head.last, False)
    return head.last, False


def _is_company(scene: Scene, first: int, head: Mark) -> bool:
    """ "Minsk Tractor Plant": all capitals with a plant's or shop's word names a firm; a railway so named is a railway."""
    if head.value in _INFRASTRUCTURE or head.last - first < 2:
        return False
    return all(token.capital or token.low in ("and", "of") or token.kind == MARK for token in scene.tokens[first : head.last])


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
    modifiers = [token for token in tokens[item.first : head.first] if token.low not in _DULL and token.kind != MARK and token.low != "joint"]
    if modifiers or (head.last - head.first >= 2 and head.value != "venture"):
        return True
    if head.value == "venture":
        return False
    return head.last + 1 < sentence.last and tokens[head.last].low in ("in", "near") and bool(scene.places_in(head.last + 1, head.last + 3))


def _counted_well(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """A bare count of plants is a figure only; of joint plants it is told of as a project too."""
    tokens = scene.tokens
    before = tokens[item.first - 1] if item.first > sentence.first else None
    counted = before is not None and (before.kind == NUMBER or before.low in _NUMBER_WORDS or before.text in ("million", "billion"))
    counted = counted or (item.first == sentence.first and tokens[item.first].low in _NUMBER_WORDS)
    if not counted:
        return True
    joint = any(token.low == "joint" for token in tokens[item.first : item.last])
    few = before is not None and before.low in ("two", "three", "four", "five") and item.value in _INFRASTRUCTURE
    return few or (joint and item.value in ("plant", "vague"))


def _told_of(scene: Scene, sentence: Sentence, item: Found, triggers: list[Mark]) -> bool:
    """Somebody builds, opens, moves, runs or plans it; joint plants and named railways need no such word."""
    low, high = (sentence.first, sentence.last) if item.value in _INFRASTRUCTURE else spans.bounds(scene, item.head.first)
    near = spans.around(triggers, item.first, item.last, max(low, item.first - 16), min(high, item.last + 14))
    item.low, item.high = low, high
    own = item.head.value in _INFRASTRUCTURE and spans.named(scene, item.first, item.last)
    joint = any(token.low == "joint" for token in scene.tokens[item.first : item.last])
    if item.value == "vague":
        return any(scene.tokens[mark.first].low.startswith(("implement", "realis", "being")) for mark in near)
    if item.value == "office":
        return any(scene.tokens[mark.first].low.startswith("open") for mark in near)
    if item.value == "making":
        return any(mark.value != "operating" or scene.tokens[mark.last - 1].low not in ("work", "working", "makes", "runs") for mark in near)
    if item.value == "site":
        acts = tuple(spans.words_of("en", "site_act"))
        near = [mark for mark in near if any(scene.tokens[i].low.startswith(acts) for i in range(mark.first, mark.last))]
    if item.value == "plant" and not near and not joint:
        return _named_site(scene, item, sentence)
    return bool(near) or own or joint


def _named_site(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """ "The Bel-Agro engineering plant in Ganja is the largest": a company's name before a plant, a city after it."""
    after = scene.places_in(item.last, min(item.last + 3, sentence.last))
    return bool(after) and after[0].role in ("city", "capital") and spans.named(scene, item.first, item.head.first)


def _apposition(scene: Scene, sentence: Sentence, head: Mark) -> Found | None:
    """ "Sunrise, a joint venture located in Osh"; "Nordkabel, a power line of 300 km"."""
    tokens = scene.tokens
    first = spans.left(scene, head.first, sentence.first)
    if first - 3 < sentence.first or tokens[first - 1].low not in ("a", "an") or tokens[first - 2].text != ",":
        return None
    if head.value not in ("venture", "way", "pipe", "power", "refinery", "park"):
        return None
    start = _name_before(scene, sentence, first - 2)
    if start == first - 2:
        return None
    title = text_of(scene, start, first - 2)
    title += f" {text_of(scene, head.first, head.last)}" if head.value == "venture" else ""
    item = Found(start, first - 2, head, "a name and what it is", title=title, optional=head.value == "venture")
    item.low, item.high = spans.bounds(scene, head.first)
    return item


def _name_before(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where the run of capitals that ends before token `end` begins; `end` where there is none."""
    start = end
    while start > sentence.first and scene.tokens[start - 1].kind in (WORD, IDENTIFIER) and scene.tokens[start - 1].capital:
        if scene.tokens[start - 1].low == "the":
            break
        start -= 1
    places = {i for place in scene.places_in(start, end) for i in range(place.first, place.last)}
    return end if all(i in places for i in range(start, end)) else start


def _joint_project(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """ "The Amber Link, a joint project of A and B, is to carry gas"."""
    tokens = scene.tokens
    for i in range(sentence.first + 4, sentence.last - 1):
        if tokens[i].low == "project" and tokens[i - 1].low == "joint" and tokens[i - 2].low == "a" and tokens[i - 3].text == ",":
            start = _name_before(scene, sentence, i - 3)
            if start < i - 3:
                item = Found(start, i - 3, Mark("head", "pipe", i - 1, i + 1), "a name and what it is")
                item.low, item.high = spans.bounds(scene, i)
                yield item


# --- both ------------------------------------------------------------------------------------------------------------


def _assembled(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """«На заводе в Оше собирают автобусы»; "assembles buses in Osh": the goods after the verb, where a place is named."""
    verbs = spans.words_of(scene.language, "assemble")
    for i in range(sentence.first, sentence.last - 1):
        if scene.tokens[i].low not in verbs:
            continue
        goods = next(((low, high) for low, high in mentions(scene) if i < low <= i + 3 and high <= sentence.last), None)
        low, high = spans.bounds(scene, i)
        if goods is None or not [p for p in scene.places_in(low, high) if p.role in ("city", "capital", "name")]:
            continue
        last = spans.right_ru(scene, goods[1], high) if scene.language == "ru" else goods[1]
        first = i + 1
        if any(spans.is_stop(scene, j) for j in range(first, goods[0])):
            continue
        making = "сборка" if scene.language == "ru" else "assembly"
        item = Found(first, last, Mark("head", "making", i, i + 1), "what is assembled", complement=True)
        item.title, item.low, item.high = f"{text_of(scene, first, last)} ({making})", low, high
        yield item


def _numbered(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """«ТЭЦ-2», «ГЭС-1»: power stations with a number are one token."""
    stations = spans.words_of("ru", "head")
    for i in range(sentence.first, sentence.last):
        token = scene.tokens[i]
        stem, dash, number = token.low.replace("‑", "-").partition("-")
        if token.kind == IDENTIFIER and dash and number.isdigit() and stations.get(stem, ("", ""))[1].startswith("power"):
            item = Found(i, i + 1, Mark("head", "power", i, i + 1), "a power station with a number")
            item.low, item.high = spans.bounds(scene, i)
            yield item


# --- Russian ---------------------------------------------------------------------------------------------------------


def _russian(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> Found | None:
    """«завод плитки», «совместное предприятие «Нур»», «сборку автобусов», «ремонт Северной трассы»."""
    tokens = scene.tokens
    first = spans.left_ru(scene, head.first, sentence.first)
    last = _right_end(scene, head, sentence)
    stem = tokens[head.first].low
    named = last > head.last and bool(quoted(scene, head.last))
    complement = last > head.last and not named and (tokens[head.last].low == "по" or not tokens[head.last].low.endswith(_NO_GENITIVE))
    if head.value in ("making", "repair") and not complement or (head.value == "repair" and not stem.startswith(_REPAIRS)):
        return None
    if last > head.last and not named and not complement and tokens[head.last].kind == WORD and not tokens[head.last].capital:
        last = head.last
    item = Found(first, last, head, "phrase of a project", complement=complement)
    if head.value == "plant" and named and not _being_built(scene, item):
        return None
    joint = "совместн" in scene.words(first, head.last).lower()
    modified = head.first - first > sum(tokens[i].low[:4] in ("новы", "ново", "нову", "перв", "стар") for i in range(first, head.first))
    if not (complement or named or modified or head.last - head.first > 1 or joint or head.value in ("power", "refinery")):
        return None
    if _counted_ru(scene, first, sentence) and not joint:
        return None
    strong = head.value in _INFRASTRUCTURE
    item.low, item.high = (sentence.first, sentence.last) if strong else spans.bounds(scene, head.first)
    near = spans.around(triggers, item.first, item.last, max(item.low, first - 12), min(item.high, last + 10))
    if head.value == "vague":
        return item if any(tokens[mark.first].low.startswith("реализ") for mark in near) else None
    if head.value == "venture" and not named and not complement:
        return None
    return item if near or (strong and named) else None


def _right_end(scene: Scene, head: Mark, sentence: Sentence) -> int:
    """What follows a Russian head: its name, genitives, «по переработке кожи» of a venture, the two ends of a railway."""
    tokens, i = scene.tokens, head.last
    last = spans.right_ru(scene, i, sentence.last)
    making = spans.words_of("ru", "venture_for")
    if last == i and i + 1 < sentence.last and tokens[i].low == "по" and tokens[i + 1].low in making:
        return spans.right_ru(scene, i + 1, sentence.last)
    if head.value.startswith("way") and last < sentence.last - 1 and tokens[last].text in ("—", "–", "-") and tokens[last + 1].capital:
        return last + 2
    return last


def _being_built(scene: Scene, item: Found) -> bool:
    """A verb of building right beside a named plant: else the name is that of a company."""
    tokens = scene.tokens
    before, after = tokens[max(0, item.first - 3) : item.first], tokens[item.last : item.last + 3]
    done = [token for token in after if token.low.endswith(("ся", "сь", "ен", "ена", "ено", "ны", "ыт", "ыта", "ыто"))]
    return any(token.low.startswith(_BUILDING_RU) for token in (*before, *done))


def _counted_ru(scene: Scene, first: int, sentence: Sentence) -> bool:
    """«63 совместных предприятия»: a number right before."""
    return first > sentence.first and scene.tokens[first - 1].kind == NUMBER
