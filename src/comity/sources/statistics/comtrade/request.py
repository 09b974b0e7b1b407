"""What is asked of Comtrade, and the calls it takes: planned under the limits, split where an answer is cut off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.errors import StatisticsError
from comity.model.flows import FLOWS, TOTAL
from comity.sources.statistics.comtrade.areas import codes_of, partner_codes
from comity.sources.statistics.comtrade.codes import ASKED, LEVELS, commodities, of_level

CODES_A_CALL = 200  # an address stays under 2,000 letters
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Access:
    """One of the service's two doors. rows, periods: at most in one call. path: under the base address."""

    name: str
    path: str
    rows: int
    periods: int


PREVIEW = Access("preview", "/public/v1/preview", 500, 1)
GET = Access("get", "/data/v1/get", 100_000, 12)


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted.

    reporters, partners: ISO 3166 alpha-3, or Comity's other codes of areas; no partners means all of them and the
    world. periods: `2015` or `2015-03`. commodities: TOTAL, a level (AG2, AG4, AG6), or codes. flows: of X, M, RX, RM.
    classification: HS (as reported), H0 ... H6, SS (any SITC), S1 ... S4, B4, B5.
    """

    reporters: tuple[str, ...]
    partners: tuple[str, ...]
    periods: tuple[str, ...]
    commodities: tuple[str, ...] = (TOTAL,)
    flows: tuple[str, ...] = ("X", "M")
    classification: str = "HS"

    @property
    def digest(self) -> str:
        """The same for the same request, whatever the order within it."""
        parts = (self.reporters, self.partners, self.periods, self.commodities, self.flows, (self.classification,))
        return hashlib.sha256("|".join(",".join(sorted(set(part))) for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Call:
    """One call, in Comtrade's codes. partners: empty for all. freq: A or M. periods: 2015 or 201503."""

    freq: str
    classification: str
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    periods: tuple[int, ...]
    flows: tuple[str, ...]
    commodities: tuple[str, ...]

    def query(self) -> dict[str, str]:
        """The parameters. What would multiply rows (second partner, customs procedure, transport) is always fixed."""
        return {
            "reporterCode": _list(self.reporters),
            **({"partnerCode": _list(self.partners)} if self.partners else {}),
            "partner2Code": "0",
            "customsCode": "C00",
            "motCode": "0",
            "period": _list(self.periods),
            "cmdCode": _list(self.commodities),
            "flowCode": _list(self.flows),
            "includeDesc": "false",
        }

    def line(self) -> str:
        """The call in one line: what it is kept by."""
        return f"C/{self.freq}/{self.classification}?" + "&".join(f"{k}={v}" for k, v in self.query().items())

    def label(self) -> str:
        """The call in a few words, for a progress bar."""
        periods = str(self.periods[0]) + (f"-{self.periods[-1]}" if len(self.periods) > 1 else "")
        return f"{periods} {'+'.join(self.flows)} {_few(self.reporters)}-{_few(self.partners)} {_few(self.commodities)}"


def plan(request: Request, access: Access) -> tuple[Call, ...]:
    """The calls to begin with, in a fixed order. Raises StatisticsError for what Comtrade would not know."""
    check(request)
    calls: list[Call] = []
    for freq, periods in (("A", _years(request)), ("M", _months(request))):
        for start in range(0, len(periods), access.periods):
            chunk = periods[start : start + access.periods]
            years = sorted({_year(period) for period in chunk})
            calls.append(
                Call(
                    freq=freq,
                    classification=request.classification,
                    reporters=_codes(request.reporters, years, "reporter"),
                    partners=_codes(request.partners, years, "partner"),
                    periods=chunk,
                    flows=tuple(flow for flow in FLOWS if flow in request.flows),
                    commodities=tuple(sorted(set(request.commodities))),
                )
            )
    return tuple(part for call in calls for part in _within_length(call))


