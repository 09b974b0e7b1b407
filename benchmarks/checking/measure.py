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
    """Seconds of processor of some rounds: the least, the median, the most. Others may share the machine, so that the
    clock on the wall would measure them too."""
    out = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        out.append(time.process_time() - start)
    out.sort()
    return out[0], out[len(out) // 2], out[-1]


def milliseconds(times: tuple[float, float, float]) -> str:
    """`4.1 / 5.2 / 7.8 ms`."""
    return " / ".join(f"{1000 * t:.1f}" for t in times) + " ms"


def memory() -> int:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
