"""Briefs of other pairs than the example's, out of the fresh texts: numbers lead to their words, in both languages."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from comity.brief.compose import compose
from comity.brief.content import Brief, Ref, references
from comity.brief.options import Options
from comity.model.figure import Figure
from comity.settings import Settings
from comity.workspace.brief import Wishes, brief
from comity.workspace.examine import report_on
from comity.workspace.session import Corpus, Session

TEXTS = Path(__file__).parents[1] / "texts" / "texts"
PAIRS = {
    "col-ecu-2016-03-brief": ("COL", "ECU"),
    "vnm-jpn-2018-02-statrelease": ("VNM", "JPN"),
    "aze-hun-2019-11-spravka": ("AZE", "HUN"),
    "kaz-kgz-2020-02-customs": ("KAZ", "KGZ"),
    "deu-tun-2019-06-chamber": ("DEU", "TUN"),
    "blr-srb-2014-09-magazine": ("BLR", "SRB"),
}
DIGITS = re.compile(r"\d+")


def session(pair: tuple[str, str]) -> Session:
    return Session(Settings(pair="-".join(pair), jobs=1), None)


def corpus(name: str) -> Corpus:
    return session(PAIRS[name]).gather([str(TEXTS / f"{name}.txt")])


def made(name: str, language: str) -> Brief:
    read = corpus(name)
    report = report_on(read, "ru" if language == "ru" else "en")
    options = Options(full=True)
    return compose(read.documents, read.statements, report, PAIRS[name], language, read.dates, options)


def shown(brief: Brief) -> dict[tuple[str, ...], set[str]]:
    """By the statements it rests on: the digits of each number that is shown, whatever marks stand between them."""
    found: dict[tuple[str, ...], set[str]] = {}
    for ref in references(brief):
        if ref.style in ("figure", "implied"):
            found.setdefault(ref.anchors, set()).add("".join(DIGITS.findall(ref.text)))
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_carry_the_same_numbers(name: str) -> None:
    english, russian = made(name, "en"), made(name, "ru")
    assert shown(english) == shown(russian)
    assert len(shown(english)) > 10


@pytest.mark.parametrize("name", PAIRS)
def test_every_figure_of_the_pair_is_shown_and_leads_to_its_words(name: str) -> None:
    read = corpus(name)
    told = made(name, "en")
    entries = {entry.anchor: entry for entry in told.evidence}
    text = read.documents[0].text
    used = {anchor for ref in references(told) for anchor in ref.anchors}
    for statement in read.statements:
        assert entries[statement.anchor_id].printed == statement.anchor == text[statement.start : statement.end]
        if isinstance(statement, Figure):
            assert statement.anchor_id in used, statement.anchor
    assert all(isinstance(ref, Ref) and set(ref.anchors) <= set(entries) for ref in references(told))


@pytest.mark.parametrize("name", ["col-ecu-2016-03-brief", "aze-hun-2019-11-spravka", "kaz-kgz-2020-02-customs"])
def test_all_four_formats_are_written(name: str) -> None:
    written = brief(
        session(PAIRS[name]), [str(TEXTS / f"{name}.txt")], ("html", "pdf", "docx", "xlsx"), Wishes(full=True)
    ).files
    assert written["html"].startswith(b"<!DOCTYPE html>") or written["html"].lower().startswith(b"<!doctype html>")
    assert written["pdf"].startswith(b"%PDF-")
    for name_ in ("docx", "xlsx"):
        with zipfile.ZipFile(BytesIO(written[name_])) as package:
            assert package.testzip() is None
