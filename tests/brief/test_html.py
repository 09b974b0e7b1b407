"""The page: complete links, nothing executed, nothing fetched, the same bytes every time."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compose import compose
from comity.brief.content import trimmed
from comity.brief.html import render_html
from comity.brief.options import Options
from comity.model.figure import Figure
from comity.model.finding import Report

RENDER = """
import hashlib, sys
from tests.brief.sample import PAIR, documents, report, statements
from comity.brief.compose import compose
from comity.brief.html import render_html
from comity.brief.marked import marked_copy
from comity.brief.pdf import render_pdf
from comity.brief.docx.render import render_docx
from comity.brief.xlsx import render_xlsx
from comity.brief.options import Options
brief = compose(documents(), statements(), report(), PAIR, "ru", options=Options(full=True))
made = (render_html(brief).encode(), marked_copy(documents()[0], statements(), report()).encode(), render_pdf(brief),
        render_docx(brief), render_xlsx(brief))
print(*(hashlib.sha256(part).hexdigest() for part in made))
"""


class Page(HTMLParser):
    """Tags, ids and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            if name.startswith("on") or (name in ("src", "srcset") and value):
                self.outside.append(f"{tag} {name}={value}")
            if name == "href" and tag != "a":
                self.outside.append(f"{tag} {value}")
            if name == "href" and tag == "a":
                self.links.append(value or "")


@pytest.fixture(scope="module")
def text() -> str:
    return render_html(compose(documents(), statements(), report(), PAIR, options=Options(full=True)))


def test_every_link_has_its_target_once(text: str) -> None:
    page = Page(text)
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} - set(page.ids) == set()
    assert [name for name, count in page.ids.items() if count > 1] == []


def test_every_statement_is_linked_and_can_be_reached(text: str) -> None:
    page = Page(text)
    for statement in statements():
        assert page.ids[f"s-{statement.anchor_id}"] == 1
        assert f"#s-{statement.anchor_id}" in page.links or any(
            f"#s-{other.anchor_id}" in page.links for other in statements()
        )
    figures = [s for s in statements() if isinstance(s, Figure)]
    assert all(f"#s-{figure.anchor_id}" in page.links for figure in figures)


def test_the_page_stands_alone_and_runs_nothing(text: str) -> None:
    page = Page(text)
    assert page.tags["script"] == page.tags["link"] == page.tags["img"] == page.tags["iframe"] == 0
    assert page.outside == []
    assert "url(" not in text
    assert "@import" not in text


def test_a_number_leads_on_to_its_place_in_the_document(text: str) -> None:
    page = Page(text)
    figures = [s for s in statements() if isinstance(s, Figure)]
    for figure in figures:
        assert page.ids[f"at-{figure.anchor_id}"] == 1
        assert f"#at-{figure.anchor_id}" in page.links
    shown = text[text.index('id="sec-documents"') :]
    assert ">$279.4 million</a>" in shown


def test_the_documents_are_whole(text: str) -> None:
    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[str] = []

        def handle_data(self, data: str) -> None:
            self.told.append(data)

    words = Words()
    words.feed(text[text.index('id="sec-documents"') :])
    shown = "".join(words.told)
    for document in documents():
        assert document.text.strip() in shown


def test_a_short_brief_links_only_to_what_it_holds() -> None:
    short = trimmed(compose(documents(), statements(), report(), PAIR))
    page = Page(render_html(short))
    assert {link[1:] for link in page.links} - set(page.ids) == set()
    assert len(short.evidence) < len(statements())


def test_a_figure_can_be_cited(text: str) -> None:
    found = re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.S)
    reviews = [json.loads(html.unescape(part)) for part in found]
    assert reviews
    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    assert any(review["reviewBody"].startswith("279.4 + 321.6") for review in reviews if "reviewBody" in review)


def test_hostile_text_is_shown_and_not_obeyed(text: str) -> None:
    assert "&lt;script&gt;alert(" in text
    assert "&lt;b&gt;Арарат&lt;/b&gt;" in text
    assert Page(text).tags["b"] == text.count("<b>")


def test_a_hostile_commodity_in_a_chart_is_escaped() -> None:
    made = [
        replace(s, commodity=f"<script>alert(1)</script>\x07{s.commodity}\ud800")
        if isinstance(s, Figure) and s.commodity
        else s
        for s in statements()
    ]
    page = render_html(compose(documents(), made, Report((), ()), PAIR, options=Options(full=True)))
    assert Page(page).tags["script"] == 0
    assert "\x07" not in page
    page.encode("utf-8")


def test_the_sentence_stands_at_the_figure_with_the_figure_marked(text: str) -> None:
    assert "In 2018 Georgia sold goods worth <mark>$279.4 million</mark> to Armenia" in text
    assert "279.4 + 321.6 = 601.0" in text


def test_verdicts_are_told_in_words(text: str) -> None:
    assert 'title="holds"' in text
    assert "(doubt)" in text


def test_charts_tell_their_values_in_words(text: str) -> None:
    assert text.count("<figure") == text.count("<figcaption") >= 2
    assert text.count("Values as a table") == text.count("<figure") - text.count('<figure class="map"')
    assert 'aria-label="Bar chart. ' in text
    assert "cars: 95.2; mineral water: 21.7; tyres: 8.35" in text


def test_the_same_bytes_under_any_hash_seed(project_root: Path) -> None:
    told = set()
    for seed in ("0", "1", "4242"):
        path = os.pathsep.join([str(project_root), str(project_root / "src")])
        done = subprocess.run(
            [sys.executable, "-c", RENDER], cwd=project_root, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}, timeout=300,
        )  # fmt: skip
        told.add(done.stdout)
    assert len(told) == 1
    assert len(told.pop().split()[0]) == len(hashlib.sha256().hexdigest())
