"""How the derived and the official numbers of a block came about, for formats where nothing can be hovered over."""

from __future__ import annotations

from collections.abc import Iterable

from comity.brief.content import Block, Line, Ref, Table, Words, lines

SHOWN = ("implied", "official")


def footnotes(block: Block) -> tuple[Line, ...]:
    """A line for each derivation or row that the block itself does not print, in order of first use."""
    told = {item.text for note in _notes(block) for item in note}
    found: dict[str, Ref] = {}
    for line in lines(block):
        for item in line:
            if isinstance(item, Ref) and item.style in SHOWN and item.formula and item.formula not in told:
                found.setdefault(item.formula, item)
    return tuple(_note(ref) for ref in found.values() if ref.text != ref.formula)


def _notes(block: Block) -> Iterable[Line]:
    return block.notes if isinstance(block, Table) else ()


def _note(ref: Ref) -> Line:
    sign = " = " if ref.style == "implied" else ": "
    return (Words(f"{ref.text}{sign}{ref.formula}", "label"),)
