"""What was promised and what became of it."""

import datetime as dt
import random
from fractions import Fraction
from typing import Any

import pytest

from comity.checking.exchange import Exchange
from comity.checking.promises import names
from comity.checking.promises.follow import follow_up, wanted
from comity.checking.promises.made import Outcome
from comity.checking.promises.tell import missed, promise_of
from comity.model.facts import Agreement, Meeting, Project
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.observation import Observation, Rate
from comity.model.period import Period
from comity.model.quantity import Quantity
from comity.model.statement import Statement

Y = Period.of_year
OLD, MID, NEW = "a-2014", "b-2016", "c-2019"
DATES = {OLD: Period.of_day(2014, 3, 1), MID: Period.of_day(2016, 3, 1), NEW: Period.of_day(2019, 3, 1)}
_PLACE = iter(range(0, 10**6, 50))


def _common(document: str, anchor: str) -> dict[str, Any]:
    start = next(_PLACE)
    return {
        "document": document, "text_digest": document, "start": start, "end": start + len(anchor), "anchor": anchor,
    }  # fmt: skip


def figure(document: str, anchor: str, value: str, period: Period | None, **fields: Any) -> Figure:
    """Turnover of BLR and KAZ in dollars, unless told otherwise."""
    given: dict[str, Any] = {"measure": "turnover", "reporter": "BLR", "partner": "KAZ", "unit": "USD"}
    given |= {"value": Fraction(value), "step": Fraction(10**6), "period": period}
    return Figure(**_common(document, anchor), **(given | fields))


def goal(anchor: str = "$1 billion", value: str = "1000000000", year: int | None = 2018, **fields: Any) -> Figure:
    document = fields.pop("document", OLD)
    given: dict[str, Any] = {"status": "target", "step": Fraction(10**9)}
    return figure(document, anchor, value, None if year is None else Y(year), **(given | fields))


def level(anchor: str = "$896 million", value: str = "896000000", year: int = 2018, **fields: Any) -> Figure:
    return figure(fields.pop("document", NEW), anchor, value, Y(year), **fields)


def one(*statements: Statement, **given: Any) -> Outcome:
    outcomes = follow_up(statements, DATES, **given)
    return outcomes[0]


def state(*statements: Statement, **given: Any) -> str:
    return one(*statements, **given).state


def test_a_goal_is_missed_with_what_was_reached_instead() -> None:
    outcome = one(goal(), level())
    promise = promise_of(outcome, "en")
    assert (promise.state, promise.why) == ("missed", "“$896 million” in 2018")
    assert [c.text for c in promise.evidence] == ["$896 million"]
    assert promise.what == "trade between Belarus and Kazakhstan: 1 billion USD by 2018"
    finding = missed(outcome, {}, "en")
    assert (finding.cls, finding.severity) == ("target missed", "note")
    assert "$896 million" in finding.why
    assert "не исполнено" not in promise_of(outcome, "ru").why
    assert "896" in promise_of(outcome, "ru").why


@pytest.mark.parametrize(
    ("anchor", "value", "fields", "expected"),
    [
        ("$1,020 million", "1020000000", {}, "kept"),
        ("$1.0 billion", "1000000000", {"step": Fraction(10**8)}, "kept"),
        ("over $900 million", "900000000", {"bound": "over"}, "unknown"),
        ("over $1.1 billion", "1100000000", {"bound": "over"}, "kept"),
        ("under $900 million", "900000000", {"bound": "under"}, "missed"),
        ("$896 million", "896000000", {"measure": "exports"}, "unknown"),
        ("$896 million", "896000000", {"partner": "UZB"}, "unknown"),
        ("$896 million", "896000000", {"commodity": "sugar"}, "unknown"),
        ("$896 million", "896000000", {"scope": "Gomel oblast"}, "unknown"),
        ("€896 million", "896000000", {"unit": "EUR"}, "unknown"),
        ("$896 million", "896000000", {"year": 2017}, "unknown"),
        ("$1,100 million", "1100000000", {"year": 2017}, "kept"),
        ("$1,100 million", "1100000000", {"year": 2012}, "unknown"),
        ("$896 million", "896000000", {"status": "forecast"}, "unknown"),
    ],
)
def test_only_the_same_thing_decides(anchor: str, value: str, fields: dict[str, Any], expected: str) -> None:
    assert state(goal(), level(anchor, value, **fields), now=dt.date(2019, 3, 1)) == expected


def test_overdue_without_evidence_is_unknown_and_never_missed() -> None:
    assert state(goal(), now=dt.date(2030, 1, 1)) == "unknown"
    assert state(goal(), now=dt.date(2018, 12, 31)) == "pending"
    assert state(goal(year=None), now=dt.date(2030, 1, 1)) == "pending"
    assert state(goal(), level("a count", "3", measure="count:plants")) == "unknown", "now is the newest document's day"


def test_a_year_that_had_not_ended_proves_nothing() -> None:
    assert state(goal(year=2016), level(year=2016, document=MID), now=dt.date(2016, 3, 1)) == "pending"


def test_values_that_disagree_leave_it_open() -> None:
    assert state(goal(), level(), level("$1,050 million", "1050000000")) == "unknown"


