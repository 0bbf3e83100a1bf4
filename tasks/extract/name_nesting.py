"""Names inside names: the place in “University of Dunmarrow”, the company in “Harwick Science Fair”."""

from __future__ import annotations

from tasks.extract.name_words import directions, heads, known_names
from tasks.extract.names import Name
from tasks.extract.place_kinds import kinds
from tasks.extract.tree import Tree
from tasks.model import PLACE_TYPES, EntityType


def inner_names(
    tree: Tree, name: Name, kind: EntityType, known: dict[str, EntityType]
) -> list[tuple[int, int, EntityType]]:
    """First token, last token and type of every name inside ``name``; ``known`` has the article's names."""
    if (
        kind in {"Person", "AdministrativeArea", "City", "Country"}
        or name.first == name.last
        or kinds(tree.cut(name.first, name.last)) & {"country", "region", "city"}
    ):
        return []
    if tree.lower[name.first] in directions() and kind in PLACE_TYPES:
        return []  # “North America” holds no second place
    found: list[tuple[int, int, EntityType]] = []
    k = name.first
    while k <= name.last:
        step = 1
        for last in range(min(name.last, k + 3), k - 1, -1):
            if (k, last) == (name.first, name.last) or not tree.text[k][0].isupper():
                continue
            if k == last and (
                tree.lower[k] in directions() or tree.lower[k] in heads().last or tree.lower[k] in heads().first
            ):
                continue
            text = tree.cut(k, last)
            inner = _type(text, known)
            if inner:
                found.append((k, last, inner))
                step = last - k + 1
                break
        k += step
    return found


def _type(text: str, known: dict[str, EntityType]) -> EntityType | None:
    places = kinds(text)
    if "country" in places:
        return "Country"
    if "region" in places:
        return "AdministrativeArea"
    if "continent" in places:
        return "Place"
    kind = known.get(text)
    if (
        kind is None
        and known_names().get(text) in {"Organization", "Place", "Product", "CreativeWork"}
        and len(text) > 3
    ):
        return known_names()[text]  # type: ignore[return-value]
    if kind is not None and (kind != "Person" or " " in text):
        return kind
    if "city" in places and kind in PLACE_TYPES:
        return "City"
    return None
