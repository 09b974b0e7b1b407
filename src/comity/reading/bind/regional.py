"""Parts of a country: whose trade is told, an oblast's or the country's."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.regions import region_before
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_STEM = 6  # letters that a name keeps in all its cases
_ITS = words("common.its")
_REGION = words("regional.region")


def scope(desk: Desk, sentence: Sentence, cue: Cue, flow: Flow) -> None:
    """A part of a country whose trade it is; it holds until a country is named again as the one that trades."""
    told = desk.told
    near = [r for r in desk.regions if sentence.first <= r.first < sentence.last and r.first < cue.last + 8]
    unit = region_before(desk.scene, sentence, cue)
    if near:
        _set_region(desk, near[-1].name, near[-1].country, flow)
    elif unit is not None:
        told.scope, told.region = unit, None
    elif told.unit_named is not None and _pronoun(desk.scene, sentence, cue):
        told.scope = told.unit_named
    elif _the_region(desk.scene, sentence, cue):
        return
    elif flow.explicit and _country_trades(desk, sentence, cue):
        told.scope = told.region = None


def region_of_amount(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "Antioquia alone made $3 million": a region named between the last word of trade and the amount."""
    if desk.told.flow is None or desk.told.region is not None or not desk.regions:
        return
    cues = [cue.last for cue in desk.scene.cues_in(sentence.first, amount.first, "measure")]
    first = max(cues, default=sentence.first)
    near = [region for region in desk.regions if first <= region.first < amount.first]
    if near:
        _set_region(desk, near[-1].name, near[-1].country, desk.told.flow)
        desk.told.passing = True


def forget_region(desk: Desk, new_paragraph: bool) -> None:
    """A part of a country named in passing ("Antioquia alone made $3 million") holds for its sentence, another one for
    its paragraph; the one that the text itself is about, to its end."""
    told = desk.told
    named = told.scope or told.region
    if named is None or not (new_paragraph or told.passing):
        return
    told.passing = False
    if named[:_STEM].lower() not in _opening(desk.scene):
        told.scope, told.region = None, None


def _opening(scene: Scene) -> str:
    """The title and the first paragraph, in lower case: what the text is about; found once."""
    found: str | None = scene.memo.get(("opening",))
    if found is None:
        body = (s.block.end for s in scene.sentences if s.block.kind not in ("title", "header", "heading"))
        found = scene.memo["opening",] = scene.text[: next(body, 0)].lower()
    return found


def _set_region(desk: Desk, name: str, country: str, flow: Flow) -> None:
    """Of the reporter a scope, of the partner its region."""
    if country == flow.reporter and country != flow.partner:
        desk.told.scope, desk.told.region = name, None
    else:
        desk.told.scope, desk.told.region = None, name


def _country_trades(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """A country is named beside the measure as the one that trades, so that the part spoken of before is over."""
    agents = [
        place
        for place in desk.scene.places_in(max(sentence.first, cue.first - 4), cue.last + 2)
        if len(place.code) == 3
    ]
    return bool(agents) and agents[0].role != "city" and not _pronoun(desk.scene, sentence, cue)


def _the_region(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """ "supplies to the region": the one spoken of."""
    return not _REGION.isdisjoint(scene.lows[cue.first : min(cue.last + 6, sentence.last)])


def _pronoun(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """ "its trade", «её товарооборот»: of what was spoken of."""
    return not _ITS.isdisjoint(scene.lows[max(sentence.first, cue.first - 2) : cue.first])
