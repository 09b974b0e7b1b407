"""A ledger that an older version wrote is brought up to date, and says what it said."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text

from comity.ledger.sql.upgrade import HEAD
from comity.ledger.store import open_store
from comity.model.finding import Decision, Report


def of_the_first_version(path: Path) -> Engine:
    """A ledger with the tables of the first migration, a report and a decision in it."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "comity.ledger:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("insert into runs (number, kind, version, recorded) values (1, 'check', 'comity', '')"))
        row = {"d": "x" * 64, "v": '[{"anchor_id":"a","state":"holds","checks":["1 = 1"],"findings":[]}]'}
        connection.execute(
            text("insert into reports (number, run, digest, verdicts, implied) values (1, 1, :d, :v, '[]')"), row
        )
        connection.execute(
            text("insert into decisions (number, finding, action, note, recorded) values (1, 'f', 'accept', 'n', 't')")
        )
    return engine


def test_an_older_report_and_decision_are_read_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    of_the_first_version(path).dispose()
    view = open_store(path).view()
    report = view.report()
    assert report is not None
    assert [verdict.state for verdict in report.verdicts] == ["holds"]
    assert report == Report((), report.verdicts)
    assert view.decisions() == (Decision("f", "accept", "n", "t", ""),)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("select version_num from comity_revision")).scalar_one() == HEAD
    engine.dispose()
