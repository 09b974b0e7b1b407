"""`comity stats ...`: the warehouse of official statistics."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from comity.cli.command import Command, Group, Option
from comity.cli.console import deliver, put, put_bytes, say, session, width
from comity.cli.options import LANGUAGE, OUTPUT, PAIR, format_option
from comity.errors import BatchError, UsageError

if TYPE_CHECKING:
    from comity.workspace.session import Session
    from comity.workspace.statistics.load import Loads, Meter
    from comity.workspace.statistics.render import Sheet
    from comity.workspace.statistics.survey import Table

_FINDINGS = 1
_WAREHOUSE = Option("warehouse", ("--warehouse",), "DIR", "the folder of statistics; else the workspace's, or your own")
_YEARS = Option("years", ("--years",), "2010-2015", "a year, or the first and the last")
_HS = Option("hs", ("--hs",), "2|4|6|total", "digits of the commodity codes; total (the default) is all goods")
_SOURCES = Option("source", ("--source",), "NAMES", "only these sources, joined by commas")
_FORMS = ("text", "json", "csv")


def _session(warehouse: str | None, **flags: object) -> Session:
    folder = None if warehouse is None else str(Path(warehouse).expanduser().absolute())
    return session({**flags, "warehouse": folder})


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@contextmanager
def _bar(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total or None)
        yield lambda step: progress.advance(task, step)


def _meter() -> Meter:
    """Bars where somebody looks."""
    from comity.workspace.statistics.load import no_meter

    def bars(label: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
        return _bar(label, total)

    return bars if sys.stderr.isatty() else no_meter


def _load(files: list[str], mapping: str | None, source: str | None, vintage: str | None, warehouse: str | None) -> int:
    from comity.workspace.statistics.load import load

    loads = load(
        _session(warehouse), files, mapping=mapping, source=source, vintage=vintage, today=_today(), meter=_meter()
    )
    _tell(loads)
    if loads.failures:
        word = "file" if len(loads.failures) == 1 else "files"
        raise BatchError(f"{len(loads.failures)} {word} failed, the rest is loaded", loads.failures)
    return 0


def _pull(pair: str | None, years: str | None, hs: str | None, monthly: bool, warehouse: str | None) -> int:
    from comity.workspace.statistics.pull import Wanted, pull

    here = _session(warehouse, pair=pair)
    if not here.settings.pair:
        raise UsageError("stats pull: name the pair with --pair BLR-KAZ")
    wanted = Wanted.parse(here.settings.pair, years, hs, monthly)
    _tell(pull(here, wanted, today=_today(), meter=_meter()))
    return 0


def _tell(loads: Loads) -> None:
    say(*loads.notes)
    for item in loads.stored:
        what = f"{item.origin}: {item.source}, {item.kind}, as of {item.vintage}"
        rows = "1 row" if item.rows == 1 else f"{item.rows:,} rows"
        put(f"{what}: {rows} stored\n" if item.new else f"{what}: is there already\n")


def _list(form: str | None, output: str | None, warehouse: str | None) -> int:
    from comity.workspace.statistics.survey import holdings

    return _print(holdings(_session(warehouse)), form, output, "nothing is loaded yet: `comity stats load FILE`")


def _vintages(source: str | None, form: str | None, output: str | None, warehouse: str | None) -> int:
    from comity.workspace.statistics.survey import vintages

    return _print(vintages(_session(warehouse), source), form, output, "nothing is loaded yet")


def _print(table: Table, form: str | None, output: str | None, empty: str) -> int:
    from comity.workspace.output import one_format
    from comity.workspace.statistics.render import plain_table

    style = one_format(form, output, _FORMS)
    say(*table.notes)
    if style != "text":
        deliver(plain_table(table, style), output)
    elif table.rows:
        from comity.cli.columns import draw

        rows = [[_cell(name, value) for name, value in zip(table.header, row, strict=True)] for row in table.rows]
        deliver(draw(table.header, rows, width(output)) + "\n", output)
    else:
        say(empty)
    return 0


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if name == "digest":
        return str(value)[:12]
    return f"{value:,}" if name == "rows" else str(value)


def _verify(source: str | None, form: str | None, output: str | None, warehouse: str | None) -> int:
    from comity.workspace.output import one_format
    from comity.workspace.statistics.render import problems_as
    from comity.workspace.statistics.survey import verify

    style = one_format(form, output, _FORMS)
    names = [name.strip() for name in (source or "").split(",") if name.strip()]
    problems = verify(_session(warehouse), names)
    if problems or style != "text":
        deliver(problems_as(problems, style), output)
    else:
        say("nothing found")
    return _FINDINGS if any(problem.severity == "error" for problem in problems) else 0


def _show(
    *,
    pair: str | None,
    years: str | None,
    hs: str | None,
    monthly: bool,
    as_of: str | None,
    source: str | None,
    form: str | None,
    output: str | None,
    language: str | None,
    warehouse: str | None,
) -> int:
    from comity.workspace.output import STDOUT, one_format, write_all
    from comity.workspace.statistics import render
    from comity.workspace.statistics.show import FORMATS, Asked, show

    style = one_format(form, output, FORMATS)
    here = _session(warehouse, pair=pair, language=language)
    if not here.settings.pair:
        raise UsageError("stats show: name the pair with --pair BLR-KAZ")
    shown = show(here, Asked.parse(here.settings.pair, years, hs, monthly, as_of, source))
    say(*shown.notes)
    if style == "text":
        deliver(_drawn(render.sheets(shown, here.settings.language), width(output)), output)
    elif output in (None, STDOUT):
        if style in ("parquet", "xlsx"):
            raise UsageError(f"--format {style}: name a file with -o")
        put_bytes(render.data(shown, style))
    else:
        write_all({Path(output or ""): render.data(shown, style)})
        say(str(output))
    return 0


def _drawn(sheets: list[Sheet], room: int) -> str:
    from comity.cli.columns import draw

    return "\n".join(
        "\n".join([sheet.title, "", draw(sheet.header, sheet.rows, room), "", *sheet.legend, ""]) for sheet in sheets
    )


GROUP = Group(
    "stats",
    "official statistics: load, pull, list, verify, show",
    """\
