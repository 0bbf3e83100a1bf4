"""What speaks for or against two profiles of one name being one thing: roles, ages, offices, what they appear with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from tasks.link.clusters import Cluster
from tasks.link.profiles import Profile, nation
from tasks.ontology import lexicon, words

#: Years by which the births of one person may differ as articles give the age.
_AGE_MARGIN = 1
#: … and where an article has no date.
_AGE_MARGIN_UNDATED = 12


def tie(profile: Profile, others: Iterable[Profile]) -> str:
    """What besides the name ties ``profile`` to one of ``others``, in words; empty if nothing does."""
    roles, company = profile.roles, profile.company
    for other in others:
        if not roles.isdisjoint(other.roles):
            return f"both are called {min(roles & other.roles)}"
        shared = company & other.company
        if len(shared) >= 2 and not all(map(_nation, shared)):
            return "both articles name " + " and ".join(sorted(shared)[:2])
        if shared and roles and other.roles:
            heads = {_head(r) for r in roles} & {_head(r) for r in other.roles}
            if heads:
                return f"both are a {min(heads)}, and both articles name {min(shared)}"
    return ""


def conflict(profile: Profile, others: Iterable[Profile]) -> str:
    """Why ``profile`` is hardly the same person as ``others``, in words; empty if nothing speaks against it."""
    if not has_grounds(profile):
        return ""
    return next((why for other in others if has_grounds(other) and (why := _conflict(profile, other))), "")


@lru_cache(maxsize=65536)
def _nation(name: str) -> str:
    """ISO code of the country that a name key is the name of, or its people's; nearly every article names some."""
    return nation(name) or nation(name.title()) or nation(name.upper())


@lru_cache(maxsize=4096)
def nations(names: frozenset[str]) -> frozenset[str]:
    """ISO codes of the countries among ``names`` (keys)."""
    return frozenset(code for name in names if (code := _nation(name)))


def mostly_conflict(profiles: list[Profile], cluster: Cluster) -> str:
    """Why most of ``profiles`` are hardly the person of ``cluster``, in words; empty if that is not so.

    One is hardly that person if more of those that can be compared with it speak against it than for it: among many
    articles, some have an age or a role wrong.
    """
    profiles = [profile for profile in profiles if has_grounds(profile)]
    known = [other for other in cluster.profiles if has_grounds(other)] if profiles else []
    why, speaking = "", 0
    for profile in profiles:
        comparable = [other for other in known if _comparable(profile, other)]
        against = [found for other in comparable if (found := _conflict(profile, other))]
        speaking += (2 * len(against) > len(comparable)) - (bool(comparable) and 2 * len(against) <= len(comparable))
        why = why or next(iter(against), "")
    return why if speaking > 0 else ""


def has_grounds(profile: Profile) -> bool:
    """Whether anything is known of somebody that could speak against another: an age, an office, a walk of life."""
    if profile.age is not None or profile.offices:
        return True
    return bool(profile.roles) and bool(walks(profile.roles))


def _comparable(a: Profile, b: Profile) -> bool:
    if a.age is not None and b.age is not None:
        return True
    if a.offices and b.offices:
        return True
    return bool(a.roles and b.roles) and bool(walks(a.roles) and walks(b.roles))


def _conflict(a: Profile, b: Profile) -> str:
    if a.age is not None and b.age is not None:
        margin, apart = _AGE_MARGIN_UNDATED, abs(a.age - b.age)
        if a.year is not None and b.year is not None:
            margin, apart = _AGE_MARGIN, abs((a.year - a.age) - (b.year - b.age))
        if apart > margin:
            return f"aged {a.age} in one article and {b.age} in the other"
    if a.offices and b.offices:
        for role, place in sorted(a.offices):
            others = sorted(where for label, where in b.offices if label == role)
            if others and place not in others:
                return f"{role} of {place} in one article and of {others[0]} in the other"
        states_a, states_b = _states(a.offices), _states(b.offices)
        if states_a and states_b and not states_a & states_b:
            return f"in office in {min(states_a)} in one article and in {min(states_b)} in the other"
    return _different_walks(a, b) if a.roles and b.roles else ""


@lru_cache(maxsize=65536)
def _states(offices: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Countries and regions that somebody governs or makes laws in."""
    national = words("walks_of_life", "national")
    return frozenset(place for role, place in offices if _head(role) in national and "former" not in role)


def _different_walks(a: Profile, b: Profile) -> str:
    walks_a, walks_b = walks(a.roles), walks(b.roles)
    if not walks_a or not walks_b:
        return ""
    for one in walks_a:
        for other in walks_b:
            if one == other or frozenset((one, other)) in _together():
                return ""
    if len(a.company & b.company) >= 2:
        return ""
    return f"{min(a.roles)} in one article and {min(b.roles)} in the other"


@lru_cache(maxsize=65536)
def walks(roles: frozenset[str]) -> frozenset[str]:
    """The walks of life that ``roles`` belong to."""
    table, aside = _walks(), words("walks_of_life", "no_walk_after")
    heads = (role.split(" of ")[0].replace("-", " ").split() for role in roles)
    return frozenset(table[w[-1]] for w in heads if w and w[-1] in table and aside.isdisjoint(w[-2:-1]))


def _head(role: str) -> str:
    return role.split(" of ")[0].rsplit(" ", 1)[-1]


@cache
def _walks() -> dict[str, str]:
    return {word: walk for walk, words in lexicon("walks_of_life")["walks"].items() for word in words}


@cache
def _together() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in lexicon("walks_of_life")["together"]["pairs"])
