"""Places, groups, events, works, products and concepts over all articles: equal keys, one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from tasks import gazetteer
from tasks.link.clusters import Cluster, cluster_equal
from tasks.link.evidence import tie
from tasks.link.institutions import institution, spelled
from tasks.link.kinds import is_some_of_a_kind
from tasks.link.names import name_key
from tasks.link.profiles import Profile
from tasks.model import PLACE_TYPES, EntityType
from tasks.ontology import lexicon

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|some)\s+", re.I)
#: Sorts of things that extraction easily takes for each other; a name of several words or with a number settles it.
_MISTAKEN = frozenset({"Organization", "Product", "CreativeWork", "Event", "Facility", "Concept"})
_NUMBERED = re.compile(r"\d")
_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_YEAR_LAST = re.compile(r"^(\D+) ((?:19|20)\d\d)$")
_CAMEL = re.compile(r"^[a-z]{1,2}[A-Z]")
_PLURAL_NUMBER = re.compile(r"(?<=\d)s$")
#: An article in so many may give a name two things by mistake.
_SELDOM = 10
#: Letters up to which a final “s” may be no plural.
_SHORT = 4
_AFTER_HEAD = re.compile(r"\s+(?:of|in|from|at|for|on|with|to|who|that|which)\s+")
_INDEFINITE = re.compile(r"(?:an?|no|one of)\s", re.I)
#: Sorts of things whose names are written in one word or in several.
_WRITTEN_TOGETHER = frozenset({"Product", "CreativeWork", "Event", "Facility"})
#: Types whose indefinite noun phrase, said once, names a kind.
_KINDS = frozenset({"Event", "Product", "CreativeWork", "Facility", "Place"})


def settle_sorts(profiles: list[Profile]) -> list[Profile]:
    """``profiles`` with the type settled that articles give differently to one name.

    Of a name with a number or of several words (“Lumo 4”, product here and organisation there), the most frequent; of
    another, where its articles name the same things besides; likewise of a “person” that no pronoun or role shows to be
    one, and that at least two other articles name as a thing. Nothing is settled for a name that more than a few
    articles give two things, nor in those, unless no person's is written so (“xPad 4”).
    """
    by_name: dict[str, list[Profile]] = {}
    for profile in profiles:
        if profile.named:
            by_name.setdefault(spelled(profile.fullest), []).append(profile)
    for plural in [name for name in sorted(by_name) if name.endswith("s") and name[:-1] in by_name]:
        by_name[plural[:-1]].extend(by_name.pop(plural))
    found: dict[tuple[str, str], EntityType] = {}
    for group in by_name.values():
        found.update(_settle(group))
    return [replace(p, type=found[p.key]) if p.key in found else p for p in profiles]


def _settle(group: list[Profile]) -> Iterator[tuple[tuple[str, str], EntityType]]:
    if len({p.type for p in group}) < 2:
        return
    name = group[0].fullest
    unlike_people = bool(_CAMEL.match(name) or _NUMBERED.search(name))
    if not unlike_people:
        said = Counter((p.key[0], spelled(p.fullest)) for p in group)  # singular and plural are no two things
        if sum(count > 1 for count in said.values()) * _SELDOM > len({article for article, _ in said}):
            return  # a name of two things
        group = [p for p in group if said[p.key[0], spelled(p.fullest)] == 1]
    if len({p.type for p in group}) < 2:
        return
    things = [p for p in group if p.type in _MISTAKEN]
    votes: dict[EntityType, int] = {}
    for profile in sorted(things, key=lambda p: p.key):
        votes[profile.type] = votes.get(profile.type, 0) + profile.mentions
    best = min(votes, key=lambda t: (-votes[t] * (1 if t == "Concept" else 2), t), default=None)
    if best is None or best == "Facility":  # the White House is a building, and who works there
        return
    of_best = [p for p in things if p.type == best]
    for profile in things:
        if profile.type != best and (" " in name or unlike_people or tie(profile, of_best)):
            yield profile.key, best
    persons = [p for p in group if p.type == "Person"]
    if any(p.human or (p.roles and not unlike_people) for p in persons):
        return
    foreign = name_key(name).partition(" ")[0] not in _given_names()
    for profile in persons:
        many = len(things) >= 2 and (len(things) > len(persons) or (" " in name and foreign))
        if unlike_people or many or (foreign and tie(profile, of_best)):
            yield profile.key, best


@cache
def _given_names() -> frozenset[str]:
    table = lexicon("given_names")
    return frozenset(" ".join((table["female"], table["male"])).split())


def cluster_identified(profiles: Iterable[Profile]) -> list[Cluster]:
    """Things that carry identifiers: whoever shares one is one thing."""
    clusters: dict[int, Cluster] = {}
    of: dict[str, int] = {}
    for number, profile in enumerate(sorted(profiles, key=lambda p: p.key)):
        met = sorted({of[same] for same in profile.same_as if same in of})
        if met:
            cluster = clusters[met[0]]
            cluster.add(profile, 1.0, f"same identifier as {cluster.profiles[0].fullest}")
            for other in met[1:]:
                cluster.absorb(clusters.pop(other), 1.0, f"same identifier as {profile.fullest}")
                of.update((same, met[0]) for same, place in of.items() if place == other)
        else:
            clusters[number] = Cluster([profile])
        of.update(dict.fromkeys(profile.same_as, met[0] if met else number))
    return list(clusters.values())


def cluster_names(profiles: Iterable[Profile], known: Iterable[Cluster]) -> list[Cluster]:
    """Named things without identifier, organisations and people aside: one name and one sort of thing, one thing.

    A name that exactly one of the ``known`` (identified) things of that sort has is that thing's.
    """
    found = sorted(profiles, key=lambda p: p.key)
    singular = _singulars(found)

    def name_of(profile: Profile) -> tuple[str, str]:
        sort = sort_of(profile)
        key = spelled(profile.fullest)
        if sort == "Group":
            return sort, _people(profile.fullest) or (key[:-1] if key.endswith("s") and len(key) > _SHORT else key)
        key = singular.get(key, key) if sort == "Product" else key
        if sort == "Event":
            key = _YEAR_LAST.sub(r"\2 \1", key)
        return sort, _SPACE.sub("", key) if sort in _WRITTEN_TOGETHER and len(key) > _SHORT else key

    named: dict[tuple[str, str], set[int]] = {}
    identified = list(known)
    for number, cluster in enumerate(identified):
        for profile in cluster.profiles:
            named.setdefault(name_of(profile), set()).add(number)
    fresh = []
    for profile in found:
        fits = named.get(name_of(profile), set())
        if len(fits) == 1:
            cluster = identified[min(fits)]
            cluster.add(profile, 0.9, f"the only known thing called {profile.fullest}")
        else:
            fresh.append(profile)
    return cluster_equal(fresh, [name_of(p) for p in fresh], 0.9, "same name as {}")


def _people(name: str) -> str:
    """What a word of nationality stands for, whatever its form (“Norwegian”, “Norwegians”); "" for any other."""
    found = gazetteer.nationality(name)
    return f"people of {found.code}" if found else ""


def _singulars(profiles: list[Profile]) -> dict[str, str]:
    """Keys of product names → that of the same product: without plural, and without its maker's name.

    A bare number (“300”) is a product's name only beside its maker.
    """
    products = [p for p in profiles if p.type == "Product"]
    keys = {spelled(p.fullest) for p in products}
    makers: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    plain = {}
    for key in sorted(keys):
        single = _PLURAL_NUMBER.sub("", key)
        if single == key and key.endswith("s") and key[:-1] in keys:
            single = key[:-1]
        plain[key] = single
    for profile in products:
        key = plain[spelled(profile.fullest)]
        first, _, rest = key.partition(" ")
        if rest and (first in profile.company or any(c.split()[0] == first for c in profile.company)):
            makers.setdefault(rest, set()).add(first)
    for key in sorted(keys):
        single = plain[key]
        first, _, rest = single.partition(" ")
        if rest and makers.get(rest) == {first} and re.search(r"[a-z]", rest) and _NUMBERED.search(rest):
            single = rest
        found[key] = single
    return found


def stays_in_its_article(profile: Profile) -> bool:
    """Whether what has no name is its article's own: a single person or organisation, some of a kind (“the two men”,
    “several officials”; but “officials” and “117 drones” are the kind, anywhere), an unresolved pronoun."""
    if profile.named or is_institution(profile):
        return False
    if profile.only_pronouns:
        return True
    if profile.type in _KINDS and profile.once and all(_INDEFINITE.match(p) for p in profile.phrases):
        return False  # “a major provocation”: what something is called, no certain event
    if profile.type == "Concept":
        return False
    return not _plural(profile.label) or any(map(is_some_of_a_kind, profile.phrases))


def belongs_to_owner(profile: Profile) -> bool:
    """Whether an organisation is of a kind that countries have, so that “Russia's” before it says whose it is."""
    return profile.type == "Organization" and institution(profile.fullest).generic


def is_institution(profile: Profile) -> bool:
    """Whether an unnamed organisation is one of a country that is said: “Russia's defence ministry”."""
    if profile.named or profile.only_pronouns or profile.type != "Organization" or _plural(profile.label):
        return False
    name = institution(profile.label)
    return name.generic and bool(name.country)


def phrase_key(label: str) -> str:
    """A noun phrase without determiner, case and accents."""
    return name_key(_ARTICLE.sub("", label))


def sort_of(profile: Profile) -> str:
    """The sort of thing that a profile is compared within: places are one, otherwise its type."""
    return "Place" if profile.type in PLACE_TYPES else profile.type


def _plural(label: str) -> bool:
    head = _AFTER_HEAD.split(label.strip(), maxsplit=1)[0].rsplit(" ", 1)[-1].lower()
    return head in {"people", "police", "men", "women", "children"} or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )
