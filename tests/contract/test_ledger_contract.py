"""What every store must do. A further database joins by adding its factory to BACKENDS."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.strategies import read_documents

from comity.errors import LedgerError
from comity.ledger.accept import place_key
from comity.ledger.contract import Store, Writer
from comity.ledger.store import create_store, memory_store, open_store
from comity.model.document import Document
from comity.model.facts import Membership
from comity.model.figure import Figure
from comity.model.finding import Cited, Decision, Finding, Implied, Reading, Report, Verdict
from comity.model.interval import Interval
from comity.model.official import Official, Row
from comity.model.period import Period
from comity.model.promise import Promise
from comity.model.statement import Statement

Fresh = Callable[[], Store]


def _memory(_: Path) -> Fresh:
    return memory_store


def _sqlite(folder: Path) -> Fresh:
    """Copies of one empty ledger, because making the tables takes longer than a test."""
    create_store(folder / "empty.db")
    numbers = count()

    def fresh() -> Store:
        return open_store(Path(shutil.copyfile(folder / "empty.db", folder / f"{next(numbers)}.db")))

    return fresh


BACKENDS: dict[str, Callable[[Path], Fresh]] = {"memory": _memory, "sqlite": _sqlite}


@pytest.fixture(scope="module", params=BACKENDS)
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Makes empty stores."""
    return BACKENDS[request.param](tmp_path_factory.mktemp("ledger"))


TEXT = "Exports of Kenya to Uganda reached $700 million in 2014. Кения и Уганда входят в ВАС."
ORIGINAL = TEXT.encode()
DOCUMENT = Document("note", TEXT, origin="note.txt")


def figure(value: int = 700_000_000, reader: str = "reader 1", document: Document = DOCUMENT) -> Figure:
    start = document.text.index("$700")
    return Figure(
        document=document.id, text_digest=document.text_digest, start=start, end=start + 12, anchor="$700 million",
        reader=reader, measure="exports", reporter="KEN", partner="UGA", period=Period.of_year(2014),
        value=Fraction(value), unit="USD",
    )  # fmt: skip


def membership(reader: str = "reader 1") -> Membership:
    start = TEXT.index("Кения")
    return Membership(
        document="note", text_digest=DOCUMENT.text_digest, start=start, end=start + 5, anchor="Кения",
        reader=reader, countries=("KEN", "UGA"), organisation="EAC",
    )  # fmt: skip


def report(why: str = "a year is not its half") -> Report:
    cited = Cited.of(figure())
    finding = Finding(
        "f1", "implausible", "warning", (cited,), "700 = 700", (Reading("scale", 2, cited.anchor_id, "$7"),), why
    )
    implied = Implied("exports", "KEN", None, None, "2013", "USD", Interval(Fraction(1, 3), None), "x / 3", ("a", "b"))
    verdict = Verdict(cited.anchor_id, "doubt", ("one",), ("f1",))
    half, year = Interval(Fraction(1, 2), None), Period.of_year(2014)
    promise = Promise(
        "p1", "target", "KEN", "exports", year, half, "USD", cited, "missed", "less", (), (cited,), ("r",)
    )
    row = Row("KEN", "book", "comtrade", "2024-01-01", half, "USD", ("a row",), agrees=True)
    official = Official(cited.anchor_id, "confirmed by one", "by Kenya", ("KEN",), ("UGA",), (row,))
    return Report((finding,), (verdict,), (implied,), (promise,), (official,), ("no rate of KES",))


def stocked(store: Store) -> Store:
    with store.writing() as writer:
        writer.add_document(DOCUMENT, ORIGINAL)
        writer.add_statements("note", "reader 1", [membership(), figure()])
    return store


def picture(store: Store) -> tuple[object, ...]:
    """Everything a view shows."""
    view = store.view()
    documents = view.documents()
    return (
        documents, tuple(view.original(document.id) for document in documents), view.statements(), view.report(),
        view.decisions(), view.runs(),
    )  # fmt: skip


def test_an_empty_store_has_nothing(fresh: Fresh) -> None:
    assert picture(fresh()) == ((), (), (), None, (), ())
    assert fresh().view().findings() == ()


