"""Reading many documents: the order of the input, and one bad document that stops no other."""

import io
import os
import signal
from pathlib import Path

import pytest

from comity.errors import BatchError, DocumentError
from comity.model.document import Document
from comity.reading.read import Reading, read
from comity.settings import Settings
from comity.workspace import batch
from comity.workspace.batch import Done, Failed, Outcome, locate, raise_if_nothing, read_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve documents, of which the sixth is empty."""
    for number in range(12):
        text = f"Note {number}\n\nIn 2014 Belarus exported goods worth ${number + 1}.5 million to Kazakhstan.\n"
        (tmp_path / f"note-{number:02}.txt").write_text("" if number == 5 else text, encoding="utf-8")
    return tmp_path


def names(outcomes: list[Outcome]) -> list[str]:
    return [o.document.id if isinstance(o, Done) else f"failed {Path(o.origin).stem}" for o in outcomes]


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_the_order_of_the_input(folder: Path, jobs: int) -> None:
    sources, failed = locate([str(folder)], None)
    outcomes = list(read_all(sources, Settings(jobs=jobs)))
    assert failed == []
    assert names(outcomes) == [f"{'failed ' if n == 5 else ''}note-{n:02}" for n in range(12)]


def test_the_number_of_processes_changes_nothing(folder: Path) -> None:
    sources, _ = locate([str(folder)], None)
    alone = [o for o in read_all(sources, Settings(jobs=1)) if isinstance(o, Done)]
    together = [o for o in read_all(sources, Settings(jobs=4)) if isinstance(o, Done)]
    assert alone == together


def test_standard_input_among_many(folder: Path) -> None:
    sources, _ = locate([str(folder), "-"], io.BytesIO(b"Exports were $3 million."))
    outcomes = list(read_all(sources, Settings(jobs=2)))
    assert names(outcomes)[-1] == "stdin"


@pytest.mark.skipif(os.name == "nt", reason="needs fork, to break the reader of the workers")
def test_a_process_that_dies_costs_its_document_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = os.getpid()

    def deadly(document: Document) -> Reading:
        if document.id == "note-03" and os.getpid() != home:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(document)

    context = batch._executor
    monkeypatch.setattr(batch, "read", deadly)
    monkeypatch.setattr(batch, "_executor", lambda jobs, forking: context(jobs, True))
    sources, _ = locate([str(folder), "-"], io.BytesIO(b"Exports were $3 million."))
    outcomes = list(read_all(sources, Settings(jobs=2)))
    assert names(outcomes) == [f"{'failed ' if n in (3, 5) else ''}note-{n:02}" for n in range(12)] + ["stdin"]
    assert isinstance(outcomes[3], Failed)
    assert "died" in str(outcomes[3].error)


@pytest.mark.skipif(os.name == "nt", reason="needs fork, to break the reader of the workers")
@pytest.mark.parametrize("count", [4, 12])
def test_a_fault_of_the_reader_costs_its_document_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def faulty(document: Document) -> Reading:
        if document.id == "note-03":
            raise IndexError("list index\nout of range")
        return read(document)

    monkeypatch.setattr(batch, "read", faulty)
    sources, _ = locate([str(folder)], None)
    outcomes = list(read_all(sources[:count], Settings(jobs=2)))
    bad = outcomes[3]
    assert names(outcomes[:5]) == ["note-00", "note-01", "note-02", "failed note-03", "note-04"][:count]
    assert isinstance(bad, Failed)
    assert "Comity itself failed on it (IndexError: list index out of range)" in str(bad.error)
    with pytest.raises(IndexError):
        list(read_all(sources[3:4], Settings()))


def test_a_file_that_vanishes_is_a_failure(folder: Path) -> None:
    sources, _ = locate([str(folder)], None)
    (folder / "note-02.txt").unlink()
    outcomes = list(read_all(sources[:4], Settings()))
    assert names(outcomes) == ["note-00", "note-01", "failed note-02", "note-03"]
    assert isinstance(outcomes[2], Failed)
    assert "note-02.txt" in str(outcomes[2].error)


def test_a_name_that_is_not_there_stops_no_other(folder: Path) -> None:
    sources, failed = locate([str(folder / "note-01.txt"), "nowhere.txt", str(folder / "note-02.txt")], None)
    assert [source.doc_id for source in sources] == ["note-01", "note-02"]
    assert [failure.origin for failure in failed] == ["nowhere.txt"]
    with pytest.raises(DocumentError, match="nowhere"):
        locate(["nowhere.txt"], None)


def test_when_nothing_could_be_read() -> None:
    bad = [Failed("a", DocumentError("a: is empty")), Failed("b", DocumentError("b: is empty"))]
    raise_if_nothing(1, bad)
    raise_if_nothing(0, [])
    with pytest.raises(DocumentError, match="a: is empty"):
        raise_if_nothing(0, bad[:1])
    with pytest.raises(BatchError) as raised:
        raise_if_nothing(0, bad)
    assert (raised.value.exit_code, raised.value.failures) == (2, ("a: is empty", "b: is empty"))
