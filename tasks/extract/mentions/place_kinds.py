"""What the gazetteer says under a name, as far as it bears on the name's type.

The gazetteer knows every hamlet, so nearly every surname is a place somewhere; a small town counts little here, and
only the words around a name make it one.
"""

from __future__ import annotations

from functools import lru_cache

from tasks.extract.mentions.name_words import directions, heads, known_names, word_set
from tasks.gazetteer import nationality, places_named

_TOWN = 100_000  # people; a smaller town is no evidence by itself
_CAPITALS = 2_000_000


@lru_cache(maxsize=65536)
def kinds(name: str) -> frozenset[str]:
    """What ``name`` plainly is: ``country``, ``region``, ``city``, ``continent``, ``nationality``; else empty."""
    votes = place_votes(name)
    found = set()
    if votes.get("Country", 0) >= 3:
        found.add("country")
    if votes.get("AdministrativeArea", 0) >= 2:
        found.add("region")
    if votes.get("City", 0) >= 2:
        found.add("city")
    if votes.get("Place", 0) >= 2:
        found.add("continent")
    if nationality(name) is not None:
        found.add("nationality")
    return frozenset(found)


@lru_cache(maxsize=65536)
def place_votes(name: str) -> dict[str, float]:
    """Entity type → how much the gazetteer speaks for it (0 to 5)."""
    if not name or not name[0].isupper():
        return {}
    common = known_names().get(name)
    if common is not None:
        return {"Place": 4.0} if common == "Place" else {}
    lower = name.lower()
    if lower in word_set("not_places"):
        return {}
    if " " not in name and (
        lower in directions() or lower in heads().first or (lower in heads().last and lower not in _TOWN_HEADS)
    ):
        return {}
    votes: dict[str, float] = {}
    for place in places_named(name):
        if place.kind == "Country":
            weight = 5.0 if place.exact else 3.0
        elif place.kind == "Place":
            weight = 4.0
        elif place.kind == "AdministrativeArea":
            if place.level > 1:
                weight = 0.8 if place.exact else 0.3
            else:
                weight = 3.0 if place.exact and place.population > 300_000 else 1.5
        else:
            size = place.population
            weight = (
                4.0
                if size >= _CAPITALS or place.capital
                else 3.0
                if size >= 500_000
                else 2.2
                if size >= _TOWN
                else 1.2
                if size >= 15_000
                else 0.6
            )
            weight *= 1.0 if place.exact else 0.4
        if name.isupper() and place.kind == "City" and not place.exact:
            continue  # letters that spell an old name of some town are an abbreviation first
        if weight > votes.get(place.kind, 0.0):
            votes[place.kind] = weight
    if name.isupper() and len(name) < 4:
        votes = {kind: weight for kind, weight in votes.items() if kind != "City" or weight >= 3}
    return votes


def is_settlement(name: str) -> bool:
    """Whether any town, however small, or a district is called ``name``."""
    votes = place_votes(name)
    return votes.get("City", 0.0) >= _SMALL or votes.get("AdministrativeArea", 0.0) >= _DISTRICT


_SMALL, _DISTRICT = 0.6, 0.8  # what the smallest town and a district by their own name weigh
_TOWN_HEADS = frozenset({"reading", "bath", "cork", "nice"})
