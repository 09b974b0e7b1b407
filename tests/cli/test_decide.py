"""`comity decide`: what a person decided of a finding holds, and survives another reading."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import WRONG, Comity


@pytest.fixture
def wrong(comity: Comity, here: Path) -> str:
    """A workspace that holds wrong.txt, checked; the id of its contradiction."""
    assert comity("init").code == 0
    assert comity("add", "wrong.txt").code == 0
    shown = comity("check", "--format", "json")
    assert shown.code == 1
    (finding,) = [f for f in json.loads(shown.out)["findings"] if f["class"] == "contradiction"]
    return str(finding["id"])


def test_what_is_dismissed_is_shown_so_and_raises_no_alarm(comity: Comity, wrong: str) -> None:
    shown = comity("decide", wrong, "dismiss", "--note", "two different flows")
    assert (shown.code, shown.out.startswith(f"{wrong}: dismiss recorded")) == (0, True)
    checked = comity("check")
    assert checked.code == 0
    assert "dismissed (two different flows)" in checked.out
    assert "1 settled" in checked.out.splitlines()[0]
    assert comity("check", "--fail-on", "implausible").code == 0
    told = json.loads(comity("check", "--format", "json").out)["findings"][0]["decision"]
    assert (told["action"], told["note"]) == ("dismiss", "two different flows")
    assert "two different flows" in comity("check", "--format", "md").out


def test_the_last_decision_holds(comity: Comity, wrong: str) -> None:
    assert comity("decide", wrong, "dismiss").code == 0
    assert comity("decide", wrong, "accept", "--note", "the source agrees").code == 0
    checked = comity("check")
    assert checked.code == 1, "an error that is accepted as one is still there"
    assert "accepted (the source agrees)" in checked.out


def test_a_correction_tells_the_value(comity: Comity, wrong: str) -> None:
    assert comity("decide", wrong[:6], "correct", "--value", "$910.5 million").code == 0
    checked = comity("check")
    assert checked.code == 0
    assert "corrected: $910.5 million" in checked.out
    assert "was recorded before" in comity("decide", wrong, "correct", "--value", "$910.5 million").out


def test_a_decision_survives_another_reading_and_another_copy(comity: Comity, here: Path, wrong: str) -> None:
    assert comity("decide", wrong, "dismiss").code == 0
    assert comity("read").code == 0
    assert comity("check").code == 0
    assert comity("check", "wrong.txt").code == 0, "the same text, named"
    (here / "wrong.txt").write_text(WRONG.replace("990.5", "991.5"), encoding="utf-8")
    assert comity("check", "wrong.txt").code == 1, "another text is another finding"


def test_a_marked_copy_leaves_out_what_was_dismissed(comity: Comity, here: Path, wrong: str) -> None:
    assert comity("check", "--mark", "before.html", "--fail-on", "never").code == 0
    assert comity("decide", wrong, "dismiss").code == 0
    assert comity("check", "--mark", "after.html").code == 0
    assert f'id="f-{wrong}"' in (here / "before.html").read_text(encoding="utf-8")
    after = (here / "after.html").read_text(encoding="utf-8")
    assert wrong not in after
    assert 'class="f conflict" href' not in after, "nothing is held against the figures any more"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("abc", "dismiss"), "at least 4"),
        (("ffffffff", "dismiss"), "no finding has this id"),
        (("{id}", "forget"), "choose from accept, dismiss, correct"),
        (("{id}", "accept", "--value", "5"), "--value goes with correct"),
        ((), "name the finding"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(
    comity: Comity, wrong: str, words: tuple[str, ...], told: str
) -> None:
    shown = comity("decide", *(word.format(id=wrong) for word in words))
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert told in shown.err


def test_without_a_workspace_or_a_check(comity: Comity) -> None:
    assert comity("decide", "abcdef", "accept").code == 2
    assert comity("init").code == 0
    assert comity("add", "wrong.txt").code == 0
    assert "run `comity check` first" in comity("decide", "abcdef", "accept").err
