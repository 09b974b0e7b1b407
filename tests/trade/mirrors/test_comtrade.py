"""Real figures: Georgia and Armenia in UN Comtrade, 2014 and 2016, where the shared data are there."""

from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.trade.store import line, warehouse_of

from comity.trade.mirrors.books import mirror
from comity.trade.mirrors.gap import PARTS
from comity.trade.warehouse.view import View

_CODES = {"Georgia": "GEO", "Armenia": "ARM"}
_FLOWS = {"Export": "X", "Import": "M", "Re-Export": "RX", "Re-Import": "RM"}


@pytest.fixture(scope="module")
def view(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> View:
    path = shared / "data" / "flows" / "comtrade_hs2_arm_aze_geo.parquet"
    if not path.exists():
        pytest.skip("needs the Comtrade table of the shared data")
    table = pq.read_table(path)
    wanted = pc.and_(pc.is_in(table["year"], value_set=_years()), pc.is_in(table["reporter"], value_set=_names()))
    rows = [_row(row) for row in table.filter(wanted).to_pylist() if row["partner"] in _CODES]
    return warehouse_of(tmp_path_factory.mktemp("comtrade") / "w", rows).view()


def _years() -> Any:
    import pyarrow as pa

    return pa.array([2014, 2016])


def _names() -> Any:
    import pyarrow as pa

    return pa.array(list(_CODES))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    code = f"{int(row['hs2']):02}" if row["hs2"].isdigit() else "99"
    who = _CODES[row["reporter"]], _FLOWS[row["flow"]], _CODES[row["partner"]]
    return line(*who, code, str(row["year"]), float(row["value_usd"]))


@pytest.mark.parametrize("year", [2014, 2016])
def test_reexported_cars_are_the_largest_gap_and_explain_themselves(view: View, year: int) -> None:
    gap = mirror(view, "GEO", "ARM", year, 2).gap
    assert gap is not None
    cars = next(told for told in gap.lines if told.commodity == "87")
    assert cars == max(gap.lines, key=lambda told: abs(told.gap))
    assert cars.gap < -30_000_000
    assert abs(cars.parts["unexplained"]) < 0.05 * abs(cars.gap)
    assert sum(gap.parts[name] for name in PARTS) == gap.gap
