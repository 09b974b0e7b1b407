"""The mapping files of `examples/mappings` on what the offices publish; without those files the tests skip."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from tests.sources.statistics.mapped.sheets import loaded

from comity.sources.statistics.mapped.load import open_mapped
from comity.sources.statistics.mapped.parse import read_mapping

THOUSAND = 1000.0


@pytest.fixture
def data(shared: Path) -> Path:
    folder = shared / "data"
    if not folder.is_dir():
        pytest.skip("needs the statistical files beside the project")
    return folder


@pytest.fixture
def mappings(project_root: Path) -> Path:
    return project_root / "examples" / "mappings"


def sums(rows: list[dict[str, Any]]) -> tuple[dict[tuple[Any, ...], float], dict[tuple[Any, ...], float]]:
    """What the source gives for the world, and the sum over partners with groups out, by everything else."""
    world: dict[tuple[Any, ...], float] = {}
    parts: dict[tuple[Any, ...], float] = defaultdict(float)
    for row in rows:
        key = (row["reporter"], row["flow"], row["period"], row["commodity"])
        if row["partner"] == "WLD":
            world[key] = row["value"]
        elif not row["partner_is_group"]:
            parts[key] += row["value"]
    return world, parts


def test_every_example_is_a_mapping(mappings: Path) -> None:
    found = {path.stem: read_mapping(path) for path in sorted(mappings.glob("*.toml"))}
    assert {"kgz", "uzb", "comtrade-hs2-names", "oec-totals", "kgz-rates"} <= set(found)
    assert {name: plan.standing for name, plan in found.items() if plan.standing == "estimate"} == {
        "oec-totals": "estimate"
    }


def test_kyrgyzstan(data: Path, mappings: Path) -> None:
    found = open_mapped(data / "national", mappings / "kgz.toml", vintage="2024-06-01")
    assert [one.provenance.origin[:13] for one in found] == ["kg_4.03.00.18", "kg_4.03.00.20"]
    rows = [row for one in found for batch in one.batches for row in batch.to_pylist()]
    world, parts = sums(rows)
    gaps = {(key[1], int(key[2])): (world[key] - parts[key]) / THOUSAND for key in world}
    assert len(gaps) == 60
    # Until 2018 the countries make up the total but for rounding and a few small ones that the list does not have; in
    # 2021 the office left 1.1 billion out of the list (gold), which only the total holds.
    assert gaps["X", 2021] == pytest.approx(1_105_454.211, abs=0.01)
    assert gaps["M", 2021] == pytest.approx(25_897.526, abs=0.01)
    assert gaps["M", 2023] == pytest.approx(16_999.989, abs=0.01)
    small = {key: gap for key, gap in gaps.items() if key not in (("X", 2021), ("M", 2021), ("M", 2023))}
    assert max(small.values()) < 5_000
    assert min(small.values()) > -0.1
    picked = {(row["flow"], row["partner"], row["year"]): row["value"] for row in rows}
    assert picked["X", "KAZ", 2015] == pytest.approx(227_128_000, rel=0.05)
    assert picked["X", "EAEU", 2015] == 410_178_987.0
    assert ("X", "EAEU", 2014) not in picked
    assert ("M", "SLV", 2007) in picked


def test_uzbekistan(data: Path, mappings: Path) -> None:
    found = open_mapped(data / "national", mappings / "uzb.toml", vintage="2024-06-01")
    rows = [row for one in found for batch in one.batches for row in batch.to_pylist()]
    assert not any(row["partner_is_group"] for row in rows)
    totals = {(flow, year): 0.0 for flow in "XM" for year in range(2010, 2024)}
    for row in rows:
        totals[row["flow"], row["year"]] += row["value"]
    # The files have no total: the world is the sum of all rows, those of no country among them.
    assert totals["X", 2010] / 1e6 == pytest.approx(13_023.4, abs=0.1)
    assert totals["X", 2023] / 1e6 == pytest.approx(24_869.4, abs=0.1)
    assert totals["M", 2023] / 1e6 == pytest.approx(38_659.1, abs=0.1)
    assert {row["partner"] for row in rows} >= {"SVK", "BIH", "MNP", "SDN", "COG", "XXX"}


def test_comtrade_by_names(data: Path, mappings: Path) -> None:
    rows = loaded(data / "flows" / "comtrade_hs2_arm_aze_geo.parquet", mappings / "comtrade-hs2-names.toml")
    assert len(rows) == 258_291
    world, parts = sums(rows)
    assert world
    assert max(abs(world[key] - parts[key]) for key in world) <= 60  # dollars: partners are rounded one by one
    assert {row["flow"] for row in rows} == {"X", "M", "RX", "RM"}
    assert all(len(row["commodity"]) == 2 for row in rows)


@pytest.mark.slow
def test_totals_of_the_oec(data: Path, mappings: Path) -> None:
    found = open_mapped(
        data / "flows" / "oec_sitc_totals_1962_2014.parquet", mappings / "oec-totals.toml", vintage="2016-01-01"
    )
    assert [one.provenance.standing for one in found] == ["estimate"]
    rows = [row for one in found for batch in one.batches for row in batch.to_pylist()]
    assert {row["flow"] for row in rows} == {"X"}
    germany = {(row["reporter"], row["year"]) for row in rows if row["reporter"] in ("DEU", "DDR", "FDR")}
    assert ("DEU", 1975) in germany
    assert ("DDR", 1975) not in germany
    assert ("DDR", 1985) in germany


def test_rates_of_the_kyrgyz_som(data: Path, mappings: Path) -> None:
    rows = loaded(data / "national" / "kg_4.02.00.01_nominal_exchange_rates.xls", mappings / "kgz-rates.toml")
    picked = {(row["currency"], row["period"]): row["value"] for row in rows}
    assert picked["USD", "2015"] == 64.4619
    assert picked["EUR", "2023"] == 95.0164
    assert ("EUR", "1998") not in picked
