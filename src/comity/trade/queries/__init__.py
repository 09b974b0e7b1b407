"""All SQL over official statistics: one file a query, in the subset that other engines read too."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from comity.errors import WarehouseError


@cache
def text(name: str) -> str:
    """The query in `NAME.sql`. Raises WarehouseError where there is none."""
    file = files("comity.trade.queries").joinpath(f"{name}.sql")
    if not name.isidentifier() or not file.is_file():
        raise WarehouseError(f"no query is called {name!r}")
    return file.read_text(encoding="utf-8")
