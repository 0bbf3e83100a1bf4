"""Noun phrases that may refer: whole phrase, head, type by the head noun, and a short label.

A phrase runs from its article to its last modifier; what is set off by commas (an apposition, a relative clause) and
what is joined by “and” is left out, as each of those is a mention or a clause of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tasks.extract.annotations import TokenMention, TokenTime
from tasks.extract.mentions.name_words import heads, noun_type, word_set
from tasks.extract.trees.prepositions import complex_of
from tasks.extract.trees.tree import Tree
from tasks.model import EntityType
from tasks.ontology import lexicon

#: Dependencies in which a noun phrase is an argument, an apposition or the complement of a preposition.
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "iobj", "dative", "pobj", "attr", "appos", "conj", "oprd", "poss", "nmod"}
    | {"ROOT", "csubj", "agent", "npadvmod", "dep", "parataxis", "ccomp"}
)
_DETACHED = frozenset({"appos", "conj", "cc", "punct", "parataxis", "preconj", "case", "relcl", "dep", "intj"})
_WIDEST = 60  # tokens; a longer phrase is a parse gone wrong
_LABEL_WORDS = 6
_LABEL_PARTS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "advmod", "npadvmod"})


def find_noun_phrases(tree: Tree, times: list[TokenTime], taken: list[bool]) -> list[TokenMention]:
    """Noun phrases of ``tree`` in order of their head.

    Args:
        tree: the parsed text.
        times: time expressions; their nouns are no mentions.
        taken: whether a token is inside a name.
    """
    timed = [False] * len(tree)
    for time in times:
        timed[time.first : time.last + 1] = [True] * (time.last + 1 - time.first)
    found: list[TokenMention] = []
    for i in range(len(tree)):
        if tree.lower[i] in {"old", "olds"} and _is_aged(tree, i):
            first, last = phrase_span(tree, i)
            found.append(TokenMention(first, last, i, "Person", "nominal", label=tree.cut(tree.left[i - 2], i)))
            continue
        if tree.pos[i] not in {"NOUN", "PROPN"} or tree.dep[i] not in _ARGUMENTS or taken[i] or timed[i]:
            continue
        if not tree.text[i][0].isalpha() or (tree.pos[i] == "PROPN" and len(tree.text[i]) < 3):
            continue
        if (tree.lemma[i].lower() in word_set("units") and (_is_counted(tree, i) or tree.lower[i] != "yard")) or (
            tree.lower[i] in _currencies() and _is_counted(tree, i)
        ):
            continue
        if tree.dep[i] == "npadvmod" and tree.child(i, "det", "poss") is None:
            continue
        if tree.dep[i] == "pobj" and complex_of(tree, tree.head[i]) is not None:
            continue  # “in front of” is a preposition
        first, last = phrase_span(tree, i)
        mention = TokenMention(first, last, i, _type(tree, i, taken), "nominal")
        mention.label = short_label(tree, i, first, last)
        found.append(mention)
    return found


def _is_aged(tree: Tree, i: int) -> bool:
    """Whether the “old” at ``i`` is somebody: “the 53-year-old confessed”."""
    aged = i > 2 and tree.text[i - 1] == "-" and tree.lemma[i - 2].lower() in {"year", "month", "week", "day"}
    return aged and tree.dep[i] in _ARGUMENTS and tree.child(i, "det", "nummod", "poss") is not None


@cache
def _currencies() -> frozenset[str]:
    """Names of currencies in one word: “kroner”, “rupees”."""
    named = (
        word for names in lexicon("units")["currency_words"].values() for name in names for word in name.split()[-1:]
    )
    return frozenset(named)


def _is_counted(tree: Tree, noun: int) -> bool:
    """Whether a number stands with the noun: “300 kroner”, not “the krona fell”."""
    return any(tree.dep[c] == "nummod" or tree.tag[c] == "CD" for c in tree.children[noun])


def phrase_span(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase around ``head``, without what is set off or coordinated."""
    first = last = head
    for child in reversed(tree.children[head]):
        if child > head:
            continue
        if (
            tree.dep[child] in {"punct", "cc", "preconj", "conj", "appos", "intj", "parataxis"}
            or tree.right[child] + 1 != first
        ):
            if tree.text[child] in {"-", '"', "“", "'", "‘", "$", "£", "€"} and child + 1 == first:
                first = child
                continue
            break
        first = tree.left[child]
    while first < head and not tree.text[first][0].isalnum() and tree.text[first] not in {"$", "£", "€", "#"}:
        first += 1
    for child in tree.children[head]:
        if child < head:
            continue
        if tree.left[child] != last + 1:
            break
        if tree.dep[child] in _DETACHED and not (
            tree.dep[child] == "relcl" or tree.text[child] in {'"', "”", "’", "'"}
        ):
            break
        last = tree.right[child]
    last = _without_tail(tree, head, last)
    if last - head > _WIDEST:
        last = head
    if head - first > _WIDEST:
        first = head
    return first, last


