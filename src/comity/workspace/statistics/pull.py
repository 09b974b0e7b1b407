"""`comity stats pull`: what UN Comtrade has of a pair, into the warehouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.errors import UsageError
from comity.workspace.pair import parse
from comity.workspace.statistics.load import Loads, Meter, no_meter, store, told
from comity.workspace.statistics.place import place_of, warehouse_of
from comity.workspace.statistics.years import years_of

if TYPE_CHECKING:
    from comity.sources.statistics.comtrade.request import Request
    from comity.workspace.session import Session

# What `--hs` may say, and what is then asked of Comtrade.
LEVELS = {"total": ("TOTAL",), "2": ("TOTAL", "AG2"), "4": ("TOTAL", "AG4"), "6": ("TOTAL", "AG6")}
_FOLDER = "pulls"
_WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be pulled. years: first and last. hs: of LEVELS."""

    pair: tuple[str, str]
    years: tuple[int, int]
    hs: str = "total"
    monthly: bool = False

    @classmethod
    def parse(cls, pair: str, years: str | None, hs: str | None, monthly: bool) -> Wanted:
        """From the words of a command line. Raises UsageError."""
        if years is None:
            raise UsageError("stats pull: say which years with --years 2010-2015")
        if (hs or "total") not in LEVELS:
            raise UsageError(f"--hs {hs}: choose from {', '.join(LEVELS)}")
        return cls(parse(pair), years_of(years), hs or "total", monthly)

    @property
    def periods(self) -> tuple[str, ...]:
        """Years, or their months."""
        years = range(self.years[0], self.years[1] + 1)
        if not self.monthly:
            return tuple(map(str, years))
        return tuple(f"{year}-{month:02}" for year in years for month in range(1, 13))


def pull(
    session: Session,
    wanted: Wanted,
    *,
    today: str,
    meter: Meter = no_meter,
    base: str | None = None,
) -> Loads:
    """Both books of a pair, and each side's trade with the world, which shares are of.

    A pull that was cut off goes on where it stood. With a key in the settings more rows come at once. base: the
    address of the service, where it is another one.
    Raises FetchError, StatisticsError, WarehouseError.
    """
    from comity.sources.statistics.comtrade.pull import pull as ask
    from comity.sources.statistics.comtrade.pull import unfinished
    from comity.sources.statistics.comtrade.service import BASE, Service

    warehouse = warehouse_of(session)
    folder = place_of(session).folder / _FOLDER
    request = _request(wanted)
    vintage = unfinished(request, folder) or today
    notes = [place_of(session).note, f"vintage: {vintage}"]
    if not session.settings.comtrade_key:
        notes.append("without a key of UN Comtrade: previews, one period a call; set COMITY_COMTRADE_KEY for more")
    service = Service(session.settings.comtrade_key, base or BASE, attempts=session.settings.attempts)
    with meter("UN Comtrade", 0) as step:
        loading = ask(request, folder, service, vintage=vintage, today=today, progress=_calls(step), notes=notes)
    with meter("storing", loading.expected) as step:
        loaded = store(warehouse, loading, None, step)
    return Loads((told(loaded),), (), tuple(notes))


def _request(wanted: Wanted) -> Request:
    from comity.sources.statistics.comtrade.request import Request

    return Request(wanted.pair, (*wanted.pair, _WORLD), wanted.periods, LEVELS[wanted.hs])


def _calls(step: Callable[[int], None]) -> Callable[[int, int, str], None]:
    """One step a call."""

    def told_of(done: int, known: int, what: str) -> None:
        step(1)

    return told_of
