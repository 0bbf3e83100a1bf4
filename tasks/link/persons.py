"""People over all articles: blocks by family name, full names compared, bare names given to the one they fit.

Wrong merges are worse than missed ones: a bare family name joins a full one only if there is just one such person
in the block and something besides the name ties the two articles together.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.link.clusters import Cluster
from tasks.link.names import PersonName, person_name, same_person_name, sound_key
from tasks.link.profiles import Profile
from tasks.model import Decision


def cluster_people(profiles: Iterable[Profile]) -> tuple[list[Cluster], list[Decision]]:
    """Clusters of named people, and the cases left undecided. Independent of the order of ``profiles``."""
    blocks: dict[str, list[tuple[PersonName, Profile]]] = {}
    for profile in sorted(profiles, key=lambda p: p.key):
        name = person_name(profile.fullest)
        blocks.setdefault(sound_key(name.family), []).append((name, profile))
    clusters: list[Cluster] = []
    bare: list[tuple[PersonName, Profile]] = []
    by_family: dict[str, list[Cluster]] = {}
    by_first: dict[str, list[Cluster]] = {}
    for family, block in sorted(blocks.items()):
        found = _cluster_full_names([item for item in block if not item[0].bare])
        clusters.extend(found)
        by_family[family] = found
        for cluster in found:  # Xi Jinping is “Xi”: the family name comes first in some languages
            first = sound_key(person_name(cluster.profiles[0].fullest).given[0])
            by_first.setdefault(first, []).append(cluster)
        bare.extend(item for item in block if item[0].bare)
    undecided: list[Decision] = []
    left: dict[str, list[Profile]] = {}
    for name, profile in bare:
        key = sound_key(name.family)
        candidates = by_family.get(key) or by_first.get(key) or []
        ties = [(tie, cluster) for cluster in candidates if (tie := _tie(profile, cluster))]
        if len(candidates) == 1 and ties:
            candidates[0].add(profile, 0.85, f"only person of that name, and {ties[0][0]}")
        elif len(ties) == 1:
            ties[0][1].add(profile, 0.7, f"of {len(candidates)} people of that name the one tied by: {ties[0][0]}")
        else:
            left.setdefault(key, []).append(profile)
            if candidates:
                labels = ", ".join(sorted(c.profiles[0].fullest for c in candidates))
                undecided.append(
                    Decision("", profile.fullest, 0.5, f"may be {labels}: nothing but the name ties them", "unsure")
                )
    for _, group in sorted(left.items()):
        clusters.extend(_cluster_bare_names(group))
    return clusters, undecided


def _cluster_full_names(block: list[tuple[PersonName, Profile]]) -> list[Cluster]:
    """Full names of one block: longest first, each to the best cluster that it does not contradict."""
    clusters: list[tuple[list[PersonName], Cluster]] = []
    for name, profile in sorted(
        block, key=lambda item: (-len(item[0].given), -_letters(item[0]), item[0].given, item[1].key)
    ):
        best: tuple[float, str, list[PersonName], Cluster] | None = None
        fits = 0
        for names, cluster in clusters:
            matches = [same_person_name(name, other) for other in names]
            if all(matches):
                score, reason = min(m for m in matches if m)
                fits += 1
                if best is None or score > best[0]:
                    best = (score, reason, names, cluster)
        if best is not None and (fits == 1 or best[0] >= 0.9):
            best[3].add(profile, best[0], best[1])
            if name not in best[2]:
                best[2].append(name)
        else:
            clusters.append(([name], Cluster([profile])))
    return [cluster for _, cluster in clusters]


def _cluster_bare_names(group: list[Profile]) -> list[Cluster]:
    """Bare names of one block without a full form anywhere: together only where something else ties them."""
    clusters: list[Cluster] = []
    for profile in group:
        for cluster in clusters:
            tie = _tie(profile, cluster)
            if tie:
                cluster.add(profile, 0.6, f"same bare name, and {tie}")
                break
        else:
            clusters.append(Cluster([profile]))
    return clusters


def _tie(profile: Profile, cluster: Cluster) -> str:
    """What besides the name ties ``profile`` to ``cluster``, in words; empty if nothing does."""
    for other in cluster.profiles:
        shared_roles = profile.roles & other.roles
        if shared_roles:
            return f"both are called {min(shared_roles)}"
        shared = profile.company & other.company
        if len(shared) >= 2:
            return "both articles name " + " and ".join(sorted(shared)[:2])
    return ""


def _letters(name: PersonName) -> int:
    return sum(map(len, name.given))
