"""The room's door: what the statements say of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.checking.across import Source, differences
from comity.checking.bodies import arranged
from comity.checking.cases import Case
from comity.checking.claims import Claims, claims_of
from comity.checking.derive import Derived
from comity.checking.made import SEVERITY
from comity.checking.meeting import Meeting
from comity.checking.messages import finding_of, implied_of
from comity.checking.pause import uncollected
from comity.checking.phrases import period_text
from comity.checking.plausible import equal_parts
from comity.checking.priors import DEFAULT_PRIORS, Priors
from comity.checking.proofs import line_text
from comity.checking.rows import Rows, enter
from comity.checking.texts import TEXTS
from comity.checking.verdicts import Check
from comity.checking.weigh import Account, Weighed, account, relations_of, weigh
from comity.model.figure import Figure
from comity.model.finding import CLASSES, Finding, Report, Verdict
from comity.model.statement import Statement
from comity.reference.forms import Language

# Below so many figures the exact way is quicker than loading a library for arrays.
SCREENED = 400
# So many rows are screened at once: enough to make arrays worth while, few enough to fit into memory.
_BATCH = 250_000


@dataclass(frozen=True, slots=True)
class Examination:
    """The outcome before it is worded: `render` words it in a language.

    texts: by document. cases: of all documents and between them; `between` are those that rest on two. meeting: where
    documents may differ.
    """

    texts: Mapping[str, Weighed]
    cases: tuple[Case, ...]
    between: tuple[Case, ...]
    meeting: Meeting

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, by document and place."""
        return tuple(f for text in self.texts.values() for f in text.figures)


def check(
    statements: Iterable[Statement], priors: Priors = DEFAULT_PRIORS, sources: Mapping[str, Source] | None = None
) -> Report:
    """Findings from hard to soft, a verdict for each figure, implied values; in English.

    statements: of one document or many; only figures are weighed. sources: what is known of documents, by id. Pure:
    the same report for any order of the statements.
    """
    return render(examine(statements, priors, sources))


def examine(
    statements: Iterable[Statement], priors: Priors = DEFAULT_PRIORS, sources: Mapping[str, Source] | None = None
) -> Examination:
    """As `check`, before it is put into words and without what only verdicts need."""
    with uncollected():
        meeting = Meeting()
        texts = _weighed(arranged(s for s in statements if isinstance(s, Figure)), meeting, priors)
        figures = (f for text in texts.values() for f in text.figures)
        equal = _new(texts, equal_parts(figures, _halves(texts.values()), priors))
        silent = _silent(texts, equal)
        return _joined(texts, equal, _apart(texts, meeting.documents(), silent, sources or {}), meeting, sources or {})


def recheck(
    previous: Examination,
    changed: Mapping[str, Iterable[Statement]],
    priors: Priors = DEFAULT_PRIORS,
    sources: Mapping[str, Source] | None = None,
) -> Examination:
    """The examination after some documents were added, replaced or (nothing left in them) taken away.

    changed: document id -> all its statements. Only these documents are weighed; the outcome is that of `examine` over
    everything.
    """
    with uncollected():
        return _rechecked(previous, changed, priors, sources or {})


def _rechecked(
    previous: Examination, changed: Mapping[str, Iterable[Statement]], priors: Priors, known: Mapping[str, Source]
) -> Examination:
    meeting = previous.meeting.copy()
    gone = [claims_of(d, previous.texts[d].figures) for d in sorted(changed) if d in previous.texts]
    for claims in gone:
        meeting.remove(claims)
    fresh = arranged(s for rows in changed.values() for s in rows if isinstance(s, Figure))
    kept = {document: text for document, text in previous.texts.items() if document not in changed}
    texts = dict(sorted((kept | _weighed(fresh, meeting, priors)).items()))
    old = [case for case in previous.between if changed.keys().isdisjoint(f.document for f in case.figures)]
    values = _halves(texts[d] for d in fresh)
    values |= _halves(kept.values()) & {f.value.numerator for rows in fresh.values() for f in rows}
    figures = (f for text in texts.values() for f in text.figures if f.value.numerator in values)
    found = _new(texts, equal_parts(figures if values else (), values, priors))
    equal = _merged([c for c in old if not c.pairs], found)
    silent = _silent(texts, equal)
    if silent - frozenset(s for case in previous.cases for s in case.blamed):
        apart = _apart(texts, meeting.documents(), silent, known)
    else:
        touched = meeting.documents([claims_of(d, texts[d].figures) for d in fresh])
        new = [c for c in _apart(texts, touched, silent, known) if not fresh.keys().isdisjoint(c.documents)]
        apart = _merged([c for c in old if c.pairs], new)
    return _joined(texts, equal, apart, meeting, known)


def _merged(old: Iterable[Case], new: Iterable[Case]) -> list[Case]:
    """Each case once, in the order of the places it rests on."""
    by_place = {tuple(f.anchor_id for f in case.figures): case for case in (*old, *new)}
    return sorted(by_place.values(), key=lambda c: [(f.document, f.start, f.end, f.ordinal) for f in c.figures])


def _halves(texts: Iterable[Weighed]) -> frozenset[int]:
    """Numbers that are given for a part of a year somewhere."""
    return frozenset().union(*(text.halves for text in texts))


def _new(texts: Mapping[str, Weighed], equal: Iterable[Case]) -> list[Case]:
    """Without the pairs that a contradiction of their text tells of already."""
    out = []
    for case in equal:
        pair = {f.anchor_id for f in case.figures}
        own = (c for document in sorted(case.documents) for c in texts[document].cases)
        if not any(c.cls == "contradiction" and pair <= {f.anchor_id for f in c.figures} for c in own):
            out.append(case)
    return out


