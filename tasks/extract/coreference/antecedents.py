"""What a relative clause speaks of."""

from __future__ import annotations

from functools import cache

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Relative pronouns that stand for the antecedent.
RELATIVE = frozenset(("who", "whom", "which", "that"))
#: Adverbs between a noun and the participle that tells what became of it.
_SINCE = frozenset(("later", "since", "now", "once", "previously", "recently", "subsequently", "then", "eventually"))


def relative_head(tree: Tree, verb: int) -> int | None:
    """The relative clause's verb that ``verb`` belongs to: itself, or through complements (“who he said won”)."""
    for _ in range(4):
        if tree.dep[verb] == "relcl":
            return verb
        if tree.dep[verb] in ("ccomp", "xcomp", "conj", "pcomp", "prep"):
            verb = tree.head[verb]
        else:
            return None
    return None


def described(tree: Tree, verb: int) -> int | None:
    """The noun right before a participle that the parser hung on the main verb.

    “the plant, located near the front”; “Under the plan, approved by the cabinet, a levy …”; “a car later found empty”.
    """
    left = tree.left[verb]
    if left < 2 or left > verb:
        return None
    comma = tree.text[left - 1] == ","
    noun = left - 2 if comma else left - 1
    if tree.pos[noun] not in ("NOUN", "PROPN"):
        return None
    if not comma:
        return noun if tree.tag[verb] == "VBN" and tree.lower[left] in _SINCE and verb == left + 1 else None
    if tree.lower[verb] not in _telling_states():
        by = any(tree.dep[c] == "agent" for c in tree.children[verb])
        opens = tree.dep[noun] == "pobj" and tree.head[tree.head[noun]] == tree.head[verb] > verb
        certain = any(tree.dep[c] in ("det", "poss") for c in tree.children[noun])
        text = tree.lower[tree.head[noun]] == "under" or noun_type(tree.lemma[noun].lower()) == "CreativeWork"
        return noun if by and opens and certain and text else None
    while tree.pos[tree.head[noun]] in ("NOUN", "PROPN") and tree.head[noun] > noun:
        noun = tree.head[noun]
    return noun


@cache
def _telling_states() -> frozenset[str]:
    return words("predicates", "stative_participles") | words("predicates", "naming_participles")


def agreeing(tree: Tree, relative: int, noun: int) -> int:
    """The noun right before a relative clause, where only that agrees with its verb in number."""
    first = tree.left[relative]
    near = first - 1 if tree.text[first - 1] != "," else first - 2
    if tree.lower[first] not in RELATIVE:
        return noun
    if tree.lower[first] == "which" and (tree.ent[noun] == "PERSON" or _is_time(tree, noun)):
        return _thing_above(tree, noun)
    if tree.tag[noun] in ("NN", "NNP"):
        return _plural_above(tree, relative, noun)
    if near <= noun or tree.tag[noun] not in ("NNS", "NNPS"):
        return noun
    verbs = [relative, *(c for c in tree.children[relative] if tree.dep[c] in ("aux", "auxpass"))]
    singular = any(tree.tag[v] == "VBZ" or tree.lower[v] == "was" for v in verbs)
    fits = tree.tag[near] in ("NN", "NNP") and tree.dep[near] in ("pobj", "conj", "dobj")
    return near if singular and fits and tree.lower[first] != "that" else noun


def _plural_above(tree: Tree, relative: int, noun: int) -> int:
    """“towns in the desert which were poor”: the plural noun further out, where the verb is plural."""
    subject = tree.left[relative]
    verbs = [relative, *(c for c in tree.children[relative] if tree.dep[c] in ("aux", "auxpass") and c < relative)]
    plural = any(tree.lower[v] in ("were", "are", "have") for v in verbs)
    if not plural or tree.head[subject] != relative or tree.dep[subject] not in ("nsubj", "nsubjpass"):
        return noun
    if any(tree.dep[c] in ("cc", "conj") for c in tree.children[noun]) or tree.dep[noun] == "conj":
        return noun
    above = noun
    for _ in range(3):
        if tree.dep[above] != "pobj" or tree.pos[tree.head[tree.head[above]]] not in ("NOUN", "PROPN"):
            return noun
        above = tree.head[tree.head[above]]
        if tree.tag[above] in ("NNS", "NNPS"):
            return above
    return noun


def _thing_above(tree: Tree, noun: int) -> int:
    """“a letter by Ann Lee, which was burnt”: nobody is a “which”, nor is a time."""
    above = noun
    for _ in range(6):
        if tree.head[above] == above or tree.pos[above] in ("VERB", "AUX"):
            break
        above = tree.head[above]
        if (
            tree.pos[above] == "NOUN"
            and tree.ent[above] != "PERSON"
            and not _is_time(tree, above)
            and noun_type(tree.lemma[above].lower()) != "Person"
        ):
            return above
    return noun


def _is_time(tree: Tree, noun: int) -> bool:
    return tree.ent[noun] in ("DATE", "TIME") or tree.lemma[noun].lower() in ("time", "a.m.", "p.m.", "gmt")
