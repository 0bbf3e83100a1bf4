"""Identity over all articles: who is who, decided from the whole set at once, so that no order of arrival matters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tasks.kb.identify import identify
from tasks.kb.store import open_kb
from tasks.link.clusters import Cluster
from tasks.link.copies import find_copies
from tasks.link.naming import name_things
from tasks.link.persons import cluster_people
from tasks.link.profiles import Profile, profiles_of
from tasks.link.things import cluster_identified, cluster_names, cluster_phrases
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
    for extraction in sorted(extractions, key=lambda e: e.article.key):
        if extraction.article.key in texts:
            continue
        texts[extraction.article.key] = extraction.article.text
        if kb is not None:
            extraction, decisions = identify(extraction, kb)
            identified.extend(decisions)
        profiles.extend(profiles_of(extraction))
    clusters, unsure = _cluster(profiles)
    entities, iri_of = name_things(clusters, identified, settings.base)
    unsure.sort(key=lambda d: (d.subject, d.reason))
    return Linking(tuple(entities), iri_of, find_copies(texts), tuple(unsure))


def _cluster(profiles: list[Profile]) -> tuple[list[Cluster], list[Decision]]:
    known = cluster_identified(p for p in profiles if p.same_as)
    rest = [p for p in profiles if not p.same_as]
    known_people = [c for c in known if c.profiles[0].type == "Person"]
    known_things = [c for c in known if c.profiles[0].type != "Person"]
    people, unsure = cluster_people((p for p in rest if p.named and p.type == "Person"), known_people)
    things = cluster_names((p for p in rest if p.named and p.type != "Person"), known_things)
    phrases = cluster_phrases(p for p in rest if not p.named)
    return [*known, *people, *things, *phrases], unsure
