"""Where a workspace is, and how one is made."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from comity.errors import NewerWorkspace, NoWorkspace, OutputError, UsageError
from comity.ledger.sql.tables import VERSION_TABLE
from comity.settings import Settings
from comity.workspace.init import init
from comity.workspace.place import Place, find, require
from comity.workspace.session import Session


def test_the_nearest_one_upward(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    init(tmp_path)
    init(tmp_path / "a" / "b")
    assert find(deep) == Place(tmp_path / "a" / "b")
    assert find(tmp_path / "a") == Place(tmp_path)


def test_none_where_there_is_none(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    with pytest.raises(NoWorkspace, match="comity init"):
        require(None)


def test_making_one_twice_changes_nothing(tmp_path: Path) -> None:
    assert init(tmp_path / "new", pair="blr-kaz").new
    before = {p: p.read_bytes() for p in (tmp_path / "new").rglob("*") if p.is_file()}
    assert not init(tmp_path / "new", pair="KAZ-BLR").new
    assert {p: p.read_bytes() for p in (tmp_path / "new").rglob("*") if p.is_file()} == before


def test_its_settings_hold_inside(tmp_path: Path) -> None:
    init(tmp_path, pair="BLR-KAZ", language="ru")
    session = Session.start(tmp_path, {"pair": None}, {})
    assert (session.settings.pair, session.settings.language) == ("BLR-KAZ", "ru")
    assert Session.start(tmp_path, {"pair": "KAZ-RUS"}, {"COMITY_PAIR": "RUS-CHN"}).settings.pair == "KAZ-RUS"


def test_a_wrong_pair_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        init(tmp_path / "new", pair="BLR")
    assert not (tmp_path / "new").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(OutputError, match="name a folder"):
        init(tmp_path / "x")


def test_settings_without_a_ledger_tell_the_remedy(tmp_path: Path) -> None:
    init(tmp_path)
    Place(tmp_path).ledger.unlink()
    with pytest.raises(NoWorkspace, match="comity init"):
        Session(Settings(), Place(tmp_path)).store()
    init(tmp_path)
    assert Session(Settings(), Place(tmp_path)).store().view().documents() == ()


def test_a_newer_workspace_is_refused(tmp_path: Path) -> None:
    init(tmp_path)
    connection = sqlite3.connect(Place(tmp_path).ledger)
    connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(NewerWorkspace, match="newer"):
        Session(Settings(), Place(tmp_path)).store()


KILLED = """
import os, signal, sys
from pathlib import Path
from comity.workspace import init as use
moment = sys.argv[2]
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
if moment == "before the ledger":
    use.create_store = die
else:
    use.write_all = die
use.init(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("moment", ["before the ledger", "before the settings"])
def test_killed_on_the_way_there_is_none_yet_and_the_next_try_makes_it(tmp_path: Path, moment: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "ws"), moment], check=False, timeout=60)
    assert done.returncode == -9
    assert find(tmp_path / "ws") is None
    assert init(tmp_path / "ws").new
    assert Session(Settings(), Place(tmp_path / "ws")).store().view().documents() == ()
