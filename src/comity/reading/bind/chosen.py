"""Which goods an amount is of."""

from __future__ import annotations

from comity.reading.bind.brought import brought_by, of_theirs, past_bracket
from comity.reading.bind.state import TRADE, Desk
from comity.reading.bind.topics import topic_of
from comity.reading.bind.unlisted import bringing_subject, weighed_goods
from comity.reading.grammar.amounts import MONEY, PERCENT, QUANTITY, TIMES, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import NUMBER, WORD, Sentence

_OF_GOODS = (*TRADE, "tariff", "other:tariff quota", "other:transit cargo")
_ALL = words("goods.all")
_OF_WHICH = (["of", "which"], ["из", "которых"], ["из", "которого"], ["из", "них"])
_RESPECTIVELY = frozenset(("respectively", "соответственно"))
_AT = frozenset(("at", "with"))
_HEADING = 7
_GENITIVE = ("ого", "его", "ой", "ей", "ых", "их")  # «2 млн кубометров азербайджанского газа»
_THOSE = frozenset(("those", "that"))
_WITH = words("chosen.with")
_LISTED = frozenset(("and", "и", ",", ";", ":", "is", "was", "—", "–"))
_IS = frozenset(("is", "are", "was", "were", "—", "–"))
_COME = words("chosen.come")
_MAKES_UP = words("forms.makes_up")
_THEIR_SHARE = (
    ["них", "пришлось"],
    ["него", "пришлось"],
    ["нее", "пришлось"],
    ["нее", "приходится"],
    ["его", "доля"],
    ["ее", "доля"],
    ["их", "доля"],
    ["его", "долю"],
    ["ее", "долю"],
    ["их", "долю"],
    ["него", "приходится"],
    ["них", "приходится"],
)
_FALLS = words("chosen.falls")
_MORE_OR_LESS = words("levels.more_or_less")
_WHICH = words("chosen.which")
_DUTIES = ("tariff", "other:tariff quota")


