"""The published method finds what was planted: the CIF rates, who counts well, and values nearer to the truth."""

import itertools
import math
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.trade.mirrors.world import BETA, COUNTRIES, World, world

from comity.errors import WarehouseError
from comity.reference.countries import country
from comity.trade.mirrors.cif import fit_cif, geography, log_rates, robust_least_squares
from comity.trade.mirrors.pairing import pair_up
from comity.trade.mirrors.reconcile import applied_rates, reconcile
from comity.trade.mirrors.reliability import Reliability, decompose, exporter_weights, spread
from comity.trade.mirrors.valuation import counts_fob, never, spans


@pytest.fixture(scope="module")
def noisy() -> World:
    return world()


def row(year: int, reporter: str, partner: str, flow: str, code: str, value: float, weight: float | None = None,
        fob: float | None = None) -> dict[str, object]:  # fmt: skip
    return {"year": year, "reporter": reporter, "partner": partner, "flow": flow, "commodity": code, "value": value,
            "net_weight": weight, "fob": fob}  # fmt: skip


def table(*rows: dict[str, object]) -> pa.Table:
    words = [(name, pa.string()) for name in ("reporter", "partner", "flow", "commodity")]
    numbers = [(name, pa.float64()) for name in ("value", "net_weight", "fob")]
    schema = pa.schema([("year", pa.int16()), *words, *numbers])
    return pa.Table.from_pylist(list(rows), schema=schema)


def test_the_two_words_of_a_flow_meet() -> None:
    paired = pair_up(
        table(
            row(2015, "GEO", "ARM", "X", "27", 100.0),
            row(2015, "ARM", "GEO", "M", "27", 120.0),
            row(2015, "ARM", "GEO", "X", "27", 7.0),
            row(2015, "GEO", "ARM", "RX", "27", 55.0),
            row(2016, "ARM", "GEO", "M", "27", 90.0, fob=80.0),
        )
    )
    assert (paired.countries, paired.products, paired.years) == (("ARM", "GEO"), ("27",), (2015, 2016))
    assert (paired.origin.tolist(), paired.year.tolist()) == ([0, 1, 1], [0, 0, 1])
    np.testing.assert_equal(paired.exported, [7.0, 100.0, np.nan])
    np.testing.assert_equal(paired.imported, [np.nan, 120.0, 90.0])
    np.testing.assert_equal(paired.imported_fob, [np.nan, np.nan, 80.0])


def test_parquet_files_give_what_tables_give(tmp_path: Path, noisy: World) -> None:
    half = noisy.rows.num_rows // 2
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    pq.write_table(noisy.rows.slice(half), paths[0])
    pq.write_table(noisy.rows.slice(0, half), paths[1])
    assert reconcile(paths).flows.equals(reconcile(noisy.rows).flows)


def test_rows_without_a_column_are_refused() -> None:
    with pytest.raises(WarehouseError, match="lack flow, value"):
        pair_up(pa.table({"year": [2015], "reporter": ["GEO"], "partner": ["ARM"], "commodity": ["27"]}))


def test_planted_rates_are_recovered_exactly_without_error() -> None:
    clean = world(noise=0.0)
    paired = pair_up(clean.rows)
    place = geography(paired.countries)
    fit = fit_cif(paired, place)
    assert fit is not None
    np.testing.assert_allclose(fit.beta, BETA, atol=1e-6)
    rates = np.exp(log_rates(paired, place, fit))
    planted = [clean.rates[paired.countries[o], paired.countries[d], paired.products[k]]
               for o, d, k in zip(paired.origin, paired.destination, paired.product, strict=True)]  # fmt: skip
    np.testing.assert_allclose(rates, planted, rtol=1e-6)


def test_planted_rates_are_recovered_within_error(noisy: World) -> None:
    found = reconcile(noisy.rows).fit
    assert found is not None
    assert found.aside > 0
    far = np.abs(found.beta - BETA)[3:] / found.errors[3:]
    assert (far < 4).all(), dict(zip(found.terms, found.beta, strict=True))


def test_who_counts_badly_is_found_out(noisy: World) -> None:
    found = reconcile(noisy.rows)
    assert found.reliability is not None
    planted = np.array([noisy.spread[code] for code in found.countries])
    for seen in (found.reliability.as_exporter, found.reliability.as_importer):
        ranks = [np.argsort(np.argsort(values)) for values in (planted, seen)]
        assert np.corrcoef(*ranks)[0, 1] > 0.95


