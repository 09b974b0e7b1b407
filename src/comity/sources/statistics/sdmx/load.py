"""An SDMX message -> a Loading, by the profile of its dataflow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError, UnknownCode
from comity.model.flows import TOTAL, WORLD, Provenance
from comity.model.period import Period
from comity.reference.currencies import currency
from comity.sources.statistics.areas import Area, area_of_code, area_of_iso2
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.indicators.load import UNITS
from comity.sources.statistics.indicators.load import country_of as country_of_bank
from comity.sources.statistics.schema import Loading, batches_of
from comity.sources.statistics.sdmx.message import read_message
from comity.sources.statistics.sdmx.observation import Observation
from comity.sources.statistics.sdmx.profile import Measure, Profile, profile_of

LOADER = "sdmx 1"
_FREQUENCIES = ("A", "Q", "M", "D", "H", "S", "B")
_MISSING = ("", "NaN", "nan", "NA")
_GOODS = re.compile(r"(?:\d\d){1,5}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-M(\d\d)", re.ASCII)
_HALF = re.compile(r"(\d{4})-S([12])", re.ASCII)


@dataclass(slots=True)
class _Flow:
    """One flow as its measures come in. row, place: of the first."""

    key: tuple[str, ...]
    is_group: bool
    row: int
    place: str
    numbers: dict[str, Decimal] = field(default_factory=dict)
    step: Decimal | None = None
    unit: str | None = None


def open_sdmx(path: Path, *, vintage: str, source: str | None = None) -> Loading:
    """A message of a known dataflow: CSV, ML or JSON, packed or not.

    Raises StatisticsError that names file, observation and remedy: an unknown dataflow (with those that are known),
    dimension, attribute, code or measure, a number or a period that is none, a value that is there twice.
    """
    message = read_message(path)
    profile = profile_of(message.names, path.name)
    provenance = Provenance(source or profile.source, vintage, profile.standing, path.name, digest_of(path), LOADER)
    rows = {"flows": _flows, "rates": _rates, "indicators": _indicators}[profile.kind](
        profile, _checked(profile, message.observations)
    )
    return Loading(provenance, profile.kind, batches_of(profile.kind, rows))


def _checked(profile: Profile, observations: Iterator[Observation]) -> Iterator[tuple[Observation, dict[str, str]]]:
    """Each observation with its dimensions by role; those that are left out, or have no value, are passed over."""
    wanted = {role for role in profile.dimensions.values() if role != "frequency"}
    for one in observations:
        roles: dict[str, str] = {}
        for name, text in one.said.items():
            role = profile.dimensions.get(name)
            if role is not None:
                _fixed(profile, one, name, text)
                roles[role] = text
            elif name not in profile.attributes and name != profile.multiplier:
                raise StatisticsError(
                    f"{one.place}: {name!r} is no dimension or attribute of {profile.name}; ask for CSV"
                )
        if missing := sorted(wanted - set(roles)):
            raise StatisticsError(f"{one.place}: the {missing[0]} is not said; download the file whole")
        if roles.get("frequency", "A") not in _FREQUENCIES:
            raise StatisticsError(f"{one.place}: the frequency {roles['frequency']!r} is unknown; ask for A, Q or M")
        out = any(roles.get(role) in codes for role, codes in profile.left_out.items())
        if one.value not in _MISSING and not out:
            yield one, roles


def _fixed(profile: Profile, one: Observation, name: str, text: str) -> None:
    wanted = profile.fixed.get(name, text)
    if text != wanted:
        raise StatisticsError(f"{one.place}: {name} is {text!r}; of {profile.name} only {wanted} is read, ask for that")


def _number(profile: Profile, one: Observation) -> tuple[Decimal, Decimal]:
    """The value and what its last printed place is worth, the power of ten honoured."""
    power = one.said.get(profile.multiplier, "") if profile.multiplier else ""
    try:
        value = Decimal(one.value)
        exponent = int(power or 0)
    except (InvalidOperation, ValueError) as error:
        raise StatisticsError(
            f"{one.place}: {one.value!r} times ten to {power!r} is no number; take it again"
        ) from error
    if not value.is_finite() or abs(exponent) > 30:
        raise StatisticsError(f"{one.place}: {one.value!r} is no number; download it again")
    places = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(int(places), 0))
    return value.scaleb(exponent), step.scaleb(exponent)


def _period(one: Observation, text: str) -> str:
    """A period as SDMX spells it (2015-M03, 2015-S1), in the exchange's spelling."""
    spelt = _HALF.sub(r"\1-H\2", _MONTH.sub(r"\1-\2", text))
    try:
        return str(Period.parse(spelt))
    except ValueError as error:
        raise StatisticsError(f"{one.place}: {text!r} is no period; ask for years, quarters, months or days") from error


def _area(profile: Profile, one: Observation, role: str, code: str) -> Area:
    if code in profile.countries:
        return Area(profile.countries[code])
    if code in profile.groups:
        return Area(profile.groups[code] or code, True)
    found = (area_of_iso2 if profile.spelling == "iso2" else area_of_code)(code)
    if found is not None and found.code != "XXX":
        return found
    if any(fnmatchcase(code, pattern) for pattern, kept in profile.groups.items() if not kept):
        return Area(code, True)
    raise StatisticsError(f"{one.place}: the {role} {code!r} is no country or group of {profile.name}; leave it out")


