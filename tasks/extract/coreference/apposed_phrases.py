"""Whether two phrases set beside each other stand for one thing: “the mine's owner, Orne Coal,”."""

from __future__ import annotations

from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.agreement import Features, is_definite, is_group_noun
from tasks.extract.mentions.name_words import word_set

#: So many words may stand between a phrase and its apposition.
_APPOSED_WORDS = 3


def can_be_apposed(reading: Reading, number: int, apposed: int) -> bool:
    """Two names of different types are a list or an address, not one thing."""
    a, b = reading.mentions[number], reading.mentions[apposed]
    if a.kind == "name" and b.kind == "name":
        return False
    tree = reading.tree
    between = range(a.last + 1, tree.left[b.head])
    if b.kind == "name" and reading.features[number].determiner == "" and any(tree.text[i] == ":" for i in between):
        return False  # “Image: Orne Museum”
    if sum(tree.dep[i] != "punct" and tree.pos[i] != "NUM" for i in between) > _APPOSED_WORDS:
        return False  # so far away it is the parse that is mistaken
    first, second = reading.features[number], reading.features[apposed]
    counts = [{tree.lower[c] for c in tree.children[m.head] if tree.dep[c] == "nummod"} for m in (a, b)]
    if counts[0] and counts[1] and counts[0] != counts[1]:
        return False  # “70 schools, 40 houses”
    if _is_owner(reading, number, apposed) or _is_ranked(reading, number, apposed):
        return True
    if is_group_noun(first.noun) and not first.person and second.person and second.number == "singular":
        return False  # “born into a rich family, granddaughter of …”
    if (a.type == "Person") != (b.type == "Person") and not _is_presented(reading, number, apposed):
        return False
    if "plural" in (first.number, second.number) and "name" in (a.kind, b.kind) and "Group" not in (a.type, b.type):
        return first.number == second.number  # “two schools, Orne College …” begins a list
    return "either" in (first.number, second.number) or first.number == second.number


def _is_owner(reading: Reading, number: int, apposed: int) -> bool:
    """“The mine's owner, Orne Coal, said so”: of what may be somebody or a firm, the name between commas tells.

    Likewise “Orne Coal, the owner of the mine, said so”.
    """
    tree, first, second = reading.tree, reading.mentions[number], reading.mentions[apposed]
    name, noun, features = second, first, reading.features[number]
    if first.kind == "name":
        name, noun, features = first, second, reading.features[apposed]
    if noun.kind != "nominal" or name.kind != "name" or features.number == "plural" or not is_certain(features):
        return False
    if features.noun not in word_set("owners_and_makers") | word_set("firms_or_people"):
        return False
    if name.type not in {"Person", "Organization", "Group", "Facility"} or tree.tag[name.head] == "JJ":
        return False
    if any(tree.dep[c] in {"cc", "conj"} for head in (noun.head, name.head) for c in tree.children[head]):
        return False  # “the owner, Orne Coal and the union”
    after = tree.right[second.head] + 1
    closed = after >= len(tree) or tree.text[after] in {",", ".", ";", "—", "–"} or tree.text[after - 1] == ","
    return tree.text[tree.left[second.head] - 1] == "," and closed


def _is_ranked(reading: Reading, number: int, apposed: int) -> bool:
    """“Top seed Ann Lee lost”: a bare noun right before the name of a person."""
    noun, name, features = reading.mentions[number], reading.mentions[apposed], reading.features[number]
    if noun.kind != "nominal" or name.kind != "name" or name.type != "Person" or name.first == name.last:
        return False
    bare = not features.determiner and features.possessor is None and features.number == "singular"
    return bare and noun.head + 1 == name.first and noun.type in {"Person", "Concept"}


def described_between_commas(reading: Reading, number: int) -> int | None:
    """“Navalo, the champion two years ago, served”: the name before the comma, which the parser took for an adverb."""
    tree, noun = reading.tree, reading.mentions[number]
    if noun.type != "Person" or tree.dep[noun.head] not in {"nsubj", "nsubjpass"}:
        return None
    verb, comma, end = tree.head[noun.head], tree.left[noun.head] - 1, tree.right[noun.head]
    closed = tree.text[end] == "," or (end + 1 < verb and tree.text[end + 1] == ",")
    if comma < 1 or tree.text[comma] != "," or not closed or not is_definite(reading.features[number]):
        return None
    found = reading.at_head.get(comma - 1)
    aside = tree.head[comma - 1] == verb and tree.dep[comma - 1] in {"advmod", "npadvmod", "dep"}
    return found if found is not None and aside and reading.mentions[found].kind == "name" else None


def _is_presented(reading: Reading, number: int, apposed: int) -> bool:
    """“Her opposite number, Carl Brun, complained”: the person between commas is whom the subject speaks of."""
    tree, noun, name = reading.tree, reading.mentions[number], reading.mentions[apposed]
    after = name.last + 1
    between = tree.text[noun.last + 1] == "," and noun.last + 2 == tree.left[name.head]
    return (
        between and after < len(tree) and tree.text[after] == ","
        and noun.kind == "nominal" and noun.type == "Concept" and reading.features[number].number == "singular"
        and tree.dep[noun.head] == "nsubj" and name.kind == "name" and name.type == "Person"
    )  # fmt: skip


def is_certain(features: Features) -> bool:
    """“the owner”, “its owner”, “the mine's owner”."""
    return is_definite(features) or features.possessor is not None
