"""A mapping file (TOML) -> MappingFile. Every key is known or an error; its top speaks for all the tables."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError, UnknownCode
from comity.model.flows import FLOWS, STANDINGS, TOTAL
from comity.model.period import Period
from comity.reference.currencies import currency
from comity.sources.statistics.areas import area_of_code
from comity.sources.statistics.files import unreadable
from comity.sources.statistics.mapped.spec import (
    FIELDS,
    KINDS,
    REPEATS,
    SPELLINGS,
    UNITS,
    WEIGHTS,
    FixedRow,
    Group,
    Ignored,
    MappingFile,
    Numbers,
    Table,
    ValueColumn,
)
from comity.sources.statistics.mapped.strict import Keys

_SOURCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GROUP = re.compile(r"[A-Z][A-Z0-9_]{1,15}")
_CLASSIFICATIONS = ("HS", *(f"H{n}" for n in range(7)), "S1", "S2", "S3", "S4", "B4", "B5")
_COUNTRIES = ("reporter", "partner")
# Keys of the whole file; every other key at its top is what a table may say too.
_TOP = ("source", "standing", "kind", "repeats", "add", "names", "groups", "flows", "periods", "commodities", "table")


def read_mapping(path: Path) -> MappingFile:
    """The mapping of a file. Raises StatisticsError that names the file, the table and the key."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        given = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise StatisticsError(f"{path.name}: it is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise StatisticsError(f"{path.name}: it is no TOML ({error}); compare it with examples/mappings") from error
    return _mapping(given, path.name, hashlib.sha256(raw).hexdigest())


def _mapping(given: Mapping[str, Any], name: str, digest: str) -> MappingFile:
    top = Keys({key: value for key, value in given.items() if key in _TOP}, name)
    common = {key: value for key, value in given.items() if key not in _TOP}
    kind = top.one_of("kind", KINDS, "flows")
    source = top.take("source", str)
    if not _SOURCE.fullmatch(source):
        raise top.fault(f"`source` is {source!r}; write small letters, digits and hyphens, such as kgz-nsc")
    tables = top.tables("table")
    if not tables:
        raise top.fault("there is no [[table]]; add one for each table that is to be read")
    for number, table in enumerate(given["table"], 1):
        tables[number - 1] = Keys(_merged(common, table), f"{name}, table {number}")
    found = MappingFile(
        name=name,
        digest=digest,
        source=source,
        standing=top.one_of("standing", STANDINGS),
        kind=kind,
        repeats=top.one_of("repeats", REPEATS, "equal"),
        add=frozenset(top.texts("add")),
        names=_names(top),
        groups=_groups(top),
        flows=_checked(top, "flows", FLOWS),
        periods={key: _period(top, value) for key, value in top.texts_by_text("periods").items()},
        commodities=top.texts_by_text("commodities"),
        tables=tuple(_table(table, kind) for table in tables),
    )
    top.close()
    return found


