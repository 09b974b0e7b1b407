"""Citations: a line that stands alone, and a ClaimReview that says what the check says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.brief.blocks import every_block

from comity.brief.cite import RATINGS, cite


def test_the_line_names_words_reading_source_date_speaker_and_check() -> None:
    brief = every_block()
    assert cite(brief, brief.evidence[0]).text == (
        "“$279.4 million” (exports, Georgia → Armenia, 2018: USD 279.4 million). A note, 5 March 2019, N. Beridze, "
        "statement 1.1; arithmetic check: holds (279.4 + 321.6 = 601.0)."
    )


def test_a_fact_has_no_rating() -> None:
    brief = every_block()
    told = cite(brief, brief.evidence[1])
    assert told.review == ""
    assert "check" not in told.text


def test_the_review_has_what_the_schema_asks() -> None:
    brief = every_block()
    review = json.loads(cite(brief, brief.evidence[0]).review)
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == brief.evidence[0].says
    assert review["datePublished"] == "2019-04-10"
    claim = review["itemReviewed"]
    assert claim["text"] == "Sold for $279.4 million."
    assert claim["appearance"] == {
        "@type": "CreativeWork", "name": "A note", "url": "https://example.org/note", "datePublished": "2019-03-05",
    }  # fmt: skip


@pytest.mark.parametrize("verdict", RATINGS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_verdict_is_rated_and_named(verdict: str, language: str) -> None:
    brief = every_block(language)
    review = json.loads(cite(brief, replace(brief.evidence[0], verdict=verdict)).review)
    rating = review["reviewRating"]
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert rating["alternateName"] == dict(brief.labels)[f"verdict.{verdict}"]


def test_a_file_is_no_address() -> None:
    brief = every_block()
    local = replace(brief, sources=(replace(brief.sources[0], origin="C:/notes/a.txt"),))
    assert "url" not in json.loads(cite(local, brief.evidence[0]).review)["itemReviewed"]["appearance"]
