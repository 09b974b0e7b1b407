"""The use case of checking: what several texts say together."""

import datetime as dt
import io
from pathlib import Path
from typing import Protocol

import docx
import pytest

from comity.errors import UsageError
from comity.model.finding import Finding
from comity.settings import Settings
from comity.workspace.check import Checked, check_documents, explain, marked, render
from comity.workspace.session import Session


class Check(Protocol):
    """Checks texts given by name."""

    def __call__(self, language: str = "en", as_of: dt.date | None = None, **texts: str) -> tuple[Session, Checked]: ...


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Checks texts given by name, in a place without statistics."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def run(language: str = "en", as_of: dt.date | None = None, **texts: str) -> tuple[Session, Checked]:
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        session = Session(Settings(jobs=1, language=language), None)
        return session, check_documents(session, [str(tmp_path / f"{name}.txt") for name in texts], as_of)

    return run


def text(title: str, day: str, body: str) -> str:
    return f"{title}\nDATE: {day}\n\n{body}\n"


GOAL = text(
    "A goal is set", "2014-05-20",
    "Belarus and Kazakhstan set the target of bringing trade to $1 billion in 2018. The 11th session of the "
    "Belarusian-Kazakh intergovernmental commission on trade will be held in Minsk in June 2015.",
)  # fmt: skip
YEARS_LATER = text(
    "The year in figures", "2019-02-12",
    "Trade between Belarus and Kazakhstan amounted to $896 million in 2018. The 14th session of the Belarusian-Kazakh "
    "intergovernmental commission on trade was held in Minsk in September 2018.",
)  # fmt: skip


def of_class(checked: Checked, cls: str) -> list[Finding]:
    return [finding for finding in checked.report.findings if finding.cls == cls]


def test_promises_are_followed_from_one_text_to_another(check: Check) -> None:
    _, checked = check(old=GOAL, new=YEARS_LATER)
    told = {p.kind: p for p in checked.report.promises}
    assert (told["target"].state, told["target"].why) == ("missed", "“$896 million” in 2018")
    assert told["meeting"].state == "kept"
    (finding,) = of_class(checked, "target missed")
    assert {c.document for c in finding.statements} == {"old", "new"}
    assert "1 billion USD by 2018" in render(checked, "text")
    _, alone = check(old=GOAL)
    assert {p.state for p in alone.report.promises} == {"pending"}
    _, late = check(old=GOAL, as_of=dt.date(2020, 1, 1))
    assert {p.state for p in late.report.promises} == {"unknown"}


FEBRUARY = text(
    "Belstat: trade in 2014", "2015-02-10",
    "Belstat says that Belarusian exports to Kazakhstan amounted to $877.6 million in 2014.",
)  # fmt: skip
AUGUST = text(
    "Belstat: revised figures", "2015-08-10",
    "According to Belstat, Belarusian exports to Kazakhstan amounted to $879.2 million in 2014.",
)  # fmt: skip
NEWS = text("Trade grows", "2015-08-12", "Belarusian exports to Kazakhstan amounted to $879.2 million in 2014.")


def test_one_source_at_two_dates_revised_its_figure(check: Check) -> None:
    _, checked = check(first=FEBRUARY, second=AUGUST)
    assert len(of_class(checked, "revised")) == 1
    assert of_class(checked, "contradiction") == []
    assert "later value" in of_class(checked, "revised")[0].ask


def test_two_sources_differ_and_the_other_sides_books_are_a_reading(check: Check) -> None:
    _, checked = check(first=FEBRUARY, second=NEWS)
    (finding,) = of_class(checked, "sources differ")
    assert (finding.severity, [r.reading for r in finding.readings]) == ("note", ["books"])


CURRENCIES = text(
    "Two kinds of money", "2015-02-10",
    "Trade between Belarus and Kazakhstan amounted to $950 million in 2014. Trade between Belarus and Kazakhstan "
    "amounted to 12 billion tenge in 2014.",
)  # fmt: skip


def test_without_rates_nothing_is_converted_and_that_is_said(check: Check) -> None:
    _, checked = check(note=CURRENCIES)
    assert checked.report.findings == ()
    assert "KZT 2014" in render(checked, "text")


WRONG = text(
    "A wrong sum", "2015-03-10",
    "In 2014 trade turnover between Belarus and Kazakhstan amounted to $990.5 million. Belarusian exports to "
    "Kazakhstan were $820.5 million and Belarusian imports from Kazakhstan were $90.0 million.",
)  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [("en", "whatever the rounding"), ("ru", "При любом округлении")])
def test_the_word_file_says_in_comments_what_the_page_says_beside(check: Check, language: str, said: str) -> None:
    session, checked = check(language, wrong=WRONG, goal=GOAL, later=YEARS_LATER)
    files = marked(session, checked, "m.docx")
    assert sorted(path.name for path in files) == ["m-goal.docx", "m-later.docx", "m-wrong.docx"]
    assert marked(session, checked, "m.docx") == files, "the same bytes"
    wrong = docx.Document(io.BytesIO(files[Path("m-wrong.docx")]))
    assert [c.author for c in wrong.comments] == ["Comity"] * 3
    assert any(said in c.text for c in wrong.comments)
    (figure,) = [run for p in wrong.paragraphs for run in p.runs if run.text == "$990.5 million"]
    assert figure.font.underline is not None
    lines = WRONG.rstrip("\n").split("\n")
    told = [p.text for p in wrong.paragraphs]
    assert all(any(line.split("$")[0] in p for p in told) for line in lines)
    goal = docx.Document(io.BytesIO(files[Path("m-goal.docx")]))
    assert any("896" in c.text for c in goal.comments), "what became of the goal"
    page = marked(session, checked, "m.html")[Path("m-wrong.html")].decode()
    assert said in page


def test_a_finding_is_explained_by_the_beginning_of_its_id(check: Check) -> None:
    _, checked = check(wrong=WRONG)
    (finding,) = of_class(checked, "contradiction")
    for language in ("en", "ru"):
        _, told = check(language, wrong=WRONG)
        assert "990" in explain(told, finding.id[:6])
        assert "{" not in explain(told, finding.id)
    with pytest.raises(UsageError, match="no finding has this id"):
        explain(checked, "000000")


def test_the_letter_is_one_paragraph(check: Check) -> None:
    _, checked = check(wrong=WRONG)
    letter = render(checked, "md").split("\n\n")[3]
    for part in ("A wrong sum", "820.5 + 90.0 = 910.5", "Probably", "Ask the source"):
        assert part in letter


EXAMPLES = Path(__file__).parents[2] / "examples" / "belarus-kazakhstan"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("style", ["text", "md", "html"])
def test_every_word_is_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, style: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    checked = check_documents(Session(Settings(jobs=1, language=language), None), [str(EXAMPLES)])
    told = render(checked, style)
    body = told.partition("<body>")[2] if style == "html" else told
    assert "{" not in body
    assert "None" not in body
    assert len(checked.report.findings) > 8
    for finding in checked.report.findings:
        assert finding.why.endswith((".", "?", "…"))
        assert "\n" not in finding.why, "one paragraph"
