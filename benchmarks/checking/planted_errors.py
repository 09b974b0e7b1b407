"""Errors of each kind in worlds where every quantity is stated twice: found, blamed, read; beside the peer.

Run from the project root: `.venv/bin/python -m benchmarks.checking.planted_errors [--errors 300]`. The mix and the
seeds are those of the tests. What is reported is judged by the tests' own exact checker: impossible, and possible
without any one statement.
"""

from __future__ import annotations

import argparse
from collections import Counter

from benchmarks.checking.elastic import blamed_by_slack
from benchmarks.checking.measure import ALARMS, say
from tests.checking.exact import possible
from tests.checking.planted import MIX, READING, Planted, plant

from comity.checking.check import check
from comity.model.finding import Finding


def score(made: Planted) -> Counter[str]:
    """What became of one planted error."""
    out: Counter[str] = Counter(seen=1)
    hit = False
    for finding in (f for f in check(made.figures).findings if f.cls in ALARMS):
        out["alarms"] += 1
        least = min((r.cost for r in finding.readings), default=0)
        best = [r for r in finding.readings if r.cost == least]
        blamed = {r.statement for r in best}
        right = any(r.reading == READING[made.kind] and r.statement in made.ids for r in best)
        out["blamed"] += bool(blamed & made.ids)
        out["alone"] += bool(blamed) and blamed <= made.ids
        out["reading"] += right
        out["proved"] += _proved(finding, made)
        hit |= bool(blamed & made.ids)
    out["found"] += hit
    peers = blamed_by_slack(made.figures)
    out["peer found"] += bool(peers)
    out["peer blamed"] += bool(peers) and peers <= made.ids
    return out


def _proved(finding: Finding, made: Planted) -> bool:
    """Impossible, and possible without any one of its statements (see tests/checking/test_planted.py)."""
    ids = {s.anchor_id for s in finding.statements}
    inside = [f for f in made.figures if f.anchor_id in ids]
    if finding.readings and finding.readings[0].cost == 0:
        return True  # a phrase of which the literal reading holds
    signs = possible(inside, signs=False)
    return not possible(inside) and all(possible([g for g in inside if g is not f], signs=signs) for f in inside)


def row(kind: str, t: Counter[str]) -> None:
    """One line of the table."""
    cells = [
        f"{t['found']}/{t['seen']}",
        *(f"{t[k]}/{t['alarms']}" for k in ("proved", "blamed", "alone", "reading")),
        f"{t['peer found']}/{t['seen']}",
        f"{t['peer blamed']}/{t['peer found']}",
    ]
    say(f"{kind:18}" + "".join(f"{cell:>12}" for cell in cells))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=300, help="about so many errors in all, by the mix")
    options = parser.parse_args()
    heads = ("found", "proved", "blamed", "alone", "reading", "peer found", "peer alone")
    say(f"{'kind':18}" + "".join(f"{head:>12}" for head in heads))
    total: Counter[str] = Counter()
    for kind, part in MIX.items():
        tally: Counter[str] = Counter()
        for seed in range(max(options.errors * part // 100, 1)):
            made = plant(1000 + seed, kind)
            if made is not None:
                tally += score(made)
        total += tally
        row(kind, tally)
    row("all", total)


if __name__ == "__main__":
    main()
