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
    for other in others:
        shared = sorted(profile.roles & other.roles)
        if shared:
            return f"both are called {shared[0]}"
        company = sorted(profile.company & other.company)
        if len(company) >= 2 and not all(map(_nation, company)):
            return "both articles name " + " and ".join(company[:2])
        heads = sorted({_head(r) for r in profile.roles} & {_head(r) for r in other.roles})
        if heads and company:
            return f"both are a {heads[0]}, and both articles name {company[0]}"
    return ""


def conflict(profile: Profile, others: Iterable[Profile]) -> str:
    """Why ``profile`` is hardly the same person as ``others``, in words; empty if nothing speaks against it."""
    if not _has_grounds(profile.age, profile.offices, profile.roles):
        return ""
    known = (other for other in others if _has_grounds(other.age, other.offices, other.roles))
    return next((why for other in known if (why := _conflict(profile, other))), "")


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
    known = [other for other in cluster.profiles if has_grounds(other)]
    why, speaking = "", 0
    for profile in profiles if known else ():
        if not has_grounds(profile):
            continue
        against = [found for other in known if _comparable(profile, other) and (found := _conflict(profile, other))]
        comparable = sum(_comparable(profile, other) for other in known)
        speaking += (2 * len(against) > comparable) - (bool(comparable) and 2 * len(against) <= comparable)
        why = why or next(iter(against), "")
    return why if speaking > 0 else ""


def has_grounds(profile: Profile) -> bool:
    """Whether anything is known of somebody that could speak against another: an age, an office, a walk of life."""
    return _has_grounds(profile.age, profile.offices, profile.roles)


def _comparable(a: Profile, b: Profile) -> bool:
    if a.age is not None and b.age is not None:
        return True
    return bool(a.offices and b.offices) or bool(walks(a.roles) and walks(b.roles))


@lru_cache(maxsize=65536)
def _has_grounds(age: int | None, offices: frozenset[tuple[str, str]], roles: frozenset[str]) -> bool:
    """Whether anything is known of somebody that could speak against somebody else."""
    return age is not None or bool(offices) or bool(walks(roles))


def _conflict(a: Profile, b: Profile) -> str:
    if a.age is not None and b.age is not None:
        margin, apart = _AGE_MARGIN_UNDATED, abs(a.age - b.age)
        if a.year is not None and b.year is not None:
            margin, apart = _AGE_MARGIN, abs((a.year - a.age) - (b.year - b.age))
        if apart > margin:
            return f"aged {a.age} in one article and {b.age} in the other"
    for role, place in sorted(a.offices) if b.offices else ():
        others = sorted(where for label, where in b.offices if label == role)
        if others and place not in others:
            return f"{role} of {place} in one article and of {others[0]} in the other"
    states_a, states_b = _states(a.offices), _states(b.offices)
    if states_a and states_b and not states_a & states_b:
        return f"in office in {min(states_a)} in one article and in {min(states_b)} in the other"
    return _different_walks(a, b)


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
