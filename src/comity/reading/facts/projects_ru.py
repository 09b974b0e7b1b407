"""Russian phrases of projects: «завод плитки», «совместное предприятие «Нур»», «ремонт Северной трассы»."""

from __future__ import annotations

from comity.reading.facts import spans
from comity.reading.facts.common import quoted
from comity.reading.facts.marked import Mark, standing
from comity.reading.facts.project_parts import COUNTS, TAKEN_UP, Found, taken_up, unlisted_town
from comity.reading.facts.projects_en import INFRASTRUCTURE
from comity.reading.scan import NUMBER, WORD, Sentence
from comity.reading.scene import Scene

_STATION = ("станци", "электростанци", "тэс", "гэс", "аэс", "тэц")
_REPAIRS = ("ремонт", "реконструкц", "модернизац")
_NO_GENITIVE = ("е", "у", "ю", "ть", "ом", "ем", "но", "ко")
_TOLD_OF = ("открыт", "построен", "работающ", "действующ", "запущен", "введенн", "пущенн", "возведенн")
_BUILDING_RU = ("стро", "возв", "откр", "расшир", "сооруж", "запус", "введ", "постр")


def russian(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> Found | None:
    """«завод плитки», «совместное предприятие «Нур»», «сборку автобусов», «ремонт Северной трассы»."""
    item = _shape(scene, sentence, head)
    if item is None:
        return None
    named = item.last > item.head.last and bool(quoted(scene, item.head.last))
    joint = "совместн" in scene.words(item.first, item.head.last).lower()
    town = item.value in ("site", "plant", "way") and (
        _in_town(scene, sentence, item.head, triggers) or (item.value == "plant" and _sunk_into(scene, item, sentence))
    )
    if not _which(scene, item, named, joint, town) or (
        _counted_ru(scene, item.first, sentence) and not (joint or town)
    ):
        return None
    strong = item.value in INFRASTRUCTURE
    item.low, item.high = (sentence.first, sentence.last) if strong else spans.bounds(scene, item.head.first)
    near = spans.around(triggers, item.first, item.last, max(item.low, item.first - 12), min(item.high, item.last + 12))
    if item.value == "site":  # «порты договорились о партнёрстве»: nobody builds, opens or runs one
        acts = tuple(spans.words_of("ru", "site_act"))
        near = [m for m in near if any(scene.lows[i].startswith(acts) for i in range(m.first, m.last))]
    if item.value == "vague":
        return item if any(scene.lows[mark.first].startswith("реализ") for mark in near) else None
    if item.value == "plant" and not near and (_stands(scene, item, sentence) or _sunk_into(scene, item, sentence)):
        return item
    if not near and item.value in TAKEN_UP:
        near = taken_up(scene, sentence, item, triggers)
    return item if near or (strong and (named or _route(scene, item))) else None


def _sunk_into(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """«Вложила в [завод] в Оше 20 млн евро»: the money goes there."""
    in_town = item.last + 1 < sentence.last and scene.lows[item.last] in ("в", "под", "близ")
    named = in_town and scene.tokens[item.last + 1].capital
    return item.first > sentence.first and named and _invested(scene, item.first, sentence)


def _stands(scene: Scene, item: Found, sentence: Sentence) -> bool:
    """«Первый в списке — [завод лодок] в Оше»: its goods and, right after them, its town tell which it is; not
    where somebody only was, nor what came from there."""
    if not item.complement or item.last + 1 >= sentence.last or scene.lows[item.last] not in ("в", "под", "во"):
        return False
    town = any(place.role in ("city", "capital") for place in scene.places_in(item.last + 1, item.last + 2))
    before = scene.tokens[item.first - 1] if item.first > sentence.first else None
    return town and before is not None and before.text in "—–:,"


def _shape(scene: Scene, sentence: Sentence, head: Mark) -> Found | None:
    """The phrase around a head; None for the name of a firm, a place that goods pass, or where goods are not named."""
    tokens = scene.tokens
    first, last = spans.left_ru(scene, head.first, sentence.first), _right_end(scene, head, sentence)
    line = scene.lows[head.first].startswith("лини") and head.last - head.first == 1
    if line and not any(tokens[i].text in "—–-" for i in range(head.last, last)):
        return None  # without its two ends
    if head.value == "plant" and first > sentence.first and scene.lows[first - 1] in ("с", "со", "из"):
        return None  # «нефть с Гданьского завода»
    if head.value == "pipe" and first > sentence.first and scene.lows[first - 1] == "по":
        return None  # «поставки по нефтепроводу «Север»»: what goods pass through
    if head.value == "power" and first > sentence.first and scene.lows[first - 1] in COUNTS:
        first -= 1
    led = head.value == "site" and first > sentence.first and scene.lows[first - 1] in spans.listed("located")
    if led and not _invested(scene, first, sentence):
        return None
    named = last > head.last and bool(quoted(scene, head.last))
    goes_on = last > head.last and not named
    genitive = goes_on and (
        scene.lows[head.last] in ("по", "на", "от", "из", "через") or not scene.lows[head.last].endswith(_NO_GENITIVE)
    )
    repair = head.value == "repair" and not scene.lows[head.first].startswith(_REPAIRS)
    if repair or (head.value in ("making", "repair") and not genitive):
        return None
    if goes_on and not genitive and tokens[head.last].kind == WORD and not tokens[head.last].capital:
        last = head.last
    if head.value == "joint":
        head = Mark(head.kind, "venture" if "совместн" in scene.words(first, head.last).lower() else "", *_ends(head))
    item = Found(first, last, head, "phrase of a project", complement=genitive)
    owner = _owner(scene, head.last, last)
    if owner is not None and (owner > head.last or first < head.first or head.last - head.first > 1):
        item.last = owner  # «ткацкая фабрика [чешской фирмы «Лев»]»: whose it is, not what is made there
        item.complement = genitive and owner > head.last
    firm = head.value == "plant" and named and not _being_built(scene, item)
    return None if firm or not head.value else item


def _invested(scene: Scene, first: int, sentence: Sentence) -> bool:
    """«Вложит 5 млн евро в [молочную ферму]»: the money goes there, not the goods."""
    stems = tuple(spans.words_of("ru", "invests"))
    before = scene.tokens[max(sentence.first, first - 9) : first - 1]
    return scene.lows[first - 1] in ("в", "во") and any(token.low.startswith(stems) for token in before)


def _owner(scene: Scene, first: int, last: int) -> int | None:
    """Where the words for whose it is begin, their adjectives with them; None where nobody is told."""
    for i in range(first, last):
        if scene.lows[i] in spans.listed("owner"):
            while i > first and spans.adjectival(scene.tokens[i - 1], "ru"):
                i -= 1
            return i
    return None


def _ends(mark: Mark) -> tuple[int, int]:
    return mark.first, mark.last


def _which(scene: Scene, item: Found, named: bool, joint: bool, town: bool) -> bool:
    """Says which one: goods, a name, an adjective that is more than "new", what kind of power station, or the town."""
    if item.value == "venture":
        return named or item.complement
    dull = ("новы", "ново", "нову", "перв", "стар")
    modified = any(not scene.lows[i].startswith(dull) for i in range(item.first, item.head.first))
    long = item.head.last - item.head.first > 1
    return town or item.complement or named or modified or long or joint or item.value in ("power", "refinery")


def _route(scene: Scene, item: Found) -> bool:
    """«железная дорога Ош — Нарын», «Алайская железная дорога»: a line with its own name needs no verb."""
    if item.value not in ("way", "pipe"):
        return False
    ends = any(scene.tokens[i].text in ("—", "–") for i in range(item.head.last, item.last))
    adjective = scene.tokens[item.first]
    name = item.first < item.head.first and "-" in adjective.text and adjective.capital
    return ends or (name and not scene.places_in(item.first, item.first + 1))


def _right_end(scene: Scene, head: Mark, sentence: Sentence) -> int:
    """What follows a Russian head: its name, genitives, «по переработке кожи» of a venture, the two ends of a
    railway.
    """
    tokens, i = scene.tokens, head.last
    last = spans.right_ru(scene, i, sentence.last)
    if last + 1 < sentence.last and scene.lows[last] == "на" and scene.lows[last + 1].startswith(_STATION):
        return _stations(scene, last + 1, sentence.last)  # «энергоблоки на станции «Восток»»
    if head.value in ("way", "pipe") and last == i and i + 1 < sentence.last and scene.lows[i] in ("от", "из"):
        ends = [j for j in range(i + 2, min(i + 6, sentence.last - 1)) if scene.lows[j] in ("до", "в", "во")]
        if ends and tokens[i + 1].capital and tokens[ends[0] + 1].capital:
            return ends[0] + 2  # «дорога от Оша до Нарына»
    if head.value == "way" and last == i and i + 1 < sentence.last and scene.lows[i] == "через":
        return i + 2 if tokens[i + 1].capital else last  # «мост через Амударью»
    making = spans.words_of("ru", "venture_for")
    if last == i and i + 1 < sentence.last and scene.lows[i] == "по" and scene.lows[i + 1] in making:
        return spans.right_ru(scene, i + 1, sentence.last)
    if head.value in ("way", "pipe", "repair"):  # «дорога Ош — Нарын — Алматы»
        while last < sentence.last - 1 and scene.lows[last] in ("—", "–", "-") and tokens[last + 1].capital:
            last += 2
    return last


def _stations(scene: Scene, i: int, stop: int) -> int:
    """«на станциях «Восток» [и «Запад»]»: where the names of the stations end."""
    last = spans.right_ru(scene, i, stop)
    if last + 1 < stop and scene.lows[last] == "и" and quoted(scene, last + 1):
        return spans.right_ru(scene, last + 1, stop)
    return last


def _being_built(scene: Scene, item: Found) -> bool:
    """A verb of building right beside a named plant: else the name is that of a company."""
    tokens = scene.tokens
    if item.first and scene.lows[item.first - 1] in spans.listed("located"):
        return False
    opened = item.last + 2
    led = opened < len(tokens) and scene.lows[item.last] in ("в", "во", "под") and tokens[item.last + 1].capital
    if led and scene.lows[opened].startswith(_BUILDING_RU):
        return True  # «завод «Волна» в Оше открыли»
    if _participle(scene, item.last + 1 if led else item.last):
        return True
    runs = item.first and scene.lows[item.first - 1] in ("работает", "действует", "работают", "действуют")
    if runs and any(place.role in ("city", "capital") for place in scene.places_in(max(0, item.first - 8), item.first)):
        return True  # «под Ошем с весны действует завод «Волна»»
    before, after = tokens[max(0, item.first - 3) : item.first], tokens[item.last : item.last + 3]
    done = [token for token in after if token.low.endswith(("ся", "сь", "ен", "ена", "ено", "ны", "ыт", "ыта", "ыто"))]
    return any(token.low.startswith(_BUILDING_RU) for token in (*before, *done))


def _participle(scene: Scene, i: int) -> bool:
    """«Фабрика «Волна»[, открытая] в Оше», «завод «Волна» в Оше[, работающий] с 2010 года»."""
    while i < len(scene.tokens) and (scene.tokens[i].capital or scene.tokens[i].text == "-"):
        i += 1
    return i + 1 < len(scene.tokens) and scene.tokens[i].text == "," and scene.lows[i + 1].startswith(_TOLD_OF)


def _counted_ru(scene: Scene, first: int, sentence: Sentence) -> bool:
    """«63 совместных предприятия»: a number right before."""
    return first > sentence.first and scene.tokens[first - 1].kind == NUMBER


def _in_town(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> bool:
    """«возвели в Оше гостиницу»: a verb of building and a town beside a bare word."""
    low, high = spans.segment(scene, head.first, *spans.bounds(scene, head.first))
    towns = [place.first for place in scene.places_in(low, high) if place.role in ("city", "capital")]
    acts = tuple(spans.words_of("ru", "site_act"))
    near = spans.around(triggers, head.first, head.last, low, high)
    if not towns:  # «строит в Хуттале [мясокомбинат]»: a town that no table knows, right before it
        led = scene.lows[head.first - 2] in spans.listed("in") if head.first - 2 > low else False
        towns = [head.first - 1] if led and unlisted_town(scene, head.first - 1) else _regions(scene, low, high)
    return bool(towns) and any(scene.lows[mark.first].startswith(acts) for mark in near)


def _regions(scene: Scene, low: int, high: int) -> list[int]:
    """«Возводит в Ошской области птицефабрику»: a region with its own name says as much as a town."""
    return [
        i
        for i in standing(scene, spans.listed("region"), low + 2, high)
        if scene.tokens[i - 1].capital and scene.lows[i - 2] in ("в", "во")
    ]
