"""What holds by definition: periods, blocs, headings, goods and services; each with what it must not touch."""

from __future__ import annotations

import pytest
from tests.checking.test_check import best, growth, level, only, share

from comity.checking.check import check
from comity.model.figure import Figure, HsMatch


def goods(place: int, millions: str, name: str, code: str, sure: float = 1.0) -> Figure:
    return level(place, "exports", millions, commodity=name, hs=(HsMatch(code, sure),))


def alarms(rows: list[Figure]) -> list[str]:
    return [f.cls for f in check(rows).findings if f.severity == "error"]


def test_quarters_and_a_half_fill_the_year() -> None:
    rows = [
        level(1, "exports", "100.0", "2019-Q1"),
        level(2, "exports", "120.0", "2019-Q2"),
        level(3, "exports", "250.0", "2019-H2"),
    ]
    assert check([*rows, level(4, "exports", "470.0")]).findings == ()
    wrong = only(check([*rows, level(4, "exports", "490.0")]))
    assert wrong.cls == "contradiction"
    assert "100.0 + 120.0 + 250.0 = 470.0" in wrong.proof


def test_the_year_to_date_grows_and_months_fill_it() -> None:
    nine = level(1, "exports", "300.0", "2019-01/2019-09")
    assert alarms([nine, level(2, "exports", "310.0", "2019-H1")]) == ["contradiction"]
    assert alarms([nine, level(2, "exports", "290.0", "2019-H1")]) == []
    months = [level(3, "exports", "40.0", "2019-10"), level(4, "exports", "345.0", "2019-01/2019-10")]
    assert alarms([nine, *months]) == ["contradiction"]
    assert alarms([nine, months[0], level(4, "exports", "340.0", "2019-01/2019-10")]) == []


def test_halves_of_a_balance_make_its_year_and_may_exceed_it() -> None:
    rows = [level(1, "balance", "50.0", "2019-H1"), level(2, "balance", "-80.0", "2019-H2")]
    assert alarms([*rows, level(3, "balance", "-30.0")]) == []
    assert alarms([*rows, level(3, "balance", "-45.0")]) == ["contradiction"]


def test_a_growth_chain_over_years() -> None:
    rows = [level(1, "exports", "100.0", "2016"), level(2, "exports", "133.1")]
    steps = [growth(3 + i, "exports", "10.0", str(2017 + i), str(2016 + i)) for i in range(3)]
    assert alarms([*rows, *steps]) == []
    finding = only(check([*rows, *steps[:2], growth(5, "exports", "20.0", "2019", "2018")]))
    assert len(finding.statements) == 5


def test_headings_lie_in_their_chapter_only_where_the_words_are_the_chapter() -> None:
    heading = goods(2, "80", "crude oil", "2709")
    assert alarms([goods(1, "70", "mineral fuels", "27"), heading]) == ["contradiction"]
    assert alarms([goods(1, "90", "mineral fuels", "27"), heading]) == []
    assert alarms([goods(1, "70", "fuels of some kind", "27", 0.9), heading]) == []
    both = [heading, goods(3, "30", "petroleum products", "2710")]
    assert alarms([goods(1, "100", "mineral fuels", "27"), *both]) == ["contradiction"]


def test_a_chapter_and_its_heading_are_not_added_up_in_their_flow() -> None:
    rows = [level(0, "exports", "100"), goods(1, "70", "mineral fuels", "27"), goods(2, "60", "crude oil", "2709")]
    assert alarms(rows) == []
    assert alarms([*rows, goods(3, "40", "tyres", "4011")]) == ["contradiction"]


