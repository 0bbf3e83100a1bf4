"""From clusters to entities with an IRI, one label, all other forms, and the reasons why they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks import gazetteer
from tasks.gazetteer import Place
from tasks.link.clusters import Cluster
from tasks.link.institutions import institution
from tasks.link.iris import Wanted, mint
from tasks.link.places import known_place, surroundings
from tasks.link.profiles import Key
from tasks.link.things import belongs_to_owner, phrase_key, stays_in_its_article
from tasks.model import ENTITY_TYPES, PLACE_TYPES, Decision, EntityType, LinkedEntity

#: Letters up to which capitals may be an acronym.
_ACRONYM = 4
#: A label that so many times as few articles use as the most frequent one may still be what the IRI is made from.
_NEARLY_AS_MANY = 3


@dataclass(frozen=True, slots=True)
class _Description:
    type: EntityType
    label: str
    others: tuple[str, ...]
    identity: str  #: what tells it from another thing of that label
    first: str = ""  #: date and key of its first article
    plain: bool = True  #: whether its label alone may be its IRI
    same_as: tuple[str, ...] = ()
    readable: str = ""  #: label that its IRI is made from


def name_things(
    clusters: list[Cluster], identified: Iterable[Decision], joined: Iterable[tuple[Key, Decision]], base: str
) -> tuple[list[LinkedEntity], dict[Key, str]]:
    """Entities sorted by IRI, and the IRI of every profile; what places lie in is added up to their countries.

    Args:
        clusters: what was found to be one.
        identified: why something has an identifier, by that.
        joined: why several entities of one article were made one, by that one.
        base: what IRIs begin with.
    """
    described = [_describe(cluster) for cluster in clusters]
    nations = [place for cluster in clusters if (place := _nation(cluster))]
    nations += [place for description in described if (place := _land(description))]
    around = _surroundings(described, nations)
    everything = [*described, *(_of_gazetteer(place) for place in around)]
    iris = mint(base, [Wanted(d.type, d.readable, d.identity, d.first, d.plain and _best_known(d)) for d in everything])
    iri_of_place = {same: iri for d, iri in zip(everything, iris, strict=True) for same in d.same_as}
    known: dict[str, list[Decision]] = {}
    for decision in identified:
        known.setdefault(decision.entity, []).append(decision)
    within: dict[Key, list[Decision]] = {}
    for key, decision in joined:
        within.setdefault(key, []).append(decision)
    entities: list[LinkedEntity] = []
    iri_of: dict[Key, str] = {p.key: iri for c, iri in zip(clusters, iris, strict=False) for p in c.profiles}
    for number, (description, iri) in enumerate(zip(everything, iris, strict=True)):
        decisions = {d for same in description.same_as for d in known.get(same, ())}
        if number < len(clusters):
            why = {(j.profile.fullest, round(j.score, 2), j.reason) for j in clusters[number].joinings}
            decisions |= {Decision(iri, *values) for values in why}
            decisions |= {d for profile in clusters[number].profiles for d in within.get(profile.key, ())}
        entity = _entity(description, iri, decisions, iri_of_place)
        if number < len(clusters) and (owner := _owner(clusters[number], iri_of, iri_of_place)):
            entity = replace(entity, parent_organization=owner)
        entities.append(entity)
    entities.sort(key=lambda entity: entity.iri)
    return entities, iri_of


def _entity(
    description: _Description, iri: str, decisions: set[Decision], iri_of_place: dict[str, str]
) -> LinkedEntity:
    found = [Decision(iri, d.subject, d.score, d.reason, d.outcome) for d in decisions]
    found.sort(key=lambda d: (d.subject, d.reason, d.score))
    place = known_place(description.same_as)
    lies_in = next(iter(surroundings(place)), None) if place else _land(description)
    return LinkedEntity(
        iri, description.label, description.type, description.others, description.same_as,
        latitude=place.latitude if place else None, longitude=place.longitude if place else None,
        contained_in=iri_of_place.get(lies_in.iri) if lies_in else None, decisions=tuple(found),
    )  # fmt: skip


def _owner(cluster: Cluster, iri_of: dict[Key, str], iri_of_place: dict[str, str]) -> str | None:
    """Whose institution it is (“Russia's defence ministry”): what most articles say, or its own name."""
    votes: Counter[str] = Counter()
    for profile in cluster.profiles:
        if profile.owner and belongs_to_owner(profile):
            votes[iri_of[profile.key[0], profile.owner]] += 1
    if votes:
        return min(votes, key=lambda iri: (-votes[iri], iri))
    nation = _nation(cluster)
    return iri_of_place.get(nation.iri) if nation else None


def _nation(cluster: Cluster) -> Place | None:
    """The country in the name of an institution: “Russian army”."""
    for profile in cluster.profiles:
        if profile.type == "Organization" and (code := institution(profile.fullest).country):
            return gazetteer.country(code)
    return None


def _land(description: _Description) -> Place | None:
    """The country whose people a group is: Russia of “Russians”, “Russian”."""
    if description.type != "Group":
        return None
    found = (gazetteer.country_of_adjective(form) for form in (description.label, *description.others))
    return next((place for place in found if place is not None and place.kind != "Place"), None)


def _surroundings(described: list[_Description], nations: Iterable[Place]) -> list[Place]:
    """What the places among ``described`` lie in, and ``nations``, as far as it is not there itself."""
    there = {same for description in described for same in description.same_as}
    found = {nation.iri: nation for nation in nations if nation.iri not in there}
    for description in described:
        place = known_place(description.same_as)
        for around in surroundings(place) if place else ():
            if around.iri not in there:
                found[around.iri] = around
    return [found[iri] for iri in sorted(found)]


def _of_gazetteer(place: Place) -> _Description:
    return _Description(place.kind, place.name, (), place.iri, place.iri, same_as=(place.iri,), readable=place.name)


def _describe(cluster: Cluster) -> _Description:
    """Type, labels and identity of a cluster, by the votes of its mentions."""
    types: dict[EntityType, int] = {}
    names: Counter[str] = Counter()
    for profile in cluster.profiles:
        types[profile.type] = types.get(profile.type, 0) + profile.mentions + (3 if profile.named else 0)
        for name, count in profile.names:
            names[name] += count
    kind = min(types, key=lambda t: (-types[t], ENTITY_TYPES.index(t)))
    same_as = tuple(sorted({same for p in cluster.profiles for same in p.same_as}))
    labels = Counter(p.label for p in cluster.profiles if p.named or not names)
    first = min(p.in_order for p in cluster.profiles)
    plain = True
    if names:
        if kind == "Person" and any(" " in text for text in labels):  # not “Biden”, however many articles say no more
            labels = Counter({text: count for text, count in labels.items() if " " in text})
        labels = _spoken_softly(labels, names)
        readable = _first_label(cluster, labels)
        label = min(labels, key=lambda text: (_shouts(text, kind, labels), -labels[text], -len(text), text))
        others, identity = (set(names) | {p.label for p in cluster.profiles if p.named}) - {label}, first[1][0]
    else:
        readable = label = min(labels, key=lambda text: (-labels[text], len(text), text))
        plain = not any(stays_in_its_article(p) for p in cluster.profiles)
        others, identity = set(labels) - {label}, phrase_key(label) + ("" if plain else "\0".join(first[1]))
    if kind in PLACE_TYPES and label.isupper() and len(label) > _ACRONYM:  # only ever named in a dateline
        label, others, readable = label.title(), others | {label}, readable.title()
    identity = same_as[0] if same_as else identity
    if kind in PLACE_TYPES and (place := known_place(same_as)):
        readable = place.name  # whatever the articles call it, so that its IRI stays as it is
    return _Description(
        kind, label, tuple(sorted(others)), identity, f"{first[0]} {first[1]}", plain, same_as, readable
    )


def _first_label(cluster: Cluster, labels: Counter[str]) -> str:
    """The label that its earliest article gives, of those that are nearly as frequent as any.

    Its IRI is made from it, so that it stays as it is while two labels go on to be used by turns.
    """
    fewest = max(labels.values()) / _NEARLY_AS_MANY
    frequent = {text for text, count in labels.items() if count >= fewest}
    if len(frequent) == 1:
        return min(frequent)
    softly = {text.casefold(): text for text in sorted(frequent)}
    for profile in sorted(cluster.profiles, key=lambda p: p.in_order):
        if found := softly.get(profile.label.casefold()):
            return found
    return min(frequent)


def _best_known(description: _Description) -> bool:
    """Whether a place is the best known of its label; another has a suffix, whatever the articles name."""
    place = known_place(description.same_as)
    if place is None:
        return True
    return next((p.id == place.id for p in gazetteer.places_named(description.readable)), True)


def _spoken_softly(labels: Counter[str], names: Counter[str]) -> Counter[str]:
    """``labels``, those in capitals as they are written elsewhere: KELMOUTH as Kelmouth."""
    if not any(text.isupper() for text in labels):
        return labels
    soft: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-names[n], n)):
        if not name.isupper():
            soft.setdefault(name.casefold(), name)
    found: Counter[str] = Counter()
    for text, count in labels.items():
        found[soft.get(text.casefold(), text) if text.isupper() and len(text) > _ACRONYM else text] += count
    return found


def _shouts(text: str, kind: EntityType, labels: Counter[str]) -> bool:
    """Whether ``text`` is in capitals only because of where it stands (a dateline), and another label is not.

    The name of an organisation or a product may well be an acronym.
    """
    acronyms = kind not in PLACE_TYPES and kind != "Person"
    return text.isupper() and len(text) > _ACRONYM and not acronyms and not all(other.isupper() for other in labels)
