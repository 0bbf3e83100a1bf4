"""The verb group of a cue: auxiliaries, negation, particle, adverbs beside it, and verbs that only lead to it."""

from __future__ import annotations

from functools import cache

from tasks.extract.attributions.reporting_lexicon import (
    Reporting,
    cue_words,
    reporting_adjectives,
    reporting_verbs,
    verb_of_form,
)
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "ccomp", "oprd", "xcomp"})


def verb_entry(tree: Tree, v: int) -> tuple[Reporting | None, int | None]:
    """The lexicon's entry for the verb ``v``, with its particle if it has one that makes another verb of it."""
    verbs = reporting_verbs()
    lemma = tree.lemma[v].lower()
    for j in tree.children[v]:
        if v < j <= v + 4 and tree.dep[j] in _PARTICLES:
            entry = verbs.get(f"{lemma} {tree.lower[j]}")
            if entry is not None:
                return entry, j
    entry = verbs.get(lemma)
    other = _other_senses().get(lemma)
    if other and any(tree.lemma[c].lower() in other for c in tree.children[v] if tree.dep[c] in ("dobj", "dative")):
        return None, None
    if entry is None and tree.tag[v].startswith("VB"):
        entry = verb_of_form(tree.lower[v])
    return entry, None


@cache
def _other_senses() -> dict[str, list[str]]:
    table: dict[str, list[str]] = lexicon("reporting_words")["other_senses"]
    return table


def says(tree: Tree, v: int) -> bool:
    """Whether ``v`` is a verb that a quotation or a clause can follow."""
    entry, _ = verb_entry(tree, v)
    return entry is not None and ("quote" in entry.classes or "that" in entry.classes)


def verb_group(tree: Tree, v: int, particle: int | None = None) -> list[int]:
    """Tokens of the verb group around ``v``, sorted."""
    group = {v}
    if particle is not None:
        group.add(particle)
    for j in tree.children[v]:
        dep = tree.dep[j]
        if dep in _GROUP:
            group.add(j)
        elif dep == "advmod" and _belongs(tree, j, v):
            group.update(range(max(tree.left[j], j - 2), j + 1))
    first = min(group)
    for j in tree.children[v]:
        # an adverb right before the auxiliaries ("never would have said")
        if tree.dep[j] == "advmod" and j == first - 1 and _belongs(tree, j, v):
            group.add(j)
    return sorted(group)


def _belongs(tree: Tree, j: int, v: int) -> bool:
    """Whether the adverb ``j`` is part of the verb group: beside the verb, no comma between, no question word."""
    if tree.tag[j] not in ("RB", "RBR", "RBS") or tree.lower[j] in cue_words("loose_adverbs"):
        return False
    if j > v:
        return j == v + 1 and tree.lower[j].endswith("ly") and not tree.children[j]
    return all(tree.head[k] == v and tree.dep[k] in ("aux", "auxpass", "neg", "advmod") for k in range(j + 1, v))


def leading_verbs(tree: Tree, v: int) -> list[int]:
    """Verbs and adjectives that lead to ``v`` in one cue, the nearest first: *went on to* say, *is likely to* deny.

    Any verb leads whose infinitive ``v`` is, unless it attributes by itself (vowed to say); one that plans leads too.
    """
    found: list[int] = []
    top = v
    for _ in range(4):
        head = tree.head[top]
        if head >= top or tree.dep[top] not in ("xcomp", "advcl", "acomp"):
            break
        if tree.dep[top] == "advcl" and tree.lemma[head] != "go":
            break
        if tree.dep[top] == "xcomp" and not leads(tree, head):
            break
        found.append(head)
        top = head
    return found


def leads(tree: Tree, head: int) -> bool:
    """Whether an infinitive behind ``head`` is one cue with it."""
    if tree.pos[head] == "ADJ":
        return tree.lower[head] not in reporting_adjectives()
    if tree.pos[head] not in ("VERB", "AUX") or tree.child(head, "dobj", "nsubjpass") is not None:
        return False
    entry, _ = verb_entry(tree, head)
    return entry is None or entry.classes.get("to") == "plan" or not {"to", "raise"} & entry.classes.keys()
