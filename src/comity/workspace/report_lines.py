"""The parts of a report as lines of words, for the screen, a letter and a page alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.checking.words.catalogue import catalogue, counted
from comity.model.document import Document
from comity.model.finding import VERDICTS, Cited, Decision, Finding, Report
from comity.model.official import OFFICIAL, Official
from comity.model.promise import OUTCOMES, Promise
from comity.model.statement import Statement

# What needs a look comes first; what is confirmed by both sides last.
_LOOK = ("contradicted", "revised", "differs from one", "confirmed by one", "differs from estimate", "confirmed")
SETTLED = ("dismiss", "correct")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is told with: the documents, the language, the decisions that hold, by the id of the finding."""

    documents: tuple[Document, ...] = ()
    language: str = "en"
    decisions: Mapping[str, Decision] | None = None

    def word(self, key: str) -> str:
        """A word of the catalogue."""
        return catalogue(self.language)[key]

    def named(self, kind: str, value: str) -> str:
        """A value of data (a class, a state) in words."""
        return catalogue(self.language).get(f"{kind}.{value}", value)

    def decision(self, finding: Finding) -> Decision | None:
        """What a person decided of it."""
        return (self.decisions or {}).get(finding.id)

    def where(self, cited: Cited) -> str:
        """The document and the line of a place, as an editor counts lines."""
        text = next((d.text for d in self.documents if d.id == cited.document), None)
        if text is None:
            return cited.document
        return self.word("where").format(cited.document, text.count(chr(10), 0, cited.start) + 1)


def holding(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The last decision on each finding: the one that holds."""
    return {decision.finding: decision for decision in decisions}


def summary(report: Report, figures: int, documents: int, setting: Setting) -> str:
    """One line: what was checked and what came of it."""
    language = setting.language
    classes = Counter(finding.cls for finding in report.findings)
    found = ", ".join(_counted("class", cls, count, setting) for cls, count in classes.items())
    states = Counter(verdict.state for verdict in report.verdicts)
    told = ", ".join(_counted("verdict", s, states[s], setting) for s in VERDICTS if states[s])
    head = f"{counted(language, 'n.documents', documents)}, {counted(language, 'n.figures', figures)}"
    settled = sum((d := setting.decision(f)) is not None and d.action in SETTLED for f in report.findings)
    ends = [text for text in (found, setting.word("n.settled").format(settled) if settled else "") if text]
    total = counted(language, "n.findings", len(report.findings))
    tail = f" ({'; '.join(ends)})" if ends else ""
    return f"{head}{f' ({told})' if told else ''}: {total}{tail}"


def _counted(kind: str, value: str, count: int, setting: Setting) -> str:
    """`5 holds`; in Russian, whose words would bend, `сходятся: 5`."""
    return setting.word("n.state").format(setting.named(kind, value), count)


def paragraph(finding: Finding) -> str:
    """What goes into a letter: what is said, why it cannot be, what was probably meant, what to ask for."""
    return f"{finding.why} {finding.ask}".strip()


def decided(decision: Decision, setting: Setting) -> str:
    """`dismissed (other books)`, `corrected: 805.2 million`."""
    text = setting.named("decided", decision.action)
    if decision.value:
        text += f": {decision.value}"
    return f"{text} ({decision.note})" if decision.note else text


def promises_by_state(report: Report) -> list[tuple[str, list[Promise]]]:
    """Promises by what became of them, from missed to pending."""
    return [(s, rows) for s in OUTCOMES if (rows := [p for p in report.promises if p.state == s])]


def is_timeless(promise: Promise) -> bool:
    """No time was set, and nothing tells that it was done."""
    return promise.state == "pending" and promise.due is None


def promise_line(promise: Promise, setting: Setting) -> str:
    """What was promised, what became of it, who said it where."""
    kind = setting.named("kind", promise.kind)
    at = setting.where(promise.statement)
    whose = f"{promise.whose}; " if promise.whose else ""
    rows = f" [{'; '.join(promise.rows)}]" if promise.rows else ""
    return f"{promise.what} – {promise.why}{rows} ({kind}; {whose}{at})"


def official_by_state(report: Report) -> list[tuple[str, list[Official]]]:
    """Official verdicts, those that need a look first; what is not covered is left out."""
    return [(s, rows) for s in _LOOK if (rows := [o for o in report.official if o.state == s])]


def official_line(official: Official, places: Mapping[str, Statement], setting: Setting) -> str:
    """The figure, where it stands, and the verdict."""
    statement = places.get(official.anchor_id)
    if statement is None:
        return official.text
    cited = Cited.of(statement)
    return f"{cited.text} ({setting.where(cited)}): {official.text}"


def official_count(report: Report, setting: Setting) -> str:
    """How many figures of each state."""
    states = Counter(o.state for o in report.official)
    return ", ".join(_counted("official_state", s, states[s], setting) for s in OFFICIAL if states[s])
