"""The place names of an article, each in one sense, with what could be meant and how they stand to each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tasks import gazetteer
from tasks.extract.annotations import TokenMention
from tasks.extract.places.place_syntax import (
    bare_name,
    begins_regions,
    container_after,
    ends_regions,
    is_address,
    kind_around,
    list_mate_after,
    owner_before,
    region_of_code,
)
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import Place
from tasks.ontology import words

PLACE_TYPES = frozenset({"Country", "AdministrativeArea", "City", "Place"})
FEATURES = words("gazetteer", "features")
MANY = 60  # candidates of a name that are weighed


@dataclass(slots=True)
class PlaceName:
    """One name in one sense: the city and the region of one name are two.

    Attributes:
        text: the name as it is first written.
        kind: "region" or "town" where syntax says so, else "".
        candidates: places that it may mean.
        mentions: indexes of its mentions.
        sentences: indexes of the sentences they stand in.
        inside: indexes of names that stand right after it as what it lies in (“X, Y”, “X in Y”).
        within: those of them that it is plainly said to lie in (“X, Y, where”, and not “X, Y and Z”).
        holds: the other way round.
        mates: indexes of names beside it in a list (“X, Y and Z”).
        own: score of each candidate before the rest of the article counts.
        choice: index of the candidate chosen so far.
    """

    text: str
    kind: str
    candidates: tuple[Place, ...]
    mentions: list[int] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    inside: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    mates: list[int] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    choice: int = 0

    @property
    def chosen(self) -> Place:
        """The candidate chosen so far."""
        return self.candidates[self.choice]


@dataclass(slots=True)
class _Occurrence:
    mention: int
    first: int
    last: int
    text: str
    kind: str
    candidates: tuple[Place, ...]
    name: int = -1


@dataclass(slots=True)
class PlaceNames:
    """All of an article.

    Attributes:
        names: in order of their first mention.
        nationalities: ISO 3166-1 code → how often a nationality names it.
        in_sentence: index of a sentence → codes that nationalities name in it.
    """

    names: list[PlaceName] = field(default_factory=list)
    nationalities: Counter[str] = field(default_factory=Counter)
    in_sentence: dict[int, set[str]] = field(default_factory=dict)


def read_place_names(tree: Tree, mentions: list[TokenMention]) -> PlaceNames:
    """The place names and nationalities among ``mentions``; names that the gazetteer does not have are left out."""
    found = PlaceNames()
    occurrences: list[_Occurrence] = []
    listed = _listed_regions(tree, mentions)
    for m, mention in enumerate(mentions):
        if mention.kind != "name":
            continue
        if (
            m in listed
            and mention.type not in PLACE_TYPES
            and _regions(gazetteer.places_named(tree.cut(mention.first, mention.last)))
        ):
            mention.type = "AdministrativeArea"
        if mention.type == "Group":
            nationality = gazetteer.nationality(tree.cut(mention.first, mention.last))
            if nationality is not None and not nationality.code.startswith("continent"):
                found.nationalities[nationality.code[:2]] += 1
                found.in_sentence.setdefault(tree.sentence[mention.first], set()).add(nationality.code[:2])
        elif mention.type in PLACE_TYPES:
            occurrence = _occurrence(tree, m, mention, m in listed)
            if occurrence.candidates:
                occurrences.append(occurrence)
    at = {o.first: o for o in occurrences}
    containers = [(o, at.get(container_after(tree, o.last))) for o in occurrences]
    for occurrence, around in containers:
        if around is not None and not around.kind and _lies_in_region(occurrence, around):
            around.kind = "region"
    _group(tree, found, occurrences)
    ends = {o.last: o for o in occurrences}
    owners = [(o, ends.get(owner_before(tree, o.first))) for o in occurrences]
    for occurrence, around in containers + owners:
        if around is not None and around.name != occurrence.name:
            found.names[occurrence.name].inside.append(around.name)
            found.names[around.name].holds.append(occurrence.name)
            if is_address(tree, occurrence.first, occurrence.last, around.last):
                found.names[occurrence.name].within.append(around.name)
    for occurrence in occurrences:
        mate = at.get(list_mate_after(tree, occurrence.last))
        if mate is not None and mate.name != occurrence.name:
            found.names[occurrence.name].mates.append(mate.name)
            found.names[mate.name].mates.append(occurrence.name)
    return found


def _occurrence(tree: Tree, m: int, mention: TokenMention, listed: bool) -> _Occurrence:
    """``listed``: whether it stands in a list of regions."""
    text = tree.cut(mention.first, mention.last)
    region = region_of_code(tree, mention.first, mention.last)
    if region:
        found = tuple(p for p in gazetteer.places_named(region) if p.level == 1 and p.country in {"US", "CA"})
        return _Occurrence(m, mention.first, mention.last, text, "region", found)
    candidates = gazetteer.places_named(text)
    kind = kind_around(tree, mention.first, mention.last)
    if listed and kind != "town":
        kind, candidates = "region", _regions(candidates) or candidates
    alone = mention.first == mention.last and not kind and tree.dep[mention.last] not in {"compound", "nmod", "amod"}
    river = alone and mention.type == "Place" and mention.first > 0 and tree.lower[mention.first - 1] == "the"
    if text in FEATURES or river:  # “the Velm” is no town of that name
        candidates = tuple(p for p in candidates if p.level == 0)
    bare, own = bare_name(text.split())
    if any(p.level == 0 and p.exact for p in candidates) and own:
        own = ""  # “the Czech Republic” is no region called Czech
    if own == "region":
        kind = own
        both = dict.fromkeys((*candidates, *gazetteer.places_named(bare)))
        candidates = _regions(tuple(both)) or tuple(p for p in candidates if p.exact)
    elif own == "town" and not candidates:
        kind = own
        candidates = tuple(p for p in gazetteer.places_named(bare) if p.level == 3)
    return _Occurrence(m, mention.first, mention.last, text, kind, candidates[:MANY])


def _listed_regions(tree: Tree, mentions: list[TokenMention]) -> set[int]:
    """Indexes of the names in lists of regions: “Orne, Sarn and Velm Counties”, “the counties of Orne and Sarn”."""
    names = [m for m, mention in enumerate(mentions) if mention.kind == "name" and mention.type != "Country"]
    at = {mentions[m].first: m for m in names}
    pairs = [(m, at[after]) for m in names if (after := list_mate_after(tree, mentions[m].last)) in at]
    listed: set[int] = set()
    for m, mate in reversed(pairs):
        if mate in listed or ends_regions(tree, mentions[mate].last):
            listed |= {m, mate}
    for m, mate in pairs:
        if m in listed or begins_regions(tree, mentions[m].first):
            listed |= {m, mate}
    return listed


def _regions(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(p for p in places if p.level in (1, 2))


def _lies_in_region(occurrence: _Occurrence, around: _Occurrence) -> bool:
    """Whether ``around``, right after, is the region it lies in and not the town of the region's name."""
    regions = {p.id for p in around.candidates if p.level == 1 and p.exact}
    towns = any(p.level == 3 and p.exact for p in around.candidates)
    return bool(regions) and towns and any(p.exact and regions.intersection(p.parents) for p in occurrence.candidates)


def _group(tree: Tree, found: PlaceNames, occurrences: list[_Occurrence]) -> None:
    known: dict[tuple[str, str], int] = {}
    for occurrence in occurrences:
        entry = (gazetteer.key_of(occurrence.text), occurrence.kind)
        if entry not in known:
            known[entry] = len(found.names)
            found.names.append(PlaceName(occurrence.text, occurrence.kind, occurrence.candidates))
        occurrence.name = known[entry]
        name = found.names[occurrence.name]
        name.mentions.append(occurrence.mention)
        name.sentences.add(tree.sentence[occurrence.first])
