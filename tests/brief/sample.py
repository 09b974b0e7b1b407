"""Two documents of our own about Georgia and Armenia, what they state, and what a check would say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from comity.model.document import DateClue, Document
from comity.model.facts import (
    Agreement,
    Barrier,
    Chairmanship,
    Composition,
    Meeting,
    Membership,
    Milestone,
    Office,
    Position,
    Project,
)
from comity.model.figure import Figure
from comity.model.finding import Cited, Finding, Implied, Reading, Report, Verdict
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.statement import Statement, Voice

PAIR = ("GEO", "ARM")

BULLETIN = """Neighbours in figures
DATE: 2019-03-05

In 2018 Georgia sold goods worth $279.4 million to Armenia and bought for $321.6 million. Turnover was $601.0 million.
Cars brought $95.2 million, or 34.1% of exports, mineral water $21.7 million, tyres $8.35 million.
Exports grew by 15.6%. Armenia mostly supplies cigarettes, copper ore and tomatoes.
Turnover is to reach $1 billion by 2025.
The ninth session of the joint commission met in Yerevan on 12 February 2019; the tenth is due in Tbilisi in May 2019.
Minister Nino Beridze wants faster customs at Sadakhlo. Queues at the border remain. Both are members of the WTO.
Armenia trades for $7.6 billion with the world.
"""

NOTE = """Записка о соседях
DATE: 2019-04-10

