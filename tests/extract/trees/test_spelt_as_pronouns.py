"""Names that are spelt like pronouns, in capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.trees.repairs import repair
from tasks.extract.trees.tree import Tree
from tests.extract.told import read


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("WHO sent nurses", "WP", "NNP"),
        ("Who sent nurses", "WP", "WP"),
        ("WHO SENT NURSES", "WP", "WP"),  # nobody can tell
        ("US sent nurses", "PRP", "NNP"),
        ("HE sent nurses", "PRP", "PRP"),
    ],
)
def test_only_a_name_in_capitals_is_no_pronoun(
    hand_doc: Callable[..., Doc], text: str, tag: str, expected: str
) -> None:
    pos = ["PRON", "VERB", "NOUN"]
    tree = Tree(hand_doc(text, heads=[1, 1, 1], deps=["nsubj", "ROOT", "dobj"], tags=[tag, "VBD", "NNS"], pos=pos))
    repair(tree)
    assert tree.tag[0] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "WHO said that the fever had reached Orne.",
        "Nurses, who were tired, left. WHO thanked them.",
        "In March WHO declared an emergency.",
        "WHO: Fever spreads in Orne",
    ],
)
def test_an_agency_spelt_like_a_pronoun_is_named(nlp: Language, text: str) -> None:
    tree, found = read(nlp, text)
    assert [(m.type, m.kind) for m in found.triplewire_mentions if tree.text[m.head] == "WHO"] == [
        ("Organization", "name")
    ]