def test_the_reconciled_value_is_nearer_to_the_truth_than_either_word_or_their_mean(noisy: World) -> None:
    flows = reconcile(noisy.rows).flows.to_pandas()
    truth = [noisy.truth[key] for key in zip(flows.origin, flows.destination, flows.commodity, strict=True)]

    def error(values: object) -> float:
        return float(np.sqrt(np.mean(np.log(np.asarray(values, dtype=float) / truth) ** 2)))

    best = error(flows.value)
    assert best < 0.75 * min(error(flows.exported), error(flows.imported_fob))
    assert best < 0.9 * error((flows.exported + flows.imported_fob) / 2)


def test_influential_flows_are_put_aside() -> None:
    rng = np.random.default_rng(3)
    x = np.stack([np.ones(500), rng.normal(size=500)])
    y = np.array([1.0, 2.0]) @ x + 0.01 * rng.normal(size=500)
    y[:5] += 50
    beta, _, kept = robust_least_squares(x, y, np.ones(500), (0, 1))
    assert not kept[:5].any()
    np.testing.assert_allclose(beta, [1.0, 2.0], atol=0.2)


def test_neighbours_are_not_put_aside_for_being_few() -> None:
    rng = np.random.default_rng(3)
    few = np.zeros(1000)
    few[:10] = 1
    x = np.stack([np.ones(1000), rng.normal(size=1000), few])
    y = np.array([1.0, 2.0, -3.0]) @ x + 0.01 * rng.normal(size=1000)
    beta, _, _ = robust_least_squares(x, y, np.ones(1000), (0, 1))
    assert beta[2] == pytest.approx(-3.0, abs=0.05)


def test_a_weighted_analysis_of_variance_worked_by_hand() -> None:
    # y = a + b + group with a = (-2, 2), b = (-1, 1), groups (10, 20), equal weights: nothing is left over.
    a = np.array([0, 0, 1, 1, 0, 0, 1, 1], dtype=np.int32)
    b = np.array([0, 1, 0, 1, 0, 1, 0, 1], dtype=np.int32)
    group = np.array([0, 0, 0, 0, 1, 1, 1, 1], dtype=np.int32)
    y = np.array([7.0, 9.0, 11.0, 13.0, 17.0, 19.0, 21.0, 23.0])
    found = decompose(y, np.ones(8), (a, b), (3, 2), (group, 4))
    assert found.mean == pytest.approx(15.0)
    np.testing.assert_allclose(found.by_factor[0], [-2.0, 2.0, np.nan], atol=1e-9)
    np.testing.assert_allclose(found.by_factor[1], [-1.0, 1.0], atol=1e-9)
    np.testing.assert_allclose(found.errors[1], [0.0, 0.0], atol=1e-6)


def test_effects_and_their_errors_are_those_of_plain_least_squares() -> None:
    rng = np.random.default_rng(5)
    n, sizes = 400, (4, 3, 6)
    levels = [rng.integers(0, size, n).astype(np.int32) for size in sizes]
    w = rng.uniform(1, 5, n)
    y = levels[0] * 0.5 - levels[1] * 0.25 + levels[2] * 2.0 + rng.normal(size=n)
    found = decompose(y, w, levels[:2], sizes[:2], (levels[2], sizes[2]))
    # The same with sums to 0 written out: an effect of all levels but the last, which is less the sum of the others.
    columns = [(levels[2] == g).astype(float) for g in range(sizes[2])]
    for level, size in zip(levels[:2], sizes[:2], strict=True):
        columns += [(level == at).astype(float) - (level == size - 1) for at in range(size - 1)]
    x = np.stack(columns).T
    inverse = np.linalg.inv(x.T * w @ x)
    beta = inverse @ (x.T * w @ y)
    variance = float(w @ (y - x @ beta) ** 2) / (n - x.shape[1])
    errors = np.sqrt(np.diag(inverse) * variance)
    np.testing.assert_allclose(found.by_factor[0][:3], beta[6:9])
    np.testing.assert_allclose(found.by_factor[1][:2], beta[9:11])
    np.testing.assert_allclose(found.errors[0][:3], errors[6:9])
    np.testing.assert_allclose(found.errors[1][:2], errors[9:11])


def test_the_best_reporter_has_the_smallest_spread_and_doubt_adds_to_it() -> None:
    found = spread(np.array([-0.1, 0.3, np.nan]), np.array([0.01, 0.02, np.nan]))
    np.testing.assert_allclose(found, [math.pi / 2 * 0.02, math.pi / 2 * 0.44, np.nan])


