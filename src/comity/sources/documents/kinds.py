"""What a line or a paragraph is by its look: a row, an item of a list, a caption, a heading, boilerplate.

Everything here is linear in the line, and a line longer than `LONGEST` is a paragraph without a second look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 2000
ENDS = ".!?…"
CLOSERS = "»”\"')]"

BULLET = re.compile(r"\s*[•▪◦‣●■·*]\s+\S")
DASH = re.compile(r"\s*[-–—]\s+\S")
NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-zа-я]\))\s+\S")
GAP = re.compile(r"(?<![.!?:;\s])(?:[ \u00a0]{2,}|[ \u00a0]*\t\s*)(?=\S)|^[ \u00a0]{2,}(?=\S)")
# A cell that is a number and nothing else; a mere dash, dots or a cross stands for one that is missing.
NUMBER_CELL = re.compile(r"[(\[]?[+\-−–]?\s?[$€£¥₽]?\d[\d\s.,/:%]*[)\]]?[%x*]?|[-–—xх]|\.{2,3}|…", re.I)
RULE = re.compile(r"[\s|+:=_-]{3,}")

UNIT = (
    r"(?:thousands?|millions?|billions?|trillions?|mln|bln|mn|bn|usd|eur|us\$|\$|€|dollars?|euros?|roubles?|rubles?|tenge"
    r"|per\s?cent|percent|%|tonn?e?s|tons|тыс|млн|млрд|трлн|долл\w*|евро|руб\w*|тенге|процент\w*|в\sпроцентах|тонн\w*)"
)
UNITS_IN_BRACKETS = re.compile(rf"\((?=[^()]{{1,80}}\)[.:]?$)(?=[^()]*(?<!\w){UNIT}(?!\w))[^()\d]*\)[.:]?$", re.I)
UNITS_AFTER_COMMA = re.compile(rf",\s*(?:in\s|в\s)?{UNIT}\.?(?:\s(?:of\s)?[^\W\d]+\.?){{0,4}}$", re.I)
NUMBERED_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|graph|box|таблица|табл\.|рисунок|рис\.|диаграмма|график)\s*(?:№\s*)?\d{1,3}(?:\.\d{1,2})?\s*(?:[.:–—-]|$)"
    r"|(?:photo|photograph|фото|снимок)\s*:",
    re.I,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|did|does|made|grew|rose|fell|came|stood|said"
    r"|reached|totall?ed|amounted|increased|decreased|accounted|exceeded|составил\w*|составля\w*|составит|достиг\w*"
    r"|был\w{0,2}|будет|будут|вырос\w*|упал\w*|снизил\w*|увеличил\w*|превысил\w*|сократил\w*|\w+(?:лся|лась|лось|лись))\b",
    re.I,
)

# One of these makes a last paragraph boilerplate; of the weak ones it takes two.
STRONG = re.compile(
    r"©|all rights reserved|все права защищены|cookie|файл\w* куки|subscribe to (?:our|the|us)|sign up (?:for|via|to)"
    r"|follow us (?:on|at|in)|подпи(?:шитесь|сывайтесь|саться) на|читайте нас|мы в соц"
    r"|при (?:использовании|перепечатке|цитировании)"
    r"|использование материалов|republi(?:sh|cation) of|reproduction of|privacy policy|terms of (?:use|service)"
    r"|политик\w+ конфиденциальности|ctrl\s?\+\s?enter|нашли (?:ошибку|опечатку)|поделиться в|share (?:this|on|via)",
    re.I,
)
WEAK = re.compile(
    r"\b(?:facebook|twitter|instagram|telegram|youtube|tiktok|linkedin|whatsapp|viber|vkontakte|вконтакте|одноклассник\w+"
    r"|дзен|телеграм\w*|ютуб\w*|фейсбук\w*|инстаграм\w*|newsletter\w*|рассылк\w+|subscri(?:be|ption)|sign up|log in"
    r"|website"
    r"|подписк\w+|подписывай\w*|подпишите\w*|канал\w*|copyright|reprint\w*|перепечатк\w+|гиперссылк\w+|share|tweet"
    r"|print|e-?mail)\b",
    re.I,
)
AMOUNT = re.compile(
    r"[$€£₽]\s?\d|\d\s?(?:%|per\s?cent|percent|thousand|million|billion|mln|bln|млн|млрд|тыс|процент|долл|раза?\b)",
    re.I,
)
TAIL = 12


def ends_sentence(line: str) -> bool:
    """Whether the line closes a sentence, quotes and brackets aside."""
    bare = line[-12:].rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and bare[-1] in ENDS


def cells(line: str) -> list[str]:
    """The cells of a line that is laid out as a row: split at tabs, bars, or gaps of two spaces or more."""
    if line.count("|") >= 2:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in GAP.sub("\t", line.rstrip()).split("\t")]


def is_row(line: str) -> bool:
    """Whether a line is a row of a table by itself: a bar-drawn row, a rule, or a gap with a bare number after it."""
    if len(line) > LONGEST:
        return False
    if line.count("|") >= 2 or RULE.fullmatch(line):
        return True
    return any(NUMBER_CELL.fullmatch(cell) for cell in cells(line)[1:])


def may_be_row(line: str) -> bool:
    """Whether a line beside a row is one too: it has a gap, even if there is no number after it."""
    return len(line) <= LONGEST and len(cells(line)) >= 2


def is_bullet(line: str) -> bool:
    """Whether a line opens an item of a list by a sign that nothing else is written with."""
    return BULLET.match(line) is not None


def is_dash(line: str) -> bool:
    """Whether a line opens with a dash: an item of a list, or somebody speaking."""
    return DASH.match(line) is not None


def is_numbered(line: str) -> bool:
    """Whether a line opens with a short number or letter, as an item or a heading does."""
    return NUMBERED.match(line) is not None


def is_caption(paragraph: str) -> bool:
    """Whether a short text names a table or chart: `Table 2.`, or no verb and its units at the end."""
    if len(paragraph) > 200:
        return False
    text = " ".join(paragraph.split())
    if NUMBERED_CAPTION.match(text):
        return True
    if VERB.search(text):
        return False
    return UNITS_IN_BRACKETS.search(text) is not None or UNITS_AFTER_COMMA.search(text) is not None


def is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capital or number first, and no stop at the end."""
    text = line.strip()
    if len(text) > 100 or len(text.split()) > 14 or not any(map(str.isalpha, text)):
        return False
    return text[-1] not in ".,;:!?…" and (text[0].isupper() or text[0].isdigit() or text[0] in '«“"')


def is_boilerplate(paragraph: str) -> bool:
    """Whether a text is about the page itself: subscribing, sharing, cookies, rights. An amount makes it none."""
    if len(paragraph) > 700:
        return False
    strong = STRONG.search(paragraph) is not None
    if not strong and len({cue.group().lower() for cue in WEAK.finditer(paragraph)}) < 2:
        return False
    return AMOUNT.search(paragraph) is None


def tail_boilerplate(paragraphs: Sequence[str]) -> int:
    """How many of the last paragraphs are boilerplate, all of them together at the end. Never all there are."""
    count = 0
    for paragraph in reversed(paragraphs[-TAIL:]):
        if count + 1 >= len(paragraphs) or not is_boilerplate(paragraph):
            break
        count += 1
    return count
