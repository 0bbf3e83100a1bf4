"""Identity over all articles: who is who, decided from the whole set at once, so that no order of arrival matters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tasks.kb.identify import identify
from tasks.kb.store import open_kb
from tasks.link.clusters import Cluster
from tasks.link.copies import find_copies
from tasks.link.naming import name_things
from tasks.link.organizations import cluster_organizations
from tasks.link.persons import cluster_people
from tasks.link.profiles import Key, Profile, profiles_of
from tasks.link.things import cluster_identified, cluster_names, cluster_phrases, is_institution, settle_sorts, sort_of
from tasks.link.within import join_within
from tasks.model import Decision, Extraction, Linking
from tasks.settings import Settings


def link(extractions: Iterable[Extraction], settings: Settings) -> Linking:
    """Decide identity over ``extractions``; a pure function of their set, of the gazetteer and the knowledge base.

    Raises:
        BadKnowledgeBase: ``settings.kb`` cannot be read.
    """
    kb = open_kb(Path(settings.kb)) if settings.kb else None
    texts: dict[str, str] = {}
    profiles: list[Profile] = []
    identified: list[Decision] = []
    absorbed: dict[Key, Key] = {}
    reasons: list[tuple[Key, Decision]] = []
    for extraction in sorted(extractions, key=lambda e: e.article.key):
        if extraction.article.key in texts:
            continue
        texts[extraction.article.key] = extraction.article.text
        if kb is not None:
            extraction, decisions = identify(extraction, kb)
            identified.extend(decisions)
        joined = join_within(extraction)
        absorbed |= {(extraction.article.key, old): (extraction.article.key, new) for old, new in joined.into.items()}
        reasons.extend(((extraction.article.key, entity), decision) for entity, decision in joined.reasons)
        profiles.extend(profiles_of(joined.extraction))
    clusters, unsure = _cluster(profiles)
    entities, iri_of = name_things(clusters, identified, reasons, settings.base)
    iri_of.update({old: iri_of[new] for old, new in absorbed.items()})
    unsure.sort(key=lambda d: (d.subject, d.reason))
    return Linking(tuple(entities), iri_of, find_copies(texts), tuple(unsure))


def _cluster(profiles: list[Profile]) -> tuple[list[Cluster], list[Decision]]:
    profiles = settle_sorts(profiles)
    known = cluster_identified(p for p in profiles if p.same_as)
    by_sort: dict[str, list[Cluster]] = {}
    for cluster in known:
        by_sort.setdefault(sort_of(cluster.profiles[0]), []).append(cluster)
    people: list[Profile] = []
    organizations: list[Profile] = []
    things: list[Profile] = []
    phrases: list[Profile] = []
    for profile in profiles:
        if profile.same_as:
            continue
        sort = sort_of(profile)
        if sort == "Organization" and (profile.named or is_institution(profile)):
            organizations.append(profile)
        elif not profile.named:
            phrases.append(profile)
        else:
            (people if sort == "Person" else things).append(profile)
    persons, unsure = cluster_people(people, by_sort.get("Person", ()))
    organized, open_ones = cluster_organizations(organizations, by_sort.get("Organization", ()))
    rest = [c for sort in sorted(by_sort) if sort not in {"Person", "Organization"} for c in by_sort[sort]]
    named = cluster_names(things, rest)
    return [*known, *persons, *organized, *named, *cluster_phrases(phrases)], [*unsure, *open_ones]
