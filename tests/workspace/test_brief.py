"""`comity brief` from a workspace: what somebody settled raises no alarm in it."""

from __future__ import annotations

from pathlib import Path

from comity.settings import Settings
from comity.workspace.add import add
from comity.workspace.brief import brief
from comity.workspace.check import check_documents
from comity.workspace.decide import decide
from comity.workspace.init import init
from comity.workspace.place import Place
from comity.workspace.session import Session

WRONG = """A wrong sum
DATE: 2019-03-10

In 2018 trade between Poland and Portugal was $2.35 billion. Polish exports to Portugal were $1.71 billion, and imports
from Portugal were $0.82 billion.
"""


def test_a_finding_that_was_dismissed_is_no_warning(tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    init(tmp_path / "ws")
    at = Session(Settings(pair="POL-PRT", jobs=1), Place(tmp_path / "ws"), "2019-03-11T09:00:00+00:00")
    add(at, [str(tmp_path / "wrong.txt")])
    [finding] = check_documents(at, []).report.findings
    before = brief(at, [], ["html"]).files["html"].decode()
    assert f"f-{finding.id}" in before or finding.ask in before
    decide(at, finding.id, "dismiss", note="asked: it is another year")
    after = brief(at, [], ["html"])
    assert finding.ask not in after.files["html"].decode()
    assert "0 findings" in after.summary
