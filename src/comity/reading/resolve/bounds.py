"""Hedges and statuses: about, over, nearly; planned, hoped for, forecast."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.grammar.amounts import PERCENT, PLAIN, QUANTITY, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence, Token
from comity.reading.scene import Scene

_BETWEEN = words("bounds.between")
_AGAINST = words("bounds.against")
_NOW = words("counted.now")
_NOT = words("cues.not")
_OPPOSITE = {"over": "under", "under": "over"}
_ONCE = words("bounds.once")
_GOALS = words("bounds.goals")
_POSITIONS = words("bounds.positions")
_CLAUSES = words("bounds.clauses")
_ARTICLES = words("bounds.articles")
_OFFERS = ("offer", "offers")
_THAN = ("less than", "more than", "fewer than", "меньше чем", "больше чем", "менее чем", "более чем")
_MADE_UP = words("forms.made_up")
_MEASURED = words("bounds.measured")
_WILL, _INFINITIVE, _FAR = frozenset(("будет", "будут", "будем")), ("ть", "ться", "ти", "чь"), 8
_RISING = ("growth", "measure")


def bound_of(scene: Scene, sentence: Sentence, amount: Amount) -> str:
    """exact, about, over or under: the hedge right before the amount."""
    best: Cue | None = None
    for cue in scene.cues_in(max(sentence.first, amount.first - 8), amount.first, "bound"):
        if cue.last > amount.first:
            continue
        between = scene.tokens[cue.last : amount.first]
        if all(token.low in _BETWEEN for token in between) and len(between) <= 2 and not _is_goal(scene, sentence, cue):
            best = cue
    if best is not None:
        denied = best.first > sentence.first and scene.lows[best.first - 1] in _NOT
        return _OPPOSITE.get(best.value, best.value) if denied else best.value
    if scene.lows[amount.first] == "процентов":
        return "about"  # «процентов десять»
    after = " ".join(scene.lows[amount.last : amount.last + 2])
    if after.startswith(("or so", "с лишним")):
        return "about" if after.startswith("or") else "over"
    if after.startswith(("or more", "и более")):
        return "over"
    return "exact"


def _is_goal(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """«до» and "up to" are the end of a change after a verb of change or a goal: «вырос на 3%, до 5 млн», «довести
    до»; after a percentage or multiple "less than" compares: "27% less than the $28 million of 2018"."""
    if cue.form == "до":
        lead = scene.cues_in(sentence.first, cue.first, "growth", "status", "share")
        reached = scene.lows[cue.first - 1].startswith("дош")  # «дошёл до 9 млн»
        return (
            bool(lead)
            or reached
            or any(
                token.low in ("с", "со", "от") for token in scene.tokens[max(sentence.first, cue.first - 4) : cue.first]
            )
        )
    before = scene.lows[cue.first - 1] if cue.first > sentence.first else ""
    if cue.form == "up to" and before in _MADE_UP:
        return True  # "added up to $520 million"
    return (cue.form in _POSITIONS or cue.form in _THAN) and before in _MEASURED


def status_of(scene: Scene, sentence: Sentence, amount: Amount, *, level: bool) -> str:
    """reported, target, forecast or planned, from the words of the sentence before the amount, or a goal named after
    it."""
    tokens = scene.tokens
    found = "reported"
    if scene.lows[amount.first - 1] in _NOW or scene.lows[amount.first - 1] in _ONCE:
        return found
    if level and amount.kind == PLAIN and underway_or_ahead(scene, sentence, amount):
        return "planned"
    statuses = scene.cues_in(sentence.first, sentence.last, "status")
    for cue in statuses:
        if cue.first >= amount.first:
            break
        between = tokens[cue.last : amount.first]
        if (cue.value == "target" and not level) or (cue.form in _OFFERS and amount.kind == PLAIN):
            continue
        if not _says_nothing(cue, between):
            found = cue.value
    if found == "reported" and level and (_is_to_do(scene, sentence, amount) or _will_do(scene, sentence, amount)):
        return "planned"
    if found == "reported" and level and amount.kind in (PERCENT, QUANTITY) and _will_follow(scene, sentence, amount):
        return "planned"
    if found == "reported" and level:
        for cue in statuses:
            between = tokens[amount.last : cue.first]
            if (
                cue.first >= amount.last
                and cue.value == "target"
                and cue.form in _GOALS
                and len(between) <= 8
                and not any(t.text == ";" for t in between)
            ):
                return "target"
    return found


def _says_nothing(cue: Cue, between: Sequence[Token]) -> bool:
    """A word of status that is of another clause: "trade to come to $6 billion", "members should bear in mind that"."""
    if any(token.text == ";" for token in between) or any(token.low in _AGAINST for token in between[-4:]):
        return True
    if cue.form == "to come":
        return bool(between) and between[0].low in ("to", "from", "in")
    if cue.form == "sees":  # "the ministry sees exports growing", not "the port sees 40 lorries a day"
        return not any(token.low.endswith("ing") for token in between)
    return cue.form == "should" and any(token.low == "that" or token.text == "," for token in between)


def _is_to_do(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "The bank is to sign a loan for $10 billion": before the amount in its clause, and a verb after "to"."""
    tokens = scene.tokens
    for i in range(amount.first - 3, sentence.first, -1):
        if tokens[i].text in ".;:":
            return False
        if scene.lows[i] == "to" and scene.lows[i - 1] in ("is", "are"):
            following = tokens[i + 1]
            named = bool(scene.places_in(i + 1, i + 2))
            return following.kind == WORD and not following.capital and not named and following.low not in _ARTICLES
    return False


def _will_do(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """«Авиакомпания будет выполнять три рейса в неделю»: "will" and an infinitive before the amount in its clause."""
    if scene.language != "ru":
        return False
    lows = scene.lows
    for i in range(amount.first - 2, max(sentence.first, amount.first - _FAR) - 1, -1):
        if lows[i] in _WILL:
            return lows[i + 1].endswith(_INFINITIVE)
        if lows[i] in ".;:,":
            return False
    return False


def _will_follow(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "900 tonnes of tea will enter duty-free": the amount is the subject of what will be."""
    for token in scene.tokens[amount.last : min(amount.last + 10, sentence.last)]:
        if token.low == "will":
            return scene.lows[token.index + 1] not in ("stay", "remain", "continue", "still", "keep")
        if token.low in _CLAUSES or token.text in ",;:()":
            return False
    return False


def underway_or_ahead(scene: Scene, sentence: Sentence, amount: Amount) -> str:
    """Of what is counted: `planned` where it is to come ("could implement three projects"), `underway` where it is
    being made; else empty."""
    for cue in scene.cues_in(sentence.first, sentence.last, "status", "underway"):
        between = scene.tokens[min(cue.last, amount.last) : max(cue.first, amount.first)]
        listed = cue.form.startswith(("are to be", "is to be", "to be")) and not any(t.text == ";" for t in between)
        if (any(token.text in ",;" for token in between) and cue.first > amount.last and not listed) or len(
            between
        ) > 14:
            continue
        if cue.kind == "underway":
            return "underway"
        if cue.form in _OFFERS:
            continue  # "airlines offer 39 flights a week": they fly
        if cue.value in ("planned", "forecast") and (
            cue.first < amount.first or cue.form.startswith(("are to", "is to", "to be", "план", "will"))
        ):
            return cue.value
    return ""
