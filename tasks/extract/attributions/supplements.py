"""What an article adds on its own to a noun of what somebody says: “he said that Orne, a maker of locks, had closed”.

Appositions and relative clauses that commas set off are no part of what is reported, unless they stand in its
quotation marks (Potts, The Logic of Conventional Implicatures, 2005); restrictive ones are.
"""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_BREAKS = frozenset((",", "—", "–", "--", "("))
_MEASURES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"))
_AFTERTHOUGHTS = frozenset(("dobj", "npadvmod", "attr", "oprd", "conj"))
_PRONOUNS = frozenset(("who", "whose", "whom", "which", "where"))


@dataclass(frozen=True, slots=True)
class Supplement:
    """Tokens ``first`` to ``last`` (both included), around ``head``."""

    head: int
    first: int
    last: int


def supplements_around(tree: Tree, i: int) -> list[Supplement]:
    """Supplements that hold token ``i``, the innermost first."""
    found = []
    for _ in range(60):
        if is_supplement(tree, i):
            found.append(Supplement(i, tree.left[i], tree.right[i]))
        if tree.head[i] == i:
            break
        i = tree.head[i]
    return found


def is_supplement(tree: Tree, i: int) -> bool:
    """Whether the phrase around ``i`` is an aside to the noun that it hangs on."""
    noun, first = tree.head[i], tree.left[i]
    if noun >= first or tree.text[first - 1] not in _BREAKS:
        return False
    if tree.dep[i] in _AFTERTHOUGHTS and tree.lower[first] in ("a", "an", "the"):  # “ignored it, a claim they deny”
        return tree.lemma[i].lower() in words("nominalizations", "comments.nouns")
    if tree.dep[i] in ("relcl", "advcl") and tree.pos[noun] in ("VERB", "AUX"):
        denied = tree.lower[first] == "which" and tree.dep[first] == "dobj"  # “that it had lied, which the firm denied”
        return denied or is_reaction(tree, i)
    if tree.pos[noun] not in ("NOUN", "PROPN", "NUM"):
        return False
    if tree.dep[i] == "appos":
        listed = tree.pos[i] == tree.pos[noun] and any(tree.dep[c] == "cc" for c in tree.children[i])
        return tree.pos[i] in ("NOUN", "PROPN", "PRON") and not listed
    if tree.dep[i] == "acl":  # “Orne, founded in 1890, has closed”; at the end it may tell of the whole clause
        after = tree.right[i] + 1
        return tree.tag[i] == "VBN" and first == i and after < tree.head[noun] and tree.text[after] in _BREAKS
    if tree.dep[i] != "relcl":
        return False
    pronoun = next((k for k in range(first, min(first + 4, len(tree))) if tree.lower[k] in _PRONOUNS), None)
    return pronoun is not None and not _tells_what_came_of_it(tree, i, noun, pronoun)


def is_reaction(tree: Tree, verb: int) -> bool:
    """“announced plans to close it, sending its shares down”: what announcing it did, not what closing it will."""
    above = tree.head[verb]
    if tree.tag[verb] != "VBG" or tree.dep[verb] != "advcl" or tree.left[verb] != verb or verb < above:
        return False
    if tree.text[verb - 1] != ",":
        return False
    thing = tree.child(verb, "dobj")
    if thing is not None and tree.lemma[thing].lower() in words("modality", "outcomes.feelings"):
        return tree.lemma[verb].lower() in words("modality", "outcomes.raising")  # “…, raising fears that it will rain”
    if tree.lemma[verb].lower() not in words("modality", "outcomes.reactions"):
        return False
    to_come = any(tree.tag[c] == "MD" for c in tree.children[above] if tree.dep[c] == "aux")
    return tree.dep[above] == "acl" or (tree.dep[above] == "ccomp" and to_come)


def _tells_what_came_of_it(tree: Tree, verb: int, noun: int, pronoun: int) -> bool:
    """“prices had doubled in a year, which angered voters”: the parse hangs it on the year, but it is about it all."""
    if tree.lower[pronoun] != "which" or tree.dep[pronoun] != "nsubj" or tree.head[pronoun] != verb:
        return False
    if tree.ent[noun] in _MEASURES:
        return True
    following = tree.text[tree.right[verb] + 1] if tree.right[verb] + 1 < len(tree) else "."
    whole = following != "," and tree.lemma[verb].lower() in words("reporting_words", "outcomes")
    if any(tree.dep[c] == "xcomp" and c > verb for c in tree.children[verb]) and tree.lemma[verb] == "threaten":
        return False  # “the opposition, which has threatened to leave”
    return whole and tree.tag[noun] not in ("NNP", "NNPS")
