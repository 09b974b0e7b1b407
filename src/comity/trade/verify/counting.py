"""Trade counted twice or not at all, and goods hidden in chapter 99."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from comity.trade.verify.problem import Problem, amount, counted, flow_name, span
from comity.trade.warehouse.view import View

# Chapter 99 is told where it is at least this much of a partner's trade, and that trade at least this large.
_SHARE = 0.5
_LEAST_VALUE = 1_000_000.0


def broken_down(view: View) -> Iterator[Problem]:
    """Lines by transport, customs procedure or second partner."""
    for source in view.query("verify_breakdowns")["source"].to_pylist():
        for row in view.query("verify_broken_down", source=source).to_pylist():
            where = f"{row['reporter']} {flow_name(row['flow'])}"
            if row["without"]:
                yield Problem(
                    "error",
                    "broken-down",
                    source,
                    where,
                    f"{counted(int(row['without']), 'line')} by transport, customs or second partner, worth "
                    f"{amount(row['value'])}, have no line that adds them up",
                    "They are in no sum: load the lines that add all modes up (C00, 0, second partner the world)",
                )
            if row["beside"]:
                yield Problem(
                    "note",
                    "broken-down",
                    source,
                    where,
                    f"{counted(int(row['beside']), 'line')} by transport, customs or second partner stand beside the "
                    "lines that add them up",
                    "Comity leaves them out of sums; whoever adds the file up by hand counts the trade twice",
                )


def repeated(view: View) -> Iterator[Problem]:
    """A flow that one load gives more than once. Loads count such lines, so that only their years are looked at."""
    years = {
        (manifest.provenance.source, year)
        for manifest in view.manifests
        for year, lines in manifest.repeated.items()
        if lines
    }
    for source, year in sorted(years):
        for row in view.query("verify_repeated", source=source, year=year).to_pylist():
            yield Problem(
                "error",
                "repeated",
                source,
                f"{row['reporter']} {flow_name(row['flow'])} {year}",
                f"{counted(row['keys'], 'flow')} given more than once, first in rows {row['first_row']} and "
                f"{row['last_row']}, {amount(row['value'])} too much if the largest is right",
                "The same trade is counted twice: two modes of transport or two procedures under one code, or a year "
                "that stands in two sheets",
            )


def residual(view: View) -> Iterator[Problem]:
    """Chapter 99 that swallows a partner."""
    rows = view.query("verify_residual", share=_SHARE, least_value=_LEAST_VALUE).to_pylist()
    key = ("source", "reporter", "flow", "partner")
    for (source, reporter, flow, partner), found in groupby(rows, lambda row: tuple(row[name] for name in key)):
        years = list(found)
        worst = max(years, key=lambda row: row["residual"])
        share = worst["residual"] / worst["value"]
        yield Problem(
            "warning",
            "chapter-99",
            source,
            f"{reporter} {flow_name(flow)}, partner {partner}",
            f"in {span(row['year'] for row in years)} chapter 99 is half of the trade or more; in {worst['year']} "
            f"{amount(worst['residual'], worst['currency'])} of {amount(worst['value'], worst['currency'])} "
            f"({share:.0%})",
            "What was traded is kept secret or not known: the structure of this trade cannot be told from this source",
        )
