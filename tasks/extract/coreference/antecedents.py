"""What a relative clause speaks of."""

from __future__ import annotations

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree

#: Relative pronouns that stand for the antecedent.
RELATIVE = frozenset(("who", "whom", "which", "that"))


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


def agreeing(tree: Tree, relative: int, noun: int) -> int:
    """The noun right before a relative clause, where only that agrees with its verb in number."""
    first = tree.left[relative]
    near = first - 1 if tree.text[first - 1] != "," else first - 2
    if tree.lower[first] not in RELATIVE:
        return noun
    if tree.lower[first] == "which" and tree.ent[noun] == "PERSON":
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
    """“a letter by Ann Lee, which was burnt”: nobody is a “which”."""
    above = noun
    for _ in range(6):
        if tree.head[above] == above or tree.pos[above] in ("VERB", "AUX"):
            break
        above = tree.head[above]
        if (
            tree.pos[above] == "NOUN"
            and tree.ent[above] != "PERSON"
            and noun_type(tree.lemma[above].lower()) != "Person"
        ):
            return above
    return noun
