"""How fast a year of BACI's size goes from CSV into the warehouse, and in how much memory.

    python benchmarks/trade/load.py --rows 11000000
    python benchmarks/trade/load.py --rows 11000000 --years 25 --keep /tmp/warehouse

Prints, a line a year: rows, seconds, rows a second of the clock and of the processor (one core's share), peak memory.
The CSV is generated beside (see generate.py) and read by the very loader that reads the real set. What is measured is
all of it: reading and checking the CSV, its digest, the sorted Parquet, the sums, the raw copy, every fsync.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.trade.generate import lists, write

from comity.sources.statistics.detect import each_statistics
from comity.trade.warehouse.store import Warehouse


def load(warehouse: Warehouse, file: Path) -> tuple[int, float, float]:
    """Rows, seconds of the clock, seconds of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    rows = 0
    for loading in each_statistics(file, vintage="2024-01-31"):
        rows += warehouse.load(loading.provenance, loading.kind, loading.batches, file).manifest.rows
    return rows, time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="a year")
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--first", type=int, default=1995)
    parser.add_argument("--keep", type=Path, help="leave the warehouse here, without the raw copies")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = given.keep or Path(folder) / "warehouse"
        source = Path(folder) / "baci"
        lists(source)
        warehouse = Warehouse(root)
        for year in range(given.first, given.first + given.years):
            file = write(source, year, given.rows)
            rows, clock, processor = load(warehouse, file)
            file.unlink()
            if given.keep:
                shutil.rmtree(root / "raw")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(  # noqa: T201
                f"{year}: {rows:,} rows in {clock:.1f} s, {rows / clock / 1e6:.2f} M rows/s; "
                f"processor {processor:.1f} s, "
                f"{rows / processor / 1e6:.2f} M rows/s a core; peak {peak:.2f} GB",
                flush=True,
            )


if __name__ == "__main__":
    main()
