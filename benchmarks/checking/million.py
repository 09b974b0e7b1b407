"""A million statements in some twenty thousand components: checked, re-checked after one new document, and the peer.

Run from the project root: `.venv/bin/python -m benchmarks.checking.million [--documents 18200]`. Each document is a
world of the tests (three years of a pair of its own, every quantity stated twice, rounded); one in a thousand has an
error. The statements are there before the clock starts.
"""

from __future__ import annotations

import argparse
import gc
import time
from dataclasses import replace
from itertools import combinations

from benchmarks.checking.elastic import blamed_by_slack
from benchmarks.checking.measure import memory, say
from tests.checking.planted import dense, plant

from comity.checking.check import check, examine, findings_of, recheck, render
from comity.model.figure import Figure
from comity.reference.countries import countries

_SPOILT = 1000


def document(seed: int, pairs: list[tuple[str, str]]) -> list[Figure]:
    """The figures of one document."""
    made = plant(seed, "digit") if seed % _SPOILT == 0 else None
    figures = made.figures if made is not None else dense(seed).figures
    name = f"d{seed:06}"
    one, other = pairs[seed % len(pairs)]
    return [replace(f, document=name, text_digest=name, reporter=one, partner=other) for f in figures]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=18_200)
    parser.add_argument("--peer", type=int, default=600, help="documents the peer is given")
    options = parser.parse_args()
    check(dense(0).figures)
    pairs = list(combinations([c.iso3 for c in countries()], 2))
    figures = [f for seed in range(options.documents) for f in document(seed, pairs)]
    say(f"statements              {len(figures)} in {options.documents} documents, {memory()} MB before the check")
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    found = examine(figures)
    findings = findings_of(found)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    say(f"checked                 {wall:.1f} s ({cpu:.1f} s of processor), {1e6 * cpu / len(figures):.1f} us each")
    say(f"findings                {len(findings)} of {-(-options.documents // _SPOILT)} errors planted")
    say(f"largest memory          {memory()} MB")
    start = time.process_time()
    again = recheck(found, {"new": [replace(f, document="new", text_digest="new") for f in document(1, pairs)]})
    say(f"one new document        {1000 * (time.process_time() - start):.0f} ms, {len(findings_of(again))} findings")
    start = time.process_time()
    shown = render(found, documents=["d000000"])
    say(f"verdicts of a document  {1000 * (time.process_time() - start):.0f} ms for {len(shown.verdicts)} figures")
    some = [f for f in figures if f.document < f"d{options.peer:06}"]
    start = time.process_time()
    blamed_by_slack(some)
    peer = time.process_time() - start
    say(f"elastic LP              {1e6 * peer / len(some):.0f} us a statement on {len(some)} (no proof, no reading)")


if __name__ == "__main__":
    main()
