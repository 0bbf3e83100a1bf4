"""What the gazetteer knows of a linked place: coordinates, and what it lies in up to the country."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks import gazetteer
from tasks.gazetteer import Place

_GEONAMES = re.compile(r"https?://(?:sws|www)\.geonames\.org/(\d+)/?")


def known_place(same_as: Iterable[str]) -> Place | None:
    """The place that the GeoNames identifier among ``same_as`` stands for, if the gazetteer has it."""
    for iri in same_as:
        match = _GEONAMES.fullmatch(iri)
        if match and (found := gazetteer.place(int(match.group(1)))):
            return found
    return None


def surroundings(place: Place) -> list[Place]:
    """What ``place`` lies in, nearest first, up to its country."""
    found = []
    for identifier in place.parents:
        parent = gazetteer.place(identifier)
        if parent is not None and parent.kind != "Place":
            found.append(parent)
    return found