def _merged(common: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """What a table says, and what the top of the file says for all; rows to ignore add up."""
    found = {**common, **table}
    ignored = [common.get("ignore", []), table.get("ignore", [])]
    if any(ignored) and all(isinstance(part, list) for part in ignored):
        found["ignore"] = [item for part in ignored for item in part]
    return found


def _checked(top: Keys, key: str, allowed: tuple[str, ...]) -> dict[str, str]:
    found = top.texts_by_text(key)
    for text, value in found.items():
        if value not in allowed:
            raise top.fault(f"[{key}] gives {value!r} for {text!r}; write one of {', '.join(allowed)}")
    return found


def _names(top: Keys) -> dict[str, str]:
    found = top.texts_by_text("names")
    for name, code in found.items():
        if area_of_code(code) is None:
            remedy = "write an ISO 3166 alpha-3 code, WLD for the world, XXX for not specified, or list it in [groups]"
            raise top.fault(f"[names] gives {code!r} for {name!r}, which is no country; {remedy}")
    return found


def _groups(top: Keys) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for name, value in top.take("groups", dict, {}).items():
        keys = Keys({"code": value} if isinstance(value, str) else value, f"{top.place}, [groups] {name!r}")
        code, since = keys.take("code", str), keys.take("since", int, 0)
        keys.close()
        area = area_of_code(code)
        if not _GROUP.fullmatch(code) or (area is not None and not area.is_group):
            raise keys.fault(
                f"{code!r} is no code of a group; write capitals such as CIS, or list a country in [names]"
            )
        found[name] = Group(code, since)
    return found


def _period(keys: Keys, text: str) -> str:
    try:
        return str(Period.parse(text))
    except ValueError as error:
        raise keys.fault(f"{text!r} is no period; write 2015, 2015-Q1 or 2015-03") from error


def _table(keys: Keys, kind: str) -> Table:
    heading = keys.take("heading_row", int, 0)
    columns = _columns(Keys(keys.take("columns", dict, {}), f"{keys.place}, columns"), kind)
    fields = _fields(keys, kind)
    if kind == "flows" and "commodity" not in {*fields, *columns}:
        fields["commodity"] = TOTAL
    found = Table(
        files=keys.texts("files"),
        sheets=keys.texts("sheet"),
        heading_row=heading,
        first_row=keys.take("first_row", int, heading + 1),
        last_row=keys.take("last_row", int, 0),
        fields=fields,
        columns=columns,
        other_columns=keys.texts("other_columns"),
        across=keys.take("years", str, ""),
        values=tuple(_value(value, kind) for value in keys.tables("value")),
        rows=tuple(_fixed_row(row, kind) for row in keys.tables("row")),
        ignored=tuple(_ignored(ignored) for ignored in keys.tables("ignore")),
        numbers=_numbers(keys),
        factor=_factor(keys, kind),
        weight_factor=WEIGHTS[keys.one_of("weight_unit", tuple(WEIGHTS), "kg")] if kind == "flows" else 1,
        classification=keys.one_of("classification", _CLASSIFICATIONS, "HS") if kind == "flows" else "",
        code_digits=keys.take("code_digits", int, 0) if kind == "flows" else 0,
        encoding=keys.take("encoding", str, "utf-8-sig"),
        delimiter=keys.take("delimiter", str, ","),
        marks=keys.texts("footnote_marks"),
    )
    keys.close()
    _whole(keys, found, kind)
    return found


def _factor(keys: Keys, kind: str) -> Decimal:
    """What a printed number is multiplied by."""
    if kind == "flows":
        return Decimal(UNITS[keys.one_of("unit", tuple(UNITS))])
    per = keys.take("per", int, 1)
    if per < 1:
        raise keys.fault(f"`per` is {per}; write how many units of the currency a rate is for, such as 100")
    return Decimal(1) / per


def _whole(keys: Keys, table: Table, kind: str) -> None:
    """That figures are read from somewhere, and each field is said somewhere."""
    if bool(table.across) + bool(table.values) + ("value" in table.columns) != 1:
        raise keys.fault("say where the figures stand, in one way: columns.value, `years`, or [[table.value]]")
    if table.across and not table.heading_row:
        raise keys.fault("`heading_row` is not there; write the number of the row that holds the years")
    if table.rows and "text" not in table.columns:
        raise keys.fault("columns.text is not there; write the column that holds the texts of [[table.row]]")
    said = {name.partition("_")[0] for name in table.columns} | set(table.fields)
    said |= {"period"} if table.across else set()
    for name in FIELDS[kind]:
        by_part = any(part and all(name in one.fields for one in part) for part in (table.rows, table.values))
        if name not in said and not by_part:
            raise keys.fault(f"nothing says the {name}; write `{name} = ...`, or name its column in [columns]")


def _fields(keys: Keys, kind: str) -> dict[str, str]:
    """What is said once, for all the figures of a table, a row or a column."""
    found = {name: keys.take(name, str, "") for name in FIELDS[kind]}
    return _valid(keys, {name: value for name, value in found.items() if value})


def _columns(keys: Keys, kind: str) -> dict[str, tuple[str, ...]]:
    names = [name + spelling for name in FIELDS[kind] for spelling in (SPELLINGS if name in _COUNTRIES else ("",))]
    found = {name: keys.texts(name) for name in (*names, "value", "text", *(["net_weight"] if kind == "flows" else []))}
    keys.close()
    return {name: value for name, value in found.items() if value}


def _fixed_row(keys: Keys, kind: str) -> FixedRow:
    found = FixedRow(keys.take("row", int), keys.take("text", str), _fields(keys, kind))
    keys.close()
    return found


def _value(keys: Keys, kind: str) -> ValueColumn:
    found = ValueColumn(keys.take("column", str), _fields(keys, kind))
    keys.close()
    return found


def _ignored(keys: Keys) -> Ignored:
    found = Ignored(keys.take("text", str, ""), _span(keys, "rows"), _span(keys, "years"), keys.take("reason", str))
    if bool(found.text) == bool(found.rows):
        raise keys.fault('say which rows: text = "their text", or rows = "165-170"')
    keys.close()
    return found


def _span(keys: Keys, key: str) -> tuple[int, int] | None:
    """Of "165-170", or of "165" alone."""
    text = keys.take(key, str, "")
    match = re.fullmatch(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?", text, re.ASCII)
    if text and match is None:
        raise keys.fault(f'`{key}` is {text!r}; write it as "165-170" or "165"')
    return (int(match[1]), int(match[2] or match[1])) if match else None


def _numbers(keys: Keys) -> Numbers:
    places = keys.take("places", object, "as written")
    counted = isinstance(places, int) and not isinstance(places, bool) and 0 <= places <= 12
    if places not in ("as written", "unknown") and not counted:
        raise keys.fault(f'`places` is {places!r}; write "as written", "unknown", or a number of decimals')
    found = Numbers(
        decimal=keys.one_of("decimal", (".", ","), "."),
        thousands=keys.one_of("thousands", ("", " ", ",", ".", "'"), ""),
        missing=frozenset(text.strip() for text in keys.texts("missing")),
        zero=frozenset(text.strip() for text in keys.texts("zero")),
        places=places if isinstance(places, int) else None if places == "as written" else -1,
    )
    if found.decimal == found.thousands:
        raise keys.fault("`decimal` and `thousands` are the same sign; they must differ")
    if found.missing & found.zero:
        raise keys.fault(f"{sorted(found.missing & found.zero)[0]!r} is both `missing` and `zero`; decide for one")
    return found


def _valid(keys: Keys, fields: dict[str, str]) -> dict[str, str]:
    """The fields said in the file itself, each a code that exists."""
    for name, value in fields.items():
        if name in _COUNTRIES and area_of_code(value) is None:
            raise keys.fault(f"`{name}` is {value!r}; write an ISO 3166 alpha-3 code such as KGZ")
        if name == "flow" and value not in FLOWS:
            raise keys.fault(f"`flow` is {value!r}; write one of {', '.join(FLOWS)}")
        if name == "period":
            fields[name] = _period(keys, value)
        if name in ("currency", "against"):
            try:
                fields[name] = currency(value).code
            except UnknownCode as error:
                raise keys.fault(str(error)) from error
    return fields
