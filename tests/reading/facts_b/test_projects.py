"""Projects told of in English and Russian, and words of projects that tell of none."""

from __future__ import annotations

import pytest
from tests.reading.facts_b.scenes import english, of_kind, russian

from comity.model.facts import Project
from comity.reading.facts import projects


def _english(sentence: str) -> list[Project]:
    return of_kind(projects.find(english(sentence)), Project)


def _russian(sentence: str) -> list[Project]:
    return of_kind(projects.find(russian(sentence)), Project)


@pytest.mark.parametrize(
    ("sentence", "title", "place", "host", "status"),
    [
        ("Yara plans to open a fertiliser plant in Tema in 2019.", "fertiliser plant", "Tema", "GHA", "planned"),
        ("Scatec is building a solar power plant near Accra.", "solar power plant", "Accra", "GHA", "under_way"),
        ("Norsk Hydro operates an aluminium smelter in Tema.", "aluminium smelter", "Tema", "GHA", "operating"),
        ("Gorm will start assembly of pumps in Kumasi.", "assembly of pumps", "Kumasi", "GHA", "planned"),
        ("A joint venture for processing of cocoa will be set up in Kumasi.", None, "Kumasi", "GHA", "planned"),
        ("An assembly plant for fishing boats opened in Accra last year.", None, "Accra", "GHA", "operating"),
        ("The Accra-Kumasi railway was built with Norwegian loans.", "Accra-Kumasi railway", None, "GHA", "operating"),
    ],
)
def test_english_projects(sentence: str, title: str | None, place: str | None, host: str, status: str) -> None:
    (found,) = _english(sentence)
    assert title is None or found.title == title
    assert (found.place, found.host, found.status) == (place, host, status)


@pytest.mark.parametrize(
    ("sentence", "title", "place", "host", "status"),
    [
        (
            "Компания «Арарат» планирует открыть завод стекла в Александрии.",
            "завод стекла",
            "Александрия",
            "EGY",
            "planned",
        ),
        (
            "Фирма «Нил» строит солнечную электростанцию близ Еревана.",
            "солнечная электростанция",
            "Ереван",
            "ARM",
            "under_way",
        ),
        ("В прошлом году в Каире открылся торговый дом «Арагац».", "торговый дом «Арагац»", "Каир", "EGY", "operating"),
        ("«Нил» ведёт сборку автобусов в Гюмри.", "сборка автобусов", "Гюмри", "ARM", "operating"),
        ("В Гюмри создадут совместное предприятие по переработке кожи.", None, "Гюмри", "ARM", "planned"),
        (
            "В Каире начато строительство фармацевтического завода.",
            "фармацевтический завод",
            "Каир",
            "EGY",
            "under_way",
        ),
        ("Египетские строители возвели в Ереване гостиницу.", "гостиница", "Ереван", "ARM", "operating"),
        ("В Ереване действует ТЭЦ-2, построенная египтянами.", "ТЭЦ-2", "Ереван", "ARM", "operating"),
    ],
)
def test_russian_projects(sentence: str, title: str | None, place: str, host: str, status: str) -> None:
    (found,) = _russian(sentence)
    assert title is None or found.title == title
    assert (found.place, found.host, found.status) == (place, host, status)


def test_goods_after_an_assembling_verb() -> None:
    (found,) = _russian("В Армении собирают египетские автобусы на заводе в Гюмри.")
    assert found.anchor == "египетские автобусы"
    assert found.products == ("автобусы",)


def test_makers_and_builders_are_named() -> None:
    (found,) = _english(
        "Nordfood (Norway) and Cocoabel (Ghana) are working on a joint production of cocoa butter in Tema."
    )
    assert {"Nordfood", "Cocoabel"} <= set(found.companies)
    assert found.status == "under_way"


def test_two_plants_of_one_plan_are_two_projects() -> None:
    found = _english("It is planned to build a tannery and a shoe factory in Kumasi.")
    assert [project.anchor for project in found] == ["tannery", "shoe factory"]


def test_a_name_and_what_it_is() -> None:
    found = _english("Nordlink, a power line of 300 km, is to be finished soon.")
    assert [project.anchor for project in found] == ["Nordlink"]


def test_counted_joint_plants_list_what_they_make() -> None:
    (found,) = _english("Five joint assembly plants have been set up in Ghana: bicycles, pumps and trailers.")
    assert found.anchor == "joint assembly plants"
    assert found.products == ("bicycles", "pumps", "trailers")
    assert found.host == "GHA"


def test_vague_projects_are_optional() -> None:
    (found,) = _english("Nine joint projects are being implemented in Ghana.")
    assert found.optional


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister visited a chocolate factory and a fish market.",
        "Ten assembly plants work in Ghana.",
        "Purchases of cement fell, the plant at Dunga having reached its capacity.",
        "A gas pipeline agreement was signed in Oslo.",
        "The road to the castle is closed on Mondays; the shop at the station works from 9 to 17.",
        "Goods pass through the port of Tema, opened in 1962.",
        "The plant of Nordal produces cables in Bergen.",
        "Is a cement plant being built in Kumasi?",
    ],
)
def test_english_sentences_without_a_project(sentence: str) -> None:
    assert _english(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "В 2016 году железная дорога перевезла 3 млн тонн грузов.",
        "Магазин при вокзале работает с 9 до 17, дорога к крепости закрыта.",
        "Завод «Арарат» поздравляет ветеранов.",
        "В Армении работают 12 совместных предприятий.",
        "Некоторые перенесли производство поближе к покупателю.",
    ],
)
def test_russian_sentences_without_a_project(sentence: str) -> None:
    assert _russian(sentence) == []


def test_adjectives_agree_with_a_plural_head() -> None:
    found = of_kind(
        projects.find(russian("Продолжается создание совместных сборочных производств в Ереване.")), Project
    )
    assert [one.title for one in found] == ["совместные сборочные производства"]


def test_no_road_in_the_title_of_a_show() -> None:
    text = english("The exhibition “The Long Road” will be held in Oslo in June 2018.")
    assert projects.find(text) == []
