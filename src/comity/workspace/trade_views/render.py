"""A report in every format: text, JSON, CSV, SDMX-CSV, Parquet, XLSX, HTML, SVG, PNG. The same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from comity.errors import UsageError
from comity.workspace.trade_views.sheet import Column, Report, Sheet
from comity.workspace.trade_views.words import Words, digits_for

FORMATS = ("text", "json", "csv", "sdmx-csv", "parquet", "xlsx", "html", "svg", "png")
BINARY = ("parquet", "xlsx", "png")
_MILLION = 1e6
_FORMULA = re.compile(r"[=@+\-\t\r]")
_CSS = """
body{font:15px/1.45 "Liberation Sans",Arial,Helvetica,sans-serif;color:#26323f;max-width:60rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
figure{margin:1.5rem 0;overflow-x:auto}svg{max-width:100%;height:auto}
.t{overflow-x:auto}table{border-collapse:collapse;font-size:13px;width:100%}
th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #d5dbe1}
th{border-bottom:2px solid #26323f;font-weight:600}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
th.n{white-space:normal}tr.last td{font-weight:600;border-top:2px solid #26323f}.notes{font-size:13px;color:#56616c}
@media print{body{margin:0;max-width:none}h2,figure,tr{break-inside:avoid}}
"""


def shown_rows(sheet: Sheet, words: Words) -> tuple[list[str], list[list[str]]]:
    """The table for people: headings, and cells as words; long ones are cut and say so."""
    at = [place for place, column in enumerate(sheet.columns) if column.shown]
    digits = digits_for(max((abs(v) for v in _money(sheet)), default=0.0))
    rows = [[cell(row[i], sheet.columns[i], words, digits) for i in at] for row in sheet.rows[: sheet.most]]
    if len(sheet.rows) > sheet.most:
        rest = [""] * len(at)
        rest[min(1, len(at) - 1)] = words("rest", count=len(sheet.rows) - sheet.most)
        rows.append(rest)
    if sheet.last is not None:
        rows.append([cell(sheet.last[i], sheet.columns[i], words, digits) for i in at])
    return [sheet.columns[i].label for i in at], rows


def _money(sheet: Sheet) -> list[float]:
    at = [place for place, column in enumerate(sheet.columns) if column.kind in ("money", "gap")]
    return [row[i] for row in (*sheet.rows, *((sheet.last,) if sheet.last else ())) for i in at if row[i] is not None]


def cell(value: Any, column: Column, words: Words, digits: int) -> str:
    """A value as people read it."""
    if value is None:
        return "–" if column.kind != "text" else ""
    made: Mapping[str, Callable[[], str]] = {
        "text": lambda: str(value),
        "money": lambda: words.number(value / _MILLION, digits),
        "gap": lambda: words.signed(value / _MILLION, digits),
        "share": lambda: words.percent(value),
        "growth": lambda: words.percent(value, signed=True),
        "ratio": lambda: words.number(value, 2),
        "count": lambda: words.number(value, 0) if abs(value) > 9999 else str(int(value)),
    }
    return made[column.kind]()


def data(report: Report, form: str, words: Words) -> bytes:
    """The report as a file. form: of FORMATS but text. Raises UsageError where a picture has nothing to show."""
    made = {
        "json": _json, "csv": _csv, "sdmx-csv": _sdmx, "parquet": _parquet, "xlsx": _xlsx, "html": _html, "svg": _svg,
        "png": _png,
    }  # fmt: skip
    return made[form](report, words)


def _json(report: Report, words: Words) -> bytes:
    sheets = [
        {
            "name": sheet.name,
            "title": sheet.title,
            "rows": [{c.key: value for c, value in zip(sheet.columns, row, strict=True)} for row in sheet.rows],
        }
        for sheet in report.sheets
    ]
    whole = {"title": report.title, **report.facts, "tables": sheets, "notes": list(report.notes)}
    return (json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _lines(report: Report) -> tuple[tuple[Column, ...], list[tuple[Any, ...]]]:
    """Tables of the first one's columns, below each other; each row begins with the table's name."""
    first = report.sheets[0].columns
    keys = [column.key for column in first]
    alike = [sheet for sheet in report.sheets if [column.key for column in sheet.columns] == keys]
    return (Column("table", ""), *first), [(sheet.name, *row) for sheet in alike for row in sheet.rows]


def _csv(report: Report, words: Words) -> bytes:
    heads, rows = _lines(report)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.key for column in heads])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _sdmx(report: Report, words: Words) -> bytes:
    from comity.workspace.trade_views.sdmx import sdmx

    return sdmx(report)


def _parquet(report: Report, words: Words) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    heads, rows = _lines(report)
    arrays = {
        column.key: pa.array(
            [value if value is None or column.kind == "text" else float(value) for value in values],
            pa.string() if column.kind == "text" else pa.float64(),
        )
        for column, values in zip(heads, zip(*rows, strict=True), strict=True)
    }
    sink = io.BytesIO()
    pq.write_table(pa.table(arrays), sink)
    return sink.getvalue()


def _plain(value: Any) -> str:
    """A sheet runs a cell that begins like a formula; numbers are none."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _xlsx(report: Report, words: Words) -> bytes:
    """Whole dollars, shown in millions (two commas in a number's format leave out six digits)."""
    from datetime import datetime

    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": report.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 (no clock: same bytes)
    bold, plain = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format()
    formats = {
        kind: book.add_format({"num_format": pattern})
        for kind, pattern in (("money", "#,##0.00,,"), ("gap", "+#,##0.00,,;-#,##0.00,,;0"), ("share", "0.0%"),
                              ("growth", "+0.0%;-0.0%;0%"), ("ratio", "0.00"), ("count", "0"))
    }  # fmt: skip
    for sheet in report.sheets:
        page = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31])
        page.write_string(0, 0, sheet.title, bold)
        for at, column in enumerate(sheet.columns):
            page.write_string(2, at, column.label or column.key, bold)
            page.set_column(at, at, 44 if column.key in ("goods", "meaning", "indicator") else 16)
        rows = [*sheet.rows, *((sheet.last,) if sheet.last is not None else ())]
        for down, row in enumerate(rows, 3):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(down, at, value, plain)
                elif value is not None:
                    page.write_number(down, at, value, formats.get(sheet.columns[at].kind, plain))
        page.freeze_panes(3, 0)
    notes = book.add_worksheet(words("notes"))
    notes.set_column(0, 0, 110)
    for at, line in enumerate((report.title, *report.lead, *report.notes)):
        notes.write_string(at, 0, line)
    book.close()
    return buffer.getvalue()


def _drawing(report: Report, words: Words) -> dict[str, Any]:
    from comity.trade.charts.style import stacked

    if not report.charts:
        raise UsageError(f"{report.title}: {words('chart.none')}; choose --format text, json, csv, xlsx or html")
    return stacked([dict(chart) for chart in report.charts])


def _svg(report: Report, words: Words) -> bytes:
    from comity.trade.charts.render import svg

    return f"{svg(_drawing(report, words), words.language)}\n".encode()


def _png(report: Report, words: Words) -> bytes:
    from comity.trade.charts.render import png

    return png(_drawing(report, words), words.language)


def _html(report: Report, words: Words) -> bytes:
    from comity.trade.charts.render import svg
    from comity.trade.charts.style import whole

    parts = [
        f'<!doctype html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(report.title)}</title>'
        f"<style>{_CSS}</style></head>\n<body><main><h1>{escape(report.title)}</h1>"
    ]
    parts += [f"<p>{escape(line)}</p>" for line in report.lead]
    for chart in report.charts:
        drawn = svg(whole(dict(chart)), words.language)
        told = escape(str(chart["title"]["text"]), quote=True)
        named = drawn.replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1)
        parts.append(f"<figure>{named}</figure>")
    parts += [_table(sheet, words) for sheet in report.sheets]
    if report.notes:
        items = "".join(f"<li>{escape(line)}</li>" for line in report.notes)
        parts.append(f'<h2>{escape(words("notes"))}</h2><ul class="notes">{items}</ul>')
    return ("\n".join([*parts, "</main></body></html>"]) + "\n").encode()


def _table(sheet: Sheet, words: Words) -> str:
    header, rows = shown_rows(sheet, words)
    kinds = ["" if column.kind == "text" else ' class="n"' for column in sheet.columns if column.shown]
    head = "".join(f'<th scope="col"{kind}>{escape(label)}</th>' for label, kind in zip(header, kinds, strict=True))
    body = []
    for at, row in enumerate(rows, 1):
        last = ' class="last"' if sheet.last is not None and at == len(rows) else ""
        cells = "".join(f"<td{kind}>{escape(text)}</td>" for text, kind in zip(row, kinds, strict=True))
        body.append(f"<tr{last}>{cells}</tr>")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    title = escape(sheet.title, quote=True)
    return f'<h2>{title}</h2><div class="t" tabindex="0" role="region" aria-label="{title}">{table}</div>'
