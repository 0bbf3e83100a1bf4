"""What a description stands for: “the governor”, “the company”, “his father”, “the 53-year-old”, or nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

from tasks.extract.coreference.referents import Reading, Referent
from tasks.extract.mentions.agreement import Features, is_definite, is_new
from tasks.model import PLACE_TYPES
from tasks.ontology import lexicon, words

#: How far back: the same noun again, a name that a description of its type takes up.
_SAME_NOUN_MENTIONS, _SAME_NOUN_SENTENCES = 40, 25
#: … and a bare “the attack” for an attack that has no name.
_BARE_SENTENCES = 15
#: Complements are compared by so many tokens, a thing's last mentions by so many.
_TAIL_TOKENS, _KNOWN_MENTIONS = 12, 60
#: Another person of the same office named so near makes a description unclear.
_RIVAL_SENTENCES = 4
_TYPE_MENTIONS, _TYPE_SENTENCES = 30, 3


@cache
def _classes() -> list[tuple[frozenset[str], frozenset[str], bool]]:
    table: list[dict[str, Any]] = lexicon("descriptions")["class"]
    return [(frozenset(c["nouns"]), frozenset(c["names"]), bool(c.get("open"))) for c in table]


@cache
def _types() -> dict[str, frozenset[str]]:
    """Noun → types of place or thing that it describes."""
    found: dict[str, set[str]] = {}
    for table in ("places", "things"):
        for type_, nouns in lexicon("descriptions")[table].items():
            for noun in nouns:
                found.setdefault(noun, set()).add(type_)
    return {noun: frozenset(types) for noun, types in found.items()}


@cache
def _words_of_none() -> frozenset[str]:
    return words("descriptions", "nothing.determiners")


@cache
def _any_person() -> frozenset[str]:
    return frozenset(lexicon("descriptions")["people"]["nouns"])


def place_kinds(noun: str) -> frozenset[str]:
    """Types of place that the noun (base form) describes: “region”, “town”, “country”; empty for any other noun."""
    return _types().get(noun, frozenset()) & PLACE_TYPES


def resolve_description(reading: Reading, number: int) -> tuple[int, float] | None:
    """Mention that noun phrase ``number`` takes up, and the confidence; None if it is new or unclear."""
    features = reading.features[number]
    if is_new(features):
        return None
    if features.noun in {"latter", "former"} and reading.mentions[number].last == reading.mentions[number].head:
        return _of_two(reading, number, features.noun == "latter")
    same = _same_noun(reading, number, features)
    if same is not None:
        return same
    if is_definite(features) and features.number != "plural":
        return _of_its_type(reading, number, features)
    return None


def _of_two(reading: Reading, number: int, second: bool) -> tuple[int, float] | None:
    """“The latter”, “the former”: one of the last two things that are joined by “and”, in this sentence or before it.

    Without such a pair, the latter is the last name before it in its sentence.
    """
    tree, mention = reading.tree, reading.mentions[number]
    for candidate in reading.order[: -_TYPE_MENTIONS - 1 : -1]:
        other = reading.mentions[candidate]
        distance = tree.sentence[mention.head] - tree.sentence[other.head]
        if distance > 1:
            return None
        if tree.dep[other.head] == "conj" and other.kind != "pronoun":
            first = reading.at_head.get(tree.head[other.head])
            if first is not None:
                return (candidate if second else first), 0.7
        if second and distance == 0 and other.kind == "name":
            return candidate, 0.6
    return None


def _tail(reading: Reading, number: int) -> tuple[str, ...]:
    """Words after the head: what a prepositional phrase or clause adds."""
    mention = reading.mentions[number]
    return tuple(reading.tree.lower[mention.head + 1 : min(mention.last, mention.head + _TAIL_TOKENS) + 1])


def _same_noun(reading: Reading, number: int, features: Features) -> tuple[int, float] | None:
    tree, mention = reading.tree, reading.mentions[number]
    definite = is_definite(features)
    owner = _owner(reading, features)
    tail = _tail(reading, number)
    if not definite and owner is None:
        return None
    seen: set[int] = set()
    speaker = reading.speaker(mention.head)
    found: tuple[int, float] | None = None
    for candidate in reading.called.get(features.noun, [])[: -_SAME_NOUN_MENTIONS - 1 : -1]:
        other = reading.mentions[candidate]
        distance = tree.sentence[mention.head] - tree.sentence[other.head]
        if distance > (_SAME_NOUN_SENTENCES if found is None else _RIVAL_SENTENCES):
            return found
        root = reading.root(candidate)
        if root in seen or root == owner or (speaker is not None and root == reading.root(speaker)):
            continue  # nobody speaks of themselves as “the minister”
        if _mentions_nothing(reading, candidate) or _only_said(reading, candidate, mention.head):
            continue
        seen.add(root)
        referent = reading.referent(candidate)
        if _overlaps(mention, other):
            continue
        if not _same_number(features, referent):
            continue
        if _fits(reading, features, owner, tail, referent, distance):
            if found is not None:
                return None  # two ministers: neither
            found = candidate, 0.85 if referent.named or features.modifiers or owner is not None else 0.75
            if not (referent.named and referent.person):
                return found
    return found


def _mentions_nothing(reading: Reading, number: int) -> bool:
    """Whether a noun phrase brings up nothing that could be spoken of again: “no crowd”, “every town”, “is a firm”."""
    mention, features = reading.mentions[number], reading.features[number]
    if mention.kind != "nominal":
        return False
    if features.determiner in _words_of_none():
        return True
    alone = len(reading.referent(number).mentions) == 1
    return (
        alone
        and reading.tree.dep[mention.head] == "attr"
        and reading.tree.lemma[reading.tree.head[mention.head]] == "be"
    )


def _only_said(reading: Reading, number: int, token: int) -> bool:
    """Whether somebody else brought it up in a quotation that ``token`` is not in: “a great company”, he said."""
    mention = reading.mentions[number]
    if token in reading.quoted or mention.head not in reading.quoted or mention.kind != "nominal":
        return False
    return is_new(reading.features[number]) and len(reading.referent(number).mentions) == 1


def _same_number(features: Features, referent: Referent) -> bool:
    return features.number == referent.number or "either" in (features.number, referent.number)


def _fits(
    reading: Reading, features: Features, owner: int | None, tail: tuple[str, ...], referent: Referent, distance: int
) -> bool:
    """Whether nothing that the phrase says is at odds with what was said of ``referent``."""
    if not features.modifiers <= referent.modifiers | referent.nouns | referent.name_words:
        return False
    tails, owners = set(), set()
    for m in referent.mentions[-_KNOWN_MENTIONS:]:
        if reading.mentions[m].kind == "nominal":
            found = _tail(reading, m)
            if found:
                tails.add(found)
            theirs = _owner(reading, reading.features[m])
            if theirs is not None:
                owners.add(theirs)
    if owner is not None:
        return owner in owners and (not tail or tail in tails)
    if not features.modifiers and not referent.named and distance > _BARE_SENTENCES:
        return False
    return not tail or tail in tails


def _owner(reading: Reading, features: Features) -> int | None:
    """Cluster of the possessor, where there is one."""
    if features.possessor is None:
        return None
    owner = reading.at_head.get(features.possessor)
    return -1 - features.possessor if owner is None else reading.root(owner)


def _overlaps(a: Any, b: Any) -> bool:
    return bool(a.first <= b.last and b.first <= a.last)


def _of_its_type(reading: Reading, number: int, features: Features) -> tuple[int, float] | None:
    """A name near by that the noun describes (“the company”, “the man”), where one alone fits best."""
    tree, mention = reading.tree, reading.mentions[number]
    aged = features.noun.endswith("-old") or features.noun == "old"
    plain = not features.modifiers and mention.last == mention.head and features.determiner in {"the", "this", "that"}
    if not plain and not aged:
        return None
    fitting: dict[int, tuple[float, int]] = {}
    speaker = reading.speaker(mention.head)
    for candidate in reading.order[: -_TYPE_MENTIONS - 1 : -1]:
        other = reading.mentions[candidate]
        distance = tree.sentence[mention.head] - tree.sentence[other.head]
        if distance > _TYPE_SENTENCES:
            break
        referent = reading.referent(candidate)
        if not referent.named or _overlaps(mention, other) or not describes(features, referent):
            continue
        if len(referent.mentions) == 1 and tree.dep[other.head] in {"compound", "nmod"}:
            continue  # “a Falcon rocket” tells of no company
        root = reading.root(candidate)
        if speaker is not None and root == reading.root(speaker):
            continue
        score = -1.0 * distance + (1.0 if reading.is_subject(candidate) else 0.0) + 0.1 * len(referent.mentions)
        if root not in fitting or fitting[root][0] < score:
            fitting[root] = (score, candidate)
    if not fitting:
        return None
    ranked = sorted(fitting.values(), key=lambda pair: (-pair[0], -pair[1]))
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.9:
        return None
    return ranked[0][1], 0.7


def describes(features: Features, referent: Referent) -> bool:
    """Whether a bare description (“the company”) can stand for a named ``referent`` by its type and name."""
    noun = features.noun
    if noun in _any_person() or noun.endswith("-old") or noun == "old":
        return bool(referent.person) and referent.gender in {"", features.gender or referent.gender}
    if noun in _types():
        return referent.type in _types()[noun]
    if referent.type != "Organization":
        return False
    mine = [c for c in _classes() if noun in c[0]]
    if not mine:
        return False
    if any(referent.name_words & names for _, names, _ in mine):
        return True
    told = any(referent.name_words & names for _, names, _ in _classes())
    return not told and any(is_open for _, _, is_open in mine)
