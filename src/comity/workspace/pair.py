"""Whose relationship it is: the pair given, or the pair that most documents state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.errors import UnknownCode, UsageError
from comity.model.facts import Agreement, Composition, Membership
from comity.model.figure import Figure
from comity.model.statement import Statement
from comity.reference.countries import country

Dyad = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Guess:
    """A pair and how many documents state it most."""

    pair: Dyad
    documents: int


def parse(text: str) -> Dyad:
    """`BLR-KAZ` as ("BLR", "KAZ"). Raises UsageError naming what is off."""
    sides = [side.strip().upper() for side in text.split("-")]
    if len(sides) != 2 or not all(sides):
        raise UsageError(f"--pair {text}: write two country codes with a hyphen, our side first: --pair BLR-KAZ")
    for side in sides:
        if not _is_country(side):
            raise UsageError(
                f"--pair {text}: {side} is no country code; write ISO 3166 codes of three letters: --pair BLR-KAZ"
            )
    if sides[0] == sides[1]:
        raise UsageError(f"--pair {text}: a pair is of two countries")
    return sides[0], sides[1]


def guess(statements: Iterable[Statement]) -> Guess | None:
    """The pair that most documents state, each by its figures and facts; None where no statement is of two countries.

    Ties fall to the pair stated more often, then to the alphabet. Our side is the one that reports more often.
    """
    stated: dict[str, Counter[Dyad]] = {}
    for statement in statements:
        dyad = _dyad(statement)
        if dyad is not None:
            stated.setdefault(statement.document, Counter())[dyad] += 1
    votes: Counter[Dyad] = Counter()
    weight: Counter[Dyad] = Counter()
    for counter in stated.values():
        both: Counter[Dyad] = Counter()
        for (first, second), count in counter.items():
            both[_ordered(first, second)] += count
        weight.update(both)
        votes[min(both, key=lambda dyad: (-both[dyad], dyad))] += 1
    if not votes:
        return None
    first, second = min(votes, key=lambda dyad: (-votes[dyad], -weight[dyad], dyad))
    told = sum((counter for counter in stated.values()), Counter[Dyad]())
    if told[second, first] > told[first, second]:
        return Guess((second, first), votes[first, second])
    return Guess((first, second), votes[first, second])


def of_pair(statements: Iterable[Statement], pair: Dyad) -> list[Statement]:
    """The statements that are about these two countries, in either order."""
    wanted = _ordered(*pair)
    return [s for s in statements if (dyad := _dyad(s)) is not None and _ordered(*dyad) == wanted]


def _ordered(first: str, second: str) -> Dyad:
    return (first, second) if first < second else (second, first)


def _dyad(statement: Statement) -> Dyad | None:
    """The two countries a statement is of, who reports first; None where it is not of exactly two."""
    sides: Sequence[str | None] = ()
    if isinstance(statement, Figure | Composition):
        sides = (statement.reporter, statement.partner)
    elif isinstance(statement, Agreement):
        sides = statement.parties
    elif isinstance(statement, Membership):
        sides = statement.countries
    if len(sides) != 2:
        return None
    first, second = sides
    if first is None or second is None or first == second or not (_is_country(first) and _is_country(second)):
        return None
    return first, second


def _is_country(code: str) -> bool:
    try:
        country(code)
    except UnknownCode:
        return False
    return True
