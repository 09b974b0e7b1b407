"""How a figure is cited: a line of text, and a ClaimReview (schema.org) that a newsroom may put into its page.

A ClaimReview rates what the arithmetic shows, from 1 (it cannot be true with the others) to 5 (it agrees with them);
3 says that nothing in the documents bears on it. It is no judgement on the speaker.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.brief.content import Brief, Evidence, Source

RATINGS = {"conflict": 1, "doubt": 2, "unchecked": 3, "rounding": 4, "holds": 5}


@dataclass(frozen=True, slots=True)
class Citation:
    """text: for a footnote. review: the ClaimReview as JSON-LD, for what has a verdict; else empty."""

    text: str
    review: str


def cite(brief: Brief, evidence: Evidence) -> Citation:
    """The citation of one statement of the brief's annex."""
    labels = dict(brief.labels)
    source = next((source for source in brief.sources if source.number == evidence.source), None)
    return Citation(citation(evidence, source, labels), review(brief, evidence, source, labels))


def citation(evidence: Evidence, source: Source | None, labels: Mapping[str, str]) -> str:
    """The words as printed, what they were read as, the source with its date and speaker, what the check says."""
    said = f"“{' '.join(evidence.printed.split())}” ({evidence.says})"
    parts = [source.title, source.date_text, evidence.speaker] if source else [evidence.speaker]
    parts.append(labels["label.statement_no"].format(number=evidence.number))
    where = ", ".join(part for part in parts if part)
    if not evidence.verdict:
        return f"{said}. {where}."
    told = labels["label.check_says"].format(verdict=labels[f"verdict.{evidence.verdict}"])
    checks = f" ({'; '.join(evidence.checks)})" if evidence.checks else ""
    return f"{said}. {where}; {told}{checks}."


def review(brief: Brief, evidence: Evidence, source: Source | None, labels: Mapping[str, str]) -> str:
    """The ClaimReview; empty for a fact, which no arithmetic bears on."""
    if not evidence.verdict:
        return ""
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": evidence.says,
        "inLanguage": brief.language,
        "author": {"@type": "Organization", "name": "Comity"},
        "reviewRating": {
            "@type": "Rating", "ratingValue": RATINGS[evidence.verdict], "worstRating": 1, "bestRating": 5,
            "alternateName": labels[f"verdict.{evidence.verdict}"],
        },
        "itemReviewed": _claim(evidence, source),
    }  # fmt: skip
    if brief.as_of:
        made["datePublished"] = brief.as_of.isoformat()
    if evidence.checks:
        made["reviewBody"] = "; ".join(evidence.checks)
    return json.dumps(made, ensure_ascii=False)


def _claim(evidence: Evidence, source: Source | None) -> dict[str, Any]:
    sentence = " ".join(f"{evidence.before}{evidence.printed}{evidence.after}".split())
    claim: dict[str, Any] = {"@type": "Claim", "text": sentence}
    if evidence.speaker:
        claim["author"] = {"@type": "Person", "name": evidence.speaker}
    if source:
        work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
        if source.origin.startswith(("http://", "https://")):
            work["url"] = source.origin
        if source.date:
            work["datePublished"] = claim["datePublished"] = source.date.isoformat()
        claim["appearance"] = work
    return claim
