"""Where a workspace is: a folder with `comity.toml`, and its ledger in `.comity/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comity.errors import NoWorkspace

CONFIG = "comity.toml"
FOLDER = ".comity"
LEDGER = "ledger.sqlite"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a workspace. `comity.toml` marks it, so that a half-made one (no `comity.toml` yet) is none."""

    root: Path

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.root / CONFIG

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.root / FOLDER / LEDGER


def find(start: Path) -> Place | None:
    """The workspace that `start` lies in: the nearest folder upward with a `comity.toml`, None where there is none."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return Place(folder)
    return None


def require(place: Place | None) -> Place:
    """The place. Raises NoWorkspace with the two ways on."""
    if place is None:
        raise NoWorkspace(
            "no workspace here and no documents named: name some documents, or make one with `comity init`"
        )
    return place
