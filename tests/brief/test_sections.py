"""The two pages and the annexes: points, questions, the two countries, official books, promises, missing sessions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from tests.brief.sample import PAIR, Book, documents, report, statements

from comity.brief.compose import SECTIONS, compose
from comity.brief.content import Block, Brief, Chart, Map, Ref, Table, Words, lines, references
from comity.brief.options import Options
from comity.model.facts import Agreement, Meeting, Milestone, Position, Project
from comity.model.figure import Figure
from comity.model.finding import Cited, Report, Verdict
from comity.model.interval import Interval
from comity.model.observation import Indicator, Observation, Profile, Rate
from comity.model.official import Official
from comity.model.period import Period
from comity.model.promise import Promise
from comity.model.quantity import Quantity
from comity.model.statement import Statement

EMPTY = Report((), ())
FULL = Options(full=True)


def blocks(brief: Brief, name: str) -> tuple[Block, ...]:
    """The blocks of a section; none where it is not written."""
    return next((s.blocks for s in brief.sections if s.id == name), ())


def told(brief: Brief, name: str) -> list[str]:
    """Its lines as text."""
    return [
        "".join(item.text for item in line).replace("\u00a0", " ") for b in blocks(brief, name) for line in lines(b)
    ]


def of(made: list[Statement], outcome: Report = EMPTY, **more: object) -> Brief:
    """A full brief of these statements."""
    return compose(documents(), made, outcome, PAIR, options=FULL, **more)  # type: ignore[arg-type]


def periods(brief: Brief) -> list[str]:
    """The rows of the table of years."""
    table = next(block for block in blocks(brief, "trade") if isinstance(block, Table))
    return list(dict.fromkeys(row.cells[0].lines[0][0].text for row in table.rows))


# Two pages and annexes


def test_the_default_is_two_pages_and_full_adds_the_annexes() -> None:
    short = compose(documents(), statements(), report(), PAIR)
    whole = compose(documents(), statements(), report(), PAIR, options=FULL)
    assert [s.id for s in short.sections] == ["glance", "talking", "sources"]
    assert {s.mark for s in short.sections} == {"main"}
    assert {"trade", "structure", "legal", "findings", "snapshot"} <= {
        s.id for s in whole.sections if s.mark == "annex"
    }


def test_sections_may_be_chosen() -> None:
    made = compose(documents(), statements(), report(), PAIR, options=Options(sections=("trade", "legal")))
    assert [s.id for s in made.sections] == ["trade", "legal"]


def test_the_years_bound_tables_and_charts() -> None:
    made = compose(documents(), statements(), report(), PAIR, options=Options(full=True, to_year=2017))
    assert periods(made) == ["2017"]
    assert periods(of(list(statements()), report())) == ["2017", "2018"]


def test_as_of_is_the_newest_document_unless_asked() -> None:
    assert of([]).as_of == date(2019, 4, 10)
    asked = compose(documents(), (), EMPTY, PAIR, options=Options(as_of=date(2020, 1, 2)))
    assert asked.as_of == date(2020, 1, 2)
    assert "2 January 2020" in asked.subtitle


# Talking points and questions


def test_every_point_rests_on_a_statement_nothing_speaks_against() -> None:
    made = list(statements())
    doubted = next(s for s in made if isinstance(s, Figure) and s.measure == "exports" and s.commodity is None)
    outcome = Report((), (Verdict(doubted.anchor_id, "conflict"),))
    for block in blocks(of(made, outcome), "talking")[1:2]:
        found = list(lines(block))
        assert 3 < len(found) <= 10
        for line in found:
            anchors = {anchor for item in line if isinstance(item, Ref) for anchor in item.anchors}
            assert anchors
            assert doubted.anchor_id not in anchors


def test_points_say_the_level_with_the_change_of_the_same_text() -> None:
    assert "Exports of Georgia to Armenia in 2018: USD 279.4 million (+15.6% on 2017) (source 1)" in told(
        of(list(statements())), "talking"
    )


def test_russian_points_stand_in_their_cases() -> None:
    made = compose(documents(), statements(), report(), PAIR, "ru")
    assert any(line.startswith("Экспорт Грузии в Армению за 2018 год: 279,4 млн") for line in told(made, "talking"))


def test_what_is_borne_out_comes_before_what_nothing_checks() -> None:
    book = Book(documents()[0])
    book.figure("$279.4 million", "exports", "279400000", "USD", step="100000")
    sure = book.figure("$321.6 million", "imports", "321600000", "USD", step="100000")
    made = of(book.made, Report((), (Verdict(sure.anchor_id, "holds"),)))
    points = [line for line in told(made, "talking") if line.startswith(("Exports", "Imports"))]
    assert [line.split()[0] for line in points] == ["Imports", "Exports"]


def test_targets_are_no_points() -> None:
    book = Book(documents()[0])
    book.figure("$1 billion", "turnover", "1000000000", "USD", status="target", period=Period.of_year(2025))
    assert not any("1 billion" in line for line in told(of(book.made), "talking"))


def test_three_questions_the_findings_first() -> None:
    made = compose(documents(), statements(), report(), PAIR)
    asked = blocks(made, "talking")[-1]
    spelt = ["".join(item.text for item in line) for line in lines(asked)]
    assert len(spelt) == 3
    assert spelt[0] == report().findings[0].ask


def test_an_amendment_due_and_a_session_past_are_asked_after() -> None:
    book = Book(documents()[0])
    book.fact(Agreement, "Both are members", title="Treaty on transit", action="to_be_amended")
    book.fact(
        Meeting,
        "the tenth",
        type="commission",
        name="joint commission",
        date=Period.of_month(2019, 1),
        status="planned",
    )
    asked = told(of(book.made), "talking")
    assert "How far is the amendment of Treaty on transit?" in asked
    assert "Did it take place: joint commission, due January 2019?" in asked


# The two countries


def test_the_two_countries_with_what_they_share_and_since_when() -> None:
    lines_ = told(of([]), "snapshot")
    assert "Tbilisi" in lines_
    assert "Armenian Dram (AMD)" in lines_
    shared = next(line for line in lines_ if "World Trade Organization" in line)
    assert "since 5 February 2003" in shared  # Armenia came in after Georgia
    assert any("statistics are loaded" in line for line in lines_)


def test_statistics_fill_the_snapshot_no_later_than_the_brief() -> None:
    profile = Profile(
        PAIR,
        indicators=(
            Indicator(
                "GEO", "NY.GDP.MKTP.CD", Period.of_year(2018), Fraction(17_596_000_000), "USD", "wdi", "2024-01-01"
            ),
            Indicator(
                "GEO", "NY.GDP.MKTP.CD", Period.of_year(2021), Fraction(18_600_000_000), "USD", "wdi", "2024-01-01"
            ),
        ),
        rates=(Rate("GEL", Period.of_year(2018), Interval.point(Fraction(395, 1000)), "wdi"),),
    )
    lines_ = told(of([], profile=profile), "snapshot")
    assert "USD 17.6 billion (2018)" in lines_
    assert not any("18.6" in line for line in lines_)
    assert "2.53 GEL for a dollar (2018)" in lines_


# Official statistics


def observed(origin: str, destination: str, books: str | None, value: int, source: str, vintage: str) -> Observation:
    """All goods of 2018."""
    quantity = Quantity("exports", origin, destination, None, Period.of_year(2018), "USD", books=books)
    standing = "book" if books else "estimate"
    near = Interval(Fraction(value) - 500, Fraction(value) + 500)
    row = f"{source} {vintage}: {origin} {destination} {value}"
    return Observation(quantity, near, "USD", books, standing, source, vintage, (row,))


def test_books_stand_beside_each_other_and_an_estimate_by_itself() -> None:
    profile = Profile(
        PAIR,
        (
            observed("GEO", "ARM", "GEO", 279_400_000, "geostat", "2019-01-01"),
            observed("GEO", "ARM", "ARM", 268_100_000, "armstat", "2019-01-01"),
            observed("GEO", "ARM", None, 272_000_000, "baci", "2019-01-01"),
            observed("GEO", "ARM", "GEO", 281_000_000, "geostat", "2020-01-01"),
        ),
    )
    made = of([], profile=profile)
    table = next(b for b in blocks(made, "trade") if isinstance(b, Table))
    assert [c.label for c in table.columns[1:]] == [
        "Exports to Armenia, statistics of Georgia",
        "Exports to Armenia, statistics of Armenia",
        "Exports to Armenia, estimate (baci)",
    ]
    cells = [[item.text for line in cell.lines for item in line] for cell in table.rows[0].cells]
    assert cells == [["2018"], ["281.0"], ["268.1"], ["272.0"]]  # the newest vintage of each
    evidence = [item for cell in table.rows[0].cells for line in cell.lines for item in line if isinstance(item, Ref)]
    rows = {entry.anchor: entry for entry in made.evidence if entry.kind == "official"}
    assert [rows[item.anchors[0]].printed for item in evidence] == [
        "geostat 2020-01-01: GEO ARM 281000000",
        "armstat 2019-01-01: GEO ARM 268100000",
        "baci 2019-01-01: GEO ARM 272000000",
    ]
    assert [source.title for source in made.sources if source.number == rows[evidence[0].anchors[0]].source] == [
        "Official statistics: geostat"
    ]


def test_what_statistics_say_stands_behind_the_number() -> None:
    book = Book(documents()[0])
    f = book.figure("$279.4 million", "exports", "279400000", "USD", step="100000")
    outcome = Report((), (), official=(Official(f.anchor_id, "confirmed by one", "only Georgia's books", ("GEO",)),))
    lines_ = told(of(book.made, outcome), "trade")
    assert lines_[lines_.index("279.4") + 1] == "✓ GEO books only"


# Changes, sessions, maps, roles, promises


def test_a_change_nobody_states_is_derived_with_its_range() -> None:
    book = Book(documents()[0])
    book.figure("$279.4 million", "exports", "279400000", "USD", step="100000")
    book.figure("$321.6 million", "exports", "250000000", "USD", step="1000000", period=Period.of_year(2017))
    derived = [
        item for b in blocks(of(book.made), "trade") for line in lines(b) for item in line
        if isinstance(item, Ref) and item.style == "implied"
    ]  # fmt: skip
    assert [(item.text, item.formula) for item in derived] == [("+12%", "279.4 / 250 − 1")]


def test_no_change_is_derived_across_documents_or_where_one_is_stated() -> None:
    first, second = Book(documents()[0]), Book(documents()[1])
    first.figure("$279.4 million", "exports", "279400000", "USD", step="100000")
    second.figure("598,3 млн долларов", "exports", "250000000", "USD", step="1000000", period=Period.of_year(2017))
    made = of([*first.made, *second.made])
    assert not [
        i for b in blocks(made, "trade") for line in lines(b) for i in line if getattr(i, "style", "") == "implied"
    ]


def test_a_missing_session_is_told() -> None:
    book = Book(documents()[0])
    for anchor, number in (("The ninth session", 9), ("the tenth", 12)):
        book.fact(Meeting, anchor, type="commission", name="joint commission", ordinal_number=number)
    assert "joint commission: no. 9, no. 12; not told of: no. 10, no. 11" in told(of(book.made), "meetings")


def test_projects_are_on_the_map_where_a_place_is_told() -> None:
    book = Book(documents()[1])
    book.fact(Project, "Завод «Арарат»", title="Завод «Арарат»", place="Рустави", host="GEO", status="under_way")
    drawn = next(b for b in blocks(of(book.made), "industry") if isinstance(b, Map))
    assert [(p.place, p.kind, p.country) for p in drawn.points] == [("Рустави", "under_way", "GEO")]
    book = Book(documents()[1])
    book.fact(Project, "Завод «Арарат»", title="Завод «Арарат»", host="GEO")
    assert not [b for b in blocks(of(book.made), "industry") if isinstance(b, Map)]


def test_a_role_stands_under_transport_alone() -> None:
    book = Book(documents()[0])
    book.fact(Position, "Queues at the border", holder="GEO", subject="gateway to the Black Sea", stance="role")
    made = of(book.made)
    assert "Georgia: gateway to the Black Sea" in told(made, "transport")
    assert not any("gateway" in line for line in told(made, "dialogue"))


def test_milestones_lie_over_the_years_drawn() -> None:
    book = Book(documents()[0])
    for anchor, year in (("$279.4 million", 2018), ("$321.6 million", 2016)):
        book.figure(anchor, "exports", "279400000", "USD", step="100000", period=Period.of_year(year))
    book.fact(Milestone, "Both are members", union="free trade zone", step="in force", date=Period.of_month(2017, 7))
    book.fact(Milestone, "Exports grew", union="customs union", step="in force", date=Period.of_year(1998))
    chart = next(b for b in blocks(of(book.made), "trade") if isinstance(b, Chart))
    assert [(m.label, 2017.4 < m.when < 2017.6) for m in chart.milestones] == [("free trade zone: in force", True)]


@pytest.mark.parametrize("state", ["missed", "unknown", "kept"])
def test_a_promise_is_told_with_its_outcome_and_not_twice(state: str) -> None:
    book = Book(documents()[0])
    f = book.figure("$1 billion", "turnover", "1000000000", "USD", status="target", period=Period.of_year(2025))
    proof = book.figure("$601.0 million", "turnover", "601000000", "USD", step="100000")
    promise = Promise(
        "p1", "target", "Georgia", "turnover USD 1 billion", Period.of_year(2025), Interval.point(10**9), "USD",
        Cited.of(f), state, "601 million told", evidence=(Cited.of(proof),),
    )  # fmt: skip
    made = of(book.made, Report((), (), promises=(promise,)))
    found = [b for b in blocks(made, "plans") if isinstance(b, Table)]
    assert len(found) == 1
    assert len(blocks(made, "plans")) == 1  # nothing of it is listed again as a mere plan
    row = found[0].rows[0]
    text = " | ".join("".join(item.text for line in cell.lines for item in line) for cell in row.cells)
    assert state in text
    assert "601 million told ($601.0 million)" in text


def test_words_without_a_source_hold_no_digit() -> None:
    profile = Profile(PAIR, (observed("GEO", "ARM", "GEO", 279_400_000, "geostat", "2019-01-01"),))
    for section in of(list(statements()), profile=profile).sections:
        for block in section.blocks:
            for line in lines(block):
                for item in line:
                    if isinstance(item, Words):
                        assert item.style in ("label", "code") or not any(letter.isdigit() for letter in item.text)
                    else:
                        assert item.anchors


def test_the_table_of_sections_says_what_they_are() -> None:
    written = of(list(statements()), report())
    named = {name: mark for name, mark, _ in SECTIONS}
    assert {s.id: s.mark for s in written.sections}.items() <= named.items()
    order = [name for name, _, _ in SECTIONS]
    assert [s.id for s in written.sections] == sorted((s.id for s in written.sections), key=order.index)


def test_the_two_pages_hold_the_evidence_they_use_and_no_more() -> None:
    short = compose(documents(), statements(), report(), PAIR)
    used = {anchor for ref in references(short) for anchor in ref.anchors}
    held = {entry.anchor for entry in short.evidence}
    assert used <= held
    assert held < {entry.anchor for entry in of(list(statements()), report()).evidence}
