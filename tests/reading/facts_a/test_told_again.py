"""What is told again without its name, of what a clause hangs on, and papers that are only counted."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

PERU = ("Chile and Peru trade more", "2018-10-04")
PERU_RU = ("Чили и Перу: год в торговле", "2018-10-04")
GHANA = ("Kenya and Ghana trade more", "2019-06-04")
MALI_RU = ("Мали и Чад наращивают торговлю", "2019-06-07")


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        (
            PERU,
            "The fifth meeting of customs experts was held in Lima on 6 March 2018; the next one is to take place in "
            "Santiago in spring 2019.",
            "meeting | other | meeting of customs experts | 2019 | Santiago | planned",
        ),
        (
            PERU,
            "The third session of the Joint Trade Commission was held in Lima in May. The commission will next meet in "
            "Santiago in 2020.",
            "meeting | commission | Joint Trade Commission | 2020 | Santiago | planned",
        ),
        (
            PERU_RU,
            "Третье заседание совместной комиссии прошло в Лиме в мае. Следующее пройдёт в Сантьяго в 2020 году.",
            "meeting | commission | заседание совместной комиссии | 2020 | Сантьяго | planned",
        ),
        (
            PERU_RU,
            "Третье заседание совместной комиссии прошло в Лиме в мае. Комиссия вновь соберётся в Сантьяго в 2020 "
            "году.",
            "meeting | commission | заседание совместной комиссии | 2020 | Сантьяго | planned",
        ),
    ],
)
def test_the_next_one(title: tuple[str, str], sentence: str, told: str) -> None:
    assert facts(*title, sentence, ("meeting",))[-1] == told


def test_the_next_one_of_no_meeting() -> None:
    assert facts(*PERU, "Of two ships one left in May; the next one is to start in Lima in 2019.", ("meeting",)) == []


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        (PERU, "Trade is helped by the ASEAN, which Laos joined in July 1997.", "Laos joins the ASEAN | 1997-07"),
        (PERU_RU, "Помогает и АСЕАН, в которую Лаос вступил в июле 1997 года.", "вступление Лаоса | 1997-07"),
        (PERU, "We opened relations in May 1971, and trade followed.", "established | 1971-05"),
        (PERU_RU, "Страны установили отношения в мае 1971 года.", "установлены | 1971-05"),
    ],
)
def test_steps_in_passing(title: tuple[str, str], sentence: str, told: str) -> None:
    (step,) = facts(*title, sentence, ("milestone",))
    assert step.endswith(told)


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        (GHANA, "Kenya and Ghana signed nine agreements on Monday.", ["nine agreements | signed | 2019-06-03"]),
        (MALI_RU, "Мали и Чад подписали в среду 12 документов.", ["12 документов | signed | 2019-06-05"]),
        (MALI_RU, "Мали и Чад подписали 12 документов.", []),
        (GHANA, "Kenya and Ghana will sign nine agreements on 4 July.", []),
        (
            GHANA,
            "On 9 May the Chamber signed a memorandum on support for exporters.",
            ["memorandum on support for exporters | signed | 2019-05-09"],
        ),
        (
            GHANA,
            "On 15 August it will be seven years since the Kenya-Ghana Trade Agreement entered into force.",
            ["Kenya-Ghana Trade Agreement | in_force | 2012-08-15"],
        ),
        (
            MALI_RU,
            "15 августа исполнится семь лет, как вступило в силу соглашение о торговле.",
            ["соглашение о торговле | in_force | 2012-08-15"],
        ),
    ],
)
def test_papers_and_their_days(title: tuple[str, str], sentence: str, told: list[str]) -> None:
    assert facts(*title, sentence, ("agreement",)) == [f"agreement | {one}" for one in told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Contact: Mary Wanjiku, Vice-President of the Kenyan Statistical Office.",
            "Mary Wanjiku | Vice-President of the Kenyan Statistical Office | KEN",
        ),
        ("Victoria Mensah, Minister of Trade of Ghana, agreed.", "Victoria Mensah | Minister of Trade | GHA"),
    ],
)
def test_offices_with_a_town_or_an_institution(sentence: str, told: str) -> None:
    assert facts(*GHANA, sentence, ("office",)) == [f"office | {told}"]
