"""Who trades with whom: a measure word and the countries that its phrase names.

"Peruvian exports to Chile", "imports from China", "trade between A and B", "Kazakhstan has invested ... in
Belarus",
«поставки из России», «ввезли из Узбекистана». What the phrase leaves out comes from the discourse: the flow told
before, else the pair.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.roles import Roles
from comity.reading.scan import WORD
from comity.reading.scene import Scene

_DEBTS = words("flow.debts")
_EVERYTHING = words("flow.everything")
_PARTS = words("flow.parts")
_PERCENT = words("amounts.percent")
_HELP = frozenset(("loans", "other:assistance", "other:aid", "other:grants"))
_SHARES = frozenset(("percent", "cent", "%", "third", "half", "quarter", "fifth", "of"))
_SUPERLATIVES = words("flow.superlatives")
_BUYING = ("bought", "buy", "purchas", "куп", "закуп", "приобр")
_TRADE = frozenset(("exports", "imports", "turnover", "balance"))
_DIRECTED = frozenset(("exports", "imports"))
_COUNTRY = words("flow.country")
_OF_BOTH = (
    "between the two",
    "between the countries",
    "between them",
    "of the two countries",
    "двух стран",
    "между двумя",
)
_MUTUAL = words("flow.mutual")


@dataclass(slots=True)  # frozen, it costs four times as much to make
class Flow:
    """measure as in the exchange format; sign: of a balance (+1 surplus, -1 deficit, 0 said elsewhere or not a
    balance).

    region: the partner's part that is meant; explicit: how many of the two countries the phrase itself names.
    heard: where the measure's word stands (code points), for the reasons that are told of a figure.
    """

    measure: str
    reporter: str | None
    partner: str | None
    sign: int = 0
    region: str | None = None
    scope: str | None = None
    explicit: int = 0
    books: str | None = None
    heard: tuple[int, int] = field(default=(0, 0), compare=False)


def resolve(scene: Scene, cue: Cue, found: Roles, told: Flow | None) -> Flow:
    """The flow of a cue, what the phrase leaves out filled in."""
    measure, sign, heard = cue.value, "", (cue.start, cue.end)
    if cue.value.startswith("balance"):
        measure, _, sign = cue.value.partition(":")
    polarity = {"+": 1, "-": -1}.get(sign, 0)
    if found.both:
        reporter, partner = found.both if scene.home != found.both[1] else (found.both[1], found.both[0])
        return Flow(measure, reporter, partner, polarity, explicit=2, heard=heard)
    if _bought_there(measure, cue, found, told):
        found.source, found.to = found.to, None
    first, second = _sides(measure, cue, found)
    if first == second:
        second = None
    explicit = (first is not None) + (second is not None)
    if first is None and second is None and measure in _DIRECTED and _of_country(scene, cue):
        first = told.reporter if told and told.measure in _TRADE and told.reporter else scene.home
    if first and not second and measure in _TRADE and _of_everything(scene, cue):
        return Flow(measure, first, "WLD", polarity, explicit=2, heard=heard)
    return Flow(measure, *_filled(scene, measure, first, second, told), polarity, explicit=explicit, heard=heard)


def _bought_there(measure: str, cue: Cue, found: Roles, told: Flow | None) -> bool:
    """ "a quarter of the goods purchased in Chile", after imports from Chile: bought there, by nobody that is named."""
    if measure != "imports" or told is None or told.measure != "imports" or cue.kind != "verb":
        return False
    alone = found.agent is None and found.source is None and found.company is None
    return alone and found.to is not None and found.to == told.partner and cue.form.startswith(_BUYING)


def _of_everything(scene: Scene, cue: Cue) -> bool:
    """ "Peru's total exports grew", «весь перуанский экспорт вырос»: with all partners; "4% of all Peruvian exports"
    and "a share in total exports" are of the pair."""
    i = cue.first - 1
    while i > max(0, cue.first - 4) and scene.tokens[i].kind == WORD and scene.lows[i] not in _PARTS:
        i -= 1
    if scene.lows[i] == "of" and scene.lows[i - 1] == "all" and scene.lows[i - 2] not in _SHARES:
        return True  # "all of Malta's imports"
    lead = [token.low for token in scene.tokens[i + 1 : cue.first] if not _most(scene, token.index)]
    if scene.lows[i] in _PERCENT or not _PERCENT.isdisjoint(lead):
        return False  # «82% всех поставок» is a share in them
    return scene.lows[i] not in _PARTS and not _EVERYTHING.isdisjoint(lead)


def _of_country(scene: Scene, cue: Cue) -> bool:
    """ "The country's total exports", «общий экспорт страны»: of the one spoken of."""
    return not _COUNTRY.isdisjoint(scene.lows[max(0, cue.first - 4) : cue.last + 1])


def _most(scene: Scene, i: int) -> bool:
    """«больше всего закупают»: no whole, a superlative."""
    return i > 0 and scene.lows[i] == "всего" and scene.lows[i - 1] in _SUPERLATIVES


def _sides(measure: str, cue: Cue, found: Roles) -> tuple[str | None, str | None]:
    """(reporter, partner) as far as the phrase names them: the buyer reports imports, the seller exports."""
    if measure == "loans" and cue.form in _DEBTS:
        return found.to or found.source or found.company, found.agent
    if measure in ("imports", "services.imports"):
        partner = found.source or found.company
        if found.agent and found.agent != found.to and not partner and cue.form.startswith(_BUYING):
            # «закупили в Чили»: one buys where the goods are from.
            return found.agent, found.to
        if found.agent and found.to and not partner and found.agent != found.to:
            # "Chile's deliveries into Peru" of imports: the one named first sells.
            return found.to, found.agent
        return found.agent or found.to, partner
    partner = found.to or found.company
    if measure in ("turnover", "balance"):
        partner = partner or found.source
    return found.agent or found.source, partner


def _filled(
    scene: Scene, measure: str, reporter: str | None, partner: str | None, told: Flow | None
) -> tuple[str | None, str | None]:
    """Both countries: the other one of the flow told before where it fits, else of the pair."""
    if reporter and partner:
        return reporter, partner
    if reporter:
        if told and told.reporter == reporter and told.partner:
            return reporter, told.partner
        if told and told.partner == reporter and told.reporter:
            return reporter, told.reporter
        return reporter, _other(scene.pair, reporter)
    if partner:
        continued = told.reporter if told and told.partner == partner else None
        return continued or _other(scene.pair, partner), partner
    return _both_told(scene, measure, told)


def _both_told(scene: Scene, measure: str, told: Flow | None) -> tuple[str | None, str | None]:
    """The phrase names no country: those of the flow told, a tariff being the other side's; else the pair's."""
    if measure in ("tariff", "other:tariff quota"):
        # Told with the exporter's eyes: the duty is the other side's.
        if told and told.measure in ("exports", "turnover"):
            return told.partner, told.reporter
        return (scene.pair[1], scene.pair[0]) if scene.pair else (None, None)
    if told and told.reporter and _family(told.measure) == _family(measure):
        return told.reporter, told.partner
    if told and told.books and scene.pair and told.books in scene.pair:
        return told.books, _other(scene.pair, told.books)
    return scene.pair or (None, None)


def _family(measure: str) -> str:
    """Trade measures share their countries; investment, loans and counts do not."""
    name = measure.rsplit(".", 1)[-1]
    if name in _TRADE:
        return "trade"
    return "help" if name in _HELP else name.removeprefix("direct_")


def _other(pair: tuple[str, str] | None, code: str) -> str | None:
    if pair is None:
        return None
    if code == pair[0]:
        return pair[1]
    return pair[0]


def is_mutual(scene: Scene, cue: Cue, first: int) -> bool:
    """bilateral trade, trade between the two countries, взаимная торговля: the pair's, whatever was told before."""
    if not _MUTUAL.isdisjoint(scene.lows[max(first, cue.first - 3) : cue.last]):
        return True
    after = " ".join(scene.lows[cue.last : cue.last + 5])
    return after.startswith(_OF_BOTH)


def with_services(flow: Flow) -> Flow:
    """The same flow of services."""
    return replace(flow, measure=f"services.{flow.measure}") if flow.measure in _TRADE else flow
