"""The chart engine in a process of its own, woken while the documents are still being read.

Its first drawing costs some half a second (a JavaScript engine starts) and holds the interpreter's lock, so that a
thread would not help. `wake` starts the process; `draw` asks it, and draws here when there is none or it failed:
the same engine in both, so the same bytes.

    python -m comity.brief.engine     requests on stdin and drawings on stdout, one JSON value a line
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

VERSION = "5.21"  # of Vega-Lite
FIRST = {"mark": "bar", "data": {"values": []}}
PLAIN = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]}

_woken: list[subprocess.Popen[str]] = []


@contextmanager
def awake() -> Iterator[None]:
    """While this holds, drawings are made by the second process."""
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "comity.brief.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
    except OSError:  # no second process to be had here: drawings are made in this one
        yield
        return
    _woken.append(process)
    try:
        yield
    finally:
        _woken.clear()
        process.kill()
        process.communicate()


def draw(specification: Mapping[str, Any], locale: Mapping[str, Any]) -> str:
    """The SVG of a Vega-Lite specification, its numbers spelt as the d3 format locale says."""
    if _woken:
        drawn = _asked(_woken[-1], {"specification": specification, "locale": locale})
        if drawn is not None:
            return drawn
    return _drawn(specification, locale)


def _asked(process: subprocess.Popen[str], request: Mapping[str, Any]) -> str | None:
    requests, drawings = process.stdin, process.stdout
    if requests is None or drawings is None:
        return None
    try:
        requests.write(json.dumps(request) + "\n")
        requests.flush()
        answer = json.loads(drawings.readline())
    except (OSError, ValueError):  # it died, and an empty line is no JSON: it is not asked again
        _woken.clear()
        return None
    return str(answer)


def _drawn(specification: Mapping[str, Any], locale: Mapping[str, Any]) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(dict(specification), vl_version=VERSION, format_locale=dict(locale))
    return drawn


def png(svg: str, scale: float = 2.0) -> bytes:
    """A drawing as a PNG, `scale` pixels a unit."""
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn


def serve(requests: IO[str], drawings: IO[str]) -> None:
    """Draw each request until there are no more."""
    _drawn(FIRST, PLAIN)
    for line in requests:
        request = json.loads(line)
        drawings.write(json.dumps(_drawn(request["specification"], request["locale"])) + "\n")
        drawings.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