@hypothesis_settings(max_examples=40)
@given(read=st.lists(read_documents(), max_size=3, unique_by=lambda one: one[0].id))
def test_whatever_is_added_comes_back_in_order(
    fresh: Fresh, read: list[tuple[Document, bytes, list[Statement]]]
) -> None:
    store = fresh()
    for document, original, statements in read:
        with store.writing() as writer:
            assert writer.add_document(document, original)
            assert writer.add_statements(document.id, "test 1", statements) == len({s.version_id for s in statements})
    view = store.view()
    assert [replace(kept, digest="") for kept in view.documents()] == sorted(
        (d for d, _, _ in read), key=lambda d: d.id
    )
    first: dict[tuple[str, str], Statement] = {}
    for _, _, statements in read:
        for statement in statements:
            first.setdefault((statement.document, statement.version_id), statement)
    assert list(view.statements()) == sorted(first.values(), key=place_key)
    for document, original, _ in read:
        assert view.original(document.id) == original
        assert view.statements(document.id) == tuple(s for s in view.statements() if s.document == document.id)


def test_adding_and_reading_twice_changes_nothing(fresh: Fresh) -> None:
    store = stocked(fresh())
    before = picture(store)
    with store.writing() as writer:
        assert not writer.add_document(DOCUMENT, ORIGINAL)
        assert not writer.add_document(replace(DOCUMENT, origin="elsewhere/note.txt"), ORIGINAL)
        assert not writer.add_document(store.view().document("note"), ORIGINAL, replace=True)
        assert writer.add_statements("note", "reader 1", [figure(), membership(), figure()]) == 0
    assert picture(store) == before


def test_the_newest_reading_supersedes(fresh: Fresh) -> None:
    store = stocked(fresh())
    with store.writing() as writer:
        assert writer.add_statements("note", "reader 2", [figure(7, "reader 2")]) == 1
    assert store.view().statements() == (figure(7, "reader 2"),)
    with store.writing() as writer:
        assert writer.add_statements("note", "reader 3", []) == 0
    assert store.view().statements() == ()
    with store.writing() as writer:
        assert writer.add_statements("note", "reader 1", [figure(), membership()]) == 0
    assert store.view().statements() == (figure(), membership())


def test_a_reading_with_other_evidence_is_kept_though_no_version_is_new(fresh: Fresh) -> None:
    store = stocked(fresh())
    noted = replace(figure(), note="as printed")
    with store.writing() as writer:
        assert writer.add_statements("note", "reader 1", [noted]) == 0
    assert store.view().statements() == (noted,)


def test_statements_are_chosen_by_document_and_kind(fresh: Fresh) -> None:
    store = stocked(fresh())
    other = replace(DOCUMENT, id="copy")
    with store.writing() as writer:
        writer.add_document(other, ORIGINAL)
        writer.add_statements("copy", "reader 1", [figure(document=other)])
    view = store.view()
    assert [s.document for s in view.statements()] == ["copy", "note", "note"]
    assert view.statements("note", {"membership"}) == (membership(),)
    assert view.statements(kinds=()) == ()
    with pytest.raises(LedgerError, match="missing: no such document"):
        view.statements("missing")


def test_other_content_under_a_known_id_is_refused_with_the_remedy(fresh: Fresh) -> None:
    store = stocked(fresh())
    before = picture(store)
    with pytest.raises(LedgerError, match=r"note: .*from note.txt.*rename.*--replace"), store.writing() as writer:
        writer.add_document(replace(DOCUMENT, text="Other."), b"Other.")
    assert picture(store) == before


def test_replacing_appends_a_version_that_waits_to_be_read(fresh: Fresh) -> None:
    store = stocked(fresh())
    newer = replace(DOCUMENT, text=TEXT + " Corrected.")
    with store.writing() as writer:
        assert writer.add_document(newer, newer.text.encode(), replace=True)
    view = store.view()
    assert [document.text for document in view.documents()] == [newer.text]
    assert view.original("note") == newer.text.encode()
    assert view.statements() == ()
    with store.writing() as writer:
        assert writer.add_statements("note", "reader 1", [figure(document=newer)]) == 1
        assert writer.add_document(DOCUMENT, ORIGINAL, replace=True)
    assert store.view().original("note") == ORIGINAL


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"document": "other"}, "is of document 'other'"),
        ({"text_digest": "0"}, "another text"),
        ({"end": 10_000}, "outside the text"),
        ({"start": -1}, "outside the text"),
        ({"anchor": "$900 million"}, "not printed there"),
    ],
)
def test_a_statement_that_was_not_read_here_is_refused(fresh: Fresh, changed: dict[str, object], message: str) -> None:
    store = stocked(fresh())
    before = picture(store)
    stray = replace(figure(), **changed)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match=message), store.writing() as writer:
        writer.add_statements("note", "reader 9", [membership("reader 9"), stray])
    assert picture(store) == before


