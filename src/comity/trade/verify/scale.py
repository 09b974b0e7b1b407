"""Books that are a thousand times apart: thousands taken for units, or the other way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log10
from statistics import median

from comity.trade.verify.problem import Problem, amount, counted
from comity.trade.warehouse.view import View

# From which factor on the units are suspected; so many partners of a year must agree. One pair alone must lie nearer
# to a thousand, for small trade differs by any factor.
_FACTOR = 300.0
_PARTNERS = 3
_NEAR = (800.0, 1250.0)
_LEAST_VALUE = 1_000_000.0

Case = tuple[str, int, float, float, str]


def mirror_scale(view: View) -> Iterator[Problem]:
    """By reporter and year: the median ratio of its figures to its partners' own."""
    cases: dict[tuple[str, str, str, int], list[Case]] = defaultdict(list)
    for row in view.query("verify_mirror").to_pylist():
        exporter, importer, year = row["exporter"], row["importer"], row["year"]
        exported, imported, currency = row["exported"], row["imported"], row["currency"]
        cases[row["exporter_source"], exporter, "exports", year].append((importer, year, exported, imported, currency))
        cases[row["importer_source"], importer, "imports", year].append((exporter, year, imported, exported, currency))
    blamed: set[tuple[str, str, int]] = set()
    for (source, reporter, flow, year), found in sorted(cases.items()):
        ratio = median(ours / theirs for _, _, ours, theirs, _ in found)
        if len(found) >= _PARTNERS and not 1 / _FACTOR < ratio < _FACTOR:
            blamed.add((reporter, flow, year))
            yield _systematic(source, reporter, flow, year, ratio, found)
    for (source, reporter, flow, year), found in sorted(cases.items()):
        if flow == "exports" and (reporter, flow, year) not in blamed:
            yield from _single(source, reporter, [case for case in found if (case[0], "imports", year) not in blamed])


def _systematic(source: str, reporter: str, flow: str, year: int, ratio: float, found: list[Case]) -> Problem:
    partner, _, ours, theirs, currency = max(found, key=lambda case: max(case[2], case[3]))
    times = f"{ratio:,.0f} times" if ratio > 1 else f"1/{1 / ratio:,.0f} of"
    return Problem(
        "error",
        "scale",
        source,
        f"{reporter} {flow} {year}",
        f"at the median of {counted(len(found), 'partner')} {times} what the partners say, such as {partner}: "
        f"{amount(ours, currency)} against {amount(theirs, currency)}",
        f"The unit is most likely wrong by 10^{round(log10(ratio)):+d}: look whether the file is in thousands",
    )


def _single(source: str, reporter: str, found: list[Case]) -> Iterator[Problem]:
    low, high = _NEAR
    for partner, year, ours, theirs, currency in found:
        factor = max(ours / theirs, theirs / ours)
        if low <= factor <= high and max(ours, theirs) >= _LEAST_VALUE:
            yield Problem(
                "warning",
                "scale",
                source,
                f"{reporter} exports {year}, partner {partner}",
                f"{amount(ours, currency)} against {amount(theirs, currency)} in the importer's books, "
                f"{factor:,.0f} times",
                "One of the two may be in other units; do not compare them before it is known",
            )
