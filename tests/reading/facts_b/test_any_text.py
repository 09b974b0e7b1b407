"""Whatever the text, the finders raise nothing, and every anchor stands where it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.document import Document
from comity.reading.build import build
from comity.reading.facts import barriers, compositions, positions, projects

_WORDS = [
    "Norway",
    "Ghana",
    "Норвегия",
    "Гана",
    "Accra",
    "Аккра",
    "Oslo",
    "the",
    "a",
    "of",
    "and",
    "to",
    "for",
    "in",
    "и",
    "в",
    "на",
    "с",
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "«",
    "»",
    "—",
    "-",
    "?",
    "12",
    "2017",
    "5%",
    "$3",
    "joint",
    "plant",
    "railway",
    "assembly",
    "production",
    "завод",
    "сборка",
    "строит",
    "ГЭС",
    "ТЭЦ-2",
    "project",
    "build",
    "is",
    "are",
    "being",
    "planned",
    "interested",
    "hopes",
    "that",
    "priorities",
    "such",
    "as",
    "advantages",
    "provides",
    "заинтересована",
    "надежду",
    "что",
    "приоритеты",
    "препятствие",
    "мешает",
    "готова",
    "ban",
    "on",
    "imports",
    "exports",
    "include",
    "fish",
    "paper",
    "экспорт",
    "составляют",
    "рыба",
    "бумага",
    "border",
    "closed",
    "граница",
    "закрыта",
    "barriers",
    "restrictions",
    "ограничения",
    "gateway",
    "ворота",
    "special",
    "attention",
    "paid",
    "внимание",
    "уделено",
    "beneficial",
    "выгодно",
]
_texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))


@given(title=_texts, body=_texts)
@settings(max_examples=250, deadline=None)
def test_finders_never_raise(title: str, body: str) -> None:
    document = Document("x", f"{title}\nNorway Ghana Норвегия Гана\n\n{body}")
    scene = build(document)
    for finder in (projects, positions, barriers, compositions):
        for statement in finder.find(scene):
            assert document.text[statement.start : statement.end] == statement.anchor
            assert statement.anchor.strip()
