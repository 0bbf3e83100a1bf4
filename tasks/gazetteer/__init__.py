"""Countries, regions and towns offline: names, GeoNames ids, ISO 3166 codes, coordinates, what lies in what.

Importing it loads nothing. The first look-up opens a small database in the cache folder, which is compiled then if it
is not there (:func:`prepare` does it beforehand); a look-up takes some microseconds.

    >>> places_named("Ontario")[0].name
    'Ontario'
    >>> country_of_adjective("Ivorian").name
    'Ivory Coast'
"""

from __future__ import annotations

from tasks.gazetteer.database import by_id, by_iso, by_name, cache_folder, prepare
from tasks.gazetteer.names import key_of
from tasks.gazetteer.nationalities import Nationality, nationalities
from tasks.gazetteer.place import Place, PlaceKind

__all__ = [
    "NATIONS", "Nationality", "Place", "PlaceKind", "cache_folder", "country", "country_of_adjective", "is_place_name",
    "key_of", "known", "nationality", "place", "places_named", "prepare",
]  # fmt: skip

#: ISO 3166-2 codes of regions that are nations with a nationality of their own (lexicon ``nationalities``).
NATIONS = frozenset({"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"})

_KINDS = {"Country": "country", "AdministrativeArea": "region", "City": "city", "Place": "continent"}


def places_named(name: str) -> tuple[Place, ...]:
    """All places called ``name``: countries and regions before towns, the largest first; () if none is known.

    Accents, hyphens, a leading “the”, “St.” for “Saint” and points in abbreviations make no difference; what has no
    capital is no name (“US”, not “us”).
    """
    return by_name(name)


def is_place_name(name: str) -> bool:
    """Whether any place is called ``name``."""
    return bool(by_name(name))


def place(identifier: int) -> Place | None:
    """The place with this GeoNames id, if it is known."""
    return by_id(identifier)


def country(code: str) -> Place | None:
    """The country with this ISO 3166-1 alpha-2 code (or region with this 3166-2 code), if it is known."""
    return by_iso(code)


def nationality(word: str) -> Nationality | None:
    """What an adjective or noun of nationality stands for (“Dutch”, “Dutchmen”); None for any other word."""
    return nationalities().get(word)


def country_of_adjective(word: str) -> Place | None:
    """The country (or nation of the United Kingdom, or continent) of “Russian”, “Spaniards”, “Scottish”, “European”."""
    found = nationalities().get(word)
    if found is None:
        return None
    if found.code.startswith("continent:"):
        return next((p for p in by_name(found.code.partition(":")[2]) if p.kind == "Place"), None)
    return by_iso(found.code)


def known(name: str) -> frozenset[str]:
    """What ``name`` is the name of: ``country``, ``region``, ``city``, ``continent``, ``nationality``; else empty."""
    kinds = {_KINDS[p.kind] for p in by_name(name)}
    if name in nationalities():
        kinds.add("nationality")
    return frozenset(kinds)
