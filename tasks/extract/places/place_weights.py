"""How well a candidate fits a place's name: how well known it is, what syntax says, and the rest of the article."""

from __future__ import annotations

import math

from tasks import gazetteer
from tasks.extract.places.place_names import PlaceName, PlaceNames
from tasks.gazetteer import Place

# All in steps of ten in population (log10). Set by hand on development articles.
COUNTRY = 10.0
NATION = 9.5  # of the United Kingdom
REGION, REGION_PEOPLE = 2.5, 0.7
DISTRICT = -1.5
CAPITAL = 1.0
FAME = 0.3  # for each doubling of the spellings that GeoNames has of a town's name
ALIAS = -1.0  # known under the name, but not by its usual one
NAMESAKE = -3.0  # the less likely of a region and a city of the same name in it, where no word says which is meant
NAMESAKE_SHARE = 0.2  # of the region's people, from which the bare name is the city's although “X City” exists
NAMESAKE_KM = 100.0  # from the region's middle: the city may be a region of its own (Kyiv)
COUNTRYSAKE = -3.0  # a town that has a country's name
WRONG_KIND = -4.0
INSIDE = 8.0  # lies in the place named right after it
HOLDS = 4.0  # holds the place named right before it
LISTED = 4.5  # a country beside a country in a list, or a region beside one of the same country, on each side
NAMED_COUNTRY = 1.5
SHARE_OF_COUNTRY = 4.0
NAMED_REGION = 1.5
SHARE_OF_REGION = 2.0
SAME_SENTENCE = 0.5
SMALL_TOWN, SMALL_TOWN_SHARE = 15_000, 0.7  # people; how much the company of its country counts for a smaller town
NEAR, NEAR_KM = 1.0, 200.0
DISTRICT_KM = 40.0  # from a district's middle: a town of its province that is said to lie in it does


def prior(place: Place) -> float:
    """How likely a name means this place before anything of the article is known."""
    people = math.log10(place.population + 1)
    if place.level == 0:
        score = COUNTRY
    elif place.iso in gazetteer.NATIONS:
        score = NATION
    elif place.level == 1:
        score = REGION + REGION_PEOPLE * people
    else:
        score = people + (DISTRICT if place.level == 2 else 0.0) + (CAPITAL if place.capital else 0.0)
        score += (FAME if place.exact else 0.0) * math.log2(1 + place.spellings)
    return score if place.exact else score + ALIAS


def container(names: list[PlaceName], name: PlaceName, place: Place) -> Place | None:
    """The place named right after ``name`` that ``place`` lies in, if so; a country's name has none but a region."""
    country = any(p.level == 0 for p in name.candidates)
    regions = {p.country for p in name.candidates if p.level == 1 and p.exact}
    for n in name.inside:
        listed = len({*names[n].mates, *name.mates}) > 2  # “Oregon, Washington, Pennsylvania and Ohio”
        for around in names[n].candidates:
            if around.level >= 3 or not _lies_in(place, around) or (around.level == 0 and country):
                continue
            if not (listed and around.level == 1 and around.country in regions):
                return around
    return None


def _lies_in(place: Place, around: Place) -> bool:
    """Whether ``place`` lies in ``around``; of a district only the middle is known, so a town has to be near it."""
    if around.id in place.parents:
        return True
    town = place.level == 3 and around.level == 2 and place.admin1 == around.admin1 != ""
    return town and place.km_to(around) < DISTRICT_KM


def own_score(names: list[PlaceName], name: PlaceName, place: Place) -> float:
    """Score of a candidate by itself and by the words round the name."""
    score = prior(place)
    if name.kind:
        if (place.level in (1, 2)) != (name.kind == "region"):
            score += WRONG_KIND
    elif _is_namesake(name, place):
        score += NAMESAKE
    if place.level == 3 and not place.capital and any(p.level == 0 and p.exact for p in name.candidates):
        score += COUNTRYSAKE
    if name.inside and container(names, name, place):
        score += INSIDE
    if place.level < 3 and any(place.id in p.parents for n in name.holds for p in names[n].candidates if p.exact):
        score += HOLDS
    return score


def _is_namesake(name: PlaceName, place: Place) -> bool:
    """Whether ``place`` is what the bare name does not mean, of a region and a city in it of one name.

    That is the region (“Orel” is the city), but where the city is much smaller and has a longer name too (“Quebec
    City”) it is the city.
    """
    if place.level in (1, 2):
        return any(_shares_name(name, city, place) is False for city in name.candidates)
    return place.level == 3 and any(_shares_name(name, place, region) is True for region in name.candidates)


