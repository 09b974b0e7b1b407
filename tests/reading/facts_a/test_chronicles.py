"""Lists of dates and of what is ahead."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Agreement, Meeting, Milestone
from comity.model.statement import Statement
from comity.reading.facts import agreements, meetings, milestones
from comity.reading.scene import Scene


def steps(text: Scene) -> list[tuple[str, str]]:
    return [(one.step, str(one.date)) for one in milestones.find(text) if isinstance(one, Milestone)]


def test_each_item_of_a_list_of_dates_is_a_step() -> None:
    body = (
        "The single market, year by year\n\n"
        "- 1997: Kenya, Norway and Chad signed the treaty on a common tariff and founded the Customs Union.\n"
        "- 1 May 2004: border checks between the members were lifted.\n"
        "- June 2010 — the secretariat took over the duties of the old office.\n"
    )
    assert [date for _, date in steps(scene(body))] == ["1997", "2004-05-01", "2010-06"]
    assert steps(scene(body))[1][0] == "border checks between the members were lifted"


def test_russian_items() -> None:
    body = (
        "Этапы интеграции\n\n"
        "- 1 марта 2009 года — начал работу Таможенный союз.\n"
        "- 2011 год: отменён таможенный контроль на внутренних границах.\n"
    )
    assert [date for _, date in steps(ru(body))] == ["2009-03-01", "2011"]


@pytest.mark.parametrize(
    "body",
    [
        "Trade, year by year\n\n- 2011: turnover of $769 million.\n- 2012: exports grew by 5%.\n",
        "Staff\n\n- 2011: a new office was opened.\n- 2012: the director retired.\n",
        "Relations\n\n- 5 May 2014: visit of the minister to Oslo.\n",
    ],
)
def test_figures_staff_and_visits_are_no_steps(body: str) -> None:
    assert steps(scene(body)) == []


def test_the_leading_date_dates_the_treaty() -> None:
    found: list[Statement] = agreements.find(scene("- 1997: Kenya and Norway signed the treaty on a common tariff.\n"))
    assert [str(one.date) for one in found if isinstance(one, Agreement)] == ["1997"]


def test_an_agenda_names_the_place_and_the_month_after_a_colon() -> None:
    found = meetings.find(scene("AHEAD\n- 4th Business Forum: Oslo, early 2031\n"))
    assert [(one.place, one.status) for one in found if isinstance(one, Meeting)] == [("Oslo", "planned")]