def _silent(texts: Mapping[str, Weighed], equal: Iterable[Case]) -> frozenset[str]:
    """Statements that are blamed for an error of their own already."""
    cases = (case for text in texts.values() for case in text.cases)
    return frozenset(s for case in (*cases, *equal) for s in case.blamed)


def _apart(
    texts: Mapping[str, Weighed], documents: Iterable[str], silent: frozenset[str], sources: Mapping[str, Source]
) -> list[Case]:
    return differences([r for d in documents for r in relations_of(texts[d])], silent, sources)


def _joined(
    texts: Mapping[str, Weighed],
    equal: Sequence[Case],
    apart: Sequence[Case],
    meeting: Meeting,
    sources: Mapping[str, Source],
) -> Examination:
    names = {document: source.issuer for document, source in sources.items() if source.issuer}
    between = tuple(replace(case, names=names) for case in (*equal, *apart))
    own = tuple(replace(case, names=names) for text in texts.values() for case in text.cases)
    return Examination(texts, (*own, *between), between, meeting)


def _weighed(figures: Mapping[str, tuple[Figure, ...]], meeting: Meeting, priors: Priors) -> dict[str, Weighed]:
    """Each document weighed; of many figures, only the components that a screen cannot prove one by one."""
    screened = sum(map(len, figures.values())) >= SCREENED
    out: dict[str, Weighed] = {}
    waiting: list[tuple[str, Claims, list[list[int]]]] = []
    rows = Rows()
    for document, of_document in figures.items():
        claims = claims_of(document, of_document)
        meeting.add(claims)
        if not screened:
            out[document] = weigh(document, of_document, of_document, priors)
            continue
        waiting.append((document, claims, enter(claims, rows)))
        if len(rows.low) > _BATCH:
            out.update(_screened(waiting, rows, priors))
            waiting, rows = [], Rows()
    if waiting:
        out.update(_screened(waiting, rows, priors))
    return out


def _screened(
    waiting: Sequence[tuple[str, Claims, list[list[int]]]], rows: Rows, priors: Priors
) -> Iterator[tuple[str, Weighed]]:
    from comity.checking.projections import proven

    sure = proven(rows)
    number = 0
    for document, claims, groups in waiting:
        doubtful: list[Figure] = []
        if claims.weighed_whole:
            number += len(groups)
            yield document, weigh(document, claims.figures, claims.figures, priors)
            continue
        for group in groups:
            if number not in sure or not claims.watched.isdisjoint(group):
                doubtful += (claims.figures[place] for place in group)
            number += 1
        yield document, weigh(document, claims.figures, doubtful, priors)


def findings_of(examination: Examination, language: Language = "en") -> tuple[Finding, ...]:
    """The findings in words, from hard to soft, then by place."""
    findings = {f.id: f for f in (finding_of(case, language) for case in examination.cases)}
    return tuple(sorted(findings.values(), key=_rank))


def render(examination: Examination, language: Language = "en", documents: Collection[str] | None = None) -> Report:
    """The examination in words. documents: those whose verdicts and implied values are wanted (None: all)."""
    findings = findings_of(examination, language)
    touching: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for anchor in dict.fromkeys(c.anchor_id for c in finding.statements):
            touching[anchor].append(finding)
    blamed: dict[str, set[str]] = defaultdict(set)
    for case in examination.cases:
        for anchor in case.blamed:
            blamed[anchor].add(case.cls)
    verdicts: list[Verdict] = []
    follows: list[Derived] = []
    for document, text in examination.texts.items():
        if documents is None or document in documents:
            told = account(text)
            verdicts += (_verdict(f, text, told, touching, blamed, language) for f in text.figures)
            follows += told.implied
    return Report(findings, tuple(verdicts), tuple(implied_of(d, language) for d in follows))


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.statements[0]
    return (CLASSES.index(finding.cls), first.document, first.start, first.end, finding.id)


def _verdict(
    figure: Figure,
    text: Weighed,
    told: Account,
    touching: Mapping[str, Sequence[Finding]],
    blames: Mapping[str, set[str]],
    language: Language,
) -> Verdict:
    anchor = figure.anchor_id
    mine = touching.get(anchor, ())
    check = told.checks.get(anchor)
    lines = [line_text(line, language) for line in check.lines] if check is not None else []
    t = TEXTS[language]
    # That another document tells it otherwise is said of a figure whatever confirms it within its own.
    lines += [t["see"].format(f.id) for f in mine if f.cls in SEVERITY or len({s.document for s in f.statements}) > 1]
    if anchor in text.unweighed:
        lines.append(t["unweighed"])
    rivals = dict(text.rivals)
    if anchor in rivals:
        lines.append(t["rival"].format(rivals[anchor]))
    moved = dict(text.moved)
    if anchor in moved:
        lines.append(t["carried"].format(period_text(moved[anchor], language)))
    state = _state(blames.get(anchor, set()), {f.cls for f in mine}, check)
    return Verdict(anchor, state, tuple(lines), tuple(f.id for f in mine))


def _state(blamed: Collection[str], touched: Collection[str], check: Check | None) -> str:
    if "contradiction" in blamed:
        return "conflict"
    if blamed:
        return "doubt"
    if check is not None:
        return "rounding" if "rounding" in touched else check.state
    if "contradiction" in touched:
        return "doubt"
    return "rounding" if "rounding" in touched else "unchecked"
