"""Values of the model as JSON values and back: exact numbers are strings, periods their spelling."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from fractions import Fraction

from comity.model.period import Period


def plain(value: object) -> object:
    """A JSON value of a model value: Fraction "3/2", Period "2014-H1", dataclass a dict, tuple a list."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Fraction | Period):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"no JSON form of {type(value).__name__}")


def decimal(value: Fraction) -> str:
    """The shortest decimal spelling of an exact number; a fraction that has none is given as p/q."""
    denominator = value.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return str(value)
    places = max(twos, fives)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text
