"""Years copied from the year before, missing years, and years that lack chapters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from comity.trade.verify.problem import Problem, counted, flow_name, span
from comity.trade.warehouse.view import View

# How many figures make a copy believable, and how many of them must be the same to the last digit.
_FEWEST = 20
_SHARE = 0.95
# What the chapters that a year lacks are of the trade of the years beside it.
_WORTH_TELLING = 0.05
_GRAVE = 0.25


def copied_years(view: View) -> Iterator[Problem]:
    """A year that is the year before again."""
    rows = view.query("verify_copied", fewest=_FEWEST, share=_SHARE).to_pylist()
    whole = {(row["source"], row["year"]) for row in rows if not row["reporter"]}
    for row in rows:
        if row["reporter"] and (row["source"], row["year"]) in whole:
            continue
        whom = f"{row['reporter']} {flow_name(row['flow'])} " if row["reporter"] else "all reporters "
        year = row["year"]
        yield Problem(
            "error",
            "copied-year",
            row["source"],
            f"{whom}{year}",
            f"{row['same']} of {row['pairs']} figures are those of {year - 1} to the last digit",
            f"{year} is a copy of {year - 1}: its growth is no growth, and the year itself is unknown",
        )


def missing_years(view: View) -> Iterator[Problem]:
    """Years between the first and the last of which a source, or a reporter in it, has nothing."""
    rows = view.query("verify_years").to_pylist()
    by_source: dict[str, set[int]] = defaultdict(set)
    by_reporter: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for row in rows:
        by_source[row["source"]].add(row["year"])
        if row["flow"] in ("X", "M"):
            by_reporter[row["source"], row["reporter"], row["flow"]].add(row["year"])
    gaps = {source: _gaps(years) for source, years in by_source.items()}
    for source, missing in gaps.items():
        if missing:
            yield _missing(source, "all reporters", missing, "error")
    lacking: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(dict)
    for (source, reporter, flow), years in by_reporter.items():
        missing = _gaps(years) - gaps[source]
        if missing:
            lacking[source, reporter][flow] = missing
    for (source, reporter), flows in sorted(lacking.items()):
        if len(flows) == 2 and flows["X"] == flows["M"]:
            yield _missing(source, reporter, flows["X"], "warning")
        else:
            for flow, missing in sorted(flows.items()):
                yield _missing(source, f"{reporter} {flow_name(flow)}", missing, "warning")


def _missing(source: str, whose: str, years: set[int], severity: str) -> Problem:
    return Problem(
        severity,
        "missing-years",
        source,
        whose,
        f"nothing of {span(years)}",
        "Growth and trends cannot be told across the gap",
    )


def _gaps(years: set[int]) -> set[int]:
    return set(range(min(years), max(years) + 1)) - years


def missing_chapters(view: View) -> Iterator[Problem]:
    """A year without chapters that the years on both sides of it have, where these are much of the trade."""
    for level in view.query("verify_levels").to_pylist():
        rows = view.query("verify_chapters", source=level["source"], level=level["level"]).to_pylist()
        books: dict[tuple[str, str], dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        for row in rows:
            if row["flow"] in ("X", "M"):
                books[row["reporter"], row["flow"]][row["year"]][row["chapter"]] = row["value"]
        for (reporter, flow), years in sorted(books.items()):
            yield from _lacking(level["source"], f"{reporter} {flow_name(flow)}", years)


def _lacking(source: str, whose: str, years: Mapping[int, Mapping[str, float]]) -> Iterator[Problem]:
    listed = sorted(years)
    for at, year in enumerate(listed):
        beside = _beside(listed, at)
        if len(beside) < 2:
            continue
        first, second = (years[other] for other in beside)
        missing = sorted((set(first) & set(second)) - set(years[year]))
        share = min(_share(first, missing), _share(second, missing))
        if share < _WORTH_TELLING:
            continue
        yield Problem(
            "error" if share >= _GRAVE else "warning",
            "missing-chapters",
            source,
            f"{whose} {year}",
            f"{counted(len(missing), 'chapter')} missing that {beside[0]} and {beside[1]} have ({_few(missing)}), "
            f"{share:.0%} of the trade or more there",
            f"The year is not whole: its total is too small, and growth to and from {year} is no growth",
        )


def _beside(years: list[int], at: int) -> tuple[int, ...]:
    """The years next to one in the list; at an end the two nearest."""
    if len(years) < 3:
        return ()
    if at == 0:
        return years[1], years[2]
    return (years[at - 2], years[at - 1]) if at == len(years) - 1 else (years[at - 1], years[at + 1])


def _share(goods: Mapping[str, float], chapters: list[str]) -> float:
    total = sum(goods.values())
    return sum(goods[chapter] for chapter in chapters) / total if total else 0.0


def _few(codes: list[Any]) -> str:
    return ", ".join(codes) if len(codes) <= 6 else f"{', '.join(codes[:5])} and {len(codes) - 5} more"
