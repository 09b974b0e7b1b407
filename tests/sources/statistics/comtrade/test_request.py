from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.areas import partner_codes
from comity.sources.statistics.comtrade.codes import LEVELS, of_level
from comity.sources.statistics.comtrade.request import CODES_A_CALL, GET, PREVIEW, Call, Request, plan, split

PAIR = Request(("BLR",), ("KAZ",), ("2014", "2015"), ("AG2",))


def test_a_preview_is_one_period_a_call_and_nothing_multiplies_rows() -> None:
    calls = plan(PAIR, PREVIEW)
    assert [call.periods for call in calls] == [(2014,), (2015,)]
    assert calls[0].query() == {
        "reporterCode": "112",
        "partnerCode": "398",
        "partner2Code": "0",
        "customsCode": "C00",
        "motCode": "0",
        "period": "2014",
        "cmdCode": "AG2",
        "flowCode": "X,M",
        "includeDesc": "false",
    }
    assert calls[0].line().startswith("C/A/HS?reporterCode=112&")


def test_with_a_key_twelve_periods_go_into_a_call() -> None:
    months = tuple(f"{year}-{month:02}" for year in (2014, 2015) for month in range(1, 13))
    calls = plan(Request(("BLR",), (), (*months, "2013"), flows=("RX", "X")), GET)
    assert [(call.freq, len(call.periods)) for call in calls] == [("A", 1), ("M", 12), ("M", 12)]
    assert calls[1].periods[0] == 201401
    assert calls[0].flows == ("X", "RX")
    assert "partnerCode" not in calls[0].query()


def test_a_country_is_asked_for_by_the_numbers_of_its_years() -> None:
    (call,) = plan(Request(("IND",), ("WLD",), ("1974", "1975")), GET)
    assert call.reporters == (356, 699)


def test_the_order_within_a_request_does_not_matter() -> None:
    other = Request(("BLR",), ("KAZ",), ("2015", "2014", "2015"), ("AG2",), ("M", "X"))
    assert plan(other, PREVIEW) == plan(PAIR, PREVIEW)
    assert other.digest == PAIR.digest
    assert Request(("KAZ",), ("BLR",), ("2014", "2015"), ("AG2",)).digest != PAIR.digest


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request((), ("KAZ",), ("2015",)), "at least one reporter"),
        (Request(("BLR",), ("KAZ",), ()), "at least one period"),
        (Request(("BLR",), ("KAZ",), ("2015",), flows=()), "at least one flow"),
        (Request(("BLR",), ("KAZ",), ("2015",), ()), "at least one commodity"),
        (Request(("BLX",), ("KAZ",), ("2015",)), "BLX: Comtrade has no such reporter"),
        (Request(("BLR",), ("MCO",), ("2015",)), "MCO: Comtrade has no such partner"),
        (Request(("BLR",), ("KAZ",), ("15",)), "15: no period"),
        (Request(("BLR",), ("KAZ",), ("2015-Q1",)), "2015-Q1: no period"),
        (Request(("BLR",), ("KAZ",), ("2015-13",)), "2015-13: no period"),
        (Request(("BLR",), ("KAZ",), ("1989",)), "BLR: Comtrade has it from 1992"),
        (Request(("BLR",), ("KAZ",), ("2015",), ("7",)), "7: no commodity of HS"),
        (Request(("BLR",), ("KAZ",), ("2015",), ("AG3",)), "AG3: no commodity of HS"),
        (Request(("BLR",), ("KAZ",), ("2015",), ("AG2", "01")), "alone or with TOTAL"),
        (Request(("BLR",), ("KAZ",), ("2015",), flows=("DX",)), "DX: unknown flow"),
        (Request(("BLR",), ("KAZ",), ("2015",), classification="HS92"), "HS92: unknown classification"),
    ],
)
def test_what_comtrade_would_answer_with_nothing_is_refused_before(request_: Request, words: str) -> None:
    with pytest.raises(StatisticsError, match=words):
        plan(request_, GET)


def cells(calls: Iterable[Call]) -> list[tuple[object, ...]]:
    """All that calls ask for, one by one."""
    found: list[tuple[object, ...]] = []
    for call in calls:
        partners = call.partners or partner_codes()
        codes = [code for item in call.commodities for code in (of_level("HS", item) if item in LEVELS else (item,))]
        found += product(call.periods, call.reporters, call.flows, partners, codes)
    return found


some_years = st.lists(st.integers(2010, 2013), min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
some_calls = st.builds(
    Call,
    freq=st.just("A"),
    classification=st.just("HS"),
    reporters=st.sampled_from([(398,), (112, 398)]),
    partners=st.sampled_from([(), (398,), (0, 112, 643)]),
    periods=some_years,
    flows=st.sampled_from([("X",), ("X", "M")]),
    commodities=st.sampled_from([("TOTAL",), ("AG2",), ("AG2", "TOTAL"), ("01", "0101", "010121")]),
)


@given(call=some_calls, choices=st.lists(st.integers(0, 10**6), max_size=25))
def test_split_calls_together_ask_for_the_same_and_nothing_twice(call: Call, choices: list[int]) -> None:
    whole = set(cells([call]))
    calls = [call]
    for choice in choices:
        chosen = calls.pop(choice % len(calls))
        try:
            calls += split(chosen, PREVIEW, "somewhere")
        except StatisticsError:
            calls.append(chosen)
    found = cells(calls)
    assert len(found) == len(set(found))
    assert set(found) == whole


def test_a_level_becomes_lists_of_codes_an_address_can_hold() -> None:
    (call,) = plan(Request(("BLR",), ("KAZ",), ("2015",), ("AG6",), ("X",)), PREVIEW)
    parts = split(call, PREVIEW, "somewhere")
    assert max(len(part.commodities) for part in parts) == CODES_A_CALL
    assert max(len(part.line()) for part in parts) < 2000
    assert sum(len(part.commodities) for part in parts) == len(of_level("HS", "AG6"))


def test_one_cell_cannot_be_split() -> None:
    (call,) = plan(Request(("BLR",), ("KAZ",), ("2015",), ("TOTAL",), ("X",)), PREVIEW)
    with pytest.raises(StatisticsError, match="cannot be split"):
        split(call, PREVIEW, "somewhere")
