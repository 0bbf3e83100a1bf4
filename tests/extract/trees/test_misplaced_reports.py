"""Reports that the parser hung on the wrong word."""

from __future__ import annotations

from spacy.language import Language

from tasks.extract.trees.tree import tree_of


def test_what_stands_between_commas_is_believed_of_the_noun_before_it(nlp: Language) -> None:
    tree = tree_of(nlp("A man, believed to have driven the car, was arrested."))
    believed = tree.lower.index("believed")
    assert tree.lower[tree.head[believed]] == "man"
    assert tree.lower[tree.head[tree.lower.index("man")]] == "arrested"


def test_clause_after_a_time_is_what_was_insisted(nlp: Language) -> None:
    tree = tree_of(nlp("The owner insisted for years that he knew nothing."))
    assert tree.lower[tree.head[tree.lower.index("knew")]] == "insisted"
