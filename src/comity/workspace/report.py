"""The outcome of a check as JSON, as text for the screen, and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from comity.checking.phrases import flow_text, period_text
from comity.checking.words import catalogue
from comity.checking.words.spell import amount
from comity.model.finding import Cited, Decision, Finding, Implied, Report
from comity.model.interval import Interval
from comity.model.official import Official
from comity.model.period import Period
from comity.model.promise import Promise
from comity.model.statement import Statement
from comity.model.wire import decimal, plain
from comity.reference.forms import Language
from comity.workspace import report_lines as lines
from comity.workspace.report_lines import Setting

FORMATS = ("text", "json", "md", "html")
# The classes that raise an alarm, from hard to soft; the others inform.
ALARMS = ("contradiction", "wording", "implausible")


def alarms(report: Report, fail_on: str, settled: Collection[str] = ()) -> int:
    """How many findings are at or above the class `fail_on` (`never`: none is).

    settled: the ids of those that somebody dismissed or corrected; they raise no alarm.
    """
    if fail_on not in ALARMS:
        return 0
    heavy = ALARMS[: ALARMS.index(fail_on) + 1]
    return sum(finding.cls in heavy and finding.id not in settled for finding in report.findings)


def to_json(report: Report, statements: Sequence[Statement], decisions: Mapping[str, Decision] | None = None) -> str:
    """{"findings", "verdicts", "implied", "promises", "official", "notes"}; exact values are strings."""
    places = {s.anchor_id: s for s in statements}
    data = {
        "findings": [_finding(f, (decisions or {}).get(f.id)) for f in report.findings],
        "verdicts": [
            {
                "statement": v.anchor_id,
                **_place_of(places.get(v.anchor_id)),
                "state": v.state,
                "checks": list(v.checks),
                "findings": list(v.findings),
            }
            for v in report.verdicts
        ],
        "implied": [_implied(item) for item in report.implied],
        "promises": [_promise(promise) for promise in report.promises],
        "official": [_official(official, places) for official in report.official],
        "notes": list(report.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding, decision: Decision | None) -> dict[str, object]:
    row: dict[str, object] = {
        "id": finding.id,
        "class": finding.cls,
        "severity": finding.severity,
        "statements": [_cited(cited) for cited in finding.statements],
        "readings": [plain(reading) for reading in finding.readings],
        "proof": finding.proof,
        "why": finding.why,
        "ask": finding.ask,
    }
    if decision is not None:
        row["decision"] = {k: v for k, v in _plain_dict(decision).items() if k != "finding"}
    return row


def _plain_dict(value: object) -> dict[str, object]:
    found = plain(value)
    return found if isinstance(found, dict) else {}


def _cited(cited: Cited) -> dict[str, object]:
    return {"id": cited.anchor_id, **_place(cited)}


def _place(cited: Cited) -> dict[str, object]:
    return {"document": cited.document, "start": cited.start, "end": cited.end, "text": cited.text}


def _place_of(statement: Statement | None) -> dict[str, object]:
    return {} if statement is None else _place(Cited.of(statement))


def _promise(promise: Promise) -> dict[str, object]:
    row = _plain_dict(promise)
    row["interval"] = None if promise.interval is None else _ends(promise.interval)
    row["statement"] = _cited(promise.statement)
    for name, places in (("again", promise.again), ("evidence", promise.evidence)):
        row[name] = [_cited(cited) for cited in places]
    return row


def _official(official: Official, places: Mapping[str, Statement]) -> dict[str, object]:
    row = _plain_dict(official)
    del row["anchor_id"]
    row["says"] = row.pop("text")
    row["rows"] = [
        {k: v for k, v in _plain_dict(r).items() if k != "interval"} | _ends(r.interval) for r in official.rows
    ]
    return {"statement": official.anchor_id, **_place_of(places.get(official.anchor_id)), **row}


def _ends(interval: Interval) -> dict[str, object]:
    low, high = interval.low, interval.high
    return {"low": None if low is None else decimal(low), "high": None if high is None else decimal(high)}


def _implied(item: Implied) -> dict[str, object]:
    row = {name: getattr(item, name) for name in ("measure", "reporter", "partner", "commodity", "period", "unit")}
    return row | _ends(item.interval) | {"formula": item.formula, "statements": list(item.statements)}


def to_text(report: Report, head: str, setting: Setting, statements: Sequence[Statement] = ()) -> str:
    """For the screen: each finding with its places, its reason, its proof, what would make it fit, and what to ask;
    then what statistics say, what became of promises, and what follows."""
    blocks = [text_block(number, finding, setting) for number, finding in enumerate(report.findings, 1)]
    for title, rows in sections(report, setting, statements, short=True):
        width = max(len(label) for label, _ in rows)
        told = [f"   {f'{label:{width}}  ' if width else ''}{one_line(text)}" for label, text in rows]
        blocks.append("\n".join([f"{title}:", *told]))
    return "\n\n".join([head, *blocks]) + "\n"


def sections(
    report: Report, setting: Setting, statements: Sequence[Statement], *, short: bool = False
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stands below the findings: (title, [(label, line)]); empty ones are left out.

    short: plans for which no time was set are only counted.
    """
    places = {s.anchor_id: s for s in statements}
    official = [
        (setting.named("official_state", state), lines.official_line(o, places, setting))
        for state, rows in lines.official_by_state(report)
        for o in rows
    ]
    promised = [
        (setting.named("state", state), lines.promise_line(p, setting))
        for state, rows in lines.promises_by_state(report)
        for p in rows
        if not short or not lines.is_timeless(p)
    ]
    timeless = sum(map(lines.is_timeless, report.promises)) if short else 0
    if timeless:
        promised.append(
            (setting.named("state", "pending"), catalogue.counted(setting.language, "n.timeless", timeless))
        )
    counts = lines.official_count(report, setting)
    found = [
        (f"{setting.word('label.official')} ({counts})" if counts else "", official or [("", setting.word("none"))]),
        (setting.word("label.promises"), promised),
        (setting.word("label.implied"), [("", implied_line(item, setting)) for item in report.implied]),
        (setting.word("label.notes"), [("", note) for note in report.notes]),
    ]
    return [(title, rows) for title, rows in found if title and rows]


