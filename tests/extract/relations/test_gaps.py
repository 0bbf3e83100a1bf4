"""Objects that stand elsewhere: before a relative clause, or after the last of several verbs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def objects(nlp: Language) -> Callable[[str], dict[str, str]]:
    """Text → verb in the text → the word that names its object, “-” for none."""

    @cache
    def relations(text: str) -> dict[str, str]:
        doc = nlp(text)
        annotate(doc)
        tree = tree_of(doc)
        return {
            tree.text[r.head]: next((tree.text[a.head] for a in r.arguments if a.role == "object"), "-")
            for r in doc._.triplewire_relations
        }

    return relations


OBJECTS = [
    ("Police found and arrested him.", "found", "him"),
    ("The firm makes and sells boats.", "makes", "boats"),
    ("The court accused, fined and jailed the owner.", "accused", "owner"),
    ("It was a post she held and lost.", "held", "post"),
    ("It was a post she held and lost.", "lost", "post"),
    ("There is work to do.", "do", "work"),
    ("I have nothing left to sell.", "sell", "nothing"),
    ("It was a post she sold in May and gave to Ann Lee.", "gave", "post"),
    ("The king granted Ann Lee a full pardon.", "granted", "pardon"),
    ("It was the work they wanted him to do.", "do", "work"),
    ("They saw a ship they thought they would never see.", "see", "ship"),
    # not theirs
    ("The envoys gathered and held talks.", "gathered", "-"),
    ("He sang and she sold boats.", "sang", "-"),
    ("They smiled and bought boats.", "smiled", "-"),
    ("The union had the right to complain and seek help.", "complain", "-"),
]


@pytest.mark.parametrize(("text", "verb", "object_"), OBJECTS)
def test_object_is_found_where_it_stands(
    text: str, verb: str, object_: str, objects: Callable[[str], dict[str, str]]
) -> None:
    assert objects(text)[verb] == object_
