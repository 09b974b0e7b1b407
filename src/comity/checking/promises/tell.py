"""Outcomes in words: the promises of a report, and the findings of those that were missed."""

from __future__ import annotations

from comity.checking.messages import finding_id
from comity.checking.phrases import country_text, enumerated, period_text, quoted, span_text, subject
from comity.checking.promises.made import Outcome, Pledge
from comity.checking.proofs import value_text
from comity.checking.words.catalogue import catalogue
from comity.checking.words.spell import amount
from comity.model.facts import Agreement, Meeting, Project
from comity.model.figure import Figure
from comity.model.finding import Cited, Finding
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.promise import Promise
from comity.reference.forms import Language


def promise_of(outcome: Outcome, language: Language) -> Promise:
    """An outcome in a language. The id rests on the place alone."""
    pledge = outcome.pledge
    s = pledge.statement
    is_figure = isinstance(s, Figure)
    return Promise(
        pledge.id,
        pledge.kind,
        _whose(pledge, language),
        _what(pledge, language),
        pledge.due,
        s.interval if isinstance(s, Figure) else None,
        s.unit if is_figure and isinstance(s, Figure) else "",
        Cited.of(s),
        outcome.state,
        _why(outcome, language),
        tuple(Cited.of(other) for other in pledge.again),
        tuple(Cited.of(other) for other in outcome.evidence),
        outcome.rows,
    )


def _whose(pledge: Pledge, language: Language) -> str:
    """Who made it: the speaker, else the countries it binds, else those the document is about."""
    s = pledge.statement
    if s.voice.name:
        return s.voice.name
    codes: tuple[str | None, ...] = ()
    if isinstance(s, Figure):
        codes = (s.reporter, s.partner)
    elif isinstance(s, Agreement):
        codes = s.parties
    elif isinstance(s, Project):
        codes = (s.host,)
    named = [code for code in dict.fromkeys(codes) if code and code != "WLD"] or sorted(pledge.pair)
    return enumerated([country_text(code, language, "nominative") for code in named], language) if named else ""


def _what(pledge: Pledge, language: Language) -> str:
    """What was promised, with its time."""
    s, words = pledge.statement, catalogue(language)
    then = "by_then" if isinstance(s, Figure) else "at_then"
    due = words[then].format(period_text(pledge.due, language)) if pledge.due is not None else ""
    if isinstance(s, Figure):
        form = words.get(f"form.{s.form}")
        of = form.format(subject(s, language, 1)) if form else _counted(s, language)
        value = value_text(s, language).removesuffix(" units" if language == "en" else " ед.")
        if s.high is not None:
            value = amount(Interval(s.value, s.high), "" if s.unit == "units" else s.unit, language)
        bound = words.get(f"bound_{s.bound}", "{0}").format(value)
        return words["promised_value"].format(of, bound, due)
    if isinstance(s, Meeting):
        number = words["numbered"].format(s.ordinal_number) if s.ordinal_number else ""
        return words["promised_deed"].format(" ".join(x for x in (number, s.name) if x), _place(s.place, s.name), due)
    if isinstance(s, Project):
        return words["promised_deed"].format(s.title, _place(s.place, s.title), due)
    if isinstance(s, Agreement):
        key = "promised_amendment" if pledge.kind == "amendment" else "promised_signing"
        return words[key].format(s.title, due)
    return s.anchor


def _place(place: str | None, name: str) -> str:
    """The place, unless the name tells it."""
    return f", {place}" if place and place.casefold() not in name.casefold() else ""


def _counted(s: Figure, language: Language) -> str:
    """What is counted, in the text's own noun; anything else as a flow."""
    noun = s.measure.partition(":")[2]
    return noun or subject(s, language)


def _why(outcome: Outcome, language: Language) -> str:
    """The outcome in one line."""
    facts, words = outcome.facts, catalogue(language)
    value, period, due = facts.get("value"), facts.get("period"), facts.get("due")
    s, other = outcome.pledge.statement, facts.get("statement")
    unit = s.unit if isinstance(s, Figure) else ""
    if isinstance(s, Figure) and s.form == "ratio":
        unit = "times"
    told = facts.get("statements")
    said = (
        ", ".join(quoted(f.anchor, language) for f in told if isinstance(f, Figure)) if isinstance(told, tuple) else ""
    )
    shown = amount(value, unit, language) if isinstance(value, Interval) else ""
    return words[f"became_{outcome.reason}"].format(
        value=said or words["by_statistics"].format(shown),
        period=span_text(period, language) if isinstance(period, Period) else "",
        due=period_text(due, language) if isinstance(due, Period) else "",
        when=words["at_time"].format(period_text(due, language)) if isinstance(due, Period) else "",
        by=enumerated([quoted(e.anchor, language) for e in outcome.evidence[:1]], language) if outcome.evidence else "",
        asked=period_text(outcome.pledge.due, language),
        other=value_text(other, language) if isinstance(other, Figure) else "",
    )


def missed(outcome: Outcome, names: dict[str, str], language: Language) -> Finding:
    """The finding of a promise that was missed. The id rests on the class and the places alone, as of any finding."""
    words = catalogue(language)
    cited = tuple(Cited.of(s) for s in (outcome.pledge.statement, *outcome.evidence))
    what, why = _what(outcome.pledge, language), _why(outcome, language)
    sources = dict.fromkeys(c.document for c in cited)
    told = enumerated([quoted(names[name], language) if names.get(name) else name for name in sources], language)
    return Finding(
        finding_id("target missed", (c.anchor_id for c in cited)),
        "target missed",
        "note",
        cited,
        why,
        (),
        words["why_missed"].format(what=what, why=why, documents=told, said=quoted(cited[0].text, language)),
        words["ask_missed"],
    )
