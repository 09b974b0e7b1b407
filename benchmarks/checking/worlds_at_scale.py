"""How fast checking is on texts of a given shape: a long conflict, a large component, texts in which nothing is right.

Run from the project root: `.venv/bin/python -m benchmarks.checking.worlds_at_scale`. Least, median and most of some
rounds, processor time of one core. See also `million`, `planted_errors` and `clean_worlds` in this folder.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from benchmarks.checking.measure import memory, milliseconds, say, timed
from benchmarks.checking.shapes import chain_of_growths, hopeless, years
from tests.checking.planted import dense
from tests.checking.worlds import world

from comity.checking.bodies import bodies
from comity.checking.check import check
from comity.checking.conflict import conflict
from comity.checking.repair import settle
from comity.checking.system import components, ground_of
from comity.model.figure import Figure


def long_conflict(growths: int) -> None:
    """A chain of growths that cannot lead from its first level to its last."""
    (body,) = bodies(chain_of_growths(growths))
    (component,) = components(body.relations)
    ground = ground_of(component)
    found = conflict(component, ground) or ()
    # Each round begins without what the one before has worked out.
    isolated = milliseconds(timed(lambda: conflict(component, replace(ground, met={})), 15))
    settled = milliseconds(timed(lambda: settle(component, body.frame, replace(ground, met={})), 15))
    say(f"a conflict of {len(found):<4}      isolated {isolated}; isolated and repaired {settled}")


def shape(name: str, rows: list[Figure], rounds: int = 5) -> None:
    """One text, findings and verdicts."""
    say(f"{name:24}{milliseconds(timed(lambda: check(rows), rounds))} for {len(rows)} statements")


def main() -> None:
    """Prints the table."""
    check(world(0).figures)
    long_conflict(48)
    shape("no error", years(100, Fraction(1)))
    shape("one error", years(100, Fraction(13, 10)))
    for goods in (30, 100, 300):
        shape(f"{goods} wrong shares", hopeless(goods), 3)
    shape("a dense world", list(dense(0).figures))
    say(f"largest memory          {memory()} MB")


if __name__ == "__main__":
    main()
