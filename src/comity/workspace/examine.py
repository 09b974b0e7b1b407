"""The check of a corpus: the statements among themselves, at the rates of their time, against official statistics, and
what became of promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from comity.checking.across import Source
from comity.checking.cases import Case
from comity.checking.check import Examination, examine, render
from comity.checking.keys import is_currency
from comity.checking.messages import finding_id
from comity.checking.priors import DEFAULT_PRIORS, Priors
from comity.checking.revisions import sources_of
from comity.checking.words.catalogue import catalogue
from comity.model.figure import Figure
from comity.model.finding import CLASSES, Finding, Report
from comity.model.interval import Interval
from comity.model.observation import Observation, Rate
from comity.model.official import Official
from comity.model.promise import Promise
from comity.model.statement import Statement
from comity.reference.forms import Language
from comity.workspace.session import Corpus


@dataclass(frozen=True, slots=True)
class Evidence:
    """What official sources say of the statements. asked: there was a warehouse, so that what it lacks is told.

    seasonal: by the months from January, the part of a year that the pair's own monthly trade makes plausible.
    """

    observations: tuple[Observation, ...] = ()
    rates: tuple[Rate, ...] = ()
    asked: bool = False
    notes: tuple[str, ...] = ()
    seasonal: Mapping[int, Interval] = field(default_factory=dict)

    @property
    def priors(self) -> Priors:
        """The usual ones, the parts of a year as the pair's own months have them where they are known."""
        if not self.seasonal:
            return DEFAULT_PRIORS
        return replace(DEFAULT_PRIORS, part_of_year={**DEFAULT_PRIORS.part_of_year, **self.seasonal})


NOTHING = Evidence()


@dataclass(frozen=True, slots=True)
class Examined:
    """The report, and by the id of a finding the case it words (none of a missed promise)."""

    report: Report
    cases: Mapping[str, Case] = field(default_factory=dict)


def report_on(
    corpus: Corpus, language: Language = "en", evidence: Evidence = NOTHING, as_of: dt.date | None = None
) -> Report:
    """What the checker says of all statements together, in words of the language."""
    return examined(corpus, language, evidence, as_of).report


def examined(
    corpus: Corpus, language: Language = "en", evidence: Evidence = NOTHING, as_of: dt.date | None = None
) -> Examined:
    """As `report_on`, with the cases behind the findings. as_of: the day by which promises are judged."""
    statements = corpus.statements
    sources = sources_of(corpus.documents, statements, corpus.dates)
    examination, lost = _with_money(examine(statements, evidence.priors, sources), corpus, evidence, sources)
    report = render(examination, language)
    names = {name: source.issuer for name, source in sources.items()}
    promises, missed = _promises(corpus, evidence, as_of, names, language)
    official, no_rate = _official(statements, evidence, language) if evidence.asked else ((), frozenset())
    lacking = ", ".join(sorted(lost | no_rate))
    report = replace(
        report,
        findings=tuple(sorted((*report.findings, *missed), key=_rank)),
        promises=promises,
        official=official,
        notes=(*evidence.notes, *([catalogue(language)["note_no_rate"].format(lacking)] if lacking else ())),
    )
    cases = {finding_id(c.cls, (f.anchor_id for f in c.figures)): c for c in examination.cases}
    return Examined(report, cases)


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.statements[0]
    return (CLASSES.index(finding.cls), first.document, first.start, first.end, finding.id)


def _with_money(
    examination: Examination, corpus: Corpus, evidence: Evidence, sources: Mapping[str, Source]
) -> tuple[Examination, frozenset[str]]:
    """What exchange rates add: clashes between currencies, readings of growths; and the rates that were missing."""
    figures = [s for s in corpus.statements if isinstance(s, Figure)]
    money = {f.unit for f in figures if f.form == "level" and is_currency(f.unit)}
    if len(money) < 2 and not evidence.rates and not any(f.unit == "tonnes" for f in figures):
        return examination, frozenset()
    from comity.checking.currencies import across, growths, volumes_of
    from comity.checking.exchange import Exchange

    exchange = Exchange(evidence.rates)
    about = {f.document for case in examination.cases for f in case.figures}
    weights = volumes_of([f for f in figures if f.document in about])
    cases = tuple(growths(case, exchange, weights) for case in examination.cases)
    silent = frozenset(s for case in cases for s in case.blamed)
    met = across(figures, exchange, corpus.dates, silent)
    names = {name: source.issuer for name, source in sources.items() if source.issuer}
    clashes = tuple(replace(case, names=names) for case in met.cases)
    lost = frozenset(f"{currency} {period}" for currency, period in met.missing)
    return replace(examination, cases=(*cases, *clashes)), lost


def _promises(
    corpus: Corpus, evidence: Evidence, as_of: dt.date | None, names: dict[str, str], language: Language
) -> tuple[tuple[Promise, ...], list[Finding]]:
    if not any(_promises_something(s) for s in corpus.statements):
        return (), []
    from comity.checking.exchange import Exchange
    from comity.checking.promises.follow import follow_up
    from comity.checking.promises.tell import missed, promise_of

    exchange = Exchange(evidence.rates)
    outcomes = follow_up(corpus.statements, corpus.dates, as_of, evidence.observations, exchange)
    found = [missed(o, names, language) for o in outcomes if o.state == "missed"]
    return tuple(promise_of(o, language) for o in outcomes), found


def _promises_something(s: Statement) -> bool:
    status = getattr(s, "status", getattr(s, "action", ""))
    return status in ("target", "forecast", "planned", "to_be_amended")


def _official(
    statements: Sequence[Statement], evidence: Evidence, language: Language
) -> tuple[tuple[Official, ...], frozenset[str]]:
    """The verdicts, and the rates that were missing for more."""
    from comity.checking.exchange import Exchange
    from comity.checking.official.judge import judge
    from comity.checking.official.tell import official_of
    from comity.checking.official.wanted import claims

    claimed = claims([s for s in statements if isinstance(s, Figure)])
    judged = judge(claimed, evidence.observations, Exchange(evidence.rates))
    return tuple(official_of(j, language) for j in judged), frozenset(code for j in judged for code in j.no_rate)
