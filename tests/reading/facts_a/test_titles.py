"""Russian subjects and bodies in the nominative."""

import pytest
from tests.reading.facts_a.reading import ru

from comity.reading.facts.titles import subject_text


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [
        ("развитию торговли", "развитие торговли"),
        ("промышленной кооперации", "промышленная кооперация"),
        ("новых проектах в энергетике", "новые проекты в энергетике"),
        ("совместному строительству дорог", "совместное строительство дорог"),
        ("безопасности перевозок", "безопасность перевозок"),
        ("отсутствие рейсов", "отсутствие рейсов"),
        ("инвестиции в порты", "инвестиции в порты"),
        ("поставках вина", "поставки вина"),
    ],
)
def test_subjects(printed: str, nominative: str) -> None:
    text = ru(f"Стороны о {printed}.")
    start = next(token.index for token in text.tokens if token.text == "о") + 1
    assert subject_text(text, start, start + printed.count(" ") + 1) == nominative
