"""People called by given and family name: first those of one very name, then the names that one person may have.

Articles are taken in the order of their dates, so that what a later one says changes little of what was decided before.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.link.clusters import Cluster
from tasks.link.evidence import has_grounds, mostly_conflict, tie
from tasks.link.names import PersonName, person_name, same_person_name
from tasks.link.profiles import Profile
from tasks.model import Decision

#: Of several people of one name, the one that so many times as many articles name as any other.
_CLEARLY_MORE = 3
#: A score from which a name is as good as the same.
_CLOSE = 0.9


def cluster_full_names(
    block: list[tuple[PersonName, Profile]], known: list[Cluster], undecided: list[Decision]
) -> list[Cluster]:
    """New clusters of one block of family names; the ``known`` ones grow.

    Args:
        block: full names with whose they are.
        known: clusters of that family name that are there before.
        undecided: takes what stays open, with the reason.
    """
    by_name: dict[PersonName, list[Profile]] = {}
    for name, profile in block:
        by_name.setdefault(name, []).append(profile)
    people: list[tuple[list[PersonName], Cluster]] = [(_names(cluster), cluster) for cluster in known]
    unclear: list[Cluster] = []
    for name in sorted(by_name, key=lambda n: (-len(n.given), -sum(map(len, n.given)), n.given, n.family, n.suffix)):
        before = [cluster for names, cluster in people if name in names]
        found, alone = _of_one_name(by_name[name], before, undecided)
        unclear.extend(alone)
        for cluster in found:
            if not _join(name, cluster, people, undecided):
                people.append(([name], cluster))
    return [*(cluster for _, cluster in people[len(known) :]), *unclear]


def _names(cluster: Cluster) -> list[PersonName]:
    return list(dict.fromkeys(name for p in cluster.profiles if not (name := person_name(p.fullest)).bare))


def _of_one_name(
    profiles: list[Profile], known: list[Cluster], undecided: list[Decision]
) -> tuple[list[Cluster], list[Cluster]]:
    """The people of one very name, and those of whom it is not clear which of several they are.

    They are one, but where something speaks against it; those of whom most is known come first.
    """
    people = list(known)
    unclear = []
    for profile in sorted(profiles, key=lambda p: (not has_grounds(p), p.in_order)):
        against = [mostly_conflict([profile], cluster) for cluster in people]
        fits = [cluster for cluster, why in zip(people, against, strict=True) if not why]
        chosen = _of_several(profile, fits) if len(fits) > 1 else None
        if len(fits) == 1:
            fits[0].add(profile, 0.95 if fits[0] in known else 1.0, "same full name")
        elif chosen is not None:
            chosen[0].add(profile, 0.85, f"same full name, and {chosen[1]}")
        elif fits:
            unclear.append(Cluster([profile]))
            undecided.append(_apart(profile, f"several people are called {profile.fullest}"))
        else:
            if people:
                undecided.append(_apart(profile, next(filter(None, against))))
            people.append(Cluster([profile]))
    return people[len(known) :], unclear


def _of_several(profile: Profile, fits: list[Cluster]) -> tuple[Cluster, str] | None:
    """The only one that something ties the profile to, or of several of these the one of clearly more articles."""
    ties = [(cluster, why) for cluster in fits if (why := tie(profile, cluster.profiles))]
    ties.sort(key=lambda found: -len(found[0].profiles))
    if len(ties) > 1 and len(ties[0][0].profiles) < _CLEARLY_MORE * len(ties[1][0].profiles):
        return None
    return ties[0] if ties else None


def _join(
    name: PersonName, found: Cluster, people: list[tuple[list[PersonName], Cluster]], undecided: list[Decision]
) -> bool:
    """Put ``found``, who is called ``name``, to the one of ``people`` who has another form of it, if that is clear.

    Where it may be several, articles that are tied to one of them alone are that one's.
    """
    fits: list[tuple[float, str, list[PersonName], Cluster]] = []
    against = ""
    for names, cluster in people:
        matches = [same_person_name(name, other) for other in names]
        if name in names or not all(matches) or _told_apart(name, found, cluster):
            continue
        if why := mostly_conflict(found.profiles, cluster):
            against = why
            continue
        score, reason = min(m for m in matches if m)
        fits.append((score, reason, names, cluster))
    fits.sort(key=lambda fit: (-fit[0], fit[3].profiles[0].in_order))
    if len(fits) > 1 and (fits[0][0] < _CLOSE or fits[1][0] >= _CLOSE):
        _part(found, [(fit[1], fit[3]) for fit in fits])
        if found.profiles:
            undecided.extend(_apart(p, f"several people are called {p.fullest}") for p in found.profiles)
        return not found.profiles
    if fits:
        fits[0][3].absorb(found, fits[0][0], fits[0][1])
        fits[0][2].append(name)
        return True
    if against:
        undecided.append(_apart(found.profiles[0], against))
    return False


def _part(found: Cluster, fits: Iterable[tuple[str, Cluster]]) -> None:
    """Give each profile of ``found`` that something ties to one of ``fits`` alone to that one."""
    fits = list(fits)
    moved = []
    for profile in found.profiles:
        ties = [(why, reason, other) for reason, other in fits if (why := tie(profile, other.profiles))]
        if len(ties) == 1:
            moved.append((profile, ties[0]))
    for profile, (why, reason, other) in moved:
        other.add(profile, 0.85, f"{reason}, and {why}")
        found.profiles.remove(profile)
        found.joinings = [joining for joining in found.joinings if joining.profile is not profile]


def _told_apart(name: PersonName, found: Cluster, other: Cluster) -> bool:
    """Whether an article names both, and only one has the suffix: a father and a son."""
    articles = {p.key[0] for p in found.profiles}
    return any(p.key[0] in articles and person_name(p.fullest).suffix != name.suffix for p in other.profiles)


def _apart(profile: Profile, why: str) -> Decision:
    return Decision("", profile.fullest, 0.5, f"kept apart from another of that name: {why}", "unsure")
