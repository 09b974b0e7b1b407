"""Plain text: nothing of it is changed, and its blocks say what each line is."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.sources.builders import read, shown, sound

from comity.errors import DocumentError
from comity.settings import Settings

LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "",
                "  ",
                "DATE: 2015-03-10",
                "- item",
                "• пункт;",
                "1. Heading",
                "Exports   870.2   877.6",
                "a\tb",
                "| a | b |",
            ]
        ),
    ),
    max_size=12,
)


@given(lines=LINES, ending=st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
@example(lines=["\u2028a", "", "b\x85"], ending="\r")
def test_text_is_kept_and_covered(lines: list[str], ending: str) -> None:
    text = "Trade grew." + ending.join(lines)
    try:
        document = read(text.encode("utf-8", "surrogatepass"))
    except DocumentError:
        controls = sum(
            (letter < " " and letter not in "\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f") or letter == "\x7f" for letter in text
        )
        assert controls > 0.02 * len(text) or "\0" in text
        return
    assert document.text == text
    assert document.encoding == "utf-8"
    assert sound(document)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", ["Trade rose by 5%.\r\nImports fell.\r\n", "Экспорт вырос на 5%.\nИмпорт упал.\n"])
def test_byte_order_mark_and_wide_encodings(mark: bytes, encoding: str, text: str) -> None:
    document = read(mark + text.encode(encoding))
    assert document.text == text
    assert document.encoding == encoding


RUSSIAN = "Торговля с соседями\n\nЭкспорт вырос на 12% и составил 25,7 млн долларов, импорт упал вдвое.\n"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_old_russian_encodings_are_guessed_and_the_guess_is_said(encoding: str) -> None:
    document = read(RUSSIAN.encode(encoding))
    assert document.text == RUSSIAN
    assert document.encoding == encoding
    assert document.language == "ru"
    assert document.notes == (f"the encoding is not declared; read as {encoding}",)


def test_accents_of_an_english_text_do_not_make_it_russian() -> None:
    text = "The café of José – the “Señor” – sold coffee for €5 million in the year, and the trade of São Paulo rose.\n"
    document = read(text.encode("cp1252"))
    assert (document.text, document.encoding, document.language) == (text, "cp1252", "en")


def test_damaged_utf8_stays_utf8() -> None:
    text = "Экспорт вырос на 12 процентов.\n" * 20
    document = read(text.encode()[:-1] + "я".encode()[:1])
    assert document.encoding == "utf-8"
    assert document.text.startswith(text[:-1])
    assert document.notes == ("1 damaged byte sequences were replaced, the first in line 20",)


def test_title_header_and_clue() -> None:
    document = read("Trade grew\r\nDATE: 2015-03-10\r\n\r\nIt grew by 5%.\r\n", origin="/tmp/2016-01-02 note.txt")
    assert shown(document) == [("title", "Trade grew"), ("header", "DATE: 2015-03-10"), ("paragraph", "It grew by 5%.")]
    assert document.title == "Trade grew"
    assert [(str(clue.value), clue.where, clue.place) for clue in document.clues] == [
        ("2015-03-10", "header", "line 2"),
        ("2016-01-02", "filename", "2016-01-02"),
    ]


def test_a_header_that_is_no_date_is_said() -> None:
    document = read("Trade grew\nDATE: 2015-02-30\n\nIt grew.\n")
    assert document.clues == ()
    assert document.notes == ("line 2: `DATE: 2015-02-30` is no date; write DATE: YYYY-MM-DD",)


def test_header_may_stand_first() -> None:
    assert shown(read("DATE: 2015-03-10\n\nTrade was $5 million."))[0] == ("header", "DATE: 2015-03-10")


@pytest.mark.parametrize(
    "text", ["Exports were $5 million", "Exports were $5 million.", "Exports rose.\n\nImports fell."]
)
def test_a_sentence_is_no_title(text: str) -> None:
    assert {kind for kind, _ in shown(read(text))} == {"paragraph"}


def test_a_title_may_stand_close_above_long_paragraphs() -> None:
    long = "The turnover rose by a fifth, as the statistics of one side say, and the other side agrees. " * 3
    assert [kind for kind, _ in shown(read(f"Agreements to be signed\n{long}\n{long}\n"))] == [
        "title",
        "paragraph",
        "paragraph",
    ]


def test_table_caption_items_and_headings() -> None:
    text = (
        "Brief\n\n1. Trade in goods (million US dollars)\n\n"
        "               2013      2014     2014 to 2013, %\n"
        "Turnover      900.3     905.4    100.6\nExports       870.2     877.6    100.8\n\n"
        "2. Investment and credit\n- direct investment was $4.2 million;\n- credit was nil.\n"
        "3. Contacts\n- the commission met in Minsk;\n  in its ninth session;\n- it will meet again.\n"
    )
    assert shown(read(text)) == [
        ("title", "Brief"),
        ("caption", "1. Trade in goods (million US dollars)"),
        ("row", "2013      2014     2014 to 2013, %"),
        ("row", "Turnover      900.3     905.4    100.6"),
        ("row", "Exports       870.2     877.6    100.8"),
        ("heading", "2. Investment and credit"),
        ("item", "- direct investment was $4.2 million;"),
        ("item", "- credit was nil."),
        ("heading", "3. Contacts"),
        ("item", "- the commission met in Minsk;\n  in its ninth session;"),
        ("item", "- it will meet again."),
    ]


def test_dashes_of_a_dialogue_are_no_list() -> None:
    close = "- How did the two countries trade?\n- They traded well.\n"
    apart = "- How did the two countries trade?\n\n- They traded well.\n\n- And now?\n"
    assert [kind for kind, _ in shown(read(close))] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in shown(read(apart))] == ["paragraph", "paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_their_own() -> None:
    wrapped = (
        "In 2014 the turnover of the two countries reached a high and amounted\n"
        "to $1.17 billion. The general growth of the turnover in four years was\n"
        "34.5 percent.\nImports from the partner rose as well, as its statistics say, and fell\nlater.\n"
    )
    first, second = (text for _, text in shown(read(wrapped)))
    assert first.endswith("34.5 percent.")
    assert second.startswith("Imports")


def test_sentence_gaps_make_no_row() -> None:
    assert shown(read("Exports rose.  2014 was a good year.  Imports fell."))[0][0] == "paragraph"


def test_boilerplate_stands_at_the_end_and_holds_no_amounts() -> None:
    body = "Exports rose to $5 million.\n\nThe embassy has a channel in Telegram and in Facebook.\n\n"
    body += "Imports fell by 2%.\n\n"
    tail = "Subscribe to our newsletter, and follow us on Facebook and Telegram!\n\n"
    tail += "© 2015 The Daily. All rights reserved.\n"
    assert [kind for kind, _ in shown(read(body + tail))] == ["paragraph"] * 3 + ["boilerplate"] * 2
    signed = "Стороны подписали соглашение на сайте, в Telegram и Facebook сказано о 5 млн долларов.\n"
    assert [kind for kind, _ in shown(read(body + signed))] == ["paragraph"] * 4


def test_all_boilerplate_is_none() -> None:
    assert [kind for kind, _ in shown(read("Follow us on Facebook and Twitter!\n"))] == ["paragraph"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE + b"a", "is damaged as utf-16-le"),
        (bytes(range(256)) * 20, "is not a text inside"),
        (b"text with a \0 in it", "is not a text inside"),
        (b"\x01\x02\x03\x04text", "is not a text inside"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture; run OCR first"),
        (b"\x1f\x8b\x08" + bytes(50), "is a compressed archive"),
        (b"{\\rtf1 Trade}", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is an old Office file; save it as .docx"),
        (b"PK\x03\x04" + bytes(50), "damaged or truncated"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, origin="folder/note.txt")
    assert str(caught.value).startswith("folder/note.txt: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_too_large_names_the_limit() -> None:
    with pytest.raises(DocumentError, match=r"note: larger than 1,000 bytes; split it, or raise max_bytes"):
        read(b"a" * 1001, settings=Settings(max_bytes=1000))


@pytest.mark.parametrize("unit", ["a", "abc ", "(", "|", "- ", "1  2  ", "<!--", "a\n", "a\n\n", "- a\n", "x\t"])
def test_a_large_file_of_one_pattern_is_read(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "."
    document = read(text)
    assert document.text == text
    assert sound(document)
