"""The table of forms belongs to the table of words."""

import sys
from pathlib import Path

import pytest


def test_the_forms_are_those_of_the_words(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pymorphy3")
    monkeypatch.syspath_prepend(str(project_root / "tools"))
    import build_fact_lexicon_a

    for name, content in build_fact_lexicon_a.build().items():
        assert (project_root / "src" / "comity" / "reading" / "lexicon" / name).read_bytes() == content
    sys.modules.pop("build_fact_lexicon_a", None)
