"""The content tree: everything told is there once, leads to its place, and nothing is added."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.brief.sample import PAIR, Book, documents, report, statements

from comity.brief.compose import compose
from comity.brief.content import Bar, Brief, Chart, Ref, Table, Words, lines, references
from comity.brief.options import Options
from comity.errors import InputError, UsageError
from comity.model.figure import Figure
from comity.model.finding import Report, Verdict
from comity.model.period import Period
from comity.reference.forms import Language

EMPTY = Report((), ())
FULL = Options(full=True)


@pytest.fixture(scope="module", params=["en", "ru"])
def brief(request: pytest.FixtureRequest) -> Brief:
    return compose(documents(), statements(), report(), PAIR, request.param, options=FULL)


@pytest.fixture(scope="module")
def english() -> Brief:
    return compose(documents(), statements(), report(), PAIR, options=FULL)


def section(brief: Brief, name: str) -> list[str]:
    """The lines of a section as text."""
    found = next(s for s in brief.sections if s.id == name)
    return ["".join(item.text for item in line) for block in found.blocks for line in lines(block)]


def tables(brief: Brief, name: str) -> list[Table]:
    return [b for s in brief.sections if s.id == name for b in s.blocks if isinstance(b, Table)]


def cells(table: Table) -> list[list[str]]:
    return [["|".join("".join(i.text for i in line) for line in c.lines) for c in row.cells] for row in table.rows]


def test_every_statement_is_in_a_section_and_in_the_annex(brief: Brief) -> None:
    made = {statement.anchor_id for statement in statements()}
    assert {evidence.anchor for evidence in brief.evidence} == made
    assert {anchor for ref in references(brief) for anchor in ref.anchors} == made


def test_every_figure_stands_with_its_printed_precision(english: Brief) -> None:
    told = {anchor: set[str]() for anchor in (s.anchor_id for s in statements())}
    for ref in references(english):
        if ref.style == "figure":
            for anchor in ref.anchors:
                told[anchor].add(ref.text.replace("\u00a0", " "))
    by_anchor = {s.anchor: told[s.anchor_id] for s in statements() if isinstance(s, Figure)}
    assert {"279.4", "USD 279.4 million"} <= by_anchor["$279.4 million"]
    assert "601.0" in by_anchor["$601.0 million"]
    assert by_anchor["$8.35 million"] == {"8.35", "USD 8.35 million"}
    assert by_anchor["34.1%"] == {"34.1%"}
    assert by_anchor["15.6%"] == {"+15.6%"}
    assert by_anchor["$1 billion"] == {"USD 1 billion"}
    assert "598.3" in by_anchor["598,3 млн долларов"]


def test_no_number_stands_without_its_source(brief: Brief) -> None:
    for part in brief.sections:
        for block in part.blocks:
            for line in lines(block):
                for item in line:
                    if isinstance(item, Words):
                        assert item.style in ("label", "code") or not re.search(r"\d", item.text), item
                    else:
                        assert item.anchors, item
                        assert item.style != "implied" or item.formula


def test_both_languages_carry_the_same_references() -> None:
    pair = [compose(documents(), statements(), report(), PAIR, language, options=FULL) for language in ("en", "ru")]
    counted = [sorted((r.anchors, r.style, r.verdict) for r in references(b)) for b in pair]
    assert counted[0] == counted[1]
    assert [s.id for s in pair[0].sections] == [s.id for s in pair[1].sections]


def test_the_order_of_the_input_does_not_matter(english: Brief) -> None:
    turned = compose(documents()[::-1], statements()[::-1], report(), PAIR, options=FULL)
    assert turned == english


@pytest.mark.parametrize(
    ("told", "language", "shown"),
    [
        (Period.of_year(2030), "en", "As of 2030,"),
        (Period.of_month(2030, 3), "en", "As of March 2030,"),
        (Period.of_day(2030, 3, 5), "en", "As of 5 March 2030,"),
        (Period.of_year(2030), "ru", "документ: 2030"),
    ],
)
def test_the_brief_is_dated_as_far_as_its_newest_document_is(told: Period, language: Language, shown: str) -> None:
    dates = {document.id: told for document in documents()}
    assert shown in compose(documents(), statements(), report(), PAIR, language, dates, options=FULL).subtitle


def test_the_first_country_is_our_side() -> None:
    ours = cells(tables(compose(documents(), statements(), report(), PAIR, options=FULL), "trade")[0])
    theirs = cells(tables(compose(documents(), statements(), report(), PAIR[::-1], options=FULL), "trade")[0])
    year = next(row for row in ours if row[0] == "2018")
    assert (year[2].partition("|")[0], year[3]) == ("279.4", "321.6")
    turned = next(row for row in theirs if row[0] == "2018")
    assert turned[2].startswith("321.6 as imports of Georgia")
    assert turned[3].startswith("279.4 as exports of Georgia")


def test_books_never_share_a_row(english: Brief) -> None:
    rows = [row for row in cells(tables(english, "trade")[0]) if row[0].startswith("2018")]
    assert [row[0] for row in rows] == ["2018", "2018|statistics of Armenia"]
    assert [row[1] for row in rows] == ["601.0", "598.3"]


def test_an_implied_value_is_set_apart_with_its_derivation(english: Brief) -> None:
    implied = [r for r in references(english) if r.style == "implied" and r.text == "241.5–241.9"]
    assert [r.formula for r in implied] == ["279.4 / 1.156 = 241.5–241.9"]


def test_what_a_list_leaves_out_is_derived_of_one_source(english: Brief) -> None:
    rest = next(r for r in references(english) if r.style == "implied" and "95.2" in r.formula)
    assert rest.formula.startswith("279.4 − (95.2 + 21.7 + 8.35) = 154.15")
    assert len(rest.anchors) == 4
    low, high = (Fraction(end) for end in rest.text.split("–"))
    assert low <= Fraction("154.15") <= high


def test_no_remainder_across_sources() -> None:
    first, second = documents()
    book = Book(second)
    moved = book.figure("598,3 млн долларов", "exports", "598300000", "USD", step="100000")
    lines_only = [s for s in statements() if s.document == "bulletin" and s.anchor != "$279.4 million"]
    made = compose((first, second), [*lines_only, moved], EMPTY, PAIR, options=FULL)
    assert not [r for r in references(made) if r.style == "implied"]


def test_other_pairs_go_to_an_annex(english: Brief) -> None:
    assert [line for line in section(english, "others") if "7.6" in line]
    assert not [line for line in section(english, "trade") if "7.6" in line]


def test_warnings_come_first_and_the_finding_in_full(english: Brief) -> None:
    assert any("Which statistics does the note quote?" in line for line in section(english, "glance"))
    assert [ref for ref in references(english) if ref.finding == "f00d"]


def test_without_findings_the_page_says_so() -> None:
    made = compose(documents(), statements(), EMPTY, PAIR, options=FULL)
    assert "The check found nothing against these figures." in section(made, "glance")
    assert "findings" not in [s.id for s in made.sections]


def test_sessions_keep_their_ordinals_and_plans_their_dates(english: Brief) -> None:
    held, planned = (cells(table) for table in tables(english, "meetings"))
    assert held[0][:3] == ["12 February 2019", "joint commission", "no. 9"]
    assert planned[0][:3] == ["May 2019", "joint commission", "no. 10"]
    assert any(line.startswith("May 2019") for line in section(english, "glance"))


def test_an_empty_brief_says_what_is_missing() -> None:
    made = compose(documents(), (), EMPTY, PAIR, options=FULL)
    assert [s.id for s in made.sections] == ["glance", "snapshot", "sources"]
    assert "no total of goods trade" in " ".join(section(made, "glance"))


def test_what_one_document_says_twice_is_one_entry() -> None:
    book = Book(documents()[0])
    twice = [book.figure("$279.4 million", "exports", "279400000", "USD", step="100000") for _ in range(2)]
    made = compose(documents(), twice, EMPTY, PAIR, options=FULL)
    row = cells(tables(made, "trade")[0])[0]
    assert row[1] == "279.4"
    assert {len(ref.anchors) for ref in references(made)} == {2}


def test_different_documents_stay_apart() -> None:
    books = [Book(replace(document, text=documents()[0].text)) for document in documents()]
    figures = [
        book.figure("$279.4 million", "exports", value, "USD", step="100000")
        for book, value in zip(books, ("279400000", "281000000"), strict=True)
    ]
    made = compose([book.document for book in books], figures[:1], EMPTY, PAIR, options=FULL)
    assert cells(tables(made, "trade")[0])[0][1] == "279.4"
    second = replace(figures[1], text_digest="other")
    both = compose([book.document for book in books], [figures[0], second], EMPTY, PAIR, options=FULL)
    assert cells(tables(both, "trade")[0])[0][1] == "279.4|281.0"
    bars: list[Bar] = [bar for s in both.sections for b in s.blocks if isinstance(b, Chart) for bar in b.bars]
    assert [bar.place for bar in bars] == [0, 1]


def test_the_reader_s_date_counts_before_the_clue() -> None:
    dates = {"bulletin": Period.of_month(2020, 6)}
    made = compose(documents(), statements(), report(), PAIR, dates=dates, options=FULL)
    told = [(source.id, source.date_text) for source in made.sources]
    assert told == [("note", "10 April 2019"), ("bulletin", "June 2020")]
    assert made.as_of == date(2020, 6, 30)


def test_wrong_input_is_named() -> None:
    with pytest.raises(UsageError, match="two countries"):
        compose(documents(), statements(), EMPTY, ("GEO", "GEO"), options=FULL)
    with pytest.raises(UsageError, match="'de'"):
        compose(documents(), statements(), EMPTY, PAIR, "de", options=FULL)
    with pytest.raises(InputError, match="'note'"):
        compose(documents()[:1], statements(), EMPTY, PAIR, options=FULL)


def test_references_know_their_verdicts(english: Brief) -> None:
    states = {r.text: r.verdict for r in references(english) if isinstance(r, Ref) and r.style == "figure"}
    assert (states["279.4"], states["601.0"], states["321.6"]) == ("holds", "doubt", "unchecked")


def test_what_rests_on_a_doubted_figure_is_doubtful() -> None:
    told = report()
    grew = next(s for s in statements() if s.anchor == "15.6%")
    doubted = replace(told, verdicts=(*told.verdicts, Verdict(grew.anchor_id, "doubt")))
    made = compose(documents(), statements(), doubted, PAIR, options=FULL)
    assert {r.verdict for r in references(made) if r.style == "implied" and r.text == "241.5–241.9"} == {"doubt"}
