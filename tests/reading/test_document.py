"""What a document as a whole tells: its language, its date, its pair, whose source it is, who speaks."""

from datetime import date

import pytest
from tests.reading.reader import scene

from comity.model.document import DateClue, Document
from comity.reading.read import read

TITLE = "Ghana and Brazil in trade\n\n"


@pytest.mark.parametrize(
    ("body", "expected", "because"),
    [
        ("Exports came to $5.2 million in 2017.", "2018", "figures of the whole of 2017 are out"),
        (
            "Exports came to $5.2 million in 2017. Sales in the first half of 2018 were $3.1 million.",
            "2018",
            "the newest part of a year told is of 2018",
        ),
        (
            "Exports came to $3.1 million in the first half of 2018. The envoy spoke on 6 September.",
            "2018-09",
            "a day of September is told without a year",
        ),
        ("The pact was signed in 2017. A fair is planned for 2018.", "2018", "2018 is planned for"),
        ("The pact was signed in 2017.", "2017", "2017 is the newest year told"),
        ("The fair will open in 2019.", "2019", "the earliest year ahead"),
    ],
)
def test_an_undated_text_is_dated_by_its_content(body: str, expected: str, because: str) -> None:
    found = read(Document("x", TITLE + body))
    assert str(found.date) == expected
    assert because in found.date_rule
    assert any(note.startswith("dated") for note in found.notes)


def test_a_text_without_a_year_has_no_date_and_says_so() -> None:
    found = read(Document("x", TITLE + "Exports rose by 5% last year."))
    assert found.date is None
    assert any("no date" in note for note in found.notes)


def test_the_best_clue_wins() -> None:
    clues = (
        DateClue(date(2015, 5, 5), "url", "/2015/05/05"),
        DateClue(date(2016, 6, 6), "metadata", "published"),
    )
    found = read(Document("x", TITLE + "Exports rose in 2011.", clues=clues))
    assert (str(found.date), found.date_rule) == ("2016-06-06", "metadata: published")


@pytest.mark.parametrize("header", ["DATE: 2019-13-45", "DATE: 2019-02-30", "DATE: soon"])
def test_a_header_the_calendar_lacks_is_no_clue(header: str) -> None:
    found = read(Document("x", f"Ghana and Brazil\n{header}\n\nExports came to $5.2 million in 2017."))
    assert found.date is not None
    assert found.date.year >= 2017


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("Ghana sold cocoa to Brazil. Togo was not mentioned again.", ("GHA", "BRA")),
        ("Brazilian-Ghanaian trade grew.", ("BRA", "GHA")),
    ],
)
def test_the_pair_is_of_the_countries_named_most(body: str, pair: tuple[str, str]) -> None:
    found = read(Document("x", f"A note on trade\n\n{body}")).pair
    assert found is not None
    assert set(found) == set(pair)


def test_one_country_is_no_pair() -> None:
    found = read(Document("x", "A note on Ghana\n\nGhana sold cocoa for $5 million in 2017."))
    assert found.pair is None
    assert "no two countries could be told" in found.notes


@pytest.mark.parametrize(
    ("body", "home"),
    [
        ("ACCRA, 5 May. Trade with Brazil grew. Brazil bought cocoa.", "GHA"),
        ("Trade grew, Brazil's customs service says. Ghana bought sugar.", "BRA"),
        ("Ghana's ambassador to Brazil told us about our exports. Brazil bought cocoa.", "GHA"),
    ],
)
def test_whose_source_it_is(body: str, home: str) -> None:
    assert scene(f"Ghana and Brazil\nDATE: 2018-05-05\n\n{body}").home == home


def test_an_interview_has_an_interviewer_and_a_speaker() -> None:
    text = (
        "Ghana's ambassador on Brazil\nDATE: 2018-05-05\n\n"
        "How did trade with Brazil go?\n\nOur exports came to $5 million in 2017.\n\n"
        "What comes next?\n\nWe hope for $9 million by 2020."
    )
    found = scene(text)
    roles = [found.voices[part.paragraph].role for part in found.sentences if part.paragraph in found.voices]
    assert roles == ["interviewer", "speaker", "interviewer", "speaker"]
    assert {voice.country for voice in found.voices.values() if voice.role == "speaker"} == {"GHA"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Trade of Ghana and Brazil", "en"), ("Торговля Ганы и Бразилии", "ru"), ("", "en"), ("12 + 30", "en")],
)
def test_the_language_is_that_of_most_letters(text: str, lang: str) -> None:
    assert read(Document("x", text)).language == lang


def test_what_the_source_says_of_the_language_goes_first() -> None:
    assert read(Document("x", "Trade of Ghana and Brazil", language="ru")).language == "ru"


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("Economic ties of Ghana and Brazil", "GHA"),
        ("Economic ties of Brazil and Ghana", "BRA"),
        ("Trade with Brazil", "GHA"),
    ],
)
def test_a_title_puts_the_tellers_side_first(title: str, home: str) -> None:
    body = "\n\nThe commission meets in Accra. Brazilian firms work in Ghana. Ghana and Brazil trade in cocoa."
    assert scene(title + body).home == home
