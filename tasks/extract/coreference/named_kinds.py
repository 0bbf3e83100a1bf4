"""What kind of thing a noun describes, and which name near by it stands for: “the company”, “the city”, “the man”."""

from __future__ import annotations

from functools import cache
from typing import Any

from tasks.extract.annotations import TokenMention
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.extract.mentions.agreement import Features
from tasks.model import PLACE_TYPES
from tasks.ontology import lexicon

#: How far back a name may stand that a description of its type takes up.
_MENTIONS, _SENTENCES = 30, 3
#: What is named before a noun only (“US troops”) is less spoken of, by so much.
_BEFORE_NOUNS, _IN_PASSING = frozenset({"compound", "nmod", "amod"}), 1.0
#: What the same sentence has just called by another noun is less likely meant, by so much.
_CALLED_OTHERWISE = 2.0


@cache
def classes() -> list[tuple[frozenset[str], frozenset[str], bool]]:
    """Classes of organisations: nouns for one, words in its name, and whether a name that tells no class fits too."""
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
def other_nouns() -> dict[str, list[str]]:
    """Noun → others by which the same may have been called before."""
    return dict(lexicon("descriptions")["taken_up"])


@cache
def _any_person() -> frozenset[str]:
    return frozenset(lexicon("descriptions")["people"]["nouns"])


def place_kinds(noun: str) -> frozenset[str]:
    """Types of place that the noun (base form) describes: “region”, “town”, “country”; empty for any other noun."""
    return _types().get(noun, frozenset()) & PLACE_TYPES


def of_its_type(reading: Reading, number: int, features: Features) -> tuple[int, float] | None:
    """A name near by that the noun describes (“the company”, “the man”), where one alone fits best."""
    tree, mention = reading.tree, reading.mentions[number]
    aged = features.noun.endswith("-old") or features.noun == "old"
    plain = mention.last == mention.head and features.determiner in {"the", "this", "that"}
    if not aged and not (plain and (not features.modifiers or _tells_whose(reading, number))):
        return None
    fitting: dict[int, tuple[float, int]] = {}
    called_otherwise: set[int] = set()
    for candidate, distance in reading.named_before(number, _MENTIONS, _SENTENCES):
        other, referent = reading.mentions[candidate], reading.referent(candidate)
        if not describes(features, referent):
            continue
        if features.modifiers and not aged and referent.type not in {"Organization", "Country"}:
            continue  # whose land a town or a person is from is not known here
        if (
            referent.type == "Organization"
            and len(referent.mentions) == 1
            and tree.dep[other.head] in {"compound", "nmod"}
        ):
            continue  # “a Falcon rocket” tells of no company
        root = reading.root(candidate)
        if distance == 0 and other.kind == "nominal" and reading.features[candidate].noun != features.noun:
            called_otherwise.add(root)  # “The coalition fought Red Dawn after the group …”
        if is_party(reading, mention.head, root) or _in_brackets(reading, other):
            continue
        score = -1.0 * distance + (1.0 if reading.is_subject(candidate) else 0.0) + 0.1 * len(referent.mentions)
        if referent.type in PLACE_TYPES and tree.dep[other.head] in _BEFORE_NOUNS:
            score -= _IN_PASSING
        if root in called_otherwise:
            score -= _CALLED_OTHERWISE
        if root not in fitting or fitting[root][0] < score:
            fitting[root] = (score, candidate)
    if not fitting:
        return None
    ranked = sorted(fitting.values(), key=lambda pair: (-pair[0], -pair[1]))
    if len(ranked) > 1 and ((features.modifiers and not aged) or ranked[0][0] - ranked[1][0] < 0.9):
        return None
    return ranked[0][1], 0.7


def is_party(reading: Reading, token: int, root: int) -> bool:
    """Whether a cluster is who says what ``token`` stands in, or is told it: neither is spoken of as “the man”.

    A firm does speak of itself as “the company”.
    """
    number = reading.speaker_of.get(token)
    if number is None:
        return False
    attribution = reading.attributions[number]
    told = reading.tree.child(attribution.head, "dobj", "dative")
    for head in (attribution.source_head, told):
        party = None if head is None else reading.at_head.get(head)
        if party is not None and reading.root(party) == root:
            return head == told or reading.referent(party).type != "Organization"
    return False


def _in_brackets(reading: Reading, mention: TokenMention) -> bool:
    """Whether a mention stands alone in brackets, as who asks or answers does in an interview."""
    text, after = reading.tree.text, mention.last + 1
    return mention.first > 0 and text[mention.first - 1][-1] == "(" and after < len(text) and text[after][0] == ")"


def _tells_whose(reading: Reading, number: int) -> bool:
    """Whether all that goes with the noun is a nationality or the like: “the Danish firm”, “the African nation”.

    Whoever brings up something new in this way names it beside the noun or says what it is.
    """
    tree, head = reading.tree, reading.mentions[number].head
    noun = reading.features[number].noun
    if noun not in _types() and not any(is_open and noun in nouns for nouns, _, is_open in classes()):
        return False  # a land has many firms but one army, and “the Danish army” needs no name before it
    if tree.dep[head] in {"attr", "appos", "compound"} or (head + 1 < len(tree) and tree.pos[head + 1] == "PROPN"):
        return False
    inside = [c for c in tree.children[head] if tree.dep[c] not in {"det", "punct"}]
    return all(_is_of_land(reading, c) for c in inside)


def _is_of_land(reading: Reading, token: int) -> bool:
    """Whether a modifier is an adjective of a land or people, or “US”, “UK” before a noun."""
    tree, name = reading.tree, reading.at_head.get(token)
    if tree.lower[token] == "based" and tree.text[token - 1] == "-":
        return True  # “the Orne-based firm”
    if tree.dep[token] == "amod":
        return tree.pos[token] == "ADJ" and tree.text[token][0].isupper()
    short = tree.text[token].replace(".", "").isupper()
    return short and name is not None and reading.mentions[name].type == "Country"


def _may_be(noun: str, referent: Referent) -> bool:
    """Whether a product that the text has called something may be called ``noun``: no ferry is “the plane”."""
    if referent.type != "Product" or not referent.nouns:
        return True
    known = referent.nouns & (other_nouns().keys() | _types().keys())
    return not known or any(noun in (n, *other_nouns().get(n, ())) or n in other_nouns().get(noun, ()) for n in known)


def describes(features: Features, referent: Referent) -> bool:
    """Whether a bare description (“the company”) can stand for a named ``referent`` by its type and name."""
    noun = features.noun
    if noun in _any_person() or noun.endswith("-old") or noun == "old":
        return bool(referent.person) and referent.gender in {"", features.gender or referent.gender}
    if noun in _types():
        return referent.type in _types()[noun] and _may_be(noun, referent)
    if referent.type != "Organization":
        return False
    mine = [c for c in classes() if noun in c[0]]
    if not mine:
        return False
    if any(referent.name_words & names for _, names, _ in mine):
        return True
    told = any(referent.name_words & names for _, names, _ in classes())
    return not told and not any(map(str.isdigit, referent.name_words)) and any(is_open for _, _, is_open in mine)
