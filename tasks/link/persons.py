"""People over all articles: blocks by family name, full names compared, bare names given to the one they fit.

Wrong merges are worse than missed ones: a bare family name joins a full one only if there is just one such person
in the block and something besides the name ties the two articles together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tasks.link.clusters import Cluster
from tasks.link.evidence import conflict, tie
from tasks.link.names import PersonName, family_key, person_name, same_person_name, sound_key
from tasks.link.profiles import Profile
from tasks.model import Decision

#: A bare name goes to the one of several that so many times as many articles call by it as any other.
_CLEARLY_MOST = 3


def cluster_people(profiles: Iterable[Profile], known: Iterable[Cluster]) -> tuple[list[Cluster], list[Decision]]:
    """Clusters of named people, and the cases left undecided. Independent of the order of ``profiles``.

    The ``known`` (identified) people take part with their names, and grow; they are not among the clusters returned.
    """
    blocks: dict[str, list[tuple[PersonName, Profile]]] = {}
    for profile in sorted(profiles, key=lambda p: p.key):
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
        found = _cluster_full_names([item for item in block if not item[0].bare], before, undecided)
        clusters.extend(found)
        before.extend(found)
        bare.extend(item for item in block if item[0].bare)
    by_first: dict[str, list[Cluster]] = {}
    for _, people in sorted(by_family.items()):
        for cluster in people:  # Xi Jinping is “Xi”: the family name comes first in some languages
            if not (name := _full_name(cluster)).bare:
                by_first.setdefault(sound_key(name.given[0]), []).append(cluster)
    left: dict[str, list[Profile]] = {}
    for name, profile in bare:
        key = family_key(name)
        candidates = by_family.get(key) or [
            cluster
            for cluster in by_first.get(key, ())
            if _called(cluster, key) or any(profile.roles & other.roles for other in cluster.profiles)
        ]
        candidates = [cluster for cluster in candidates if not conflict(profile, cluster.profiles)]
        ties = [(why, cluster) for cluster in candidates if (why := tie(profile, cluster.profiles))]
        if len(candidates) == 1 and ties:
            candidates[0].add(profile, 0.85, f"only person of that name, and {ties[0][0]}")
        elif len(ties) == 1:
            ties[0][1].add(profile, 0.7, f"of {len(candidates)} people of that name the one tied by: {ties[0][0]}")
        elif ties and (best := _mostly_called(ties, key)):
            best[1].add(
                profile, 0.7, f"of {len(candidates)} people of that name the one mostly called so, and {best[0]}"
            )
        else:
            left.setdefault(key, []).append(profile)
            if candidates:
                labels = ", ".join(sorted(c.profiles[0].fullest for c in candidates))
                reason = f"may be {labels}: nothing but the name ties them"
                undecided.append(Decision("", profile.fullest, 0.5, reason, "unsure"))
    for _, group in sorted(left.items()):
        clusters.extend(_cluster_bare_names(group))
    return clusters, undecided


def _called(cluster: Cluster, key: str) -> int:
    """How many articles call this person by the one name ``key``."""
    return sum(key in _single_names(p.names) for p in cluster.profiles)


@lru_cache(maxsize=16384)
def _single_names(names: tuple[tuple[str, int], ...]) -> frozenset[str]:
    return frozenset(sound_key(name) for name, _ in names if " " not in name)


def _mostly_called(ties: list[tuple[str, Cluster]], key: str) -> tuple[str, Cluster] | None:
    """Of several people of one family name, the one that most articles call by it alone, if that is clear."""
    counts = sorted(((_called(cluster, key), number) for number, (_, cluster) in enumerate(ties)), reverse=True)
    clear = counts[0][0] >= _CLEARLY_MOST * max(1, counts[1][0])
    return ties[counts[0][1]] if clear else None


def _full_name(cluster: Cluster) -> PersonName:
    return max((person_name(p.fullest) for p in cluster.profiles), key=lambda n: (len(n.given), n.given, n.family))


def _cluster_full_names(
    block: list[tuple[PersonName, Profile]], known: list[Cluster], undecided: list[Decision]
) -> list[Cluster]:
    """New clusters of one block: full names, longest first, each to the best cluster that nothing speaks against.

    Where two people of that name are known, something besides the name has to say which of them it is.
    """
    clusters: list[tuple[list[PersonName], Cluster]] = [([_full_name(cluster)], cluster) for cluster in known]
    for name, profile in sorted(block, key=lambda i: (-len(i[0].given), -_letters(i[0]), i[0].given, _weight(i[1]))):
        fits: list[tuple[float, str, list[PersonName], Cluster]] = []
        against = ""
        for names, cluster in clusters:
            matches = [same_person_name(name, other) for other in names]
            if not all(matches):
                continue
            if why := conflict(profile, cluster.profiles):
                against = why
                continue
            score, reason = min(m for m in matches if m)
            fits.append((score, reason, names, cluster))
        fits.sort(key=lambda fit: (-fit[0], fit[3].profiles[0].key))
        if len(fits) > 1 and (fits[0][0] < 0.9 or fits[1][0] >= 0.9):
            tied = [(why, fit) for fit in fits if (why := tie(profile, fit[3].profiles))]
            fits = (
                [(min(fit[0], 0.85), f"{fit[1]}, and {why}", *fit[2:]) for why, fit in tied] if len(tied) == 1 else []
            )
            against = against or "" if fits else f"several people are called {profile.fullest}"
        if fits:
            fits[0][3].add(profile, fits[0][0], fits[0][1])
            if name not in fits[0][2]:
                fits[0][2].append(name)
            continue
        if against:
            undecided.append(
                Decision("", profile.fullest, 0.5, f"kept apart from another of that name: {against}", "unsure")
            )
        clusters.append(([name], Cluster([profile])))
    return [cluster for _, cluster in clusters[len(known) :]]


def _weight(profile: Profile) -> tuple[int, tuple[str, str]]:
    """Those of whom more is said first: they show whether the others fit."""
    return -len(profile.roles) - len(profile.around), profile.key


def _cluster_bare_names(group: list[Profile]) -> list[Cluster]:
    """Bare names of one block without a full form anywhere: together only where something else ties them."""
    clusters: list[Cluster] = []
    for profile in group:
        for cluster in clusters:
            why = tie(profile, cluster.profiles)
            if why and not conflict(profile, cluster.profiles):
                cluster.add(profile, 0.6, f"same bare name, and {why}")
                break
        else:
            clusters.append(Cluster([profile]))
    return clusters


def _letters(name: PersonName) -> int:
    return sum(map(len, name.given))
