"""Calls to Comtrade's service: the key in a header and nowhere else, tries within bounds, no faster than it allows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from comity import __version__
from comity.errors import FetchError, RetriableFetchError
from comity.sources.statistics.comtrade.request import GET, PREVIEW, Access, Call

if TYPE_CHECKING:
    import httpx

BASE = "https://comtradeapi.un.org"
CALLS_A_DAY = 500
LARGEST_ANSWER = 400_000_000  # bytes: 100,000 rows with every field are a third of it
LONGEST_WAIT = 120.0  # seconds: what is longer is said, not waited for
PATIENCE = 6  # time-outs that a whole answer may take
KEY_HEADER = "Ocp-Apim-Subscription-Key"
REMEDIES = {
    400: "a parameter is off; mend the request",
    401: "the key is refused; check it in the settings, or pull without one",
    403: "the key is refused; check it in the settings, or pull without one",
    404: "check the base address",
    414: "the address is too long; ask for fewer codes at once",
}
_REPLENISHED = re.compile(r"replenished in ([\d.:]+)")


@dataclass(frozen=True, slots=True)
class Service:
    """How the service is reached.

    key: a subscription key, or empty for previews; it is shown nowhere. transport: in place of the network. attempts:
    at most for one call. sleep, clock: seconds; `clock` only measures how long an answer takes. now: only to read a
    Retry-After that is a date.
    """

    key: str = field(default="", repr=False)
    base: str = BASE
    transport: httpx.BaseTransport | None = None
    timeout_seconds: float = 60.0
    attempts: int = 5
    calls_a_day: int = CALLS_A_DAY
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def access(self) -> Access:
        """Preview without a key, get with one."""
        return GET if self.key else PREVIEW

    def address(self, call: Call) -> str:
        """A call's address, which holds no secret."""
        return f"{self.base.rstrip('/')}{self.access.path}/{call.line()}&maxRecords={self.access.rows}"

    def client(self) -> httpx.Client:
        """A connection for one pull. Raises FetchError for a key that no header can carry, without showing it."""
        import httpx

        if not (self.key.isascii() and self.key.isprintable()) or " " in self.key:
            raise FetchError(
                f"{self.base}: the key holds a blank or a letter that no key holds; copy it into the settings again"
            )

        headers = {"User-Agent": f"comity/{__version__}", "Accept": "application/json"}
        if self.key:
            headers[KEY_HEADER] = self.key
        # No redirects: the key goes to the address that was given and to no other.
        return httpx.Client(
            transport=self.transport, follow_redirects=False, timeout=self.timeout_seconds, headers=headers
        )

    def scrubbed(self, text: str) -> str:
        """A server's words in one line of bounded length, without the key."""
        if self.key:
            text = text.replace(self.key, "...")
        return " ".join(text.split())[:200]


class Quota(RetriableFetchError):
    """The day's calls are used up, ours by count or the service's by its word."""


def ask(service: Service, client: httpx.Client, call: Call, spend: Callable[[], None]) -> bytes:
    """The bytes of an answer with status 200. spend: counts a call, or raises Quota where none is left.

    Raises RetriableFetchError once the attempts are used up, Quota where the service says so, FetchError for the rest.
    """
    wait = 1.0
    for attempt in range(1, max(1, service.attempts) + 1):
        spend()
        try:
            return _once(service, client, service.address(call))
        except _Later as later:
            if attempt >= service.attempts:
                raise RetriableFetchError(f"{later}; tried {attempt} times, try again later") from later
            pause = wait if later.seconds is None else later.seconds
            if pause > LONGEST_WAIT:
                raise Quota(
                    f"{later}; it asks to wait {pause:,.0f} s, then run the same again: what was fetched stays"
                ) from later
            service.sleep(pause)
            wait = min(wait * 2, LONGEST_WAIT)
    raise FetchError(f"{service.address(call)}: was not tried; set attempts to 1 or more")


class _Later(Exception):
    """Trying again may help. seconds: what the service asks to wait, if it does."""

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


def _once(service: Service, client: httpx.Client, address: str) -> bytes:
    import httpx

    try:
        with client.stream("GET", address) as response:
            data = _body(service, address, response)
            status, headers = response.status_code, response.headers
    except httpx.TimeoutException:
        raise _Later(f"{address}: no answer in {service.timeout_seconds:g} s") from None
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(
            f"{service.scrubbed(address)}: no address that can be fetched; check the base address"
        ) from error
    except httpx.TransportError as error:
        raise _Later(f"{address}: no connection ({service.scrubbed(str(error))})") from None
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise _Later(f"{address}: the answer cannot be read ({service.scrubbed(str(error))})") from None
    if status != 200:
        raise _refusal(service, address, status, headers, data)
    return data


def _body(service: Service, address: str, response: httpx.Response) -> bytes:
    """The body, bounded in bytes and in time: a server that sends a byte now and then never times out by itself."""
    deadline = service.clock() + PATIENCE * service.timeout_seconds
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > LARGEST_ANSWER:
            raise FetchError(f"{address}: more than {LARGEST_ANSWER:,} bytes; ask for less at once")
        if service.clock() > deadline:
            raise _Later(f"{address}: sends too slowly")
        parts.append(part)
    return b"".join(parts)


def _refusal(service: Service, address: str, status: int, headers: Mapping[str, str], data: bytes) -> Exception:
    """The error for an answer that is none."""
    words = service.scrubbed(data[:2000].decode("utf-8", "replace"))
    said = f"{address}: answered {status}" + (f" ({words})" if words else "")
    if status in (403, 429) and "quota" in words.lower():
        back = _REPLENISHED.search(words)
        when = f"in {back[1].rstrip('.')} (h:m:s)" if back else "tomorrow (UTC)"
        return Quota(f"{said}; the day's calls are used up: run the same again {when}, what was fetched stays")
    if status == 429:
        return _Later(said, _retry_after(service, headers.get("retry-after", "")))
    if status in (408, 425) or status >= 500:
        return _Later(said, _retry_after(service, headers.get("retry-after", "")))
    return FetchError(f"{said}; {REMEDIES.get(status, 'check the base address')}")


def _retry_after(service: Service, text: str) -> float | None:
    """Seconds to wait by a Retry-After, which is a number or a date; None where there is none that can be read."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return max(0.0, (until - service.now()).total_seconds())
