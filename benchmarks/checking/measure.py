"""How the tables are printed and the times are taken."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

ALARMS = ("contradiction", "wording", "implausible")


def say(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(work: Callable[[], object], rounds: int = 1) -> tuple[float, float, float]:
    """Seconds of wall clock of some rounds: the least, the median, the most."""
    out = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        out.append(time.perf_counter() - start)
    out.sort()
    return out[0], out[len(out) // 2], out[-1]


def milliseconds(times: tuple[float, float, float]) -> str:
    """`4.1 / 5.2 / 7.8 ms`."""
    return " / ".join(f"{1000 * t:.1f}" for t in times) + " ms"


def memory() -> int:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
