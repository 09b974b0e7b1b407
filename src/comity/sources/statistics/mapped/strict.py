"""Taking a table of TOML apart, key by key, and failing on what is left."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from comity.errors import StatisticsError

_T = TypeVar("_T")
_NAMES = {str: "a text in quotes", int: "a whole number", list: "a list", dict: "a table"}


class Keys:
    """The keys of one table. `place` names it in errors. What `close` finds untaken is an error."""

    def __init__(self, given: Mapping[str, Any], place: str) -> None:
        self._left = dict(given)
        self._known: list[str] = []
        self.place = place

    def fault(self, text: str) -> StatisticsError:
        """An error at this place."""
        return StatisticsError(f"{self.place}: {text}")

    def take(self, key: str, kind: type[_T], default: _T | None = None) -> _T:
        """The value of a key. Raises where it has another type, or is not there and has no default."""
        self._known.append(key)
        found = self._left.pop(key, default)
        if found is None:
            raise self.fault(f"`{key}` is not there; add it, the how-to page on loading statistics says how")
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is int):
            raise self.fault(f"`{key}` is {found!r}; write {_NAMES[kind]}")
        return found

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """One text or a list of texts."""
        self._known.append(key)
        found = self._left.pop(key, None)
        if found is None:
            return default
        listed = [found] if isinstance(found, str) else found
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise self.fault(f"`{key}` is {found!r}; write a text in quotes, or a list of them")
        return tuple(listed)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A text of a few."""
        found = self.take(key, str, default)
        if found not in allowed:
            raise self.fault(f"`{key}` is {found!r}; write one of {', '.join(allowed)}")
        return found

    def texts_by_text(self, key: str) -> dict[str, str]:
        """A table of texts by text."""
        found = self.take(key, dict, {})
        for name, value in found.items():
            if not isinstance(value, str):
                raise self.fault(f"[{key}] gives {value!r} for {name!r}; write a text in quotes")
        return found

    def tables(self, key: str) -> list[Keys]:
        """A list of tables, each with its place."""
        found = self.take(key, list, [])
        if not all(isinstance(item, dict) for item in found):
            raise self.fault(f"`{key}` is no list of tables; begin each with [[{key}]]")
        return [Keys(item, f"{self.place}, {key} {number}") for number, item in enumerate(found, 1)]

    def close(self) -> None:
        """Fails on a key nobody took."""
        for key in self._left:
            near = get_close_matches(key, self._known, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"known here are {', '.join(sorted(self._known))}"
            raise self.fault(f"`{key}` is unknown; {hint}")
