"""A place of the gazetteer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["Country", "AdministrativeArea", "City", "Place"]
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, town or continent with its GeoNames id.

    Attributes:
        id: GeoNames id.
        name: usual English name.
        kind: the contract's entity type.
        country: ISO 3166-1 alpha-2 code of the country it is or lies in; "" for a continent.
        iso: its own ISO 3166-1 alpha-2 or 3166-2 code; "" if it has none.
        admin1: GeoNames code of the first-level region that it is or lies in (“RU.41”); "" if none.
        population: number of people; 0 if unknown.
        latitude, longitude: degrees (WGS 84); a country or region stands at its middle.
        parents: ids of what it lies in, nearest first, up to the continent.
        level: 0 country or continent, 1 and 2 first- and second-level region, 3 town.
        capital: whether it is its country's capital.
        spellings: how many names GeoNames collects for a town: a sign of how well known it is.
        exact: whether the name it was looked up by is a name of its own language or English usage, not just one of
            the many spellings that GeoNames collects.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str
    iso: str
    admin1: str
    population: int
    latitude: float
    longitude: float
    parents: tuple[int, ...]
    level: int
    capital: bool = False
    spellings: int = 0
    exact: bool = True

    @property
    def iri(self) -> str:
        """Its IRI in GeoNames' own linked data."""
        return f"https://sws.geonames.org/{self.id}/"

    def km_to(self, other: Place) -> float:
        """Great-circle distance in kilometres."""
        a, b = math.radians(self.latitude), math.radians(other.latitude)
        east = math.radians(other.longitude - self.longitude)
        h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
        return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))

    def lies_in(self, other: Place) -> bool:
        """Whether ``other`` is a region, country or continent around it."""
        return other.id in self.parents
