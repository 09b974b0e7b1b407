"""A pull from Comtrade: every call of a request answered, checked and kept, then read as one `Loading`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.errors import RetriableFetchError, StatisticsError
from comity.sources.statistics.comtrade import answers
from comity.sources.statistics.comtrade.areas import areas
from comity.sources.statistics.comtrade.codes import ASKED, FAMILIES, LEVELS
from comity.sources.statistics.comtrade.files import provenance, tell
from comity.sources.statistics.comtrade.request import Call, Request, plan, split
from comity.sources.statistics.comtrade.rows import Rows
from comity.sources.statistics.comtrade.service import Quota, Service, ask
from comity.sources.statistics.comtrade.store import MANIFEST, Kept, Store, kept_bytes, pull_directory
from comity.sources.statistics.schema import Loading

if TYPE_CHECKING:
    import httpx
    import pyarrow as pa

Progress = Callable[[int, int, str], None]
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
CUT_TRIES = 3  # of an answer that comes with status 200 and is no whole JSON


def pull(
    request: Request,
    store_dir: Path,
    service: Service,
    *,
    vintage: str,
    today: str = "",
    progress: Progress | None = None,
    notes: list[str] | None = None,
) -> Loading:
    """What Comtrade has for a request.

    store_dir: keeps every answer by its digest; a pull that was cut off, at whatever moment, goes on from there when
    it is run again with the same request and vintage (`unfinished` tells it). vintage: the ISO date on which it began.
    today: the date on which calls are counted, the vintage where not given. progress: gets (calls done, calls known
    of, what was done). notes: gets what was left out and for whom there is no data.

    Raises StatisticsError for a request Comtrade would not know, for no data at all, and for an answer that is off
    (nothing of it is kept); Quota, RetriableFetchError and FetchError as of `ask`; OutputError where the store cannot
    be written.
    """
    today = today or vintage
    for day in (vintage, today):
        if not _DAY.fullmatch(day):
            raise StatisticsError(f"{day}: no day; write 2026-11-22")
    store = Store(store_dir, request.digest, vintage)
    work = _Work(service, store, today)
    leaves = work.run(plan(request, service.access), progress)
    rows = sum(kept.rows for _, kept in leaves)
    if not rows:
        raise StatisticsError(
            f"{service.base}: no rows for this request; there is no data, or a parameter Comtrade does not know:"
            f" check who reports {', '.join(request.periods[:3])}"
        )
    digest = store.finish([kept for _, kept in leaves])
    origin = f"{service.base.rstrip('/')}{service.access.path}, {len(leaves)} answers to request {request.digest[:12]}"
    return Loading(provenance(origin, digest, vintage), "flows", _batches(service, store, request, leaves, notes), rows)


def unfinished(request: Request, store_dir: Path, since: str = "") -> str:
    """The vintage of the last pull of this request that was begun and not ended: what to give `pull` to go on.

    since: an ISO date; what was begun before it is too old to go on with. Empty where there is none.
    """
    folder = pull_directory(store_dir, request.digest)
    if not folder.is_dir():
        return ""
    open_ones = [
        found.name
        for found in folder.iterdir()
        if found.is_dir() and found.name >= since and not (found / MANIFEST).is_file()
    ]
    return max(open_ones, default="")


def evidence(store_dir: Path, digest: str, row: int) -> tuple[str, dict[str, Any]]:
    """What a row of a pull was read from: the call, and Comtrade's record as it came.

    digest: of the pull's provenance. row: the row's number, 1 for the first. Raises StatisticsError where the answer is
    no longer kept whole, or the pull has no such row.
    """
    manifest = kept_bytes(store_dir, digest)
    if manifest is None:
        raise StatisticsError(f"{store_dir}: no pull {digest[:12]} is kept whole here; run the same pull again")
    before = 0
    for entry in json.loads(manifest):
        if row <= before + entry["rows"]:
            data = kept_bytes(store_dir, entry["digest"])
            if data is None or row < 1:
                break
            return entry["line"], json.loads(data)["data"][row - before - 1]
        before += entry["rows"]
    raise StatisticsError(f"{store_dir}: row {row} of {digest[:12]} is not kept whole here; run the same pull again")


@dataclass(frozen=True, slots=True)
class _Work:
    """One run of a pull."""

    service: Service
    store: Store
    today: str

    def run(self, calls: tuple[Call, ...], progress: Progress | None) -> list[tuple[Call, Kept]]:
        """The answers to the calls and to what they were split into, in a fixed order."""
        waiting = list(reversed(calls))
        leaves: list[tuple[Call, Kept]] = []
        done = 0
        with self.service.client() as client:
            while waiting:
                call = waiting.pop()
                kept = self.store.find(call.line()) or self._fetch(client, call, done, done + len(waiting) + 1)
                done += 1
                if kept.digest:
                    leaves.append((call, kept))
                else:
                    waiting.extend(reversed(split(call, self.service.access, self.service.address(call))))
                if progress is not None:
                    progress(done, done + len(waiting), call.label())
        return leaves

    def _fetch(self, client: httpx.Client, call: Call, done: int, total: int) -> Kept:
        """Asks, checks and keeps one answer; an answer as long as the limit may be cut off and is kept without its
        bytes.
        """

        def spend() -> None:
            limit = self.service.calls_a_day
            if self.store.calls(self.today) >= limit:
                raise Quota(
                    f"{self.service.base}: the {limit} calls of {self.today} are used; {done} of {total} known calls"
                    f" are answered and kept: run the same again after 00:00 UTC, it goes on from there"
                )
            self.store.count_call(self.today)

        data, answer = self._whole(client, call, spend)
        if answer.rows > self.service.access.rows:
            raise StatisticsError(
                f"{answer.place}: more rows than the limit of {self.service.access.rows:,}; tell its keeper"
            )
        if answer.rows:
            _verify(answer, call)
        return self.store.keep(call.line(), answer.rows, data if answer.rows < self.service.access.rows else None)

    def _whole(self, client: httpx.Client, call: Call, spend: Callable[[], None]) -> tuple[bytes, answers.Answer]:
        """An answer that is whole: one that is cut is asked for again."""
        for attempt in range(1, CUT_TRIES + 1):
            data = ask(self.service, client, call, spend)
            try:
                return data, answers.parse(data, self.service.address(call))
            except answers.Broken as error:
                if attempt == CUT_TRIES:
                    raise StatisticsError(f"{error} ({CUT_TRIES} times)") from error
                self.service.sleep(1.0)
        raise RetriableFetchError(f"{self.service.address(call)}: was not tried")


def _verify(answer: answers.Answer, call: Call) -> None:
    """Raises StatisticsError where an answer holds what was not asked for, a row twice, or what no row may hold."""
    raw = answer.columns()
    # Checks every code, type and amount; the batch itself is made again when all is there.
    Rows(answer.place, answer.layout).batch(raw, 1)
    columns = {name: column.to_pylist() for name, column in raw.items()}
    absent = [None] * answer.rows
    wanted: dict[str, set[Any]] = {
        "reporter": set(call.reporters),
        "partner": set(call.partners),
        "period": set(call.periods),
        "flow": set(call.flows),
        "freq": {call.freq},
        "partner2": {0, None},
        "customs": {"C00", ""},
        "transport": {0, None},
    }
    for name, values in wanted.items():
        if not values or set(columns.get(name, absent)) <= values:
            continue
        row, value = next((row, value) for row, value in enumerate(columns[name], 1) if value not in values)
        raise StatisticsError(f"{answer.place}: row {row}: {name} {value} was not asked for; get the answer again")
    _verify_commodities(answer, call, columns["classification"], columns["commodity"])
    keys = list(zip(*(columns[name] for name in ("period", "reporter", "partner", "flow", "commodity")), strict=True))
    if len(set(keys)) < len(keys):
        key, _ = Counter(keys).most_common(1)[0]
        rows = [row for row, found in enumerate(keys, 1) if found == key]
        raise StatisticsError(f"{answer.place}: row {rows[1]}: the same as row {rows[0]} ({key}); get the answer again")


def _verify_commodities(answer: answers.Answer, call: Call, classes: list[str], codes: list[str]) -> None:
    lengths = {int(level[2:]) for level in LEVELS if level in call.commodities}
    named = set(call.commodities)
    any_revision = call.classification in ("HS", "SS")
    for row, (name, code) in enumerate(zip(classes, codes, strict=True), 1):
        fits = FAMILIES[name] == ASKED[call.classification] if any_revision else name == call.classification
        if not fits:
            raise StatisticsError(f"{answer.place}: row {row}: {name} was not asked for; get the answer again")
        if code not in named and not (code != "TOTAL" and len(code) in lengths):
            raise StatisticsError(
                f"{answer.place}: row {row}: commodity {code} was not asked for; get the answer again"
            )


def _batches(
    service: Service, store: Store, request: Request, leaves: list[tuple[Call, Kept]], notes: list[str] | None
) -> Iterator[pa.RecordBatch]:
    """The rows of all answers; numbered on through them in the order of the manifest."""
    first = 1
    seen: set[tuple[int, str]] = set()
    for call, kept in leaves:
        if not kept.rows:
            continue
        place = service.address(call)
        data = store.raw(kept.digest)
        if data is None:
            raise StatisticsError(
                f"{place}: the kept answer {kept.digest[:12]} is no longer whole; run the same pull again"
            )
        answer = answers.parse(data, place)
        seen.update((record["reporterCode"], str(record["period"])) for record in answer.records)
        rows = Rows(place, answer.layout)
        yield rows.batch(answer.columns(), first)
        tell(notes, place, rows)
        first += kept.rows
    if notes is not None:
        notes.extend(_missing(request, seen))


def _missing(request: Request, seen: set[tuple[int, str]]) -> list[str]:
    """For whom there are no rows: no data, or a parameter that Comtrade does not know; it answers the same to both."""
    there = {(areas()[code].comity, period) for code, period in seen}
    return [
        f"{reporter} {period}: no rows; there is no data yet, or a parameter Comtrade does not know"
        for reporter in dict.fromkeys(request.reporters)
        for period in dict.fromkeys(request.periods)
        if (reporter, period.replace("-", "")) not in there
    ]
