"""What every use case works on: the documents named, or else the workspace, behind one ledger contract.

Documents that are named are read into a ledger in memory, so that none is needed and none is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from comity.errors import NoWorkspace, UsageError
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement
from comity.model.unread import Unread
from comity.reading.build import dated
from comity.reading.read import READER, read
from comity.settings import Settings
from comity.workspace.batch import Failed, Track, failures_of, locate, raise_if_nothing, read_all, untracked
from comity.workspace.pair import Dyad, guess, parse
from comity.workspace.place import Place, find, require

if TYPE_CHECKING:
    from comity.ledger.contract import Store


# What a document may be in that is not read, in words.
_LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "pl": "Polish",
    "tr": "Turkish", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "kk": "Kazakh", "ja": "Japanese",
    "ko": "Korean", "zh": "Chinese", "ar": "Arabic", "he": "Hebrew", "el": "Greek", "ka": "Georgian",
    "hy": "Armenian", "th": "Thai", "hi": "Hindi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents and what was read in them, by document id and place.

    unread: by document id; empty where the statements come from the workspace (`stored`), which does not keep them.
    dates: when each document was written, by its id; those whose date cannot be told are left out.
    failures: one line for each document that could not be read. notes: what the user should know, one line each.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    unread: Mapping[str, tuple[Unread, ...]]
    dates: Mapping[str, Period]
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stored: bool = False

    @property
    def figures(self) -> int:
        """How many of the statements are figures."""
        return sum(isinstance(statement, Figure) for statement in self.statements)

    @property
    def facts(self) -> int:
        """How many of the statements are facts."""
        return len(self.statements) - self.figures


@dataclass(frozen=True, slots=True)
class Session:
    """Where the user stands and what they asked for. recorded: the time for the ledger, ISO 8601, given by the edge."""

    settings: Settings
    place: Place | None
    recorded: str = ""
    stdin: BinaryIO | None = None
    track: Track = field(default=untracked)

    @classmethod
    def start(
        cls,
        folder: Path,
        flags: Mapping[str, object],
        environ: Mapping[str, str],
        recorded: str = "",
        stdin: BinaryIO | None = None,
        track: Track = untracked,
    ) -> Session:
        """The session of a command run in `folder`: its settings are of flags, environment and the workspace's file."""
        place = find(folder)
        settings = Settings.load(flags, environ, place.config if place else None)
        return cls(settings, place, recorded, stdin, track)

    def store(self) -> Store:
        """The workspace's ledger. Raises NoWorkspace, NewerWorkspace or LedgerError."""
        from comity.ledger.store import open_store

        place = require(self.place)
        if not place.ledger.exists():
            raise NoWorkspace(
                f"{place.root}: comity.toml is here, its ledger is not; run `comity init` there to make one"
            )
        return open_store(place.ledger)

    def gather(self, positionals: Sequence[str]) -> Corpus:
        """The documents named, read; or the workspace's, as they were read when they were added."""
        return self._named(positionals) if positionals else self._stored()

    def _named(self, positionals: Sequence[str]) -> Corpus:
        from comity.ledger.store import memory_store

        sources, failed = locate(positionals, self.stdin)
        unread: dict[str, tuple[Unread, ...]] = {}
        dates: dict[str, Period] = {}
        store = memory_store()
        with store.writing() as writer:
            for outcome in self.track(read_all(sources, self.settings), len(sources)):
                if isinstance(outcome, Failed):
                    failed.append(outcome)
                    continue
                document, reading = outcome.document, outcome.reading
                writer.add_document(document, outcome.original)
                writer.add_statements(document.id, READER, reading.statements)
                unread[document.id] = tuple(reading.unread)
                if reading.date is not None:
                    dates[document.id] = reading.date
        raise_if_nothing(len(unread), failed)
        view = store.view()
        documents = view.documents()
        return Corpus(documents, view.statements(), unread, dates, failures_of(failed), foreign(documents))

    def _stored(self) -> Corpus:
        view = self.store().view()
        documents, statements = view.documents(), view.statements()
        if not documents:
            raise UsageError("the workspace holds no documents yet: `comity add FILE`, or name some documents")
        older = sorted({s.document for s in statements if s.reader and s.reader != READER})
        told = "1 document was" if len(older) == 1 else f"{len(older)} documents were"
        anew = "it" if len(older) == 1 else "them"
        again = (f"{told} read by another version; `comity read` reads {anew} anew",) if older else ()
        notes = (*again, *foreign(documents))
        told_dates = {document.id: dated(document).date for document in documents}
        dates = {name: date for name, date in told_dates.items() if date is not None}
        return Corpus(documents, statements, {}, dates, (), notes, stored=True)

    def unread_of(self, corpus: Corpus, document: Document) -> tuple[Unread, ...]:
        """The numbers of a document that are no figure. The ledger does not keep them: a stored text is read again."""
        known = corpus.unread.get(document.id)
        return tuple(read(document).unread) if known is None else known

    def pair(self, corpus: Corpus) -> tuple[Dyad, str]:
        """The pair, and how it came about where it was guessed (empty where it was given).

        Raises UsageError where none is given and none is stated.
        """
        if self.settings.pair:
            return parse(self.settings.pair), ""
        found = guess(corpus.statements)
        if found is None:
            raise UsageError("the documents state no pair of countries: name it with --pair BLR-KAZ, our side first")
        first, second = found.pair
        told = f"{found.documents} document" if found.documents == 1 else f"{found.documents} documents"
        return found.pair, f"pair: {first}-{second} (guessed from {told}; choose with --pair)"


def foreign(documents: Sequence[Document]) -> tuple[str, ...]:
    """A note for each document in a language that is not read: silence would look as if it said nothing."""
    return tuple(
        f"{document.id}: seems to be in {_LANGUAGES.get(document.language, document.language)}; Comity reads English "
        "and Russian, so that little or nothing of it was understood"
        for document in documents
        if document.language not in ("", "en", "ru")
    )
