"""Attributions that say how a clause is told, but not in whose words: “nobody knows”, “there is no doubt that”."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.nesting import is_testimony
from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree

#: What things do too, but in another sense: “the storm threatens to sink it”.
_OF_THINGS = ("threaten", "promise", "aim")


def voice(tree: Tree, attributions: list[TokenAttribution], number: int | None) -> int | None:
    """The attribution in whose words that stands which is the content of ``number``: itself, or the one around it.

    Args:
        tree: the parsed text.
        attributions: those of the text.
        number: index of the innermost attribution around a clause, if there is one.
    """
    for _ in range(20):
        if number is None or not is_nobodys(tree, attributions[number]):
            break
        number = attributions[number].within
    return number


def is_nobodys(tree: Tree, a: TokenAttribution) -> bool:
    """Whether nobody says it: “nobody knows that”, “it seems that”, “there is no doubt that”."""
    if a.verb_class == "seem" or (a.lemma == "suppose" and not a.source):
        return True  # “it seems to have sunk”, “he is supposed to rest”
    if a.verb_class in ("predict", "fear", "want", "plan") and _as(tree, a.head):
        return True  # “it sank, as he had feared”
    if a.verb_class == "doubt" and tree.pos[a.head] == "NOUN" and not a.source:
        return is_none(tree, a.head)
    if not a.source or a.source_head is None:
        return False
    if tree.lower[a.source_head] == "it" and a.lemma == "see" and any(tree.dep[i] == "auxpass" for i in a.cue):
        return True  # “it remains to be seen whether it will hold”
    return _no_one(tree, a.source_head) or (a.lemma in _OF_THINGS and _is_thing(tree, a.source_head))


def is_none(tree: Tree, noun: int) -> bool:
    """“there is no doubt”, “little doubt remains”, “there was not any question”."""
    verb = tree.head[noun]
    if any(tree.lower[c] in ("no", "little") for c in tree.children[noun] if c < noun):
        return True
    return tree.dep[noun] in ("dobj", "attr") and any(tree.dep[c] == "neg" for c in tree.children[verb])


def _is_thing(tree: Tree, noun: int) -> bool:
    """“the storm threatens to sink it”, “the law aims to end it”: what means nothing, since it is a thing."""
    lemma = tree.lemma[noun].lower()
    if tree.pos[noun] != "NOUN" or tree.ent[noun] or is_testimony(tree, noun) or lemma in cue_words("sides"):
        return False
    return noun_type(lemma) in ("Event", "Concept", "Product", "CreativeWork")


def _as(tree: Tree, verb: int) -> bool:
    marks = [c for c in tree.children[verb] if c < verb and tree.dep[c] in ("mark", "advmod")]
    return tree.dep[verb] == "advcl" and any(tree.lower[c] == "as" for c in marks)


def _no_one(tree: Tree, noun: int) -> bool:
    if tree.lower[noun] in cue_words("nobody"):
        return True
    before = [tree.lower[c] for c in tree.children[noun] if c < noun and tree.dep[c] in ("det", "neg")]
    return tree.pos[noun] != "PROPN" and ("no" in before or "neither" in before)
