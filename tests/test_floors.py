"""What the reader has reached on the annotated texts it does not fall below."""

import tomllib
from pathlib import Path

import pytest
from tools.measure_floors import AT_MOST, FLOORS, corpora, digest, measure

KEPT = tomllib.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["seeds", "gold", "texts"])
def test_scores_do_not_fall(name: str, shared: Path) -> None:
    folder, floors = corpora(shared)[name], dict(KEPT[name])
    assert digest(folder) == floors.pop("digest"), (
        f"the floors of {name!r} are of other texts: run tools/measure_floors.py and look at what changed"
    )
    measured = measure(folder, shared / "tools")
    fallen = {
        key: f"{measured[key]} against {wanted}"
        for key, wanted in floors.items()
        if (measured[key] > wanted if key in AT_MOST else measured[key] < wanted)
    }
    assert fallen == {}


def test_every_set_has_its_floors() -> None:
    assert set(KEPT) == {"seeds", "gold", "texts"}
    for name in KEPT:
        assert {"digest", "found", "exact", "facts", "cases_found", "right_reading", *AT_MOST} <= set(KEPT[name])
