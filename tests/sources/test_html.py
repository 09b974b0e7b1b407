"""HTML: the article with its tables, each block with its place in the page; scripts are never text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.sources.builders import read, shown, sound, survives

from comity.errors import DocumentError

HTML = "text/html"
LONG = "In 2014 the trade turnover between the two republics amounted to $905.4 million, and exports grew by 4.2%."
MORE = "The largest goods of the export are machines and oil products, by the statistics of the first republic."
TABLE = (
    "<table><tr><th>Flow</th><th>2013</th><th>2014</th></tr><tr><td>Exports</td><td>870.2</td><td>877.6</td></tr>"
    "<tr><td>Imports</td><td></td><td>29.9</td></tr></table>"
)
CELLS = [
    ("Flow", "table 1, row 1, cell 1"),
    ("2013", "table 1, row 1, cell 2"),
    ("2014", "table 1, row 1, cell 3"),
    ("Exports", "table 1, row 2, cell 1"),
    ("870.2", "table 1, row 2, cell 2"),
    ("877.6", "table 1, row 2, cell 3"),
    ("Imports", "table 1, row 3, cell 1"),
    ("29.9", "table 1, row 3, cell 3"),
]


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head>"
        f"<body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<main><article>{body}</article></main><footer>© 2015 The Daily. All rights reserved.</footer></body></html>"
    )


def cells(text: str) -> list[tuple[str, str]]:
    document = read(text, HTML)
    return [
        (document.text[block.start : block.end], block.locator) for block in document.blocks if block.kind == "cell"
    ]


def test_an_article() -> None:
    body = (
        f"<h1>Trade grew</h1><p>{LONG}</p><h2>Goods</h2><p>{MORE}</p><ul><li>tractors, 10%</li><li>oil</li></ul>{TABLE}"
    )
    text = page(body)
    document = read(text, HTML)
    assert [pair for pair in shown(document) if pair[0] != "cell"] == [
        ("title", "Trade grew"),
        ("paragraph", LONG),
        ("heading", "Goods"),
        ("paragraph", MORE),
        ("item", "tractors, 10%"),
        ("item", "oil"),
    ]
    assert cells(text) == CELLS
    assert document.text.endswith("Flow\t2013\t2014\nExports\t870.2\t877.6\nImports\t\t29.9")
    assert (document.title, document.language, document.notes) == ("Trade grew", "en", ())
    assert sound(document)


def test_locators_lead_back_to_the_element() -> None:
    text = page(f"<h1>Trade grew</h1><div><p>{LONG}</p><p>{MORE}</p></div>")
    document = read(text, HTML)
    tree = etree.fromstring(text, etree.HTMLParser())
    for block in document.blocks:
        found = tree.xpath(block.locator)
        assert isinstance(found, list)
        (element,) = found
        assert isinstance(element, etree._Element)
        assert "".join(map(str, element.itertext())) == document.text[block.start : block.end]


def test_paragraphs_parted_by_two_breaks() -> None:
    blocks = shown(read(page(f"<p>{LONG}<br><br>{MORE}<br>It is<br>so.</p><p>{LONG}</p>"), HTML))
    assert [text for _, text in blocks] == [LONG, f"{MORE}\nIt is\nso.", LONG]


@pytest.mark.parametrize("wrapper", ["", f"<p>{LONG} {MORE}</p>"])
def test_tables_are_not_lost(wrapper: str) -> None:
    table = f"<div class='widget share'>{TABLE}</div>"
    body = f"<html><body><div><h1>Foreign trade</h1>{wrapper}{table}{wrapper}</div></body></html>"
    assert cells(body) == CELLS


def test_scripts_and_styles_are_no_text() -> None:
    scripts = "<script>document.write('exports were 5 billion')</script><style>p{color:#5b5}</style>"
    scripts += "<noscript>6 billion</noscript>"
    for text in (
        page(f"{scripts}<p>{LONG}{scripts}</p><p>{MORE}</p>"),
        f"<div>{scripts}Trade was $5 million.{scripts}</div>",
    ):
        document = read(text, HTML)
        assert "billion" not in document.text
        assert "color" not in document.text


def test_a_page_of_scripts_says_what_to_do() -> None:
    with pytest.raises(
        DocumentError, match=r"app\.html: the page holds no text without its scripts; open it in a browser"
    ):
        read("<html><head><title>App</title></head><body><script>run()</script></body></html>", HTML, "app.html")


def test_date_clues_come_from_metadata_and_address() -> None:
    head = (
        "<meta property='article:published_time' content='2015-03-10T08:00:00+03:00'>"
        '<script type="application/ld+json">'
        '{"@graph": [{"datePublished": "2015-03-11"}, {"dateModified": "2015-13-40"}]}</script>'
    )
    text = page(f"<h1>Trade grew</h1><time datetime='2015-03-12'>today</time><p>{LONG}</p><p>{MORE}</p>", head)
    clues = read(text, HTML, "https://example.org/2015/03/trade").clues
    assert [(str(clue.value), clue.where, clue.place) for clue in clues] == [
        ("2015-03-10", "metadata", "meta article:published_time"),
        ("2015-03-11", "metadata", "JSON-LD datePublished"),
        ("2015-03-12", "metadata", "time"),
        ("2015-03-01", "url", "2015/03 (a month)"),
    ]


@pytest.mark.parametrize("declared", ["header", "meta", "none"])
def test_the_declared_encoding_is_used(declared: str) -> None:
    russian = "Товарооборот двух стран в 2014 году составил 905,4 млн долларов, а экспорт вырос на 4,2 процента."
    meta = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>" if declared == "meta" else ""
    data = f"<html><head>{meta}</head><body><p>{russian}</p></body></html>".encode("cp1251")
    document = read(data, "text/html; charset=windows-1251" if declared == "header" else HTML)
    assert document.text == russian
    assert (document.encoding, document.language) == ("cp1251", "ru")


def test_a_page_given_without_a_hint_is_known_by_its_look() -> None:
    assert read(page(f"<p>{LONG}</p>"), "", "-").media_type == HTML
    assert read("<!---->" * 500 + "Trade", "", "-").media_type == "text/plain"
    assert read("<p> is a tag of HTML.", "text/plain", "note.txt").media_type == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 5000 + "Trade was $5 million." + "</div>" * 5000,
        "<p>Trade was $5 million.<table>" + "<tr><td>1<td>2" * 500,
        "<table><tr><td>" * 100 + "x" + "<p>Trade",
        "<p>a" + "<br>b" * 5000,
        "<b>x " * 5000,
        "<" * 5000 + "p",
        "<!-- " * 5000 + "x",
        "<!---->" * 500 + "Trade",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>Trade.</p></body></html>",
        "<html><body><td>1</td></tr></table>Trade</body></html>",
        '<!DOCTYPE html [<!ENTITY b "ha">]><p>&b; Trade</p>',
    ],
)
def test_hostile_pages_end_in_a_document_or_an_error(text: str) -> None:
    assert survives(text, HTML)


PARTS = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td colspan=2>", "</td>", "</table>", "<br>", "<li>", "<h1>", "</h1>", "<nav>",
     "</nav>", "<script>", "</script>", "<b>", "</b>", "<div>", "</div>", "&amp;", "&#0;", "\ud800", "Trade ", LONG,
     "5%", "\n", "<!--", "-->"]
)  # fmt: skip


@given(parts=st.lists(PARTS, max_size=25))
def test_any_markup_ends_in_a_document_or_an_error(parts: list[str]) -> None:
    assert survives("".join(parts).encode("utf-8", "replace"), HTML)
