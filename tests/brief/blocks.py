"""A brief of our own with every kind of block in it."""

from __future__ import annotations

from datetime import date

from comity.brief.content import (
    Bar,
    Block,
    Brief,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Evidence,
    Field,
    FindingCard,
    Heading,
    Line,
    Map,
    Milestone,
    Paragraph,
    Point,
    Ref,
    Row,
    Section,
    Source,
    Table,
    Tile,
    Tiles,
    Timeline,
    Words,
)
from comity.brief.wording import tongue

FIGURE = Ref("279.4", ("a1",), "figure", "holds")
IMPLIED = Ref("241.5–241.9", ("a1", "a2"), "implied", formula="279.4 / 1.156 = 241.5–241.9")
OFFICIAL = Ref("USD 16.2 billion", (), "official", formula="Bank of all, 2020: GDP GEO 2018")


def label(text: str) -> Line:
    return (Words(text, "label"),)


def chart(kind: str = "lines") -> Chart:
    """Two series over four years, one value implied, one year missing in one book."""
    series = ("Exports, statistics of Georgia", "Exports, statistics of Armenia")
    values = {
        ("2015", 0): 180.0,
        ("2016", 0): 150.5,
        ("2017", 0): 241.7,
        ("2018", 0): 279.4,
        ("2015", 1): 170.0,
        ("2018", 1): 260.0,
    }
    bars = tuple(
        Bar(
            year, series[index], 0, value, ("a1",), f"{value:.1f}",
            *((241.5, 241.9) if value == 241.7 else (None, None)),
        )
        for (year, index), value in values.items()
    )  # fmt: skip
    events = (Milestone(2016.5, "Customs union", ("a2",)), Milestone(2018.0, "Treaty in force", ("a2",)))
    return Chart(
        kind, "Trade by year, USD million", "USD million", "A chart of 180.0 and more.", bars,
        ("2015", "2016", "2017", "2018"), series, "hollow: follows from others", events,
    )  # fmt: skip


def plan() -> Map:
    """Georgia and Armenia with two works that can be placed and one that cannot."""
    return Map(
        "Works on the map", "A map of Georgia and Armenia with two works.", (("GEO", "Georgia"), ("ARM", "Armenia")),
        (
            Point("Tbilisi works", "operating", "Tbilisi", "GEO", ("a1",)),
            Point("Gyumri works", "planned", "в Гюмри", "ARM", ("a2",)),
            Point("Far works", "under_way", "Xanadu", "", ("a2",)),
        ),
        (("operating", "operating"), ("planned", "planned"), ("under_way", "under way")),
    )  # fmt: skip


def card(country: str, capital: str) -> Card:
    """What is known of a country."""
    return Card(country, (Field("Capital", (label(capital),)),))


def blocks() -> tuple[Block, ...]:
    """One of each."""
    table = Table(
        "Trade",
        (Column("Period"), Column("Exports", "number")),
        (
            Row((Cell((label("A heading row"),)),), "head"),
            Row((Cell((label("2018"),)), Cell(((FIGURE,), (IMPLIED,))))),
            Row((Cell((label("All"),)), Cell(((Ref("+15.6%", ("a2",), "figure", "doubt"),),))), "total"),
        ),
        (label("a note"),),
    )
    return (
        Heading("A heading"),
        Paragraph((Words("Exports were "), FIGURE, Words("."))),
        Paragraph(label("Nothing is known of services."), "missing"),
        Bullets(((FIGURE,), label("an item"))),
        Bullets(((FIGURE,), label("second point")), ordered=True),
        table,
        Tiles("Trade in 2018", (Tile("Exports", ((FIGURE,),)), Tile("GDP", ((OFFICIAL,),)))),
        Cards("The two", (card("Georgia", "Tbilisi"), card("Armenia", "Yerevan"))),
        *(chart(kind) for kind in ("lines", "years", "stacked", "grouped", "goods", "treemap")),
        plan(),
        Timeline((("2001", (Ref("a treaty", ("a2",), "fact"),)),)),
        FindingCard(
            "f1", 1, "wording", "error", "error", "It cannot be.", "1 + 1 = 3", ("to 116%",), "Ask.", ((FIGURE,),),
            ("a1",),
        ),
    )  # fmt: skip


def every_block(language: str = "en", full: bool = True) -> Brief:
    """The brief."""
    words = tongue(language).words
    evidence = (
        Evidence(
            "a1", "1.1", 1, "figure", "exports, Georgia → Armenia, 2018: USD 279.4 million", "Sold for ",
            "$279.4 million", ".", "N. Beridze", "holds", ("279.4 + 321.6 = 601.0",), (1,),
        ),
        Evidence("a2", "1.2", 1, "agreement", "a treaty, 2001", "They signed ", "a treaty", ".", "", "", (), ()),
    )  # fmt: skip
    return Brief(
        language, "Georgia – Armenia", "A brief.", date(2019, 4, 10),
        (Section("glance", 1, "At a glance", blocks()), Section("sources", 2, "Sources", (), "annex")),
        (Source(1, "note", "A note", date(2019, 3, 5), "5 March 2019", "https://example.org/note", "en", "", "good"),),
        evidence, tuple(words.items()), full=full, pair=("GEO", "ARM"), known=("a1", "a2", "f1"),
    )  # fmt: skip
