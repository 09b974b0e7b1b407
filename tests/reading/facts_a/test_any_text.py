"""The rules never fail, and every statement stands where it says."""

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.facts_a.reading import scene

from comity.model.document import Document
from comity.reading.build import build
from comity.reading.facts import agreements, chairmanships, meetings, memberships, milestones, offices
from comity.reference.organisations import organisation_forms

FINDERS = (agreements, chairmanships, meetings, memberships, milestones, offices)


def lexicon_forms() -> list[str]:
    table = resources.files("comity.reading.lexicon").joinpath("facts_a_forms.csv").read_text(encoding="utf-8")
    return [form for _, _, _, form in csv.reader(table.splitlines()[1:])]


FILLERS = [
    *("Chad", "Норвегия", "Jan", "Novak", "Иван", "Ильин", "2012", "5", "May", "мая", "12", "th", "EAEU", "СНГ"),
    *("the", "of", "and", "и", "в", "с"),
    *".,()«»“”-—;:",
]
WORDS = st.one_of(st.sampled_from(lexicon_forms()), st.sampled_from(FILLERS))
PRINTED = st.builds(lambda word, capital: word.title() if capital else word, WORDS, st.booleans())


def holds(text: str) -> None:
    read = build(Document("x", text))
    for module in FINDERS:
        for statement in module.find(read):
            assert text[statement.start : statement.end] == statement.anchor
            assert statement.anchor == statement.anchor.strip() != ""


@given(st.lists(PRINTED, min_size=1, max_size=50))
def test_any_words_of_the_rules_are_read(words: list[str]) -> None:
    holds("News\nDATE: 2015-03-04\n\n" + " ".join(words) + ".")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    holds(text)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_printed_form_of_an_organisation_is_read(lang: str) -> None:
    forms = organisation_forms(lang)
    printed = sorted({item.cased or form.title() for form, items in forms.items() for item in items})
    lead = "The members are " if lang == "en" else "Страны входят в "
    holds("News\n\n" + " ".join(f"{lead}{name}." for name in printed))


def test_the_same_text_gives_the_same_statements() -> None:
    body = "Peru and Norway signed a memorandum on krill in Oslo. Minister Rosa Quispe met Ola Dahl."
    first, second = ([module.find(scene(body)) for module in FINDERS] for _ in range(2))
    assert first == second


def test_sport_and_notices_state_nothing() -> None:
    body = (
        "The Norwegian volleyball team beat Peru 3:1 in the tournament on Saturday. Coach Rosa Quispe signed"
        " a contract with her club.\n\nVisit us in room 12 from 9 to 18. Tickets cost 5 euros. The bus leaves at 10."
    )
    assert [module.find(scene(body)) for module in FINDERS] == [[]] * len(FINDERS)