Official statistics of both sides, kept in a warehouse: a folder where every
load stays as it was on its day.""",
    (
        "comity stats load baci/ kyrgyzstan.xlsx --mapping kgz.toml",
        "comity stats pull --pair BLR-KAZ --years 2010-2015 --hs 2",
        "comity stats show --pair BLR-KAZ",
    ),
    (),
    lambda: UsageError.exit_code,
    (
        Command(
            "stats load",
            "load files of statistics",
            """\
Load files of statistics: UN Comtrade (bulk, API answers, the older CSV), BACI,
SDMX, ECB rates, World Bank indicators, lists of goods, and with a mapping any
table of a national office. A file is stored whole or not at all; the same file
again adds nothing.""",
            (
                "comity stats load BACI_HS92_Y2015_V202401b.csv",
                "comity stats load exports.xlsx --mapping kgz.toml --vintage 2024-02-15",
            ),
            (
                Option("files", (), "FILES", "files, or a folder of BACI", many="+"),
                Option("mapping", ("--mapping",), "M.toml", "how a table in a layout of its own is read"),
                Option("source", ("--source",), "NAME", "what the source is called; else as the file or mapping says"),
                Option(
                    "vintage",
                    ("--vintage",),
                    "DATE",
                    "as of when the figures are (2024-01-31); else the date in the file's name, else today",
                ),
                _WAREHOUSE,
            ),
            _load,
        ),
        Command(
            "stats pull",
            "pull a pair's trade from UN Comtrade",
            """\
Pull a pair's trade from UN Comtrade: both books, and each side's trade with
the world. A pull that was cut off goes on where it stood. Without a key it
uses previews, which are slower; a key is read from COMITY_COMTRADE_KEY or
comtrade_key in comity.toml, and shown nowhere.""",
            (
                "comity stats pull --pair BLR-KAZ --years 2010-2015",
                "comity stats pull --pair GEO-ARM --years 2015 --hs 2 --monthly",
            ),
            (
                PAIR,
                _YEARS,
                _HS,
                Option("monthly", ("--monthly",), "", "months instead of years"),
                _WAREHOUSE,
            ),
            _pull,
        ),
        Command(
            "stats list",
            "what the warehouse holds",
            "List what the warehouse holds: each source, of which years, as of when.",
            ("comity stats list", "comity stats list --format json"),
            (format_option("text|json|csv"), OUTPUT, _WAREHOUSE),
            _list,
        ),
        Command(
            "stats vintages",
            "every load, and from what it came",
            """\
List every load: what came when, from which file. A newer vintage never
replaces an older one; views take the newest.""",
            ("comity stats vintages", "comity stats vintages --source comtrade"),
            (
                Option("source", ("--source",), "NAME", "only this source"),
                format_option("text|json|csv"),
                OUTPUT,
                _WAREHOUSE,
            ),
            _vintages,
        ),
        Command(
            "stats verify",
            "what is wrong in the sources",
            """\
Look for what is wrong: damaged files; totals that are not sums of their
partners or chapters; years copied from the year before; missing years and
chapters; trade counted twice; chapter 99 swallowing a partner; books a
thousand times apart. Exit code 1 where something is an error.""",
            ("comity stats verify", "comity stats verify --source comtrade --format json -o problems.json"),
            (_SOURCES, format_option("text|json|csv"), OUTPUT, _WAREHOUSE),
            _verify,
        ),
        Command(
            "stats show",
            "both books of a pair beside each other",
            """\
Show what each side's books and the estimates say of a pair's trade, beside
each other.""",
            (
                "comity stats show --pair BLR-KAZ",
                "comity stats show --pair BLR-KAZ --years 2010-2015 --hs 2 --format xlsx -o trade.xlsx",
                "comity stats show --pair GEO-ARM --as-of 2020-12-31",
            ),
            (
                PAIR,
                _YEARS,
                _HS,
                Option("monthly", ("--monthly",), "", "months instead of years"),
                Option("as_of", ("--as-of",), "DATE", "as it was known on this day; else by the newest vintages"),
                _SOURCES,
                format_option("text|json|csv|parquet|xlsx|sdmx-csv"),
                OUTPUT,
                LANGUAGE,
                _WAREHOUSE,
            ),
            _show,
        ),
    ),
)
COMMANDS = {"stats": GROUP}
