"""Totals that are not the sums of their partners or of their chapters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from comity.trade.verify.problem import Problem, amount, counted, flow_name
from comity.trade.warehouse.view import View

# Fewer partners than this are a choice of partners, and not meant to add up to the world.
_FEWEST = 5


def partner_sums(view: View) -> Iterator[Problem]:
    """The line of the world against the sum over countries."""
    rows = view.query("verify_partner_sums", fewest=_FEWEST).to_pylist()
    for (source, reporter, flow), found in _by(rows, "source", "reporter", "flow"):
        over = [row for row in found if row["added"] > row["stated"]]
        worst = (over or found)[0]
        wrong = worst["added"] / worst["stated"] - 1 if worst["stated"] else float("inf")
        figures = (
            f"{counted(len(found), 'total')} off, the most in {worst['period']} ({worst['commodity']}): the world is "
            f"{amount(worst['stated'], worst['currency'])}, its {worst['partners']} partners add up to "
            f"{amount(worst['added'], worst['currency'])} ({wrong:+.1%})"
        )
        if over:
            meaning = "Partners are counted twice, most likely a group among the countries: do not add partners up"
        else:
            meaning = "Part of the trade is with partners that are not listed: shares of the total are too small"
        severity = "error" if over and wrong > 0.01 else "warning"
        yield Problem(severity, "partner-sums", source, f"{reporter} {flow_name(flow)}", figures, meaning)


def level_sums(view: View) -> Iterator[Problem]:
    """A total against the sum of its chapters, chapters against headings, headings against items."""
    rows = view.query("verify_level_sums").to_pylist()
    for (source, reporter, flow), found in _by(rows, "source", "reporter", "flow"):
        over = [row for row in found if row["added"] > row["stated"]]
        worst = (over or found)[0]
        share = worst["added"] / worst["stated"] - 1 if worst["stated"] else float("inf")
        figures = (
            f"{counted(len(found), 'sum')} off, the most with {worst['partner']} in {worst['period']}: "
            f"{_level(worst['level'])} {amount(worst['stated'], worst['currency'])}, {_level(worst['finer'])} add up "
            f"to {amount(worst['added'], worst['currency'])} ({share:+.1%})"
        )
        if over:
            meaning = "Goods are counted twice at the finer level: use the total, not the sum of its parts"
        else:
            meaning = "Some goods are left out or kept secret at the finer level: their shares are lower bounds"
        severity = "error" if over and share > 0.01 else "warning"
        yield Problem(severity, "level-sums", source, f"{reporter} {flow_name(flow)}", figures, meaning)


def _level(level: int) -> str:
    return "the total" if level == 0 else {2: "chapters", 4: "headings"}.get(level, f"codes of {level} digits")


def _by(rows: list[dict[str, Any]], *names: str) -> Iterator[tuple[tuple[Any, ...], list[dict[str, Any]]]]:
    """Rows that come sorted, by some columns."""
    for key, found in groupby(rows, lambda row: tuple(row[name] for name in names)):
        yield key, list(found)
