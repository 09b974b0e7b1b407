"""Scenes of one sentence in the middle of a text about two countries."""

from __future__ import annotations

from typing import TypeVar

from comity.model.document import Document
from comity.model.statement import Statement
from comity.reading.build import build
from comity.reading.scene import Scene

S = TypeVar("S", bound=Statement)
EN = "Norway and Ghana widen their ties\nDATE: 2018-05-10\n\n{}\n"
RU = "Армения и Египет расширяют связи\nDATE: 2018-05-10\n\n{}\n"


def english(sentence: str) -> Scene:
    """The sentence in a text about Norway and Ghana."""
    return build(Document("en", EN.format(sentence)))


def russian(sentence: str) -> Scene:
    """The sentence in a text about Armenia and Egypt."""
    return build(Document("ru", RU.format(sentence)))


def of_kind(found: list[Statement], cls: type[S]) -> list[S]:
    """The statements as that kind, each standing where its anchor is printed."""
    return [statement for statement in found if isinstance(statement, cls)]
