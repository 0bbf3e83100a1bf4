"""From clusters to entities with an IRI, one label, all other forms, and the reasons why they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.gazetteer import Place
from tasks.link.clusters import Cluster
from tasks.link.iris import mint
from tasks.link.places import known_place, surroundings
from tasks.link.profiles import Key
from tasks.link.things import phrase_key
from tasks.model import ENTITY_TYPES, PLACE_TYPES, Decision, EntityType, LinkedEntity


@dataclass(frozen=True, slots=True)
class _Description:
    type: EntityType
    label: str
    others: tuple[str, ...]
    identity: str  #: what tells it from another thing of that label
    same_as: tuple[str, ...] = ()


def name_things(
    clusters: list[Cluster], identified: Iterable[Decision], base: str
) -> tuple[list[LinkedEntity], dict[Key, str]]:
    """Entities sorted by IRI, and the IRI of every profile; what places lie in is added up to their countries."""
    described = [_describe(cluster) for cluster in clusters]
    around = _surroundings(described)
    everything = [*described, *(_of_gazetteer(place) for place in around)]
    iris = mint(base, [(d.type, d.label, d.identity) for d in everything])
    iri_of_place = {same: iri for d, iri in zip(everything, iris, strict=True) for same in d.same_as}
    known: dict[str, list[Decision]] = {}
    for decision in identified:
        known.setdefault(decision.entity, []).append(decision)
    entities: list[LinkedEntity] = []
    iri_of: dict[Key, str] = {}
    for number, (description, iri) in enumerate(zip(everything, iris, strict=True)):
        decisions = {d for same in description.same_as for d in known.get(same, ())}
        if number < len(clusters):
            iri_of.update((profile.key, iri) for profile in clusters[number].profiles)
            joinings = clusters[number].joinings
            decisions |= {Decision(iri, j.profile.fullest, round(j.score, 2), j.reason) for j in joinings}
        entities.append(_entity(description, iri, decisions, iri_of_place))
    entities.sort(key=lambda entity: entity.iri)
    return entities, iri_of


def _entity(
    description: _Description, iri: str, decisions: set[Decision], iri_of_place: dict[str, str]
) -> LinkedEntity:
    found = sorted((replace(d, entity=iri) for d in decisions), key=lambda d: (d.subject, d.reason, d.score))
    place = known_place(description.same_as)
    lies_in = next(iter(surroundings(place)), None) if place else None
    return LinkedEntity(
        iri, description.label, description.type, description.others, description.same_as,
        latitude=place.latitude if place else None, longitude=place.longitude if place else None,
        contained_in=iri_of_place.get(lies_in.iri) if lies_in else None, decisions=tuple(found),
    )  # fmt: skip


def _surroundings(described: list[_Description]) -> list[Place]:
    """What the places among ``described`` lie in, as far as it is not there itself."""
    there = {same for description in described for same in description.same_as}
    found: dict[str, Place] = {}
    for description in described:
        place = known_place(description.same_as)
        for around in surroundings(place) if place else ():
            if around.iri not in there:
                found[around.iri] = around
    return [found[iri] for iri in sorted(found)]


def _of_gazetteer(place: Place) -> _Description:
    return _Description(place.kind, place.name, (), place.iri, (place.iri,))


def _describe(cluster: Cluster) -> _Description:
    """Type, labels and identity of a cluster, by the votes of its mentions."""
    types: Counter[EntityType] = Counter()
    names: Counter[str] = Counter()
    for profile in cluster.profiles:
        types[profile.type] += profile.mentions + (3 if profile.named else 0)
        names.update(dict(profile.names))
    kind = min(types, key=lambda t: (-types[t], ENTITY_TYPES.index(t)))
    first = min(cluster.profiles, key=lambda p: p.key)
    same_as = tuple(sorted({same for p in cluster.profiles for same in p.same_as}))
    labels = Counter(p.label for p in cluster.profiles if p.named or not names)
    if names:
        label = min(labels, key=lambda text: (_shouts(text, names), -labels[text], -len(text), text))
        others, identity = (set(names) | set(labels)) - {label}, min(p.key[0] for p in cluster.profiles)
    else:
        label = min(labels, key=lambda text: (-labels[text], len(text), text))
        others, identity = set(labels) - {label}, phrase_key(label) + first.key[0]
    if kind in PLACE_TYPES and label.isupper() and len(label) > 4:  # only ever named in a dateline
        label, others = label.title(), others | {label}
    return _Description(kind, label, tuple(sorted(others)), same_as[0] if same_as else identity, same_as)


def _shouts(text: str, names: Counter[str]) -> bool:
    """Whether ``text`` is in capitals only because of where it stands: a dateline, a headline, a table."""
    return text.isupper() and len(text) > 4 and any(n.casefold() == text.casefold() and n != text for n in names)
