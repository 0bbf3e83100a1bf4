"""Chains of a text, for the tests of what stands for the same thing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="session")
def chains(nlp: Language) -> Callable[[str], list[list[str]]]:
    """Text → its chains, each as its mentions are written in it."""

    @cache
    def read(text: str) -> list[list[str]]:
        doc = nlp(text)
        annotate(doc)
        tree, mentions = tree_of(doc), doc._.triplewire_mentions
        return [
            [tree.cut(mentions[m].first, mentions[m].last) for m in chain.mentions] for chain in doc._.triplewire_chains
        ]

    return read
