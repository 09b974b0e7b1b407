"""What a percentage is: a growth, an index, a share, a rate. And which way a change goes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene

_SHARE_AFTER = words("forms.share_after")
_BUT = words("forms.but")
_CLAUSE_ENDS = _BUT | {";", ":"}
_ENDS = words("forms.ends")
_ITS = words("forms.its")
_BY_SO_MUCH = frozenset(("в", "на"))
_MADE = ("анных", "енных", "янных", "имых", "емых", "аемой", "имой", "енной", "анной")
_WARES_RU = words("forms.wares_ru")
_MADE_UP = words("forms.made_up")
_EXCEEDING = words("forms.exceeding")
_MORE_OR_LESS = words("forms.more_or_less")
_SMALL = words("forms.small")
_WHOLES = words("forms.wholes")
_SHARE_AFTER_RU = words("forms.share_after_ru")
_INDEX_AFTER = words("forms.index_after")
_MORE = {
    "more": "+", "higher": "+", "larger": "+", "greater": "+", "above": "+", "up": "+", "больше": "+", "выше": "+",
    "better": "+", "worse": "-",
    "wider": "+", "bigger": "+", "stronger": "+", "deeper": "+", "heavier": "+", "narrower": "-", "weaker": "-",
    "less": "-", "lower": "-",
    "smaller": "-", "below": "-", "fewer": "-", "down": "-", "меньше": "-", "ниже": "-", "increase": "+", "rise": "+",
    "drop": "-", "decline": "-", "превышает": "+", "превысил": "+", "превысила": "+", "превысило": "+",
    "превысили": "+", "превышают": "+", "превзошел": "+", "превзошла": "+", "превзошло": "+", "уступает": "-",
    "уступил": "-", "уступила": "-", "уступило": "-",
}  # fmt: skip
_INDEX_BEFORE = ("темп роста", "темпы роста", "индекс", "index")
# "every third", «каждый третий», "one in eight"
EACH = ("every ", "кажд", "one in ")
_ALL_RU = words("forms.all_ru")
_WHOLES_RU = ("внешн", "импорт", "экспорт", "торговл", "товарооборот", "поставок", "выручк")
_WHOLE = 100
_LEAST_INDEX = 50
_ADJECTIVE = re.compile(r"(?:ой|ей|ого|его|ых|их)$")
_RATES = {"y": "y", "m": "m", "q": "q", "г": "y", "м": "m", "year": "y", "month": "m", "quarter": "q"}
_SLASHES = frozenset(("/", "on", "over"))
_ARTICLES = words("forms.articles")
_NEAR = 4  # tokens: "107.5% of the 2020 level"
_MAKES_UP = words("forms.makes_up")
_SLIGHTLY = words("forms.slightly")
_SHORTENED = words("forms.shortened")
_PLUS, _MINUS = frozenset("+"), frozenset("-−–—")


@dataclass(slots=True)  # frozen, it costs four times as much to make
class Form:
    """form as in the exchange format; sign: of a growth; index: the print is a percent of the base; rule: why."""

    form: str
    sign: int = 1
    index: bool = False
    rule: str = ""


def clause_first(scene: Scene, sentence: Sentence, i: int) -> int:
    """Where the clause of token i begins."""
    ends = _clause_ends(scene)
    at = bisect_left(ends, i)
    return max(ends[at - 1] + 1, sentence.first) if at else sentence.first


def _clause_ends(scene: Scene) -> list[int]:
    """The tokens after which a clause begins: a colon or semicolon, "but" after a comma; found once a text."""
    found: list[int] | None = scene.memo.get(("clause ends",))
    if found is None:
        lows = scene.lows
        found = scene.memo["clause ends",] = [
            j for j, low in enumerate(lows) if low in _CLAUSE_ENDS and (low not in _BUT or lows[j - 1] == ",")
        ]
    return found


def growth_cue(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> Cue | None:
    """The word of change nearest to the amount: before it in the clause, else right after it."""
    first = clause_first(scene, sentence, amount.first)
    earlier = [
        cue
        for cue in scene.cues_in(first, amount.first, "growth")
        if not _is_bound(scene, cue) and not _closed_off(scene, cue, amount.first)
    ]
    if earlier:
        return _next_of_its_own(scene, earlier[-1], amount) or earlier[-1]
    for cue in scene.cues_in(amount.last, min(stop, amount.last + 5), "growth", "more"):
        if all(token.low in _SMALL for token in scene.tokens[amount.last : cue.first]):
            return cue
    return None


def _next_of_its_own(scene: Scene, cue: Cue, amount: Amount) -> Cue | None:
    """«Экспорт вырос на 5%, импорт на 7% сократился», "exports rose by 5%, and imports by 7% fell": the word right
    after the amount, where a comma and another number part it from the word before."""
    after = scene.cues_in(amount.last, amount.last + 1, "growth") if amount.last < len(scene.tokens) else []
    if not after or scene.lows[amount.last] in _MORE:
        return None
    if scene.lows[amount.first - 1] in _BY_SO_MUCH and scene.lows[amount.first - 2] in (",", ";"):
        return after[0]  # «импорт сократился вдвое, в 2,1 раза вырос экспорт»
    between = scene.tokens[cue.last : amount.first]
    comma = next((n for n, token in enumerate(between) if token.text == ","), -1)
    number = any(token.kind == NUMBER for token in between[: max(comma, 0)])
    return after[0] if comma >= 0 and number and scene.lows[amount.first - 1] not in ("до", "to") else None


def _closed_off(scene: Scene, cue: Cue, last: int) -> bool:
    """The word stands in a parenthesis that is closed before: "for $70 million (up 12%), tiles for $30 million"."""
    opened = 0
    for token in scene.tokens[cue.last : last]:
        opened += (token.text == "(") - (token.text == ")")
        if opened < 0:
            return True
    return False


def _is_bound(scene: Scene, cue: Cue) -> bool:
    """ "up" in "made up" or "taken up" is no rise."""
    return cue.form == "up" and scene.lows[cue.first - 1] in _MADE_UP


def more_cue(scene: Scene, amount: Amount, stop: int) -> Cue | None:
    """ "18.5% more", "27.8% less than", «на 40,5% меньше», "higher by"; the word after the amount, or right before
    "by" or «на»."""
    at = amount.last + 3 if rated(scene, amount) and scene.lows[amount.last + 1] in _SLASHES else amount.last
    if at < stop:
        token = scene.tokens[at]
        sign = _MORE.get(token.low)
        if sign:
            return Cue("more", sign, at, at + 1, token.start, token.end, token.low)
    if scene.lows[amount.first - 1] not in ("by", "на"):
        return None
    for cue in scene.cues_in(max(0, amount.first - 3), amount.first, "more"):
        return cue
    return _exceeding(scene, amount)


def _exceeding(scene: Scene, amount: Amount) -> Cue | None:
    """ "exceeded the level of January 2016 by 34%", «превысил уровень января на 34%»: the verb before in its clause."""
    last = amount.first - 2
    if scene.lows[last] == ")":  # «превысил уровень 2016 года (42 млн) на 13%»
        last = next((i for i in range(last - 1, max(0, last - 9), -1) if scene.lows[i] == "("), last)
        last -= 1
    for i in range(last, max(-1, last - 10), -1):
        token = scene.tokens[i]
        if token.text in ",;:()" or token.low in _BUT or (token.text == "." and scene.lows[i - 1] not in _SHORTENED):
            return None
        if token.low in _EXCEEDING:
            return Cue("more", "+", i, i + 1, token.start, token.end, token.low)
    return None


def rated(scene: Scene, amount: Amount) -> str:
    """ "9.5% y/y", "1.3% m/m", "2% month on month": y, m or q, the part of time before that it is against; else
    empty."""
    low = scene.lows[amount.last : amount.last + 3]
    if low[1:2] in (["/"], ["on"], ["over"]) and low[:1] == low[2:3]:
        return _RATES.get(low[0], "")
    return _RATES.get(low[0].partition("-on-")[0], "") if low and "-on-" in low[0] else ""


def signed(scene: Scene, amount: Amount) -> int:
    """+1 or -1 of a sign or word glued before the percentage: "+52.6%", «минус 31,7%»; 0 without."""
    before = scene.tokens[amount.first - 1] if amount.first else None
    if before is None:
        return 0
    if before.text in _PLUS or before.low in ("плюс", "plus"):
        return 1
    glued = before.end == amount.start
    if before.low in ("минус", "minus") or (
        before.text in _MINUS and glued and scene.tokens[amount.first - 2].text in ("(", ",", ":", ";", "—", "–")
    ):
        return -1
    return 0


def percent_form(scene: Scene, sentence: Sentence, amount: Amount, stop: int, told: Form | None) -> Form:
    """Growth, share, index or rate of one percentage. `told`: what the percentage before it in the sentence was."""
    if amount.form.startswith(EACH):
        return Form("share", rule=f"«{amount.form}»")
    return (
        _printed_growth(scene, sentence, amount, stop)
        or _index_again(scene, sentence, amount, told)
        or _of_whole_or_rate(scene, sentence, amount)
        or _led(scene, sentence, amount, stop)
        or _unled(scene, sentence, amount, told)
    )


def _index_again(scene: Scene, sentence: Sentence, amount: Amount, told: Form | None) -> Form | None:
    """«Темп роста экспорта — 111,9%, импорта — 107,6%»: the second in one list with an index, no word of change
    since."""
    if told is None or not told.index or amount.value < _LEAST_INDEX:
        return None
    last = next((i for i in range(amount.first - 1, sentence.first, -1) if scene.tokens[i].text == ","), 0)
    return told if last and not scene.cues_in(last, amount.first, "growth", "share", "more") else None


def _printed_growth(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> Form | None:
    """A sign, an index, or a comparison beside the percentage: "+5%", «104% к прошлому году», "12% more"."""
    sign = signed(scene, amount)
    if sign:
        return Form("growth", sign, rule="a sign before it")
    if _is_index(scene, sentence, amount):
        return Form("growth", 1, True, "percent of an earlier level")
    if _bare_index(scene, sentence, amount):
        return Form("growth", 1, True, "more than the whole, in brackets after a level")
    more = more_cue(scene, amount, stop)
    if more is not None:
        return Form("growth", 1 if more.value == "+" else -1, rule=f"«{more.form}»")
    tokens = scene.tokens[amount.last : min(amount.last + 8, sentence.last)]
    if tokens[:1] and tokens[0].text == "," and tokens[1:2] and tokens[1].low in ("or", "или"):
        tokens = tokens[1:]  # «на 12,3%, или 71,8 млн, больше»
    if tokens and tokens[0].low in ("or", "или"):
        # "12% or $30 million more"
        for token in tokens:
            if token.low in _MORE_OR_LESS:
                return Form("growth", 1 if token.low in ("more", "больше") else -1, rule=f"«{token.low}» after its sum")
            if token.text in ";)":
                break
    return None


def _of_whole_or_rate(scene: Scene, sentence: Sentence, amount: Amount) -> Form | None:
    """ "10% of all sales" is a share, "a duty of 10%" a rate."""
    if _is_of_whole(scene, sentence, amount):
        return Form("share", rule="a part of a whole follows")
    first = clause_first(scene, sentence, amount.first)
    if scene.tokens[amount.first - 1].text == ":":
        first = sentence.first  # "duty on milk: 25%"
    if any(cue.value == "tariff" for cue in scene.cues_in(first, amount.last + 1, "measure")):
        return Form("level", rule="a rate of duty")
    return None


def _led(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> Form | None:
    """The nearest word of change or of share in the clause: "rose by 4%", "accounted for 4%"."""
    change = growth_cue(scene, sentence, amount, stop)
    shares = scene.cues_in(clause_first(scene, sentence, amount.first), amount.first, "share")
    share = shares[-1] if shares else None
    if change is not None and (share is None or (change.first > share.first and _changes_by(scene, amount))):
        return Form("growth", 1 if change.value == "+" else -1, rule=f"«{change.form}»")
    return Form("share", rule=f"«{share.form}»") if share is not None else None


def _unled(scene: Scene, sentence: Sentence, amount: Amount, told: Form | None) -> Form:
    """No word of its own: what the percentage before it was, else a share where it stands beside an amount; more than
    the whole of it («95,8 млн, или 112,8%») is an index."""
    if scene.lows[amount.first - 1] in ("or", "или") and amount.value > _WHOLE:
        return Form("growth", 1, True, "more than the whole, beside a level")
    if told is not None:
        return Form(told.form, told.sign, told.index, f"as the one before: {told.rule}")
    at = amount.first - 1
    while at > sentence.first and (scene.lows[at] in _SLIGHTLY or scene.cues_in(at, at + 1, "bound")):
        at -= 1
    before = scene.tokens[at]
    after = scene.lows[amount.last] if amount.last < sentence.last else ""
    if after in _MAKES_UP or scene.cues_in(amount.last, min(amount.last + 2, sentence.last), "share"):
        return Form("share", rule="a word of share follows")
    if before.text in ("(", ",") or after == ")":
        return Form("share", rule="beside an amount")
    that_is = before.low in ("ровно", "есть") or (before.low == "is" and scene.lows[before.index - 1] == "that")
    beside = before.low in ("or", "или") or that_is
    return Form("share" if beside else "", rule="no word of change or share")


def _changes_by(scene: Scene, amount: Amount) -> bool:
    """The change is by the percentage, not of a share to it: «доля выросла до 5%» is a share."""
    before = scene.lows[max(0, amount.first - 2) : amount.first]
    return not any(word in _ENDS for word in before)


def _is_index(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """107.5% of the 2020 level; 80,9% к прошлому году; темп роста 104,1%; составил 96% от уровня.

    Not «вырос на 12,5% к прошлому году»: "by" so much.
    """
    after = scene.lows[amount.last : min(amount.last + 6, sentence.last)]
    lead = after[0] if after else ""
    by = amount.first > sentence.first and scene.lows[amount.first - 1] == "на"
    if (lead == "к" and not by) or (lead in ("of", "от", "на") and not _INDEX_AFTER.isdisjoint(after[:_NEAR])):
        return True
    # "112% of 2019"
    near = scene.times_in(amount.last, amount.last + 3)
    if lead == "of" and any(_right_after(scene, amount.last + 1, time.first) for time in near):
        return not scene.cues_in(near[-1].last, near[-1].last + 2, "measure")  # "9.5% of its 2017 exports"
    before = " ".join(scene.lows[max(sentence.first, amount.first - 6) : amount.first])
    return any(phrase in before for phrase in _INDEX_BEFORE)


def _right_after(scene: Scene, at: int, first: int) -> bool:
    """Nothing but an article stands before the period."""
    return first == at or (first == at + 1 and scene.lows[at] in _ARTICLES)


def _bare_index(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """«до 27,9 млн долларов (123,5%)»: Russian statistics print the index bare, a change with its sign or «на»."""
    if scene.language != "ru" or amount.value <= _WHOLE or amount.last >= sentence.last:
        return False
    before, after = scene.lows[amount.first - 1], scene.lows[amount.last]
    return (before == "(" or (before == "и" and after == "соответственно")) and after in (
        ")",
        ",",
        ";",
        "и",
        "соответственно",
    )


def _is_of_whole(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "9 percent of total sales", «16% внешней торговли»: the whole follows."""
    after = scene.lows[amount.last : min(amount.last + 7, sentence.last)]
    lead, following = [*after, "", ""][:2]
    if lead in ("of", "от"):
        if lead == "от" or following in _WHOLES or not _SHARE_AFTER.isdisjoint(after[1:]):
            return True
        return bool(scene.cues_in(amount.last, min(amount.last + 6, sentence.last), "measure", "count"))
    if scene.language != "ru":
        return False
    if lead == "того" and after[1:3] == [",", "что"]:
        return True  # «четверть того, что едет на юг»
    if lead in _ALL_RU and following.startswith(
        ("внешн", "импорт", "экспорт", "торговл", "товарооборот", "поставок", "выручк")
    ):
        return True
    if lead.endswith(_MADE) and not _WARES_RU.isdisjoint(after[1:]):
        return True  # «43,7% ввезённых из Чили товаров»
    if lead in _SHARE_AFTER_RU or (lead in _ITS and following in _SHARE_AFTER_RU):
        return True
    return _is_of_country(scene, amount.last, following, after)


def _is_of_country(scene: Scene, at: int, following: str, after: list[str]) -> bool:
    """«38% чилийского импорта», «38% в чилийском импорте»: a whole that a country's adjective names."""
    at, whole = (at + 1, after[2:3]) if after[:1] == ["в"] else (at, [following])
    owned = any(place.first == at and place.role == "adjective" for place in scene.places_in(at, at + 1))
    stems = ("импорт", "экспорт", "оборот", "товарооборот", "торговл", "постав", "внешн", "закуп", "рынк", "продаж")
    return owned and bool(whole) and whole[0].startswith(stems)


def times_sign(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> int:
    """-1 where the multiple is of a fall: «сократились в 2,5 раза»; "halved" says so itself."""
    if amount.form.startswith("halv"):
        return 1
    more = more_cue(scene, amount, stop)
    if more is not None:
        return 1 if more.value == "+" else -1
    change = growth_cue(scene, sentence, amount, stop)
    return -1 if change is not None and change.value == "-" else 1
