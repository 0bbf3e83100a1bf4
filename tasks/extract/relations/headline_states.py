"""“Dozens dead in bus crash”: what headlines say of somebody with an adjective, and no verb."""

from __future__ import annotations

from tasks.extract.annotations import TokenArgument, TokenRelation
from tasks.extract.relations.arguments import named_head, trim
from tasks.extract.relations.confidence import confidence
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL
from tasks.extract.trees.word_classes import is_adjective, is_verb
from tasks.ontology import words

_OPENING = frozenset(("'", "‘", '"', "“", "``"))
_CLOSING = frozenset(("'", "’", '"', "”", "''"))
_PARTS = frozenset((",", ":", ";", "–", "—", "-", "|"))
_INSIDE = frozenset((*NOMINAL, "NUM", "DET", "ADJ"))


def headline_states(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """Somebody or something, and behind it the adjective: a phrase in which adjectives stand before their noun else."""
    found = []
    for number, (first, end) in enumerate(tree.sentences):
        if tree.kind[number] != "headline":
            continue
        start = first
        for k in range(first, end):
            if tree.text[k] in _PARTS or tree.tag[k] == "CC":
                start = k + 1
            elif k > start and _is_state(tree, start, k, end):
                found.append(_be(tree, start, k, attribution_of))
    return found


def _is_state(tree: Tree, start: int, k: int, end: int) -> bool:
    word = tree.lower[k]
    if tree.tag[k] not in ("JJ", "JJR") and word not in words("headlines", "states"):
        return False
    if tree.pos[k] == "ADJ" and (not is_adjective(tree.lemma[k].lower()) or word in words("headlines", "behind_noun")):
        return False
    quoted = tree.text[k - 1] in _OPENING
    noun = k - 1 - quoted
    if noun < start or not (tree.tag[noun] in ("NN", "NNS", "NNP", "NNPS") or tree.pos[noun] == "NUM"):
        return False
    if not tree.text[k].islower() or any(
        tree.pos[j] not in _INSIDE and tree.lower[j] != "of" for j in range(start, noun)
    ):
        return False
    after = k + 1
    if after < end and quoted and tree.text[after] in _CLOSING:
        after += 1
    if after >= end or tree.pos[after] == "SPACE":
        return True
    if quoted:
        return tree.tag[after] in ("IN", "TO")
    if tree.pos[after] in VERBAL or is_verb(tree.lower[after]):
        return False
    return tree.tag[after] in ("IN", "CC", ",") or tree.text[after] in _PARTS


def _be(tree: Tree, start: int, k: int, attribution_of: dict[int, int]) -> TokenRelation:
    noun = k - 1 - (tree.text[k - 1] in _OPENING)
    last = k
    if tree.text[k - 1] in _OPENING:  # all that is quoted
        end = tree.sentences[tree.sentence[k]][1]
        last = next((j - 1 for j in range(k + 1, end) if tree.text[j] in _CLOSING), k)
    who = trim(tree, start, noun)
    head = named_head(tree, noun, noun)
    of = next((j for j in range(start, noun) if tree.lower[j] == "of"), None)
    arguments = [
        TokenArgument("subject", who, head if of is None else of - 1),
        TokenArgument("object", list(range(k, last + 1)), k),
    ]
    return TokenRelation(
        k,
        "be",
        [],
        arguments,
        "positive",
        attribution=attribution_of.get(k),
        confidence=confidence(("any", "apposition")),
    )
