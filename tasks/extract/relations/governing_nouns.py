"""What nouns and adjectives do to the clause behind them: “the risk of it bursting”, “too weak to carry it”."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon


@cache
def governing_nouns() -> dict[str, str]:
    """Nouns in base form → what the infinitive or gerund after them is: “negative” or a modality."""
    return {word: kind for kind, group in lexicon("modality")["nouns"].items() for word in group}


def degree(tree: Tree, adjective: int, scope: Scope) -> None:
    """“too weak to work” does not work, “strong enough to carry it” may carry it."""
    for c in tree.children[adjective]:
        if tree.lower[c] == "too" and c < adjective:
            scope.negate(c)
            scope.weaken("possible")
        elif (
            tree.lower[c] == "enough"
            and tree.dep[c] == "advmod"
            and tree.lower[adjective] not in modal_words("lucky", "adjectives")
        ):
            scope.weaken("possible", c)


def prospect(tree: Tree, verb: int, noun: int, scope: Scope) -> None:
    """“the risk of the dam bursting”, “a danger that it bursts”: no more than that."""
    if tree.tag[verb] == "VBG" and tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "of":
        noun = tree.head[tree.head[noun]]
    elif tree.child(verb, "mark") is None and not _that(tree, verb):
        return
    word = tree.lemma[noun].lower()
    none = any(tree.lower[c] == "no" for c in tree.children[noun] if c < noun)
    none = none or any(tree.dep[c] == "neg" for c in tree.children[tree.head[noun]])
    if none and word in modal_words("proofs", "words"):
        scope.weaken("possible", noun)  # “no evidence that it paid”
    elif tree.pos[noun] == "NOUN" and word in modal_words("prospects", "words"):
        scope.weaken(governing_nouns().get(word, "possible"), noun)


def _that(tree: Tree, verb: int) -> bool:
    """“no evidence that he paid”, read as a relative clause, has a subject besides its “that”."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    return tree.lower[tree.left[verb]] == "that" and own is not None and own > tree.left[verb]


def gerund(tree: Tree, prep: int, scope: Scope) -> None:
    """“a plan for closing it”, “the risk of losing it”."""
    role, above = tree.lower[prep], tree.head[prep]
    if role in ("of", "at", "for", "on", "to"):
        kind = governing_nouns().get(tree.lemma[above].lower()) if tree.pos[above] == "NOUN" else None
        if kind is not None and kind != "negative":
            scope.weaken(kind, above)
        elif role == "at" and tree.lemma[above].lower() in ("aim", "direct"):
            scope.weaken("future", above)
