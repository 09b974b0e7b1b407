"""Mirror reconciliation of one year, beside the same method in pandas.

    python benchmarks/trade/mirrors.py generate 11e6 mirrors.parquet    rows of both books, some 30 s
    python benchmarks/trade/mirrors.py ours mirrors.parquet
    python benchmarks/trade/mirrors.py pandas mirrors.parquet
    python benchmarks/trade/mirrors.py all 11e6

Each run is a process of its own; its greatest memory is printed beside its time, and the work of all its cores, which
a busy machine changes less. Both have linear algebra on one thread: its threads wait for each other by spinning, which
on a machine with other work costs seconds, now of one and now of the other.
The peer joins, groups and maps with pandas, fits by least squares on its columns and decomposes by sums over groups,
as an analyst would write it; the numbers of both are compared by `all`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy comes

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from comity.reference.distances import places
from comity.trade.mirrors.cif import geography

PRODUCTS = 5000
THREADS = 2


def generate(count: int, path: Path, seed: int = 1) -> None:
    """Rows of both books of one year, sorted by pair; truth: log-normal errors of each country's own spread."""
    rng = np.random.default_rng(seed)
    codes = np.array(list(places()))
    n = len(codes)
    size = np.sqrt(rng.lognormal(0, 2, n))
    popular = rng.lognormal(0, 1, PRODUCTS)
    wanted = int(count / 1.7)
    drawn = int(wanted * 1.6)
    o, d = (rng.choice(n, drawn, p=size / size.sum()).astype(np.int64) for _ in range(2))
    key = np.unique(((o * n + d) * PRODUCTS + rng.choice(PRODUCTS, drawn, p=popular / popular.sum()))[o != d])
    key = np.sort(rng.choice(key, min(wanted, len(key)), replace=False))
    o, d, k = key // PRODUCTS // n, key // PRODUCTS % n, key % PRODUCTS
    place = geography(codes.tolist())
    unit, weight = rng.lognormal(1, 1, PRODUCTS), rng.lognormal(9, 2, len(key))
    near = np.log(place.kilometres[o, d])
    rate = -0.08 + 0.03 * near + 0.0005 * near**2 - 0.02 * place.contiguous[o, d] - 0.015 * np.log(unit[k])
    rate += 0.03 * (place.landlocked[o] + place.landlocked[d])
    spread = rng.uniform(0.05, 0.6, n)
    fob = weight * unit[k] * rng.lognormal(0, 0.3, len(key))
    tables = []
    for flow, here, there, added in (("X", o, d, 0.0), ("M", d, o, rate)):
        told = rng.random(len(key)) < 0.85
        error, miscount = (rng.normal(size=len(key)) * spread[here] for _ in range(2))
        columns = {"value": np.round(fob * np.exp(added + error)) + 1, "net_weight": weight * np.exp(miscount / 2)}
        tables.append(_rows(flow, codes, here[told], there[told], k[told], {c: v[told] for c, v in columns.items()}))
    pq.write_table(pa.concat_tables(tables).sort_by([("reporter", "ascending"), ("partner", "ascending")]), path)


def _rows(flow: str, codes: Any, here: Any, there: Any, k: Any, columns: dict[str, Any]) -> pa.Table:
    names, goods = pa.array(codes), pa.array([f"{i // 60 + 1:02}{i % 60:02}{i * 7 % 90 + 10}" for i in range(PRODUCTS)])
    return pa.table(
        {
            "year": pa.array(np.full(len(k), 2015, dtype=np.int16)),
            "reporter": names.take(pa.array(here)),
            "partner": names.take(pa.array(there)),
            "flow": pa.array(np.full(len(k), flow)),
            "commodity": goods.take(pa.array(k)),
            **columns,
        }
    )


def ours(path: Path) -> pa.Table:
    """The project's."""
    from comity.trade.mirrors.reconcile import reconcile
    from comity.trade.mirrors.valuation import never

    found = reconcile([path], never, threads=THREADS)
    return found.flows.select(["origin", "destination", "commodity", "value"])


def peer(path: Path) -> pa.Table:
    """The same method in pandas and NumPy."""
    import pandas as pd

    rows = pd.read_parquet(path)
    x = rows[rows.flow == "X"].rename(columns={"reporter": "o", "partner": "d", "value": "x", "net_weight": "qx"})
    m = rows[rows.flow == "M"].rename(columns={"partner": "o", "reporter": "d", "value": "m", "net_weight": "qm"})
    on = ["year", "o", "d", "commodity"]
    flows = x.drop(columns="flow").merge(m.drop(columns="flow"), on=on, how="outer")
    weighed = flows[(flows.qx > 0) & (flows.qm > 0)]
    flows["uv"] = flows.commodity.map((weighed.x / weighed.qx).groupby(weighed.commodity).median())
    codes = sorted(set(flows.o) | set(flows.d))
    place = geography(codes)
    pairs = pd.MultiIndex.from_product([codes, codes], names=["o", "d"])
    gravity = pd.DataFrame({"km": place.kilometres.ravel(), "contig": place.contiguous.ravel()}, index=pairs)
    lock = pd.Series(place.landlocked, index=codes)
    flows = flows.merge(gravity.reset_index(), on=["o", "d"], how="left")
    near = np.log(flows.km)
    design = pd.DataFrame({"c": 1.0, "ld": near, "ld2": near**2, "contig": flows.contig, "lo": flows.o.map(lock),
                           "ll": flows.d.map(lock), "uv": np.log(flows.uv)})  # fmt: skip
    flows["log_rate"] = design @ _peer_fit(flows, design)
    gap = np.log(flows.m / flows.x)
    off = flows.log_rate.isna() | (flows.log_rate <= 0) | ((gap - flows.log_rate).abs() > gap.abs())
    flows["fob"] = flows.m / np.exp(flows.log_rate.where(~off, 0.0))
    return _peer_mean(flows)


