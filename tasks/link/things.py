"""Organisations, places, groups, events, works, products and concepts over all articles: equal keys, one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.link.clusters import Cluster, cluster_equal
from tasks.link.names import name_key
from tasks.link.profiles import Profile
from tasks.model import PLACE_TYPES

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|some)\s+", re.I)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.]{1,9}")


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
    """Named things without identifier: one name and one sort of thing (place, organisation, …), one thing.

    A name that exactly one of the ``known`` (identified) things of that sort has is that thing's. An acronym joins the
    spelled-out name that it stands beside in some article, if there is only one such.
    """
    found = sorted(profiles, key=lambda p: p.key)
    named: dict[tuple[str, str], set[int]] = {}
    identified = list(known)
    for number, cluster in enumerate(identified):
        for profile in cluster.profiles:
            named.setdefault(_name_of(profile), set()).add(number)
    fresh = []
    for profile in found:
        fits = named.get(_name_of(profile), set())
        if len(fits) == 1:
            cluster = identified[min(fits)]
            cluster.add(profile, 0.9, f"the only known thing called {profile.fullest}")
        else:
            fresh.append(profile)
    clusters = cluster_equal(fresh, [_name_of(p) for p in fresh], 0.9, "same name as {}")
    return _join_acronyms(clusters, identified)


def _join_acronyms(clusters: list[Cluster], known: list[Cluster]) -> list[Cluster]:
    spelled: dict[tuple[str, str], list[Cluster]] = {}
    for cluster in [*known, *clusters]:
        forms = {n for p in cluster.profiles for n, _ in p.names if p.fullest != n and _ACRONYM.fullmatch(n)}
        for form in sorted(forms):
            spelled.setdefault((_sort(cluster.profiles[0]), name_key(form)), []).append(cluster)
    kept = []
    for cluster in clusters:
        first = cluster.profiles[0]
        targets = spelled.get(_name_of(first), [])
        if _ACRONYM.fullmatch(first.fullest) and len(targets) == 1 and targets[0] is not cluster:
            targets[0].absorb(cluster, 0.85, f"acronym of {targets[0].profiles[0].fullest}")
        else:
            kept.append(cluster)
    return kept


def _name_of(profile: Profile) -> tuple[str, str]:
    return _sort(profile), name_key(profile.fullest)


def cluster_phrases(profiles: Iterable[Profile]) -> list[Cluster]:
    """What has no name. Concepts and collectives (“officials”, “state of emergency”) go by their words; a single person
    or organisation that no name was found for (“the governor”) stays its article's own.
    """
    found = sorted(profiles, key=lambda p: p.key)
    keys = []
    for profile in found:
        key: tuple[str, ...] = (_sort(profile), phrase_key(profile.label))
        if profile.type != "Concept" and not _plural(profile.label):
            key = (*key, profile.key[0], profile.key[1])
        keys.append(key)
    return cluster_equal(found, keys, 0.8, "same words as {}")


def phrase_key(label: str) -> str:
    """A noun phrase without determiner, case and accents."""
    return name_key(_ARTICLE.sub("", label))


def _sort(profile: Profile) -> str:
    return "Place" if profile.type in PLACE_TYPES else profile.type


def _plural(label: str) -> bool:
    head = (
        re.split(r"\s+(?:of|in|from|at|for|on|with|to|who|that|which)\s+", label.strip())[0].rsplit(" ", 1)[-1].lower()
    )
    return head in {"people", "police", "troops", "forces", "men", "women", "children"} or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )
