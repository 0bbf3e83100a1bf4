"""What to call a chain of mentions, and of which type it is."""

from __future__ import annotations

from collections import Counter

from tasks.extract.annotations import Chain, TokenMention
from tasks.extract.trees.tree import Tree
from tasks.model import EntityType

#: A label made of a noun phrase has at most so many words.
_LABEL_WORDS = 6
#: Of a mention longer than this, the words up to its head.
_LONGEST = 20
_KINDS = {"name": 0, "nominal": 1, "pronoun": 2}


def make_chain(tree: Tree, mentions: list[TokenMention], members: list[int]) -> Chain:
    """The chain of ``members``: its label is the fullest name, else the fullest short phrase, else the pronoun."""
    best_kind = min((mentions[m].kind for m in members), key=_KINDS.__getitem__)
    best = [m for m in members if mentions[m].kind == best_kind]
    heads = {mentions[m].head for m in best}
    beside = [m for m in best if tree.dep[mentions[m].head] == "appos" and tree.head[mentions[m].head] in heads]
    same_as = sorted({iri for m in members for iri in mentions[m].same_as})
    named = best if best_kind == "name" else [m for m in best if m not in beside]  # “the dam, a relic of the war”
    label = max((_label(tree, mentions[m]) for m in named or best), key=_fullness)
    return Chain(members, label, _type(tree, mentions, members, best), tuple(same_as))


def _fullness(label: str) -> tuple[int, int, bool, bool]:
    words = label.split()
    soft = not label.isupper(), label[:1].islower()  # Leeds, not LEEDS; “coal mine”, not “Coal mine” of a headline
    return (len(words) if len(words) <= _LABEL_WORDS else 0, len(label), *soft)


def _label(tree: Tree, mention: TokenMention) -> str:
    if mention.label:
        return mention.label
    first, last = mention.first, mention.last
    if last - first >= _LONGEST:
        first, last = max(first, mention.head - _LABEL_WORDS), mention.head
    return " ".join(tree.cut(first, last).split())


def _type(tree: Tree, mentions: list[TokenMention], members: list[int], best: list[int]) -> EntityType:
    """The type of most of the names (or noun phrases); of two as frequent, that of the longer name."""
    if mentions[best[0]].kind == "pronoun":
        return mentions[best[0]].type
    votes = Counter(mentions[m].type for m in best)
    if len(votes) == 1:
        return mentions[best[0]].type
    length: dict[EntityType, int] = {}
    for m in best:
        words = mentions[m].last - mentions[m].first + 1
        length[mentions[m].type] = max(length.get(mentions[m].type, 0), words)
    return max(sorted(votes), key=lambda t: (votes[t], length[t]))
