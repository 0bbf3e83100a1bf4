"""In whose view something is so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.attributions.attributions import find_attributions
from tasks.extract.trees.tree import tree_of


def views(nlp: Language, text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution, content from its first word to its last."""
    tree = tree_of(nlp(text))
    return [
        (tree.cut(min(a.source), max(a.source)), tree.cut(min(a.content), max(a.content)))
        for a in find_attributions(tree, [])
        if a.source
    ]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("In the opinion of the mayor, the bridge is a danger.", ("the mayor", "the bridge is a danger")),
        ("In the mayor's opinion, the bridge is a danger.", ("the mayor", "the bridge is a danger")),
        ("By early reports, the fire began in the cellar.", ("early reports", "the fire began in the cellar")),
        ('To his critics, he is "a thief".', ("his critics", 'he is "a thief"')),
    ],
)
def test_whose_view_it_is(nlp: Language, text: str, view: tuple[str, str]) -> None:
    assert view in views(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "To his critics, he owed an answer.",
        "In the harbour of the town, the ship sank.",
        "By the end of the year, the mill had closed.",
    ],
)
def test_what_only_looks_like_a_view(nlp: Language, text: str) -> None:
    assert views(nlp, text) == []