По данным статистики Армении, оборот с Грузией в 2018 году составил 598,3 млн долларов. В Грузии работает 12 фирм.
Договор о дружбе подписан в 2001 году. Завод «Арарат» <script>alert("x")</script> строится в Рустави.
"""


@dataclass
class Book:
    """Builds statements by the words they were read from."""

    document: Document
    made: list[Statement] = field(default_factory=list)

    def place(self, anchor: str) -> dict[str, object]:
        """The common fields of a statement at the first occurrence of its words."""
        start = self.document.text.index(anchor)
        ordinal = sum(1 for s in self.made if (s.start, s.anchor) == (start, anchor))
        return {
            "document": self.document.id, "text_digest": self.document.text_digest, "start": start,
            "end": start + len(anchor), "anchor": anchor, "ordinal": ordinal, "voice": Voice("agency"),
        }  # fmt: skip

    def figure(self, anchor: str, measure: str, value: str, unit: str, **more: object) -> Figure:
        """A figure; `step` is the last printed place."""
        fields: dict[str, object] = {"reporter": "GEO", "partner": "ARM", "period": Period.of_year(2018)} | more
        fields["step"] = Fraction(str(fields.get("step", "0")))
        made = Figure(measure=measure, value=Fraction(value), unit=unit, **self.place(anchor), **fields)  # type: ignore[arg-type]
        self.made.append(made)
        return made

    def fact(self, kind: type[Statement], anchor: str, **fields: object) -> Statement:
        """A fact."""
        made = kind(**self.place(anchor), **fields)  # type: ignore[arg-type]
        self.made.append(made)
        return made


def documents() -> tuple[Document, Document]:
    """The English bulletin and the Russian note."""
    return (
        Document(
            id="bulletin", text=BULLETIN, language="en", title="Neighbours in figures",
            clues=(DateClue(date(2019, 3, 5), "header"),),
        ),
        Document(id="note", text=NOTE, language="ru", clues=(DateClue(date(2019, 4, 10), "header"),)),
    )  # fmt: skip


def statements() -> tuple[Statement, ...]:
    """Everything the two documents state."""
    first, second = (Book(document) for document in documents())
    _trade(first)
    _facts(first)
    second.figure(
        "598,3 млн долларов", "turnover", "598300000", "USD", step="100000", reporter="ARM", partner="GEO", books="ARM"
    )
    second.figure("12", "count:firms", "12", "units", reporter="ARM", partner="GEO", period=Period.of_year(2019))
    second.fact(
        Agreement, "Договор о дружбе", title="Договор о дружбе", parties=("GEO", "ARM"), date=Period.of_year(2001)
    )
    title = 'Завод «Арарат» <script>alert("x")</script>'
    second.fact(Project, title, title=title, companies=("<b>Арарат</b>",), host="GEO", status="under_way")
    return (*first.made, *second.made)


def _trade(book: Book) -> None:
    book.figure("$279.4 million", "exports", "279400000", "USD", step="100000")
    book.figure("$321.6 million", "imports", "321600000", "USD", step="100000")
    book.figure("$601.0 million", "turnover", "601000000", "USD", step="100000")
    book.figure("15.6%", "exports", "15.6", "percent", step="0.1", form="growth", base=Period.of_year(2017))
    book.figure("$95.2 million", "exports", "95200000", "USD", step="100000", commodity="cars")
    book.figure("34.1%", "exports", "34.1", "percent", step="0.1", form="share", commodity="cars", parent="GEO exports")
    book.figure("$21.7 million", "exports", "21700000", "USD", step="100000", commodity="mineral water")
    book.figure("$8.35 million", "exports", "8350000", "USD", step="10000", commodity="tyres")
    book.figure("$1 billion", "turnover", "1000000000", "USD", period=Period.of_year(2025), status="target")
    book.figure("$7.6 billion", "turnover", "7600000000", "USD", step="100000000", reporter="ARM", partner="WLD")
    goods = ("cigarettes", "copper ore", "tomatoes")
    book.fact(
        Composition,
        "cigarettes, copper ore and tomatoes",
        measure="exports",
        reporter="ARM",
        partner="GEO",
        goods=goods,
    )


def _facts(book: Book) -> None:
    name = "joint commission"
    held = Period.of_day(2019, 2, 12)
    book.fact(Meeting, "ninth session", type="commission", name=name, ordinal_number=9, date=held, place="Yerevan")
    book.fact(
        Meeting, "the tenth", type="commission", name=name, ordinal_number=10, date=Period.of_month(2019, 5),
        place="Tbilisi", status="planned",
    )  # fmt: skip
    book.fact(Office, "Nino Beridze", person="Nino Beridze", role="Minister", country="GEO")
    book.fact(
        Position, "faster customs at Sadakhlo", holder="GEO", subject="faster customs at Sadakhlo", stance="priority"
    )
    book.fact(Barrier, "Queues at the border", title="queues at the border")
    book.fact(Membership, "WTO", countries=("GEO", "ARM"), organisation="WTO")
    book.fact(Chairmanship, "commission", country="GEO", body="joint commission")
    book.fact(Milestone, "joint commission", union="joint commission", step="first session", date=Period.of_year(1999))


def report() -> Report:
    """One finding, verdicts, and two values that follow."""
    made = statements()
    by = {s.anchor: s for s in made if isinstance(s, Figure)}
    exports, imports, grew = by["$279.4 million"], by["$321.6 million"], by["15.6%"]
    whole, other = by["$601.0 million"], by["598,3 млн долларов"]
    finding = Finding(
        id="f00d", cls="sources differ", severity="warning", statements=(Cited.of(whole), Cited.of(other)),
        proof="601.0 - 598.3 = 2.7", readings=(Reading("books", 1, other.anchor_id, "two countries' statistics"),),
        why="Two statistics give two turnovers for 2018.", ask="Which statistics does the note quote?",
    )  # fmt: skip
    verdicts = tuple(
        Verdict(f.anchor_id, state, checks, findings)
        for f, state, checks, findings in (
            (whole, "doubt", ("279.4 + 321.6 = 601.0",), ("f00d",)),
            (other, "doubt", (), ("f00d",)),
            (exports, "holds", ("279.4 + 321.6 = 601.0",), ()),
        )
    )
    implied = (
        Implied(
            "exports", "GEO", "ARM", None, "2017", "USD", Interval(Fraction(241500000), Fraction(241900000)),
            "279.4 / 1.156 = 241.5–241.9", (exports.anchor_id, grew.anchor_id),
        ),
        Implied(
            "balance", "GEO", "ARM", None, "2018", "USD", Interval(Fraction(-42300000), Fraction(-42100000)),
            "279.4 − 321.6 = −42.2", (exports.anchor_id, imports.anchor_id),
        ),
    )  # fmt: skip
    return Report((finding,), verdicts, implied)
