"""All facts of a scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from comity.model.facts import Agreement, Chairmanship, Meeting, Project
from comity.model.statement import Statement
from comity.reading.facts import (
    agreements,
    barriers,
    chairmanships,
    compositions,
    meetings,
    memberships,
    milestones,
    offices,
    positions,
    projects,
)
from comity.reading.scene import Scene

_FINDERS: tuple[Callable[[Scene], Sequence[Statement]], ...] = (
    agreements.find,
    meetings.find,
    projects.find,
    memberships.find,
    chairmanships.find,
    milestones.find,
    offices.find,
    positions.find,
    barriers.find,
    compositions.find,
)


def read_facts(scene: Scene) -> list[Statement]:
    """Every fact, sorted by place; statements of one kind at one place are told apart by their ordinal."""
    found: list[Statement] = []
    for find in _FINDERS:
        found.extend(find(scene))
    return _numbered(_without_agreed(_without_presided(found)))


def _without_agreed(found: list[Statement]) -> list[Statement]:
    """What an agreement is on is in its title: "the agreement on the building of a power station" is one line; the
    station has its own only where its makers, its place or its year are told."""
    agreed = [(one.start, one.end) for one in found if isinstance(one, Agreement)]
    return [one for one in found if not (isinstance(one, Project) and _bare_within(one, agreed))]


def _bare_within(project: Project, spans: list[tuple[int, int]]) -> bool:
    told = project.companies or project.products or project.place or project.date
    return not told and any(start <= project.start and project.end <= end for start, end in spans)


def _without_presided(found: list[Statement]) -> list[Statement]:
    """A body that a country presides over is named there, not met: "Belarus chairs the Council" is no session."""
    presided = {(one.start, one.end) for one in found if isinstance(one, Chairmanship)}
    return [one for one in found if not (isinstance(one, Meeting) and (one.start, one.end) in presided)]


def _numbered(found: list[Statement]) -> list[Statement]:
    """In the order of the text, each kind at one span counted from 0."""
    seen: Counter[tuple[str, int, int]] = Counter()
    result: list[Statement] = []
    for statement in sorted(found, key=lambda one: (one.start, one.end, one.kind)):
        key = (statement.kind, statement.start, statement.end)
        result.append(replace(statement, ordinal=seen[key]) if statement.ordinal != seen[key] else statement)
        seen[key] += 1
    return result