def test_imports_of_the_one_are_exports_of_the_other() -> None:
    aim = goal(measure="exports")
    assert state(aim, level(measure="imports", reporter="KAZ", partner="BLR")) == "missed"
    assert state(aim, level(measure="imports", reporter="BLR", partner="KAZ")) == "unknown"


def test_a_deficit_to_be_halved_is_not_judged_by_its_size() -> None:
    aim = goal("deficit of $100 million", "-100000000", measure="balance", step=Fraction(10**6))
    assert state(aim, level("deficit of $300 million", "-300000000", measure="balance")) == "unknown"


def test_later_goals_postpone_or_supersede() -> None:
    assert state(goal(year=2015), goal(year=2020, document=MID), now=dt.date(2016, 3, 1)) == "postponed"
    assert state(goal(year=2020), goal("$2 billion", "2000000000", 2020, document=MID)) == "superseded"
    assert state(goal(year=None), goal(year=2030, document=MID)) == "superseded"
    assert state(goal(year=2020), goal("$2 billion", "2000000000", 2030, document=MID)) == "pending"
    missed_anyway = follow_up([goal(), goal(year=2030, document=NEW), level()], DATES)
    assert missed_anyway[0].state == "missed"


def test_a_goal_that_is_repeated_is_one_promise() -> None:
    first, again = goal(), goal(document=MID)
    (outcome,) = follow_up([again, first], DATES)
    assert outcome.pledge.statement == first
    assert outcome.pledge.again == (again,)


def test_growth_is_worked_out_from_two_levels() -> None:
    aim = figure(OLD, "up 10%", "10", Y(2018), form="growth", unit="percent", base=Y(2017), status="forecast", step=1)
    before = level("$800 million", "800000000", 2017)
    assert state(aim, before, level("$896 million", "896000000")) == "kept"
    assert state(aim, before, level("$850 million", "850000000")) == "missed"
    assert {str(q.period) for q in wanted([aim], DATES)} == {"2017", "2018"}


def observed(value: str, currency: str = "USD", standing: str = "book") -> Observation:
    quantity = Quantity("turnover", "BLR", "KAZ", None, Y(2018), "USD")
    interval = Interval.rounded(Fraction(value), Fraction(1))
    return Observation(quantity, interval, currency, "BLR", standing, "belstat", "2019-04-01", ("a row",))


def test_official_values_decide_in_any_currency_there_is_a_rate_for_and_estimates_never() -> None:
    outcome = one(goal(), observations=[observed("896000000")], now=dt.date(2019, 5, 1))
    assert (outcome.state, outcome.rows) == ("missed", ("a row",))
    assert "896" in promise_of(outcome, "en").why
    tenge = [observed("309000000000", "KZT")]
    rates = Exchange([Rate("KZT", Y(2018), Interval.point(1 / Fraction("344.7")), "bank")])
    assert state(goal(), observations=tenge, exchange=rates, now=dt.date(2019, 5, 1)) == "missed"
    assert state(goal(), observations=tenge, now=dt.date(2019, 5, 1)) == "unknown"
    estimate = [observed("896000000", standing="estimate")]
    assert state(goal(), observations=estimate, now=dt.date(2019, 5, 1)) == "unknown"


def meeting(document: str, name: str, **fields: Any) -> Meeting:
    return Meeting(**_common(document, name), name=name, **({"type": "commission", "status": "held"} | fields))


BODY = "Belarusian-Kazakh intergovernmental commission on trade"


def about(*documents: str) -> list[Figure]:
    """Something that tells which pair a document is of."""
    return [level("$1", "1", 2013, document=d, measure="count:agreements") for d in documents]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({"name": BODY, "ordinal_number": 12, "place": "Minsk"}, "kept"),
        ({"name": "заседание межправительственной комиссии", "ordinal_number": 12, "place": "Минск"}, "kept"),
        ({"name": BODY, "ordinal_number": 11, "place": "Minsk"}, "unknown"),
        ({"name": BODY, "ordinal_number": 13, "place": "Astana"}, "kept"),
        ({"name": BODY, "ordinal_number": 12, "place": "Almaty"}, "unknown"),
        ({"name": BODY, "ordinal_number": 12, "type": "forum"}, "unknown"),
        ({"name": BODY, "ordinal_number": 12, "status": "planned", "date": Y(2020)}, "postponed"),
        ({"name": BODY, "date": Period.of_month(2016, 5)}, "kept"),
        ({"name": BODY, "date": Period.of_month(2017, 5)}, "unknown"),
        ({"name": "Council of veterans", "date": Period.of_month(2016, 5)}, "unknown"),
    ],
)
def test_a_meeting_is_kept_when_a_later_document_tells_of_it(later: dict[str, Any], expected: str) -> None:
    planned = meeting(MID, BODY, ordinal_number=12, place="Minsk", date=Period.of_month(2016, 5), status="planned")
    fields = dict(later)
    told = meeting(NEW, fields.pop("name"), **fields)
    outcomes = follow_up([planned, told, *about(MID, NEW)], DATES)
    assert next(o.state for o in outcomes if o.pledge.statement == planned) == expected


