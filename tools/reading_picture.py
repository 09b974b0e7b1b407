"""Draw how a sentence becomes figures, from what the reader makes of it: docs/pictures/reading.svg.

Run after a change of the reader that changes what it says of the sentence: python tools/reading_picture.py
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.build import build
from comity.reading.grammar.amounts import Amount, Amounts
from comity.reading.read import read
from comity.reading.resolve.currencies import currencies_of
from comity.reading.scene import Time

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "reading.svg"
HEAD = "Peru: notes on trade\nDATE: 2019-03-10\n\n"
SENTENCE = "Exports to Portugal were $1.71 billion in 2018, 8 percent more than in 2017."
# Pixels: of a letter, of the margins, and the heights where the three rows stand.
LETTER, LEFT, WORDS, FOUND, BOUND, LINE = 11.4, 24, 56, 92, 226, 27
CARD, GAP, HEIGHT = 420, 36, 452
COLOURS = ("#1f4e8c", "#b5541c")


def at(offset: int) -> float:
    """Where the letter at an offset of the sentence stands."""
    return LEFT + offset * LETTER


def found() -> list[tuple[int, int, str]]:
    """(start, end, what it is) of every mention in the sentence."""
    scene = build(Document("x", HEAD + SENTENCE))
    amounts = Amounts(scene.tokens, scene.cues, scene.language, currencies_of(scene.language, scene.pair), scene.index)
    spans = [(cue.start, cue.end, cue.kind) for cue in scene.cues if cue.kind == "measure"]
    spans += [(len(HEAD) + SENTENCE.index("more"), len(HEAD) + SENTENCE.index("more") + 4, "comparison")]
    spans += [(place.start, place.end, "country") for place in scene.places]
    spans += [(time.start, time.end, "period") for time in scene.times]
    spans += [(amount.start, amount.end, "amount") for amount in amounts.all() if not _dated(scene.times, amount)]
    return sorted((start - len(HEAD), end - len(HEAD), what) for start, end, what in spans if start >= len(HEAD))


def _dated(times: Iterable[Time], amount: Amount) -> bool:
    return any(time.start <= amount.start < time.end for time in times)


def text(
    x: float, y: float, words: str, *, size: int = 15, colour: str = "#222", anchor: str = "start", width: float = 0
) -> str:
    """A line of words, `width` pixels wide whatever the font where it is given."""
    face = "ui-monospace, Menlo, Consolas, monospace"
    stretched = f' textLength="{width:.0f}"' if width else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-family="{face}" font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}"{stretched} xml:space="preserve">{escape(words)}</text>'
    )


def rows(figure: Figure) -> list[tuple[str, str]]:
    """(field, value with its reason) of one figure."""
    why = {item.field: item.rule for item in figure.evidence}
    shown = [
        ("value", f"{float(figure.value or 0):,.0f} {figure.unit}"),
        ("form", f"{figure.form}   {why['form'] if figure.form == 'growth' else ''}"),
        ("measure", f"{figure.measure}   {why['measure']}"),
        ("period", f"{figure.period}   {why['period']}"),
        ("reporter", f"{figure.reporter}   the text's own side"),
        ("partner", f"{figure.partner}"),
    ]
    return [*shown, ("base", f"{figure.base}   what it is compared with")] if figure.base is not None else shown


def told(figure: Figure) -> list[tuple[float, str]]:
    """(where its words stand, field) of the fields that words of the sentence tell, left to right."""
    spans = [(item.field, item.start, item.end) for item in figure.evidence if item.start >= len(HEAD)]
    spans.append(("value", figure.start, figure.end))
    for name, words in (("partner", "Portugal"), ("base", str(figure.base)), ("form", "more")):
        if name == "partner" or (figure.base is not None):
            start = len(HEAD) + SENTENCE.rindex(words)
            spans.append((name, start, start + len(words)))
    return sorted(((at(start - len(HEAD)) + at(end - len(HEAD))) / 2, name) for name, start, end in spans)


def card(figure: Figure, number: int) -> list[str]:
    """One figure with a line from the words to each field that they tell."""
    left, colour = LEFT + number * (CARD + GAP), COLOURS[number]
    dash = ' stroke-dasharray="5 4"' if number else ""
    drawn = [f'<rect x="{left}" y="{BOUND}" width="{CARD}" height="{HEIGHT - BOUND - 14}" rx="8" fill="none" '
             f'stroke="{colour}" stroke-width="2"{dash}/>']  # fmt: skip
    for row, (name, value) in enumerate(rows(figure)):
        y = BOUND + 32 + row * LINE
        drawn += [text(left + 14, y, name, colour=colour), text(left + 118, y, value, size=14)]
    lines = told(figure)
    for place, (x, name) in enumerate(lines):
        end = left + 36 + place * (CARD - 72) / max(len(lines) - 1, 1)
        drawn.append(
            f'<path d="M {x:.0f} {FOUND + 8} C {x:.0f} {BOUND - 60}, {end:.0f} {FOUND + 50}, {end:.0f} {BOUND - 20}" '
            f'fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'
        )
        drawn.append(text(end, BOUND - 6, name, size=12, colour=colour, anchor="middle"))
    return drawn


def drawing() -> str:
    """The whole picture as SVG."""
    width = 2 * LEFT + 2 * CARD + GAP
    figures = [item for item in read(Document("x", HEAD + SENTENCE)).statements if isinstance(item, Figure)]
    drawn = [text(LEFT, 24, "The words, and what is found in them", size=13, colour="#666")]
    drawn.append(text(LEFT, WORDS, SENTENCE, size=19, width=len(SENTENCE) * LETTER))
    for start, end, what in found():
        drawn.append(f'<path d="M {at(start):.0f} {WORDS + 10} v 6 H {at(end):.0f} v -6" fill="none" stroke="#444"/>')
        drawn.append(text((at(start) + at(end)) / 2, FOUND, what, size=12, colour="#444", anchor="middle"))
    for number, figure in enumerate(figures[:2]):
        drawn += card(figure, number)
    title = "A sentence, the words found in it, and the two figures bound from them"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'role="img" aria-label="{title}"><rect width="100%" height="100%" fill="white"/>{"".join(drawn)}</svg>\n'
    )


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(drawing(), encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
