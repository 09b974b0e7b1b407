"""A load that dies at any moment leaves the warehouse as before or as after, and the next one completes it."""

from __future__ import annotations

import hashlib
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.trade.warehouse.failing import CountingDisk, DyingDisk, FullDisk, Killed, rows_of, tree
from tests.trade.warehouse.rows import batches, flow, given

from comity.errors import StatisticsError, WarehouseError
from comity.trade.verify.verify import verify_files
from comity.trade.warehouse.disk import Disk
from comity.trade.warehouse.manifest import Manifest
from comity.trade.warehouse.store import Loaded, Warehouse

OLD = [flow("BLR", "KAZ", 10.0), flow("KAZ", "BLR", 11.0, flow="M")]
# Three years, in an order that makes every year leave the memory at least twice.
NEW = [
    flow(reporter, partner, 7.0 * number + year, period=str(year), commodity=f"{number:06}", net_weight=1.0 + number)
    for number in range(1, 3)
    for year in (2014, 2013, 2015)
    for reporter, partner in (("KAZ", "BLR"), ("BLR", "KAZ"))
]
RAW = b"reporter,partner,value\n" * 40
# Bytes: everything stays in memory; or only a few rows do.
MEMORIES = {"in memory": 1 << 28, "beside the memory": 200}


def _warehouse(root: Path, memory: int, disk: Disk | None = None) -> Warehouse:
    return Warehouse(root, memory=memory, threads=1, disk=disk)


def _old(root: Path, memory: int) -> None:
    _warehouse(root, memory).load(given("old"), "flows", batches(OLD), b"old")


def _new(root: Path, memory: int, disk: Disk | None = None) -> Loaded:
    provenance = replace(given("new", vintage="2021-01-31"), digest=hashlib.sha256(RAW).hexdigest())
    return _warehouse(root, memory, disk).load(provenance, "flows", batches(NEW, size=6), RAW)


def _state(root: Path) -> list[Manifest]:
    """What is visible, once every file of it was found to be whole."""
    warehouse = Warehouse(root)
    assert verify_files(warehouse) == ()
    return list(warehouse.manifests())


def _copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder / "before", folder / name))


@pytest.fixture(
    params=[
        pytest.param(memory, id=name, marks=[pytest.mark.slow] if memory < 1000 else [])
        for name, memory in MEMORIES.items()
    ]
)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, list[str]]:
    """The folders `before` and `after`, and the memory and the steps between them."""
    memory: int = request.param
    _old(tmp_path / "before", memory)
    _copied(tmp_path, "after")
    counting = CountingDisk(0)
    _new(tmp_path / "after", memory, counting)
    with Warehouse(tmp_path / "after").view() as view:
        assert len(rows_of(view)) == len(OLD) + len(NEW)
    assert {"open", "append", "settle", "make_folder", "move", "settle_folder", "remove_folder"} <= set(counting.names)
    return memory, counting.names


def test_a_death_at_every_step_is_survived(tmp_path: Path, stage: tuple[int, list[str]]) -> None:
    memory, steps = stage
    before, after = _state(tmp_path / "before"), _state(tmp_path / "after")
    whole = tree(tmp_path / "after")
    seen = []
    for deadly, name in enumerate(steps, 1):
        root = _copied(tmp_path, str(deadly))
        with pytest.raises(Killed):
            _new(root, memory, DyingDisk(deadly))
        found = _state(root)
        assert found in (before, after), f"step {deadly}, {name}"
        seen.append(found == after)
        _new(root, memory)
        assert tree(root) == whole, f"step {deadly}, {name}"
        assert not (root / "staging").exists()
    # Once it is visible it stays so, and deaths both before and after that moment were seen.
    assert seen == sorted(seen)
    assert {False, True} <= set(seen)


def test_a_full_disk_at_every_step_leaves_nothing_behind(tmp_path: Path, stage: tuple[int, list[str]]) -> None:
    memory, steps = stage
    before, whole = tree(tmp_path / "before"), tree(tmp_path / "after")
    for deadly, name in enumerate(steps, 1):
        root = _copied(tmp_path, str(deadly))
        with pytest.raises(WarehouseError, match=r"No space left on device.*load again"):
            _new(root, memory, FullDisk(deadly))
        assert _state(root) in (_state(tmp_path / "before"), _state(tmp_path / "after"))
        # Where sweeping up itself fails, the next load does it.
        assert tree(root) in (before, whole) or name == "remove_folder"
        _new(root, memory)
        assert tree(root) == whole, f"step {deadly}, {name}"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_killed_process_is_survived(tmp_path: Path, project_root: Path, share: float) -> None:
    memory = MEMORIES["in memory"]
    _old(tmp_path / "before", memory)
    _copied(tmp_path, "after")
    counting = CountingDisk(0)
    _new(tmp_path / "after", memory, counting)
    _copied(tmp_path, "killed")
    deadly = max(1, int(counting.steps * share))
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.trade.warehouse.failing import SuicidalDisk\n"
        "from tests.trade.warehouse.test_dying import _new\n"
        f"_new(Path(sys.argv[1]), {memory}, SuicidalDisk({deadly}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "killed")], cwd=project_root, capture_output=True, check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert _state(tmp_path / "killed") in (_state(tmp_path / "before"), _state(tmp_path / "after"))
    _new(tmp_path / "killed", memory)
    assert tree(tmp_path / "killed") == tree(tmp_path / "after")


def test_a_bad_row_leaves_nothing(tmp_path: Path) -> None:
    rows = [flow("BLR", "KAZ", 1.0), flow("BLR", "KAZ", 2.0, flow="Q")]
    with pytest.raises(StatisticsError, match="flow 'Q'"):
        Warehouse(tmp_path).load(given("bad"), "flows", batches(rows, size=1), b"bad")
    assert tree(tmp_path) == {}


def test_raw_bytes_that_changed_meanwhile_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="changed while it was read"):
        Warehouse(tmp_path).load(given("a"), "flows", batches(OLD), b"other bytes")
    assert tree(tmp_path) == {}
