"""Instruments, their stages and dates."""

import pytest
from tests.reading.facts_a.reading import ru, scene

from comity.model.facts import Agreement
from comity.reading.facts.agreements import find


def agreements(body: str, *, russian: bool = False) -> list[Agreement]:
    found = find(ru(body) if russian else scene(body))
    return [one for one in found if isinstance(one, Agreement)]


def brief(one: Agreement) -> tuple[str, str, str | None]:
    return one.title, one.action, str(one.date) if one.date else None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Peru and Norway signed a memorandum on cold storage in March 2019.",
            ("memorandum on cold storage", "signed", "2019-03"),
        ),
        (
            "The air services agreement between Peru and Norway entered into force on 1 May 2012.",
            ("air services agreement between Peru and Norway", "in_force", "2012-05-01"),
        ),
        (
            "The treaty on extradition of 1998 is to be amended, Peru and Norway agreed.",
            ("treaty on extradition", "to_be_amended", None),
        ),
        (
            "Norway and Peru are negotiating a social security agreement.",
            ("social security agreement", "planned", None),
        ),
        (
            "In June 2015 the Senate of Peru ratified the convention on mutual legal aid with Norway.",
            ("convention on mutual legal aid with Norway", "ratified", "2015-06"),
        ),
        (
            "Under the Blue Harvest cooperation programme Peru and Norway train crews.",
            ("Blue Harvest cooperation programme", "in_force", None),
        ),
    ],
)
def test_a_stage_and_its_date(body: str, expected: tuple[str, str, str | None]) -> None:
    assert [brief(one) for one in agreements(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Перу и Норвегия подписали меморандум о рыболовстве 3 марта 2019 года.",
            ("меморандум о рыболовстве", "signed", "2019-03-03"),
        ),
        (
            "Договор о правовой помощи между Перу и Норвегией действует с 2007 года.",
            ("договор о правовой помощи между Перу и Норвегией", "in_force", "2007"),
        ),
        (
            "Соглашение о торговле рыбой планируется подписать до конца года.",
            ("соглашение о торговле рыбой", "planned", "2019"),
        ),
        (
            "Соглашение о визах изменено протоколом от 26 апреля 2018 года.",
            ("соглашение о визах", "amended", "2018-04-26"),
        ),
    ],
)
def test_a_russian_stage_and_its_date(body: str, expected: tuple[str, str, str | None]) -> None:
    assert [brief(one) for one in agreements(body, russian=True)] == [expected]


def test_an_earlier_stage_with_a_date_is_an_optional_line() -> None:
    found = agreements("The Peru-Norway free trade agreement, signed in May 2008, has been in force since July 2012.")
    assert [(one.action, str(one.date), one.optional) for one in found] == [
        ("in_force", "2012-07", False),
        ("signed", "2008-05", True),
    ]
    assert [(action, str(day)) for action, day in found[0].events] == [("signed", "2008-05")]


def test_one_line_an_area() -> None:
    found = agreements(
        "Peru and Norway will amend the agreements between them in the fields of visas and the fishing sector."
    )
    assert [one.title for one in found] == ["agreements in the area of visas", "agreements in the fishing sector"]
    assert len({(one.start, one.end) for one in found}) == 1


def test_one_verb_serves_two_instruments() -> None:
    found = agreements("In April 2017 Norway ratified the treaty on investments and the maritime agreement with Peru.")
    assert [(one.action, str(one.date)) for one in found] == [("ratified", "2017-04")] * 2


def test_each_of_two_verbs_has_its_own_instrument() -> None:
    found = agreements("Ministers of Peru and Norway signed a memorandum on krill and will negotiate a tax treaty.")
    assert [brief(one)[:2] for one in found] == [("memorandum on krill", "signed"), ("tax treaty", "planned")]


@pytest.mark.parametrize(
    "body",
    [
        "Peru and Norway have signed 45 agreements since 1990.",
        "The agreement is good for Peru and Norway.",
        "Contracts worth $20 million were signed by firms of Peru and Norway.",
    ],
)
def test_counts_and_bare_words_are_no_instrument(body: str) -> None:
    assert agreements(body) == []


def test_a_protocol_on_amendments_to_an_agreement_is_one_instrument() -> None:
    found = agreements(
        "The protocol on amendments to the agreement on krill of Peru and Norway was signed in May 2018."
    )
    assert [one.title for one in found] == ["protocol on amendments to the agreement on krill of Peru and Norway"]


def test_an_instrument_without_a_verb_has_the_verb_before_and_its_own_date() -> None:
    found = agreements(
        "В 2002 году Перу и Норвегия заключили торговое соглашение, в 2016 году — договор о море.", russian=True
    )
    assert [brief(one) for one in found] == [
        ("торговое соглашение", "signed", "2002"),
        ("договор о море", "signed", "2016"),
    ]


def test_what_is_signed_during_a_visit_has_the_visit_s_date() -> None:
    found = agreements(
        "The Peruvian visit to Norway was on 4 March 2019. A memorandum on krill was signed during the visit."
    )
    assert [brief(one) for one in found] == [("memorandum on krill", "signed", "2019-03-04")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("CEFTB has been in force between Kenya and Norway since 2007.", ("CEFTB", "in_force", "2007")),
        ("A trade treaty followed in 1924.", ("trade treaty", "signed", "1924")),
        (
            "The next step is a partnership agreement of Kenya and Norway, on which talks will open in 2020.",
            ("partnership agreement of Kenya and Norway", "planned", None),
        ),
        (
            "Two papers were signed: a memorandum on ports and a protocol on fish.",
            ("memorandum on ports", "signed", None),
        ),
        (
            "A memorandum on Kenyan ports was initialled in 2018 and is to be signed at the session in Oslo in 2021.",
            ("memorandum on Kenyan ports", "planned", "2021"),
        ),
    ],
)
def test_further_stages(body: str, expected: tuple[str, str, str | None]) -> None:
    found = [one for one in find(scene(body)) if isinstance(one, Agreement) and not one.optional]
    assert (found[0].title, found[0].action, str(found[0].date) if found[0].date else None) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("«Дорожная карта» по развитию туризма подписана в 2018 году.", "«Дорожная карта» по развитию туризма"),
        ("Стороны подписали в Риге учредительный договор банка.", "учредительный договор банка"),
        ("В ходе визита подписано 12 документов, среди них соглашение о портах.", "соглашение о портах"),
    ],
)
def test_russian_titles_begin_with_the_instrument(body: str, expected: str) -> None:
    assert expected in [one.title for one in find(ru(body)) if isinstance(one, Agreement)]


def test_a_month_of_what_is_planned_is_the_next_one() -> None:
    found = find(ru("Компании надеются на протокол о рейсах, который могут подписать в феврале."))
    assert [(one.action, str(one.date)) for one in found if isinstance(one, Agreement)] == [("planned", "2020-02")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kenyan goods enter Norway free of duty under NORTECA.", ("NORTECA", "in_force")),
        ("PAFTA Plus, now under negotiation, should lower the tariffs.", ("PAFTA Plus", "planned")),
    ],
)
def test_abbreviated_treaties(body: str, expected: tuple[str, str]) -> None:
    found = [one for one in find(scene(f"Kenya and Norway trade. {body}")) if isinstance(one, Agreement)]
    assert [(one.title, one.action) for one in found] == [expected]


def test_news_of_one_day_dates_the_signing() -> None:
    body = "OSLO, 17 May. Norway and Kenya talked. The ministers signed a memorandum on ports."
    found = [one for one in find(scene(body)) if isinstance(one, Agreement)]
    assert [str(one.date) for one in found] == ["2019-05-17"]
