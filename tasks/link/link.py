"""Identity over all articles: who is who, decided from the whole set at once, so that no order of arrival matters."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

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
from tasks.model import Decision, Extraction, IriOf, Linking, Phrase
from tasks.settings import Settings


def link(extractions: Iterable[Extraction], settings: Settings, kept: Kept | None = None) -> Linking:
    """Decide identity over ``extractions``; a pure function of their set, of the gazetteer and the knowledge base.

    Args:
        kept: what earlier runs found in single articles, and where to keep what is found in new ones; used where
            ``extractions`` can tell what each of them is made from.

    Raises:
        BadKnowledgeBase: ``settings.kb`` cannot be read.
    """
    kb = open_kb(Path(settings.kb)) if settings.kb else None
    profiles: list[Profile] = []
    identified: list[Decision] = []
    absorbed: dict[Key, Key] = {}
    reasons: list[tuple[Key, Decision]] = []
    sketches: dict[str, Sketch] = {}
    phrases: Mapping[str, Mapping[str, Phrase]] = {} if kept is None else kept
    with _no_collection():
        for traces in _traces(extractions, kb, settings.base, kept):
            identified.extend(traces.identified)
            absorbed |= {(traces.key, old): (traces.key, new) for old, new in traces.absorbed.items()}
            reasons.extend(((traces.key, entity), decision) for entity, decision in traces.reasons)
            profiles.extend(traces.profiles)
            if traces.sketch is not None:
                sketches[traces.key] = traces.sketch
            if isinstance(phrases, dict):
                phrases[traces.key] = traces.phrases
        clusters, unsure = _cluster(profiles)
        entities, named = name_things(clusters, identified, reasons, settings.base)
        named.update({old: named[new] for old, new in absorbed.items()})
        unsure.sort(key=lambda d: (d.subject, d.reason))
        copies = copies_among(sketches)
    return Linking(tuple(entities), IriOf(named, phrases), copies, tuple(unsure), phrases)


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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing is looked through for cycles while many objects are made that have none."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


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