def test_shares_of_one_flow_over_different_headings() -> None:
    def part(place: int, percent: str, name: str, code: str) -> Figure:
        return share(place, "exports", percent, name, hs=(HsMatch(code, 1.0),))

    rows = [level(0, "exports", "100"), part(1, "62.0", "tyres", "4011"), part(2, "47.0", "tractors", "8701")]
    assert alarms(rows) == ["contradiction"]
    assert alarms(rows[1:]) == ["contradiction"]
    assert alarms([*rows[:2], part(2, "37.0", "tractors", "8701")]) == []
    assert alarms([rows[1], part(2, "37.0", "tractors", "8701")]) == []
    assert alarms([*rows[:2], part(2, "47.0", "new tyres", "4011")]) == []


def partner(place: int, millions: str, code: str, period: str = "2019", measure: str = "exports") -> Figure:
    return level(place, measure, millions, period, reporter="BLR", partner=code)


def test_a_bloc_is_no_less_than_its_members() -> None:
    russia, kazakhstan = partner(2, "800", "RUS"), partner(3, "90", "KAZ")
    assert alarms([partner(1, "850", "EAEU"), russia, kazakhstan]) == ["contradiction"]
    assert alarms([partner(1, "950", "EAEU"), russia, kazakhstan]) == []
    assert alarms([partner(1, "850", "EAEU"), russia, partner(3, "90", "UKR")]) == []
    assert alarms([partner(1, "850", "WLD"), russia, partner(3, "90", "UKR")]) == ["contradiction"]


@pytest.mark.parametrize("measure", ["exports", "turnover"])
def test_all_members_together_are_the_bloc(measure: str) -> None:
    members = [partner(i, "100", code, measure=measure) for i, code in enumerate(("RUS", "KAZ", "ARM", "KGZ"))]
    assert alarms([*members, partner(9, "400", "EAEU", measure=measure)]) == []
    assert alarms([*members, partner(9, "460", "EAEU", measure=measure)]) == ["contradiction"]
    assert alarms([*members[1:], partner(9, "460", "EAEU", measure=measure)]) == []


def test_a_bloc_that_a_country_joined_later_does_not_hold_it_before() -> None:
    rows = [partner(1, "50", "EAEU", "2010"), partner(2, "80", "RUS", "2010")]
    assert alarms(rows) == []


def test_goods_and_services_together() -> None:
    both = level(1, "exports", "130", basis="goods and services")
    rows = [level(2, "exports", "100"), level(3, "services.exports", "30")]
    assert alarms([both, *rows]) == []
    assert alarms([both, rows[0], level(3, "services.exports", "45")]) == ["contradiction"]
    assert alarms([level(1, "exports", "90", basis="goods and services"), rows[0]]) == ["contradiction"]
    assert alarms([level(1, "exports", "90", basis="constant prices"), rows[0]]) == []


def test_direct_investment_is_within_the_whole_and_counts_may_fall() -> None:
    rows = [level(1, "investment", "10"), level(2, "direct_investment", "19")]
    assert alarms(rows) == ["contradiction"]
    assert alarms([rows[0], level(2, "direct_investment", "19", reporter="HRV", partner="SRB")]) == []


def test_a_year_that_repeats_its_half_beside_the_other_half() -> None:
    rows = [
        level(1, "services.turnover", "41.3", "2019-H1"),
        level(2, "services.turnover", "44.6", "2019-H2"),
        level(3, "services.turnover", "41.3", "2019"),
    ]
    finding = only(check(rows))
    assert finding.cls == "contradiction"
    assert finding.readings[0].reading == "period"
    assert finding.readings[0].statement == rows[2].anchor_id
    assert "the first half of 2019" in finding.readings[0].text


def test_zeros_that_were_rounded() -> None:
    rows = [level(1, "exports", "1000"), level(2, "imports", "187"), level(3, "turnover", "1214")]
    finding = only(check(rows))
    assert (finding.cls, finding.severity) == ("rounding", "note")
    assert best(finding) == {("truncation", "EUR 1000 million")}
    assert "zeros" in finding.readings[0].text
    counted = level(1, "exports", "1000.0")
    assert only(check([counted, *rows[1:]])).cls == "contradiction"
