"""Which names of people name one person: full names, family names, given names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tasks.disjoint_sets import DisjointSets
from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.agreement import name_gender
from tasks.extract.mentions.name_forms import Form
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

#: A bare family name goes to the one of two that was named in full at most so many sentences ago, the other longer ago.
_NEAR, _FAR = 2, 6


def match_people(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: DisjointSets) -> None:
    """Puts together the names of each person: full names that agree, then bare ones with a full name they shorten."""
    full = [form for form in forms if len(form.tokens) > 1]
    for form in full:
        for number in form.mentions:
            clusters.union(form.mentions[0], number)
    by_family: dict[str, list[Form]] = {}
    for form in full:
        for other in by_family.setdefault(form.tokens[-1], []):
            if form.generation == other.generation and same_person(form.tokens, other.tokens):
                clusters.union(form.mentions[0], other.mentions[0])
                break
        by_family[form.tokens[-1]].append(form)
    by_word: dict[str, list[Form]] = {}
    for form in full:
        for word in set(form.tokens[:-1]) | {"-".join(form.tokens[-2:])}:
            by_word.setdefault(word, []).append(form)
    for form in sorted((f for f in forms if len(f.tokens) == 1), key=lambda f: f.mentions[0]):
        word = form.tokens[0]
        candidates = by_family.get(word)
        is_given = False
        if form.generation and candidates:
            candidates = [c for c in candidates if c.generation == form.generation] or candidates
        if not candidates:
            candidates, is_given = by_word.get(word, []), True
        _place_short_form(tree, mentions, form, candidates, clusters, 0.8 if is_given else 0.95)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (folded tokens) can name one person: same family name, given names that agree."""
    if a[-1] != b[-1]:
        return False
    if a[-len(b) :] == b or b[-len(a) :] == a:
        return True
    first_a, first_b = a[0], b[0]
    if first_a == first_b:
        middle_a, middle_b = a[1:-1], b[1:-1]
        return not (middle_a and middle_b) or _agree(middle_a[0], middle_b[0])
    return _agree(first_a, first_b)


def _agree(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in _nicknames().get(a, ())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon("person_names").get("nicknames", []):
        for name in line:
            found.setdefault(name, set()).update(line)
    return {name: frozenset(others) for name, others in found.items()}


def _place_short_form(
    tree: Tree,
    mentions: list[TokenMention],
    form: Form,
    candidates: list[Form],
    clusters: DisjointSets,
    confidence: float,
) -> None:
    """Give every mention of a bare name to the person it is short for; one that fits two stays alone."""
    people: dict[int, list[int]] = {}
    for candidate in candidates:
        people.setdefault(clusters.find(candidate.mentions[0]), []).extend(candidate.mentions)
    if not people:
        _join_bare(tree, mentions, form, clusters)
        return
    if len(people) == 1:
        (root,) = people
        for number in form.mentions:
            if _gender_conflict(tree, mentions, number, people[root]):
                continue
            clusters.union(root, number)
            mentions[number].confidence = min(mentions[number].confidence, confidence)
        return
    _share_out(tree, mentions, form, people, clusters)


def _join_bare(tree: Tree, mentions: list[TokenMention], form: Form, clusters: DisjointSets) -> None:
    """A name that is nowhere given in full is one person's, unless titles tell a Mr and a Mrs apart."""
    genders = {number: name_gender(tree, mentions[number]) for number in form.mentions}
    told = set(genders.values()) - {""}
    first: dict[str, int] = {}
    for number in form.mentions:
        if genders[number] or len(told) < 2:
            clusters.union(first.setdefault(genders[number] if len(told) > 1 else "", number), number)


def _gender_conflict(tree: Tree, mentions: list[TokenMention], number: int, named: Iterable[int]) -> bool:
    gender = name_gender(tree, mentions[number])
    return bool(gender) and any(name_gender(tree, mentions[n]) not in {"", gender} for n in named)


def _share_out(
    tree: Tree, mentions: list[TokenMention], form: Form, people: dict[int, list[int]], clusters: DisjointSets
) -> None:
    """A bare name that two people bear: the title's gender, then who alone was named before or of late."""
    last: dict[int, int] = {}  # person → sentence in which the name in full, or a bare one given to them, stood last
    owner: int | None = None  # who was called by the bare name before the other was named at all
    events = sorted([(n, root) for root, named in people.items() for n in named] + [(n, -1) for n in form.mentions])
    for number, root in events:
        sentence = tree.sentence[mentions[number].head]
        if root >= 0:
            last[root] = sentence
            continue
        fitting = [r for r in sorted(people) if not _gender_conflict(tree, mentions, number, people[r])]
        known = [r for r in fitting if r in last]
        chosen: int | None = None
        sure = 0.8
        if len(fitting) == 1:
            chosen, sure = fitting[0], 0.9
        elif len(known) == 1:
            chosen = owner = known[0]
        elif known:
            near = [r for r in known if sentence - last[r] <= _NEAR]
            others = [r for r in known if sentence - last[r] < _FAR]
            if len(near) == 1 and near == others:
                chosen, sure = near[0], 0.7
            elif owner in known and (not near or near == [owner]):
                chosen, sure = owner, 0.7
        if chosen is not None:
            clusters.union(chosen, number)
            last[chosen] = sentence
            mentions[number].confidence = min(mentions[number].confidence, sure)
