"""Whom a report cites: “the paper, citing two officials, said that …” has its news from the officials."""

from __future__ import annotations

from dataclasses import replace

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.nesting import is_testimony
from tasks.extract.attributions.sources import phrase
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree

_TELLERS = ("Person", "Organization", "Group")
_TOLD = frozenset(("say", "claim", "confirm", "believe", "predict"))


def cite(tree: Tree, found: list[TokenAttribution]) -> dict[int, int]:
    """Makes of each “citing somebody” beside a report an attribution of what is reported, inside that report.

    Args:
        tree: the parsed text.
        found: attributions of the text, changed in place.

    Returns:
        Index of each attribution that it made → index of the report around it.
    """
    citing: dict[int, int] = {}
    at = {a.head: n for n, a in enumerate(found)}
    for n, a in enumerate(found):
        report = at.get(tree.head[a.head]) if a.lemma == "cite" and tree.tag[a.head] == "VBG" else None
        source = tree.child(a.head, "dobj")
        if report is None or source is None or tree.dep[a.head] != "advcl" or not _tells(tree, source):
            continue
        told = found[report]
        if told.verb_class not in _TOLD or a.head in told.content:
            continue
        found[n] = replace(
            a, kind=told.kind, source=phrase(tree, source, a.head), source_head=source, cue=[a.head],
            content=[i for i in told.content if not tree.left[a.head] <= i <= tree.right[a.head]],
            addressee_head=None, verb_class="say",
        )  # fmt: skip
        citing[n] = report
    return citing


def _tells(tree: Tree, noun: int) -> bool:
    """Whether somebody, or a document, is cited, and no reason (“citing high costs”)."""
    if tree.ent[noun] in ("PERSON", "ORG", "NORP"):
        return True
    lemma = tree.lemma[noun].lower()
    return tree.pos[noun] == "NOUN" and (noun_type(lemma) in _TELLERS or is_testimony(tree, noun))
