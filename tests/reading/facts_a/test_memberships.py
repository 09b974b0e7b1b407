"""Belonging, and what is only cooperation."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Membership
from comity.reading.facts.memberships import find


def memberships(body: str, *, russian: bool = False) -> list[tuple[tuple[str, ...], str, str, bool]]:
    found = find(ru(body) if russian else scene(body))
    return [(one.countries, one.organisation, one.status, one.optional) for one in found if isinstance(one, Membership)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kenya trades with Uganda. Both countries belong to the East African Community.", ("KEN", "UGA")),
        ("Kenya, as a member state of the East African Community, lowers its tariffs.", ("KEN",)),
        ("The East African Community set up in 1999 between Kenya, Uganda and Tanzania grew.", ("KEN", "UGA", "TZA")),
        ("The work has begun in Kenya and Uganda and other East African Community countries.", ("KEN", "UGA")),
        ("The three members of the East African Community, Kenya, Uganda and Tanzania, met.", ("KEN", "UGA", "TZA")),
        ("Kenya sells tea to Uganda. Both are members of the East African Community.", ("KEN", "UGA")),
    ],
)
def test_belonging(body: str, expected: tuple[str, ...]) -> None:
    assert [(one[0], one[2], one[3]) for one in memberships(body)] == [(expected, "member", False)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Армения торгует с Казахстаном. Обе страны входят в ЕАЭС.", ("ARM", "KAZ")),
        ("Армения — член ЕАЭС.", ("ARM",)),
        ("Армения и Казахстан растут. ЕАЭС, в который входят обе страны, работает.", ("ARM", "KAZ")),
    ],
)
def test_russian_belonging(body: str, expected: tuple[str, ...]) -> None:
    found = memberships(body, russian=True)
    assert [(one[1], one[2], one[3]) for one in found] == [("ЕАЭС", "member", False)]
    assert set(found[0][0]) == set(expected)


def test_each_organisation_of_a_list() -> None:
    found = memberships("Kenya belongs to the East African Community and the African Union.")
    assert [one[1] for one in found] == ["East African Community", "African Union"]


def test_an_observer_is_no_member() -> None:
    found = memberships("Монголия торгует с Казахстаном и имеет статус наблюдателя в ШОС.", russian=True)
    assert [one[2] for one in found] == ["observer"]


def test_cooperation_on_its_basis_is_at_the_margin() -> None:
    found = memberships("Kenya and Uganda cooperate on the basis of organisations such as the East African Community.")
    assert [one[3] for one in found] == [True]


@pytest.mark.parametrize(
    "body",
    [
        "Kenya and Uganda share common positions within the United Nations.",
        "Kenya is not a member of the European Union.",
        "The rules of Kenya are harmonized with those of the WTO.",
    ],
)
def test_no_membership(body: str) -> None:
    assert memberships(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kenya sells tea to Uganda. We are both in COMESA, after all.", ["COMESA"]),
        ("Kenya sells tea to Uganda. As members of XACTU they share a tariff.", ["XACTU"]),
        ("Kenya sells tea to Uganda. Both countries are COMESA members.", ["COMESA"]),
        ("Kenya sells tea to Uganda. The two members of COMESA levy no duty.", ["COMESA"]),
        (
            "Kenya sells tea to Uganda. Both belong to COMESA, to the African Union and to the Lake Basin Commission.",
            ["COMESA", "African Union", "Lake Basin Commission"],
        ),
        ("Kenya sells tea to Uganda. As COMESA members, the two countries levy no duty.", ["COMESA"]),
        ("Kenya sells tea to Uganda. Thanks to their common membership of COMESA, tea is free.", ["COMESA"]),
        ("Kenya and Uganda took part in the summit of the African Union, to which both belong.", ["African Union"]),
    ],
)
def test_belonging_of_the_two(body: str, expected: list[str]) -> None:
    assert [(one[0], one[1], one[2]) for one in memberships(body)] == [
        (("KEN", "UGA"), name, "member") for name in expected
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Молдавия торгует с Грузией. Обе страны входят в ГУАМ.", "ГУАМ"),
        ("Армения торгует с Казахстаном. Как члены ЕАЭС страны не берут пошлин.", "ЕАЭС"),
        ("Армения торгует с Казахстаном. Помогает общее членство в ЕАЭС.", "ЕАЭС"),
        ("Азербайджан торгует с Казахстаном. Открылся саммит Тюркского совета, в который входят обе страны.",
         "Тюркский совет"),
    ],
)  # fmt: skip
def test_russian_belonging_of_the_two(body: str, expected: str) -> None:
    found = memberships(body, russian=True)
    assert [(len(one[0]), one[1], one[2]) for one in found] == [(2, expected, "member")]


def test_one_that_remains() -> None:
    found = memberships("Kenya sells tea to Uganda. Kenya remains in COMESA and in the African Union.")
    assert [(one[0], one[1]) for one in found] == [(("KEN",), "COMESA"), (("KEN",), "African Union")]


@pytest.mark.parametrize(
    "body",
    [
        "Kenya sells tea to Uganda. Kenya applied for membership of the African Union.",
        "Kenya sells tea to Uganda. The minister met COMESA members in Kampala.",
        "Kenya sells tea to Uganda. They are both in town.",
        "Kenya sells tea to Uganda. Kenya will not sit in COMESA.",
    ],
)
def test_no_membership_told(body: str) -> None:
    assert memberships(body) == []


def test_what_one_takes_part_in_may_be_no_union() -> None:
    assert memberships("Армения торгует с Казахстаном. Армения участвует в ЭКСПО.", russian=True) == []


def test_the_euro_area_has_no_capitals() -> None:
    found = memberships("Latvia sells timber to Malta. Latvia is part of the euro area.")
    assert [(one[0], one[1]) for one in found] == [(("LVA",), "euro area")]
    found = memberships("Латвия торгует с Мальтой. Латвия входит в еврозону.", russian=True)
    assert [(one[0], one[1]) for one in found] == [(("LVA",), "еврозона")]