def check(request: Request) -> None:
    """Raises StatisticsError for an unknown or missing part of a request: Comtrade itself would answer with no rows."""
    for name, part in (("reporter", request.reporters), ("period", request.periods), ("flow", request.flows)):
        if not part:
            raise StatisticsError(f"Comtrade needs at least one {name}; give one")
    for flow in request.flows:
        if flow not in FLOWS:
            raise StatisticsError(f"{flow}: unknown flow; known are {', '.join(FLOWS)}")
    if request.classification not in ASKED:
        raise StatisticsError(f"{request.classification}: unknown classification; known are {', '.join(ASKED)}")
    _check_commodities(request)
    for period in request.periods:
        if not (_YEAR.fullmatch(period) or _MONTH.fullmatch(period)):
            raise StatisticsError(f"{period}: no period Comtrade has; write 2015 or 2015-03")
        for role, part in (("reporter", request.reporters), ("partner", request.partners)):
            for comity in part:
                codes_of(comity, int(period[:4]), role)


def _check_commodities(request: Request) -> None:
    if not request.commodities:
        raise StatisticsError("Comtrade needs at least one commodity; give TOTAL, AG2, AG4, AG6 or codes")
    family = ASKED[request.classification]
    known = commodities(family) | {level for level in LEVELS if of_level(family, level)}
    for code in request.commodities:
        if code not in known:
            raise StatisticsError(
                f"{code}: no commodity of {request.classification}; give TOTAL, AG2, AG4 or codes with leading zeros"
            )
    if set(request.commodities) & set(LEVELS) and len(set(request.commodities) - {TOTAL}) > 1:
        raise StatisticsError("a level (AG2, AG4, AG6) is asked for alone or with TOTAL; make a request for each")


def split(call: Call, access: Access, place: str) -> tuple[Call, ...]:
    """Smaller calls that together ask for the same, in a fixed order. Raises StatisticsError where none are smaller."""
    for name in ("periods", "flows", "reporters"):
        if len(getattr(call, name)) > 1:
            return _halves(call, name)
    if not call.partners:
        return _halves(replace(call, partners=partner_codes()), "partners")
    if len(call.partners) > 1:
        return _halves(call, "partners")
    if len(call.commodities) > 1:
        return _halves(call, "commodities")
    level = call.commodities[0]
    if level in LEVELS:
        return _within_length(replace(call, commodities=of_level(ASKED[call.classification], level)))
    raise StatisticsError(f"{place}: {access.rows:,} rows or more, and the call cannot be split; tell its keeper")


def _halves(call: Call, name: str) -> tuple[Call, ...]:
    parts = getattr(call, name)
    middle = (len(parts) + 1) // 2
    made = []
    for part in (parts[:middle], parts[middle:]):
        half = replace(call, **{name: part})
        made.append(half)
    return tuple(made)


def _within_length(call: Call) -> tuple[Call, ...]:
    """The call with its commodity codes in lists an address can hold."""
    codes = call.commodities
    return tuple(
        replace(call, commodities=codes[start : start + CODES_A_CALL]) for start in range(0, len(codes), CODES_A_CALL)
    )


def _codes(parts: Sequence[str], years: Sequence[int], role: str) -> tuple[int, ...]:
    found = {code for comity in parts for year in years for code in codes_of(comity, year, role)}
    return tuple(sorted(found))


def _years(request: Request) -> tuple[int, ...]:
    return tuple(sorted({int(period) for period in request.periods if "-" not in period}))


def _months(request: Request) -> tuple[int, ...]:
    return tuple(sorted({int(period.replace("-", "")) for period in request.periods if "-" in period}))


def _year(period: int) -> int:
    return period // 100 if period > 9999 else period


def _list(values: Sequence[object]) -> str:
    return ",".join(str(value) for value in values)


def _few(values: Sequence[object]) -> str:
    return "all" if not values else str(values[0]) if len(values) == 1 else f"{values[0]}...{values[-1]}"
