"""Periods as they are printed, and what they are resolved to in a text of 10 March 2021."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reader import HEAD, scene

from comity.model.document import Document
from comity.reading.build import build
from comity.reading.grammar.periods import find
from comity.reading.grammar.periods.reader import Reader
from comity.reading.lexicon.lookup import cues, word_index
from comity.reading.scan import IDENTIFIER, WORD, tokenize


def times(body: str, lang: str = "en") -> list[tuple[str, str, bool]]:
    """(printed, period, whether it is the compared one) of each period of the body."""
    found = scene(HEAD[lang] + body)
    start = len(HEAD[lang])
    return [
        (found.text[time.start : time.end], str(time.period), time.earlier)
        for time in found.times
        if time.start >= start
    ]


@pytest.mark.parametrize(
    ("body", "printed", "period"),
    [
        ("It was in 2019", "2019", "2019"),
        ("It was on 9 November 2019", "9 November 2019", "2019-11-09"),
        ("It was on November 9, 2019", "November 9, 2019", "2019-11-09"),
        ("It was on 9 Nov. 2019", "9 Nov. 2019", "2019-11-09"),
        ("It was on 9-10 November 2019", "9-10 November 2019", "2019-11-09"),
        ("It was on 2019-11-09", "2019-11-09", "2019-11-09"),
        ("It was on 09.11.2019", "09.11.2019", "2019-11-09"),
        ("It was on July 27th", "July 27th", "2020-07-27"),
        ("It was in July 2019", "July 2019", "2019-07"),
        ("It was in January-October 2019", "January-October 2019", "2019-01/2019-10"),
        ("It was in May and June 2019", "May and June 2019", "2019-05/2019-06"),
        ("from May 2018 to April 2019", "May 2018 to April 2019", "2018-05/2019-04"),
        ("It was in May of last year", "May of last year", "2020-05"),
        ("In the first half of 2019", "first half of 2019", "2019-H1"),
        ("In the second half of the year", "second half of the year", "2020-H2"),
        ("In the 1st quarter of 2019", "1st quarter of 2019", "2019-Q1"),
        ("It was in Q3 2019", "Q3 2019", "2019-Q3"),
        ("It was in 2H2019", "", ""),
        ("In the first nine months of 2019", "first nine months of 2019", "2019-01/2019-09"),
        ("In the twelve months to June 2019", "twelve months to June 2019", "2018-07/2019-06"),
        ("In the year ended in June 2019", "year ended in June 2019", "2018-07/2019-06"),
        ("It was in 2015-2019", "2015-2019", "2015/2019"),
        ("It grew from 2015 to 2019", "2015 to 2019", "2015/2019"),
        ("It was in 2018-19 (July-June)", "2018-19 (July-June)", "2018-07/2019-06"),
        ("It was last year", "last year", "2020"),
        ("It will be next year", "next year", "2022"),
        ("It was last month", "last month", "2021-02"),
        ("It was last May", "last May", "2020-05"),
        ("It was last autumn", "last autumn", "2020"),
        ("It has grown since 2015", "since 2015", "2015/2021"),
        ("It grew over the past five years", "over the past five years", "2016/2021"),
        ("It will grow within five years", "within five years", "2026"),
        ("At the end of 2019", "end of 2019", "2019-12-31"),
        ("By the end of the year", "end of the year", "2021-12-31"),
        ("They met on Thursday", "Thursday", "2021-03-04"),
        ("They met yesterday", "yesterday", "2021-03-09"),
        ("They will meet on Thursday", "Thursday", "2021-03-11"),
    ],
)
def test_english(body: str, printed: str, period: str) -> None:
    expected = [(printed, period)] if printed else []
    assert [(text, found) for text, found, _ in times(body)] == expected


@pytest.mark.parametrize(
    ("body", "printed", "period"),
    [
        ("Так было в 2019 году", "2019 году", "2019"),
        ("Так было в 2014-м", "2014-м", "2014"),
        ("Так было 9 ноября 2019 года", "9 ноября 2019 года", "2019-11-09"),
        ("Так было 5–6 ноября 2019 г.", "5–6 ноября 2019 г.", "2019-11-05"),
        ("Так было 9 ноября", "9 ноября", "2020-11-09"),
        ("Так было в июле 2019 г. у них", "июле 2019 г.", "2019-07"),
        ("в январе — октябре 2019 года", "январе — октябре 2019 года", "2019-01/2019-10"),
        ("с мая по июль 2019 года", "мая по июль 2019 года", "2019-05/2019-07"),
        ("за полугодие 2019 года", "полугодие 2019 года", "2019-H1"),
        ("за первое полугодие 2019 года", "первое полугодие 2019 года", "2019-H1"),
        ("в I квартале 2019 года", "I квартале 2019 года", "2019-Q1"),
        ("во 2-м квартале 2019 года", "2-м квартале 2019 года", "2019-Q2"),
        ("за девять месяцев 2019 года", "девять месяцев 2019 года", "2019-01/2019-09"),
        ("за 11 мес. 2019 года", "11 мес. 2019 года", "2019-01/2019-11"),
        ("Это 2015-2019 годы", "2015-2019 годы", "2015/2019"),
        ("с 2015 по 2019 год", "2015 по 2019 год", "2015/2019"),
        ("Так было в минувшем году", "минувшем году", "2020"),
        ("Так будет в следующем году", "следующем году", "2022"),
        ("за прошлый месяц", "прошлый месяц", "2021-02"),
        ("Рост идёт с 2015 года", "с 2015 года", "2015/2021"),
        ("за последние пять лет", "за последние пять лет", "2016/2021"),
        ("в ближайшие два года", "в ближайшие два года", "2023"),
        ("на конец 2019 года", "конец 2019 года", "2019-12-31"),
        ("Так будет к концу года", "концу года", "2021-12-31"),
        ("Встреча прошла в четверг", "четверг", "2021-03-04"),
        ("Встреча прошла вчера", "вчера", "2021-03-09"),
        ("Так было осенью 2019 года", "осенью 2019 года", "2019"),
        ("Вырос за январь", "январь", "2021-01"),
    ],
)
def test_russian(body: str, printed: str, period: str) -> None:
    assert [(text, found) for text, found, _ in times(body, "ru")] == [(printed, period)]


@pytest.mark.parametrize(
    ("body", "lang", "compared"),
    [
        ("In 2019 it was 5, a year earlier 4", "en", "2018"),
        ("In 2019 it was 5, the year before 4", "en", "2018"),
        ("In January 2020 it was above the same period of last year", "en", "2020-01"),
        ("In May 2020 it was above the comparable 2018 period", "en", "2018-05"),
        ("In 2020 it was lower than in 2018", "en", "2018"),
        ("In 2020 it was down compared with 2018", "en", "2018"),
        ("В 2019 году было 5, годом ранее 4", "ru", "2018"),
        ("В 2019 году было 5, год назад 4", "ru", "2018"),
        ("В 2019 году — рост к уровню 2017 года", "ru", "2017"),
        ("В мае 2020 года — рост к соответствующему периоду 2018 года", "ru", "2018-05"),
        ("В 2020 году — рост по сравнению с 2018 годом", "ru", "2018"),
    ],
)
def test_the_period_compared_with(body: str, lang: str, compared: str) -> None:
    assert [period for _, period, earlier in times(body, lang) if earlier] == [compared]


def test_a_matching_agreement_is_no_period() -> None:
    assert times("Соответствующий договор подписан в 2019 году", "ru") == [("2019 году", "2019", False)]


@pytest.mark.parametrize("body", ["31 June 2019", "room 2019-45-77", "model 1850", "the year 2150"])
def test_what_the_calendar_lacks(body: str) -> None:
    assert all(period in ("2019", "2019-06") for _, period, _ in times(f"See {body} here"))


@pytest.mark.parametrize(
    ("home", "period"),
    [("India", "2018-04/2019-03"), ("Pakistan", "2018-07/2019-06"), ("Peru", "2018-04/2019-03")],
)
def test_a_fiscal_year_is_the_home_countrys(home: str, period: str) -> None:
    text = f"{home} and Portugal\nDATE: 2021-03-10\n\n{home}'s ministry of trade published figures for 2018-19."
    assert [str(time.period) for time in build(Document("x", text)).times if time.rule == "fiscal year"] == [period]


def test_printed_months_tell_the_fiscal_years_of_the_whole_text() -> None:
    text = "Peru and Portugal\nDATE: 2021-03-10\n\nExports in 2018-19 (October-September) and in 2017-18."
    found = [str(time.period) for time in build(Document("x", text)).times if "fiscal" in time.rule]
    assert found == ["2018-10/2019-09", "2017-10/2018-09"]


# Words that periods are made of, and some they stand among.
WORDS = {
    "en": "1st 5 12 2019 May March the first last three next quarter half year years months end of since so far this "
    "over in over same period earlier later a one II Thursday yesterday autumn to from and - , . exports 5 million",
    "ru": "1-й 5 12 2019 мая январе II первый первые последнем три пять двумя квартал полугодие год годом года месяцев "
    "конец начало с за в через тому же тот период назад ранее прошлого вчера весной по до и - , . экспорт 5 млн",
}


@pytest.mark.parametrize("lang", ["en", "ru"])
@given(data=st.data())
def test_a_rule_is_asked_wherever_it_would_find(lang: str, data: st.DataObject) -> None:
    body = " ".join(data.draw(st.lists(st.sampled_from(WORDS[lang].split(" ")), max_size=12)))
    tokens = tokenize(body)
    reader = Reader(tokens, cues(tokens, lang), lang)
    for i in find._openers(reader, word_index(tokens)):
        listed = (
            [opened.rule for opened in find._OF_WORDS] if tokens[i].kind == WORD else find._OF_YEARS + find._OF_SMALL
        )
        if tokens[i].kind != IDENTIFIER:
            asked = find._rules(reader, i)
            assert [rule for rule in listed if rule(reader, i)] == [rule for rule in asked if rule(reader, i)]
