"""The ledger as a file: what it refuses, what it promises of the database, and what it never does."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.ledger.dying import add, stock

from comity.errors import LedgerError, NewerWorkspace, NoWorkspace
from comity.ledger.sql.tables import VERSION_TABLE, metadata
from comity.ledger.sql.upgrade import HEAD
from comity.ledger.store import create_store, open_store
from comity.model.document import Document

DOCUMENT = Document("note", "Exports were 7 tonnes.")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "template.db"
    stock(path)
    return path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Path:
    """A ledger with one read document."""
    return Path(shutil.copyfile(template, tmp_path / "ledger.db"))


def execute(path: Path, *statements: str) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        rows = [connection.execute(statement).fetchall() for statement in statements]
        connection.commit()
        return rows[-1]
    finally:
        connection.close()


def test_opening_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace, match="run `comity init`"):
        open_store(tmp_path / "none" / "ledger.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_an_init_that_was_never_finished(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(NoWorkspace, match="never finished"):
        open_store(path)
    assert create_store(path).view().documents() == ()


def test_creating_twice_opens(ledger: Path) -> None:
    assert [document.id for document in create_store(ledger).view().documents()] == ["old"]


@pytest.mark.parametrize("name", ["with space #1 ?.db", "журнал.db"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    with create_store(tmp_path / "sub" / name).writing() as writer:
        writer.add_document(DOCUMENT, b"x")
    assert open_store(tmp_path / "sub" / name).view().original("note") == b"x"
    assert [path.name for path in (tmp_path / "sub").iterdir()] == [name]


@pytest.mark.parametrize("make", [open_store, create_store])
def test_a_workspace_of_a_newer_version_is_refused_and_left_alone(make: Any, ledger: Path) -> None:
    execute(ledger, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    before = ledger.read_bytes()
    with pytest.raises(NewerWorkspace, match=r"ledger.db: written by a newer Comity .*pip install --upgrade"):
        make(ledger)
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("make", [open_store, create_store])
def test_what_is_no_ledger_is_refused_and_left_alone(make: Any, tmp_path: Path) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("Exports grew. " * 500)
    execute(other, "CREATE TABLE birds (name TEXT)")
    before = text.read_bytes(), other.read_bytes()
    with pytest.raises(LedgerError, match=r"text.db: this file is no ledger; move it away"):
        make(text)
    with pytest.raises(LedgerError, match=r"other.db: .*another program .*birds"):
        make(other)
    with pytest.raises(LedgerError, match="is a folder"):
        make(tmp_path)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_damaged_ledger_is_a_ledger_error(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    ledger.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged; restore it"):
        open_store(ledger).view().documents()


def test_a_writer_keeps_out_writers_but_not_readers(ledger: Path) -> None:
    store = open_store(ledger, busy_seconds=0)
    with store.writing() as writer:
        writer.add_document(DOCUMENT, b"x")
        assert [document.id for document in store.view().documents()] == ["old"]
        with pytest.raises(LedgerError, match="another Comity is writing"), store.writing():
            pass
    assert [document.id for document in store.view().documents()] == ["note", "old"]


def test_the_journal_is_wal_and_foreign_keys_are_held(ledger: Path) -> None:
    assert execute(ledger, "PRAGMA journal_mode") == [("wal",)]
    seen: list[Any] = []

    def look(connection: Any) -> None:
        seen.extend(connection.exec_driver_sql("PRAGMA foreign_keys").fetchall())

    event.listen(Engine, "commit", look)
    try:
        open_store(ledger).view().documents()
    finally:
        event.remove(Engine, "commit", look)
    assert {tuple(row) for row in seen} == {(1,)}


def test_nothing_is_ever_changed_or_deleted(ledger: Path) -> None:
    verbs: set[str] = set()

    def look(_: Any, __: Any, statement: str, *___: Any) -> None:
        verbs.add(statement.split(maxsplit=1)[0])

    event.listen(Engine, "before_cursor_execute", look)
    try:
        add(ledger)
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    assert verbs <= {"BEGIN", "SELECT", "INSERT", "PRAGMA"}
    assert "INSERT" in verbs


def test_the_migrations_make_the_tables_that_the_code_knows(ledger: Path) -> None:
    config = Config()
    config.set_main_option("script_location", "comity.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD
    engine = create_engine(f"sqlite:///{ledger}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_tables_are_portable() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    assert sum("SERIAL" in table for table in made) == 2


def test_a_store_in_memory_loads_no_database() -> None:
    code = "import sys; from comity.ledger.store import memory_store; memory_store().view(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert {"sqlalchemy", "alembic", "sqlite3"} & set(done.stdout.split()) == set()
