"""Which names of one article name the same thing: full and short forms, acronyms, aliases.

Names are compared within a family of types (people, organisations, places, …): “Washington” the city is never
“Washington” the man. Where a short form fits two things, titles and what was named last decide, or nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tasks.disjoint_sets import DisjointSets
from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.acronyms import match_acronyms
from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_forms import (
    MADE_THINGS,
    Form,
    capitals_of,
    generation_of,
    name_tokens,
    type_family,
)
from tasks.extract.mentions.name_words import is_given
from tasks.extract.mentions.people_names import match_people
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "at", "to", "de", "la", "du", "des", "del", "&"})
#: Longer names are compared as they stand only.
_MAX_TOKENS = 12


def match_names(tree: Tree, mentions: list[TokenMention]) -> DisjointSets:
    """Clusters over ``mentions`` in which names of one thing are together; lowers ``confidence`` of short forms."""
    clusters = DisjointSets(len(mentions))
    forms: dict[tuple[str, tuple[str, ...], str, str], Form] = {}
    for number, mention in enumerate(mentions):
        if mention.kind != "name":
            continue
        family = type_family(mention.type)
        key = name_tokens(tree, mention, family)
        if not key:
            continue
        place = mention.same_as[0] if family == "Place" and mention.same_as else ""
        generation = generation_of(tree, mention) if family == "Person" else ""
        form = forms.setdefault((family, key, place, generation), Form(family, key, place, generation=generation))
        if form.mentions and family != "Person" and not (len(key) == 1 and key[0] in _generic()):
            clusters.union(form.mentions[0], number)
        form.mentions.append(number)
        if len(key) == 1 and not form.capitals:
            form.capitals = capitals_of(tree.cut(mention.first, mention.last))
    _match_identified(list(forms.values()), clusters)
    families: dict[str, list[Form]] = {}
    for form in forms.values():
        families.setdefault(form.family, []).append(form)
    match_people(tree, mentions, families.pop("Person", []), clusters)
    _match_across_types(list(forms.values()), clusters)
    organisations = {form.tokens for form in families.get("Organization", [])}
    for family in sorted(families):
        _match_things(tree, mentions, families[family], organisations, clusters)
    match_acronyms(tree, mentions, list(forms.values()), clusters)
    for family in sorted(families):
        _match_heads(tree, mentions, families[family], clusters)
    return clusters


def _match_identified(forms: list[Form], clusters: DisjointSets) -> None:
    """Names of one place are one; a name of two (Orne the town, Orne the region) is neither where not told apart."""
    by_id: dict[str, Form] = {}
    places: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        if form.place:
            clusters.union(by_id.setdefault(form.place, form).mentions[0], form.mentions[0])
            places.setdefault(form.tokens, []).append(form)
    for form in forms:
        known = places.get(form.tokens, [])
        if form.family == "Place" and not form.place and len(known) == 1:
            clusters.union(known[0].mentions[0], form.mentions[0])


def _match_across_types(forms: list[Form], clusters: DisjointSets) -> None:
    """The same words for an organisation, a product, a work or an event are one thing: one of the types is mistaken."""
    first: dict[tuple[str, ...], Form] = {}
    for form in forms:
        if form.family in MADE_THINGS:
            clusters.union(first.setdefault(form.tokens, form).mentions[0], form.mentions[0])


def _match_things(
    tree: Tree,
    mentions: list[TokenMention],
    forms: list[Form],
    organisations: set[tuple[str, ...]],
    clusters: DisjointSets,
) -> None:
    """Short forms within one family: without the legal form, the year, the maker, or the generic part."""
    by_core: dict[tuple[str, ...], Form] = {}
    for form in forms:
        core = (*_core(form.tokens, form.family), form.place)
        if core in by_core:
            clusters.union(by_core[core].mentions[0], form.mentions[0])
        else:
            by_core[core] = form
    longer: dict[tuple[str, ...], dict[int, Form]] = {}
    alone = {form.tokens[0] for form in forms if len(form.tokens) == 1}
    for form in forms:
        made_by = next((k for k in range(1, len(form.tokens)) if form.tokens[:k] in organisations), 0)
        shorter = [*_short_forms(form.tokens, form.family)]
        if form.family == "Product" and made_by:
            shorter.append(form.tokens[made_by:])
        two = len(form.tokens) == 2 and alone.issuperset(form.tokens)  # Sarn Velm is a venture of Sarn and Velm
        for short in shorter if not two else ():
            longer.setdefault(short, {})[clusters.find(form.mentions[0])] = form
    for form in forms:
        if len(form.tokens) == 1 and form.tokens[0] in _generic():
            continue  # each “the Council” is looked at by itself
        found = longer.get(form.tokens, {})
        longer_forms = [
            other
            for other in found.values()
            if not (form.place and other.place and form.place != other.place)
            and not _is_of_a_region(tree, mentions, form, other)
        ]
        if form.family in {"Organization", "Product"} and any(
            other.tokens != form.tokens and _core(other.tokens, other.family) == form.tokens for other in forms
        ):
            longer_forms = []  # “Harwick” is Harwick Inc., and complete: not Harwick Stores
        roots = {clusters.find(other.mentions[0]) for other in longer_forms} - {clusters.find(form.mentions[0])}
        if len(roots) == 1:
            clusters.union(roots.pop(), form.mentions[0])
            for number in form.mentions:
                mentions[number].confidence = min(mentions[number].confidence, 0.85)


def _is_of_a_region(tree: Tree, mentions: list[TokenMention], short: Form, long: Form) -> bool:
    """Whether ``long`` is a region's body beside the country's: “the Senate” told of before “the Orne Senate” is.

    Headlines aside, which shorten what the text names in full.
    """
    before = long.tokens[: -len(short.tokens)]
    if short.family != "Organization" or long.tokens[-len(short.tokens) :] != short.tokens or not before:
        return False
    told = next((n for n in short.mentions if tree.kind[tree.sentence[mentions[n].first]] != "headline"), None)
    return told is not None and told < long.mentions[0] and "region" in kinds(" ".join(before).title())


@cache
def _generic() -> frozenset[str]:
    return words("organizations", "last") | _legal()


@cache
def _legal() -> frozenset[str]:
    return words("organizations", "legal")


def _core(tokens: tuple[str, ...], family: str) -> tuple[str, ...]:
    if family == "Organization":
        legal = _legal()
        while len(tokens) > 1 and tokens[-1] in legal:
            tokens = tokens[:-1]
    return tokens


def _short_forms(tokens: tuple[str, ...], family: str) -> Iterable[tuple[str, ...]]:
    """What a longer name may be shortened to."""
    n = len(tokens)
    if not 2 <= n <= _MAX_TOKENS:
        return
    if family == "Organization":
        core = _core(tokens, family)
        for k in range(len(core) - 1, 0, -1):
            if core[k] not in _generic() or (k == 1 and core[k] in words("organizations", "divisions")):
                break  # “Vellora Films” is a part of Vellora, and not all of it
            if k > 1 or core[0] not in _generic():
                yield core[:k]  # Cathay Airways → Cathay
        if len(core) == 2 and kinds(core[1].title()) & {"city"}:
            yield core[:1]  # Dynamo Sarn → Dynamo
            yield core[1:]  # where the town plays
        elif len(core) == 2 and core[1] not in _generic():
            yield core[1:]  # Aston Villa → Villa
            strange = not is_english(core[0]) and not is_given(core[0])
            if strange and (is_given(core[1]) or not is_english(core[1]) or kinds(core[0].title())):
                yield core[:1]  # Lockheed Martin → Lockheed; Vellora Military is a part of Vellora
        if "of" in core[2:]:
            yield core[: core.index("of", 2)]
    if family == "Place":
        if len(tokens[-1]) == 2 or tokens[-1] == "city":
            yield tokens[:-1]  # Washington D.C., New York City
    elif family == "Event":
        if tokens[0].isdigit() and len(tokens[0]) == 4:
            yield tokens[1:]
        if tokens[-1].isdigit() and len(tokens[-1]) == 4:
            yield tokens[:-1]
    elif family == "Product":
        if tokens[-1] not in _generic() and not tokens[-1].isdigit():
            yield tokens[-1:]  # Acme Foxglove → Foxglove
        for k in range(1, n):
            if any(c.isdigit() for c in tokens[k]):
                yield tokens[k:]  # Boeing 787 → 787
                if k + 1 < n:
                    yield tokens[k : k + 1]
    if family in {"Organization", "Facility", "Place", "Event"} and n > 2:
        for k in range(1, n - 1):
            if tokens[k] not in _SMALL_WORDS and tokens[k - 1] not in _SMALL_WORDS:
                yield tokens[k:]  # Dunland Foreign Ministry → Foreign Ministry


def _match_heads(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: DisjointSets) -> None:
    """“the Council” is the council named last before it, if its full name begins or ends with the word."""
    full: dict[str, list[int]] = {}
    for form in forms:
        if len(form.tokens) > 1:
            for word in {form.tokens[0], form.tokens[-1]} & _generic():
                full.setdefault(word, []).extend(form.mentions)
    for form in forms:
        if len(form.tokens) != 1 or form.tokens[0] not in _generic():
            continue
        named = sorted(full.get(form.tokens[0], ()))
        alone: int | None = None
        for number in form.mentions:
            before = [n for n in named if n < number]
            first = mentions[number].first
            taken_up = first and (tree.lower[first - 1] == "the" or form.tokens[0] in words("name_words", "clubs"))
            if before and taken_up:
                clusters.union(before[-1], number)
                mentions[number].confidence = min(mentions[number].confidence, 0.8)
            elif alone is None:
                alone = number
            else:
                clusters.union(alone, number)
