"""What a description stands for: “the governor”, “the company”, “his father”, “the 53-year-old”, or nothing."""

from __future__ import annotations

from functools import cache

from tasks.extract.coreference.compatriots import find_compatriot, is_compatriot
from tasks.extract.coreference.named_kinds import classes, of_its_type, other_nouns
from tasks.extract.coreference.reading import Reading, overlaps
from tasks.extract.coreference.referents import Referent
from tasks.extract.mentions.agreement import Features, is_definite, is_new
from tasks.model import PLACE_TYPES
from tasks.ontology import words

#: How far back the same noun may stand.
_SAME_NOUN_MENTIONS, _SAME_NOUN_SENTENCES = 40, 25
#: … and a bare “the attack” for an attack that has no name.
_BARE_SENTENCES = 15
#: Complements are compared by so many tokens, a thing's last mentions by so many.
_TAIL_TOKENS, _KNOWN_MENTIONS = 12, 60
#: Another person of the same office named so near makes a description unclear.
_RIVAL_SENTENCES = 4
#: So many mentions are looked through for “the latter”.
_PAIR_MENTIONS = 30
#: How far back something called in other words may stand.
_OTHER_WORDS_SENTENCES = 4


@cache
def _words_of_none() -> frozenset[str]:
    return words("descriptions", "nothing.determiners")


@cache
def _words_of_no_choice() -> frozenset[str]:
    return words("descriptions", "no_choice.modifiers")


def resolve_description(reading: Reading, number: int) -> tuple[int, float] | None:
    """Mention that noun phrase ``number`` takes up, and the confidence; None if it is new or unclear."""
    features = reading.features[number]
    if is_new(features):
        return None
    named = _named_so(reading, number)
    if named is not None:
        return named
    if features.noun in {"latter", "former"} and reading.mentions[number].last == reading.mentions[number].head:
        return _of_two(reading, number, features.noun == "latter")
    same = _same_noun(reading, number, features)
    if same is not None:
        return same
    if is_definite(features) and is_compatriot(reading, number):
        return find_compatriot(reading, number)
    if is_definite(features):
        other = _in_other_words(reading, number, features)
        if other is not None:
            return other
    if is_definite(features) and features.number != "plural":
        return of_its_type(reading, number, features)
    return None


def _of_two(reading: Reading, number: int, second: bool) -> tuple[int, float] | None:
    """“The latter”, “the former”: one of the last two things that are joined by “and”, in this sentence or before it.

    Without such a pair, the latter is the last name before it in its sentence.
    """
    tree, mention = reading.tree, reading.mentions[number]
    for candidate in reading.order[: -_PAIR_MENTIONS - 1 : -1]:
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


def _tail(reading: Reading, number: int, forms: list[str] | None = None) -> tuple[str, ...]:
    """Words after the head: what a prepositional phrase or clause adds."""
    mention = reading.mentions[number]
    return tuple((forms or reading.tree.lower)[mention.head + 1 : min(mention.last, mention.head + _TAIL_TOKENS) + 1])


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
        if owner is None and not features.modifiers and _is_of_another(reading, candidate):
            continue
        if owner is None and not features.modifiers and _is_only_planned(reading, candidate, mention.head):
            continue
        seen.add(root)
        referent = reading.referent(candidate)
        if overlaps(mention, other):
            continue
        if not _same_number(features, referent) or _other_form(reading, number, candidate):
            continue
        if _fits(reading, features, owner, tail, referent, distance):
            if found is not None:
                return None  # two ministers: neither
            found = candidate, 0.85 if referent.named or features.modifiers or owner is not None else 0.75
            if not (referent.named and referent.person):
                return found
    return found


def _named_so(reading: Reading, number: int) -> tuple[int, float] | None:
    """A name written in small letters, or in capitals elsewhere: “the harbour bridge” for the Harbour Bridge."""
    tree, mention = reading.tree, reading.mentions[number]
    if mention.last != mention.head or mention.last == tree.left[mention.head]:
        return None
    words_ = [tree.lower[i] for i in range(mention.first, mention.last + 1)]
    if words_[0] in {"the", "this", "that"}:
        words_ = words_[1:]
    found = reading.names_as.get(" ".join(words_))
    return None if found is None or tree.tag[mention.head] == "NNS" else (found, 0.8)


