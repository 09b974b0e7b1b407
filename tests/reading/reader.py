"""A sentence in a small text about two countries, read; and its figures as short lines to compare."""

from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.build import build
from comity.reading.read import Reading, read
from comity.reading.scene import Scene

HEAD = {
    "en": "Peru and Portugal: a note\nDATE: 2021-03-10\n\nLIMA, 10 March.\n\n",
    "ru": "Перу и Португалия: справка\nDATE: 2021-03-10\n\nЛИМА, 10 марта.\n\n",
}


def reading(body: str, lang: str = "en") -> Reading:
    """What the reader makes of a body under the usual head, dated 10 March 2021."""
    return read(Document("x", HEAD[lang] + body))


def figures(body: str, lang: str = "en") -> list[Figure]:
    """Its figures, in the order of the text."""
    return [found for found in reading(body, lang).statements if isinstance(found, Figure)]


def scene(text: str) -> Scene:
    """The scene of a whole text."""
    return build(Document("x", text))


def short(figure: Figure) -> str:
    """ "exports PER>PRT 2020 level 5000000 EUR": what the figure says, defaults left out."""
    high = f"..{number(figure.high)}" if figure.high is not None else ""
    words = [
        figure.measure,
        f"{figure.reporter}>{figure.partner}",
        str(figure.period) if figure.period else "-",
        figure.form,
        f"{number(figure.value)}{high}",
        figure.unit,
        f"[{figure.commodity}]" if figure.commodity else "",
        f"against {figure.base}" if figure.base else "",
        figure.bound if figure.bound != "exact" else "",
        figure.status if figure.status != "reported" else "",
        f"scope {figure.scope}" if figure.scope else "",
        f"region {figure.partner_region}" if figure.partner_region else "",
    ]
    return " ".join(word for word in words if word)


def number(value: object) -> str:
    """Whole numbers without a point, others as they are."""
    return str(value)


def shorts(body: str, lang: str = "en") -> list[str]:
    """The short lines of a body."""
    return [short(figure) for figure in figures(body, lang)]


def period(text: str) -> Period:
    """A period by its exchange spelling."""
    return Period.parse(text)


def told(title: str, body: str, date: str = "2021-03-10") -> list[str]:
    """The short lines of a text about any two countries, which its title names."""
    found = read(Document("x", f"{title}\nDATE: {date}\n\n{body}")).statements
    return [short(figure) for figure in found if isinstance(figure, Figure)]
