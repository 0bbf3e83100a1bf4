"""Names inside names: the place in “University of Dunmarrow”, the company in “Harwick Science Fair”."""

from __future__ import annotations

from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_words import directions, heads, known_names, word_set
from tasks.extract.mentions.names import Name
from tasks.extract.mentions.place_kinds import is_settlement, kinds, place_votes
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import is_place_name
from tasks.model import PLACE_TYPES, EntityType


def inner_names(
    tree: Tree, name: Name, kind: EntityType, known: dict[str, EntityType]
) -> list[tuple[int, int, EntityType]]:
    """First token, last token and type of every name inside ``name``; ``known`` has the article's names."""
    if (
        name.quoted
        or kind in _WHOLE
        or name.first == name.last
        or kinds(tree.cut(name.first, name.last)) & {"country", "region", "city"}
    ):
        return []
    if tree.lower[name.first] in directions() and kind in PLACE_TYPES:
        return []  # “North America” holds no second place
    found: list[tuple[int, int, EntityType]] = []
    k = name.first
    if tree.lower[k] in word_set("event_first") | word_set("product_first") and name.last == k + 1:
        return []  # “Storm Sarn” is called so, wherever Sarn may be
    if tree.lower[k] in word_set("namesakes") and name.last > k + 1:
        k += 2  # nor does “Queen Agnes Hospital” a town
    while k <= name.last:
        last, inner = _inner_at(tree, name, kind, k, known)
        if inner is not None:
            found.append((k, last, inner))
        k = last + 1
    return found


def _inner_at(
    tree: Tree, name: Name, kind: EntityType, k: int, known: dict[str, EntityType]
) -> tuple[int, EntityType | None]:
    """Last token and type of the longest name that begins at ``k`` inside ``name``; ``k`` and None without one."""
    if not tree.text[k][0].isupper():
        return k, None
    directed = k > name.first and tree.lower[k - 1] in directions()
    if directed and (kind in PLACE_TYPES or is_place_name(tree.cut(k - 1, k))):
        return k, None  # “New England Journal” holds no England
    for last in range(min(name.last, k + 4), k - 1, -1):
        if (k, last) == (name.first, name.last) or not any(c.isalnum() for c in tree.text[last]):
            continue
        if k == last and (
            tree.lower[k] in directions() or tree.lower[k] in heads().last or tree.lower[k] in heads().first
        ):
            continue
        text = tree.cut(k, last)
        if text in _COLOURS:
            continue
        if (
            last > k
            and tree.lower[last] in word_set("area_heads")
            and last < name.last
            and place_votes(tree.cut(k, last - 1))
        ):
            return last, "AdministrativeArea"
        inner = _type(text, known)
        if inner not in _ANYWHERE and (k > name.first or kind in {"Product", "CreativeWork", "Organization"}):
            inner = None  # “Church of Sarn Saints” holds no second body, “Harwick Browser” no company
        if inner is None and k > name.first and tree.lower[k - 1] in {"of", "in", "the", "at", ","}:
            inner = _small_place(text) if kinds(text) or tree.ent[k] == "GPE" or not is_english(tree.lower[k]) else None
        if inner is None and k == name.first and tree.lower[name.last] in word_set("local_heads"):
            inner = _small_place(text)
        if inner is not None:
            return last, inner
    return k, None


#: Types whose names hold no other: what a virus or a make is called after is not what the article speaks of.
_WHOLE = frozenset({"Person", "AdministrativeArea", "City", "Country", "Concept"})
#: Types that a name may hold anywhere inside; another body or person only at its beginning.
_ANYWHERE = frozenset({"Country", "AdministrativeArea", "City", "Place", "Group"})
#: Words for peoples that are as often plain adjectives (“Black Harbour”).
_COLOURS = frozenset({"Black", "White", "Western", "Latin", "Roman", "Orthodox", "Native"})


def _small_place(text: str) -> EntityType | None:
    return "City" if is_settlement(text) else None


def _type(text: str, known: dict[str, EntityType]) -> EntityType | None:
    places = kinds(text)
    if known_names().get(text) == "Group" or ("nationality" in places and "country" not in places):
        return "Group"
    if "country" in places:
        return "Country"
    if "region" in places:
        return "AdministrativeArea"
    if "continent" in places:
        return "Place"
    kind = known.get(text)
    if kind is None and known_names().get(text) in {"Organization", "Place"} and len(text) > 3:
        return known_names()[text]  # type: ignore[return-value]
    if kind is not None and (kind != "Person" or " " in text):
        return kind
    if "city" in places and kind in PLACE_TYPES:
        return "City"
    return None
