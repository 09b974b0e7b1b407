"""Which statements are asked for: by kind, measure, period and pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.errors import UsageError
from comity.model.exchange import KINDS
from comity.model.figure import FORMS, Figure
from comity.model.period import Period
from comity.model.statement import Statement
from comity.workspace.pair import Dyad, of_pair, parse


@dataclass(frozen=True, slots=True)
class Filter:
    """What is None or empty is not asked.

    measure: a measure, or its beginning before a dot or colon (`count`). kinds: of fact, or forms of figure (`share`).
    period: statements within it. pair: statements of these two countries.
    """

    measure: str = ""
    kinds: tuple[str, ...] = ()
    period: Period | None = None
    pair: Dyad | None = None

    @classmethod
    def parse(
        cls, measure: str | None, kind: str | None, period: str | None, pair: str | None, *, facts: bool
    ) -> Filter:
        """From the words of a command line. Raises UsageError naming what there is."""
        kinds = tuple(name.strip() for name in (kind or "").split(",") if name.strip())
        known = [name for name in KINDS if name != "figure"] if facts else FORMS
        for name in kinds:
            if name not in known:
                raise UsageError(f"--kind {name}: no such kind; choose from {', '.join(known)}")
        try:
            when = Period.parse(period) if period else None
        except ValueError as error:
            raise UsageError(f"--period {period}: write 2014, 2014-H1, 2014-Q3, 2014-07 or 2014-01/2014-09") from error
        return cls(measure or "", kinds, when, parse(pair) if pair else None)

    def of(self, statements: Iterable[Statement]) -> list[Statement]:
        """The statements that pass, in their order."""
        chosen = [statement for statement in statements if self._passes(statement)]
        return chosen if self.pair is None else of_pair(chosen, self.pair)

    def _passes(self, statement: Statement) -> bool:
        if self.kinds and (statement.form if isinstance(statement, Figure) else statement.kind) not in self.kinds:
            return False
        if self.measure and not self._measures(getattr(statement, "measure", None)):
            return False
        if self.period is not None:
            when = getattr(statement, "period", None) or getattr(statement, "date", None)
            return when is not None and self.period.covers(when)
        return True

    def _measures(self, measure: str | None) -> bool:
        if measure is None:
            return False
        return measure == self.measure or measure.startswith((f"{self.measure}:", f"{self.measure}."))