def _shares_name(name: PlaceName, city: Place, region: Place) -> bool | None:
    """For a city and the region around it: whether the bare name is the region's; None for any other two places."""
    if city.level != 3 or region.level not in (1, 2) or city.country != region.country:
        return None
    small = city.population < NAMESAKE_SHARE * region.population
    if (city.exact and city.admin1 == region.admin1) or (not small and city.km_to(region) < NAMESAKE_KM):
        if not city.exact and gazetteer.key_of(city.name).startswith(gazetteer.key_of(name.text) + " "):
            return True  # an alias that leaves out a word of the name (“Oklahoma”) is not for the city
        return small and any(p.id == city.id for p in gazetteer.places_named(f"{name.text} City"))
    return None


class Context:
    """What an article's names, as understood so far, say for each other: by country, by region, and where towns are."""

    def __init__(self, article: PlaceNames) -> None:
        self.names, self.article = article.names, article
        self.chosen = [name.chosen for name in self.names]
        self.weights = [min(2.0, math.sqrt(len(name.mentions))) for name in self.names]
        self.total = sum(w for w, p in zip(self.weights, self.chosen, strict=True) if p.country)
        self.of_country: dict[str, float] = {}
        self.of_region: dict[str, float] = {}
        self.names_for: dict[int, list[int]] = {}
        self.towns_of: dict[str, list[int]] = {}
        for n, (weight, place) in enumerate(zip(self.weights, self.chosen, strict=True)):
            self.of_country[place.country] = self.of_country.get(place.country, 0.0) + weight
            self.of_region[place.admin1] = self.of_region.get(place.admin1, 0.0) + weight
            self.names_for.setdefault(place.id, []).append(n)
            if place.level > 1:
                self.towns_of.setdefault(place.country, []).append(n)

    def scores(self, n: int) -> list[float]:
        """How well each candidate of name ``n`` fits."""
        name = self.names[n]
        return [own + self.support(n, place) for own, place in zip(name.own, name.candidates, strict=True)]

    def support(self, n: int, place: Place) -> float:
        """What the article's other places and nationalities say for ``place`` as the sense of name ``n``."""
        if not place.country:
            return 0.0
        score = self._company(n, place) + self._around(n, place)
        for k in self.names[n].mates:
            mate = self.chosen[k]
            if (
                mate.level == place.level < 2
                and (place.level == 0 or mate.country == place.country)
                and mate.id != place.id
            ):
                score += LISTED / max(2, len(self.names[n].mates)) * 2
        return score

    def is_local(self, n: int, place: Place) -> bool:
        """Whether a region around ``place`` or a town near it is named, by another name than ``n``."""
        for around in place.parents:
            if any(k != n and self.chosen[k].level in (1, 2) for k in self.names_for.get(around, ())):
                return True
        towns = (self.chosen[k] for k in self.towns_of.get(place.country, ()) if k != n)
        return any(place.km_to(town) < NEAR_KM for town in towns)

    def _company(self, n: int, place: Place) -> float:
        """Share of the other names that lie in the same country and region, and whether one is near."""
        mine, chosen = self.weights[n], self.chosen[n]
        rest = self.total - (mine if chosen.country else 0.0) + 1
        same = self.of_country.get(place.country, 0.0) - (mine if chosen.country == place.country else 0.0)
        score = SHARE_OF_COUNTRY * same / rest
        if place.level > 1 and place.population < SMALL_TOWN:
            score *= SMALL_TOWN_SHARE  # a country has hundreds of them; its regions and towns near by say more
        if place.level > 1:
            if place.admin1:
                same = self.of_region.get(place.admin1, 0.0) - (mine if chosen.admin1 == place.admin1 else 0.0)
                score += SHARE_OF_REGION * same / rest
            towns = (self.chosen[k] for k in self.towns_of.get(place.country, ()) if k != n)
            away = min((place.km_to(town) for town in towns), default=math.inf)
            score += NEAR * max(0.0, 1 - away / NEAR_KM)
        return score

    def _around(self, n: int, place: Place) -> float:
        """Whether the country or region it lies in is named, and whether in the same sentence."""
        name = self.names[n]
        country = region = sentence = 0.0
        if self.article.nationalities[place.country]:
            country = NAMED_COUNTRY
            if any(place.country in self.article.in_sentence.get(s, ()) for s in name.sentences):
                sentence = SAME_SENTENCE
        for around in place.parents:
            for k in self.names_for.get(around, ()):
                if k == n or not self.chosen[k].country:
                    continue
                together = SAME_SENTENCE if name.sentences & self.names[k].sentences else 0.0
                if self.chosen[k].level == 0:
                    country, sentence = NAMED_COUNTRY, max(sentence, together)
                else:
                    region = max(region, NAMED_REGION + together)
        return country + sentence + region
