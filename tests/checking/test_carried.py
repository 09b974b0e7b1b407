"""A period that the reader took over from an earlier sentence is no proof against the text."""

from __future__ import annotations

import pytest
from tests.checking.test_check import level, share

from comity.checking.check import check
from comity.model.figure import Figure
from comity.model.statement import Evidence

CARRIED = (Evidence("period", "the period last told"),)
PRINTED = (Evidence("period", "quarter, before the number"),)


def text(evidence: tuple[Evidence, ...], percent: str = "38.4") -> list[Figure]:
    """The half year and its quarters; then machinery, which is of the half, in a sentence without a period."""
    return [
        level(1, "exports", "151.2", "2019-H1"),
        level(2, "exports", "76.9", "2019-Q2"),
        level(3, "exports", "74.3", "2019-Q1"),
        share(4, "exports", percent, "machinery", period="2019-Q2", evidence=evidence),
        level(5, "exports", "58.1", "2019-Q2", commodity="machinery", evidence=evidence),
    ]


def test_nothing_is_said_where_another_period_of_the_text_fits() -> None:
    report = check(text(CARRIED))
    assert report.findings == ()
    told = {v.anchor_id: v for v in report.verdicts}
    for figure in text(CARRIED)[3:]:
        verdict = told[figure.anchor_id]
        assert verdict.state == "unchecked"
        assert verdict.checks == (
            "not weighed: its period is taken over from an earlier sentence, and with another (the first half of 2019) "
            "it would fit",
        )


def test_what_is_printed_with_its_period_is_held_to_it() -> None:
    assert [f.cls for f in check(text(PRINTED)).findings] == ["contradiction"]


@pytest.mark.parametrize("percent", ["19.2", "52.0"])
def test_a_carried_period_excuses_nothing_that_no_other_period_would_mend(percent: str) -> None:
    assert [f.cls for f in check(text(CARRIED, percent)).findings] == ["contradiction"]
