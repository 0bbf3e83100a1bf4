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
    """Things that carry an identifier: one identifier, one thing."""
    found = sorted(profiles, key=lambda p: p.key)
    return cluster_equal(found, [p.same_as[0] for p in found], 1.0, "same identifier as {}")


def cluster_names(profiles: Iterable[Profile]) -> list[Cluster]:
    """Named things without identifier: one name and one sort of thing (place, organisation, …), one thing.

    An acronym joins the spelled-out name that it stands beside in some article, if there is only one such.
    """
    found = sorted(profiles, key=lambda p: p.key)
    clusters = cluster_equal(found, [(_sort(p), name_key(p.fullest)) for p in found], 0.9, "same name as {}")
    spelled: dict[tuple[str, str], list[Cluster]] = {}
    for cluster in clusters:
        forms = {n for p in cluster.profiles for n, _ in p.names if p.fullest != n and _ACRONYM.fullmatch(n)}
        for form in sorted(forms):
            spelled.setdefault((_sort(cluster.profiles[0]), name_key(form)), []).append(cluster)
    kept = []
    for cluster in clusters:
        first = cluster.profiles[0]
        targets = spelled.get((_sort(first), name_key(first.fullest)), [])
        if _ACRONYM.fullmatch(first.fullest) and len(targets) == 1 and targets[0] is not cluster:
            targets[0].absorb(cluster, 0.85, f"acronym of {targets[0].profiles[0].fullest}")
        else:
            kept.append(cluster)
    return kept


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
