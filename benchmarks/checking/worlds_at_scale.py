"""How fast and how right checking is on worlds whose truth is known; beside it an elastic LP over everything.

Run from the project root: `.venv/bin/python -m benchmarks.checking.worlds_at_scale [--worlds 2000]`. The worlds and
the errors planted in them are those of the tests (fixed seeds). Prints a table; times are of one core.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

from benchmarks.checking.elastic import blamed_by_slack
from benchmarks.checking.shapes import chain_of_growths, hopeless, years
from tests.checking.worlds import KINDS, World, plant, world

from comity.checking.bodies import bodies
from comity.checking.check import check
from comity.checking.conflict import conflict
from comity.checking.repair import settle
from comity.checking.system import components, ground_of
from comity.model.figure import Figure

ALARMS = ("contradiction", "wording", "implausible")


def say(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(work: Callable[[], object], rounds: int = 1) -> float:
    """The median seconds of some rounds."""
    out = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        out.append(time.perf_counter() - start)
    return statistics.median(out)


def clean(worlds: Sequence[World]) -> None:
    """Speed on consistent worlds, a document each checked by itself, and the alarms that they raise."""
    figures = [f for w in worlds for f in w.figures]
    start = time.perf_counter()
    reports = [check(w.figures) for w in worlds]
    seconds = time.perf_counter() - start
    parts = sum(len(components(b.relations)) for b in bodies(figures))
    false = sum(f.cls in ALARMS for report in reports for f in report.findings)
    rate = len(figures) / seconds
    say(f"clean worlds            {len(figures)} statements, {parts} components: {seconds:.1f} s, {rate:.0f}/s")
    say(f"  1,000,000 would take  {1_000_000 / rate:.0f} s (target 30 s)")
    say(f"  false alarms          {false} in {parts} components")
    peer = timed(lambda: blamed_by_slack(figures))
    say(f"  elastic LP            {peer:.1f} s, {len(figures) / peer:.0f}/s (no proof, no reading, no verdicts)")


def planted(count: int) -> None:
    """One error in each world: who is blamed, by kind, and by the peer."""
    total: Counter[str] = Counter()
    say("planted errors          kind       seen  found  blamed right  reading right   elastic LP: found  blamed right")
    for kind in KINDS:
        tally: Counter[str] = Counter()
        for seed in range(count):
            spoilt = plant(world(seed), kind, seed)
            if spoilt is not None:
                _score(tally, kind, *spoilt)
        total += tally
        _row(kind, tally)
    _row("all", total)


def _score(tally: Counter[str], kind: str, made: World, figure: Figure) -> None:
    alarms = [f for f in check(made.figures).findings if f.cls in ALARMS]
    best = [r for f in alarms for r in f.readings if r.cost == f.readings[0].cost]
    hit = figure.anchor_id in {r.statement for r in best}
    peers = blamed_by_slack(made.figures)
    tally["seen"] += 1
    tally["found"] += bool(alarms)
    tally["blamed"] += hit
    tally["reading"] += hit and any(r.reading == kind and r.statement == figure.anchor_id for r in best)
    tally["peer found"] += bool(peers)
    tally["peer blamed"] += peers == frozenset((figure.anchor_id,))


def _row(kind: str, t: Counter[str]) -> None:
    def part(name: str, of: str) -> str:
        return f"{t[name]}/{t[of]}"

    say(
        f"{'':24}{kind:10} {t['seen']:4}  {t['found']:5}  {part('blamed', 'found'):>12}  {part('reading', 'found'):>13}"
        f"   {t['peer found']:17}  {part('peer blamed', 'peer found'):>12}"
    )


def shapes() -> None:
    """A conflict of fifty, a component of five hundred, texts in which nothing is right."""
    (body,) = bodies(chain_of_growths(48))
    (component,) = components(body.relations)
    ground = ground_of(component)
    found = conflict(component, ground)
    isolated = timed(lambda: conflict(component, ground), 9)
    repaired = timed(lambda: settle(component, body.frame, ground), 5)
    say(f"a conflict of {len(found or ())}        isolated {isolated * 1000:.0f} ms (target 5), "
          f"isolated and repaired {repaired * 1000:.0f} ms (target 30)")  # fmt: skip
    for name, rows in (("without an error", years(100, Fraction(1))), ("with one error", years(100, Fraction(13, 10)))):
        took = timed(lambda rows=rows: check(rows), 3)  # type: ignore[misc]
        say(f"a component of {len(rows)}      {name}: {took:.2f} s (target 1 s)")
    for goods in (30, 100, 300):
        rows = hopeless(goods)
        say(f"{goods} wrong shares".ljust(24) + f"{timed(lambda rows=rows: check(rows)):.2f} s")  # type: ignore[misc]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=2000, help="consistent worlds, a document each")
    parser.add_argument("--planted", type=int, default=60, help="worlds per kind of planted error")
    options = parser.parse_args()
    check(world(0).figures)
    shapes()
    clean([world(seed, f"world-{seed}") for seed in range(options.worlds)])
    planted(options.planted)
    say(f"largest memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
