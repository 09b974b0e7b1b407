"""The exchange format: full lines read back without loss, gold lines are flat, what is off is named."""

import json
import re
from dataclasses import MISSING, fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.strategies import exact, statements_of

from comity.errors import FormatError
from comity.model import exchange
from comity.model.document import Document
from comity.model.exchange import KINDS, full, gold, parse_full
from comity.model.facts import Agreement, Meeting
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement
from comity.model.wire import decimal

DOCUMENT = Document("note", "Exports of $17-20 million; 11th session, Treaty.")
SCHEMA: dict[str, Any] = json.loads(
    (Path(exchange.__file__).parent / "schema" / "statement.schema.json").read_text(encoding="utf-8")
)


def figure() -> Figure:
    return Figure(
        document="note", text_digest=DOCUMENT.text_digest, start=11, end=25, anchor="$17-20 million", reader="r 1",
        measure="exports", reporter="KEN", partner="UGA", period=Period.of_year(2014), value=Fraction(17_000_000),
        high=Fraction(20_500_000), unit="USD", parent="exports", scope="one oblast",
    )  # fmt: skip


def reread(statement: Statement) -> Statement:
    return parse_full(json.loads(json.dumps(full(statement), ensure_ascii=False)))


@pytest.mark.parametrize("kind", sorted(KINDS))
@hypothesis_settings(max_examples=15)
@given(data=st.data())
def test_every_kind_reads_back_and_fits_the_schema(kind: str, data: st.DataObject) -> None:
    statement = data.draw(statements_of(DOCUMENT, kind))
    assert reread(statement) == statement
    row = json.loads(json.dumps(full(statement)))
    assert misfits(row, SCHEMA["$defs"][kind]) == []
    assert misfits(row | {"surplus": 1}, SCHEMA["$defs"][kind]) != []
    assert misfits({k: v for k, v in row.items() if k != "anchor"}, SCHEMA["$defs"][kind]) != []


def misfits(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """What in a value does not fit, by the keywords that the schema uses."""
    if "$ref" in schema:
        return misfits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
    if "anyOf" in schema:
        tried = [misfits(value, option, place) for option in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
             "null": type(None)}  # fmt: skip
    if "type" in schema and (
        not isinstance(value, types[schema["type"]]) or (isinstance(value, bool) and schema["type"] != "boolean")
    ):
        return [f"{place}: not {schema['type']}"]
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} is none of {schema['enum']}")
    if "pattern" in schema and re.search(schema["pattern"], value) is None:
        found.append(f"{place}: {value!r} does not match")
    if not schema.get("minimum", value) <= value <= schema.get("maximum", value) if "minimum" in schema else False:
        found.append(f"{place}: {value!r} out of bounds")
    if isinstance(value, dict):
        found += [f"{place}: no {name}" for name in schema.get("required", []) if name not in value]
        found += [f"{place}: surplus {name}" for name in value if name not in schema["properties"]]
        known = [name for name in value if name in schema["properties"]]
        found += [f for name in known for f in misfits(value[name], schema["properties"][name], f"{place}.{name}")]
    if isinstance(value, list):
        items = schema.get("prefixItems") or [schema["items"]] * len(value)
        found += [f for item, one in zip(value, items, strict=True) for f in misfits(item, one, f"{place}[]")]
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_schema_has_the_fields_of_the_class(kind: str) -> None:
    schema = SCHEMA["$defs"][kind]
    known = fields(KINDS[kind])
    assert set(schema["properties"]) == {"kind", "id", "version"} | {f.name for f in known}
    needed = {f.name for f in known if f.default is MISSING and f.default_factory is MISSING}
    assert set(schema["required"]) == {"kind"} | needed
    assert {"$ref": f"#/$defs/{kind}"} in SCHEMA["oneOf"]


def test_a_range_is_two_gold_lines() -> None:
    low, high = gold(figure())
    assert (low["value"], low["range"], high["value"], high["range"]) == (17_000_000, "low", 20_500_000, "high")
    assert low["anchor"] == high["anchor"] == "$17-20 million"
    assert (low["of"], low["scope"], low["period"], low["base"]) == ("exports", "one oblast", "2014", None)
    assert {"books", "partner_region", "optional", "note", "high", "step"}.isdisjoint(low)


def test_gold_numbers_are_json_numbers_and_facts_are_flat() -> None:
    (line,) = gold(replace(figure(), high=None, value=Fraction(333, 10), note="so printed", optional=True))
    assert (line["value"], line["note"], line["optional"]) == (33.3, "so printed", True)
    common: dict[str, Any] = {"document": "note", "text_digest": "", "start": 27, "end": 31, "anchor": "11th"}
    (meeting,) = gold(Meeting(**common, type="commission", name="session", ordinal_number=11, ordinal=2))
    assert meeting["ordinal"] == 11
    (treaty,) = gold(Agreement(**common, title="Treaty", parties=("KEN",), events=(("signed", None),)))
    assert treaty == {"kind": "agreement", "title": "Treaty", "parties": ["KEN"], "action": "signed", "date": None,
                      "anchor": "11th", "start": 27, "end": 31}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "poem"}, "unknown kind 'poem'; expected one of agreement"),
        ({"kind": None}, "unknown kind None"),
        ({"colour": "red"}, "unknown field 'colour' of kind 'figure'"),
        ({"value": "many"}, "value: 'many' is no exact number"),
        ({"value": "1/0"}, "value: "),
        ({"value": "1e999999999"}, "no exact number"),
        ({"value": 0.1}, "write it as a string"),
        ({"value": None}, "value: must not be null"),
        ({"evidence": None}, "evidence: must not be null"),
        ({"period": "2014-13"}, "period: no such period"),
        ({"start": "7"}, "start: expected int"),
        ({"optional": 1}, "optional: expected bool"),
        ({"evidence": "words"}, "evidence: expected a list"),
        ({"voice": {"tone": "soft"}}, "voice: "),
        ({"id": "0" * 16}, "does not belong to this place"),
    ],
)
def test_what_is_off_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(FormatError, match=rf"note\.jsonl:3: .*{re.escape(message)}"):
        parse_full({**full(figure()), **change}, "note.jsonl:3")


def test_null_inside_a_pair_is_no_null_list() -> None:
    treaty = Agreement(
        document="note", text_digest="", start=0, end=0, anchor="", title="Treaty", events=(("signed", None),)
    )
    assert reread(treaty) == treaty
    with pytest.raises(FormatError, match="events: must not be null"):
        parse_full({**full(treaty), "events": None})


def test_a_missing_field_is_named() -> None:
    row = full(figure())
    del row["measure"]
    with pytest.raises(FormatError, match="measure"):
        parse_full(row)


def test_the_place_keeps_its_name_when_the_reading_changes() -> None:
    one = figure()
    for other in (replace(one, value=Fraction(1)), replace(one, reader="r 2")):
        assert other.anchor_id == one.anchor_id
        assert other.version_id != one.version_id
    assert replace(one, quality=0.5).version_id == one.version_id
    assert replace(one, document="copy").anchor_id == one.anchor_id
    for moved in (replace(one, start=12), replace(one, ordinal=1), replace(one, text_digest="0")):
        assert moved.anchor_id != one.anchor_id


@given(value=exact())
def test_decimals_are_exact(value: Fraction) -> None:
    assert Fraction(decimal(value)) == value
