"""Which place of the gazetteer a name means, decided over the whole article.

Every name is taken in one sense throughout an article, the city and the region of one name apart (“Kursk”, “the Kursk
region”). The candidates are weighed by how well known they are, by what the words round the name say (“the town of X”,
“X, Idaho”), and by the other places and nationalities of the article; where that does not settle it, nothing is said.
What a name stands for in the sentence (Moscow for its government) does not change what place it names.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from tasks import gazetteer
from tasks.extract.annotations import TokenMention
from tasks.extract.place_syntax import bare_name, container_after, kind_around, list_mate_after
from tasks.extract.tree import Tree
from tasks.gazetteer import Place

PLACE_TYPES = frozenset({"Country", "AdministrativeArea", "City", "Place"})
ROUNDS = 3  # of weighing each name by what the others were taken for; more change nothing
MANY = 60  # candidates of a name that are weighed

# Weights, in steps of ten in population (log10). Set by hand on development articles; see `prior` and `_Article`.
COUNTRY = 10.0
REGION, REGION_PEOPLE = 2.5, 0.7
DISTRICT = -1.5
CAPITAL = 1.0
FAME = 0.2  # for each doubling of the spellings that GeoNames has of a town's name
ALIAS = -1.0
NAMESAKE = -3.0  # a region beside a city of the same name in it, where no word says that the region is meant
INSIDE = 8.0  # lies in the place named right after it
HOLDS = 4.0  # holds the place named right before it
LISTED = 1.5  # of the same level and country as a name beside it in a list
NAMED_COUNTRY = 1.5
SHARE_OF_COUNTRY = 4.0
NAMED_REGION = 1.5
SHARE_OF_REGION = 2.0
SAME_SENTENCE = 0.5
NEAR, NEAR_KM = 1.0, 200.0
WRONG_KIND = -4.0
CLEAR = 0.15  # lead below which, without any support from the article, nothing is decided
SMALL = 15_000  # people; a place that is smaller, or known under an alias only, needs support from the article


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


@dataclass(slots=True)
class _Name:
    """One name in one sense."""

    text: str
    kind: str
    candidates: tuple[Place, ...]
    mentions: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)  # indexes of names that stand right after it (“X, Y”, “X in Y”)
    holds: list[int] = field(default_factory=list)  # the other way round
    mates: list[int] = field(default_factory=list)  # indexes of names beside it in a list (“X, Y and Z”)
    sentences: set[int] = field(default_factory=set)
    own: list[float] = field(default_factory=list)  # score of each candidate before the rest of the article counts
    choice: int = 0  # index into candidates


def prior(place: Place) -> float:
    """How likely a name means this place before anything of the article is known: in steps of ten in population."""
    people = math.log10(place.population + 1)
    if place.level == 0:
        score = COUNTRY
    elif place.level == 1:
        score = REGION + REGION_PEOPLE * people
    else:
        score = people + (DISTRICT if place.level == 2 else 0.0) + (CAPITAL if place.capital else 0.0)
        score += (FAME if place.exact else 0.0) * math.log2(1 + place.spellings)
    return score if place.exact else score + ALIAS


def resolve(tree: Tree, mentions: list[TokenMention]) -> list[Resolution]:
    """Decisions about all place names among ``mentions``, in order of their first mention."""
    article = _Article(tree, mentions)
    article.decide()
    return [article.resolution(n) for n in range(len(article.names))]


def resolve_places(tree: Tree, mentions: list[TokenMention]) -> None:
    """Sets ``same_as`` (GeoNames) and the exact type of every mention of a place whose identity is clear."""
    for resolution in resolve(tree, mentions):
        place = resolution.place
        if place is not None:
            for m in resolution.mentions:
                mentions[m].same_as = (place.iri,)
                mentions[m].type = place.kind


class _Article:
    def __init__(self, tree: Tree, mentions: list[TokenMention]) -> None:
        self.tree = tree
        self.names: list[_Name] = []
        self.countries: Counter[str] = Counter()  # ISO codes that nationalities name
        self.sentence_countries: dict[int, set[str]] = {}
        name_at: dict[int, int] = {}
        known: dict[tuple[str, str], int] = {}
        for m, mention in enumerate(mentions):
            if mention.kind != "name":
                continue
            if mention.type == "Group":
                self._nationality(mention)
            elif mention.type in PLACE_TYPES:
                self._occurrence(m, mention, known, name_at)
        starts = {mentions[m].first: n for m, n in name_at.items()}
        for m, n in name_at.items():
            around = starts.get(container_after(tree, mentions[m].last), n)
            if around != n:
                self.names[n].inside.append(around)
                self.names[around].holds.append(n)
            mate = starts.get(list_mate_after(tree, mentions[m].last), n)
            if mate != n:
                self.names[n].mates.append(mate)
                self.names[mate].mates.append(n)

    def _nationality(self, mention: TokenMention) -> None:
        found = gazetteer.nationality(self.tree.cut(mention.first, mention.last))
        if found is not None and not found.code.startswith("continent"):
            self.countries[found.code[:2]] += 1
            self.sentence_countries.setdefault(self.tree.sentence[mention.first], set()).add(found.code[:2])

    def _occurrence(
        self, m: int, mention: TokenMention, known: dict[tuple[str, str], int], name_at: dict[int, int]
    ) -> None:
        text = self.tree.cut(mention.first, mention.last)
        candidates = gazetteer.places_named(text)
        kind = kind_around(self.tree, mention.first, mention.last)
        if not candidates or len(candidates) > 1:
            bare, own = bare_name(text.split())
            if own:
                narrowed = tuple(p for p in gazetteer.places_named(bare) if (p.level in (1, 2)) == (own == "region"))
                candidates, kind = tuple(dict.fromkeys(candidates + narrowed)), own
        if not candidates:
            return
        entry = (gazetteer.key_of(text), kind)
        if entry not in known:
            known[entry] = len(self.names)
            self.names.append(_Name(text, kind, candidates[:MANY]))
        name = self.names[known[entry]]
        name.mentions.append(m)
        name.sentences.add(self.tree.sentence[mention.first])
        name_at[m] = known[entry]

    def decide(self) -> None:
        """Chooses for every name, round after round, with what the other names were taken for."""
        for name in self.names:
            name.own = [self._own(name, p) for p in name.candidates]
            name.choice = max(range(len(name.own)), key=lambda k: (name.own[k], -name.candidates[k].id))
        for _ in range(ROUNDS):
            self._look_round()
            chosen = [self._best(n) for n in range(len(self.names))]
            if chosen == [name.choice for name in self.names]:
                break
            for name, choice in zip(self.names, chosen, strict=True):
                name.choice = choice
        self._look_round()

    def _best(self, n: int) -> int:
        name = self.names[n]
        if len(name.candidates) == 1:
            return 0
        scores = self.scores(n)
        return max(range(len(scores)), key=lambda k: (scores[k], -name.candidates[k].id))

    def scores(self, n: int) -> list[float]:
        """How well each candidate of name ``n`` fits the article, in steps of ten in population."""
        name = self.names[n]
        return [own + self._support(n, place) for own, place in zip(name.own, name.candidates, strict=True)]

    def _own(self, name: _Name, place: Place) -> float:
        score = prior(place)
        if name.kind:
            if (place.level in (1, 2)) != (name.kind == "region"):
                score += WRONG_KIND
        elif place.level in (1, 2) and self._has_namesake(name, place):
            score += NAMESAKE
        if name.inside and self._container(name, place):
            score += INSIDE
        if place.level < 3 and any(
            place.id in p.parents for n in name.holds for p in self.names[n].candidates if p.exact
        ):
            score += HOLDS
        return score

    def _has_namesake(self, name: _Name, region: Place) -> bool:
        """Whether a city of the region has its name, and is what the bare name means."""
        for city in name.candidates:
            if city.level == 3 and city.exact and city.admin1 == region.admin1 and city.country == region.country:
                small = city.population < 0.2 * region.population
                return not (small and any(p.id == city.id for p in gazetteer.places_named(f"{name.text} City")))
        return False

    def _container(self, name: _Name, place: Place) -> Place | None:
        """The place named right after ``name`` that ``place`` lies in, if so; a country's name has none."""
        for n in name.inside:
            for around in self.names[n].candidates:
                if around.level < 3 and around.id in place.parents:
                    if around.level == 0 and any(p.level == 0 for p in name.candidates):
                        continue
                    return around
        return None

    def _look_round(self) -> None:
        """What the names, as now understood, say for each other: by country, by region, and where towns are."""
        self.weights = [min(2.0, math.sqrt(len(name.mentions))) for name in self.names]
        self.chosen = [name.candidates[name.choice] for name in self.names]
        self.total = sum(w for w, p in zip(self.weights, self.chosen, strict=True) if p.country)
        self.of_country: dict[str, float] = {}
        self.of_region: dict[str, float] = {}
        self.names_for: dict[int, list[int]] = {}  # chosen place → names taken for it
        self.towns_of: dict[str, list[int]] = {}
        for n, (weight, place) in enumerate(zip(self.weights, self.chosen, strict=True)):
            self.of_country[place.country] = self.of_country.get(place.country, 0.0) + weight
            self.of_region[place.admin1] = self.of_region.get(place.admin1, 0.0) + weight
            self.names_for.setdefault(place.id, []).append(n)
            if place.level > 1:
                self.towns_of.setdefault(place.country, []).append(n)

    def _support(self, n: int, place: Place) -> float:
        """What the article's other places and nationalities say for ``place`` as the sense of name ``n``."""
        if not place.country:
            return 0.0
        name, code = self.names[n], place.country
        mine = self.weights[n] if self.chosen[n].country == code else 0.0
        rest = self.total - (self.weights[n] if self.chosen[n].country else 0.0)
        score = SHARE_OF_COUNTRY * (self.of_country.get(code, 0.0) - mine) / (rest + 1)
        named, sentence = 0.0, 0.0
        if self.countries[code]:
            named = NAMED_COUNTRY
            if any(code in self.sentence_countries.get(s, ()) for s in name.sentences):
                sentence = SAME_SENTENCE
        region = 0.0
        for around in place.parents:
            for k in self.names_for.get(around, ()):
                other = self.chosen[k]
                if k == n or not other.country:
                    continue
                together = SAME_SENTENCE if name.sentences & self.names[k].sentences else 0.0
                if other.level == 0:
                    named, sentence = NAMED_COUNTRY, max(sentence, together)
                else:
                    region = max(region, NAMED_REGION + together)
        if place.level > 1 and place.admin1:
            same = self.of_region.get(place.admin1, 0.0) - (
                self.weights[n] if self.chosen[n].admin1 == place.admin1 else 0.0
            )
            region += SHARE_OF_REGION * same / (rest + 1)
        near = 0.0
        if place.level > 1:
            away = min((place.km_to(self.chosen[k]) for k in self.towns_of.get(code, ()) if k != n), default=math.inf)
            near = NEAR * max(0.0, 1 - away / NEAR_KM)
        listed = 0.0
        for k in name.mates:
            mate = self.chosen[k]
            if mate.level == place.level and (mate.level == 0 or mate.country == code) and mate.id != place.id:
                listed = LISTED
        return score + named + sentence + region + near + listed

    def resolution(self, n: int) -> Resolution:
        """The decision about name ``n``, with its reason."""
        name = self.names[n]
        scores = self.scores(n)
        place = name.candidates[name.choice]
        lead = min((scores[name.choice] - x for k, x in enumerate(scores) if k != name.choice), default=math.inf)
        support = scores[name.choice] - name.own[name.choice]
        around = self._container(name, place)
        if support < 1 and not around:
            if lead < CLEAR:
                return Resolution(
                    name.mentions, None, f"several places are called {name.text}, none better known", lead
                )
            if place.level == 3 and (place.population < SMALL or not place.exact) and not name.kind:
                return Resolution(name.mentions, None, f"nothing in the article speaks for {place.name}", lead)
        return Resolution(name.mentions, place, self._reason(name, place, around, support), lead)

    def _reason(self, name: _Name, place: Place, around: Place | None, support: float) -> str:
        if around is not None:
            return f"“{name.text}” stands before {around.name}, which it lies in"
        rivals = len(name.candidates)
        if rivals == 1:
            return f"the only place called {name.text} in the gazetteer"
        if name.kind and place.level in (1, 2):
            return f"a word beside “{name.text}” says that the region is meant"
        if support >= 1:
            country = gazetteer.country(place.country)
            return f"best fit to the other places of the article{f', in {country.name}' if country else ''}"
        return f"the best known of {rivals} places called {name.text}"
