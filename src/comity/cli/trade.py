"""`comity mirror`, `structure`, `potential`: what official statistics show of a pair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.cli.command import Command, Option
from comity.cli.console import deliver, put_bytes, say, session, width
from comity.cli.options import LANGUAGE, OUTPUT, PAIR, format_option
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.workspace.session import Session
    from comity.workspace.trade_views.sheet import Report
    from comity.workspace.trade_views.words import Words

_FORMAT = format_option(
    "text|json|csv|sdmx-csv|parquet|xlsx|html|svg|png",
    "how it is written: tables (text, the default; csv, parquet, xlsx), every figure with its key (sdmx-csv), a page "
    "with charts and tables (html), charts (svg, png)",
)
_WAREHOUSE = Option("warehouse", ("--warehouse",), "DIR", "the folder of statistics; else the workspace's, or your own")
_HS = Option("hs", ("--hs",), "2|4|6|total", "digits of the commodity codes: chapters (2, the default), 4, 6, or total")
_AS_OF = Option("as_of", ("--as-of",), "DATE", "as it was known on this day; else by the newest vintages")
_SHARED = (_AS_OF, _FORMAT, OUTPUT, LANGUAGE, _WAREHOUSE)


def _session(pair: str | None, language: str | None, warehouse: str | None) -> Session:
    folder = None if warehouse is None else str(Path(warehouse).expanduser().absolute())
    return session({"pair": pair, "language": language, "warehouse": folder})


def _print(report: Report, here: Session, form: str | None, output: str | None) -> int:
    from comity.workspace.output import STDOUT, one_format, write_all
    from comity.workspace.trade_views.render import BINARY, FORMATS, data
    from comity.workspace.trade_views.words import Words as Tongue

    style = one_format(form, output, FORMATS)
    words = Tongue.of(here.settings.language)
    if style == "text":
        deliver(_text(report, words, width(output)), output)
        return 0
    if output in (None, STDOUT):
        if style in BINARY:
            raise UsageError(f"--format {style}: name a file with -o")
        put_bytes(data(report, style, words))
        return 0
    write_all({Path(output or ""): data(report, style, words)})
    say(str(output))
    return 0


def _text(report: Report, words: Words, room: int) -> str:
    from comity.cli.columns import draw
    from comity.workspace.trade_views.render import shown_rows

    parts = [report.title, *report.lead]
    for sheet in report.sheets:
        header, rows = shown_rows(sheet, words)
        parts += ["", sheet.title, "", draw(header, rows, room)]
    if report.notes:
        parts += ["", *(f"- {note}" for note in report.notes)]
    return "\n".join(parts) + "\n"


def _mirror(
    *,
    pair: str | None,
    year: str | None,
    hs: str | None,
    reconcile: bool,
    as_of: str | None,
    form: str | None,
    output: str | None,
    language: str | None,
    warehouse: str | None,
) -> int:
    from comity.workspace.trade_views import view as use

    here = _session(pair, language, warehouse)
    return _print(use.mirror(here, year=year, hs=hs, reconcile=reconcile, as_of=as_of), here, form, output)


def _structure(
    *,
    pair: str | None,
    year: str | None,
    hs: str | None,
    flow: str | None,
    as_of: str | None,
    form: str | None,
    output: str | None,
    language: str | None,
    warehouse: str | None,
) -> int:
    from comity.workspace.trade_views import view as use

    here = _session(pair, language, warehouse)
    return _print(use.structure(here, year=year, hs=hs, flow=flow, as_of=as_of), here, form, output)


def _potential(
    *,
    pair: str | None,
    year: str | None,
    hs: str | None,
    as_of: str | None,
    form: str | None,
    output: str | None,
    language: str | None,
    warehouse: str | None,
) -> int:
    from comity.workspace.trade_views import view as use

    here = _session(pair, language, warehouse)
    return _print(use.potential(here, year=year, hs=hs, as_of=as_of), here, form, output)


COMMANDS = {
    "mirror": Command(
        "mirror",
        "both sides' books, and what their gap is made of",
        """\
Put both sides' books of a pair's trade beside each other, and take their gap
apart: transport and insurance, goods one book lacks, re-exports, third
countries, timing, and what stays unexplained. What the data cannot tell apart
is said. Without a year: all years, both books as lines.""",
        (
            "comity mirror --pair GEO-ARM --year 2016",
            "comity mirror --pair GEO-ARM --year 2016 --hs 2 --format html -o mirror.html",
            "comity mirror --pair GEO-ARM --format png -o years.png",
            "comity mirror --pair GEO-ARM --year 2016 --hs 2 --format sdmx-csv -o mirror.csv",
        ),
        (
            PAIR,
            Option("year", ("--year",), "2016", "the year; without it all years"),
            _HS,
            Option(
                "reconcile",
                ("--reconcile",),
                "",
                "also estimate CIF rates and one value a flow from all that the source tells (as BACI does)",
            ),
            *_SHARED,
        ),
        _mirror,
    ),
    "structure": Command(
        "structure",
        "what a pair's trade consists of, and the indicators",
        """\
Show what one flow of a pair consists of: goods, shares, ranks, change on the
year before, comparative advantage, two-way trade, concentration, what the
change is made of. In our books; in theirs where ours are silent.""",
        (
            "comity structure --pair GEO-ARM --year 2016",
            "comity structure --pair GEO-ARM --flow imports --hs 4 --format xlsx -o imports.xlsx",
            "comity structure --pair GEO-ARM --year 2016 --lang ru --format svg -o structure.svg",
            "comity structure --pair GEO-ARM --year 2016 --format sdmx-csv -o structure.csv",
        ),
        (
            PAIR,
            Option("year", ("--year",), "2016", "the year; without it the newest"),
            _HS,
            Option("flow", ("--flow",), "FLOW", "exports (the default) or imports of our side"),
            *_SHARED,
        ),
        _structure,
    ),
    "potential": Command(
        "potential",
        "what a pair could trade beyond what it does",
        """\
Estimate what each side could export to the other, by the method of the
International Trade Centre: supply, demand and ease of trade, by goods, beside
what is traded now. Inputs that trade statistics do not have are listed.""",
        (
            "comity potential --pair GEO-ARM",
            "comity potential --pair GEO-ARM --year 2016 --hs 4 --format html -o potential.html",
            "comity potential --pair GEO-ARM --year 2016 --format sdmx-csv -o potential.csv",
        ),
        (
            PAIR,
            Option("year", ("--year",), "2016", "the last of the five years that are averaged; without it the newest"),
            _HS,
            *_SHARED,
        ),
        _potential,
    ),
}
