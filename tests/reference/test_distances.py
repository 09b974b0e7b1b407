"""Distances are symmetric, borders are mutual, and known pairs come out as CEPII has them."""

import pytest

from comity.reference.countries import countries
from comity.reference.distances import contiguous, distance, landlocked, places


@pytest.mark.parametrize(
    ("first", "second", "kilometres"), [("BLR", "KAZ", 3095), ("KAZ", "BLR", 3095), ("CUW", "BLR", 9092)]
)
def test_distances_are_those_of_the_source_either_way(first: str, second: str, kilometres: int) -> None:
    found = distance(first, second)
    assert found is not None
    assert abs(found - kilometres) <= (0 if first != "CUW" else 300)


def test_a_country_without_distances_has_none() -> None:
    assert distance("ATA", "BLR") is None


def test_borders_are_mutual_and_of_known_countries() -> None:
    known = {country.iso3 for country in countries()}
    for code, place in places().items():
        assert code in known
        assert all(contiguous(other, code) for other in place.borders), code


def test_borders_of_states_founded_since_are_of_today() -> None:
    assert contiguous("SSD", "SDN")
    assert contiguous("MNE", "HRV")
    assert not contiguous("SDN", "KEN")
    assert places()["SSD"].as_of == "UGA"


def test_coasts() -> None:
    assert landlocked("KAZ")
    assert not landlocked("GEO")
