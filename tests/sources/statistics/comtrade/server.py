"""A Comtrade of our own on the loopback interface: its limits, its silence about them, and every fault it may have."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from comity.sources.statistics.comtrade.areas import areas
from comity.sources.statistics.comtrade.codes import of_level

KEY = "a-secret-of-32-letters-0123456789"
Fault = Callable[["Handler", bytes], bool]  # does something to an answer; True where it has answered itself


@dataclass
class Comtrade:
    """What the server has and did. faults: by the number of the request, 1 for the first."""

    reporters: tuple[int, ...] = (398, 112)
    partners: tuple[int, ...] = (0, 112, 398, 699, 842, 899)
    years: tuple[int, ...] = tuple(range(2010, 2024))
    commodities: tuple[str, ...] = ("TOTAL", *of_level("HS", "AG2"), *of_level("HS", "AG4"))
    flows: tuple[str, ...] = ("X", "M")
    faults: dict[int, Fault] = field(default_factory=dict)
    lie: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    base: str = ""
    preview_rows: int = 500

    def answer(self, path: str, query: dict[str, str], key: str) -> tuple[int, dict[str, Any]]:
        """Status and envelope, as the service gives them."""
        preview = path.startswith("/public/v1/preview/")
        if not preview and key != KEY:
            return 401, {"statusCode": 401, "message": f"Access denied due to invalid subscription key {key}."}
        periods = [int(period) for period in query["period"].split(",")]
        if len(periods) > (1 if preview else 12):
            return 400, {"statusCode": 400, "message": "Too many periods."}
        rows = list(self._rows(query, periods))
        # Cut without a word, and counted as if that were all.
        rows = rows[: self.preview_rows if preview else 100_000]
        return 200, {"elapsedTime": "0.01 secs", "count": len(rows), "data": rows, "error": ""}

    def _rows(self, query: dict[str, str], periods: list[int]) -> Iterator[dict[str, Any]]:
        asked = query["cmdCode"].split(",")
        lengths = {int(code[2:]) for code in asked if code.startswith("AG")}
        codes = [c for c in self.commodities if c in asked or (c != "TOTAL" and len(c) in lengths)]
        partners = [int(p) for p in query["partnerCode"].split(",")] if "partnerCode" in query else list(self.partners)
        # Left out, they multiply the rows.
        modes = (0,) if query.get("motCode") == "0" else (0, 2100, 3200)
        for period in periods:
            year = period // 100 if period > 9999 else period
            for reporter in map(int, query["reporterCode"].split(",")):
                for flow in query["flowCode"].split(","):
                    for partner in partners:
                        if year not in self.years or reporter not in self.reporters or flow not in self.flows:
                            continue
                        if partner not in self.partners or partner == reporter:
                            continue
                        for code in codes:
                            for mode in modes:
                                yield record(period, reporter, partner, flow, code, mode)


def record(
    period: int, reporter: int, partner: int, flow: str, code: str, mode: int = 0, **other: object
) -> dict[str, Any]:
    """One record as the service gives it without descriptions; the amounts follow from the codes."""
    value = float(zlib.crc32(f"{period}{reporter}{partner}{flow}{code}".encode()) % 10**9) / 1000
    monthly = period > 9999
    made: dict[str, Any] = {
        "typeCode": "C",
        "freqCode": "M" if monthly else "A",
        "refPeriodId": period * 100 + 1 if monthly else period * 10000 + 101,
        "refYear": period // 100 if monthly else period,
        "refMonth": period % 100 if monthly else 52,
        "period": str(period),
        "reporterCode": reporter,
        "reporterISO": None,
        "reporterDesc": None,
        "flowCode": flow,
        "flowDesc": None,
        "partnerCode": partner,
        "partnerISO": None,
        "partnerDesc": None,
        "partner2Code": 0,
        "partner2ISO": None,
        "partner2Desc": None,
        "classificationCode": "H4",
        "classificationSearchCode": "HS",
        "isOriginalClassification": True,
        "cmdCode": code,
        "cmdDesc": None,
        "aggrLevel": 0 if code == "TOTAL" else len(code),
        "isLeaf": False,
        "customsCode": "C00",
        "customsDesc": None,
        "mosCode": "0",
        "motCode": mode,
        "motDesc": None,
        "qtyUnitCode": -1 if code == "TOTAL" else 8,
        "qtyUnitAbbr": None,
        "qty": None if code == "TOTAL" else value / 2,
        "isQtyEstimated": False,
        "altQtyUnitCode": -1,
        "altQtyUnitAbbr": None,
        "altQty": None,
        "isAltQtyEstimated": False,
        "netWgt": None if code == "TOTAL" else value / 2,
        "isNetWgtEstimated": False,
        "grossWgt": 0.0,
        "isGrossWgtEstimated": False,
        "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else None,
        "primaryValue": value,
        "legacyEstimationFlag": 0,
        "isReported": True,
        "isAggregate": False,
    }
    return made | other


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    world: Comtrade

    def do_GET(self) -> None:
        world = self.world
        world.asked.append(self.path)
        world.headers.append({name.lower(): value for name, value in self.headers.items()})
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, envelope = world.answer(parts.path, query, self.headers.get("Ocp-Apim-Subscription-Key", ""))
        if world.lie is not None and status == 200:
            envelope = world.lie(envelope)
        body = json.dumps(envelope).encode()
        fault = world.faults.get(len(world.asked))
        if fault is None or not fault(self, body):
            self.give(status, body)

    def give(self, status: int, body: bytes, **headers: str) -> None:
        """An answer."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def refuse(status: int, message: str = "", **headers: str) -> Fault:
    """A fault: another status."""

    def fault(handler: Handler, body: bytes) -> bool:
        handler.give(status, json.dumps({"statusCode": status, "message": message}).encode(), **headers)
        return True

    return fault


def cut(handler: Handler, body: bytes) -> bool:
    """A fault: the connection ends amid the body, whose length was announced."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True
    return True


def cut_unseen(handler: Handler, body: bytes) -> bool:
    """A fault: half a body, whose length was not announced, so that only its sense shows it."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True
    return True


def trickle(handler: Handler, body: bytes) -> bool:
    """A fault: the body in small pieces."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    size = max(1, len(body) // 20)
    for start in range(0, len(body), size):
        handler.wfile.write(body[start : start + size])
        handler.wfile.flush()
    return True


class Quiet(ThreadingHTTPServer):
    """Says nothing of clients that go away amid an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to do: the client is gone."""


@contextmanager
def running(world: Comtrade) -> Iterator[Comtrade]:
    """The server, for as long as the block lasts."""
    handler = type("Bound", (Handler,), {"world": world})
    server = Quiet(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005})
    thread.start()
    world.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def known_partners() -> tuple[int, ...]:
    """Every partner of today."""
    return tuple(area.code for area in areas().values() if area.kind in ("world", "country", "residual"))