def test_a_meeting_of_another_pair_proves_nothing() -> None:
    planned = meeting(MID, "joint commission on trade", ordinal_number=12, status="planned", date=Y(2016))
    told = meeting(NEW, "joint commission on trade", ordinal_number=12)
    other = [level("$1", "1", 2013, document=NEW, partner="UZB")]
    assert state(planned, told, *about(MID), *other) == "unknown"


def test_what_is_told_before_or_in_the_same_document_proves_nothing() -> None:
    planned = meeting(MID, BODY, ordinal_number=12, status="planned", date=Y(2016))
    assert state(planned, meeting(MID, BODY, ordinal_number=12), *about(MID)) == "unknown"
    assert state(planned, meeting(OLD, BODY, ordinal_number=12), *about(OLD, MID)) == "unknown"


def project(document: str, title: str, status: str, **fields: Any) -> Project:
    return Project(**_common(document, title), title=title, status=status, **fields)


def test_a_project_is_kept_when_it_operates() -> None:
    planned = project(OLD, "plant of tractor cabs", "planned", companies=("MTZ",), place="Kostanay", date=Y(2015))
    there = {"companies": ("MTZ",), "place": "Kostanay"}
    context = about(OLD, MID)
    assert state(planned, project(MID, "tractor cabs plant", "operating", **there), *context) == "kept"
    assert state(planned, project(MID, "tractor cabs plant", "under_way", **there), *context) == "pending"
    assert state(planned, project(MID, "plant of tyres", "operating", companies=("Belshina",)), *context) == "unknown"
    elsewhere = project(MID, "plant of tractor cabs", "operating", place="Semey")
    assert state(planned, elsewhere, *context) == "unknown"
    later = project(MID, "plant of tractor cabs", "planned", date=Y(2017), **there)
    assert state(planned, later, *context) == "postponed"


def agreement(document: str, title: str, action: str, **fields: Any) -> Agreement:
    given: dict[str, Any] = {"parties": ("BLR", "KAZ")}
    return Agreement(**_common(document, title), title=title, action=action, **(given | fields))


@pytest.mark.parametrize(
    ("title", "action", "fields", "expected"),
    [
        ("agreement on tax compliance", "amended", {}, "kept"),
        ("Agreement on Tax Compliance of 1997", "amended", {"parties": ("KAZ", "BLR")}, "kept"),
        ("protocol of amendments", "signed", {"amends": "agreement on tax compliance"}, "kept"),
        ("agreement on tax compliance", "in_force", {}, "pending"),
        ("agreement on tax compliance", "amended", {"parties": ("BLR", "UZB")}, "pending"),
        ("agreement on tax compliance", "amended", {"date": Y(2010)}, "pending"),
        ("agreement on forestry", "amended", {}, "pending"),
    ],
)
def test_a_commitment_to_amend_is_a_promise(title: str, action: str, fields: dict[str, Any], expected: str) -> None:
    promised = agreement(OLD, "agreement on tax compliance", "to_be_amended")
    outcome = one(promised, agreement(MID, title, action, **fields), *about(OLD, MID))
    assert (outcome.state, outcome.pledge.kind) == (expected, "amendment")


def test_an_agreement_to_be_signed_is_kept_once_it_is() -> None:
    promised = agreement(OLD, "free trade agreement", "planned", date=Y(2015))
    context = about(OLD, MID)
    assert state(promised, agreement(MID, "Free Trade Agreement", "signed", date=Y(2015)), *context) == "kept"
    assert state(promised, agreement(MID, "Free Trade Agreement", "signed", date=Y(2007)), *context) == "unknown"
    assert state(promised, agreement(MID, "Free Trade Agreement", "initialled"), *context) == "unknown"


def test_a_plan_for_a_time_that_was_over_has_no_due_date() -> None:
    (outcome,) = follow_up([figure(MID, "42 million t", "42000000", Y(2014), unit="tonnes", status="planned")], DATES)
    assert (outcome.state, outcome.pledge.due) == ("pending", None)


def test_any_order_and_ids_that_stay() -> None:
    statements: list[Statement] = [
        goal(), level(), goal(year=2030, document=MID), meeting(OLD, BODY, ordinal_number=3, status="planned"),
        project(OLD, "plant of tractor cabs", "planned"), *about(OLD, MID, NEW),
    ]  # fmt: skip
    expected = [promise_of(o, "en") for o in follow_up(statements, DATES)]
    for seed in range(5):
        random.Random(seed).shuffle(statements)
        assert [promise_of(o, "en") for o in follow_up(statements, DATES)] == expected
    assert [p.id for p in expected] == [promise_of(o, "ru").id for o in follow_up(statements, DATES)]


def test_names() -> None:
    assert names.same("construction of the Astana bus plant", "Astana bus plant")
    assert not names.same("agreement on cooperation", "cooperation agreement on forestry")
    assert not names.same("free trade agreement", "соглашение о свободной торговле")
    assert names.apart("Minsk", "Astana")
    assert not names.apart("Minsk", "Минск")
    assert not names.apart("Belarus, Minsk", "Minsk")
