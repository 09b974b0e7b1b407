"""The chart engine: in its own process or in this one the same bytes, and a dead process harms nothing."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from comity.brief import engine

LOCALE = {"decimal": ",", "thousands": " ", "grouping": [3], "currency": ["", ""]}


def bars(*values: float) -> dict[str, Any]:
    rows = [{"year": str(2010 + place), "value": value} for place, value in enumerate(values)]
    x, y = {"field": "year", "type": "ordinal"}, {"field": "value", "type": "quantitative"}
    return {"data": {"values": rows}, "mark": "bar", "encoding": {"x": x, "y": y}}


def test_both_processes_draw_the_same_bytes() -> None:
    here = engine.draw(bars(1.5, 2.5), LOCALE)
    with engine.awake():
        there = engine.draw(bars(1.5, 2.5), LOCALE)
        again = engine.draw(bars(1.5, 2.5), LOCALE)
    assert here.startswith("<svg")
    assert "0,5" in here
    assert there == again == here


def test_several_drawings_come_back_in_order() -> None:
    with engine.awake():
        drawn = [engine.draw(bars(number), LOCALE) for number in (1, 1000)]
    assert drawn == [engine.draw(bars(number), LOCALE) for number in (1, 1000)]
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize(
    "program", ["raise SystemExit(1)", "print('no drawing', flush=True); input(); input()"], ids=["dies", "babbles"]
)
def test_a_process_that_fails_is_replaced_by_this_one(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    popen = subprocess.Popen

    def start(command: list[str], **options: Any) -> subprocess.Popen[str]:
        started.append(command)
        return popen([sys.executable, "-c", program], **options)

    monkeypatch.setattr(subprocess, "Popen", start)
    with engine.awake():
        first, second = engine.draw(bars(1), LOCALE), engine.draw(bars(2), LOCALE)
    monkeypatch.undo()
    assert started
    assert (first, second) == (engine.draw(bars(1), LOCALE), engine.draw(bars(2), LOCALE))


def test_where_no_process_starts_drawings_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no processes here")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with engine.awake():
        assert engine.draw(bars(1), LOCALE).startswith("<svg")


def test_the_process_ends_with_its_use() -> None:
    with engine.awake():
        (process,) = engine._woken
        assert process.poll() is None
    assert process.poll() is not None
    assert not engine._woken


def test_the_served_drawing_is_the_drawing() -> None:
    answers = io.StringIO()
    engine.serve(io.StringIO(json.dumps({"specification": bars(3), "locale": LOCALE}) + "\n"), answers)
    assert json.loads(answers.getvalue()) == engine.draw(bars(3), LOCALE)
