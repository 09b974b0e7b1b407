"""The use cases of `comity mirror`, `structure` and `potential`: a session's warehouse, what is asked, a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from comity.errors import UsageError, WarehouseError
from comity.workspace.pair import parse
from comity.workspace.statistics.place import place_of, warehouse_of
from comity.workspace.trade_views.sheet import Report
from comity.workspace.trade_views.words import Words

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View
    from comity.workspace.session import Session

LEVELS = {"total": 0, "2": 2, "4": 4, "6": 6}
FLOWS = {"exports": "X", "imports": "M"}


def mirror(
    session: Session, *, year: str | None, hs: str | None, reconcile: bool = False, as_of: str | None = None
) -> Report:
    """Both sides' books. year: None for all years. Raises UsageError, WarehouseError."""
    from comity.workspace.trade_views import mirror as use

    pair, when, words = _pair(session), _year(year), Words.of(session.settings.language)
    with _view(session, as_of) as view:
        return _at(hs, lambda level: use.report(view, use.Asked(pair, when, level, reconcile), words))


def structure(
    session: Session, *, year: str | None, hs: str | None, flow: str | None, as_of: str | None = None
) -> Report:
    """What a flow consists of. flow: exports or imports of our side. Raises UsageError, WarehouseError."""
    from comity.workspace.trade_views import structure as use

    if (flow or "exports") not in FLOWS:
        raise UsageError(f"--flow {flow}: choose exports or imports")
    pair, when, words = _pair(session), _year(year), Words.of(session.settings.language)
    with _view(session, as_of) as view:
        return _at(hs, lambda level: use.report(view, use.Asked(pair, FLOWS[flow or "exports"], when, level), words))


def potential(session: Session, *, year: str | None, hs: str | None, as_of: str | None = None) -> Report:
    """What could be traded beyond what is. year: the last one averaged. Raises UsageError, WarehouseError."""
    from comity.workspace.trade_views import potential as use

    level = _level(hs, "2")
    if not level:
        raise UsageError("--hs total: potential is told by goods; choose 2, 4 or 6")
    asked = use.Asked(_pair(session), _year(year), level)
    with _view(session, as_of) as view:
        return use.report(view, asked, Words.of(session.settings.language))


def _at(hs: str | None, made: Callable[[int], Report]) -> Report:
    """The report at the level asked for; where none is, by chapters, or of all goods where no book tells chapters."""
    if hs is not None:
        return made(_level(hs, hs))
    try:
        return made(LEVELS["2"])
    except WarehouseError:
        return made(LEVELS["total"])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _pair(session: Session) -> tuple[str, str]:
    if not session.settings.pair:
        raise UsageError("name the pair with --pair BLR-KAZ, our side first")
    return parse(session.settings.pair)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if len(text) != 4 or not text.isascii() or not text.isdigit():
        raise UsageError(f"--year {text}: write one year such as 2015")
    return int(text)


def _level(text: str | None, default: str) -> int:
    if (text or default) not in LEVELS:
        raise UsageError(f"--hs {text}: choose from {', '.join(LEVELS)}")
    return LEVELS[text or default]


def _view(session: Session, as_of: str | None) -> View:
    if as_of is not None and not _is_day(as_of):
        raise UsageError(f"--as-of {as_of}: write a date such as 2020-12-31")
    view = warehouse_of(session).view(as_of)
    if not view.manifests:
        told = f"as of {as_of} " if as_of else ""
        raise WarehouseError(
            f"{place_of(session).folder}: the warehouse holds nothing {told}yet: `comity stats load FILE`, or "
            "`comity stats pull --pair BLR-KAZ --years 2010-2015`"
        )
    return view