def _without_tail(tree: Tree, head: int, last: int) -> int:
    """``last`` without closing marks that nothing in the phrase opens."""
    while last > head and not tree.text[last][0].isalnum() and tree.text[last] not in {")", "%", "]"}:
        last -= 1
    return last


def _type(tree: Tree, head: int, taken: list[bool]) -> EntityType:
    lemma = tree.lemma[head].lower()
    kind: EntityType = noun_type(_ware(tree, head) or lemma)  # type: ignore[assignment]
    of = next((c for c in tree.children[head] if c > head and tree.lower[c] == "of"), None)
    inner = tree.child(of, "pobj") if of is not None else None
    if lemma in word_set("counting") and inner is not None and not taken[inner]:
        return noun_type(tree.lemma[inner].lower())  # type: ignore[return-value]
    if lemma in word_set("figures"):
        if inner is not None and not taken[inner] and tree.child(inner, "det", "poss") is None:
            return "Concept"
        if lemma == "state":
            return "AdministrativeArea"
    if lemma in word_set("peoples"):
        return "Group"
    bare = all(tree.dep[c] not in {"det", "poss", "compound", "amod", "nmod"} for c in tree.children[head])
    if bare and (lemma == "capital" or (lemma == "fund" and tree.tag[head] == "NNS" and tree.dep[head] != "nsubj")):
        return "Concept"  # “raise capital”, “lack funds”: money
    if lemma == "settlement" and tree.tag[head] == "NN":
        return kind if _is_place(tree, head) else "Concept"  # of a lawsuit
    return kind


def _is_place(tree: Tree, settlement: int) -> bool:
    """“a settlement in the valley”, “the Israeli settlement”, “the settlement of Orne”, not that of a lawsuit."""
    for c in tree.children[settlement]:
        if tree.lower[c] in {"in", "near", "on", "outside"} or tree.ent[c] in {"NORP", "GPE"} or tree.tag[c] == "JJS":
            return True
        if tree.lower[c] == "of" and (inner := tree.child(c, "pobj")) is not None:
            return tree.pos[inner] == "PROPN" or noun_type(tree.lemma[inner].lower()) == "Person"
    return False


def _ware(tree: Tree, head: int) -> str:
    """The noun with the word before it where the two together have an entry (“solar panel”); else ""."""
    before = head - 1
    if before < 0 or tree.head[before] != head or tree.dep[before] not in {"compound", "amod"}:
        return ""
    both = f"{tree.lower[before]} {tree.lemma[head].lower()}"
    return both if both in heads().nouns else ""


def _size(tree: Tree, parts: Sequence[int]) -> int:
    """How many words ``parts`` are: “U.S.-led” is one."""
    return sum(k == 0 or tree.end[k - 1] != tree.start[k] for k in parts)


def short_label(tree: Tree, head: int, first: int, last: int) -> str:
    """What to call the thing by: the head with its modifiers and a short “of” phrase, at most six words."""
    parts = [head]
    for child in reversed(tree.children[head]):
        if (
            first <= child < head
            and tree.dep[child] in _LABEL_PARTS
            and tree.tag[child] not in {"PRP$", "WP$", "CD", "DT"}
        ):
            span = list(range(max(tree.left[child], first), tree.right[child] + 1))
            if any(tree.dep[k] in {"relcl", "det"} for k in span) and tree.dep[child] != "poss":
                span = [child]
            if _size(tree, [*span, *parts]) > _LABEL_WORDS:
                break
            parts = span + parts
    of = next((c for c in tree.children[head] if c > head and tree.lower[c] == "of" and c <= last), None)
    if of is not None:
        tail = range(of, min(tree.right[of], last) + 1)
        inner = tree.child(of, "pobj")
        if _size(tree, [*parts, *tail]) > _LABEL_WORDS and inner is not None:
            tail = range(of, inner + 1)
        if _size(tree, [*parts, *tail]) <= _LABEL_WORDS:
            parts = parts + list(tail)
    while parts and parts[0] != head and not tree.text[parts[0]][0].isalnum():
        del parts[0]
    while parts and parts[-1] != head and not tree.text[parts[-1]][0].isalnum():
        del parts[-1]
    if parts[-1] - parts[0] + 1 == len(parts):
        return " ".join(tree.cut(parts[0], parts[-1]).split())
    return " ".join(tree.text[k] for k in parts if not tree.text[k].isspace())
