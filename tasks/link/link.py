"""Identity over all articles: who is who, decided from the whole set at once, so that no order of arrival matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tasks.link.clusters import Cluster
from tasks.link.copies import find_copies
from tasks.link.iris import mint
from tasks.link.persons import cluster_people
from tasks.link.profiles import Key, Profile, profiles_of
from tasks.link.things import cluster_identified, cluster_names, cluster_phrases, phrase_key
from tasks.model import ENTITY_TYPES, Decision, EntityType, Extraction, LinkedEntity, Linking
from tasks.settings import Settings


def link(extractions: Iterable[Extraction], settings: Settings) -> Linking:
    """Decide identity over ``extractions``; a pure function of their set."""
    texts: dict[str, str] = {}
    profiles: list[Profile] = []
    for extraction in sorted(extractions, key=lambda e: e.article.sha256):
        if extraction.article.sha256 not in texts:
            texts[extraction.article.sha256] = extraction.article.text
            profiles.extend(profiles_of(extraction))
    clusters, unsure = _cluster(profiles)
    return _name(clusters, unsure, find_copies(texts), settings.base)


def _cluster(profiles: list[Profile]) -> tuple[list[Cluster], list[Decision]]:
    identified = [p for p in profiles if p.same_as]
    rest = [p for p in profiles if not p.same_as]
    people, unsure = cluster_people(p for p in rest if p.named and p.type == "Person")
    clusters = [
        *cluster_identified(identified),
        *people,
        *cluster_names(p for p in rest if p.named and p.type != "Person"),
        *cluster_phrases(p for p in rest if not p.named),
    ]
    return clusters, unsure


def _name(clusters: list[Cluster], unsure: list[Decision], copies: dict[str, str], base: str) -> Linking:
    described = [_describe(cluster) for cluster in clusters]
    iris = mint(base, [(kind, label, identity) for kind, label, _, identity in described])
    entities: list[LinkedEntity] = []
    iri_of: dict[Key, str] = {}
    for cluster, (kind, label, others, _), iri in zip(clusters, described, iris, strict=True):
        for profile in cluster.profiles:
            iri_of[profile.key] = iri
        decisions = {(j.profile.fullest, round(j.score, 2), j.reason) for j in cluster.joinings}
        entities.append(
            LinkedEntity(
                iri, label, kind, others,
                tuple(sorted({same for p in cluster.profiles for same in p.same_as})),
                decisions=tuple(Decision(iri, name, score, reason) for name, score, reason in sorted(decisions)),
            )
        )  # fmt: skip
    entities.sort(key=lambda entity: entity.iri)
    return Linking(tuple(entities), iri_of, copies, tuple(sorted(unsure, key=lambda d: (d.subject, d.reason))))


def _describe(cluster: Cluster) -> tuple[EntityType, str, tuple[str, ...], str]:
    """Type, label, other labels and identity of a cluster, by the votes of its mentions."""
    types: Counter[EntityType] = Counter()
    names: Counter[str] = Counter()
    for profile in cluster.profiles:
        types[profile.type] += profile.mentions + (3 if profile.named else 0)
        for name, count in profile.names:
            names[name] += count
    kind = min(types, key=lambda t: (-types[t], ENTITY_TYPES.index(t)))
    first = min(cluster.profiles, key=lambda p: p.key)
    identity = first.same_as[0] if first.same_as else ""
    labels = Counter(p.label for p in cluster.profiles if p.named or not names)
    if not names:
        shortest = min(labels, key=lambda text: (-labels[text], len(text), text))
        return kind, shortest, tuple(sorted(set(labels) - {shortest})), identity or phrase_key(shortest) + first.key[0]
    label = min(labels, key=lambda text: (-labels[text], -len(text), text))
    return (
        kind,
        label,
        tuple(sorted((set(names) | set(labels)) - {label})),
        identity or min(p.key[0] for p in cluster.profiles),
    )
