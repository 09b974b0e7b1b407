"""Dates that are still to come: a day, month or season printed without its year, put ahead by its verb."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.facts.common import behind_text
from comity.reading.facts.marked import plain_words
from comity.reading.scan import Token
from comity.reading.scene import Scene, Time

_LONG_PAST = 31  # days: news of the last weeks is told in the present tense too
_SEASONS = {"spring": 5, "summer": 8, "весной": 5, "весны": 5, "весну": 5, "летом": 8, "лета": 8, "лето": 8}


def to_come(scene: Scene, time: Time, low: int, high: int) -> Time:
    """ "The council meets on 18 June", «комиссия проведёт заседание в мае»: a day or month without its year that the
    verbs of tokens low..high-1 put ahead is the next one, not one long past."""
    printed = any(token.text.isdigit() and len(token.text) == 4 for token in scene.tokens[time.first : time.last])
    if printed or scene.date is None:
        return time
    over = season_over(scene, time)
    if not over and not behind_text(scene, time.period):
        return time
    recent = (scene.date.first_day - time.period.last_day).days < _LONG_PAST
    if not over and (recent or (time.period.is_year and time.rule != "season") or time.period.span):
        return time
    words = scene.tokens[low:high]
    if not any(token.low in plain_words("to_come") for token in words):
        return time
    if any(_past(scene, token) for token in words):
        return time
    return replace(time, period=time.period.shift(1))


def season_over(scene: Scene, time: Time) -> bool:
    """ "Opens in the spring", written in November: a season of the text's own year that has passed."""
    date = scene.date
    if date is None or not time.period.is_year or time.period.year != date.year:
        return False
    ends = [_SEASONS[token.low] for token in scene.tokens[time.first : time.last] if token.low in _SEASONS]
    return bool(ends) and not date.is_year and date.month > ends[0]


def _past(scene: Scene, token: Token) -> bool:
    """A verb of what is over: "made", "opened" without "is", «состоялось»."""
    if token.low in plain_words("past_verb"):
        return True
    if scene.language == "ru":
        return token.low.endswith(("лся", "лась", "лось", "лись"))
    before = scene.lows[token.index - 1] if token.index else ""
    return token.low.endswith("ed") and before not in ("is", "are", "be", "being")