def test_weights_are_those_of_least_variance_for_log_normal_errors() -> None:
    found = Reliability(np.array([0.1, np.nan]), np.array([np.nan, 0.3]), 0.4, 9)
    origin, destination = np.array([0, 1], dtype=np.int32), np.array([1, 0], dtype=np.int32)
    weights = exporter_weights(found, origin, destination)
    v = {s: math.exp(s**2) * (math.exp(s**2) - 1) for s in (0.1, 0.3)}
    assert weights[0] == pytest.approx(v[0.3] / (v[0.1] + v[0.3]))
    assert weights[1] == pytest.approx(v[0.3] / (v[0.1] + v[0.3]))  # never compared: as the others are in the mean
    same = Reliability(np.array([0.2]), np.array([0.2]), 0.4, 9)
    assert exporter_weights(same, np.zeros(1, dtype=np.int32), np.zeros(1, dtype=np.int32))[0] == 0.5


def test_when_nothing_is_taken_off() -> None:
    paired = pair_up(
        table(
            row(2015, "AUS", "NZL", "M", "27", 120.0),  # records its imports FOB
            row(2015, "GEO", "ARM", "M", "27", 120.0),  # only the importer tells: taken off
            row(2015, "KAZ", "BLR", "M", "27", 80.0),  # below the export already: taking off drives them apart
            row(2015, "BLR", "KAZ", "X", "27", 100.0),
            row(2015, "RUS", "BLR", "M", "27", 130.0),  # above the export: taken off
            row(2015, "BLR", "RUS", "X", "27", 100.0),
        )
    )
    rates = applied_rates(paired, np.full(len(paired), math.log(1.1)), counts_fob)
    told = {paired.countries[d]: float(rate) for d, rate in zip(paired.destination, rates, strict=True)}
    assert told == {"AUS": 1.0, "GEO": pytest.approx(1.1), "KAZ": 1.0, "RUS": pytest.approx(1.1)}
    assert (applied_rates(paired, np.full(len(paired), -0.05), never) == 1.0).all()


def test_who_values_imports_fob_depends_on_the_year() -> None:
    assert counts_fob("AUS", 2015)
    assert counts_fob("MEX", 2024)
    assert [counts_fob("CZE", year) for year in (1992, 1993, 2005, 2006)] == [False, True, True, False]
    assert [counts_fob("BMU", year) for year in (2008, 2009, 2020)] == [True, False, True]
    assert not counts_fob("BRA", 2015)  # gives both values
    assert [counts_fob("BWA", year) for year in (2007, 2015)] == [True, False]
    assert counts_fob("ZAF", 1999)
    paired = pair_up(table(row(2005, "CZE", "POL", "M", "27", 120.0), row(2006, "CZE", "POL", "M", "27", 120.0)))
    rates = applied_rates(paired, np.full(2, math.log(1.1)), counts_fob)
    np.testing.assert_allclose(rates, [1.0, 1.1])


def test_the_table_of_fob_importers_is_sound() -> None:
    for code, known in spans().items():
        assert country(code).iso3 == code
        years = [(span.first, span.last or 9999) for span in known]
        assert all(first <= last for first, last in years)
        assert all(before[1] < after[0] for before, after in itertools.pairwise(years))


def test_one_sided_flows_and_an_importer_that_tells_its_fob_value() -> None:
    found = reconcile(
        table(
            row(2015, "GEO", "ARM", "X", "01", 10.0),
            row(2015, "ARM", "AZE", "M", "02", 20.0),
            row(2015, "AZE", "ARM", "X", "03", 90.0),
            row(2015, "ARM", "AZE", "M", "03", 125.0, fob=110.0),
        )
    )
    values = dict(zip(found.flows["commodity"].to_pylist(), found.flows["value"].to_pylist(), strict=True))
    assert values["01"] == pytest.approx(10.0)
    assert values["02"] == pytest.approx(20.0)
    assert values["03"] == pytest.approx(100.0)
    assert any("too few flows" in note for note in found.notes)


def test_every_country_of_the_worlds_is_placed() -> None:
    assert not np.isnan(geography(COUNTRIES).kilometres).any()


def test_rows_of_one_flow_in_one_book_are_added_up() -> None:
    rows = [
        row(2015, "GEO", "ARM", "X", "27", 100.0, 10.0),
        row(2015, "GEO", "ARM", "X", "27", 50.0, 5.0),
        row(2015, "GEO", "ARM", "X", "28", 7.0, 1.0),
        row(2015, "ARM", "GEO", "M", "27", 120.0, 10.0),
        row(2015, "ARM", "GEO", "M", "27", 60.0),
    ]
    for given in (rows, rows[::-1]):
        paired = pair_up(table(*given))
        np.testing.assert_equal(paired.exported, [150.0, 7.0])
        np.testing.assert_equal(paired.exported_weight, [15.0, 1.0])
        np.testing.assert_equal(paired.imported, [180.0, np.nan])
        np.testing.assert_equal(paired.imported_weight, [np.nan, np.nan])


def test_no_rows_are_no_flows() -> None:
    found = reconcile(table())
    assert found.flows.num_rows == 0
    assert found.fit is None
