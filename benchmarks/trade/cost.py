"""How the cost of loading a year and of reconciling its mirrors grows with the rows, as a picture.

    python -m benchmarks.trade.cost docs/pictures/cost.png --rows 500000 1500000 5000000 11000000

Every point is a process of its own (load.py, mirrors.py); pandas does the reconciliation beside ours. Times are of the
clock; both axes are logarithmic, so that a cost in proportion to the rows is a straight line of slope one.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import vl_convert

HERE = Path(__file__).parent
KINDS = {"load": "loading", "ours": "mirrors, Comity", "pandas": "mirrors, pandas"}
_SECONDS = re.compile(r" in ([\d.]+) s")


def seconds(*arguments: str) -> float:
    """What one run prints as its seconds."""
    done = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, text=True, cwd=HERE.parent.parent
    )
    found = _SECONDS.search(done.stdout)
    if found is None:
        sys.exit(f"no seconds in what {arguments[0]} printed: {done.stdout!r}")
    return float(found[1])


def points(rows: int, folder: Path) -> dict[str, float]:
    """Seconds by kind for one size."""
    file, mirrors = folder / f"{rows}.parquet", str(HERE / "mirrors.py")
    subprocess.run([sys.executable, mirrors, "generate", str(rows), str(file)], check=True)
    found = {kind: seconds(mirrors, kind, str(file)) for kind in ("ours", "pandas")}
    file.unlink()
    return {"load": seconds("-m", "benchmarks.trade.load", "--rows", str(rows)), **found}


def chart(table: list[dict[str, Any]]) -> dict[str, Any]:
    """Lines of seconds by rows, each named beside it, told apart by dashes and the shape of the points too."""
    kind = {"field": "kind", "type": "nominal", "legend": None, "sort": list(KINDS.values())}
    scale = {"type": "log", "nice": False, "padding": 12}
    return {
        "data": {"values": table},
        "width": 560,
        "height": 320,
        "background": "white",
        "encoding": {
            "x": {"field": "rows", "type": "quantitative", "title": "rows", "scale": scale,
                  "axis": {"values": sorted({row["rows"] for row in table}), "format": "~s"}},
            "y": {"field": "seconds", "type": "quantitative", "title": "seconds", "scale": scale,
                  "axis": {"values": [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]}},
            "color": {**kind, "scale": {"range": ["#3b7a57", "#1f4e8c", "#b5541c"]}},
        },
        "layer": [
            {"mark": {"type": "line", "point": {"size": 60}}, "encoding": {"strokeDash": kind, "shape": kind}},
            *(_names(table, list(KINDS.values())[i::2], away) for i, away in enumerate((-16, 18))),
        ],
    }  # fmt: skip


def _names(table: list[dict[str, Any]], kinds: list[str], away: int) -> dict[str, Any]:
    """The names of some lines, above or below the last point but one."""
    at = sorted({row["rows"] for row in table})[-2:][0]
    named = [row for row in table if row["kind"] in kinds and row["rows"] == at]
    mark = {"type": "text", "align": "right" if away < 0 else "left", "dy": away}
    return {"data": {"values": named}, "mark": mark, "encoding": {"text": {"field": "kind"}}}


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[500_000, 1_500_000, 5_000_000, 11_000_000])
    given = parser.parse_args()
    table = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in given.rows:
            for kind, spent in points(rows, Path(folder)).items():
                table.append({"rows": rows, "kind": KINDS[kind], "seconds": spent})
                print(f"{rows:,} rows, {KINDS[kind]}: {spent:.1f} s", flush=True)  # noqa: T201
    given.picture.write_bytes(vl_convert.vegalite_to_png(chart(table), scale=1.5))


if __name__ == "__main__":
    main()
