"""Numbers, periods and names in both languages, exact."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.brief.entries import parent_name
from comity.brief.register import Register
from comity.brief.wording import CATALOGUES, languages, tongue
from comity.model.figure import Figure
from comity.model.finding import Report
from comity.model.interval import Interval
from comity.model.period import Period

EN, RU = tongue("en"), tongue("ru")


def figure(value: str, unit: str = "USD", **more: object) -> Figure:
    fields: dict[str, object] = {"reporter": "GEO", "partner": "ARM", "measure": "exports", **more}
    return Figure(
        document="d", text_digest="t", start=0, end=1, anchor="x", value=Fraction(value), unit=unit, **fields  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given_figure", "english", "russian"),
    [
        (figure("1170000000", step=Fraction(10**7)), "USD 1.17 billion", "1,17 млрд долл. США"),
        (figure("601000000", step=Fraction(10**5)), "USD 601.0 million", "601,0 млн долл. США"),
        (figure("119625000", step=Fraction(100)), "USD 119,625.0 thousand", "119 625,0 тыс. долл. США"),
        (figure("120000", "tonnes"), "120,000 tonnes", "120 000 т"),
        (figure("13", "units", measure="count:plants"), "13", "13"),
        (figure("2", "units", high=Fraction(3)), "2–3", "2–3"),
        (figure("-9.3", "percent", form="growth"), "−9.3%", "−9,3%"),
        (figure("-50", "percent", form="growth", bound="over"), "down over 50%", "снижение: более 50%"),
        (figure("2.3", "times", form="ratio"), "×2.3", "×2,3"),
        (figure("6", "", form="rank"), "no. 6", "№ 6"),
        (figure("22.90", "percent", form="share", step=Fraction(1, 100)), "22.90%", "22,90%"),
        (figure("17000000000", high=Fraction(20 * 10**9)), "USD 17–20 billion", "17–20 млрд долл. США"),
        (figure("1000000000", bound="about"), "about USD 1 billion", "около 1 млрд долл. США"),
    ],
)
def test_figures(given_figure: Figure, english: str, russian: str) -> None:
    assert EN.value(given_figure).replace("\u00a0", " ") == english
    assert RU.value(given_figure).replace("\u00a0", " ") == russian


@pytest.mark.parametrize(
    ("period", "english", "russian"),
    [
        ("2014", "2014", "2014"),
        ("2012-H1", "first half of 2012", "первое полугодие 2012 г."),
        ("2018-Q2", "second quarter of 2018", "II квартал 2018 г."),
        ("2019-07", "July 2019", "июль 2019 г."),
        ("2018-01/2018-10", "January–October 2018", "январь–октябрь 2018 г."),
        ("2017-07/2018-06", "July 2017–June 2018", "июль 2017 г.–июнь 2018 г."),
        ("2009/2019", "2009–2019", "2009–2019"),
        ("2012-11-09", "9 November 2012", "9 ноября 2012 г."),
    ],
)
def test_periods(period: str, english: str, russian: str) -> None:
    assert EN.period(Period.parse(period)) == english
    assert RU.period(Period.parse(period)) == russian


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(0, 6))
def test_a_number_is_never_off_by_more_than_half_a_place(value: Fraction, places: int) -> None:
    text = EN.number(value, places)
    back = Fraction(text.replace(",", "").replace("−", "-"))
    assert abs(back - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "документ"), (2, "документа"), (5, "документов"), (11, "документов"), (21, "документ"), (112, "документов")],
)
def test_russian_plurals(count: int, words: str) -> None:
    assert RU.plural("count.documents", count) == f"{count} {words}"


def test_flows_are_named_as_a_sentence_needs_them() -> None:
    assert EN.flow("trade.out", "NLD") == "Exports to the Netherlands"
    assert RU.flow("trade.out", "KAZ") == "Экспорт в Казахстан"
    assert RU.flow("trade.in", "CUB") == "Импорт с Кубы"
    assert EN.country("ZZZ") == "ZZZ"


def test_bounds_show_their_width() -> None:
    million = Fraction(10**6)
    assert EN.bounds(Interval(Fraction("870.2") * million, Fraction("871.1") * million), 10**6, 1) == "870.2–871.1"
    assert EN.bounds(Interval(Fraction(5), None)) == "at least 5"


def test_the_catalogues_hold_the_same_keys_and_fields() -> None:
    assert languages() == ("en", "ru")
    assert list(EN.words) == list(RU.words)
    fields = re.compile(r"\{(\w+?)(?:_of|_with)?\}")  # a country stands in the case its language needs
    for key in EN.words:
        assert set(fields.findall(EN.words[key])) == set(fields.findall(RU.words[key])), key
        assert RU.words[key], key
    assert list(EN.forms) == list(RU.forms)
    for language in (EN, RU):
        categories = {language.rule(count) for count in range(200)}
        for key, forms in language.forms.items():
            assert len(forms) == len(categories), key
            assert all(set(fields.findall(form)) == {"n"} for form in forms), key


def test_every_key_the_code_names_is_in_the_catalogue() -> None:
    room = Path(CATALOGUES).parent
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(room.glob("*.py")))
    source += "".join(path.read_text(encoding="utf-8") for path in sorted((room / "templates").glob("*.j2")))
    named = set(re.findall(r"""(?:tongue|words|self|\bt)\(\s*["']([a-z_]+\.[\w.]+)["']""", source))
    assert len(named) > 60
    assert named - set(EN.words) == set()


@pytest.mark.parametrize(
    ("parent", "english", "russian"),
    [
        ("GEO exports to POL", "exports of Georgia to Poland", "экспорт Грузии в Польшу"),
        ("GEO imports from CUB", "imports of Georgia from Cuba", "импорт Грузии с Кубы"),
        ("GEO turnover with POL", "turnover of Georgia with Poland", "оборот Грузии с Польшей"),
        ("all GEO exports", "all exports of Georgia", "весь экспорт Грузии"),
        ("GEO wine", "Georgia wine", "Грузия wine"),
    ],
)
def test_what_a_share_is_of_is_told_in_the_language_of_the_brief(parent: str, english: str, russian: str) -> None:
    for words, told in ((EN, english), (RU, russian)):
        register = Register.build((), (), Report((), ()), ("GEO", "POL"), words, {})
        assert parent_name(register, parent) == told