def _peer_fit(flows: Any, design: Any) -> Any:
    used = (flows.x > 10) & (flows.m > 10) & (flows.qx > 2000) & (flows.qm > 2000) & design.notna().all(axis=1)
    some, matrix = flows[used], design[used].to_numpy()
    y = (np.log(some.m / some.qm) - np.log(some.x / some.qx)).to_numpy()
    w = (np.minimum(some.qx, some.qm) / np.maximum(some.qx, some.qm)).to_numpy()
    root = np.sqrt(w)
    for last in (False, True):
        beta, *_ = np.linalg.lstsq(matrix * root[:, None], y * root, rcond=None)
        if last:
            return beta
        n, p = matrix.shape
        inverse = np.linalg.inv((matrix * w[:, None]).T @ matrix)
        leverage = w * ((matrix @ inverse) * matrix).sum(axis=1)
        squared = w * (y - matrix @ beta) ** 2
        squared = squared / (squared.sum() / (n - p)) / (1 - leverage)
        narrow = matrix[:, [0, 1, 2, 6]]
        pull = w * ((narrow @ np.linalg.inv((narrow * w[:, None]).T @ narrow)) * narrow).sum(axis=1)
        kept = (squared <= 4) & (squared * leverage / p / (1 - leverage) <= 4 / (n - p - 1)) & (pull <= 8 / n)
        matrix, y, w, root = matrix[kept], y[kept], w[kept], root[kept]
    return beta


def _peer_mean(flows: Any) -> pa.Table:
    told = flows[flows.x.notna() & flows.fob.notna()].copy()
    told["y"], told["w"] = np.log(told.x / told.fob).abs(), np.log(told.x + told.fob)
    told["wy"] = told.w * told.y
    s_o, s_d = (flows[name].map(spread) for name, spread in _peer_spreads(told).items())
    v_o, v_d = (np.exp(s**2) * np.expm1(s**2) for s in (s_o.fillna(s_o.mean()), s_d.fillna(s_d.mean())))
    share = (v_d / (v_o + v_d)).mask(flows.fob.isna(), 1.0).mask(flows.x.isna(), 0.0)
    flows["value"] = share * flows.x.fillna(0) + (1 - share) * flows.fob.fillna(0)
    named = flows[["o", "d", "commodity", "value"]].rename(columns={"o": "origin", "d": "destination"})
    return pa.Table.from_pandas(named, preserve_index=False)


def _peer_spreads(told: Any) -> dict[str, Any]:
    """Exporters' and importers' effects beside those of products, by the normal equations; of one year."""
    import pandas as pd

    sums = {name: told.groupby(name)[["w", "wy"]].sum() for name in ("o", "d", "commodity")}
    crossed = {
        pair: told.groupby(list(pair)).w.sum().unstack(fill_value=0.0)
        for pair in (("o", "d"), ("o", "commodity"), ("d", "commodity"))
    }
    goods, both = sums["commodity"], crossed["o", "d"].to_numpy()
    beside = np.vstack([crossed[name, "commodity"].to_numpy() for name in ("o", "d")])
    gram = np.block([[np.diag(sums["o"].w), both], [both.T, np.diag(sums["d"].w)]])
    gram = gram - (beside / goods.w.to_numpy()) @ beside.T
    moment = np.concatenate([sums["o"].wy, sums["d"].wy]) - beside @ (goods.wy / goods.w).to_numpy()
    inverse = np.linalg.pinv(gram, rcond=1e-11, hermitian=True)
    effects = inverse @ moment
    square = (told.w * told.y**2).sum() - (goods.wy**2 / goods.w).sum() - moment @ effects
    errors = np.sqrt(np.diag(inverse) * square / (len(told) - len(goods) - len(effects) + 2))
    cut = len(sums["o"])
    found = {}
    for name, part in (("o", slice(0, cut)), ("d", slice(cut, None))):
        spread = np.pi / 2 * (effects[part] - effects[part].min() + 2 * errors[part])
        found[name] = pd.Series(spread, index=sums[name].index)
    return found


def measured(kind: str, path: Path) -> None:
    """Run one and print its time and memory; the result is kept beside the data for `all`."""
    start = time.perf_counter()
    result = (ours if kind == "ours" else peer)(path)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    work, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6
    sys.stdout.write(f"{kind}: {result.num_rows} flows in {seconds:.1f} s ({work:.1f} s of work), {peak:.2f} GB\n")
    sys.stdout.flush()
    pq.write_table(result, path.with_suffix(f".{kind}.parquet"))


def compared(path: Path) -> None:
    """How far the two results are apart."""
    import duckdb

    names = [str(path.with_suffix(f".{kind}.parquet")) for kind in ("ours", "pandas")]
    question = """select count(*), max(abs(a.value / b.value - 1)) from read_parquet($ours) a
                  join read_parquet($peer) b using (origin, destination, commodity)"""
    count, worst = duckdb.execute(question, {"ours": names[0], "peer": names[1]}).fetchall()[0]
    sys.stdout.write(f"{count} flows in both, values at most {worst:.1e} apart\n")


def main() -> None:
    """As the heading says."""
    kind = sys.argv[1]
    if kind == "generate":
        generate(int(float(sys.argv[2])), Path(sys.argv[3]))
    elif kind == "all":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mirrors.parquet"
            generate(int(float(sys.argv[2])), path)
            for name in ("ours", "pandas"):
                subprocess.run([sys.executable, __file__, name, str(path)], check=True)
            compared(path)
    else:
        measured(kind, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
