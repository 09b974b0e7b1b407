"""Statements made for tests, on a text that carries their anchors."""

from fractions import Fraction
from typing import Any

from comity.model.document import Document
from comity.model.facts import Agreement
from comity.model.figure import Figure

TEXT = "A first line.\nExports were $5.5 million, imports =1+1 million.\nThe Treaty was signed."


def document(name: str = "note", text: str = TEXT) -> Document:
    """A document of this text."""
    return Document(id=name, text=text)


def figure(name: str = "note", anchor: str = "$5.5 million", **fields: Any) -> Figure:
    """A figure at the place of its anchor: exports of BLR to KAZ unless told otherwise."""
    whole = document(name)
    start = whole.text.index(anchor)
    given: dict[str, Any] = {"measure": "exports", "reporter": "BLR", "partner": "KAZ", "value": Fraction(5_500_000)}
    return Figure(
        document=name,
        text_digest=whole.text_digest,
        start=start,
        end=start + len(anchor),
        anchor=anchor,
        **(given | fields),
    )


def agreement(name: str = "note", **fields: Any) -> Agreement:
    """The treaty of the text."""
    whole = document(name)
    start = whole.text.index("Treaty")
    given: dict[str, Any] = {"title": "Treaty"}
    return Agreement(
        document=name,
        text_digest=whole.text_digest,
        start=start,
        end=start + 6,
        anchor="Treaty",
        **(given | fields),
    )
