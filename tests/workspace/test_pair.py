"""Whose relationship it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workspace.build import agreement, figure

from comity.errors import UsageError
from comity.model.statement import Statement
from comity.workspace.pair import guess, of_pair, parse


def test_the_first_is_our_side() -> None:
    assert parse("BLR-KAZ") == ("BLR", "KAZ")
    assert parse(" kaz - blr ") == ("KAZ", "BLR")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("BLR", "with a hyphen"),
        ("BLR-", "with a hyphen"),
        ("BLR-KAZ-RUS", "with a hyphen"),
        ("BLR-XXX", "XXX is no country code"),
        ("Belarus-Kazakhstan", "three letters"),
        ("BLR-EAEU", "EAEU is no country code"),
        ("BLR-BLR", "two countries"),
    ],
)
def test_what_is_no_pair(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse(text)


def test_the_pair_of_most_documents_wins_over_the_loudest_document() -> None:
    loud: list[Statement] = [figure("loud", ordinal=i, reporter="RUS", partner="CHN") for i in range(9)]
    found = guess([*loud, figure("a"), figure("b")])
    assert found is not None
    assert (found.pair, found.documents) == (("BLR", "KAZ"), 2)


def test_our_side_reports_more_often() -> None:
    found = guess([figure("a", reporter="KAZ", partner="BLR"), figure("b", reporter="KAZ", partner="BLR"), figure("c")])
    assert found is not None
    assert (found.pair, found.documents) == (("KAZ", "BLR"), 3)


@pytest.mark.parametrize("partner", ["WLD", "EAEU", "CIS", "EU", None, "BLR"])
def test_what_is_of_no_two_countries_does_not_count(partner: str | None) -> None:
    assert guess([figure(partner=partner)]) is None


def test_an_agreement_of_two_counts() -> None:
    found = guess([agreement(parties=("KAZ", "BLR"))])
    assert found is not None
    assert set(found.pair) == {"BLR", "KAZ"}
    assert guess([agreement(parties=("KAZ", "BLR", "RUS"))]) is None


def test_a_pair_filters_in_either_order() -> None:
    statements = [figure(), figure(reporter="KAZ", partner="BLR", ordinal=1), figure(partner="RUS", ordinal=2)]
    assert of_pair(statements, ("KAZ", "BLR")) == statements[:2]


CODES = st.sampled_from(["BLR", "KAZ", "RUS", "CHN", "WLD", "EAEU"])


@given(st.lists(st.tuples(st.sampled_from("abc"), CODES, CODES), max_size=12), st.randoms())
def test_the_order_of_statements_does_not_matter(rows: list[tuple[str, str, str]], random: object) -> None:
    statements = [
        figure(name, reporter=reporter, partner=partner, ordinal=i) for i, (name, reporter, partner) in enumerate(rows)
    ]
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert guess(statements) == guess(shuffled)
