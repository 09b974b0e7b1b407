"""`comity init`: make a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comity.errors import OutputError
from comity.ledger.store import create_store
from comity.workspace.output import write_all
from comity.workspace.pair import parse
from comity.workspace.place import Place

_CONFIG = """\
# The settings of this workspace. Flags and COMITY_* variables of the environment go before them.
{pair}
# The language of what is written: en or ru.
{language}
# The softest class of finding that makes `comity check` exit with 1: contradiction, wording, implausible, never.
# fail_on = "contradiction"
# The largest document, in bytes.
# max_bytes = 40_000_000
"""


@dataclass(frozen=True, slots=True)
class Made:
    """The workspace, and whether it is new."""

    place: Place
    new: bool


def init(folder: Path, pair: str | None = None, language: str | None = None) -> Made:
    """A workspace in `folder`, which is made where it is missing. One that is there already is left as it is.

    The ledger comes first and `comity.toml`, which marks the workspace, last: interrupted half-way, there is none yet.
    """
    sides = parse(pair) if pair else None
    place = Place(folder)
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file; name a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place.ledger.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot make a workspace here ({error.strerror}); choose another folder"
        ) from error
    create_store(place.ledger)
    if place.config.exists():
        return Made(place, False)
    text = _CONFIG.format(
        pair=f'pair = "{"-".join(sides)}"' if sides else '# The two countries, our side first.\n# pair = "BLR-KAZ"',
        language=f'language = "{language}"' if language else '# language = "en"',
    )
    write_all({place.config: text.encode()})
    return Made(place, True)
