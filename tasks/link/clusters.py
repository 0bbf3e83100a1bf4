"""Groups of profiles that stand for one thing, with the reason of each joining."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from tasks.link.profiles import Profile


@dataclass(slots=True)
class Joining:
    """One decision that a profile belongs to a cluster."""

    profile: Profile
    score: float
    reason: str


@dataclass(slots=True)
class Cluster:
    """Profiles of one thing; the first is the one that the others were compared with."""

    profiles: list[Profile]
    joinings: list[Joining] = field(default_factory=list)

    def add(self, profile: Profile, score: float, reason: str) -> None:
        """Take ``profile`` in, and keep why."""
        self.profiles.append(profile)
        self.joinings.append(Joining(profile, score, reason))

    def absorb(self, other: Cluster, score: float, reason: str) -> None:
        """Take all of ``other`` in."""
        for profile in other.profiles:
            self.add(profile, score, reason)
        self.joinings.extend(other.joinings)


def group_by(profiles: Iterable[Profile], key: Iterable[Hashable]) -> Iterator[list[Profile]]:
    """Profiles with equal keys together, in the order of first appearance."""
    groups: dict[Hashable, list[Profile]] = {}
    for profile, value in zip(profiles, key, strict=True):
        groups.setdefault(value, []).append(profile)
    return iter(groups.values())


def cluster_equal(profiles: Iterable[Profile], key: Iterable[Hashable], score: float, reason: str) -> list[Cluster]:
    """One cluster for each key; ``reason`` may hold ``{}`` for the label of the first."""
    clusters = []
    for group in group_by(profiles, key):
        cluster = Cluster([group[0]])
        for profile in group[1:]:
            cluster.add(profile, score, reason.format(group[0].label))
        clusters.append(cluster)
    return clusters
