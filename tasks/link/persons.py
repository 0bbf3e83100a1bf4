"""People over all articles: blocks by family name, full names compared, bare names given to the one they fit.

Wrong merges are worse than missed ones: a bare family name joins a full one only if there is just one such person
in the block and something besides the name ties the two articles together. What is not clear stays by itself and is
nobody that others are compared with, so that one unclear mention does not part those that were clear without it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from tasks.link.clusters import Cluster
from tasks.link.evidence import conflict, tie
from tasks.link.full_names import cluster_full_names
from tasks.link.names import PersonName, family_key, name_key, person_name, sound_key
from tasks.link.nearest import nearest_of
from tasks.link.profiles import Profile
from tasks.model import Decision


def cluster_people(profiles: Iterable[Profile], known: Iterable[Cluster]) -> tuple[list[Cluster], list[Decision]]:
    """Clusters of named people, and the cases left undecided. Independent of the order of ``profiles``.

    The ``known`` (identified) people take part with their names, and grow; they are not among the clusters returned.
    """
    blocks: dict[str, list[tuple[PersonName, Profile]]] = {}
    for profile in sorted(profiles, key=lambda p: p.in_order):
        name = person_name(profile.fullest)
        blocks.setdefault(family_key(name), []).append((name, profile))
    by_family: dict[str, list[Cluster]] = {}
    for cluster in known:
        by_family.setdefault(family_key(_full_name(cluster)), []).append(cluster)
    clusters: list[Cluster] = []
    undecided: list[Decision] = []
    bare: list[tuple[PersonName, Profile]] = []
    for family, block in sorted(blocks.items()):
        before = by_family.setdefault(family, [])
        found = cluster_full_names([item for item in block if not item[0].bare], before, undecided)
        clusters.extend(found)
        before.extend(found)
        bare.extend(item for item in block if item[0].bare)
    by_first: dict[str, list[Cluster]] = {}
    for _, people in sorted(by_family.items()):
        for cluster in people:  # Xi Jinping is “Xi”: the family name comes first in some languages
            if not (name := _full_name(cluster)).bare:
                for first in {sound_key(name.given[0]), sound_key(name.given[-1])}:  # Luis Ortega Pardo is “Ortega”
                    by_first.setdefault(first, []).append(cluster)
    left: dict[str, list[tuple[Profile, bool]]] = {}
    callers = _Callers()
    for name, profile in bare:
        key = family_key(name)
        candidates = by_family.get(key) or [
            cluster
            for cluster in by_first.get(key, ())
            if callers.of(cluster, key) or any(profile.roles & other.roles for other in cluster.profiles)
        ]
        candidates = [c for c in candidates if _may_be(name, profile, c) and not conflict(profile, c.profiles)]
        if clear := _whose(profile, key, candidates, callers):
            clear[0].add(profile, clear[1], clear[2])
            continue
        left.setdefault(key, []).append((profile, len(candidates) > 1))
        if candidates:
            labels = ", ".join(sorted(c.profiles[0].fullest for c in candidates))
            reason = f"may be {labels}: nothing but the name ties them"
            undecided.append(Decision("", profile.fullest, 0.5, reason, "unsure"))
    for _, group in sorted(left.items()):
        clusters.extend(_cluster_bare_names(group))
    return clusters, undecided


class _Callers:
    """Profiles that call somebody by one name, in order: many ask, and from here on clusters only grow at their end.

    Clusters go by their ``id``, for all that are asked about outlive this.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], list[Profile]] = {}
        self._seen: dict[tuple[int, str], int] = {}  #: how many profiles of the cluster have been looked at

    def of(self, cluster: Cluster, key: str) -> list[Profile]:
        """Those in ``cluster`` whose one name has the ``key``."""
        place = (id(cluster), key)
        found = self._found.setdefault(place, [])
        for profile in islice(cluster.profiles, self._seen.get(place, 0), None):
            if key in _single_names(profile.names):
                insort(found, profile, key=attrgetter("in_order"))
        self._seen[place] = len(cluster.profiles)
        return found


def _whose(
    profile: Profile, key: str, candidates: list[Cluster], callers: _Callers
) -> tuple[Cluster, float, str] | None:
    """Whom of ``candidates`` a bare name (its ``key``) stands for, with score and reason; None if that is not clear."""
    ties = [(why, cluster) for cluster in candidates if (why := tie(profile, cluster.profiles))]
    if not ties:
        return None
    if len(candidates) == 1:
        return candidates[0], 0.85, f"only person of that name, and {ties[0][0]}"
    count = len(candidates)
    if len(ties) == 1:
        return ties[0][1], 0.7, f"of {count} people of that name the one tied by: {ties[0][0]}"
    alike = [cluster for _, cluster in ties if any(profile.roles & other.roles for other in cluster.profiles)]
    if len(alike) == 1:
        role = min(role for other in alike[0].profiles for role in profile.roles & other.roles)
        return alike[0], 0.75, f"of {count} people of that name the only one called {role}"
    nearest = nearest_of(profile, [callers.of(cluster, key) for _, cluster in ties])
    if nearest is None:
        return None
    return ties[nearest][1], 0.7, f"of {count} people of that name the one whom the articles most like this call so"


def _may_be(name: PersonName, profile: Profile, cluster: Cluster) -> bool:
    """Whether a bare name is written as one of the names there, or sounds like one and is in the same role."""
    return any(
        name.family.split()[-1] in name_key(written).split() or profile.roles & other.roles
        for other in cluster.profiles
        for written, _ in other.names
    )


@lru_cache(maxsize=16384)
def _single_names(names: tuple[tuple[str, int], ...]) -> frozenset[str]:
    return frozenset(sound_key(name) for name, _ in names if " " not in name)


def _full_name(cluster: Cluster) -> PersonName:
    return max((person_name(p.fullest) for p in cluster.profiles), key=lambda n: (len(n.given), n.given, n.family))


def _cluster_bare_names(group: list[tuple[Profile, bool]]) -> list[Cluster]:
    """Bare names of one block that are nobody's: together only where something else ties them.

    Of those that may be one of several people (the flag), only a role does: who names the same things besides may well
    mean another.
    """
    clusters: list[tuple[Cluster, bool]] = []
    for profile, open_ in group:
        for cluster, doubtful in clusters:
            why = tie(profile, cluster.profiles)
            if (open_ or doubtful) and not any(profile.roles & other.roles for other in cluster.profiles):
                continue
            if why and not conflict(profile, cluster.profiles):
                cluster.add(profile, 0.6, f"same bare name, and {why}")
                break
        else:
            clusters.append((Cluster([profile]), open_))
    return [cluster for cluster, _ in clusters]
