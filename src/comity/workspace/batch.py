"""Reading many documents: few in this process, many in a pool; the outcomes in the order of the input.

One bad document does not stop the rest: its outcome is a failure, told at the end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from comity.errors import BatchError, ComityError, DocumentError, InputError
from comity.model.document import Document
from comity.reading.read import Reading, read
from comity.settings import Settings
from comity.sources.documents.locate import Source, expand
from comity.sources.documents.open import fetch_bytes, parse

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

# Starting processes costs more than it saves below this.
SMALL = 8
# Outcomes that wait to be taken, for each process: bounds the memory whatever the number of documents.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Done:
    """A document that was read. original: its bytes."""

    document: Document
    reading: Reading
    original: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not. The error's text names it and the remedy."""

    origin: str
    error: ComityError


Outcome = Done | Failed
Track = Callable[[Iterator[Outcome], int], Iterator[Outcome]]


def untracked(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """No progress is shown."""
    return outcomes


def locate(positionals: Sequence[str], stdin: BinaryIO | None) -> tuple[list[Source], list[Failed]]:
    """What the positionals name, and those that name nothing. A single one that names nothing raises."""
    try:
        return expand(positionals, stdin), []
    except InputError:
        if len(positionals) == 1:
            raise
    good: list[str] = []
    failed: list[Failed] = []
    for positional in positionals:
        try:
            expand([positional], stdin)
            good.append(positional)
        except InputError as error:
            failed.append(Failed(positional, error))
    return expand(good, stdin), failed


def read_one(source: Source, settings: Settings) -> Outcome:
    """Fetch, parse and read one document."""
    try:
        raw = fetch_bytes(source, settings)
        document = parse(raw, source.doc_id, settings)
        return Done(document, read(document), raw.data)
    except ComityError as error:
        return Failed(source.origin, error)
    except (MemoryError, RecursionError):
        return Failed(
            source.origin, DocumentError(f"{source.origin}: too large or too deeply nested to read; split it")
        )


def read_all(sources: Sequence[Source], settings: Settings) -> Iterator[Outcome]:
    """The outcome of every source, in order, the same for any number of processes.

    A fault of the reader itself in one of several documents is that document's failure; alone it is raised, to be seen.
    """
    if len(sources) < 2:
        return (read_one(source, settings) for source in sources)
    jobs = min(settings.jobs or os.cpu_count() or 1, len(sources))
    return _Pool(jobs if len(sources) >= SMALL else 1, settings).run(sources)


class _Pool:
    """Processes that read. One that dies (no memory, a parser's crash) costs the document it died of, and no other."""

    def __init__(self, jobs: int, settings: Settings) -> None:
        self._jobs = jobs
        self._settings = settings

    def run(self, sources: Sequence[Source]) -> Iterator[Outcome]:
        """Starts the processes now, so that what is opened later (a ledger) is not inherited by them."""
        executor = _executor(self._jobs, forking=sys.platform == "linux") if self._jobs > 1 else _here()
        waiting: deque[tuple[Source, Future[Outcome]]] = deque()
        rest = deque(sources)
        self._fill(executor, waiting, rest)
        return self._collect(executor, waiting, rest)

    def _fill(
        self,
        executor: Executor,
        waiting: deque[tuple[Source, Future[Outcome]]],
        rest: deque[Source],
    ) -> None:
        """Hands over what there is room for; where the pool is broken, `_collect` sees it at the next outcome."""
        from concurrent.futures import BrokenExecutor

        while rest and len(waiting) < self._jobs * _AHEAD:
            try:
                future = self._submit(executor, rest[0])
            except BrokenExecutor:
                return
            waiting.append((rest.popleft(), future))

    def _submit(self, executor: Executor, source: Source) -> Future[Outcome]:
        """To a process; standard input stays here, because only this process has it."""
        from concurrent.futures import Future

        if source.stream is None:
            return executor.submit(read_one, source, self._settings)
        here: Future[Outcome] = Future()
        here.set_result(read_one(source, self._settings))
        return here

    def _collect(
        self,
        executor: Executor,
        waiting: deque[tuple[Source, Future[Outcome]]],
        rest: deque[Source],
    ) -> Iterator[Outcome]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            while waiting:
                source, future = waiting[0]
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    break
                waiting.popleft()
                yield future.result() if error is None else _fault(source, error)
                self._fill(executor, waiting, rest)
        finally:
            executor.shutdown(wait=True, cancel_futures=True)
        for source, future in waiting:
            is_there = future.done() and not future.cancelled() and future.exception() is None
            yield future.result() if is_there else self._alone(source)
        for source in rest:
            yield self._alone(source)

    def _alone(self, source: Source) -> Outcome:
        """Read in a process of its own, because some document kills its process."""
        from concurrent.futures.process import BrokenProcessPool

        with _executor(1, forking=False) as executor:
            future = self._submit(executor, source)
            error = future.exception()
        if isinstance(error, BrokenProcessPool):
            message = "the process that read it died; it may be damaged or too large: save it anew or split it"
            return Failed(source.origin, DocumentError(f"{source.origin}: {message}"))
        return future.result() if error is None else _fault(source, error)


def _fault(source: Source, error: BaseException) -> Failed:
    """What a fault of ours is to the user: this document, and how to tell us. An interrupt is no fault."""
    if not isinstance(error, Exception):
        raise error
    told = " ".join(f"{type(error).__name__}: {error}".split())
    message = f"Comity itself failed on it ({told}); read it alone to see where, and report it"
    return Failed(source.origin, DocumentError(f"{source.origin}: {message}"))


def _here() -> Executor:
    """One thread of this process."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1)


def _executor(jobs: int, forking: bool) -> Executor:
    """Forking is quick, and safe while this process has one thread, as at the start; else they start afresh."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if forking else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def failures_of(failed: Iterable[Failed]) -> tuple[str, ...]:
    """One line each."""
    return tuple(str(failure.error) for failure in failed)


def raise_if_nothing(done: int, failed: Sequence[Failed]) -> None:
    """Raise the one document's error, or that none of several could be read: exit code 2, because nothing was done."""
    if done or not failed:
        return
    if len(failed) == 1:
        raise failed[0].error
    error = BatchError(f"none of the {len(failed)} documents could be read", failures_of(failed))
    error.exit_code = 2
    raise error
