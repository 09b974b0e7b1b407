"""A quantity: what several figures may speak of. Figures meet only where the whole key is equal."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.period import Period


@dataclass(frozen=True, slots=True)
class Quantity:
    """The key of a latent variable.

    measure: `exports` stands for a directed flow (imports are the same flow seen from the other end), `turnover` and
    `balance` belong
    to the pair (origin before destination in the alphabet), others keep their name; services have the prefix
    `services.`.
    unit: of the level (ISO 4217, tonnes, units ...), empty where no level tells it, `percent` for a share that
    stands alone.
    parent: what such a share is a share of. books: whose statistics, None unknown. source: the document, empty where
    books are shared.
    """

    measure: str
    origin: str
    destination: str
    commodity: str | None
    period: Period
    unit: str
    scope: str | None = None
    partner_region: str | None = None
    basis: str | None = None
    parent: str | None = None
    books: str | None = None
    source: str = ""

    @property
    def sort_key(self) -> tuple[str, ...]:
        """A total order that does not depend on where the quantity was met first."""
        return (
            self.source,
            self.books or "",
            self.measure,
            self.origin,
            self.destination,
            self.commodity or "",
            str(self.period),
            self.unit,
            self.scope or "",
            self.partner_region or "",
            self.basis or "",
            self.parent or "",
        )

    @property
    def kind(self) -> str:
        """The measure without the prefix of services."""
        return self.measure.rpartition(".")[2]

    @property
    def is_signed(self) -> bool:
        """May be below zero: a balance."""
        return self.kind == "balance"