def _in_other_words(reading: Reading, number: int, features: Features) -> tuple[int, float] | None:
    """“The blaze” for a fire, “the vessel” for a ferry: what alone near by was called so in other words."""
    tree, mention = reading.tree, reading.mentions[number]
    if not _is_plain(reading, number, features):
        return None
    speaker = reading.speaker(mention.head)
    found: dict[int, int] = {}
    for noun in other_nouns().get(features.noun, ()):
        for candidate in reading.called.get(noun, [])[: -_SAME_NOUN_MENTIONS - 1 : -1]:
            other = reading.mentions[candidate]
            if tree.sentence[mention.head] - tree.sentence[other.head] > _OTHER_WORDS_SENTENCES:
                break
            root, referent = reading.root(candidate), reading.referent(candidate)
            if speaker is not None and root == reading.root(speaker):
                continue
            if _mentions_nothing(reading, candidate) or _only_said(reading, candidate, mention.head):
                continue
            if overlaps(mention, other) or not _same_number(features, referent):
                continue
            if referent.named and any(features.noun in nouns for nouns, _, _ in classes()):
                continue  # of names, all of its type are asked
            found[root] = max(candidate, found.get(root, -1))
    return (next(iter(found.values())), 0.7) if len(found) == 1 else None


def _is_plain(reading: Reading, number: int, features: Features) -> bool:
    """Whether a noun phrase is nothing but a noun with “the”, “this” or the like."""
    mention = reading.mentions[number]
    return not features.modifiers and mention.last == mention.head and features.possessor is None


def _is_of_another(reading: Reading, candidate: int) -> bool:
    """Whether a firm is told of as a firm's: after “its parent company”, “the company” may be either.

    So it is with a bare noun in a headline, which tells of whom the article will name.
    """
    features, referent = reading.features[candidate], reading.referent(candidate)
    if referent.named or not any(features.noun in nouns for nouns, _, _ in classes()):
        return False
    if features.possessor is not None:
        owner = reading.at_head.get(features.possessor)
        return owner is not None and reading.referent(owner).type == "Organization"
    tree, head = reading.tree, reading.mentions[candidate].head
    bare = not features.determiner and not features.modifiers and features.number != "plural"
    return bare and tree.kind[tree.sentence[head]] == "headline"


def _is_only_planned(reading: Reading, candidate: int, token: int) -> bool:
    """Whether a firm so far only would do things: after “the combined company would have …”, “the company” is another.

    What “the company would” do besides is still told of the planned one.
    """
    tree, head, referent = reading.tree, reading.mentions[candidate].head, reading.referent(candidate)
    if (
        referent.named
        or len(referent.mentions) > 1
        or not any(reading.features[candidate].noun in c for c, _, _ in classes())
    ):
        return False
    would = [
        any(tree.dep[c] == "aux" and tree.lower[c] == "would" for c in tree.children[reading.clause(i)])
        for i in (head, token)
    ]
    return would == [True, False] and tree.dep[head] in {"nsubj", "nsubjpass"}


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


def _other_form(reading: Reading, number: int, candidate: int) -> bool:
    """Whether one is the plural and one the singular of a noun: “the nation” is none of “the nations”.

    Nor is “the courts” the Supreme Court, and “the state” no state of emergency.
    """
    tree, a, b = reading.tree, reading.mentions[number], reading.mentions[candidate]
    if b.kind != "nominal":
        return tree.tag[a.head] == "NNS" and tree.tag[b.head] in {"NN", "NNP"} and b.type == "Organization"
    if tree.lemma[a.head].lower() != tree.lemma[b.head].lower():
        return False
    if (a.type in PLACE_TYPES) != (b.type in PLACE_TYPES) and not reading.referent(candidate).named:
        return True
    return (tree.tag[a.head] == "NNS") != (tree.tag[b.head] == "NNS")


def _same_number(features: Features, referent: Referent) -> bool:
    return features.number == referent.number or "either" in (features.number, referent.number)


def _fits(
    reading: Reading, features: Features, owner: int | None, tail: tuple[str, ...], referent: Referent, distance: int
) -> bool:
    """Whether nothing that the phrase says is at odds with what was said of ``referent``."""
    if not _are_told(reading, features, referent):
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


def _are_told(reading: Reading, features: Features, referent: Referent) -> bool:
    """Whether what stands with the noun was said of the thing: “the harbour fire” after “a fire at the harbour”."""
    left = features.modifiers - referent.modifiers - referent.nouns - referent.name_words
    if features.noun not in words("descriptions", "no_choice.nouns"):
        left = left - _words_of_no_choice()
    for m in referent.mentions[-_KNOWN_MENTIONS:] if left else ():
        if reading.mentions[m].kind == "nominal":
            left = left - set(_tail(reading, m)) - set(_tail(reading, m, reading.tree.lemma))
    return not left


def _owner(reading: Reading, features: Features) -> int | None:
    """Cluster of the possessor, where there is one."""
    if features.possessor is None:
        return None
    owner = reading.at_head.get(features.possessor)
    return -1 - features.possessor if owner is None else reading.root(owner)
