"""From the web: what a server may answer, and what the user is told."""

from collections.abc import Callable, Iterator

import httpx
import pytest
import stamina

from comity.errors import DocumentError, FetchError, RetriableFetchError
from comity.settings import Settings
from comity.sources.documents.locate import Source, expand
from comity.sources.documents.open import fetch_bytes, load

URL = "https://example.org/2015/03/trade.html"
PAGE = (
    b"<html><body><p>In 2014 the trade turnover between the two republics amounted to $905.4 million.</p></body></html>"
)
SETTINGS = Settings(attempts=3, max_bytes=10_000)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)


def answered(answer: Callable[[httpx.Request], httpx.Response]) -> tuple[httpx.MockTransport, list[str]]:
    """A transport, and the addresses it was asked for."""
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return answer(request)

    return httpx.MockTransport(handle), asked


def source(url: str = URL) -> Source:
    return expand([url], None)[0]


def test_a_page_is_read() -> None:
    transport, asked = answered(
        lambda _: httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"}, content=PAGE)
    )
    document = load(source(), SETTINGS, transport)
    assert asked == [URL]
    assert (document.id, document.origin, document.media_type) == ("trade", URL, "text/html")
    assert "905.4" in document.text
    assert [(str(clue.value), clue.where) for clue in document.clues] == [("2015-03-01", "url")]


@pytest.mark.parametrize(
    ("media_type", "expected"), [("text/plain", "text/html"), ("", "text/html"), ("application/x-thing", "text/html")]
)
def test_a_wrong_or_missing_content_type_is_seen_through(media_type: str, expected: str) -> None:
    transport, _ = answered(lambda _: httpx.Response(200, headers={"content-type": media_type}, content=PAGE))
    assert load(source("https://example.org/trade"), SETTINGS, transport).media_type == expected


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (404, "check the address"),
        (403, "save the page in a browser"),
        (401, "sign-in"),
        (410, "archived copy"),
        (418, "check"),
    ],
)
def test_a_refusal_is_not_tried_again(status: int, remedy: str) -> None:
    transport, asked = answered(lambda _: httpx.Response(status))
    with pytest.raises(FetchError, match=remedy) as caught:
        fetch_bytes(source(), SETTINGS, transport)
    assert not isinstance(caught.value, RetriableFetchError)
    assert str(caught.value).startswith(f"{URL}: answered {status}")
    assert len(asked) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_trouble_is_tried_again_and_then_said(status: int) -> None:
    transport, asked = answered(lambda _: httpx.Response(status))
    with pytest.raises(RetriableFetchError, match=f"answered {status} .*; try again later"):
        fetch_bytes(source(), SETTINGS, transport)
    assert len(asked) == 3


def test_the_second_attempt_may_succeed(capfd: pytest.CaptureFixture[str]) -> None:
    answers = iter([httpx.Response(503), httpx.Response(200, content=PAGE)])
    transport, asked = answered(lambda _: next(answers))
    assert fetch_bytes(source(), SETTINGS, transport).data == PAGE
    assert len(asked) == 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (httpx.ReadTimeout("slow"), "no answer in 20 s"),
        (httpx.ConnectError("no\nroute"), r"no connection \(no route\)"),
    ],
)
def test_no_connection(error: httpx.TransportError, message: str) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(RetriableFetchError, match=message):
        fetch_bytes(source(), SETTINGS, answered(fail)[0])


def test_redirects_are_followed_a_few_times() -> None:
    once, asked = answered(
        lambda request: (
            httpx.Response(200, content=PAGE)
            if request.url.path == "/b"
            else httpx.Response(302, headers={"location": "/b"})
        )
    )
    assert fetch_bytes(source(), SETTINGS, once).data == PAGE
    assert len(asked) == 2
    forever, asked = answered(lambda _: httpx.Response(302, headers={"location": "/again"}))
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch_bytes(source(), SETTINGS, forever)
    assert len(asked) == 6


def test_a_redirect_leads_to_no_file() -> None:
    transport, _ = answered(lambda _: httpx.Response(302, headers={"location": "file:///etc/passwd"}))
    with pytest.raises(FetchError, match="not an address that can be fetched"):
        fetch_bytes(source(), SETTINGS, transport)


def test_size_is_limited_before_and_while_streaming() -> None:
    sent = 0

    def stream() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 1000
            yield b"a" * 1000

    transport, _ = answered(lambda _: httpx.Response(200, content=stream()))
    with pytest.raises(DocumentError, match="larger than 10,000 bytes"):
        fetch_bytes(source(), SETTINGS, transport)
    assert sent < 20_000
    transport, _ = answered(lambda _: httpx.Response(200, headers={"content-length": "99999999"}, content=b"a"))
    with pytest.raises(DocumentError, match="larger than 10,000 bytes"):
        fetch_bytes(source(), SETTINGS, transport)


def test_an_empty_answer() -> None:
    with pytest.raises(DocumentError, match="the answer is empty"):
        fetch_bytes(source(), SETTINGS, answered(lambda _: httpx.Response(200, content=b""))[0])


def test_bad_compression() -> None:
    transport, _ = answered(lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"no gzip"))
    with pytest.raises(FetchError, match=r"^https://[^\n]*$"):
        fetch_bytes(source(), SETTINGS, transport)
