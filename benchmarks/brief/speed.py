"""How long a brief of a large ledger takes, by format: `python benchmarks/brief/speed.py [STATEMENTS]`.

The ledger is made here: bulletins of two countries, one a month, with totals, goods, projects, agreements and meetings.
Composing is told apart from rendering. The peer is the same content written the plain way: python-docx for the Word
file, which is what our own writer stands in for.

The aim: the HTML of 10,000 statements under 2 s, all formats under 10 s, composing included.
"""

# ruff: noqa: T201
from __future__ import annotations

import sys
import time
from fractions import Fraction
from io import BytesIO

from comity.brief.compose import compose
from comity.brief.content import Brief, trimmed
from comity.brief.docx.render import render_docx
from comity.brief.engine import awake
from comity.brief.html import render_html
from comity.brief.options import Options
from comity.brief.pdf import render_pdf
from comity.brief.xlsx import render_xlsx
from comity.model.document import Document
from comity.model.facts import Agreement, Meeting, Project
from comity.model.figure import Figure
from comity.model.finding import Report, Verdict
from comity.model.period import Period
from comity.model.statement import Statement, Voice

GOODS = ("tractors", "sugar", "tyres", "furniture", "oil products", "wheat", "medicines", "copper", "paper", "cheese")
PAIR = ("GEO", "ARM")
EACH = 25  # statements of a bulletin


def ledger(size: int) -> tuple[list[Document], list[Statement]]:
    """About so many statements in documents of their own."""
    documents, statements = [], []
    for number in range(size // EACH):
        document, made = bulletin(number)
        documents.append(document)
        statements += made
    return documents, statements


def bulletin(number: int) -> tuple[Document, list[Statement]]:
    """One bulletin: its text, and what it states."""
    year, month = 1990 + number // 12 % 30, number % 12 + 1
    words: list[str] = [f"Bulletin {number} of {month}/{year}\n"]
    spots: list[tuple[int, str]] = []

    def say(before: str, anchor: str) -> int:
        words.append(f"{before} ")
        start = sum(map(len, words))
        words.append(f"{anchor}.")
        words.append(" " if len(words) % 9 else "\n")
        spots.append((start, anchor))
        return start

    sold, bought = 100 + number % 700, 90 + number % 500
    for what, amount in (("Exports were", sold), ("Imports were", bought), ("Turnover was", sold + bought)):
        say(f"{what} in {year}", f"${amount}.5 million")
    for index, goods in enumerate(GOODS):
        say(f"Of that {goods} brought", f"${1 + (number + index) % 40}.25 million")
    for index in range(4):
        say("Work goes on at", f"the plant no. {number}-{index} in Rustavi")
    for index in range(4):
        say("The sides signed", f"agreement {number}-{index} on trade")
    for index in range(4):
        say("There met", f"the commission {number}-{index} in Yerevan")
    document = Document(id=f"bulletin{number:05d}", text="".join(words), language="en")
    return document, stated(document, spots, year, month)


def stated(document: Document, spots: list[tuple[int, str]], year: int, month: int) -> list[Statement]:
    """The statements at these places."""
    made: list[Statement] = []
    for index, (start, anchor) in enumerate(spots):
        place = {
            "document": document.id, "text_digest": document.text_digest, "start": start, "end": start + len(anchor),
            "anchor": anchor, "voice": Voice("agency"),
        }  # fmt: skip
        day = Period.of_month(year, month)
        if index < 13:
            measure = ("exports", "imports", "turnover")[index] if index < 3 else "exports"
            value = Fraction(anchor.removeprefix("$").removesuffix(" million")) * 10**6
            made.append(
                Figure(
                    measure=measure, value=value, unit="USD", reporter="GEO", partner="ARM",
                    period=Period.of_year(year), step=Fraction(10000),
                    commodity=None if index < 3 else GOODS[index - 3], **place,
                )
            )  # fmt: skip
        elif index < 17:
            made.append(Project(title=anchor, place="Rustavi", host="GEO", status="operating", **place))
        elif index < 21:
            made.append(Agreement(title=anchor, parties=PAIR, date=day, **place))
        else:
            made.append(Meeting(type="commission", name=anchor, date=day, place="Yerevan", **place))
    return made


def peer(brief: Brief) -> bytes:
    """The annex alone, the plain way: python-docx, a paragraph a statement, a run a part."""
    from docx import Document as Word

    word = Word()
    for e in brief.evidence:
        paragraph = word.add_paragraph()
        paragraph.add_run(e.before)
        paragraph.add_run(e.printed).bold = True
        paragraph.add_run(e.after)
        word.add_paragraph(f"{e.number} {e.says}")
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def measured(documents: list[Document], statements: list[Statement], report: Report, full: bool) -> Brief:
    """Compose and render once, a line a step; seconds of the clock, and of the processor in brackets."""
    began = time.perf_counter(), time.process_time()
    brief = compose(documents, statements, report, PAIR, options=Options(full=full))
    if not full:
        brief = trimmed(brief)
    print(f"{'with annexes' if full else 'two pages'}, {len(brief.evidence):,} entries in the annex")
    print(f"  compose {time.perf_counter() - began[0]:6.2f} s ({time.process_time() - began[1]:.2f})")
    for name, render in (("html", render_html), ("pdf", render_pdf), ("docx", render_docx), ("xlsx", render_xlsx)):
        start = time.perf_counter(), time.process_time()
        made = render(brief)
        took = f"{time.perf_counter() - start[0]:6.2f} s ({time.process_time() - start[1]:.2f})"
        print(f"  {name:7} {took}  {len(made) / 1e6:.1f} MB")
    print(f"  all     {time.perf_counter() - began[0]:6.2f} s ({time.process_time() - began[1]:.2f})")
    return brief


def main() -> None:
    """Time each step and print a line for it."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    documents, statements = ledger(size)
    report = Report((), tuple(Verdict(s.anchor_id, "holds", ()) for s in statements if isinstance(s, Figure)))
    print(f"{len(statements):,} statements; seconds of the clock (of this process)")
    with awake():
        measured(documents, statements, report, False)
        brief = measured(documents, statements, report, True)
    start = time.perf_counter(), time.process_time()
    peer(brief)
    took = f"{time.perf_counter() - start[0]:.2f} s ({time.process_time() - start[1]:.2f})"
    print(f"peer: python-docx, the full annex alone {took}")


if __name__ == "__main__":
    main()
