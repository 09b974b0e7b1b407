"""What a percentage is: a growth, an index, a share, a rate. And which way a change goes."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_SHARE_AFTER = words("forms.share_after")
_BUT = words("forms.but")
_ENDS = words("forms.ends")
_ITS = words("forms.its")
_MADE_UP = words("forms.made_up")
_MORE_OR_LESS = words("forms.more_or_less")
_SMALL = words("forms.small")
_WHOLES = words("forms.wholes")
_SHARE_AFTER_RU = words("forms.share_after_ru")
_INDEX_AFTER = words("forms.index_after")
_MORE = {
    "more": "+", "higher": "+", "larger": "+", "greater": "+", "above": "+", "up": "+", "больше": "+", "выше": "+",
    "less": "-", "lower": "-",
    "smaller": "-", "below": "-", "fewer": "-", "down": "-", "меньше": "-", "ниже": "-", "increase": "+", "rise": "+",
    "drop": "-", "decline": "-",
}  # fmt: skip
_PLUS, _MINUS = frozenset("+"), frozenset("-−–—")


@dataclass(frozen=True, slots=True)
class Form:
    """form as in the exchange format; sign: of a growth; index: the print is a percent of the base; rule: why."""

    form: str
    sign: int = 1
    index: bool = False
    rule: str = ""


def clause_first(scene: Scene, sentence: Sentence, i: int) -> int:
    """Where the clause of token i begins."""
    for j in range(i - 1, sentence.first - 1, -1):
        text, low = scene.tokens[j].text, scene.tokens[j].low
        if text in ";:" or (low in _BUT and scene.tokens[j - 1].text == ","):
            return j + 1
    return sentence.first


def growth_cue(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> Cue | None:
    """The word of change nearest to the amount: before it in the clause, else right after it."""
    first = clause_first(scene, sentence, amount.first)
    earlier = [cue for cue in scene.cues_in(first, amount.first, "growth") if not _is_bound(scene, cue)]
    if earlier:
        return earlier[-1]
    later = [cue for cue in scene.cues_in(amount.last, min(stop, amount.last + 5), "growth", "more")]
    for cue in later:
        if all(token.low in _SMALL or token.index >= cue.first for token in scene.tokens[amount.last : cue.first]):
            return cue
    return None


def _is_bound(scene: Scene, cue: Cue) -> bool:
    """ "up" in "made up" or "taken up" is no rise."""
    return cue.form == "up" and scene.tokens[cue.first - 1].low in _MADE_UP


def more_cue(scene: Scene, amount: Amount, stop: int) -> Cue | None:
    """ "18.5% more", "27.8% less than", «на 40,5% меньше», "higher by"; the word after the amount, or right before
    "by" or «на»."""
    if amount.last < stop:
        token = scene.tokens[amount.last]
        sign = _MORE.get(token.low)
        if sign:
            return Cue("more", sign, amount.last, amount.last + 1, token.start, token.end, token.low)
    for cue in scene.cues_in(max(0, amount.first - 3), amount.first, "more"):
        if scene.tokens[amount.first - 1].low in ("by", "на"):
            return cue
    return None


def signed(scene: Scene, amount: Amount) -> int:
    """+1 or -1 of a sign or word glued before the percentage: "+52.6%", «минус 31,7%»; 0 without."""
    before = scene.tokens[amount.first - 1] if amount.first else None
    if before is None:
        return 0
    if before.text in _PLUS or before.low == "плюс":
        return 1
    glued = before.end == amount.start
    if before.low == "минус" or (
        before.text in _MINUS and glued and scene.tokens[amount.first - 2].text in ("(", ",", ":", ";", "—", "–")
    ):
        return -1
    return 0


def percent_form(scene: Scene, sentence: Sentence, amount: Amount, stop: int, told: Form | None) -> Form:
    """Growth, share, index or rate of one percentage. `told`: what the percentage before it in the sentence was."""
    tokens, lang = scene.tokens, scene.language
    after = tokens[amount.last].low if amount.last < sentence.last else ""
    sign = signed(scene, amount)
    if sign:
        return Form("growth", sign, rule="a sign before it")
    if _is_index(scene, sentence, amount, stop):
        return Form("growth", 1, True, "percent of an earlier level")
    more = more_cue(scene, amount, stop)
    if more is not None:
        return Form("growth", 1 if more.value == "+" else -1, rule=f"«{more.form}»")
    if after in ("or", "или"):
        for token in tokens[amount.last : min(amount.last + 8, sentence.last)]:
            if token.low in _MORE_OR_LESS:
                return Form("growth", 1 if token.low in ("more", "больше") else -1, rule=f"«{token.low}» after its sum")
            if token.text in ";)":
                break
    if _shares(scene, sentence, amount, after, lang):
        return Form("share", rule="a part of a whole follows")
    if tokens[amount.first - 1].text == "(" and told is not None and told.rule.startswith("list:"):
        return told
    if _tariff(scene, sentence, amount):
        return Form("level", rule="a rate of duty")
    change = growth_cue(scene, sentence, amount, stop)
    share = _share_cue(scene, sentence, amount)
    if change is not None and (share is None or (change.first > share.first and _changes_by(scene, amount))):
        return Form("growth", 1 if change.value == "+" else -1, rule=f"«{change.form}»")
    if share is not None:
        return Form("share", rule=f"«{share.form}»")
    if change is not None:
        return Form("growth", 1 if change.value == "+" else -1, rule=f"«{change.form}»")
    if told is not None:
        return Form(told.form, told.sign, told.index, f"as the one before: {told.rule}")
    if tokens[amount.first - 1].text in ("(", ",") or after in (")",):
        return Form("share", rule="beside an amount")
    return Form("share" if tokens[amount.first - 1].low in ("or", "или") else "", rule="no word of change or share")


def _changes_by(scene: Scene, amount: Amount) -> bool:
    """The change is by the percentage, not of a share to it: «доля выросла до 5%» is a share."""
    before = [token.low for token in scene.tokens[max(0, amount.first - 2) : amount.first]]
    return not any(word in _ENDS for word in before)


def _is_index(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """107.5% of the 2020 level; 80,9% к прошлому году; темп роста 104,1%; составил 96% от уровня."""
    tokens = scene.tokens
    after = [token.low for token in tokens[amount.last : min(amount.last + 6, sentence.last)]]
    if after[:1] == ["к"] and not any(word in ("2-го",) for word in after[:1]):
        return True
    if after[:1] in (["of"], ["от"], ["на"]) and any(word in _INDEX_AFTER for word in after):
        return True
    if (
        after[:1] == ["of"]
        and len(after) > 1
        and any(time.first <= amount.last + 2 < time.last + 1 for time in scene.times_in(amount.last, amount.last + 3))
    ):
        return True
    before = " ".join(token.low for token in tokens[max(sentence.first, amount.first - 6) : amount.first])
    return "темп роста" in before or "темпы роста" in before or "индекс" in before or "index" in before


def _shares(scene: Scene, sentence: Sentence, amount: Amount, after: str, lang: str) -> bool:
    """ "10.1 percent of total exports", «16% внешней торговли»: the whole follows."""
    tokens = scene.tokens
    if after in ("of", "от"):
        following = tokens[amount.last + 1].low if amount.last + 1 < sentence.last else ""
        near = tokens[amount.last + 1 : min(amount.last + 7, sentence.last)]
        if following in _SHARE_AFTER or any(token.low in _SHARE_AFTER for token in near):
            return True
        return (
            bool(scene.cues_in(amount.last, min(amount.last + 6, sentence.last), "measure", "count"))
            or following in _WHOLES
            or after == "от"
        )
    if lang == "ru":
        near = [token.low for token in tokens[amount.last : min(amount.last + 3, sentence.last)]]
        return bool(near) and (
            near[0] in _SHARE_AFTER_RU or (near[0] in _ITS and len(near) > 1 and near[1] in _SHARE_AFTER_RU)
        )
    return False


def _share_cue(scene: Scene, sentence: Sentence, amount: Amount) -> Cue | None:
    first = clause_first(scene, sentence, amount.first)
    found = [cue for cue in scene.cues_in(first, amount.first, "share")]
    return found[-1] if found else None


def _tariff(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    return any(
        cue.value == "tariff"
        for cue in scene.cues_in(clause_first(scene, sentence, amount.first), amount.first, "measure")
    )


def times_sign(scene: Scene, sentence: Sentence, amount: Amount, stop: int) -> int:
    """-1 where the multiple is of a fall: «сократились в 2,5 раза»."""
    if amount.form.startswith(("halv",)):
        return 1
    more = more_cue(scene, amount, stop)
    if more is not None:
        return 1 if more.value == "+" else -1
    change = growth_cue(scene, sentence, amount, stop)
    return -1 if change is not None and change.value == "-" else 1
