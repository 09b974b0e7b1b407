"""From statements and findings to the content tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.brief import official
from comity.brief.content import Brief, Section
from comity.brief.economy import industry_section, money_section
from comity.brief.findings import annex, findings_section, others_section
from comity.brief.glance import glance_section, method_section
from comity.brief.meetings import culture_section, meetings_section
from comity.brief.options import Options
from comity.brief.plans import plans_section
from comity.brief.register import Register
from comity.brief.relations import dialogue_section, legal_section
from comity.brief.snapshot import snapshot_section
from comity.brief.structure import structure_section
from comity.brief.talking import talking_section
from comity.brief.trade import trade_section
from comity.brief.transport import transport_section
from comity.brief.wording import tongue
from comity.model.document import Document
from comity.model.finding import Report
from comity.model.observation import Profile
from comity.model.period import Period
from comity.model.statement import Statement

SECTIONS: tuple[Callable[[Register, int], Section | None], ...] = (
    glance_section,
    talking_section,
    snapshot_section,
    trade_section,
    structure_section,
    money_section,
    industry_section,
    transport_section,
    legal_section,
    meetings_section,
    dialogue_section,
    culture_section,
    findings_section,
    plans_section,
    others_section,
    method_section,
)
LABELS = ("verdict.", "label.", "kind.", "number.")  # what the renderers write themselves


def compose(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    report: Report,
    pair: tuple[str, str],
    language: str = "en",
    dates: Mapping[str, Period] | None = None,
    options: Options | None = None,
    profile: Profile | None = None,
) -> Brief:
    """The brief of a pair; the first country is our side. Next to nothing is computed here: the remainder of a list of
    goods, sums by section of the Harmonized System, the change between two years of one source.

    dates: by document id, as the reader decided them; without one, the document's first clue stands in. Sections
    without anything to say are left out. Raises UsageError for a language without a catalogue or a pair of one country,
    InputError for a statement whose document is missing.
    """
    options = options or Options()
    words = tongue(language)
    register = Register.build(documents, statements, report, pair, words, dates or {}, profile, options)
    sections: list[Section] = []
    for build in SECTIONS:
        section = build(register, len(sections) + 1)
        if section and _is_written(section, options):
            sections.append(section)
    here, there = (words.country(code) for code in pair)
    day = register.as_of
    return Brief(
        language=language,
        title=words("title", here=here, there=there),
        subtitle=words("subtitle.dated", day=register.as_told) if day else words("subtitle.undated"),
        as_of=day,
        sections=tuple(sections),
        sources=(*register.sources, *official.sources(register)),
        evidence=(*annex(register), *official.evidence(register)),
        labels=tuple((key, text) for key, text in words.words.items() if key.startswith(LABELS)),
        full=options.full,
        pair=pair,
        known=(*register.numbers, *(finding.id for finding in report.findings)),
    )


def _is_written(section: Section, options: Options) -> bool:
    """Sections asked for by name are written; else the two pages, and with `full` the annexes."""
    if options.sections:
        return options.wants(section.id)
    return options.full or section.mark == "main"
