"""All checks, over the files and over what the sources say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from comity.errors import WarehouseError
from comity.trade.verify.counting import broken_down, repeated, residual
from comity.trade.verify.problem import Problem
from comity.trade.verify.scale import mirror_scale
from comity.trade.verify.sums import level_sums, partner_sums
from comity.trade.verify.years import copied_years, missing_chapters, missing_years
from comity.trade.warehouse.manifest import load_folder
from comity.trade.warehouse.store import Warehouse
from comity.trade.warehouse.view import View

CHECKS = (
    partner_sums, level_sums, copied_years, missing_years, missing_chapters, broken_down, repeated, residual,
    mirror_scale,
)  # fmt: skip


def verify_view(view: View) -> Iterator[Problem]:
    """What is wrong in what the sources say. Raises WarehouseError where a file cannot be read."""
    for check in CHECKS:
        yield from check(view)


def verify_files(warehouse: Warehouse) -> tuple[Problem, ...]:
    """Files that are missing, cut off or changed since they were written, by their digests."""
    problems = []
    try:
        manifests = warehouse.manifests()
    except WarehouseError as error:
        return (Problem("error", "damaged", "warehouse", str(warehouse.root), str(error), "Nothing can be read"),)
    for manifest in manifests:
        folder = load_folder(warehouse.root, manifest)
        for part in manifest.parts:
            path = folder / part.path
            wrong = _fault(path, part.size, part.digest)
            if wrong:
                told = f"Remove {folder} and load {manifest.provenance.origin} again"
                problems.append(
                    Problem(
                        "error",
                        "damaged",
                        manifest.provenance.source,
                        str(path.relative_to(warehouse.root)),
                        wrong,
                        told,
                    )
                )
    return tuple(problems)


def _fault(path: Path, size: int, digest: str) -> str:
    """What is wrong with a file; empty where nothing is."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if path.stat().st_size != size:
        return f"{path.stat().st_size} bytes, written were {size}"
    return "" if found == digest else "its bytes have changed since it was written"
