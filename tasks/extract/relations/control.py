"""Who is meant to do what an infinitive or gerund tells, by the verb that governs it."""

from __future__ import annotations

from functools import cache

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.passives import is_passive, lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_ACTING = ("Person", "Organization", "Group")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


@cache
def _prepositional_control() -> dict[str, list[str]]:
    table: dict[str, list[str]] = lexicon("predicates")["prepositional_control"]
    return table


def is_measure(tree: Tree, noun: int) -> bool:
    """“voted 62 to 41 to impeach”, “paid 4 dollars to enter”: nothing that could act."""
    if tree.pos[noun] == "NUM" or tree.ent[noun] in ("TIME", "MONEY", "PERCENT"):
        return True
    return tree.pos[noun] == "NOUN" and tree.lemma[noun].lower() in words("predicates", "spans")


@cache
def owned_nouns() -> frozenset[str]:
    """Nouns that somebody has, and that do not themselves do what their infinitive tells (“a plan to sell”)."""
    return _plan_nouns() | words("arguments", "owned")


@cache
def _plan_nouns() -> frozenset[str]:
    nouns: dict[str, list[str]] = lexicon("modality")["nouns"]
    return frozenset(word for group in nouns.values() for word in group)


def is_infinitive(tree: Tree, verb: int) -> bool:
    """“to sell”."""
    return any(tree.tag[c] == "TO" and c < verb for c in tree.children[verb])


def lacks_object(tree: Tree, verb: int) -> bool:
    """“work to do”, “a price to pay”: an infinitive whose object is the noun before it."""
    if lemma_of(tree, verb) not in words("arguments", "needing_object") or is_passive(tree, verb):
        return False
    if tree.lemma[tree.head[verb]].lower() in _plan_nouns():
        return False
    for c in tree.children[verb]:
        if (tree.dep[c] == "conj" and tree.child(c, "dobj") is not None) or (
            tree.dep[c] == "prep"
            and c == verb + 1
            and tree.lower[c] in ("into", "to", "of")
            and lemma_of(tree, verb) not in words("predicates", "ditransitive")
        ):
            return False  # “a tool to find and fight fires”, “the firm to buy into”
    return tree.child(verb, "dobj", "ccomp", "xcomp", "attr", "acomp") is None


def receiver(tree: Tree, verb: int) -> int | None:
    """Who is given something: “the firm” in “gave the firm a month to pay”."""
    given = tree.child(verb, "dative")
    if given is not None and tree.pos[given] == "ADP":
        return tree.child(given, "pobj")
    return given


def takes_time(tree: Tree, verb: int, object_: int) -> bool:
    """“It took two hours to reach the top”: nobody is named."""
    it = tree.child(verb, "nsubj")
    return it is not None and tree.lower[it] == "it" and lemma_of(tree, verb) == "take" and is_measure(tree, object_)


def had_by(tree: Tree, noun: int) -> int | None:
    """The verb that says who has the thing ``noun`` to do something (“need a permit to fish”).

    None where the noun can itself do what its infinitive tells (“hired a man to lead it”).
    """
    above = tree.head[noun]
    for _ in range(2):  # “use tools such as saws to …”
        if tree.dep[noun] == "pobj" and tree.lower[above] == "as" and tree.pos[tree.head[above]] == "NOUN":
            noun = tree.head[above]
            above = tree.head[noun]
    if tree.dep[noun] not in ("dobj", "attr") or tree.pos[above] not in ("VERB", "AUX"):
        return None
    if is_measure(tree, noun):
        return above
    there = any(tree.dep[c] == "expl" and tree.lower[c] == "there" for c in tree.children[above])  # no way to know
    if lemma_of(tree, above) == "do":  # “did nothing to stop it”
        return above
    if tree.pos[noun] == "PROPN" or not (there or lemma_of(tree, above) in words("predicates", "having")):
        return None
    if tree.pos[noun] == "PRON" or tree.lower[noun] in ("nothing", "anything", "something", "everything"):
        return above
    return None if noun_type(tree.lemma[noun].lower()) in _ACTING else above


def asked_with(tree: Tree, verb: int, infinitive: int) -> int | None:
    """“called on residents to stay calm”: who is to stay calm, after a preposition of ``verb``."""
    allowed = _prepositional_control().get(lemma_of(tree, verb), ())
    for c in tree.children[verb]:
        if tree.dep[c] == "prep" and verb < c < infinitive and tree.lower[c] in allowed:
            inside = preposition(tree, c)
            if inside is not None and tree.pos[inside[2]] in _NOMINAL:
                return inside[2]
    return None


def mistaken_object(tree: Tree, verb: int) -> int | None:
    """The subject of ``verb`` that the parser took for an object: “reported the road was closed”."""
    above = tree.head[verb]
    noun = tree.child(above, "dobj")
    if tree.dep[verb] != "ccomp" or noun is None or not above < noun < verb:
        return None
    if lemma_of(tree, above) in words("arguments", "telling") or (
        tree.pos[noun] == "PRON" and tree.lower[noun] in _ACCUSATIVE
    ):
        return None
    finite = tree.tag[verb] in ("VBD", "VBZ", "VBP")
    for c in tree.children[verb]:
        if tree.dep[c] in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "mark") or tree.tag[c] in _WH:
            return None
        finite = finite or (tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in ("MD", "VBD", "VBZ", "VBP"))
    gap = range(tree.right[noun] + 1, tree.left[verb])
    asides = any(tree.text[k] == "," for k in range(noun, tree.right[noun]))
    beside = all(
        tree.pos[k] == "ADV" or tree.text[k] in ('"', "“", "``") or (tree.text[k] == "," and asides) for k in gap
    )
    return noun if finite and beside and _agree(tree, noun, verb) else None


_ACCUSATIVE = frozenset(("me", "him", "them", "us", "her"))
_WH = frozenset(("WRB", "WDT", "WP", "WP$"))


def _agree(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the number of the verb, or of its auxiliary, does not speak against the noun."""
    plural = tree.tag[noun] in ("NNS", "NNPS") or any(tree.dep[c] == "conj" for c in tree.children[noun])
    for k in (verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass") and c < verb)):
        if plural and (tree.tag[k] == "VBZ" or tree.lower[k] == "was"):
            return False
        if (
            not plural
            and tree.tag[noun] == "NN"
            and (tree.lower[k] in ("are", "were") or (k == verb and tree.tag[k] == "VBP"))
        ):
            return False
    return True