def choose_goods(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """The goods of this amount, if it has its own; a number in parentheses keeps those of the amount before."""
    told = desk.told
    if told.flow is None or told.flow.measure.split(".")[-1] not in _OF_GOODS:
        told.goods = None
        return
    if _follows_in_parenthesis(desk, sentence, amount):
        return
    turn = _in_turn(desk, sentence, amount)
    if turn is not None:
        told.goods = turn
        return
    if told.goods is None and told.flow.measure in _DUTIES and _headed(desk, sentence):
        told.goods = told.topic
        return
    if told.goods is not None and told.flow.measure in _DUTIES:
        # "vegetables face 5 percent, clothing 32 percent"
        listed = desk.goods.within(_last_clause(desk, sentence, amount), amount.first)
        end = amount.first - 1 if desk.scene.lows[amount.first - 1] in ("—", "–") else amount.first
        told.goods = listed if listed is not None and listed[1] == end else told.goods
        return
    own = _beside(desk, sentence, amount) or _of_clause(desk, sentence, amount)
    clause = clause_first(desk.scene, sentence, amount.first)
    if own is not None:
        told.goods = own
    elif told.goods is None or told.goods == told.topic:
        found = desk.goods.subject(sentence, clause, amount) or _over_colon(desk, sentence, clause, amount)
        found = None if found is not None and _left_behind(desk, found, amount) else found
        found = found or bringing_subject(desk, sentence, amount)
        if found is None and amount.kind == QUANTITY:
            found = _told_before(desk, sentence, amount)
        told.goods = found or told.goods or topic_of(desk, sentence, amount)


def _left_behind(desk: Desk, goods: tuple[int, int], amount: Amount) -> bool:
    """«Поставки молока составили 12 млн, экспорт в ЕАЭС — 40 млн»: after their own number another measure is told with
    whom it is."""
    sums = desk.amounts_in(goods[1], amount.first)
    measures = desk.scene.cues_in(sums[0].last, amount.first, "measure") if sums else []
    return bool(measures) and bool(desk.scene.places_in(measures[-1].last, amount.first))


def _headed(desk: Desk, sentence: Sentence) -> bool:
    """ "Fresh grapes. A quota of 800 tonnes pays a duty of 2 per cent": the item's first words are its goods."""
    topic, scene = desk.told.topic, desk.scene
    if topic is None or not sentence.index or desk.told.topic_told:
        return False
    before = scene.sentences[sentence.index - 1]
    named = desk.goods.within(sentence.first, sentence.last)
    return named is None and before.paragraph == sentence.paragraph and before.last - before.first <= _HEADING


def _told_before(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """«Начал поставки газа ... и поставил 82 млн кубометров»: a weight or volume is of the goods told last in the
    sentence."""
    named = desk.goods.all_in(sentence.first, amount.first)
    return named[-1] if named else None


def _in_turn(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "Tea and coffee earned 2 and 1 million respectively": as many goods as numbers, each its own."""
    if _RESPECTIVELY.isdisjoint(desk.scene.lows[sentence.first : sentence.last]):
        return None
    numbers = desk.amounts_in(sentence.first, sentence.last)
    named = [item for item in desk.goods.named if sentence.first <= item[0] < numbers[0].first]
    return named[numbers.index(amount)] if len(named) == len(numbers) and amount in numbers else None


def _beside(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The goods right before or after the number, by the first rule that finds any."""
    return (
        _of_their_share(desk, sentence, amount)
        or of_theirs(desk, sentence, amount, _last_clause(desk, sentence, amount))
        or brought_by(desk, sentence, amount)
        or _summed(desk, sentence, amount)
        or _weighed(desk, sentence, amount)
        or desk.goods.before(sentence, amount)
        or _touching(desk, sentence, amount)
        or _more_of(desk, sentence, amount)
        or _which_makes(desk, sentence, amount)
        or _named_after(desk, sentence, amount)
        or (None if amount.kind == QUANTITY else _duty_free(desk, sentence, amount))
    )


def _summed(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "From Chile come copper and gold, together half of our imports", «медь и золото, вместе половина»: all of the
    list right before."""
    near = range(amount.first - 1, max(sentence.first, amount.first - 5), -1)
    at = next((i for i in near if desk.scene.lows[i] in ("together", "вместе")), 0)
    if not at or amount.kind != PERCENT:
        return None
    end = at - 1 if desk.scene.lows[at - 1] == "," else at
    listed = desk.goods.all_in(sentence.first, end)
    if len(listed) < 2 or listed[-1][1] != end or desk.amounts_in(listed[-2][0], end):
        return None
    return desk.goods.within(listed[-2][0], end)


def _of_their_share(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """«Ввозится в основном хлопок: на его долю приходится три четверти»: the goods told last before the pronoun."""
    if amount.kind != PERCENT or desk.scene.language != "ru":
        return None
    low = desk.scene.lows[sentence.first : amount.first]
    at = next((i for i in range(len(low) - 1, -1, -1) if low[i : i + 2] in _THEIR_SHARE), -1)
    if at < 0:
        return None
    named = desk.goods.all_in(sentence.first, sentence.first + at)
    if len(named) > 1 and low[at] in ("их", "них"):
        first = len(named) - 1  # «нефть, газ и полипропилен: их доля»
        while first and desk.scene.lows[named[first - 1][1] : named[first][0]] in ([","], ["и"], [",", "и"]):
            first -= 1
        return desk.goods.within(named[first][0], named[-1][1])
    return desk.goods.within(*named[-1]) if named else None


def _weighed(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "3,000 tonnes of butter": goods after the weight."""
    if amount.kind not in (QUANTITY, MONEY, PERCENT) or amount.last >= sentence.last:
        return None
    if amount.kind == PERCENT:
        return _part_of(desk, sentence, amount)
    if desk.scene.lows[amount.last] == "of":
        listed = weighed_goods(desk, sentence, amount) if amount.kind == QUANTITY else None
        return listed or desk.goods.within(amount.last, min(amount.last + 5, sentence.last))
    if amount.kind == MONEY:
        return None
    found = desk.goods.within(amount.last, min(amount.last + 3, sentence.last))
    beside = found is not None and all(desk.scene.lows[i].endswith(_GENITIVE) for i in range(amount.last, found[0]))
    return found if beside and desk.scene.language == "ru" else None


def _part_of(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "40 percent of the zinc": goods right after a percentage, that no measure follows."""
    _tokens, last = desk.scene.tokens, amount.last
    if desk.scene.language == "ru":
        found = desk.goods.within(last, min(last + 3, sentence.last)) if amount.verbal else None
        return found if found is not None and found[0] == last else None  # «свыше половины одежды»
    if desk.scene.lows[last] != "of":
        return None
    last += 2 if desk.scene.lows[last + 1] in ("the", "this", "that", "our", "all") else 1
    found = desk.goods.within(last, min(last + 4, sentence.last))
    if found is None or found[0] != last:
        return None
    return None if desk.scene.cues_in(found[1], found[1] + 2, "measure", "count") else found


def _of_clause(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The goods that the last part of the clause begins with."""
    nearest = _last_clause(desk, sentence, amount)
    clause = clause_first(desk.scene, sentence, amount.first)
    if clause > nearest and desk.scene.tokens[clause - 1].text == ";":
        nearest = clause
    return desk.goods.subject(sentence, nearest, amount) if nearest > sentence.first else None


def _touching(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "ferroalloys earned $18 million and hazelnuts $9 million", "the star is canola with $2 million", "sales of cars
    fell; those of medicines rose 3%": goods right before the number, or led by "those of"."""
    tokens = desk.scene.tokens
    first = max(clause_first(desk.scene, sentence, amount.first), amount.first - 9)
    for i in range(amount.first - 2, first, -1):
        if desk.scene.lows[i] == "of" and desk.scene.lows[i - 1] in _THOSE:
            return desk.goods.within(i + 1, amount.first)
    if (
        amount.first - sentence.first == 1
        and desk.scene.lows[sentence.first] in _AT
        and desk.scene.lows[amount.last] == ","
    ):
        return desk.goods.within(amount.last + 1, min(amount.last + 4, sentence.last))  # "At $1 billion, gas made up"
    end = amount.first
    while end > first and (desk.scene.lows[end - 1] in _WITH or desk.scene.cues_in(end - 1, end, "bound")):
        end -= 1
    if desk.scene.lows[end - 2 : end] in _OF_WHICH:
        end -= 3 if desk.scene.lows[end - 3] == "," else 2  # "cement, of which 1.6 million tonnes"
    found = desk.goods.all_in(first, end)
    if not found or found[-1][1] != end:
        return None
    named = found[-1]
    low = desk.goods.within(named[0], named[1]) or named
    lead = tokens[low[0] - 1]
    return low if lead.low in _LISTED or end < amount.first else None


def _named_after(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "two thirds of what Kenya sold was tea", «половина закупок — ткани и одежда», «треть пришлась на пшеницу»: goods
    that a share says it is, after "is", a dash or «на»."""
    if amount.kind != PERCENT:
        return _fallen_to(desk, sentence, amount) if amount.kind == MONEY else None
    tokens = desk.scene.tokens
    or_so_much = 0
    for i in range(past_bracket(desk, sentence, amount), min(amount.last + 12, sentence.last - 1)):
        summed = desk.scene.lows[i] == "," and bool(desk.amounts_in(i + 1, i + 2))
        if summed or (desk.scene.lows[i] == "," and desk.scene.lows[i + 1] in ("or", "или")):
            or_so_much = next((j for j in range(i + 1, min(i + 8, sentence.last)) if desk.scene.lows[j] == ","), 0)
        if i <= or_so_much:
            continue  # "65 percent of the exports, or $2 million, came from butter", «треть импорта, 5 млн, — это чай»
        if tokens[i].text in ",;:()." or (i > amount.last and tokens[i].kind == NUMBER):
            return None
        linked = (
            desk.scene.lows[i] in _IS
            or desk.scene.lows[i] in _MAKES_UP
            or (desk.scene.lows[i] == "from" and desk.scene.lows[i - 1] in _COME)
            or (desk.scene.lows[i] == "на" and desk.scene.lows[i - 1] in _FALLS)
        )
        if linked:
            this = desk.scene.lows[i + 1] == "это"
            found = desk.goods.within(i + 1, min(i + 6, sentence.last))
            return (
                found
                if found is not None and found[0] <= i + 2 + this and desk.scene.lows[found[0]] not in _ALL
                else None
            )
    return None


def _fallen_to(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "of which $95 million came from machinery and a further $9 million from tea", «0,7 млрд приходится на проводку»:
    goods right after."""
    lows = desk.scene.lows[amount.last : min(amount.last + 3, sentence.last)]
    if lows[:1] == ["from"]:
        first = amount.last + 1
    elif lows[:2] == ["came", "from"] or (lows[:1] and lows[0] in _FALLS and lows[1:2] == ["на"]):
        first = amount.last + 2
    elif lows == [",", "came", "from"]:
        first = amount.last + 3
    else:
        return None
    found = desk.goods.within(first, min(first + 5, sentence.last))
    return found if found is not None and found[0] <= first + 1 else None


def _more_of(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "40% more butter than in 2019", «вдвое больше ячменя, чем годом ранее»: goods right after the comparison."""
    if amount.kind not in (PERCENT, TIMES) or amount.last + 1 >= sentence.last:
        return None
    if desk.scene.lows[amount.last] not in _MORE_OR_LESS:
        return None
    found = desk.goods.within(amount.last + 1, min(amount.last + 5, sentence.last))
    return found if found is not None and found[0] == amount.last + 1 else None


def _which_makes(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "Medicines above all, which account for two fifths", «лекарства, на которые приходится 40%»: goods before the
    comma of the clause."""
    if amount.kind != PERCENT:
        return None
    lows, first = desk.scene.lows, max(sentence.first, amount.first - 7)
    which = next((i for i in range(amount.first - 1, first, -1) if lows[i] in _WHICH), 0)
    comma = next((i for i in range(which - 1, which - 4, -1) if lows[i] == ","), 0) if which else 0
    if not comma or not desk.scene.cues_in(which, amount.first, "share"):
        return None
    named = desk.goods.all_in(max(sentence.first, comma - 6), comma)
    if not named or any(desk.scene.tokens[i].kind != WORD for i in range(named[-1][1], comma)):
        return None
    return desk.goods.within(*named[-1])


def _over_colon(desk: Desk, sentence: Sentence, clause: int, amount: Amount) -> tuple[int, int] | None:
    """ "Olive oil had a poor quarter: deliveries fell by a third": the goods told before the colon."""
    if clause <= sentence.first or desk.scene.tokens[clause - 1].text != ":":
        return None
    if desk.scene.cues_in(sentence.first, clause, "measure", "verb", "services"):
        return None
    found = desk.goods.subject(sentence, sentence.first, amount)
    return found if found is not None and desk.scene.tokens[found[0]].low not in _ALL else None


def _follows_in_parenthesis(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "trucks ($59.5 million, 6.8 percent)": the second number in one parenthesis is of the first one's goods."""
    opening = amount.first - 1
    while opening > sentence.first and desk.scene.tokens[opening].text not in "()":
        opening -= 1
    if desk.scene.tokens[opening].text != "(":
        return False
    return bool(desk.amounts_in(opening + 1, amount.first))


def _last_clause(desk: Desk, sentence: Sentence, amount: Amount) -> int:
    """After the last comma or "and" before the amount."""
    for i in range(amount.first - 1, sentence.first, -1):
        if desk.scene.tokens[i].text in ",()":
            return i + 1
    return sentence.first


def _duty_free(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "46% of the value entered Korea free of duty": a part of trade that is no commodity."""
    tokens = desk.scene.tokens
    for i in range(amount.last, min(amount.last + 12, sentence.last)):
        low = desk.scene.lows[i]
        if tokens[i].text in ".;,":
            return None
        if low == "free" and desk.scene.lows[i : i + 3] == ["free", "of", "duty"]:
            return i, i + 3
        if low in ("duty-free", "беспошлинно") or (
            low == "duty" and desk.scene.lows[min(i + 1, sentence.last - 1)] == "free"
        ):
            return i, i + (2 if low == "duty" else 1)
    return None
