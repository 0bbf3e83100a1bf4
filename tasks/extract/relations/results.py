"""Participles that tell what came of it all: “The vote failed, making her the winner”."""

from __future__ import annotations

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.passives import is_passive, lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_PERSONAL = {"him": ("he",), "her": ("she",), "it": ("it",), "them": ("they",)}


def tells_result(tree: Tree, verb: int, head: int) -> int | None:
    """The verb of the event that has the result told by ``verb``, if what did it is no single participant.

    It is ``head`` itself (“She was chosen, making her the first woman in office”), or the clause around it (“seized the
    bank after clients withdrew billions, making it the largest to fail”).

    Returns:
        None where the subject of ``head`` may well have done it (“The wave hit the port, killing ten people”).
    """
    if tree.tag[verb] != "VBG" or verb < head or tree.text[tree.left[verb] - 1] != ",":
        return None
    lemma = lemma_of(tree, verb)
    if lemma not in words("arguments", "resulting"):
        return None
    own = tree.child(verb, "dobj", "dative")
    if own is None or own < verb:
        small = tree.child(verb, "ccomp", "xcomp")
        own = None if small is None else tree.child(small, "nsubj")
    subject = next((c for c in tree.children[head] if tree.dep[c] in ("nsubj", "nsubjpass")), None)
    if own is not None and tree.lower[own] in _PERSONAL:
        climbed = _around(tree, head, subject, own)
        if climbed is not None:
            return climbed
        if subject is not None and _same(tree, subject, own) and tree.child(head, "dobj") is None:
            return head
    if lemma in words("arguments", "impersonal") and is_passive(tree, head) and tree.child(head, "agent") is None:
        return head
    if lemma in words("arguments", "only_resulting") and subject is not None and _somebody(tree, subject):
        return head
    return None


def _around(tree: Tree, head: int, subject: int | None, own: int) -> int | None:
    """The main verb, where ``head`` is in a clause of time whose plural subject cannot be meant by “it”."""
    above = tree.head[head]
    if tree.dep[head] != "advcl" or above > head or tree.pos[above] not in ("VERB", "AUX") or subject is None:
        return None
    plural = tree.tag[subject] in ("NNS", "NNPS") or tree.lower[subject] == "they"
    return above if plural and tree.lower[own] != "them" and tree.child(head, "mark", "advmod") is not None else None


def _same(tree: Tree, subject: int, pronoun: int) -> bool:
    """Whether the pronoun may mean the subject (so that this cannot have made it what it is)."""
    word = tree.lower[pronoun]
    if tree.pos[subject] == "PRON":
        return tree.lower[subject] in _PERSONAL[word]
    plural = tree.tag[subject] in ("NNS", "NNPS") or any(tree.dep[c] == "conj" for c in tree.children[subject])
    if word == "them" or plural:
        return word == "them" and plural
    person = tree.ent[subject] == "PERSON" or noun_type(tree.lemma[subject].lower()) == "Person"
    return person == (word != "it")


def _somebody(tree: Tree, subject: int) -> bool:
    if tree.pos[subject] == "PRON":
        return tree.lower[subject] in ("he", "she", "they", "we", "i", "who")
    if tree.pos[subject] == "PROPN":
        return tree.ent[subject] in ("PERSON", "ORG", "GPE", "NORP")
    return noun_type(tree.lemma[subject].lower()) in ("Person", "Organization", "Group")
