"""From statements and findings to the content tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.brief import official
from comity.brief.content import Brief, Section, anchors
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

Builder = Callable[[Register, int], Section | None]
# In order: the id of a section, whether it is of the two pages or an annex, and what builds it.
SECTIONS: tuple[tuple[str, str, Builder], ...] = (
    ("glance", "main", glance_section),
    ("talking", "main", talking_section),
    ("snapshot", "annex", snapshot_section),
    ("trade", "annex", trade_section),
    ("structure", "annex", structure_section),
    ("money", "annex", money_section),
    ("industry", "annex", industry_section),
    ("transport", "annex", transport_section),
    ("legal", "annex", legal_section),
    ("meetings", "annex", meetings_section),
    ("dialogue", "annex", dialogue_section),
    ("culture", "annex", culture_section),
    ("findings", "annex", findings_section),
    ("plans", "annex", plans_section),
    ("others", "annex", others_section),
    ("sources", "main", method_section),
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
    for name, mark, build in SECTIONS:
        section = build(register, len(sections) + 1) if _is_written(name, mark, options) else None
        if section:
            sections.append(section)
    # Of ten thousand statements the two pages use a few dozen: the rest need no sentence cut for them.
    used = None if options.full else frozenset(a for s in sections for block in s.blocks for a in anchors(block))
    here, there = (words.country(code) for code in pair)
    day = register.as_of
    return Brief(
        language=language,
        title=words("title", here=here, there=there),
        subtitle=words("subtitle.dated", day=register.as_told) if day else words("subtitle.undated"),
        as_of=day,
        sections=tuple(sections),
        sources=(*register.sources, *official.sources(register)),
        evidence=(*annex(register, used), *official.evidence(register)),
        labels=tuple((key, text) for key, text in words.words.items() if key.startswith(LABELS)),
        full=options.full,
        pair=pair,
        known=(*register.numbers, *(finding.id for finding in report.findings)),
    )


def _is_written(name: str, mark: str, options: Options) -> bool:
    """Sections asked for by name are written; else the two pages, and with `full` the annexes."""
    if options.sections:
        return options.wants(name)
    return options.full or mark == "main"
