"""What is read out of a text, in one line a relation, for tests that look at nothing else."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import Tree, tree_of

#: What stands below a headline, so that it is one.
_BODY = "\n\nThe man left his home on Monday. Nobody saw him after that day in the town.\n"


def read(nlp: Language, text: str) -> tuple[Tree, Any]:
    """The tree of ``text``, published on Wednesday, 14 August 2024, and its annotations (``triplewire_…``)."""
    doc = nlp(text)
    doc._.triplewire_published = "2024-08-14"
    annotate(doc)
    return tree_of(doc), doc._


def relations_of(nlp: Language, text: str) -> list[str]:
    """The relations of ``text`` as “subject | lemma | object”, each argument from its first word to its head."""
    return _lines(nlp, text, len(text))


def relations_of_headline(nlp: Language, line: str) -> list[str]:
    """The relations of a headline, below which some text stands."""
    return _lines(nlp, line + _BODY, len(line))


def _lines(nlp: Language, text: str, end: int) -> list[str]:
    tree, annotations = read(nlp, text)
    found = []
    for r in annotations.triplewire_relations:
        if tree.start[r.head] < end:
            of = {a.role: tree.cut(a.tokens[0], max(a.tokens[0], a.head)) for a in r.arguments}
            found.append(f"{of.get('subject', '-')} | {r.lemma} | {of.get('object', '-')}")
    return found
