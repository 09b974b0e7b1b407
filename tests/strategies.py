"""Documents, figures and facts for hypothesis: every span is valid, every number exact."""

from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from comity.model.document import Block, DateClue, Document
from comity.model.exchange import KINDS
from comity.model.figure import BOUNDS, FORMS, STATUSES, Alternative, HsMatch
from comity.model.period import Period
from comity.model.statement import Evidence, Statement, Voice

WORDS = st.text("abcXYZ абвЭЮЯ 0123456789.,%$-«»\u00a0\n", max_size=20)
TEXTS = st.text("abcXYZ абвЭЮЯ 0123456789.,%$\u00a0\n\x00😀", min_size=1, max_size=200)
COUNTRIES = st.sampled_from(["BLR", "KAZ", "CHN", "KEN", "WLD", "EAEU"])
YEARS = st.integers(1, 9998)
MONTHS = st.integers(1, 12)


def periods() -> st.SearchStrategy[Period]:
    """Every sort of period: years, halves, quarters, months, runs of months, spans, days."""
    return st.one_of(
        st.builds(Period.of_year, YEARS),
        st.builds(Period.of_month, YEARS, MONTHS),
        st.builds(lambda day: Period.of_day(day.year, day.month, day.day), st.dates(max_value=date(9998, 12, 31))),
        st.builds(lambda year, half: Period(year, 6 * half + 1, year, 6 * half + 6), YEARS, st.integers(0, 1)),
        st.builds(lambda year, part: Period(year, 3 * part + 1, year, 3 * part + 3), YEARS, st.integers(0, 3)),
        st.builds(lambda a, b: Period.months(*min(a, b), *max(a, b)), _months(), _months()),
        st.builds(lambda a, b: Period.years(min(a, b), max(a, b)), YEARS, YEARS),
    )


def _months() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(YEARS, MONTHS)


def exact() -> st.SearchStrategy[Fraction]:
    """Exact numbers of the size that trade has, thirds among them."""
    return st.fractions(-(10**13), 10**13, max_denominator=1000)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """start <= end within the text."""
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@st.composite
def documents(draw: st.DrawFn, names: st.SearchStrategy[str] | None = None) -> tuple[Document, bytes]:
    """A document, without its digest, and the original bytes of its text."""
    text = draw(TEXTS)
    boxes = st.none() | st.tuples(*[st.floats(0, 1000, allow_nan=False)] * 4)
    blocks = draw(st.lists(st.tuples(spans(text), st.sampled_from(["title", "cell"]), WORDS, boxes), max_size=3))
    document = Document(
        id=draw(names or st.text("abc-019", min_size=1, max_size=6)),
        text=text,
        origin=draw(WORDS),
        title=draw(WORDS),
        language=draw(st.sampled_from(["", "en", "ru"])),
        blocks=tuple(Block(kind, *span, locator, box) for span, kind, locator, box in blocks),
        clues=tuple(draw(st.lists(st.builds(DateClue, st.dates(), st.sampled_from(["header", "url"]), WORDS)))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
    )
    return document, text.encode()


def _value(name: str, hint: str) -> st.SearchStrategy[Any]:
    """Values of a field of a kind, by its name or its declared type."""
    named: dict[str, st.SearchStrategy[Any]] = {
        "form": st.sampled_from(FORMS),
        "bound": st.sampled_from(BOUNDS),
        "reporter": COUNTRIES,
        "partner": COUNTRIES,
        "host": COUNTRIES,
        "country": COUNTRIES,
        "hs": st.lists(st.builds(HsMatch, st.just("8701"), st.floats(0, 1)), max_size=2).map(tuple),
        "alternatives": st.lists(st.builds(Alternative, WORDS, st.sampled_from(FORMS), exact(), WORDS), max_size=2).map(
            tuple
        ),
        "events": st.lists(st.tuples(WORDS, st.none() | periods()), max_size=2).map(tuple),
    }
    typed: dict[str, st.SearchStrategy[Any]] = {
        "Fraction": exact(),
        "Period": periods(),
        "tuple[str": st.lists(WORDS, max_size=3).map(tuple),
        "int": st.integers(1, 60),
        "str": WORDS,
    }
    found = named[name] if name in named else next(typed[sign] for sign in typed if sign in hint)
    return st.none() | found if hint.endswith("| None") else found


_COMMON = {f.name for f in fields(Statement)}


@st.composite
def statements_of(draw: st.DrawFn, document: Document, kind: str | None = None, reader: str = "test 1") -> Statement:
    """A statement of any kind (or of one) somewhere in the document."""
    cls = KINDS[kind or draw(st.sampled_from(sorted(KINDS)))]
    payload: dict[str, Any] = {f.name: draw(_value(f.name, str(f.type))) for f in fields(cls) if f.name not in _COMMON}
    if cls.kind == "figure":
        payload["step"] = draw(st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(10_000_000)]))
        payload["status"] = draw(st.sampled_from(STATUSES))
        if payload["high"] is not None:
            payload["high"] = payload["value"] + abs(payload["high"])
    start, end = draw(spans(document.text))
    return cls(
        document=document.id,
        text_digest=document.text_digest,
        start=start,
        end=end,
        anchor=document.text[start:end],
        ordinal=draw(st.integers(0, 3)),
        voice=draw(st.builds(Voice, st.sampled_from(["author", "speaker"]), WORDS, st.none() | COUNTRIES)),
        reader=reader,
        optional=draw(st.booleans()),
        note=draw(WORDS),
        quality=draw(st.floats(0, 1)),
        evidence=tuple(draw(st.lists(st.builds(Evidence, WORDS, WORDS, st.just(start), st.just(end)), max_size=2))),
        **payload,
    )


@st.composite
def read_documents(draw: st.DrawFn) -> tuple[Document, bytes, list[Statement]]:
    """A document, its bytes, and what was read in it."""
    document, original = draw(documents())
    return document, original, draw(st.lists(statements_of(document), max_size=4))
