"""`comity check --explain ID`: one finding in full: what is claimed, what holds by definition, the proof, the
readings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from comity.checking.arithmetic import Style
from comity.checking.cases import Case
from comity.checking.identities import Identity, identities
from comity.checking.phrases import country_text, period_text, quoted
from comity.checking.relations import Relation
from comity.checking.simplex import certificate, proves
from comity.checking.system import all_rows, ground_of
from comity.checking.words.catalogue import catalogue
from comity.checking.words.spell import amount
from comity.model.finding import Cited, Finding
from comity.model.quantity import Quantity
from comity.model.wire import decimal
from comity.reference.forms import Language
from comity.workspace import report_lines as lines
from comity.workspace.report import one_line, text_block
from comity.workspace.report_lines import Setting


def explained(finding: Finding, case: Case | None, setting: Setting) -> str:
    """The finding, its statements as constraints, the definitions that bind them, the proof. Plain text."""
    language: Language = "ru" if setting.language == "ru" else "en"
    words = catalogue(language)
    parts = [text_block(1, finding, setting)]
    names: dict[str, str] = {}
    decision = setting.decision(finding)
    if case is not None and case.relations:
        laws = _laws(case)
        names = _names(case.relations, laws, language)
        parts.append(_block(words["explain.quantities"], [f"{name} = {text}" for text, name in names.items()]))
        claimed = [_constraint(r, names, language, setting) for r in case.relations]
        parts.append(_block(words["explain.constraints"], claimed))
        if laws:
            parts.append(_block(words["explain.definitions"], [_law(law, names, language) for law in laws]))
    if case is not None and case.prior:
        parts.append(_block(words["explain.prior"], [case.prior]))
    if finding.proof:
        parts.append(_block(words["explain.proof"], finding.proof.split("; ")))
    if case is not None and case.relations and finding.cls == "contradiction":
        proof = certificate_lines(case.relations, names, language)
        parts += [_block(words["explain.certificate"], proof)] if proof else []
    parts.append(one_line(words["explain.minimal"] if finding.cls == "contradiction" else words["explain.soft"]))
    parts.append(_block(words["explain.letter"], [lines.paragraph(finding)]))
    if decision is not None:
        parts.append(_block(words["explain.decision"], [f"{lines.decided(decision, setting)} {decision.recorded}"]))
    return "\n\n".join(parts) + "\n"


def _block(title: str, rows: list[str]) -> str:
    return "\n".join([f"{title}:", *(f"   {one_line(row)}" for row in rows)])


def _quantities(relations: tuple[Relation, ...]) -> list[Quantity]:
    found = {q for r in relations for q in (r.left, r.right) if q is not None}
    return sorted(found, key=lambda q: q.sort_key)


def _laws(case: Case) -> list[Identity]:
    """Definitions that tie two or more of the quantities of the case."""
    told = set(_quantities(case.relations))
    found = identities(told)
    return [law for law in found if sum(q in told for q in (law.whole, *(p for p, _ in law.parts))) > 1]


def _names(relations: tuple[Relation, ...], laws: list[Identity], language: Language) -> dict[str, str]:
    """By the words of each quantity a letter for it: A, B ... also of those that only definitions name."""
    told = _quantities(relations)
    more = [q for law in laws for q in (law.whole, *(p for p, _ in law.parts))]
    found = dict.fromkeys(_quantity(q, language) for q in (*told, *more))
    return {text: _letter(i) for i, text in enumerate(found)}


def _letter(i: int) -> str:
    return chr(ord("A") + i) if i < 26 else f"Q{i}"


def _quantity(q: Quantity, language: Language) -> str:
    """`exports BLR → KAZ, oil, 2014, USD`."""
    sign = "–" if q.kind in ("turnover", "balance") else "→"
    ends = [country_text(code, language, "nominative") for code in (q.origin, q.destination)]
    measure = catalogue(language).get(f"head.{q.kind}", q.measure).partition("|")[0]
    limits = (q.commodity, q.scope, q.partner_region, q.basis, period_text(q.period, language), q.unit)
    return ", ".join([f"{measure} {ends[0]} {sign} {ends[1]}", *(text for text in limits if text)])


def _constraint(r: Relation, names: dict[str, str], language: Language, setting: Setting) -> str:
    """`877.55–877.65 million USD ≤ A`, with the words it comes from."""
    left = names[_quantity(r.left, language)]
    right = "" if r.right is None else names[_quantity(r.right, language)]
    if r.right is None:
        text = f"{left} = {amount(r.interval, r.left.unit, language, exact=True)}"
    elif r.kind == "difference":
        text = f"{left} − {right} = {amount(r.interval, r.left.unit, language, exact=True)}"
    elif r.figure.form == "share":
        text = f"{left} = {amount(r.interval.scale(100), 'percent', language, exact=True)} × {right}"
    else:
        text = f"{left} = {amount(r.interval, 'times', language, exact=True).removeprefix('×')} × {right}"
    return f"{text}   {quoted(r.figure.anchor, language)} ({setting.where(Cited.of(r.figure))})"


def certificate_lines(relations: tuple[Relation, ...], names: dict[str, str], language: Language) -> list[str]:
    """The multipliers that prove it: bounds that, each taken so many times and added up, leave nothing but a falsehood.

    Empty where the relations can hold together (they are then no contradiction).
    """
    ground = ground_of(relations)
    rows = all_rows(relations, ground, widen=False, positive=True)
    proof = certificate(rows)
    if proof is None or not proves(rows, proof):
        return []
    letters = {n: names.setdefault(_quantity(q, language), _letter(len(names))) for q, n in ground.number.items()}
    left = Fraction(0)
    out = []
    for i, upper, weight in proof:
        bound = (rows[i].high if upper else rows[i].low) or Fraction(0)
        left += weight * bound if upper else -weight * bound
        told = f"{_sum(rows[i].terms, letters, language)} {'≤' if upper else '≥'} {_exact(bound, language)}"
        out.append(f"{_exact(weight, language)} × ( {told} )")
    return [*out, catalogue(language)["explain.sum"].format(_exact(left, language))]


def _sum(terms: tuple[tuple[int, Fraction], ...], letters: Mapping[int, str], language: Language) -> str:
    text = ""
    for variable, factor in sorted(terms):
        size = "" if abs(factor) == 1 else f"{_exact(abs(factor), language)} "
        sign = "− " if factor < 0 else "+ " if text else ""
        text += f"{' ' if text else ''}{sign}{size}{letters[variable]}"
    return text


def _exact(value: Fraction, language: Language) -> str:
    """An exact number: with its decimals, or as a fraction."""
    text = decimal(value)
    if "/" in text:
        return text.replace("-", "−")
    places = len(text.partition(".")[2])
    return Style(language, Fraction(1), 0, "").number(value, places)


def _law(law: Identity, names: dict[str, str], language: Language) -> str:
    parts = [(names[_quantity(q, language)], weight) for q, weight in law.parts]
    total = parts[0][0] + "".join(f" {'+' if weight > 0 else '−'} {name}" for name, weight in parts[1:])
    return f"{names[_quantity(law.whole, language)]} {'≥' if law.partial else '='} {total}"
