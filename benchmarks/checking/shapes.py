"""Texts of a given shape, to time checking on."""

from __future__ import annotations

from fractions import Fraction

from tests.checking.worlds import figure

from comity.model.figure import Figure

MILLION = 10**6
TENTH = Fraction(1, 10)


def _level(place: int, measure: str, value: Fraction, year: int, commodity: str | None = None) -> Figure:
    value = round(value / TENTH) * TENTH
    words = f"{measure} {float(value)} of {year}"
    step = MILLION * TENTH
    return figure(
        place,
        words,
        measure=measure,
        value=value * MILLION,
        step=step,
        period=str(year),
        unit="EUR",
        commodity=commodity,
    )


def _growth(place: int, measure: str, factor: Fraction, year: int) -> Figure:
    value = round((factor - 1) * 1000) * TENTH
    words = f"growth of {measure} {float(value)} in {year}"
    return figure(
        place,
        words,
        measure=measure,
        value=value,
        step=TENTH,
        period=str(year),
        base=str(year - 1),
        form="growth",
        unit="percent",
    )


def chain_of_growths(length: int) -> list[Figure]:
    """A first level, so many growths in a row, and a last level that they cannot lead to."""
    rows = [_level(0, "exports", Fraction(1000), 1950)]
    value = Fraction(1000)
    for i in range(length):
        factor = Fraction(1040 + (i * 37) % 50, 1000)
        value *= factor
        rows.append(_growth(i + 1, "exports", factor, 1951 + i))
    return [*rows, _level(length + 1, "exports", value * Fraction(3, 2), 1950 + length)]


def years(count: int, spoilt: Fraction) -> list[Figure]:
    """Exports, imports and turnover of a pair year by year with their growths; the middle turnover times `spoilt`."""
    rows: list[Figure] = []
    flows = [Fraction(1000), Fraction(500)]
    before: list[Fraction] | None = None
    for i in range(count):
        year, total = 1900 + i, flows[0] + flows[1]
        rows += [
            _level(len(rows), "exports", flows[0], year),
            _level(len(rows) + 1, "imports", flows[1], year),
            _level(len(rows) + 2, "turnover", total * (spoilt if i == count // 2 else Fraction(1)), year),
        ]
        if before is not None:
            rows.append(_growth(len(rows), "exports", flows[0] / before[0], year))
            rows.append(_growth(len(rows), "turnover", total / (before[0] + before[1]), year))
        before = list(flows)
        grown = (flows[0] * Fraction(91 + (i * 37) % 23, 100), flows[1] * Fraction(93 + (i * 17) % 19, 100))
        flows = [Fraction(round(x * 1000), 1000) for x in grown]
    return rows


def hopeless(goods: int) -> list[Figure]:
    """Goods whose shares of their flow are all wrong."""
    rows = [_level(0, "exports", Fraction(9000), 2019)]
    for i in range(goods):
        name = f"goods {i}"
        share = Fraction(30 + (i * 7) % 40)
        rows.append(_level(2 * i + 1, "exports", Fraction(20 + i, 2), 2019, name))
        rows.append(
            figure(
                2 * i + 2,
                f"{share}% {name}",
                measure="exports",
                value=share,
                step=TENTH,
                period="2019",
                unit="percent",
                form="share",
                commodity=name,
            )
        )
    return rows
