"""The room's door: what the statements say of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from comity.checking.across import Source, differences
from comity.checking.bodies import bodies
from comity.checking.cases import Case
from comity.checking.derive import Derived, derive
from comity.checking.messages import finding_of, implied_of
from comity.checking.options import Option
from comity.checking.plausible import equal_parts, parts_of_years, unit_values
from comity.checking.priors import DEFAULT_PRIORS, Priors
from comity.checking.proof import Line, fitting, refuting
from comity.checking.proofs import line_text
from comity.checking.relations import Relation
from comity.checking.repair import Conflict, Wording, settle, wordings
from comity.checking.system import Ground, components, ground_of
from comity.checking.texts import TEXTS
from comity.checking.verdicts import Check, confirm, implied, of_pairs
from comity.model.figure import Figure
from comity.model.finding import CLASSES, Finding, Report, Verdict
from comity.model.statement import Statement
from comity.reference.forms import Language

_SEVERITY = {"contradiction": "error", "wording": "warning", "implausible": "warning"}


@dataclass(frozen=True, slots=True)
class Examination:
    """The outcome before it is worded: `render` words it in a language.

    unweighed: statements that were given up, because too many of those around them contradict each other.
    rivals: statement -> what the same text prints for the same thing, too far off to be its other statistic.
    """

    figures: tuple[Figure, ...]
    cases: tuple[Case, ...]
    checks: Mapping[str, Check]
    implied: tuple[Derived, ...]
    unweighed: frozenset[str] = frozenset()
    rivals: Mapping[str, str] = field(default_factory=dict)


def check(
    statements: Sequence[Statement], priors: Priors = DEFAULT_PRIORS, sources: Mapping[str, Source] | None = None
) -> Report:
    """Findings from hard to soft, a verdict for each figure, implied values; in English.

    statements: of one document or many; only figures are weighed. sources: what is known of documents, by id. Pure:
    the same
    report for any order of the statements.
    """
    return render(examine(statements, priors, sources))


def examine(
    statements: Sequence[Statement], priors: Priors = DEFAULT_PRIORS, sources: Mapping[str, Source] | None = None
) -> Examination:
    """As `check`, before it is put into words."""
    found = bodies([s for s in statements if isinstance(s, Figure)])
    cases: list[Case] = []
    checks: dict[str, Check] = {}
    derived: list[Derived] = []
    unweighed: set[str] = set()
    rivals: dict[str, str] = {}
    for body in found:
        follows: list[Derived] = []
        standing: list[Relation] = []
        for component in components(body.relations):
            ground = ground_of(component)
            conflicts, left = settle(component, body.frame, ground)
            cases += [_conflict_case(c, ground) for c in conflicts if not c.apart]
            rivals.update(pair for c in conflicts if c.apart for pair in _rivals(c))
            cases += [_wording_case(w, ground) for w in wordings(left, body.frame, ground)]
            if not left:
                unweighed |= {r.statement for r in component} - {s for c in conflicts for s in c.statements}
            known = derive(left, ground.laws)
            cases += parts_of_years(left, known, body.frame, priors, ground)
            checks.update({r.statement: c for r in left if (c := confirm(r, known)) is not None})
            follows += implied(known)
            standing += left
        cases += unit_values(body, standing, priors)
        told = {q for r in body.relations for q in (r.left, r.right) if q is not None}
        derived += [*follows, *of_pairs(standing, told | {d.quantity for d in follows})]
    figures = tuple(f for body in found for f in body.figures)
    cases += equal_parts(figures, priors)
    silent = frozenset(s for case in cases for s in case.blamed)
    cases += differences(found, silent, sources or {})
    names = {document: source.issuer for document, source in (sources or {}).items() if source.issuer}
    named = tuple(replace(case, names=names) for case in cases)
    return Examination(figures, named, checks, tuple(derived), frozenset(unweighed), rivals)


def _rivals(c: Conflict) -> list[tuple[str, str]]:
    """Each statement of the two with what the other one prints."""
    first, second = c.relations
    return [(first.statement, second.figure.anchor), (second.statement, first.figure.anchor)]


def _conflict_case(c: Conflict, ground: Ground) -> Case:
    refuted = refuting(c.relations, ground.laws, c.blamed)
    figures = _ordered(r.figure for r in c.relations)
    fits = []
    for option in c.options:
        if option.cost == c.options[0].cost and option.reading not in ("drop", "truncation"):
            line = _under(option, c.relations, refuted, ground)
            fits += [line] if line is not None else []
    rule = (
        "twice"
        if c.twice
        else {"wording": "wording_misfit", "sources differ": "books", "rounding": "rounding"}.get(c.cls, "conflict")
    )
    blamed = c.blamed if c.cls not in ("rounding", "sources differ") else ()
    return Case(
        c.cls,
        rule,
        _SEVERITY.get(c.cls, "note"),
        figures,
        c.options,
        refuted,
        tuple(fits),
        c.relations,
        blamed=blamed,
    )


def _under(option: Option, relations: Sequence[Relation], refuted: Line | None, ground: Ground) -> Line | None:
    """The line under which a reading fits: about the figure that was refuted, else the one read otherwise."""
    changed = option.apply(relations)
    about = (refuted.target.statement if refuted is not None else "", option.statement)
    target = next((r for s in about for r in changed if r.statement == s), None)
    extra = [option.of] if option.of is not None and option.of.statement not in {r.statement for r in changed} else []
    return None if target is None else fitting(target, [*changed, *extra], ground.with_(changed).laws)


def _wording_case(w: Wording, ground: Ground) -> Case:
    changed = w.other.apply(w.relations)
    percent = [r.statement for r in w.relations if r.kind == "ratio" and r.statement != w.statement]
    refuted = refuting(changed, ground.laws, percent)
    fits: list[Line] = []
    if refuted is not None:
        target = next(r for r in w.relations if r.statement == refuted.target.statement)
        line = fitting(target, w.relations, ground.laws)
        fits = [line] if line is not None else []
    literal = next(r for r in w.relations if r.statement == w.statement)
    reading = Option(w.other.reading, 0, w.statement, (), literal.figure, "literal")
    return Case(
        "wording",
        "wording_fits",
        "warning",
        _ordered(r.figure for r in w.relations),
        (reading,),
        refuted,
        tuple(fits),
        w.relations,
        facts={"other": w.other},
        blamed=(w.statement,),
    )


def _ordered(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (f.document, f.start, f.end, f.ordinal)))


def render(examination: Examination, language: Language = "en") -> Report:
    """The examination in words."""
    findings = {f.id: f for f in (finding_of(case, language) for case in examination.cases)}
    ordered = sorted(findings.values(), key=_rank)
    verdicts = tuple(_verdict(f, examination, ordered, language) for f in examination.figures)
    return Report(tuple(ordered), verdicts, tuple(implied_of(d, language) for d in examination.implied))


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.statements[0]
    return (CLASSES.index(finding.cls), first.document, first.start, first.end, finding.id)


def _verdict(figure: Figure, examination: Examination, findings: Sequence[Finding], language: Language) -> Verdict:
    anchor = figure.anchor_id
    mine = [f for f in findings if any(c.anchor_id == anchor for c in f.statements)]
    blamed = {case.cls for case in examination.cases if anchor in case.blamed}
    touched = {f.cls for f in mine}
    check = examination.checks.get(anchor)
    if "contradiction" in blamed:
        state = "conflict"
    elif blamed:
        state = "doubt"
    elif check is not None:
        state = "rounding" if "rounding" in touched else check.state
    elif "contradiction" in touched:
        state = "doubt"
    else:
        state = "rounding" if "rounding" in touched else "unchecked"
    checks = [line_text(line, language) for line in check.lines] if check is not None else []
    t = TEXTS[language]
    checks += [t["see"].format(f.id) for f in mine if f.cls in _SEVERITY]
    if anchor in examination.unweighed:
        checks.append(t["unweighed"])
    if anchor in examination.rivals:
        checks.append(t["rival"].format(examination.rivals[anchor]))
    return Verdict(anchor, state, tuple(checks), tuple(f.id for f in mine))
