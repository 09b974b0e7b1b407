"""Where the warehouse of a session is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.workspace.place import FOLDER

if TYPE_CHECKING:
    from comity.trade.warehouse.store import Warehouse
    from comity.workspace.session import Session

_NAME = "warehouse"


@dataclass(frozen=True, slots=True)
class Here:
    """A warehouse's folder, and why it is this one."""

    folder: Path
    why: str

    @property
    def note(self) -> str:
        """A line for the user."""
        here = Path.cwd()
        shown = self.folder.relative_to(here) if self.folder.is_relative_to(here) else self.folder
        return f"warehouse: {shown} ({self.why})"


def place_of(session: Session) -> Here:
    """The folder in the settings, else the workspace's own, else the user's."""
    if session.settings.warehouse:
        given = Path(session.settings.warehouse).expanduser()
        root = session.place.root if session.place else Path()
        return Here(root / given, "as set")
    if session.place is not None:
        return Here(session.place.root / FOLDER / _NAME, "of this workspace")
    home = Path.home() / ("AppData/Local" if sys.platform == "win32" else ".local/share")
    return Here(home / "comity" / _NAME, "yours, as there is no workspace here; choose with --warehouse")


def warehouse_of(session: Session) -> Warehouse:
    """The warehouse, made by its first load."""
    from comity.trade.warehouse.store import Warehouse

    return Warehouse(place_of(session).folder)