def _flows(profile: Profile, observations: Iterator[tuple[Observation, dict[str, str]]]) -> Iterator[dict[str, Any]]:
    """Flows, their measures joined: a value, its weight, its CIF and FOB."""
    found: dict[tuple[str, ...], _Flow] = {}
    for one, roles in observations:
        measure = profile.measures.get(roles["measure"])
        if measure is None:
            known = ", ".join(profile.measures)
            raise StatisticsError(f"{one.place}: the measure {roles['measure']!r} is unknown; known are {known}")
        if not measure.left_out:
            _add(found, profile, measure, one, roles)
    for flow in found.values():
        if "value" not in flow.numbers and "fob" in flow.numbers:
            flow.numbers["value"] = flow.numbers["fob"]
        if "value" not in flow.numbers:
            raise StatisticsError(f"{flow.place}: there is a quantity and no value; ask for both")
        yield _flow_row(profile, flow)


def _add(
    found: dict[tuple[str, ...], _Flow], profile: Profile, measure: Measure, one: Observation, roles: dict[str, str]
) -> None:
    reporter = _area(profile, one, "reporter", roles["reporter"])
    partner = _area(profile, one, "partner", roles["partner"])
    side = measure.flow or profile.flows.get(roles.get("flow", ""), "")
    if not side:
        known = ", ".join(profile.flows)
        raise StatisticsError(f"{one.place}: the flow {roles.get('flow')!r} is unknown; known are {known}")
    key = (reporter.code, partner.code, side, _commodity(profile, one, roles), _period(one, roles["period"]))
    flow = found.setdefault(key, _Flow(key, partner.is_group, one.row, one.place))
    value, step = _number(profile, one)
    if value < 0:
        raise StatisticsError(f"{one.place}: {one.value} is below nothing, which no flow is; download it again")
    for column in measure.columns:
        if column in flow.numbers:
            raise StatisticsError(f"{one.place}: {' '.join(key)} is there twice, first at {flow.place}; remove one")
        flow.numbers[column] = value * measure.factor
    if {"value", "fob"} & set(measure.columns):
        flow.step = step * measure.factor
    flow.unit = measure.unit or flow.unit


def _commodity(profile: Profile, one: Observation, roles: dict[str, str]) -> str:
    code = roles.get("commodity", TOTAL)
    code = profile.commodities.get(code, code)
    if code != TOTAL and not _GOODS.fullmatch(code):
        raise StatisticsError(f"{one.place}: {code!r} is no code of goods (an even number of digits, or TOTAL)")
    return code


def _flow_row(profile: Profile, flow: _Flow) -> dict[str, Any]:
    reporter, partner, side, commodity, period = flow.key
    numbers = {column: float(value) for column, value in flow.numbers.items()}
    return {
        "year": int(period[:4]),
        "period": period,
        "reporter": reporter,
        "partner": partner,
        "partner_is_group": flow.is_group,
        "flow": side,
        "classification": "HS",
        "commodity": commodity,
        "currency": profile.currency,
        "step": None if flow.step is None else float(flow.step),
        "unit": flow.unit,
        "partner2": WORLD,
        "customs": "C00",
        "transport": "0",
        "row": flow.row,
        **numbers,
    }


def _rates(profile: Profile, observations: Iterator[tuple[Observation, dict[str, str]]]) -> Iterator[dict[str, Any]]:
    seen: dict[tuple[str, str, str], str] = {}
    for one, roles in observations:
        try:
            base, quoted = currency(roles["base"]).code, currency(roles["currency"]).code
        except UnknownCode as error:
            raise StatisticsError(f"{one.place}: {error}") from error
        value, step = _number(profile, one)
        if value <= 0:
            raise StatisticsError(f"{one.place}: {one.value!r} is no rate; download it again")
        key = (base, quoted, _period(one, roles["period"]))
        if key in seen:
            raise StatisticsError(f"{one.place}: {' '.join(key)} is there twice, first at {seen[key]}; remove one")
        seen[key] = one.place
        yield {
            "currency": base,
            "against": quoted,
            "period": key[2],
            "value": float(value),
            "step": float(step),
            "row": one.row,
        }


def _indicators(
    profile: Profile, observations: Iterator[tuple[Observation, dict[str, str]]]
) -> Iterator[dict[str, Any]]:
    seen: dict[tuple[str, str, str], str] = {}
    for one, roles in observations:
        indicator = roles["indicator"].replace("_", ".")
        if indicator not in UNITS:
            raise StatisticsError(f"{one.place}: the indicator {indicator} is unknown; known are {', '.join(UNITS)}")
        country = country_of_bank(roles["country"], one.place)
        if country is None:
            continue
        key = (country, indicator, _period(one, roles["period"]))
        if key in seen:
            raise StatisticsError(f"{one.place}: {' '.join(key)} is there twice, first at {seen[key]}; remove one")
        seen[key] = one.place
        yield {
            "country": country,
            "indicator": indicator,
            "period": key[2],
            "value": float(_number(profile, one)[0]),
            "unit": UNITS[indicator],
            "row": one.row,
        }
