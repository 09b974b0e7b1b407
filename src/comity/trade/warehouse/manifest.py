"""What a load says of itself: the file that is written last and makes it visible."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from comity.errors import WarehouseError
from comity.model.flows import Provenance

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a load. path: within the load's folder. table: a kind of rows, or a rollup of them."""

    path: str
    table: str
    year: int  # 0 where the table is not kept by year
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One load. number: the order in which loads came. raw: the name of the raw bytes in the warehouse, if kept.

    reporters: by year, whose flows are here, so that a view opens only the files it needs. repeated: by year, how many
    lines say again what the line before them says, but perhaps for the value; years without any are left out.
    """

    provenance: Provenance
    kind: str
    number: int
    rows: int
    parts: tuple[Part, ...]
    reporters: Mapping[int, tuple[str, ...]]
    raw: str = ""
    repeated: Mapping[int, int] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes a load the same load."""
        return identity(self.provenance, self.kind)

    def to_json(self) -> bytes:
        """The same bytes for the same load."""
        fields: dict[str, Any] = {
            "format": FORMAT,
            "provenance": asdict(self.provenance),
            "kind": self.kind,
            "number": self.number,
            "rows": self.rows,
            "raw": self.raw,
            "parts": [asdict(part) for part in self.parts],
            "repeated": {str(year): lines for year, lines in sorted(self.repeated.items())},
            "reporters": {str(year): list(codes) for year, codes in sorted(self.reporters.items())},
        }
        return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def identity(provenance: Provenance, kind: str) -> tuple[str, str, str, str, str]:
    """Source, vintage, kind, digest, loader: a load with the same adds nothing."""
    return provenance.source, provenance.vintage, kind, provenance.digest, provenance.loader


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file. Raises WarehouseError naming it and the remedy."""
    try:
        fields = json.loads(path.read_bytes())
        if fields["format"] != FORMAT:
            raise WarehouseError(f"{path}: written by another version of Comity (format {fields['format']})")
        return Manifest(
            Provenance(**fields["provenance"]),
            fields["kind"],
            fields["number"],
            fields["rows"],
            tuple(Part(**part) for part in fields["parts"]),
            {int(year): tuple(codes) for year, codes in fields["reporters"].items()},
            fields["raw"],
            {int(year): lines for year, lines in fields["repeated"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseError(
            f"{path}: not a manifest of a load ({error}); remove the folder {path.parent} and load its file again"
        ) from error


def load_folder(root: Path, manifest: Manifest) -> Path:
    """Where a load lies. The names of the folders are columns of its rows."""
    given = manifest.provenance
    return root / "loads" / f"source={given.source}" / f"vintage={given.vintage}" / f"load={manifest.number:06}"
