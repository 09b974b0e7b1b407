"""A document from the web: http and https, a few redirects, a bounded number of bytes and seconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from comity import __version__
from comity.errors import DocumentError, FetchError, RetriableFetchError
from comity.settings import Settings
from comity.sources.documents.quiet import quieten
from comity.sources.documents.raw import Raw, too_large

if TYPE_CHECKING:
    import httpx

MAX_REDIRECTS = 5
RETRIED = frozenset({408, 425, 429})
# A server that sends a byte now and then never times out by itself: a whole answer gets this many time-outs.
PATIENCE = 6
REMEDIES = {
    401: "it needs a sign-in; save the page and give the file",
    403: "it refuses programs; save the page in a browser and give the file",
    404: "check the address",
    410: "the page was removed; look for an archived copy",
    451: "it is withheld for legal reasons; look for another copy",
}


def fetch(url: str, settings: Settings, transport: httpx.BaseTransport | None = None) -> Raw:
    """The bytes behind a URL, tried `settings.attempts` times. `transport` replaces the network in tests.

    Raises FetchError, RetriableFetchError once the attempts are used up, or DocumentError over `settings.max_bytes`.
    """
    import stamina

    quieten("stamina")
    for attempt in stamina.retry_context(
        on=RetriableFetchError, attempts=max(1, settings.attempts), timeout=None, wait_initial=0.5, wait_jitter=0
    ):
        with attempt:
            return _once(url, settings, transport)
    raise FetchError(f"{url}: was not tried; set attempts to 1 or more")


def _once(url: str, settings: Settings, transport: httpx.BaseTransport | None) -> Raw:
    """One attempt."""
    import httpx

    try:
        with (
            httpx.Client(
                transport=transport,
                follow_redirects=True,
                max_redirects=MAX_REDIRECTS,
                timeout=settings.timeout_seconds,
                event_hooks={"request": [_only_web]},
                headers={"User-Agent": f"comity/{__version__}"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            _accept(url, response.status_code, response.reason_phrase)
            data = _body(url, response, settings)
            return Raw(data, response.headers.get("content-type", ""), url)
    except httpx.TimeoutException as error:
        raise RetriableFetchError(f"{url}: no answer in {settings.timeout_seconds:g} s; try again later") from error
    except httpx.TooManyRedirects as error:
        raise FetchError(
            f"{url}: more than {MAX_REDIRECTS} redirects; open it in a browser and save the page"
        ) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"{url}: not an address that can be fetched ({_line(error)}); check it") from error
    except httpx.TransportError as error:
        raise RetriableFetchError(
            f"{url}: no connection ({_line(error)}); check the network and the address"
        ) from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise FetchError(
            f"{url}: the answer cannot be read ({_line(error)}); save the page and give the file"
        ) from error


def _only_web(request: httpx.Request) -> None:
    """Refuses a redirect to anything but the web, whatever the transport would do with it."""
    import httpx

    if request.url.scheme not in ("http", "https"):
        raise httpx.UnsupportedProtocol(f"{request.url.scheme}: neither http nor https")


def _accept(url: str, status: int, reason: str) -> None:
    """Raises unless the server answered with a page."""
    if status in RETRIED or status >= 500:
        raise RetriableFetchError(f"{url}: answered {status} {reason}; try again later".replace("  ", " "))
    if not 200 <= status < 300:
        raise FetchError(f"{url}: answered {status} {reason}; {REMEDIES.get(status, 'check the address')}")


def _body(url: str, response: httpx.Response, settings: Settings) -> bytes:
    """The body, of which never much more than the limit is held, also where it is compressed."""
    declared = response.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > settings.max_bytes:
        raise too_large(url, settings.max_bytes)
    deadline = time.monotonic() + PATIENCE * settings.timeout_seconds
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > settings.max_bytes:
            raise too_large(url, settings.max_bytes)
        if time.monotonic() > deadline:
            raise RetriableFetchError(f"{url}: sends too slowly; try again later, or download it and give the file")
        parts.append(part)
    if not size:
        raise DocumentError(f"{url}: the answer is empty; open it in a browser and save the page")
    return b"".join(parts)


def _line(error: Exception) -> str:
    """An error as a part of one line."""
    return " ".join(str(error).split()) or type(error).__name__