def test_a_digest_of_other_bytes_and_a_document_without_id_are_refused(fresh: Fresh) -> None:
    store = fresh()
    with pytest.raises(LedgerError, match="digest"), store.writing() as writer:
        writer.add_document(replace(DOCUMENT, digest="ab" * 32), ORIGINAL)
    with pytest.raises(LedgerError, match="has no id"), store.writing() as writer:
        writer.add_document(replace(DOCUMENT, id=""), ORIGINAL)
    with pytest.raises(LedgerError, match="no such document"), store.writing() as writer:
        writer.add_statements("note", "reader 1", [])
    assert store.view().documents() == ()


def add_all_and_fail(writer: Writer) -> None:
    writer.add_document(replace(DOCUMENT, id="second"), ORIGINAL)
    writer.add_statements("note", "reader 2", [])
    writer.add_findings(report(), writer.begin_run("check", "1", ["note"], "2024-01-01"))
    writer.add_decision(Decision("f1", "accept"))
    raise KeyError("gone")


def test_what_is_raised_inside_undoes_the_whole_block(fresh: Fresh) -> None:
    store = stocked(fresh())
    before = picture(store)
    with pytest.raises(KeyError), store.writing() as writer:
        add_all_and_fail(writer)
    assert picture(store) == before


def test_a_view_shows_what_was_committed_after_it_was_made(fresh: Fresh) -> None:
    store = fresh()
    view = store.view()
    stocked(store)
    assert view.documents()[0].id == "note"


def test_a_repeated_run_and_report_tell_nothing_new(fresh: Fresh) -> None:
    store = stocked(fresh())
    with store.writing() as writer:
        run = writer.begin_run("check", "checker 1", ["note", "note"], "2024-01-01T00:00:00+00:00")
        assert writer.add_findings(report(), run)
    assert run.documents == (("note", DOCUMENT.text_digest),)
    before = picture(store)
    with store.writing() as writer:
        again = writer.begin_run("check", "checker 1", ["note"], "2025-01-01T00:00:00+00:00")
        assert again == run
        assert not writer.add_findings(report(), again)
    assert picture(store) == before
    assert store.view().report() == report()
    assert store.view().findings() == report().findings


def test_a_newer_report_supersedes(fresh: Fresh) -> None:
    store = stocked(fresh())
    with store.writing() as writer:
        first = writer.begin_run("check", "checker 1", ["note"], "2024-01-01")
        writer.add_findings(report(), first)
        other = writer.begin_run("brief", "brief 1", [], "2024-01-01")
        second = writer.begin_run("check", "checker 2", ["note"], "2024-01-02")
        assert writer.add_findings(report("it is another reason"), second)
        assert writer.add_findings(Report((), ()), second)
        assert not writer.add_findings(Report((), ()), second)
    assert [run.number for run in (first, other, second)] == [1, 2, 3]
    assert store.view().runs() == (first, other, second)
    assert store.view().report() == Report((), ())


def test_a_run_over_an_unknown_document_and_findings_of_an_unknown_run_are_refused(fresh: Fresh) -> None:
    store, other = stocked(fresh()), stocked(fresh())
    with pytest.raises(LedgerError, match="missing: no such document"), store.writing() as writer:
        writer.begin_run("read", "reader 1", ["missing"], "2024-01-01")
    with other.writing() as writer:
        stranger = writer.begin_run("check", "checker 1", ["note"], "2024-01-01")
    with pytest.raises(LedgerError, match="run 1 is not in this ledger"), store.writing() as writer:
        writer.add_findings(report(), stranger)


def test_decisions_are_kept_in_order_and_not_twice(fresh: Fresh) -> None:
    store = fresh()
    taken = [Decision("f2", "dismiss", "другие книги", "2024-01-01"), Decision("f1", "accept", "", "2024-01-02")]
    with store.writing() as writer:
        assert [writer.add_decision(decision) for decision in taken] == [True, True]
        assert not writer.add_decision(replace(taken[0], recorded="2024-02-02"))
        assert writer.add_decision(replace(taken[0], action="correct"))
        assert writer.add_decision(replace(taken[0], action="correct", value="700 million"))
        assert writer.add_decision(taken[0])
    corrected = replace(taken[0], action="correct")
    assert store.view().decisions() == (*taken, corrected, replace(corrected, value="700 million"), taken[0])
    with pytest.raises(LedgerError, match="'maybe'; use accept, dismiss, correct"), store.writing() as writer:
        writer.add_decision(Decision("f1", "maybe"))
