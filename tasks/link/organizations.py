"""Organisations over all articles: equal names, legal forms, short forms, acronyms; institutions by their country.

Every joining beyond an equal name needs a sign in the articles themselves: one that uses both forms for one thing, or
others named beside them. Two that one article tells apart are never joined.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from tasks.link.clusters import Cluster
from tasks.link.evidence import nations, tie
from tasks.link.institutions import (
    COUNTRY_LAST,
    Institution,
    acronym,
    institution,
    is_short_form,
    spelled,
    split_country,
)
from tasks.link.nearest import nearest_of
from tasks.link.profiles import Profile, nation
from tasks.model import Decision

#: Articles with a short name to each one that calls a certain thing by it, from which on it may be another's.
_MANY = 3


def cluster_organizations(
    profiles: Iterable[Profile], known: Iterable[Cluster]
) -> tuple[list[Cluster], list[Decision]]:
    """Clusters of named organisations without identifier, and the cases left undecided; order of ``profiles`` is of no
    account. The ``known`` (identified) ones take part with their names, and grow; they are not among those returned.
    """
    identified = sorted(known, key=lambda c: c.profiles[0].key)
    undecided: list[Decision] = []
    generic: list[tuple[Institution, Profile]] = []
    proper: dict[str, list[tuple[Institution, Profile]]] = {}
    for profile in sorted(profiles, key=lambda p: p.key):
        name = institution(profile.fullest)
        if name.generic:
            generic.append((name, profile))
        elif profile.named:
            proper.setdefault(name.key, []).append((name, profile))
    clusters = _cluster_institutions(generic, identified, undecided)
    by_key: dict[str, list[Cluster]] = {}
    for cluster in identified:
        for key in sorted({institution(p.fullest).key for p in cluster.profiles if not institution(p.fullest).generic}):
            by_key.setdefault(key, []).append(cluster)
    fresh: list[Cluster] = []
    for key, group in sorted(proper.items()):
        found = _cluster_legal_forms(group, by_key.get(key, []), undecided)
        by_key.setdefault(key, []).extend(found)
        fresh.extend(found)
    gone = _join_short_forms(by_key, clusters, {id(c) for c in identified}, undecided)
    return [*clusters, *(c for c in fresh if id(c) not in gone)], undecided


def _cluster_institutions(
    group: list[tuple[Institution, Profile]], known: list[Cluster], undecided: list[Decision]
) -> list[Cluster]:
    """What many countries have (“Ministry of Defence”): by name and country; without country only where a tie is."""
    clusters: dict[tuple[str, str], Cluster] = {}
    of_name: dict[str, list[Cluster]] = {}
    for cluster in known:
        first = cluster.profiles[0]
        name = institution(first.fullest)
        if name.generic:
            clusters.setdefault((name.key, name.country or first.home), cluster)
            of_name.setdefault(name.key, []).append(cluster)
    fresh = []
    homeless = []
    said: dict[str, set[str]] = {}
    for name, profile in group:
        if country := _said_country(name, profile):
            said.setdefault(name.key, set()).add(country)
    for name, profile in group:
        country = _said_country(name, profile)
        others = said.get(name.key, set())
        if not country and (profile.home in others or others.isdisjoint(nations(profile.around))):
            country = profile.home  # what its article is about, unless it names a country that others say has one
        if not country:
            homeless.append((name, profile))
        elif (name.key, country) in clusters:
            clusters[name.key, country].add(profile, 0.9, f"same institution of the same country ({country.upper()})")
        else:
            clusters[name.key, country] = Cluster([profile])
            of_name.setdefault(name.key, []).append(clusters[name.key, country])
            fresh.append(clusters[name.key, country])
    unclear = []
    for name, profile in sorted(homeless, key=lambda found: found[1].in_order):
        candidates = of_name.setdefault(name.key, [])
        ties = [(why, cluster) for cluster in candidates if (why := tie(profile, cluster.profiles))]
        sure = len(ties) == 1 and len(nations(profile.around)) < 2
        nearest = None if sure else nearest_of(profile, [_sorted(cluster) for _, cluster in ties])
        if sure:
            ties[0][1].add(profile, 0.75, f"same name, and {ties[0][0]}")
        elif nearest is not None:
            ties[nearest][1].add(
                profile, 0.7, f"of {len(ties)} of that name the one in the articles most like this one"
            )
        elif candidates:
            reason = f"many countries have a {profile.fullest}, and its article does not say whose it is"
            undecided.append(Decision("", profile.fullest, 0.5, reason, "unsure"))
            unclear.append(Cluster([profile]))
        else:
            fresh.append(Cluster([profile]))
            candidates.append(fresh[-1])
    return [*fresh, *unclear]


def _sorted(cluster: Cluster) -> list[Profile]:
    return sorted(cluster.profiles, key=attrgetter("in_order"))


def _said_country(name: Institution, profile: Profile) -> str:
    """The country whose institution it is said to be; "" if that is only what its article is about."""
    return name.country or (profile.home if profile.owner else "")


def _cluster_legal_forms(
    group: list[tuple[Institution, Profile]], known: list[Cluster], undecided: list[Decision]
) -> list[Cluster]:
    """One name apart from the legal form: one thing, unless two legal forms are about."""
    forms = sorted({name.legal for name, _ in group if name.legal})
    if len(known) == 1 and len(forms) < 2:
        for _, profile in group:
            known[0].add(profile, 0.9, f"the only known organisation called {profile.fullest}")
        return []
    if len(forms) < 2:
        cluster = Cluster([group[0][1]])
        for _, profile in group[1:]:
            label = cluster.profiles[0].fullest
            reason = (
                f"same name as {label}"
                if label == profile.fullest
                else f"same name as {label} but for legal form or spelling"
            )
            cluster.add(profile, 0.9, reason)
        return [cluster]
    clusters = {}
    for form in forms:
        same = [profile for name, profile in group if name.legal == form]
        clusters[form] = Cluster([same[0]])
        for profile in same[1:]:
            clusters[form].add(profile, 0.9, f"same name and legal form as {same[0].fullest}")
    open_ones: list[Cluster] = []
    for name, profile in group:
        if name.legal:
            continue
        ties = [(why, clusters[form]) for form in forms if (why := tie(profile, clusters[form].profiles))]
        if len(ties) == 1:
            ties[0][1].add(profile, 0.7, f"same name but for the legal form, and {ties[0][0]}")
            continue
        if not open_ones:
            open_ones.append(Cluster([profile]))
        else:
            open_ones[0].add(profile, 0.8, f"same name as {profile.fullest}")
        reason = "may be " + " or ".join(clusters[form].profiles[0].fullest for form in forms)
        undecided.append(Decision("", profile.fullest, 0.5, reason, "unsure"))
    return [*clusters.values(), *open_ones]


def _join_short_forms(
    by_key: dict[str, list[Cluster]], institutions: list[Cluster], known: set[int], undecided: list[Decision]
) -> set[int]:
    """Short forms to the long ones that they stand for; the ids of the clusters that are no more."""
    longs: dict[str, list[tuple[bool, Cluster, str]]] = {}  # short key → (whether an article uses it so, long, its key)
    for cluster in institutions:
        keys = {spelled(n) for p in cluster.profiles for n, _ in p.names}
        for initials in sorted({acronym(key) for key in keys} & set(by_key)):
            longs.setdefault(initials, []).append((initials in keys, cluster, initials))
    for key, clusters in sorted(by_key.items()):
        for cluster in clusters:
            aliases = {institution(n).key for p in cluster.profiles for n, _ in p.names} - {key}
            for alias in sorted(aliases):
                if _shortens(alias, key) or any(_shortens(alias, spelled(p.fullest)) for p in cluster.profiles):
                    longs.setdefault(alias, []).append((True, cluster, key))
            guesses = {" ".join(key.split()[:n]) for n in range(1, len(key.split()))} - aliases
            for guess in sorted(guesses):
                if guess in by_key and is_short_form(guess, key):
                    longs.setdefault(guess, []).append((False, cluster, key))
            plain, country = _without_country(cluster)
            if any(p.owner and p.home == country for short in by_key.get(plain, ()) for p in short.profiles):
                longs.setdefault(plain, []).append((False, cluster, key))
            plain, country = _without_country_before(cluster)
            homes = {p.home for short in by_key.get(plain, ()) for p in short.profiles}
            if country in homes and homes <= {country, ""}:
                longs.setdefault(plain, []).append((False, cluster, key))
            if (initials := acronym(key)) and initials in by_key and initials not in aliases:
                longs.setdefault(initials, []).append((False, cluster, key))
    gone: dict[int, Cluster] = {}  # cluster that is no more → the one that has its profiles now

    def now(cluster: Cluster) -> Cluster:
        while id(cluster) in gone:
            cluster = gone[id(cluster)]
        return cluster

    for short, candidates in sorted(longs.items(), key=lambda item: (-len(item[0]), item[0])):
        for cluster in by_key.get(short, []):
            if id(cluster) in known or id(cluster) in gone:
                continue
            there = {id(now(long)): (used, now(long), key) for used, long, key in sorted(candidates, key=_by_use)}
            target = _long_form(cluster, list(there.values()), undecided)
            if target is not None:
                target[0].absorb(cluster, target[1], target[2])
                gone[id(cluster)] = target[0]
    return set(gone)


def _by_use(candidate: tuple[bool, Cluster, str]) -> tuple[bool, str, tuple[str, str]]:
    used, cluster, key = candidate
    return used, key, cluster.profiles[0].key


def _without_country(cluster: Cluster) -> tuple[str, str]:
    """Key of the name without the country that it ends in, and that country: “Norvik Foods of Denmark”, which others
    call “Denmark's Norvik Foods” (“Norvik Foods of America” may be a daughter); empty if it ends in none.
    """
    match = COUNTRY_LAST.match(cluster.profiles[0].fullest)
    country = nation(match["place"]) if match else ""
    return (institution(match["rest"]).key, country) if match and country else ("", "")


def _without_country_before(cluster: Cluster) -> tuple[str, str]:
    """Key of the name without the country before it, and that country: “U.S. Tidewater Party”; empty if none is there,
    or hardly anything is left (“British Airways”).
    """
    country, rest = split_country(cluster.profiles[0].fullest)
    key = institution(rest).key
    begins = country and cluster.profiles[0].fullest.endswith(rest) and " " in key
    return (key, country) if begins else ("", "")


def _long_form(
    short: Cluster, candidates: list[tuple[bool, Cluster, str]], undecided: list[Decision]
) -> tuple[Cluster, float, str] | None:
    articles = {p.key[0] for p in short.profiles}
    name = short.profiles[0].fullest
    key = institution(name).key
    fits = []
    for used, cluster, long in candidates:
        label = cluster.profiles[0].fullest
        together = len(articles & {p.key[0] for p in cluster.profiles})
        if cluster is short or (together and not is_short_form(key, long) and not _initials(key, cluster)):
            continue  # one article tells them apart
        if used:
            together += sum(any(institution(n).key == key for n, _ in p.names) for p in cluster.profiles)
            rare = together * _MANY <= len(articles) and long.startswith(f"{key} ")
            if rare and 2 * sum(bool(tie(p, cluster.profiles)) for p in short.profiles) < len(short.profiles):
                undecided.append(Decision("", name, 0.5, f"hardly any article calls {label} so", "unsure"))
                continue
            fits.append((together, label, cluster, f"an article calls {label} {name}"))
        elif together:
            fits.append((together, label, cluster, f"short for {label}, beside which it stands in an article"))
        elif why := next((why for p in short.profiles if (why := tie(p, cluster.profiles))), ""):
            if len(articles) > _MANY * len(cluster.profiles):
                undecided.append(
                    Decision("", name, 0.5, f"no article calls {label} so, and many speak of it", "unsure")
                )
                continue
            fits.append((0, label, cluster, f"short for {label}, and {why}"))
    fits.sort(key=lambda fit: (-fit[0], fit[1], fit[2].profiles[0].key))
    if not fits:
        return None
    if len(fits) > 1 and fits[0][0] < 2 * max(1, fits[1][0]):
        reason = "may be " + " or ".join(sorted({fit[1] for fit in fits}))
        undecided.append(Decision("", name, 0.5, reason, "unsure"))
        return None
    return fits[0][2], 0.85 if fits[0][0] else 0.75, fits[0][3]


def _initials(key: str, cluster: Cluster) -> bool:
    """Whether ``key`` is the acronym of a name in ``cluster``, which an article likes to give beside the name."""
    return any(acronym(spelled(name)) == key for profile in cluster.profiles for name, _ in profile.names)


def _shortens(short: str, long: str) -> bool:
    """Whether ``short`` can be a short form of ``long``: its first words, or a word of its letters in order."""
    if long.startswith(f"{short} "):
        return True
    letters = iter(long)
    return " " not in short and " " in long and short[0] == long[0] and all(letter in letters for letter in short)
