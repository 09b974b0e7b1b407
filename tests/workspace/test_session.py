"""What every use case works on: documents named, or the workspace."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from comity.checking.across import Source
from comity.checking.check import Examination
from comity.checking.priors import Priors
from comity.errors import UsageError
from comity.model.statement import Statement
from comity.reading.read import READER
from comity.settings import Settings
from comity.workspace import examine as examined
from comity.workspace.add import add
from comity.workspace.batch import Outcome
from comity.workspace.check import check_documents
from comity.workspace.init import init
from comity.workspace.place import Place
from comity.workspace.read import read_again
from comity.workspace.session import Session

NOTE = """Trade in 2014
DATE: 2015-03-10

According to Belarusian statistics, exports of Belarus to Kazakhstan were $820.5 million in 2014.
The office is in room 17.
"""


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return str(path)


@pytest.fixture
def workspace(tmp_path: Path) -> Session:
    init(tmp_path / "ws")
    return Session(Settings(), Place(tmp_path / "ws"), "2015-03-11T09:00:00+00:00")


def test_named_documents_need_no_workspace_and_change_none(workspace: Session, note: str) -> None:
    named = workspace.gather([note])
    assert (named.figures, named.stored) == (1, False)
    assert Session(Settings(), None).gather([note]) == named
    with pytest.raises(UsageError, match="comity add"):
        workspace.gather([])


def test_what_is_stored_is_what_was_read(workspace: Session, note: str) -> None:
    named = workspace.gather([note])
    add(workspace, [note])
    stored = workspace.gather([])
    assert (stored.documents, stored.statements) == (named.documents, named.statements)
    assert stored.stored
    [document] = stored.documents
    assert workspace.unread_of(stored, document) == workspace.unread_of(named, document) != ()


def test_an_older_reader_is_told_and_reading_anew_mends_it(workspace: Session, note: str) -> None:
    add(workspace, [note])
    [statement] = workspace.gather([]).statements
    with workspace.store().writing() as writer:
        writer.add_statements("note", "comity 0.0", [replace(statement, reader="comity 0.0")])
    assert workspace.gather([]).notes == ("1 document was read by another version; `comity read` reads it anew",)
    read_again(workspace)
    corpus = workspace.gather([])
    assert (corpus.notes, [s.reader for s in corpus.statements]) == ((), [READER])


def test_runs_are_recorded_with_the_time_given(workspace: Session, note: str) -> None:
    add(workspace, [note])
    check_documents(workspace, [])
    runs = workspace.store().view().runs()
    assert [(run.kind, run.recorded) for run in runs] == [
        ("add", "2015-03-11T09:00:00+00:00"),
        ("check", "2015-03-11T09:00:00+00:00"),
    ]


def test_a_check_of_the_workspace_is_kept_and_one_of_named_documents_is_not(workspace: Session, note: str) -> None:
    add(workspace, [note])
    check_documents(workspace, [note])
    assert workspace.store().view().report() is None
    assert check_documents(workspace, []).report == workspace.store().view().report()


def test_the_checker_is_told_date_and_books(note: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    real = examined.examine

    def look(statements: Iterable[Statement], priors: Priors, sources: Mapping[str, Source]) -> Examination:
        seen.update(sources)
        return real(statements, priors, sources)

    monkeypatch.setattr(examined, "examine", look)
    corpus = Session(Settings(), None).gather([note])
    marked = replace(corpus, statements=tuple(replace(s, books="BLR") for s in corpus.statements))
    examined.report_on(marked)
    assert [(getattr(s, "books", None), str(getattr(s, "date", None))) for s in seen.values()] == [
        ("BLR", "2015-03-10")
    ]


def test_progress_sees_every_outcome_once(note: str) -> None:
    counted: list[int] = []

    def track(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        for outcome in outcomes:
            counted.append(total)
            yield outcome

    session = Session(Settings(), None, stdin=io.BytesIO(NOTE.encode()), track=track)
    session.gather([note, "-"])
    assert counted == [2, 2]


def test_a_text_in_another_language_is_said_to_be_one(tmp_path: Path, note: str) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text("Im Jahr 2014 stieg der Handel mit Kasachstan, und die Ausfuhr wurde von der Bank nicht genannt.\n")
    corpus = Session(Settings(), None).gather([str(path), note])
    [told] = corpus.notes
    assert told.startswith("bericht: seems to be in German")
