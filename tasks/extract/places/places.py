"""Which place of the gazetteer a name means, decided over the whole article.

Every name is taken in one sense throughout an article, the city and the region of one name apart (“Orel”, “the Orel
region”). The candidates are weighed by how well known they are, by what the words round the name say (“the town of X”,
“X, Idaho”), and by the other places and nationalities of the article; where that does not settle it, nothing is said.
What a name stands for in the sentence (Moscow for its government) does not change what place it names.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tasks import gazetteer
from tasks.extract.annotations import TokenMention
from tasks.extract.places.place_names import PlaceName, PlaceNames, read_place_names
from tasks.extract.places.place_weights import Context, container, own_score
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import Place

ROUNDS = 4  # of weighing each name by what the others were taken for; more change nothing
SUPPORTED = 1.0  # support from the article, from which a decision may rest on it
CLEAR = 0.15  # lead below which, without such support, nothing is decided
SMALL = 5_000  # people; a town that is smaller needs a region around it or a town near it to be named
SMALL_ALIAS = 100_000  # the same for a town whose usual name is another


@dataclass(slots=True)
class Resolution:
    """A decision about one name of the article.

    Attributes:
        mentions: indexes of the mentions it holds for.
        place: what they name; None where the article does not settle it.
        reason: why, in words.
        lead: score ahead of the next candidate.
    """

    mentions: list[int]
    place: Place | None
    reason: str
    lead: float


def resolve_places(tree: Tree, mentions: list[TokenMention]) -> None:
    """Sets ``same_as`` (GeoNames) and the exact type of every mention of a place whose identity is clear."""
    for resolution in resolve(tree, mentions):
        place = resolution.place
        if place is not None:
            for m in resolution.mentions:
                mentions[m].same_as = (place.iri,)
                mentions[m].type = place.kind


def resolve(tree: Tree, mentions: list[TokenMention]) -> list[Resolution]:
    """Decisions, with their reasons, about all place names among ``mentions``, in order of their first mention."""
    article = read_place_names(tree, mentions)
    context = _decide(article)
    return [_resolution(context, n) for n in range(len(article.names))]


def _decide(article: PlaceNames) -> Context:
    """Chooses for every name, round after round, with what the other names were taken for."""
    context = Context(article)
    for name in article.names:
        name.own = [own_score(article.names, name, p) for p in name.candidates]
        name.choice = _best(name, name.own)
    for _ in range(ROUNDS):
        context = Context(article)
        chosen = [_best(name, context.scores(n)) for n, name in enumerate(article.names)]
        settled = chosen == [name.choice for name in article.names]
        for name, choice in zip(article.names, chosen, strict=True):
            name.choice = choice
        if settled:
            break
    return context


def _best(name: PlaceName, scores: list[float]) -> int:
    return max(range(len(scores)), key=lambda k: (scores[k], -name.candidates[k].id))


def _resolution(context: Context, n: int) -> Resolution:
    name = context.names[n]
    scores = context.scores(n)
    place = name.chosen
    lead = min((scores[name.choice] - s for k, s in enumerate(scores) if k != name.choice), default=math.inf)
    support = scores[name.choice] - name.own[name.choice]
    around = container(context.names, name, place)
    if around is None and support < SUPPORTED and lead < CLEAR:
        return Resolution(name.mentions, None, f"several places are called {name.text}, none better known", lead)
    elsewhere = _said_to_lie_elsewhere(context, n, place) if around is None else None
    if elsewhere is not None:
        return Resolution(name.mentions, None, f"no place called {name.text} is known in {elsewhere.name}", lead)
    small = place.level == 3 and place.population < (SMALL if place.exact else SMALL_ALIAS)
    if small and around is None and not name.kind and not context.is_local(n, place):
        return Resolution(name.mentions, None, f"nothing in the article speaks for {place.name}", lead)
    return Resolution(name.mentions, place, _reason(name, place, around, support), lead)


def _said_to_lie_elsewhere(context: Context, n: int, place: Place) -> Place | None:
    """The country or region that the text says name ``n`` lies in (“Sarnia’s Orne”) and no place so called lies in."""
    name = context.names[n]
    if place.level < 2:
        return None
    for k in name.inside:
        around = context.chosen[k]
        plainly = k in name.within or k not in name.mates
        if around.level == 0 and around.country and plainly and place.country != around.country:
            return around
        if around.level == 1 and k in name.within and around.id not in place.parents:
            return around
    return None


def _reason(name: PlaceName, place: Place, around: Place | None, support: float) -> str:
    rivals = len(name.candidates)
    if around is not None:
        return f"“{name.text}” stands before {around.name}, which it lies in"
    if rivals == 1:
        return f"the only place called {name.text} in the gazetteer"
    if name.kind == "region" and place.level in (1, 2):
        return f"the words round “{name.text}” say that the region is meant"
    if support >= SUPPORTED:
        country = gazetteer.country(place.country)
        return "best fit to the other places of the article" + (f", in {country.name}" if country else "")
    return f"the best known of {rivals} places called {name.text}"
