"""Relations of a sentence or a headline in one line each, for the tests of repairs that show in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of

#: What stands below a headline, so that it is one.
_BODY = "\n\nThe man left his home on Monday. Nobody saw him after that day in the town.\n"


@pytest.fixture(scope="session")
def told(nlp: Language) -> Callable[[str], list[str]]:
    """A sentence → its relations as “subject | lemma | object”, each argument from its first word to its head."""

    @cache
    def read(text: str) -> list[str]:
        return _relations(nlp, text, len(text))

    return read


@pytest.fixture(scope="session")
def headline_told(nlp: Language) -> Callable[[str], list[str]]:
    """A headline → its relations, like :func:`told`; text stands below it."""

    @cache
    def read(line: str) -> list[str]:
        return _relations(nlp, line + _BODY, len(line))

    return read


def _relations(nlp: Language, text: str, end: int) -> list[str]:
    doc = nlp(text)
    annotate(doc)
    tree, found = tree_of(doc), []
    for r in doc._.triplewire_relations:
        if tree.start[r.head] < end:
            of = {a.role: tree.cut(a.tokens[0], max(a.tokens[0], a.head)) for a in r.arguments}
            found.append(f"{of.get('subject', '-')} | {r.lemma} | {of.get('object', '-')}")
    return found
