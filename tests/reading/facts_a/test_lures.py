"""Words of facts that mean something else: no agreement, meeting, office, project, membership or milestone."""

from __future__ import annotations

import pytest
from tests.reading.facts_a.phrasing import facts

ENGLISH = ("Kenya and Poland: partners in trade", "2020-04-12")
RUSSIAN = ("Латвия и Тунис: торговые связи", "2020-04-12")
KINDS = ("agreement", "meeting", "office", "membership", "milestone", "project")


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (ENGLISH, "The fair price of tea was set in May."),
        (ENGLISH, "He lost his line of thought at the customs desk in Mombasa."),
        (ENGLISH, "Deals worth $12 million were struck at the stand."),
        (ENGLISH, "The visit of the swallows in May pleases the tea pickers."),
        (ENGLISH, "A deal is a deal, the exporter said in March."),
        (ENGLISH, "The contract price rose in 2019."),
        (ENGLISH, "Talks in the corridor are cheap."),
        (ENGLISH, "The plant grows well near Nairobi."),
        (ENGLISH, "A dairy cow costs $900 in Nairobi."),
        (ENGLISH, "Exports of cold stores and silos grew by 12%."),
        (ENGLISH, "The link between growth and trade was shown in 2018."),
        (ENGLISH, "The shop sells yards of cloth."),
        (ENGLISH, "The committee room was painted in April."),
        (ENGLISH, "Entry of goods into the WTO database takes a month."),
        (ENGLISH, "The exit from the port is blocked since 3 March."),
        (ENGLISH, "A colleague from Warsaw brought cake on Friday."),
        (ENGLISH, "Protocol demands a hat."),
        (ENGLISH, "The head of the queue, Jan Nowak, had waited since dawn."),
        (ENGLISH, "Members of the crew signed the book on 5 May."),
        (ENGLISH, "The hub of the wheel broke in Mombasa."),
        (ENGLISH, "The ferry runs daily."),
        (ENGLISH, "In 2019 the company named its dog Priority."),
        (ENGLISH, "The sector is due in part to pay more."),
        (ENGLISH, "Production of tea rose by 8 percent in 2019."),
        (ENGLISH, "The bridge loan was repaid in 2018."),
        (RUSSIAN, "Линия горизонта над Ригой чиста."),
        (RUSSIAN, "Выход из порта закрыт с 3 марта."),
        (RUSSIAN, "Вступление к отчёту написано в 2019 году."),
        (RUSSIAN, "Коллега из Туниса привёз финики."),
        (RUSSIAN, "Договорная цена выросла в 2019 году."),
        (RUSSIAN, "Магазин открыт до шести."),
        (RUSSIAN, "В работе с покупателями помогает каталог."),
        (RUSSIAN, "Совет дали в мае: везти больше шпрот."),
        (RUSSIAN, "Начальник смены Янис пьёт кофе."),
        (RUSSIAN, "Экспорт турбин и подстанций вырос на 12%."),
        (RUSSIAN, "Ветка оливы — старый знак."),
        (RUSSIAN, "На переправе ждут три часа."),
        (RUSSIAN, "Комбинат продал шпрот на 2 млн евро."),
        (RUSSIAN, "Блок сигарет стоит 30 евро."),
        (RUSSIAN, "Переработка рыбы выросла на 3%."),
        (RUSSIAN, "Упаковка товара обошлась в 3 млн евро."),
        (RUSSIAN, "Трамвай до порта идёт полчаса."),
    ],
)
def test_tells_of_none(pair: tuple[str, str], sentence: str) -> None:
    assert facts(*pair, sentence, KINDS) == []
