"""Those who are named together: “Ann Lee and Bo Lind” are whom “they”, “both” or “the two companies” then means.

Such a phrase is a mention of its own only where something takes it up; what is told of it is told of each.
"""

from __future__ import annotations

from dataclasses import replace

from tasks.extract.annotations import TokenArgument, TokenMention, TokenRelation
from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: So many may be named together, so many of the last such phrases are looked at, so far back.
_MOST, _LAST, _SENTENCES = 6, 4, 2
_TYPES = frozenset({"Person", "Organization", "Country"})
#: What says of a number of people that the text has spoken of them.
_KNOWN = frozenset({"the", "these", "those", "all"})
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})


def find_pairs(tree: Tree, mentions: list[TokenMention]) -> list[TokenMention]:
    """Phrases that join several in the singular by “and”, and “both” or “the two” without a noun, as mentions.

    Nouns count if each has an article or owner of its own: “a singer and writer” is one.
    """
    at: dict[int, int] = {}
    for n, m in enumerate(mentions):
        own = any(tree.dep[c] in {"det", "poss"} for c in tree.children[m.head]) and tree.tag[m.head] in {"NN", "NNP"}
        if m.type in _TYPES and (m.kind == "name" or (m.kind == "nominal" and own and m.head not in at)):
            at[m.head] = n
    taken = {(m.first, m.last) for m in mentions}
    found = []
    for head, number in at.items():
        if tree.dep[head] == "conj":
            continue
        heads = _joined(tree, head)
        if not 1 < len(heads) <= _MOST or not all(h in at for h in heads):
            continue
        parts = tuple(at[h] for h in heads)
        types = {mentions[p].type for p in parts}
        span = mentions[number].first, mentions[parts[-1]].last
        if (
            len(types) == 1
            and span not in taken
            and all(mentions[p].first <= h for p, h in zip(parts, heads, strict=True))
        ):
            found.append(TokenMention(*span, head, mentions[number].type, "nominal", parts=parts))
    for i, word in enumerate(tree.lower):
        if word in {"both", "two"} and tree.dep[i] in _ALONE:
            first = i - 1 if word == "two" and i and tree.lower[i - 1] in {"the", "these"} else i
            if (word == "both" or first < i) and not any(tree.dep[c] == "prep" for c in tree.children[i]):
                found.append(TokenMention(first, i, i, "Person", "nominal"))
    return found


def _joined(tree: Tree, head: int) -> list[int]:
    """Heads that “and” joins, the first one first; nothing where “or” or “but” does."""
    heads, joined = [head], False
    while len(heads) <= _MOST:
        children = tree.children[heads[-1]]
        if any(tree.dep[c] == "cc" and tree.lower[c] not in {"and", "&"} for c in children):
            return []
        joined = joined or any(tree.dep[c] == "cc" for c in children)
        after = [c for c in children if tree.dep[c] == "conj" and c > heads[-1]]
        if len(after) != 1:
            break
        heads.append(after[0])
    return heads if joined else []


def pair_meant(reading: Reading, number: int) -> tuple[int, float] | None:
    """“Both”, “the two”, “the two companies”, “both leaders”: the last two that were named together, if they fit."""
    tree, mention, features = reading.tree, reading.mentions[number], reading.features[number]
    said = {tree.lower[i] for i in range(mention.first, mention.head + 1)}
    alone = tree.lower[mention.head] in {"both", "two"}
    numbered = "both" in said or ("two" in said and bool(said & _KNOWN))  # “two men” are told of for the first time
    two = alone or numbered or features.noun in words("descriptions", "pair.nouns")
    if not two or mention.last != mention.head or said & (words("descriptions", "pair.others") | {"and", "or"}):
        return None
    for pair in reversed(reading.pairs[-_LAST:]):
        other = reading.mentions[pair]
        if not 0 <= tree.sentence[mention.head] - tree.sentence[other.head] <= _SENTENCES:
            return None
        if len(other.parts) == 2 and other.last < mention.first:
            is_one = alone or features.noun in words("descriptions", "pair.nouns")
            fits = is_one or noun_type(features.noun) == other.type or features.noun in _for(other.type)
            return (pair, 0.75) if fits else None
    return None


def _for(type_: str) -> frozenset[str]:
    return words("descriptions", f"places.{type_}") if type_ == "Country" else frozenset()


def taken_up(reading: Reading) -> list[int]:
    """Numbers of all mentions, at the end of a reading, but of pairs only those that something takes up."""
    size: dict[int, int] = {}
    for number in range(len(reading.mentions)):
        root = reading.root(number)
        size[root] = size.get(root, 0) + 1
    return [n for n in range(len(reading.mentions)) if n < reading.plain or size[reading.root(n)] > 1]


def told_of_each(relations: list[TokenRelation], mentions: list[TokenMention], tree: Tree) -> list[TokenRelation]:
    """``relations`` with one of its own for each of those whom an argument means together.

    Not so where all are said to be something together (“they are partners”).
    """
    parts_of = {m.chain: m.parts for m in reversed(mentions) if m.parts and m.chain >= 0}
    if not parts_of:
        return relations
    chain_at = {m.head: m.chain for m in sorted(mentions, key=lambda m: m.first - m.last)}
    found: list[TokenRelation] = []
    for relation in relations:
        plural = any(tree.tag[a.head] in {"NNS", "NNPS"} for a in relation.arguments[1:])
        if relation.lemma.split(" ")[0] in words("predicates", "copulas") and plural:
            found.append(relation)
            continue
        variants: list[list[TokenArgument]] = [[]]
        for argument in relation.arguments:
            parts = parts_of.get(chain_at.get(argument.head, -1), ()) if argument.clause is None else ()
            own = [replace(argument, mention=part) for part in parts] or [argument]
            variants = [[*variant, one] for variant in variants for one in own]
        found += [replace(relation, arguments=variant) for variant in variants] if len(variants) > 1 else [relation]
    return found
