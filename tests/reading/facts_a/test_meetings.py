"""Sessions, visits, talks, forums, shows."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Meeting
from comity.reading.facts.meetings import find


def meetings(body: str, *, russian: bool = False) -> list[Meeting]:
    found = find(ru(body) if russian else scene(body))
    return [one for one in found if isinstance(one, Meeting)]


def brief(one: Meeting) -> tuple[str, str, int | None, str | None, str]:
    return one.type, one.name, one.ordinal_number, str(one.date) if one.date else None, one.status


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The ninth session of the Peru-Norway joint committee on fisheries took place in Oslo on 3 April 2019.",
            ("commission", "Peru-Norway joint committee on fisheries", 9, "2019-04-03", "held"),
        ),
        (
            "The 12th meeting of the intergovernmental commission will be held in Lima in October.",
            ("commission", "intergovernmental commission", 12, "2019-10", "planned"),
        ),
        (
            "The Joint Commission of Peru and Norway held its twenty-first session in Oslo on 3 April.",
            ("commission", "Joint Commission of Peru and Norway", 21, "2019-04-03", "held"),
        ),
        (
            "The second Peru-Norway fishing forum is scheduled for November in Bergen.",
            ("forum", "Peru-Norway fishing forum", 2, "2019-11", "planned"),
        ),
        (
            "The Joint Economic Commission, which last met in 2014, will convene again in December in Peru and Norway.",
            ("commission", "Joint Economic Commission", None, "2019-12", "planned"),
        ),
        (
            "Days of Peruvian Culture in Norway were held in 2018.",
            ("festival", "Days of Peruvian Culture in Norway", None, "2018", "held"),
        ),
        (
            "Nordic Expo 2019 will open in Oslo on 3 June for firms from Peru.",
            ("exhibition", "Nordic Expo 2019", None, "2019-06-03", "planned"),
        ),
    ],
)
def test_gatherings(body: str, expected: tuple[str, str, int | None, str, str]) -> None:
    assert [brief(one) for one in meetings(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Третье заседание смешанной комиссии Перу и Норвегии пройдёт в Осло 20 сентября 2019 года.",
            ("commission", "заседание смешанной комиссии Перу и Норвегии", 3, "2019-09-20", "planned"),
        ),
        (
            "43-е заседание межправительственного комитета состоялось в Лиме 5 мая.",
            ("commission", "заседание межправительственного комитета", 43, "2019-05-05", "held"),
        ),
        (
            "Первый перуанско-норвежский рыбный форум откроется в Бергене 1 июня.",
            ("forum", "перуанско-норвежский рыбный форум", 1, "2019-06-01", "planned"),
        ),
        (
            "Государственный визит президента Перу Ивана Ильина в Норвегию намечен на октябрь.",
            ("visit", "государственный визит президента Перу Ивана Ильина в Норвегию", None, "2019-10", "planned"),
        ),
        (
            "Дни перуанской культуры в Норвегии прошли в 2018 году.",
            ("festival", "Дни перуанской культуры в Норвегии", None, "2018", "held"),
        ),
    ],
)
def test_russian_gatherings(body: str, expected: tuple[str, str, int | None, str, str]) -> None:
    assert [brief(one) for one in meetings(body, russian=True)] == [expected]


def test_a_list_of_sessions_during_a_visit_is_a_line_each_with_the_visit_s_date() -> None:
    found = meetings(
        "On 9 April 2019 the Prime Minister of Peru, Rosa Quispe, paid an official visit to Norway. Other meetings were"
        " held during the visit, including the fourth session of the joint trade commission, the second session of the"
        " business forum and the first meeting of the Energy Council of the two countries."
    )
    assert [(one.type, one.ordinal_number) for one in found] == [
        ("visit", None),
        ("commission", 4),
        ("forum", 2),
        ("council", 1),
    ]
    assert {str(one.date) for one in found} == {"2019-04-09"}


def test_a_visit_names_who_went_where() -> None:
    (visit,) = meetings("Minister Rosa Quispe of Peru made a working visit to Norway on 4 March.")
    assert (visit.name, visit.place, visit.status) == ("working visit of Quispe to Norway", "Norway", "held")


def test_a_verb_of_going_is_a_visit() -> None:
    (visit,) = meetings("Peru's President Rosa Quispe will visit Oslo in July.")
    assert (visit.type, visit.name, visit.status) == ("visit", "visit of Quispe to Oslo", "planned")


def test_tourists_make_no_visit() -> None:
    assert meetings("Some 40,000 Norwegians visited Peru in 2018.") == []


def test_talks_are_between_the_persons_of_the_sentence() -> None:
    (talks,) = meetings(
        "At the talks in Oslo on 4 March Presidents Rosa Quispe and Ola Dahl of Peru and Norway agreed."
    )
    assert (talks.type, talks.name, talks.place, str(talks.date)) == ("talks", "Quispe with Dahl", "Oslo", "2019-03-04")


def test_russian_talks_decline_the_other_side() -> None:
    found = meetings("Министр Перу Иван Ильин встретился с послом Норвегии Олегом Дубовым.", russian=True)
    assert [one.name for one in found] == ["Ильин и Дубов"]


@pytest.mark.parametrize(
    "body",
    [
        "The city council met on Monday to discuss parking in Lima.",
        "The ministry of Peru gave a press conference on Tuesday.",
        "We hold regular meetings with Norway.",
        "The talks lasted two days.",
        "Rosa Quispe, head of the Peru-Norway Business Council, wrote a letter in May.",
        "The commission was asked for an opinion by Norway.",
    ],
)
def test_no_gathering_of_the_two(body: str) -> None:
    assert meetings(body) == []


def test_a_day_without_a_year_that_is_told_as_past_is_not_ahead() -> None:
    (visit,) = meetings(
        "Год назад, после рабочего визита Ивана Ильина в Осло 5 сентября, Перу подписало контракт.", russian=True
    )
    assert (str(visit.date), visit.status) == ("2018-09-05", "held")


def test_each_of_a_list_is_a_line_in_the_hosting_town() -> None:
    found = find(
        scene(
            "Oslo hosted the ninth session of the Norwegian-Kenyan commission on trade, the second Kenyan business "
            "forum and the first meeting of the Business Council of the two chambers."
        )
    )
    told = [(one.ordinal_number, one.name, one.place) for one in found if isinstance(one, Meeting)]
    assert told == [
        (9, "Norwegian-Kenyan commission on trade", "Oslo"),
        (2, "Kenyan business forum", "Oslo"),
        (1, "Business Council of the two chambers", "Oslo"),
    ]


def test_each_of_a_russian_list_is_a_line() -> None:
    found = find(
        ru(
            "В Риге прошли девятое заседание межправительственной комиссии Латвии и Перу, второй латвийско-перуанский "
            "форум и первое заседание Делового совета двух палат."
        )
    )
    assert [one.ordinal_number for one in found if isinstance(one, Meeting)] == [9, 2, 1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Much will be decided by the trade forum in Oslo on 5 June.", ("trade forum", "2019-06-05")),
        ("The paper may be signed in July, at the Kenya-Norway Transport Forum.", ("Transport Forum", "2019-07")),
        ("I thank you for opening this Kenya-Norway Business Summit with a song.", ("Business Summit", "2019-05-20")),
        ("The ninth meeting of governors will be held in Oslo in June.", ("meeting of governors", "2019-06")),
        ("Minister Ida Holm and Secretary Sam Moi met in Nairobi on 7 May 2019.", ("Holm with Moi", "2019-05-07")),
    ],
)
def test_further_ways_to_tell_of_a_gathering(body: str, expected: tuple[str, str]) -> None:
    found = [one for one in meetings(f"Kenya and Norway trade. {body}") if one.type != "visit"]
    assert [(one.name.endswith(expected[0]), str(one.date)) for one in found] == [(True, expected[1])]


def test_a_bare_forum_has_its_full_name() -> None:
    found = meetings(
        "The Third Kenyan Business Forum met in Oslo in May 2018. The Fourth Forum will meet in Rome in 2020."
    )
    assert [(one.name, one.ordinal_number) for one in found] == [
        ("Kenyan Business Forum", 3),
        ("Kenyan Business Forum", 4),
    ]


def test_what_is_expected_is_planned() -> None:
    found = meetings("We expect much this year. An official visit of the King of Norway to Nairobi in April.")
    assert [(str(one.date), one.status) for one in found] == [("2020-04", "planned")]


def test_the_town_that_holds_a_festival_is_its_place() -> None:
    found = meetings("In the summer Nairobi will hold the Days of Culture of Norway; ours took place in Oslo in 2018.")
    assert found[0].place == "Nairobi"


def test_a_title_keeps_its_article_in_quotation_marks() -> None:
    found = meetings("The exhibition “The Long Road” will be held in Oslo in June 2019.")
    assert [one.name for one in found] == ["The Long Road"]


def test_a_visit_is_told_by_its_guest() -> None:
    found = meetings("During the visit of your Prime Minister in April 2019 we agreed on much.")
    assert [(one.anchor, str(one.date)) for one in found] == [("visit of your Prime Minister", "2019-04")]
