"""What somebody is, said before the clause tells of them: “A father of three, Ann Lee works in a mine”."""

from __future__ import annotations

from tasks.extract.annotations import TokenRelation
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.appositions import be_relation
from tasks.extract.relations.arguments import phrase
from tasks.extract.trees.tree import Tree

_LOOSE = ("dep", "npadvmod", "advcl", "nsubj", "appos", "ccomp", "parataxis")


def fronted(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """The relations “be” of descriptions that open a sentence, set off by a comma from the subject they describe."""
    found = []
    for first, end in tree.sentences:
        start = first + (tree.text[first] in ('"', "“", " "))
        if start + 3 >= end or tree.lower[start] not in ("a", "an", "one", "once", "now"):
            continue
        noun = next((k for k in range(start + 1, min(end, start + 8)) if _describes(tree, k, first)), None)
        if noun is None:
            continue
        comma = tree.right[noun] + 1
        if comma + 1 >= end or tree.text[comma] != ",":
            continue
        subject = _subject(tree, tree.head[noun], comma)
        if subject is None or subject == noun or tree.left[subject] != comma + 1:
            continue
        who, what = phrase(tree, subject, before=tree.head[subject]), phrase(tree, noun)
        if subject in who and noun in what:
            found.append(be_relation(who, subject, what, noun, attribution_of.get(noun), "apposition"))
    return found


def _describes(tree: Tree, k: int, first: int) -> bool:
    """Whether ``k`` heads a noun phrase for one person that hangs loosely on the clause behind it."""
    if tree.tag[k] != "NN" or tree.dep[k] not in _LOOSE or tree.left[k] > first + 1 or tree.head[k] < k:
        return False
    kind = noun_type(tree.lemma[k].lower()) == "Person"
    return kind and not any(tree.dep[c] in ("conj", "cc") for c in tree.children[k])


def _subject(tree: Tree, verb: int, comma: int) -> int | None:
    """The person that the clause of ``verb`` is about, named right behind the comma."""
    for c in tree.children[verb]:
        if c > comma and tree.dep[c] in ("nsubj", "nsubjpass") and c < verb:
            named = tree.pos[c] == "PROPN" and tree.ent[c] not in ("GPE", "LOC", "DATE", "FAC")
            return c if named or tree.lower[c] in ("he", "she") else None
    return None
