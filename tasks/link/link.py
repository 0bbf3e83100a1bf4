"""Identity over all articles: who is who, decided from the whole set at once, so that no order of arrival matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from pickle import dumps, loads

from tasks.kb.store import KnowledgeBase, open_kb
from tasks.link.clusters import Cluster
from tasks.link.copies import Sketch, copies_among
from tasks.link.kept import Kept, Source
from tasks.link.naming import name_things
from tasks.link.organizations import cluster_organizations
from tasks.link.persons import cluster_people
from tasks.link.profiles import Key, Profile
from tasks.link.things import cluster_identified, cluster_names, is_institution, settle_sorts, sort_of
from tasks.link.traces import Traces, traces_of
from tasks.memory import forget, give_back, no_collection
from tasks.model import Decision, Extraction, IriOf, LinkedEntity, Linking, Phrase
from tasks.settings import Settings

#: Entities, the IRI of each named thing of an article, copies, and where nothing could be decided.
_Decided = tuple[tuple[LinkedEntity, ...], dict[Key, str], dict[str, str], tuple[Decision, ...]]

#: An object as a plain tuple, which is packed up in a fifth of the time.
_values_of_decision = attrgetter(*Decision.__dataclass_fields__)
_values_of_entity = attrgetter(*LinkedEntity.__dataclass_fields__)


def link(extractions: Iterable[Extraction], settings: Settings, kept: Kept | None = None) -> Linking:
    """Decide identity over ``extractions``; a pure function of their set, of the gazetteer and the knowledge base.

    Args:
        kept: what earlier runs found in single articles, and where to keep what is found in new ones; used where
            ``extractions`` can tell what each of them is made from.

    Raises:
        BadKnowledgeBase: ``settings.kb`` cannot be read.
    """
    kb = open_kb(Path(settings.kb)) if settings.kb else None
    said: dict[str, Mapping[str, Phrase]] | None = {} if kept is None else None
    with no_collection():
        # What remains lies scattered among what was only needed on the way, and a little of it holds the memory of all:
        # so it is packed up, and unpacked when the rest has gone.
        packed = _packed(_decide(_traces(extractions, kb, settings.base, kept), settings.base, said))
        if kept is not None:
            forget("tasks.link", "tasks.gazetteer")
            give_back()
        entities, named, copies, unsure = _unpacked(packed)
    phrases = said if kept is None else kept
    assert phrases is not None
    return Linking(entities, IriOf(named, phrases), copies, unsure, phrases)


def _packed(decided: _Decided) -> bytes:
    entities, named, copies, unsure = decided
    plain = []
    for entity in entities:
        *values, decisions = _values_of_entity(entity)
        plain.append((*values, tuple(map(_values_of_decision, decisions))))
    return dumps((plain, named, copies, tuple(map(_values_of_decision, unsure))))


def _unpacked(packed: bytes) -> _Decided:
    plain, named, copies, unsure = loads(packed)
    entities = tuple(LinkedEntity(*[*values, tuple(Decision(*d) for d in found)]) for *values, found in plain)
    return entities, named, copies, tuple(Decision(*values) for values in unsure)


def _decide(traces: Iterable[Traces], base: str, phrases: dict[str, Mapping[str, Phrase]] | None) -> _Decided:
    """Who is who; the phrases of each article go into ``phrases``, where they are not kept elsewhere."""
    profiles: list[Profile] = []
    identified: list[Decision] = []
    absorbed: dict[Key, Key] = {}
    reasons: list[tuple[Key, Decision]] = []
    sketches: dict[str, Sketch] = {}
    for found in traces:
        identified.extend(found.identified)
        absorbed |= {(found.key, old): (found.key, new) for old, new in found.absorbed.items()}
        reasons.extend(((found.key, entity), decision) for entity, decision in found.reasons)
        profiles.extend(found.profiles)
        if found.sketch is not None:
            sketches[found.key] = found.sketch
        if phrases is not None:
            phrases[found.key] = found.phrases
    clusters, unsure = _cluster(profiles)
    entities, named = name_things(clusters, identified, reasons, base)
    named.update({old: named[new] for old, new in absorbed.items()})
    unsure.sort(key=lambda d: (d.subject, d.reason))
    return tuple(entities), named, copies_among(sketches), tuple(unsure)


def _traces(
    extractions: Iterable[Extraction], kb: KnowledgeBase | None, base: str, kept: Kept | None
) -> Iterator[Traces]:
    """What each article brings, in the order of their keys, each once."""
    if kept is not None and isinstance(extractions, Source):
        yield from kept.traces(extractions, lambda extraction: traces_of(extraction, kb, base))
        return
    found: dict[str, Traces] = {}
    for extraction in extractions:
        if extraction.article.key not in found:
            found[extraction.article.key] = traces_of(extraction, kb, base)
    for key in sorted(found):
        yield found.pop(key)


def _cluster(profiles: list[Profile]) -> tuple[list[Cluster], list[Decision]]:
    profiles = settle_sorts(profiles)
    known = cluster_identified(p for p in profiles if p.same_as)
    by_sort: dict[str, list[Cluster]] = {}
    for cluster in known:
        by_sort.setdefault(sort_of(cluster.profiles[0]), []).append(cluster)
    people: list[Profile] = []
    organizations: list[Profile] = []
    things: list[Profile] = []
    for profile in profiles:
        if profile.same_as:
            continue
        sort = sort_of(profile)
        if sort == "Organization" and (profile.named or is_institution(profile)):
            organizations.append(profile)
        else:
            (people if sort == "Person" else things).append(profile)
    persons, unsure = cluster_people(people, by_sort.get("Person", ()))
    organized, open_ones = cluster_organizations(organizations, by_sort.get("Organization", ()))
    rest = [c for sort in sorted(by_sort) if sort not in {"Person", "Organization"} for c in by_sort[sort]]
    named = cluster_names(things, rest)
    return [*known, *persons, *organized, *named], [*unsure, *open_ones]