def text_block(number: int, finding: Finding, setting: Setting) -> str:
    """One finding for the screen."""
    decision = setting.decision(finding)
    state = f" – {lines.decided(decision, setting)}" if decision is not None else ""
    severity = setting.named("severity", finding.severity)
    head = f"{number}. {setting.named('class', finding.cls).upper()} ({severity}, {finding.id}){one_line(state)}"
    if decision is not None and decision.action in lines.SETTLED:
        return "\n".join([head, f"   {one_line(finding.why)}"])
    body = [head, *(f"   {setting.where(cited)}: {one_line(cited.text)}" for cited in finding.statements)]
    rows = [("why", finding.why), ("proof", finding.proof)]
    rows += [("fits", f"{r.text} ({_reading(r.reading, r.cost, setting)})") for r in finding.readings]
    rows.append(("ask", finding.ask))
    labels = {key: f"{setting.word(f'label.{key}')}:" for key in ("why", "proof", "fits", "ask")}
    width = max(map(len, labels.values())) + 1
    body += [f"   {labels[key]:{width}}{one_line(text)}" for key, text in rows if text]
    return "\n".join(body)


def _reading(name: str, cost: int, setting: Setting) -> str:
    return setting.word("cost").format(setting.named("name", name), cost)


def to_markdown(report: Report, head: str, setting: Setting, statements: Sequence[Statement] = ()) -> str:
    """The same for a letter or an issue tracker: of each finding the paragraph to paste comes first."""
    parts = [f"# {setting.word('title')}\n\n{head}."]
    for number, finding in enumerate(report.findings, 1):
        decision = setting.decision(finding)
        rows = [f"## {number}. {setting.named('class', finding.cls)}", ""]
        if decision is not None:
            rows += [f"*{_md(lines.decided(decision, setting))}*", ""]
        rows += [_md(lines.paragraph(finding)), ""]
        rows += [f"- {_md(setting.where(cited))}: **{_md(cited.text)}**" for cited in finding.statements]
        if finding.proof:
            rows += ["", f"{setting.word('label.proof')}: {_md(finding.proof)}"]
        if finding.readings:
            rows += ["", f"{setting.word('would_fit')}:", ""]
            rows += [f"- {_md(r.text)} ({_reading(r.reading, r.cost, setting)})" for r in finding.readings]
        parts.append("\n".join(rows))
    for title, told in sections(report, setting, statements):
        items = [f"- {f'**{_md(label)}**: ' if label else ''}{_md(text)}" for label, text in told]
        parts.append("\n".join([f"## {title}", "", *items]))
    return "\n\n".join(parts) + "\n"


def one_line(text: str) -> str:
    """Printable on one line of a terminal: white space is one space, control characters are shown as marks."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def implied_line(item: Implied, setting: Setting) -> str:
    """A value that follows, with its range and its formula."""
    language: Language = "ru" if setting.language == "ru" else "en"
    what = flow_text(item.measure, item.reporter, item.partner, item.commodity, language)
    when = period_text(Period.parse(item.period), language) if item.period else ""
    told = amount(item.interval, item.unit, language)
    return one_line(setting.word("implied").format(", ".join(t for t in (what, when) if t), told, item.formula))


def _md(text: str) -> str:
    """Text that Markdown takes as text."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in one_line(text))


def counted(number: int, noun: str) -> str:
    """`1 figure`, `2 figures`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
